"""Words of reports that mean harm are text in the browser: nothing runs, nothing is added, nothing is hidden."""

import csv
import urllib.request
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from browsing import overflow, window
from hostile_reports import HOSTILE, Hostile
from playwright.sync_api import Browser, Page

from benchmarks.serving import Server

FOREIGN_ELEMENTS = """() => [...document.querySelectorAll('*')].filter(one =>
    one.matches('script:not([src^="/static/"]), iframe, object, embed, base, style, meta[http-equiv]') ||
    one.matches('main img:not([src^="/charts/"]), main audio, main video') ||
    [...one.attributes].some(at => at.name.startsWith('on') || at.name === 'srcdoc' || at.name === 'style') ||
    ['href', 'src', 'action', 'formaction'].some(
        name => /^\\s*(javascript|data|vbscript):/i.test(one.getAttribute(name) || ''))
).map(one => one.outerHTML.slice(0, 200))"""
"""Elements that no page of ours has; charts drawn by our own scripts aside, which hold no words of reports as names."""


LISTS = ("reports", "claims", "statements", "events", "actors", "map")


@pytest.fixture(scope="module")
def phone(chromium: Browser, server: Server) -> Iterator[Page]:
    """One window for all that only goes to pages; it is watched until all tests are through."""
    with window(chromium, server, width=390) as page:
        yield page


def pages_of(hostile: Hostile) -> tuple[str, ...]:
    """Pages of its own that show the hostile words."""
    return (
        f"/search?words=markword{hostile.name}",
        f"/reports/{hostile.report}",
        f"/claims/{hostile.report}/c1",
        f"/statements/{hostile.report}/s1",
        f"/actors/{hostile.actor}",
    )


def check(page: Page, address: str, *shown: Hostile) -> None:
    """Go there: the words are to be seen, and there is nothing that the words brought about."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    text = "".join(page.locator("main").inner_text().split()).casefold()
    missing = [one.name for one in shown if one.seen.casefold() not in text]
    assert missing == [], address
    assert page.evaluate(FOREIGN_ELEMENTS) == [], address
    assert page.evaluate("window.hostile") is None, address
    assert overflow(page) <= 0, address


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_hostile_words_are_shown_as_words(phone: Page, hostile: Hostile) -> None:
    for address in pages_of(hostile):
        check(phone, address, hostile)


@pytest.mark.parametrize("name", LISTS)
def test_lists_show_hostile_words_as_words(phone: Page, name: str) -> None:
    check(phone, f"/{name}?until=2024-12-31", *HOSTILE)


def test_hostile_words_that_are_typed_are_shown_as_words(open_window: Callable[..., Page]) -> None:
    page = open_window()
    for words in ('"><script>window.hostile=1</script>', "{{ 7*7 }}", "' onfocus=window.hostile=1 autofocus '"):
        for name in ("search", "claims"):
            page.goto(f"/{name}?words={quote(words)}")
            assert page.locator("main input[name=words], #search-words").last.input_value() == words
            assert page.evaluate(FOREIGN_ELEMENTS) == []
            assert page.evaluate("window.hostile") is None


def test_a_drawn_chart_shows_hostile_words_as_words(open_window: Callable[..., Page]) -> None:
    """Names in the network are data of the chart, whatever they look like, and tips on them are text."""
    page = open_window()
    page.goto("/network?until=2024-12-31")
    page.get_by_role("button", name="Explore").click()
    page.wait_for_selector(".chart-network canvas, .chart-network svg:not([hidden])")
    assert page.evaluate("window.hostile") is None


def test_a_table_taken_away_holds_no_formulas(server: Server) -> None:
    for name in ("claims", "statements", "actors", "reports"):
        with urllib.request.urlopen(server.at(f"/{name}.csv?until=2024-12-31"), timeout=60) as answer:
            rows = list(csv.reader(answer.read().decode("utf-8").splitlines(keepends=True)))
        cells = [cell for row in rows for cell in row]
        assert any("HYPERLINK" in cell for cell in cells), name
        assert [cell for cell in cells if cell.startswith(("=", "@", "\t", "\r"))] == [], name
