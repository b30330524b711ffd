"""Signing in with a token in the browser, on a server that others reach."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import window
from playwright.sync_api import Browser, expect

from benchmarks.serving import Server, served
from onrecord.record import Role, open_record


@pytest.fixture(scope="module")
def open_server(chromium: Browser, samples_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("signing") / "onrecord.db"
    path.write_bytes(samples_record.read_bytes())
    with served(path, "--host", "0.0.0.0", reached_by="127.0.0.1") as running:
        yield running


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("role", list(Role))
def test_a_token_is_typed_once(chromium: Browser, open_server: Server, role: Role, javascript: bool) -> None:
    with open_record(open_server.record) as record:
        secret = record.create_token(role, name="Ana Duarte").secret
    with window(chromium, open_server, javascript=javascript) as page:
        page.goto("/reports?since=2025-01-01")
        expect(page).to_have_url(open_server.at("/login?next=%2Freports%3Fsince%3D2025-01-01"))
        expect(page.get_by_role("navigation")).to_have_count(0)  # nothing can be gone to yet
        page.get_by_label("Token").fill(secret)
        page.get_by_role("button", name="Sign in").click()
        expect(page).to_have_url(open_server.at("/reports?since=2025-01-01"))
        expect(page.locator("main h1")).to_be_visible()
        kept = {one["name"]: one for one in page.context.cookies()}["onrecord_token"]
        assert kept["httpOnly"]
        assert kept["sameSite"] == "Strict"
        expect(page.get_by_role("link", name="Add reports")).to_have_count(1 if role is Role.EDITOR else 0)
        page.get_by_role("button", name="Sign out").click()
        expect(page).to_have_url(open_server.at("/login"))
        page.goto("/")
        expect(page.get_by_label("Token")).to_be_visible()
