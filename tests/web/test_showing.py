"""A view answers as a page, as its twin and under the API, and again only when the record has changed."""

import re
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.inquiry.front_page import FrontPage
from onrecord.record import open_record


def test_page_twin_and_api_tell_the_same(client: TestClient) -> None:
    twin = client.get("/brief.json?since=2024-01-01")
    assert twin.content == client.get("/api/v1/brief?since=2024-01-01").content
    told = msgspec.json.decode(twin.content, type=FrontPage)
    page = client.get("/?since=2024-01-01")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert told.brief.sections
    for section in told.brief.sections:
        assert section.title in page.text


def test_an_answer_that_still_holds_is_not_sent_again(client: TestClient) -> None:
    for path in ("/", "/api/v1/brief"):
        first = client.get(path)
        again = client.get(path, headers={"if-none-match": first.headers["etag"]})
        assert again.status_code == 304, path
        assert not again.content


def test_a_corrected_record_gives_new_answers(own_client: TestClient, record_path: Path) -> None:
    path = "/api/v1/brief?since=2024-01-01"
    first = own_client.get(path)
    with open_record(record_path) as record:
        claim = next(iter(record.claims()))
        record.reject(claim.id, by="Ines Okafor")
    own_client.app.state.freshness.changed()  # type: ignore[attr-defined]
    again = own_client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 200
    assert again.json()["brief"]["claims"] == first.json()["brief"]["claims"] - 1


def test_what_cannot_be_asked_is_told_in_both_languages(client: TestClient) -> None:
    page = client.get("/?since=yesterday")
    assert page.status_code == 400
    assert "is not a date" in page.text
    problem = client.get("/api/v1/brief?since=yesterday")
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["code"] == "not-a-date"
    assert problem.json()["status"] == 400


@pytest.mark.parametrize(
    "page", ["/?since=2025-01-01&until=2025-12-31", "/scenario?question=Tanzania attacks Mozambique"]
)
def test_a_long_page_tells_first_what_stands_on_it(client: TestClient, page: str) -> None:
    text = client.get(page).text
    leads = re.findall(r'href="#([^"]+)"', text[text.index('aria-label="On this page"') :].partition("</nav>")[0])
    assert len(leads) > 1
    assert len({*leads}) == len(leads)
    assert all(text.count(f' id="{one}"') == 1 for one in leads)
    assert text.count('class="brief-section"') == len(leads)


def test_a_case_of_which_nothing_is_on_record_has_no_sections_to_go_to(client: TestClient) -> None:
    text = client.get("/scenario?question=Venezuela attacks Guyana").text
    assert "Nothing on record bears on that" in text
    assert "On this page" not in text
