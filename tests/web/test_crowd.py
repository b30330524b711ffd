"""Many who ask for the same: one does the work, and nobody waits for ever."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated

import pytest
from fastapi import Depends, Request
from msgspec import Struct
from starlette.testclient import TestClient

from onrecord.vocabulary import OnrecordError
from onrecord.web.crowd import Turns
from onrecord.web.showing import Views

MANY = 6


class Answered(Struct, frozen=True, kw_only=True):
    """An answer, and which one of those that were made it is."""

    number: int


def test_a_page_that_many_ask_for_at_once_is_made_once(own_client: TestClient) -> None:
    made: list[int] = []
    all_here = threading.Barrier(MANY)
    views = Views(tag="search")

    def together(request: Request) -> None:
        all_here.wait(30)

    @views.answer("/costly", title="Costly")
    def costly(_: Annotated[None, Depends(together)]) -> Answered:
        made.append(1)
        return Answered(number=len(made))

    views.add_to(own_client.app)  # type: ignore[arg-type]
    with ThreadPoolExecutor(MANY) as pool:
        answers = list(pool.map(lambda _: own_client.get("/api/v1/costly"), range(MANY)))
    assert [one.json() for one in answers] == [{"number": 1}] * MANY


def test_one_key_waits_for_itself_alone() -> None:
    turns = Turns(patience=0)
    with turns.turn("a"):
        with turns.turn("b"):
            pass
        with pytest.raises(OnrecordError) as raised, turns.turn("a"):
            pass
        assert raised.value.code == "too-busy"
    with turns.turn("a"):
        pass
