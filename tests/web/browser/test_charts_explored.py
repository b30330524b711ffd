"""Charts in a real browser: pictures without scripts, on demand to be explored, marks that lead to the lists."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

NETWORK = "/network?until=2026-12-31"
PICTURE_DRAWN = "[...document.images].every(one => one.complete && one.naturalWidth > 50)"

IS_ANOTHER = "before => document.querySelector('.chart-drawing svg').innerHTML !== before"


def explored(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Explore").first.click()
    page.locator(".chart-drawing svg").first.wait_for()


def test_without_scripts_there_are_the_picture_and_the_table(open_window: Callable[..., Page]) -> None:
    page = open_window(javascript=False)
    page.goto(NETWORK)
    expect(page.get_by_role("button", name="Explore")).to_be_hidden()
    expect(page.locator(".chart table").first).to_be_visible()
    page.locator(".chart tbody a").first.click()
    expect(page).to_have_url(re.compile("/between\\?a="))


def test_each_width_and_scheme_has_its_picture(open_window: Callable[..., Page]) -> None:
    for width, size in ((1280, "wide"), (390, "narrow")):
        page = open_window(width=width, scheme="dark")
        page.goto("/map")
        page.wait_for_function(PICTURE_DRAWN)
        chosen = page.evaluate("document.querySelector('.chart img').currentSrc")
        assert f"size={size}&theme=dark" in chosen


def test_a_chart_that_is_explored_follows_the_scheme_and_gives_way_again(open_window: Callable[..., Page]) -> None:
    page = open_window()
    explored(page, NETWORK)
    first = page.locator(".chart-drawing").first.inner_html()
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "first => document.querySelector('.chart-drawing')?.innerHTML.length > 0"
        " && document.querySelector('.chart-drawing').innerHTML !== first",
        arg=first,
    )
    page.get_by_role("button", name="Explore").click()
    expect(page.locator(".chart img")).to_be_visible()
    expect(page.locator(".chart-drawing")).to_have_count(0)


def test_a_mark_leads_to_what_is_behind_it(open_window: Callable[..., Page]) -> None:
    page = open_window()
    explored(page, NETWORK)
    page.locator(".chart-drawing .mark-symbol.role-mark path").first.click(force=True)
    expect(page).to_have_url(re.compile("/actors/"))


def test_one_goes_nearer_by_buttons_and_looks_about_by_keys(open_window: Callable[..., Page]) -> None:
    page = open_window()
    for address in (NETWORK, "/map"):
        explored(page, address)
        drawing = page.locator(".chart-drawing svg")
        whole = drawing.inner_html()
        expect(page.get_by_role("button", name="Explore")).to_have_attribute("aria-pressed", "true")
        page.get_by_role("button", name="Closer").click()
        page.wait_for_function(IS_ANOTHER, arg=whole)
        nearer = drawing.inner_html()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(IS_ANOTHER, arg=nearer)
        page.get_by_role("button", name="Whole").click()
        page.wait_for_function(f"whole => !({IS_ANOTHER})(whole)", arg=whole)


def test_a_range_that_is_dragged_becomes_the_days_of_the_page(open_window: Callable[..., Page]) -> None:
    page = open_window()
    explored(page, "/?since=2025-01-01&until=2025-12-31")
    box = page.locator(".chart-days .chart-drawing svg").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.4, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, middle, steps=6)
    page.mouse.up()
    expect(page).not_to_have_url(re.compile("since=2025-01-01"))
    expect(page).to_have_url(re.compile(r"since=2025-0[3-7]-\d\d&until=2025-\d\d-\d\d"))
    since, until = re.findall(r"\d{4}-\d\d-\d\d", page.url)
    assert since < until
    expect(page.get_by_label("Since")).to_have_value(since)
