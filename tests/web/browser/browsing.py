"""Looking at pages in a real browser: what it saw that it should not have is noted on the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request

from benchmarks.serving import Server

SIZES = {1280: 900, 390: 844}
"""Heights of windows, by their widths: a desk's and a phone's."""


@dataclass
class Watch:
    """What went on in a browser's window: complaints, dialogs, and addresses that are not the server's."""

    server: Server
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dialog)
        page.on("request", self._request)

    def check(self) -> None:
        """Nothing complained (a violated policy does), opened a dialog, or asked another server."""
        assert not self.complaints, self.complaints
        assert not self.dialogs, self.dialogs
        assert not self.foreign, self.foreign

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.server.address).netloc:
            self.foreign.append(request.url)


@contextmanager
def window(
    browser: Browser, server: Server, *, javascript: bool = True, width: int = 1280, scheme: str = "light"
) -> Iterator[Page]:
    """A window of a browser that knows nothing yet, watched: at its end nothing may have gone wrong in it.

    `page.goto("/claims")` goes to the server's pages.
    """
    context: BrowserContext = browser.new_context(
        base_url=server.address,
        java_script_enabled=javascript,
        viewport={"width": width, "height": SIZES[width]},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    context.set_default_timeout(60_000)  # the first scenario waits for the parser to load
    watch = Watch(server)
    context.on("page", watch.follow)
    try:
        yield context.new_page()
        watch.check()
    finally:
        context.close()


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
