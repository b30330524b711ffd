"""Who is let in: hosts, origins, tokens; and what every answer tells browsers to refuse."""

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient


def test_every_answer_tells_browsers_what_to_refuse(client: TestClient) -> None:
    for path in ("/", "/brief.json", "/nowhere", "/static/style.css"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert "frame-ancestors 'none'" in policy, path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["x-frame-options"] == "DENY", path


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", ""])
def test_a_name_that_is_not_ours_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "unknown-host" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:9", "[::1]:8765"])
def test_this_machines_names_are_ours(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_further_names_are_those_in_the_settings(serving: Callable[..., TestClient]) -> None:
    client = serving(names=("news.example",))
    assert client.get("/login", headers={"host": "news.example:80"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}],
)
def test_what_another_site_sends_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/corrections/undo", headers=headers)
    assert answer.status_code == 403
    assert "foreign-origin" in answer.text


def test_our_own_page_may_send(client: TestClient) -> None:
    answer = client.post("/nowhere", headers={"origin": "http://127.0.0.1:8765"})
    assert answer.status_code in (404, 405)


def test_elsewhere_than_on_this_machine_a_token_is_needed(serving: Callable[..., TestClient]) -> None:
    client = serving(host="0.0.0.0", names=("127.0.0.1",))
    api = client.get("/api/v1/brief")
    assert api.status_code == 401
    assert api.json()["code"] == "token-needed"
    assert api.headers["www-authenticate"] == "Bearer"
    page = client.get("/?since=2024-01-01", follow_redirects=False)
    assert page.status_code == 303
    assert page.headers["location"] == "/login?next=%2F%3Fsince%3D2024-01-01"
    assert client.get("/static/style.css").status_code == 200


def test_a_token_that_is_not_known_is_asked_for_again(serving: Callable[..., TestClient]) -> None:
    client = serving(names=("news.example",), base="http://news.example")
    form = client.get("/login?next=/reports").text
    assert "<nav" not in form  # nothing can be gone to yet
    mark = re.search(r'name="form_mark" value="([^"]+)"', form)
    assert mark
    sent = {"form_mark": mark[1], "next": "/reports", "token": "onrecord_nonsense"}
    page = client.post("/login", data=sent, headers={"origin": "http://news.example"})
    assert page.status_code == 401
    assert 'role="alert">This token is not known' in page.text
    assert '<input type="hidden" name="next" value="/reports">' in page.text
    assert "onrecord_nonsense" not in page.text
