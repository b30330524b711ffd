"""The pages of reports, claims and statements: the text whole, marks that lead somewhere, hostile text inert."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from page_words import Page
from starlette.testclient import TestClient

from onrecord.inquiry.report_page import ReportPage
from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import Filters, open_record, read_into
from onrecord.vocabulary import Report

ALL = "?layers=statements&layers=claims&layers=actors&layers=places&layers=times&layers=quantities"
HOSTILE = Report(
    id="host/ile one?#<x>",
    url="javascript:alert(1)",
    publisher="<b>Bold</b> {{7*7}}",
    published="2025-03-02",
    headline="<img src=x onerror=alert(1)> {% raw %} \u202eevil",
    text=(
        "Peru\u202e attacked Chile on 1 March 2025, <script>alert('x')</script> the \"minister\" Rui Sarmento said."
        f"\r\n\r\n{'W' * 3000} Chile denied that.\n\n[x](javascript:alert(1)) {{{{ config }}}} &lt;b&gt; "
        "\u05d0\u05d1\u05d2 Peru's army said Chile \u2066attacked\u2069 the port.</article></main>"
    ),
)


@pytest.fixture
def hostile(record_path: Path, reader: Reader, serving: Callable[..., TestClient]) -> TestClient:
    with open_record(record_path) as record:
        read_into(record, [HOSTILE], reader)
        bring_up_to_date(record, record.codebook)
    return serving()


def report_ids(path: Path) -> list[str]:
    with open_record(path) as record:
        return [one.id for one in record.reports()]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("layers", ["", ALL, "?layers=none"])
def test_a_report_is_shown_whole_whatever_is_marked(client: TestClient, asked_record: Path, layers: str) -> None:
    with open_record(asked_record) as record:
        for one in report_ids(asked_record):
            page = Page(client.get(f"/reports/{one}{layers}").text)
            text = squeezed(record.annotations(one).report.text)
            shown = squeezed(page.words["text"])
            for word in ("pagefurniture", "chatter", "caption", "keypoints"):
                shown = shown.replace(word, "") if word not in text else shown
            assert text in shown.partition("Whatthemarksmean")[0], one


def test_pages_are_well_formed_and_marks_lead_to_what_they_mark(client: TestClient, asked_record: Path) -> None:
    for one in report_ids(asked_record):
        page = Page(client.get(f"/reports/{one}{ALL}").text)
        assert not page.unbalanced, one
        assert len(page.ids) == len(set(page.ids)), one
        assert not {href[1:] for href in page.hrefs if href.startswith("#")} - set(page.ids), one


def test_nesting_shows_as_levels(client: TestClient) -> None:
    page = Page(client.get("/reports/border-wire-4b9b9c19").text)
    edges = {found["class"] for tag, found in page.tags if tag == "i"}
    assert {"edge open depth-0", "edge open depth-1", "edge close depth-1"} <= edges


def test_layers_are_asked_for_in_the_address(client: TestClient) -> None:
    address = "/reports/border-wire-4b9b9c19"
    assert "mark-time" not in client.get(address).text
    only = client.get(f"{address}?layers=none&layers=times").text
    assert "mark-time" in only
    assert "mark-evidence" not in only
    checked = [
        found["value"] for tag, found in Page(only).tags if found.get("type") == "checkbox" and "checked" in found
    ]
    assert checked == ["times"]
    refused = client.get(f"{address}?layers=verbs")
    assert refused.status_code == 400
    assert "no layer" in refused.text


def test_twin_and_api_give_the_struct(client: TestClient) -> None:
    twin = client.get(f"/reports/border-wire-4b9b9c19.json{ALL}")
    assert twin.content == client.get(f"/api/v1/reports/border-wire-4b9b9c19{ALL}").content
    told = msgspec.json.decode(twin.content, type=ReportPage)
    claim = told.claims[0]
    one = client.get(f"/api/v1/claims/{claim.id}").json()
    assert one["claim"]["sentence"] == claim.sentence
    statement = client.get(f"/api/v1/statements/{told.statements[0].id}").json()
    assert statement["statement"]["quote"] == told.statements[0].quote
    assert client.get(f"/api/v1/claims/{told.statements[0].id}").json()["code"] == "not-a-claim"
    assert client.get(f"/api/v1/statements/{claim.id}").json()["code"] == "not-a-statement"
    assert client.get("/api/v1/reports/border-wire-4b9b9c19?as_of=2025-01-01").json()["code"] == "not-yet"


def test_a_claim_says_all_beside_its_report(client: TestClient, asked_record: Path) -> None:
    with open_record(asked_record) as record:
        claims = [one for one in record.claims(Filters(report="howitzer-denial-c537fb5d")) if one.holders]
    page = Page(client.get("/reports/howitzer-denial-c537fb5d").text)
    for claim in claims:
        card = page.words[f"claim-{claim.id.rpartition('/')[2]}"]
        for word in (claim.factuality.value, claim.modality.value, "Why it was read so", claim.trigger.text):
            assert word in card, (claim.id, word)
        assert f"/statements/{claim.holders[0]}" in page.hrefs


def test_hostile_text_stays_text(hostile: TestClient) -> None:
    for address in (f"/reports/{quote(HOSTILE.id)}{ALL}", "/corrections"):
        answer = hostile.get(address)
        assert answer.status_code == 200
        page = Page(answer.text)
        assert not page.unbalanced
        assert not [found for tag, found in page.tags if tag == "script" and "src" not in found]
        assert not [tag for tag, _ in page.tags if tag in ("img", "x", "iframe", "object")]
        assert not [name for _, found in page.tags for name in found if name.startswith("on")]
        assert not [href for href in page.hrefs if not re.match(r"/|#|https?://", href)]
    report = hostile.get(f"/reports/{quote(HOSTILE.id)}{ALL}")
    page = Page(report.text)
    assert not set(report.text) & set("\u202e\u2066\u2069\r")
    words = page.words["text"]
    assert "⟦U+202E⟧" in words
    assert "⟦U+000D⟧" not in words
    for told in ("<script>alert('x')</script>", "{{ config }}", "&lt;b&gt;", "</article></main>", "[x](javascript:"):
        assert told in words
    assert "javascript:alert(1)" in page.words["main"]
    assert [tag for tag, _ in page.tags].count("bdi") == 3
    claims = [one for one in page.ids if re.fullmatch(r"claim-c\d+", one)]
    assert claims
    for one in claims:
        claim = hostile.get(f"/claims/{quote(HOSTILE.id)}/{one.removeprefix('claim-')}")
        assert claim.status_code == 200
        assert "<script>alert" not in claim.text


def test_only_web_addresses_are_links(client: TestClient, asked_record: Path) -> None:
    page = Page(client.get("/reports/border-wire-4b9b9c19").text)
    assert not [href for href in page.hrefs if href.startswith("file:")]
    assert "file:///" in page.words["main"]
