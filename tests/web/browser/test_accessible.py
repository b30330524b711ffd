"""Every kind of page can be used by everyone (axe-core: nothing serious), by lamp and by day, at a desk and on a phone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from browsing import SIZES, overflow
from page_kinds import addresses
from playwright.sync_api import Page

from benchmarks.serving import Server
from onrecord.settings import Settings
from onrecord.web.app import create
from onrecord.web.settings import WebSettings

NOT_PAGES = re.compile(r"\.(json|jsonl|csv|parquet|svg|js)$|^/(api/|static|logout|jobs/)")
"""Addresses that answer with something else, and the page of a job, which needs one (the analyst's day looks at it)."""
COLOURS = {"runOnly": ["color-contrast"]}


def page_routes() -> list[str]:
    """The routes of all pages."""
    found = []
    for route in create(WebSettings(general=Settings())).routes:
        path, methods = getattr(route, "path", ""), getattr(route, "methods", None) or set()
        if "GET" in methods and not NOT_PAGES.search(path):
            found.append(path)
    return found


def faults(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    """What axe-core finds of serious and critical faults, each with the elements."""
    found = page.evaluate("options => axe.run(document, options)", options or {})
    return [
        f"{one['id']}: {node['html'][:160]} {node.get('failureSummary', '')}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:5]
    ]


@pytest.mark.parametrize("route", page_routes())
def test_a_page_is_for_everyone(open_window: Callable[..., Page], server: Server, route: str) -> None:
    ((_, address),) = addresses([route], server.record, {"/problems/{code}": "no-such-page"})
    page = open_window(width=1280, scheme="light")
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200
    page.evaluate(AXE_SCRIPT)  # run by the debugger: the page's policy holds for the page, not for it
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, COLOURS) == []
    page.set_viewport_size({"width": 390, "height": SIZES[390]})
    assert faults(page) == []
    assert overflow(page) <= 0
    page.emulate_media(color_scheme="light")
    assert faults(page, COLOURS) == []
