"""One Chromium and one server a session; windows of their own for each test."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from browsing import window
from hostile_reports import put_on_record
from playwright.sync_api import Browser, Page, expect, sync_playwright
from quarrel_reports import write_quarrel

from benchmarks.serving import Server, served
from onrecord.intake import take_in
from onrecord.reader import Reader
from onrecord.record import open_record, read_into

BY = "Ines Okafor"
PATIENCE = 60_000
"""Milliseconds to wait for something to be seen; on a busy machine pages take some."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window. Where it is missing these tests are skipped, but never in CI."""
    path = shutil.which("chromium")
    if path is None:
        missing = "Chromium is not installed (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(f"{missing}, and CI demands the tests in the browser")
        pytest.skip(missing)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def browsed_record(
    once_a_run: Callable[[str, Callable[[Path], None]], Path],
    samples_record: Path,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The samples, a quarrel and the hostile reports on record; tests leave it as they found it."""

    def make(path: Path) -> None:
        reader: Reader = request.getfixturevalue("reader")
        shutil.copy(samples_record, path)
        with open_record(path) as record:
            read_into(record, take_in(write_quarrel(path.parent / "quarrel")), reader)
            put_on_record(record)

    made = once_a_run("browsed.db", make)
    return Path(shutil.copy(made, tmp_path_factory.mktemp("browsed") / "onrecord.db"))


@pytest.fixture(scope="session")
def server(chromium: Browser, browsed_record: Path) -> Iterator[Server]:
    """The server that all tests look at which change nothing; without a browser none is started."""
    with served(browsed_record, environ={"ONRECORD_BY": BY}) as running:
        yield running


@pytest.fixture
def open_window(chromium: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """`open_window(javascript=False, width=390, scheme="dark")`: a watched window on the session's server."""
    with ExitStack() as opened:
        yield lambda **look: opened.enter_context(window(chromium, server, **look))
