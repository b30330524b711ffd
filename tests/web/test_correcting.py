"""Correcting in the browser: forms change the record, the ledger follows, and one comes back to where one was."""

from pathlib import Path

import pytest
from page_words import Page
from starlette.datastructures import FormData
from starlette.testclient import TestClient

from onrecord.record import ClaimOnRecord, open_record
from onrecord.vocabulary import Factuality, UsageError
from onrecord.web.correction_forms import changes_in
from onrecord.web.going_back import own_address
from onrecord.web.security.forms import COOKIE, FIELD

REPORT = "border-wire-4b9b9c19"


def claim_of(path: Path, *, holders: bool = True) -> ClaimOnRecord:
    """A claim of the report with an actor on both sides."""
    with open_record(path) as record:
        return next(
            one
            for one in record.claims()
            if one.report == REPORT and one.actors and one.recipients and bool(one.holders) == holders
        )


def send(own_client: TestClient, action: str, follow: bool = False, **fields: object):  # type: ignore[no-untyped-def]
    """Send a form as our own page would."""
    own_client.get("/corrections")
    mark = own_client.cookies[COOKIE]
    return own_client.post(f"/corrections/{action}", data={FIELD: mark, **fields}, follow_redirects=follow)


def fields_shown(own_client: TestClient, claim: str) -> dict[str, object]:
    """What the form on a claim's page holds when nothing is touched."""
    page = Page(own_client.get(f"/claims/{claim}").text)
    chosen: dict[str, object] = {}
    select = ""
    for tag, found in page.tags:
        if tag == "select":
            select = found["name"]
        elif tag == "option" and "selected" in found:
            chosen[select] = found["value"]
    texts = {name: page.fields(name)[0] for name in ("since", "until", "object")}
    return chosen | texts | {name: page.fields(name) for name in ("actors", "recipients")} | {"claim": claim}


def test_a_claim_is_rejected_and_the_ledger_follows(own_client: TestClient, record_path: Path) -> None:
    claim = claim_of(record_path)
    with open_record(record_path) as record:
        matters = {one.matter for one in record.parts_in_matters([claim.id])}
    back = f"/reports/{REPORT}?layers=claims#claim-{claim.id.rpartition('/')[2]}"
    answer = send(own_client, "reject", claim=claim.id, why="a film", back=back)
    assert (answer.status_code, answer.headers["location"]) == (303, back)
    with open_record(record_path) as record:
        made = list(record.corrections())
        assert [(one.target, one.by, one.why) for one in made] == [(claim.id, "Ines Okafor", "a film")]
        assert not record.ledger_is_behind()
        assert not record.parts_in_matters([claim.id])
    assert matters
    page = Page(own_client.get(f"/reports/{REPORT}").text)
    assert "It counts nowhere" in page.words[f"claim-{claim.id.rpartition('/')[2]}"]
    assert "a film" in own_client.get("/corrections").text


def test_an_untouched_form_changes_nothing(own_client: TestClient, record_path: Path) -> None:
    for holders in (True, False):
        claim = claim_of(record_path, holders=holders)
        answer = send(own_client, "change", **fields_shown(own_client, claim.id))
        assert answer.status_code == 422
        assert "already as you would have it" in answer.text


def test_what_is_changed_in_the_form_is_changed_and_undone(own_client: TestClient, record_path: Path) -> None:
    claim = claim_of(record_path)
    fields = fields_shown(own_client, claim.id) | {"factuality": "PS-", "since": "2025-03", "until": "2025-03"}
    fields["recipients"] = ["Kazakhstan"]
    assert send(own_client, "change", **fields).headers["location"] == "/corrections"
    told = own_client.get(f"/api/v1/claims/{claim.id}").json()["claim"]
    assert (told["factuality"], told["review"]) == ("PS-", "changed")
    assert (told["time"]["from"], told["time"]["to"]) == ("2025-03-01", "2025-03-31")
    assert [one["id"] for one in told["recipients"]] == ["KAZ"]
    assert [one["id"] for one in told["actors"]] == list(claim.actors)
    assert send(own_client, "undo", number="1").status_code == 303
    again = own_client.get(f"/api/v1/claims/{claim.id}").json()["claim"]
    assert (again["factuality"], again["review"]) == (claim.factuality.value, None)
    assert send(own_client, "undo", number="1").status_code == 409


