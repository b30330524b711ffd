"""Adding and correcting by the API: strict bodies, jobs to follow, and what is sent again is harmless."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.record import open_record
from onrecord.web.jobs import Jobs

API = "/api/v1"
TEXT = "Guyana praised Bhutan on Tuesday."


@pytest.fixture
def still(own_client: TestClient) -> TestClient:
    """A client of a server whose jobs wait: nothing is read."""
    jobs_of(own_client).stop()
    return own_client


def jobs_of(client: TestClient) -> Jobs:
    found: Jobs = client.app.state.jobs  # type: ignore[attr-defined]
    return found


def spooled(own_client: TestClient, job: str, number: int) -> bytes:
    jobs = jobs_of(own_client)
    return (jobs.record.with_name(f"{jobs.record.name}.jobs") / job / str(number)).read_bytes()


def test_one_report_and_several_and_where_to_follow_them(still: TestClient) -> None:
    one = {"text": TEXT, "id": "tents", "publisher": "Andes Post", "published": "2024-10-04", "headline": "Tents"}
    answer = still.post(f"{API}/reports", json=one)
    assert answer.status_code == 202
    job = answer.json()
    assert answer.headers["location"] == f"{API}/jobs/{job['id']}"
    assert (job["state"], job["by"], job["inputs"][0]["name"]) == ("waiting", "Ines Okafor", "Tents")
    assert msgspec.json.decode(spooled(still, job["id"], 1)) == one
    page = {"html": "<html><p>Guyana praised Bhutan.</p></html>", "publisher": "Fjord Courier"}
    several = still.post(f"{API}/reports", json={"reports": [one, page]}).json()
    assert [one["kind"] for one in several["inputs"]] == ["text", "page"]
    assert several["inputs"][1]["publisher"] == "Fjord Courier"
    assert still.get(f"{API}/jobs/{several['id']}").json()["inputs"] == several["inputs"]
    assert [one["id"] for one in still.get(f"{API}/jobs").json()["jobs"]] == [several["id"], job["id"]]


@pytest.mark.parametrize(
    ("kind", "name"),
    [("text/plain; charset=utf-8", "report.txt"), ("text/html", "page.html"), ("application/x-ndjson", "batch.jsonl")],
)
def test_texts_pages_and_batches_are_kept_as_they_come(still: TestClient, kind: str, name: str) -> None:
    body = f"{TEXT}\r\n".encode()
    where = f"{API}/reports?publisher=Andes%20Post&url=https://news.example/a"
    job = still.post(where, content=body, headers={"content-type": kind}).json()
    assert [(one["name"], one["publisher"], one["url"]) for one in job["inputs"]] == [
        (name, "Andes Post", "https://news.example/a")
    ]
    assert spooled(still, job["id"], 1) == body


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("reports", b"{", (400, "not-understood")),
        ("reports", b'{"text":"\\ud800"}', (400, "not-understood")),
        ("reports", b"[]", (422, "not-as-described")),
        ("reports", b"{}", (422, "not-as-described")),
        ("reports", b'{"text":"a","html":"b"}', (422, "not-as-described")),
        ("reports", b'{"html":"b","id":"c"}', (422, "not-as-described")),
        ("reports", b'{"text":"a","colour":"b"}', (422, "not-as-described")),
        ("reports", b'{"reports":[]}', (422, "not-as-described")),
        ("reports", b'{"text":" "}', (400, "upload-empty")),
        ("reports", b'{"text":"a","published":"soon"}', (422, "published-invalid")),
        ("addresses", b'{"url":"ftp://news.example/a"}', (422, "address-invalid")),
        ("addresses", b'{"url":5}', (422, "not-as-described")),
        ("corrections", b'{"action":"burn","claim":"c"}', (422, "not-as-described")),
        ("corrections", b'{"action":"change","claim":"c","changes":{"colour":"b"}}', (422, "not-as-described")),
        ("corrections", b'{"action":"reject","claim":"c"}', (404, "unknown-id")),
    ],
)
def test_bodies_are_taken_strictly(still: TestClient, path: str, body: bytes, told: tuple[int, str]) -> None:
    answer = still.post(f"{API}/{path}", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == told
    assert answer.headers["content-type"] == "application/problem+json"
    assert jobs_of(still).list() == []


def test_what_a_form_of_another_site_could_send_is_no_json(still: TestClient) -> None:
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data", ""):
        for path in ("reports", "addresses", "corrections"):
            answer = still.post(f"{API}/{path}", content=b"{}", headers={"content-type": kind})
            assert (answer.status_code, answer.json()["code"]) == (415, "media-type")
    body, kind = b'{"action":"reject","claim":"c"}', "text/plain"
    assert still.post(f"{API}/corrections", content=body, headers={"content-type": kind}).status_code == 415


def test_addresses_are_taken_where_they_are_fetched(still: TestClient, serving: Callable[..., TestClient]) -> None:
    job = still.post(f"{API}/addresses", json={"url": "https://news.example/a", "published": "2024-10-04"}).json()
    assert (job["inputs"][0]["kind"], job["inputs"][0]["published"]) == ("address", "2024-10-04")
    refused = serving(fetching=False).post(f"{API}/addresses", json={"url": "https://news.example/a"})
    assert (refused.status_code, refused.json()["code"]) == (403, "fetching-off")


def test_jobs_are_tried_again_and_taken_away(still: TestClient) -> None:
    job = still.post(f"{API}/reports", json={"text": TEXT}).json()["id"]
    assert still.post(f"{API}/jobs/{job}/retry").json()["code"] == "job-not-to-retry"
    assert still.delete(f"{API}/jobs/{job}").status_code == 204
    assert still.delete(f"{API}/jobs/{job}").json()["code"] == "unknown-job"


def test_corrections_are_made_and_undone(own_client: TestClient, record_path: Path) -> None:
    with open_record(record_path) as record:
        claim = next(one for one in record.claims() if one.actors)
        report = claim.report
    where = f"{API}/claims/{claim.id}"
    assert own_client.get(where).json()["claim"]["review"] is None
    wish = {"action": "change", "claim": claim.id, "changes": {"factuality": "PS-"}, "why": "a test"}
    answer = own_client.post(f"{API}/corrections", json=wish)
    assert answer.status_code == 201
    (made,) = answer.json()["corrections"]
    assert (made["action"], made["by"], made["why"]) == ("change", "Ines Okafor", "a test")
    assert own_client.get(where).json()["claim"]["factuality"] == "PS-"
    undone = own_client.delete(f"{API}/corrections/{made['number']}").json()["corrections"]
    assert [one["undone_by"] for one in undone] == ["Ines Okafor"]
    assert own_client.get(where).json()["claim"]["factuality"] == claim.factuality
    assert own_client.delete(f"{API}/corrections/{made['number']}").json()["code"] == "already-undone"
    head = {"action": "set", "report": report, "published": "2025-03-15", "publisher": "Lakes Wire"}
    assert len(own_client.post(f"{API}/corrections", json=head).json()["corrections"]) == 2
    others = [
        {"action": "accept", "claim": claim.id},
        {"action": "merge", "first": "KGZ", "second": "TJK"},
        {"action": "part", "target": "KGZ", "others": ["TJK"]},
    ]
    for one in others:
        assert own_client.post(f"{API}/corrections", json=one).status_code == 201, one
    assert not own_client.app.state.record.ledger_is_behind()  # type: ignore[attr-defined]
