"""Every kind of page can be used by everyone (axe-core finds nothing serious): light and dark, desk and phone."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from browsing import SIZES, overflow
from page_kinds import addresses
from playwright.sync_api import Page

from benchmarks.serving import Server
from onrecord.settings import Settings
from onrecord.web.app import VIEWS, create
from onrecord.web.settings import WebSettings

NOT_PAGES = re.compile(r"\.(json|svg|js|\{form\})$|^/(api/|static|logout|jobs/|charts/)")
"""Addresses that answer with something else, and the page of a job, which needs one and is looked at by itself."""
SAMPLES = Path(__file__).parents[3] / "samples"
AS_MANY_ALIKE = 3
"""Of elements alike beside each other, such as lines of a list, so many are looked at: axe takes its time for each."""
THIN_OUT = """most => {
    for (const parent of document.querySelectorAll('main, main *')) {
        const seen = {};
        for (const one of [...parent.children]) {
            const kind = one.tagName + '.' + one.className;
            seen[kind] = (seen[kind] || 0) + 1;
            if (seen[kind] > most) one.remove();
        }
    }
}"""


def page_routes() -> list[str]:
    """The routes of all pages."""
    routes: list[Any] = list(create(WebSettings(general=Settings())).routes)
    found = []
    while routes:
        route = routes.pop(0)
        routes += getattr(getattr(route, "original_router", None), "routes", [])
        if "GET" in (getattr(route, "methods", None) or ()) and not NOT_PAGES.search(route.path):
            found.append(route.path)
    return found


STAND_FOR_ALL = {"list.html": ("/claims", "/events", "/reports"), "event.html": ("/disputes/{id:path}",)}
"""Where pages share a template, axe is asked about so many of them: a page of claims, of matters and of reports."""
ALIKE = {
    one.path
    for views in VIEWS
    for one in views.found
    if one.template in STAND_FOR_ALL and one.path not in STAND_FOR_ALL[one.template]
}
"""The pages that others stand for; they are looked at for their width only."""
OF_LOOKS = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable")
"""The rules whose findings depend on colours or on the width; the others look at the same elements in every look."""


def faults(page: Page, *rules: str) -> list[str]:
    """What axe-core finds of serious and critical faults, by all its rules or by some, each with the elements."""
    asked = {"resultTypes": ["violations"], "preload": False, **({"runOnly": list(rules)} if rules else {})}
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    return [
        f"{one['id']}: {node['html'][:160]} {node.get('failureSummary', '')}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:5]
    ]


def test_the_page_of_a_job_is_for_everyone(open_window: Callable[..., Page]) -> None:
    """Of one that changes nothing: its text is on record already."""
    page = open_window(width=1280, scheme="light")
    page.goto("/add")
    page.get_by_label("The report’s words").fill((SAMPLES / "border_wire.txt").read_text("utf-8"))
    page.get_by_role("button", name="Add the text").click()
    page.locator(".job .state", has_text="Read").wait_for(timeout=60_000)
    page.evaluate(AXE_SCRIPT)
    for scheme, width in (("light", 1280), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": SIZES[width]})
        assert overflow(page) <= 0
        assert faults(page) == []


ROUTES = page_routes()


def test_each_shared_template_has_pages_that_stand_for_it() -> None:
    shown = {one.path: one.template for views in VIEWS for one in views.found}
    for template, paths in STAND_FOR_ALL.items():
        assert {shown[path] for path in paths} == {template}
    assert {*ALIKE, *(path for paths in STAND_FOR_ALL.values() for path in paths)} <= set(ROUTES)


@pytest.mark.parametrize("route", ROUTES)
def test_a_page_is_for_everyone(open_window: Callable[..., Page], server: Server, route: str) -> None:
    """Each colour scheme and each width is looked at once: colours do not depend on the width, nor layout on them.

    Of pages that share a template axe looks at some, which stand for the others.
    """
    ((_, address),) = addresses([route], server.record, {"/problems/{code}": "no-such-page"})
    page = open_window(width=390, scheme="light")
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, page.locator("main").inner_text()[:500]
    assert overflow(page) <= 0
    if route in ALIKE:
        return
    page.set_viewport_size({"width": 1280, "height": SIZES[1280]})
    page.evaluate(THIN_OUT, AS_MANY_ALIKE)
    page.evaluate(AXE_SCRIPT)  # run by the debugger: the page's policy holds for the page, not for it
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": SIZES[390]})
    assert faults(page, *OF_LOOKS) == []
