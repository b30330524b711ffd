"""The main path by keyboard alone: what has the focus is seen to have it, and Enter does what a click does."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

MOST = 400
"""Presses of Tab after which something counts as out of reach."""
IS_SEEN = """() => {
    const look = getComputedStyle(document.activeElement);
    const box = document.activeElement.getBoundingClientRect();
    return box.width > 0 && box.height > 0 &&
        (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0 || look.boxShadow !== 'none');
}"""


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus, and see that it has."""
    expect(wanted).to_be_attached()
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            break
    else:
        raise AssertionError(f"{wanted} is out of the keyboard's reach")
    assert page.evaluate(IS_SEEN), f"nobody sees that {wanted} has the focus"


def follow(page: Page, wanted: Locator) -> None:
    """Go where a link leads, or press a button."""
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def test_the_first_tab_leads_past_the_pages_names(open_window: Callable[..., Page]) -> None:
    page = open_window()
    page.goto("/glossary")
    page.keyboard.press("Tab")
    assert page.evaluate(IS_SEEN)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_from_the_start_to_a_correction(open_window: Callable[..., Page]) -> None:
    page = open_window()
    page.goto("/glossary")
    pages = page.get_by_role("navigation", name="Pages")
    follow(page, pages.get_by_role("link", name="Disputes"))
    expect(page).to_have_url(re.compile("/disputes$"))
    follow(page, page.locator("table.list").get_by_role("link", name=re.compile("Fiji.*Gabon")))
    expect(page.locator(".side-denies")).to_contain_text("Jone Tuilagi")
    side = page.locator(".side-denies li").first
    follow(page, side.get_by_role("link", name="the claim"))
    expect(page).to_have_url(re.compile("/claims/"))
    follow(page, page.locator("details.correct > summary"))
    tab_to(page, page.locator("form.verdict").get_by_label("Reason"))
    page.keyboard.type("Two papers have it.")
    follow(page, page.get_by_role("button", name="Accept"))
    expect(page.locator(".review")).to_contain_text("Two papers have it.")
    # Leave the record as it was found, for other tests.
    page.goto(page.url.partition("#")[0])
    follow(page, page.locator("details.correct > summary"))
    follow(page, page.get_by_role("button", name=re.compile("Undo")))
    expect(page.locator(".review")).to_have_count(0)


def test_a_search_is_typed_and_sent(open_window: Callable[..., Page]) -> None:
    page = open_window()
    page.goto("/glossary")
    tab_to(page, page.get_by_label("Search the reports"))
    page.keyboard.type("pumping station")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?words=pumping"))
    follow(page, page.locator("main ol.results a").first)
    expect(page).to_have_url(re.compile("/reports/border-wire"))
    # A mark in the text leads to what was read there.
    follow(page, page.locator("#text a[href^='#claim-']").first)
    expect(page).to_have_url(re.compile("#claim-"))
    assert page.evaluate("document.querySelector(location.hash).matches('article.card')")
