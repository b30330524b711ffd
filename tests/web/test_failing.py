"""What nobody foresaw: a plain page that tells nothing, safe as any other, and a log that tells the rest."""

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.settings import Settings
from onrecord.vocabulary import RecordError
from onrecord.web.app import create
from onrecord.web.security.headers import HEADERS, NOT_SHARED
from onrecord.web.settings import WebSettings


@pytest.fixture(scope="module")
def fails(asked_record: Path) -> Iterator[Callable[[Exception], Any]]:
    """`fails(error)`: the answer of an application at an address where `error` is raised."""
    app = create(WebSettings(general=Settings(record=str(asked_record))))

    def fail() -> None:
        raise app.state.error

    app.add_api_route("/fails", fail)
    with TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False) as client:

        def answer(error: Exception) -> Any:
            app.state.error = error
            return client.get("/fails?words=spy")

        yield answer


def test_an_unforeseen_failure_is_as_safe_as_any_answer(fails: Callable[[Exception], Any]) -> None:
    answer = fails(ValueError("/srv/secret/onrecord.db"))
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert {name: answer.headers.get(name) for name, _ in HEADERS} == dict(HEADERS)


@pytest.mark.parametrize("code", ["record-locked", "record-full", "too-costly"])
def test_what_may_pass_can_be_tried_again(fails: Callable[[Exception], Any], code: str) -> None:
    answer = fails(RecordError(code, "It does not work now."))
    assert answer.status_code >= 500
    assert '<a class="button" href="/fails?words=spy">Try again</a>' in answer.text
    assert f"<code>{code}</code>" in answer.text


def test_a_page_of_an_error_leads_on(client: TestClient) -> None:
    for path, told in (("/events/event/none", "All events"), ("/claims?since=yesterday", "All claims")):
        page = client.get(path).text
        assert f'<a class="button" href="/{told.split()[1]}">{told}</a>' in page
        assert "Try again" not in page
    assert "All " not in client.get("/nowhere").text


@pytest.mark.parametrize(
    ("asked", "told", "ways"),
    [
        (
            "/events?size=0&type=AID",
            ["<h1><code>size</code> must be 1 or more.</h1>"],
            {"Ask without it": "/events?type=AID", "All events": "/events"},
        ),
        (
            "/claims?confidence=sure&size=x&as_of=soon-after-that",
            [
                "<code>confidence</code> must be a number.",
                "<code>size</code> must be a whole number.",
                "<code>as_of</code> must not be longer than 10 characters.",
            ],
            {"Ask without them": "/claims", "All claims": "/claims", "Back to the brief": "/"},
        ),
        ("/network?most=1000&since=2025", ["<code>most</code> must be 200 or less."], {"Ask again": "/network"}),
        (
            "/events?type=ASALT",
            ["There is no type &#39;ASALT&#39;.", "Did you mean ASSAULT"],
            {"All events": "/events"},
        ),
        ("/claims?factuality=sure", ["There is no factuality &#39;sure&#39;."], {"All claims": "/claims"}),
        (
            "/events?after=nonsense&size=5",
            ["is no place in this list.", "Take <code>next</code> or <code>previous</code>"],
            {"From the beginning": "/events?size=5"},
        ),
        ("/map?as_of=soon", ["&#39;soon&#39; is not a date."], {"Ask again": "/map", "Back to the brief": "/"}),
        ("/events?type=A" + 60 * "&type=A", ["<code>type</code> must not be given more than 50 times."], {}),
    ],
)
def test_what_cannot_be_asked_is_told_in_words_and_can_be_put_right(
    client: TestClient, asked: str, told: list[str], ways: dict[str, str]
) -> None:
    answer = client.get(asked)
    assert answer.status_code in (400, 422)
    assert not [one for one in told if one not in answer.text]
    assert "Input should" not in answer.text
    found = re.findall(r'<a class="button" href="([^"]*)">([^<]*)</a>', answer.text)
    assert set(ways.items()) <= {(words, address) for address, words in found}


def test_no_page_leads_on_with_a_day_that_is_none(client: TestClient) -> None:
    page = client.get("/events?as_of=soon").text
    assert "soon" in page
    assert "as_of=soon" not in page
    assert 'value="soon"' not in page
    assert "as_of=2030-01" in client.get("/events?as_of=2030-01").text


def test_whoever_names_nobody_on_record_can_look_for_others(client: TestClient) -> None:
    page = client.get("/between?a=Norway&b=Xyzzyland&as_of=2030").text
    assert 'href="/actors?as_of=2030"' in page
    assert 'class="button" href="/between?as_of=2030"' in page
    assert 'href="/actors?words=zzyzx"' in client.get("/search?words=zzyzx").text


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://127.0.0.1:8765/claims/a/c1?as_of=2030", "/claims/a/c1?as_of=2030"),
        ("http://elsewhere.example/claims/a/c1", ""),
        ("http://127.0.0.1:8765//elsewhere.example", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_what_failed_leads_back_to_the_page_where_it_was_sent(client: TestClient, referer: str, back: str) -> None:
    """And never to another site's."""
    page = client.post("/corrections/accept", data={"claim": "a/c1"}, headers={"referer": referer})
    assert page.status_code >= 400
    assert ("Back to where you were" in page.text) is bool(back)
    assert "elsewhere" not in page.text
    assert f'<a class="button" href="{back}">' in page.text or not back


def test_the_log_has_what_callers_are_not_told(
    fails: Callable[[Exception], Any], caplog: pytest.LogCaptureFixture
) -> None:
    error = RecordError("record-io", "/srv/secret/onrecord.db cannot be read.")
    with caplog.at_level(logging.WARNING, "onrecord.web"):
        answer = fails(error)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    (line,) = [one.getMessage() for one in caplog.records if one.name == "onrecord.web"]
    assert line == "500 record-io GET /fails: /srv/secret/onrecord.db cannot be read."


def test_a_line_of_the_log_is_one_line_without_tokens(
    serving: Callable[..., TestClient], caplog: pytest.LogCaptureFixture
) -> None:
    secret = f"onrecord_{'x' * 43}"
    with caplog.at_level(logging.WARNING, "onrecord.web"):
        serving(host="0.0.0.0").get(
            f"/reports/a%0A500%20internal%1B[2J?token={secret}.json", headers={"authorization": f"Bearer {secret}"}
        )
    (line,) = [one.getMessage() for one in caplog.records if one.name == "onrecord.web"]
    assert line.startswith("401 token-needed GET /reports/a 500 internal\\x1b[2J: ")
    assert secret not in line


@pytest.mark.parametrize("path", ["/glossary", "/api", "/problems", "/api/v1/openapi.json", "/events.csv"])
def test_whatever_is_kept_is_asked_for_again(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == NOT_SHARED
