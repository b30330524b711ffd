"""A server that others reach: no token, no answer; readers do not write; only known names are served."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest

from benchmarks.serving import Server, served
from onrecord.record import Role, open_record
from onrecord.web.settings import is_loopback


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


@pytest.fixture(scope="module")
def open_server(samples_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on all of this machine's addresses, reached by its loopback one, and known as news.example too."""
    path = tmp_path_factory.mktemp("others") / "onrecord.db"
    path.write_bytes(samples_record.read_bytes())
    with served(path, "--host", "0.0.0.0", "--name", "news.example", reached_by="127.0.0.1") as running:
        yield running


@pytest.fixture(scope="module")
def secrets(open_server: Server) -> dict[Role, str]:
    """A token of each role."""
    with open_record(open_server.record) as record:
        return {role: record.create_token(role, name=f"Ines, {role}").secret for role in Role}


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def ask(server: Server, path: str, *, method: str = "GET", **headers: str) -> Answer:
    """What the server answers; `headers` are given with underscores."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(
        server.at(path), headers=given, method=method, data=b"" if method == "POST" else None
    )
    try:
        with urllib.request.build_opener(_NoRedirects).open(request, timeout=30) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read())


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost", "LOCALHOST"])
def test_a_loopback_address_is_this_machines_own(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "news.example", "127.0.0.1.example", ""])
def test_any_other_address_is_not(host: str) -> None:
    assert not is_loopback(host)


def test_without_a_token_nothing_is_told(open_server: Server) -> None:
    for path in ("/api/v1/brief", "/api/v1/reports", "/brief.json", "/api/v1/openapi.json"):
        answer = ask(open_server, path)
        assert answer.status == 401, path
        assert json.loads(answer.body)["code"] == "token-needed"
        assert b"Venezuela" not in answer.body
    page = ask(open_server, "/reports?since=2025")
    assert page.status == 303
    assert page.headers["location"] == "/login?next=%2Freports%3Fsince%3D2025"
    assert ask(open_server, "/login").status == 200


@pytest.mark.parametrize("secret", ["", "wrong", "x" * 10_000, "ä", "onrecord_"])
def test_a_token_that_is_not_known_opens_nothing(open_server: Server, secret: str) -> None:
    answer = ask(open_server, "/api/v1/brief", authorization=f"Bearer {secret}")
    assert answer.status == 401
    assert ask(open_server, "/api/v1/brief", cookie=f"onrecord_token={secret.encode().hex()}").status == 401


def test_a_reader_reads_and_does_not_write(open_server: Server, secrets: dict[Role, str]) -> None:
    bearer = f"Bearer {secrets[Role.READER]}"
    assert ask(open_server, "/api/v1/brief", authorization=bearer).status == 200
    page = ask(open_server, "/", authorization=bearer)
    assert page.status == 200
    assert b'href="/add"' not in page.body
    refused = ask(open_server, "/corrections/undo", method="POST", authorization=bearer)
    assert refused.status == 403
    assert b"readers-only-read" in refused.body


def test_an_editor_may_write_by_our_own_forms_only(open_server: Server, secrets: dict[Role, str]) -> None:
    bearer = f"Bearer {secrets[Role.EDITOR]}"
    unsigned = ask(open_server, "/corrections/undo", method="POST", authorization=bearer)
    assert unsigned.status == 403
    assert b"form-not-ours" in unsigned.body
    foreign = ask(open_server, "/corrections/undo", method="POST", authorization=bearer, origin="https://evil.example")
    assert foreign.status == 403


def test_a_revoked_token_opens_nothing_from_then_on(open_server: Server) -> None:
    with open_record(open_server.record) as record:
        made = record.create_token(Role.READER, name="a guest")
        bearer = f"Bearer {made.secret}"
        assert ask(open_server, "/api/v1/brief", authorization=bearer).status == 200
        record.revoke_token(made.token.id)
    assert ask(open_server, "/api/v1/brief", authorization=bearer).status == 401


def test_it_is_known_by_its_names_only(open_server: Server, secrets: dict[Role, str]) -> None:
    bearer = f"Bearer {secrets[Role.READER]}"
    assert ask(open_server, "/api/v1/brief", authorization=bearer, host="news.example").status == 200
    assert ask(open_server, "/api/v1/brief", authorization=bearer, host="evil.example").status == 421
    assert ask(open_server, "/static/style.css", host="evil.example").status == 421
