"""Charts in a real browser, under the policy that the pages of the web application have."""

import json
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from chart_reports import CHARTS, HOSTILE

from onrecord import charts

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="needs Debian's chromium")
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
PAGE = '<!doctype html><title>x</title><div id="chart"></div><script src="/charts.js"></script>'
COMPLAINTS = (
    "window.complaints = []; document.addEventListener('securitypolicyviolation', "
    "(event) => complaints.push(event.violatedDirective + ' ' + event.blockedURI))"
)


class _Pages(BaseHTTPRequestHandler):
    """The bundle, an empty page, and a page that is one chart; all but the last under the strict policy."""

    alone = ""

    def do_GET(self) -> None:
        if self.path == "/alone":
            kind, body, policy = "text/html", self.alone, None
        elif self.path == "/charts.js":
            kind, body, policy = "text/javascript", charts.browser_bundle(), POLICY
        else:
            kind, body, policy = "text/html", PAGE, POLICY
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(body.encode("utf-8"))

    def log_message(self, *words: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page(browser, address):
    found = browser.new_page(timezone_id="America/Lima")
    found.add_init_script(COMPLAINTS)
    found.asked = []
    found.on("request", lambda request: found.asked.append(request.url))
    found.faults = []
    found.on("pageerror", lambda error: found.faults.append(str(error)))
    found.on("dialog", lambda dialog: found.faults.append("a dialog"))
    yield found
    found.close()


@pytest.mark.parametrize("name", list(CHARTS))
def test_every_chart_is_drawn_under_a_strict_policy(page, address: str, name: str) -> None:
    page.goto(address)
    spec = charts.spec_of(CHARTS[name](charts.DARK))
    page.evaluate("spec => onrecordCharts.embed(document.getElementById('chart'), spec).then(() => null)", spec)
    assert page.locator("#chart svg path").count() > 0
    assert page.evaluate("window.complaints") == []
    assert page.faults == []
    assert {url.removeprefix(address) for url in page.asked} <= {"/", "/charts.js", "/favicon.ico"}


def test_the_policy_is_in_force(page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    page.wait_for_function("complaints.length > 0")
    assert page.evaluate("complaints[0]").startswith("style-src")


def test_a_range_can_be_dragged_and_is_told_in_days(page, address: str) -> None:
    page.goto(address)
    spec = charts.spec_of(CHARTS["volume"](charts.LIGHT))
    page.evaluate(
        "async spec => { window.told = []; await onrecordCharts.embed(document.getElementById('chart'), spec,"
        " {onPeriod: (since, until) => told.push([since, until])}); }",
        spec,
    )
    box = page.locator("#chart svg g.background, #chart svg .background").first.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.55, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.70, middle, steps=4)
    page.mouse.up()
    page.wait_for_function("told.length > 0")
    assert page.evaluate("told.at(-1)") == ["2024-02-03", "2024-02-03"]


def test_what_reports_say_is_shown_as_text_only(page, address: str) -> None:
    page.goto(address)
    spec = charts.spec_of(CHARTS["accounts"](charts.LIGHT))
    page.evaluate("spec => onrecordCharts.embed(document.getElementById('chart'), spec).then(() => null)", spec)
    page.locator("#chart .mark-symbol.role-mark path").nth(1).hover()
    tip = page.locator(".chart-tip")
    tip.wait_for(state="visible")
    assert "onerror=alert(1)" in tip.inner_text()
    assert page.locator("#chart img, #chart script").count() == 0
    assert page.faults == []


def test_a_chart_as_a_page_needs_nothing_else(page, address: str) -> None:
    _Pages.alone = charts.to_html(CHARTS["network"](charts.LIGHT))
    page.goto(f"{address}/alone")
    page.locator("#onrecord-chart svg path").first.wait_for(state="attached")
    assert page.evaluate("window.complaints") == []
    assert page.faults == []
    assert {url.removeprefix(address) for url in page.asked} <= {"/alone", "/favicon.ico"}
    assert page.locator("img").count() == 0
    assert HOSTILE[:9] not in _Pages.alone.replace("</script>\n", "").replace("</script></body>", "")


def test_the_bundle_interprets_expressions_and_is_made_once() -> None:
    bundle = charts.browser_bundle()
    assert charts.browser_bundle() is bundle
    assert "onrecordCharts" in bundle
    assert len(bundle) < 1_500_000


def test_a_page_on_disk_is_drawn(page, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    file.write_bytes(charts.rendered(CHARTS["map"](charts.LIGHT), "html"))
    page.goto(file.as_uri())
    page.locator("#onrecord-chart svg path").first.wait_for(state="attached")
    assert (
        json.loads(page.locator("#onrecord-chart-spec").inner_text())["title"]["text"] == "Where: 2 events in 1 place"
    )
    assert page.evaluate("window.complaints") == []
