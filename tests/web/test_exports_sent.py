"""Lists sent whole: a few at a time, and each leaves its place whatever becomes of it."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from onrecord.vocabulary import OnrecordError
from onrecord.web import exporting
from onrecord.web.crowd import Crowd
from onrecord.web.exporting import WholeList


def _send(answer: WholeList, send: Send) -> None:
    async def receive() -> Message:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    scope: Scope = {"type": "http", "asgi": {"spec_version": "2.3"}}
    waiting: Receive = receive
    with ThreadPoolExecutor(1) as apart:  # a browser's test may have left its loop in this thread
        apart.submit(asyncio.run, answer(scope, waiting, send)).result()


def _is_free(crowd: Crowd) -> bool:
    try:
        with crowd:
            return True
    except OnrecordError:
        return False


def _whole(crowd: Crowd, closed: list[str]) -> WholeList:
    def pieces() -> Iterator[bytes]:
        try:
            yield b"one"
            yield b"two"
        finally:
            closed.append("closed")

    return WholeList(pieces, crowd, "text/plain", {})


def test_one_who_takes_nothing_in_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "STALLED", 0.01)
    crowd, closed = Crowd(1), list[str]()
    answer = _whole(crowd, closed)
    assert not _is_free(crowd)

    async def stalled(message: Message) -> None:
        if message.get("body"):
            await asyncio.sleep(60)

    _send(answer, stalled)
    assert closed == ["closed"]
    assert _is_free(crowd)


def test_a_list_that_is_sent_leaves_its_place() -> None:
    crowd, closed = Crowd(1), list[str]()
    sent = bytearray()

    async def taken(message: Message) -> None:
        sent.extend(message.get("body", b""))

    _send(_whole(crowd, closed), taken)
    assert sent == b"onetwo"
    assert closed == ["closed"]
    assert _is_free(crowd)


def test_a_list_that_cannot_be_made_takes_no_place() -> None:
    def broken() -> Iterator[bytes]:
        raise OnrecordError("unknown-value", "No such thing.")

    crowd = Crowd(1)
    with pytest.raises(OnrecordError, match="No such thing"):
        WholeList(broken, crowd, "text/plain", {})
    assert _is_free(crowd)


def test_when_too_many_are_sent_others_are_told_to_come_again(own_client: TestClient) -> None:
    own_client.app.state.exporting = Crowd(0)  # type: ignore[attr-defined]
    answer = own_client.get("/events.csv")
    assert answer.status_code == 503
    assert answer.json()["code"] == "too-busy"
