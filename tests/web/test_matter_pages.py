"""Pages of events, disputes, ties, transfers, agreements, forecasts and actors, over the samples."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.inquiry.agreement_page import AgreementPage
from onrecord.inquiry.event_page import EventPage
from onrecord.inquiry.forecast_page import ForecastPage
from onrecord.inquiry.matters import matters_asked
from onrecord.inquiry.relation_pages import TiePage, TransferPage
from onrecord.record import Filters, open_record
from onrecord.record.tokens import Role

PAGES = {
    "event": EventPage,
    "dispute": EventPage,
    "agreement": AgreementPage,
    "forecast": ForecastPage,
    "tie": TiePage,
    "transfer": TransferPage,
}

PAGES_A_KIND = 25
"""Of so many matters of a kind the pages are looked at, or a few more: the samples hold several hundred alike."""


@pytest.fixture(scope="module")
def ids(asked_record: Path) -> dict[str, list[str]]:
    """The ids of all matters of the samples, by kind."""
    found: dict[str, list[str]] = {kind: [] for kind in PAGES}
    with open_record(asked_record) as record:
        for row, _ in matters_asked(record, list(PAGES), Filters()):
            found[row.kind].append(row.id)
    return found


@pytest.mark.parametrize("kind", PAGES)
def test_matters_have_pages_that_cite_their_claims(client: TestClient, ids: dict[str, list[str]], kind: str) -> None:
    assert ids[kind]
    for one in ids[kind][:: max(1, len(ids[kind]) // PAGES_A_KIND)]:
        page = client.get(f"/{kind}s/{one}")
        assert page.status_code == 200, one
        told = client.get(f"/{kind}s/{one}.json")
        assert told.content == client.get(f"/api/v1/{kind}s/{one}").content, one
        made = msgspec.json.decode(told.content, type=PAGES[kind])
        accounts = getattr(made, "accounts", None) or getattr(made, "lines", ())
        for line in accounts:
            assert f'href="/claims/{line.id}"' in page.text, one
            assert f'href="/reports/{line.report}' in page.text, one


@pytest.mark.parametrize("kind", PAGES)
def test_what_is_not_on_record_is_told_so(client: TestClient, kind: str) -> None:
    page = client.get(f"/{kind}s/{kind}/nowhere/c1")
    assert page.status_code == 404
    assert "has the id" in page.text
    problem = client.get(f"/api/v1/{kind}s/{kind}/nowhere/c1")
    assert (problem.status_code, problem.json()["code"]) == (404, "unknown-id")


def test_a_dispute_stands_in_two_sides(client: TestClient, ids: dict[str, list[str]]) -> None:
    for one in ids["dispute"]:
        page = client.get(f"/disputes/{one}").text
        assert page.count('class="side side-says"') == page.count('class="side side-denies"') == 1


def test_obligations_of_an_agreement_are_sentences(client: TestClient, ids: dict[str, list[str]]) -> None:
    pages = [unescape(client.get(f"/agreements/{one}").text) for one in ids["agreement"]]
    assert any(re.search(r"Rwanda must \w+", page) for page in pages)


def test_the_board_links_every_forecast_that_it_shows(client: TestClient, ids: dict[str, list[str]]) -> None:
    board = client.get("/api/v1/forecasts/board").json()
    shown = [line["id"] for column in ("open", "due", "settled") for line in board[column]["lines"]]
    assert sum(board[column]["total"] for column in ("open", "due", "settled")) == len(ids["forecast"])
    page = client.get("/forecasts/board").text
    assert all(f'href="/forecasts/{one}"' in page for one in shown)


def test_a_page_keeps_the_day_as_of_which_it_is_asked(client: TestClient, ids: dict[str, list[str]]) -> None:
    page = client.get(f"/events/{ids['event'][0]}?as_of=2026-01-01").text
    page = page[page.index("<main") : page.index("</main>")]
    assert 'href="/actors/' in page
    assert not re.search(r'href="/(?:actors|claims|events)/[^"?]*"', page)


def test_as_of_a_day_before_the_first_report_there_is_no_event(client: TestClient, ids: dict[str, list[str]]) -> None:
    answer = client.get(f"/events/{ids['event'][0]}?as_of=1999")
    assert answer.status_code in (404, 409, 422)
    assert "nothing is on record" in answer.text


def test_who_may_correct_finds_forms_and_who_reads_finds_none(
    serving: Callable[..., TestClient], ids: dict[str, list[str]], record_path: Path
) -> None:
    editor, reader = serving(), serving(host="0.0.0.0", names=("127.0.0.1",))
    with open_record(record_path) as record:
        token = record.create_token(Role.READER, name="Ama")
    headers = {"authorization": f"Bearer {token.secret}"}
    event = next(one for one in ids["event"] if len(editor.get(f"/api/v1/events/{one}").json()["accounts"]) > 1)
    forms = {
        f"/events/{event}": ("/corrections/merge", "/corrections/part"),
        f"/forecasts/{ids['forecast'][0]}": ("/corrections/settle",),
    }
    for path, targets in forms.items():
        for target in targets:
            assert f'action="{target}"' in editor.get(path).text
            assert f'action="{target}"' not in reader.get(path, headers=headers).text


def test_forms_offer_the_claims_of_an_event_to_be_parted(client: TestClient, ids: dict[str, list[str]]) -> None:
    event = next(one for one in ids["event"] if len(client.get(f"/api/v1/events/{one}").json()["accounts"]) > 1)
    page = client.get(f"/events/{event}").text
    claims = [line["id"] for line in client.get(f"/api/v1/events/{event}").json()["accounts"]]
    assert re.findall(r'name="others" value="([^"]+)"', page) == claims
    assert f'name="target" value="{event}"' in page


def send(client: TestClient, page: str, action: str, **fields: object) -> None:
    """Send a form that stands on a page, as a browser would."""
    mark = re.search(r'name="form_mark" value="([^"]+)"', page)
    assert mark is not None
    assert f'action="/corrections/{action}"' in page
    answer = client.post(f"/corrections/{action}", data={"form_mark": mark[1], **fields}, follow_redirects=False)
    assert answer.status_code == 303, answer.text


def test_a_forecast_is_settled_from_its_page(own_client: TestClient, ids: dict[str, list[str]]) -> None:
    forecast = next(
        one for one in ids["forecast"] if own_client.get(f"/api/v1/forecasts/{one}").json()["standing"] != "settled"
    )
    page = own_client.get(f"/forecasts/{forecast}").text
    send(own_client, page, "settle", forecast=forecast, outcome="did not", why="read on")
    told = own_client.get(f"/api/v1/forecasts/{forecast}").json()
    assert (told["standing"], told["forecast"]["outcome"]) == ("settled", "did not")
    assert told["score"] is None or told["score"]["wrong"] == 1
    board = own_client.get("/api/v1/forecasts/board").json()
    assert forecast in [line["id"] for line in board["settled"]["lines"]]


def test_a_ticked_claim_is_parted_from_its_event(own_client: TestClient, ids: dict[str, list[str]]) -> None:
    event = next(
        one for one in ids["event"] if len(own_client.get(f"/api/v1/events/{one}").json()["event"]["claims"]) > 2
    )
    before = own_client.get(f"/api/v1/events/{event}").json()["event"]["claims"]
    parted = next(one for one in before if event != f"event/{one}")
    send(own_client, own_client.get(f"/events/{event}").text, "part", target=event, others=[parted])
    after = own_client.get(f"/api/v1/events/{event}").json()["event"]["claims"]
    assert set(after) == set(before) - {parted}


def test_two_events_are_merged_from_the_page_of_one(
    own_client: TestClient, ids: dict[str, list[str]], record_path: Path
) -> None:
    first, second = [one for one in ids["event"] if one.startswith("event/air-strike")][1:3]
    claims = [
        claim for one in (first, second) for claim in own_client.get(f"/api/v1/events/{one}").json()["event"]["claims"]
    ]
    send(own_client, own_client.get(f"/events/{first}").text, "merge", first=first, second=second, why="one strike")
    with open_record(record_path) as record:
        events = {one.matter for one in record.parts_in_matters(claims) if one.matter.startswith("event/")}
    (merged,) = events
    assert set(own_client.get(f"/api/v1/events/{merged}").json()["event"]["claims"]) >= set(claims)


def test_the_year_of_a_line_is_no_first_of_january(client: TestClient) -> None:
    """What is dated by a month or year alone is told so, on whatever page a line of it stands."""
    shown = 0
    for one in client.get("/api/v1/events?size=200").json()["rows"]:
        first, last = one["from"] or "", one["to"] or ""
        if not one["actors"] or (first[7:], first[:7]) != ("-01", last[:7]) or first == last:
            continue
        did = client.get(f"/api/v1/actors/{one['actors'][0]}").json()["did"]["lines"]
        if any((line["id"], line["until"]) == (one["id"], last) for line in did):
            page = client.get(f"/actors/{one['actors'][0]}").text
            line = page[page.index(f'href="/events/{one["id"]}"') :].partition("</li>")[0]
            assert f'<time datetime="{first[:7]}">{first[:7]}</time>' in line
            shown += 1
    assert shown
