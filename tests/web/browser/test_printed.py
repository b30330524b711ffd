"""Pages on paper: what they say stands there whole, in ink on white, and nothing that can only be used on a screen."""

from collections.abc import Callable

import pytest
from browsing import overflow
from page_kinds import addresses
from playwright.sync_api import Page

from benchmarks.serving import Server

PAPER = 718
"""Pixels between the margins of an A4 sheet, as Chromium prints it."""
ONLY_FOR_SCREENS = "nav, form, button, input, select, textarea, .button, summary:not([open] > summary)"
KINDS = (
    "/",
    "/events",
    "/claims",
    "/actors",
    "/events/{id:path}",
    "/disputes/{id:path}",
    "/agreements/{id:path}",
    "/reports/{id:path}",
    "/claims/{id:path}",
    "/actors/{id:path}",
    "/between",
    "/network",
    "/map",
    "/scenario",
    "/forecasts/board",
    "/corrections",
    "/add",
)
SEEN_LINKS = """() => [...document.querySelectorAll('main a[href]')]
    .filter(one => !one.closest('nav, form, .button, .facets, .to-facets, .take, .chart-tools, details:not([open])'))
    .map(one => one.innerText.trim())"""
COLOURS = "() => [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"


@pytest.mark.parametrize("route", KINDS)
def test_a_page_on_paper(open_window: Callable[..., Page], server: Server, route: str) -> None:
    """Also of somebody whose screen is dark."""
    ((_, address),) = addresses([route], server.record, {})
    page = open_window(scheme="dark")
    page.goto(address)
    links = page.evaluate(SEEN_LINKS)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    assert (
        page.locator(ONLY_FOR_SCREENS).locator("visible=true").evaluate_all("all => all.map(one => one.outerHTML)")
        == []
    )
    assert page.evaluate(SEEN_LINKS) == links
    assert page.locator("h1").is_visible()
    assert overflow(page) <= 0
    assert page.evaluate(COLOURS) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_a_list_is_printed_as_a_table_with_its_heads(open_window: Callable[..., Page]) -> None:
    """A sheet is narrower than many a screen, but no phone."""
    page = open_window()
    page.goto("/claims")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    assert page.get_by_role("columnheader", name="Who says so").is_visible()
