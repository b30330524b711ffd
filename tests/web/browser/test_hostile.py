"""Words of reports that mean harm are text in the browser: nothing runs, nothing is added, nothing is hidden."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from browsing import overflow
from hostile_reports import HOSTILE, Hostile
from playwright.sync_api import Page

FOREIGN_ELEMENTS = """() => [...document.querySelectorAll('*')].filter(one =>
    one.matches('script:not([src^="/static/"]), iframe, object, embed, base, style, meta[http-equiv]') ||
    one.matches('main img, main audio, main video') ||
    [...one.attributes].some(at => at.name.startsWith('on') || at.name === 'srcdoc' || at.name === 'style') ||
    ['href', 'src', 'action', 'formaction'].some(
        name => /^\\s*(javascript|data|vbscript):/i.test(one.getAttribute(name) || ''))
).map(one => one.outerHTML.slice(0, 200))"""
"""Elements that no page of ours has; charts drawn by our own scripts aside, which hold no words of reports as names."""


def addresses(hostile: Hostile) -> tuple[str, ...]:
    """Pages that show the hostile words."""
    return (
        f"/search?words=markword{hostile.name}",
        f"/reports/{hostile.report}",
        f"/claims/{hostile.report}/c1",
        f"/statements/{hostile.report}/s1",
        f"/actors/{hostile.actor}",
        f"/reports?report={hostile.report}",
        f"/claims?report={hostile.report}",
        f"/statements?report={hostile.report}",
        f"/actors?report={hostile.report}",
        f"/events?report={hostile.report}",
        f"/map?report={hostile.report}",
    )


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_hostile_words_are_shown_as_words(open_window: Callable[..., Page], hostile: Hostile) -> None:
    page = open_window(width=390)
    for address in addresses(hostile):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        text = "".join(page.locator("main").inner_text().split())
        assert hostile.seen.casefold() in text.casefold(), address
        assert page.evaluate(FOREIGN_ELEMENTS) == [], address
        assert page.evaluate("window.hostile") is None, address
        assert overflow(page) <= 0, address


def test_hostile_words_that_are_typed_are_shown_as_words(open_window: Callable[..., Page]) -> None:
    page = open_window()
    for words in ('"><script>window.hostile=1</script>', "{{ 7*7 }}", "' onfocus=window.hostile=1 autofocus '"):
        page.goto(f"/search?words={quote(words)}")
        assert page.locator("#search-words").input_value() == words
        assert page.evaluate(FOREIGN_ELEMENTS) == []
        assert page.evaluate("window.hostile") is None