def test_accepting_reports_actors_and_forecasts(own_client: TestClient, record_path: Path) -> None:
    claim = claim_of(record_path)
    with open_record(record_path) as record:
        forecast = next(iter(record.matters(["forecast"]))).id
        event = next(one.id for one in record.matters(["event"]) if len(record.claims_in_matters([one.id])) > 1)
        members = [one.claim for one in record.claims_in_matters([event]) if one.role == "member"]
    done = [
        send(own_client, "accept", claim=claim.id),
        send(own_client, "set", report=REPORT, published="2025-03-15", publisher="Lakes Wire"),
        send(own_client, "merge", first="KGZ", second="TJK", why="a test"),
        send(own_client, "part", target="KGZ", others="TJK"),
        send(own_client, "settle", forecast=forecast, outcome="unclear", claims=[claim.id]),
        send(own_client, "part", target=event, others=members[:1]),
    ]
    assert [one.status_code for one in done] == [303] * len(done)
    head = own_client.get(f"/api/v1/reports/{REPORT}").json()
    assert (head["published"], head["publisher"]) == ("2025-03-15", "Lakes Wire")
    log = own_client.get("/api/v1/corrections").json()
    assert [one["done"] for one in log["corrections"]] == [
        "parted",
        "settled",
        "parted",
        "merged",
        "publisher set",
        "date set",
        "accepted",
    ]
    assert log["corrections"][-1]["about"]
    assert own_client.get("/corrections?before=3").text.count("<li value=") == 2


@pytest.mark.parametrize(
    ("action", "fields", "status"),
    [
        ("reject", {}, 400),
        ("reject", {"claim": "no-such/c1"}, 404),
        ("change", {"claim": REPORT}, 404),
        ("settle", {"forecast": "x", "outcome": "maybe"}, 400),
        ("part", {"target": "KGZ"}, 422),
        ("set", {"report": REPORT, "published": "2025-03"}, 400),
        ("undo", {"number": "one"}, 404),
        ("undo", {"number": "²"}, 404),
        ("burn", {}, 404),
    ],
)
def test_what_cannot_be_done_is_told(own_client: TestClient, action: str, fields: dict[str, str], status: int) -> None:
    answer = send(own_client, action, **fields)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert "Nothing has been corrected" in own_client.get("/corrections").text


def test_forms_of_others_are_refused(own_client: TestClient, record_path: Path) -> None:
    own_client.get("/corrections")
    claim = claim_of(record_path)
    for mark in ("", "A" * 43):
        answer = own_client.post("/corrections/reject", data={FIELD: mark, "claim": claim.id}, follow_redirects=False)
        assert answer.status_code == 403
    assert "Nothing has been corrected" in own_client.get("/corrections").text


def test_a_name_in_the_form_is_the_actor_of_the_claim(record_path: Path) -> None:
    with open_record(record_path) as record:
        claim = claim_of(record_path)
        names = record.named(claim.actors)
        shown = [("actors", names[one].name) for one in claim.actors]
        same = changes_in(record, claim, FormData([*shown, ("actors", " ")]))
        other = changes_in(record, claim, FormData([("actors", "Kazakhstan"), ("factuality", "CT-")]))
        with pytest.raises(UsageError) as caught:
            changes_in(record, claim, FormData([("modality", "sure")]))
    unset = changes_in(record, claim, FormData([]))
    assert same == unset
    assert (other.actors, other.factuality) == (("Kazakhstan",), Factuality.CERTAINLY_NOT)
    assert caught.value.code == "unknown-value"


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/",
        "//news.example/",
        "/\\news.example",
        "javascript:alert(1)",
        "",
        "reports",
        "/a\nb",
    ],
)
def test_no_form_leads_to_another_site(address: str) -> None:
    assert own_address(address, "/corrections") == "/corrections"


def test_a_form_leads_back_to_the_place() -> None:
    for back in ("/reports/a%20b?layers=none&as_of=2025#claim-c1", "/actors/person/søren"):
        assert own_address(back) == back
