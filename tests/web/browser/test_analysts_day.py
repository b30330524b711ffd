"""An analyst's day: add reports, find a dispute, open the evidence, correct a claim, share and export a view."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import window
from playwright.sync_api import Browser, Page, expect
from quarrel_reports import write_quarrel

from benchmarks.serving import Server, served
from conftest import BY

SAMPLES = Path(__file__).parents[3] / "samples"
SOME = ("air_strike.html", "howitzer_denial.txt")
"""A page and a text, to be read beside the quarrel."""
READING = 90_000
"""Milliseconds for a process to load the parser and read some reports, on a busy machine."""
WHY = "The minister speaks of what he was told."


@pytest.fixture
def new_server(chromium: Browser, tmp_path: Path) -> Iterator[Server]:
    """A server over a record in which nothing is yet."""
    with served(tmp_path / "onrecord.db", environ={"ONRECORD_BY": BY}) as running:
        yield running


@pytest.mark.timeout(400)
@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_the_day(chromium: Browser, new_server: Server, tmp_path: Path, javascript: bool) -> None:
    """With scripts it begins with more reports than are needed for the quarrel; without, with these alone."""
    some = [SAMPLES / name for name in SOME] if javascript else []
    with window(chromium, new_server, javascript=javascript) as page:
        add(page, [*some, *write_quarrel(tmp_path / "quarrel")])
        claim = open_evidence_of_dispute(page)
        correct(page)
        shared, shown = narrow_down(page)
        take_away(page, shown)
    # Somebody else, who has just been sent the addresses.
    with window(chromium, new_server, javascript=not javascript) as page:
        page.goto(claim)
        expect(page.locator(".review")).to_contain_text(f"by {BY}")
        expect(page.locator(".sure-pr-2b-").first).to_be_visible()
        page.goto("/corrections")
        expect(page.locator("main")).to_contain_text(WHY)
        page.goto(shared)
        assert page.locator("table.list tbody tr").all_inner_texts() == shown
        expect(page.get_by_label("Actor")).to_have_value("Gabon")


def add(page: Page, files: list[Path]) -> None:
    """Add files of a report each through the page, and see them read."""
    page.goto("/")
    expect(page.locator("main h1")).to_have_text("Nothing on record yet")
    page.get_by_role("link", name="Add reports").first.click()
    page.get_by_label("Texts, saved web pages or JSON Lines").set_input_files(files)
    page.get_by_role("button", name="Add the files").click()
    expect(page).to_have_url(re.compile("/jobs/"))
    expect(page.locator(".job-state")).to_contain_text(re.compile("waits|is being read|Read", re.IGNORECASE))
    expect(page.get_by_role("heading", name="Reports on record")).to_be_visible(timeout=READING)
    expect(page.locator(".job-state")).to_have_text(re.compile(r"^\s*Read\s*\.\s*$"), timeout=READING)
    expect(page.locator(".count-new")).to_have_text(str(len(files)))
    expect(page.locator(".count-failed")).to_have_text("0")


def open_evidence_of_dispute(page: Page) -> str:
    """Find the dispute, look at both sides, and open the claim in the text of its report; the claim's address."""
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Disputes").click()
    page.locator("table.list").get_by_role("link", name=re.compile("Fiji.*Gabon")).click()
    expect(page.locator(".side-says")).to_contain_text("Aurelie Mba")
    expect(page.locator(".side-denies")).to_contain_text("Jone Tuilagi")
    page.locator(".side-says li").filter(has_text="Port-Gentil").get_by_role("link", name="the claim").click()
    claim = page.url
    expect(page.locator("main")).to_contain_text("Fiji attacked a trawler of Gabon near Port-Gentil on Sunday")
    page.locator("article.card").first.get_by_role("link", name="In its report").click()
    expect(page.locator("#text")).to_contain_text("Two fishermen were wounded.")
    expect(page.locator("#text .mark-evidence").first).to_be_visible()
    assert "#claim-" in page.url
    page.goto(claim)
    return claim


def correct(page: Page) -> None:
    """Say that the claim is less sure than it was read to be."""
    page.get_by_text("Correct this claim").click()
    form = page.locator("form.change")
    form.get_by_label("How sure").select_option("PR+")
    form.get_by_label("Reason").fill(WHY)
    form.get_by_role("button", name="Change it so").click()
    expect(page.locator(".review").first).to_contain_text(WHY)
    expect(page.locator(".as-read")).to_contain_text("CT+")


def narrow_down(page: Page) -> tuple[str, list[str]]:
    """Ask for the claims about Gabon, the day before; the address of the view, and its rows."""
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Claims").click()
    page.get_by_label("Actor").fill("Gabon")
    page.get_by_role("button", name="Show", exact=True).click()
    page.locator("#facets").get_by_role("link", name=re.compile("PR[+]|probabl", re.IGNORECASE)).first.click()
    rows = page.locator("table.list tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Fiji")
    return page.url, rows.all_inner_texts()


def take_away(page: Page, shown: list[str]) -> None:
    """The view as a table is what is shown."""
    with page.expect_download() as coming:
        page.get_by_role("link", name="CSV").click()
    assert coming.value.suggested_filename == "claims.csv"
    with coming.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(shown)
    assert rows[0]["factuality"] == "PR+"
