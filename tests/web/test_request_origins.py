"""Where requests come from and lead to: names made up to slip through, pages of other sites, addresses without end."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from onrecord.web.security.sizes import LONGEST_QUERY


@pytest.mark.parametrize(
    "host",
    [
        "localhost/events",
        "localhost:8765/events?x=",
        "127.0.0.1:8765, evil.example",
        "localhost@evil.example",
        "localhost:8765@evil.example",
        "[::1]evil.example",
        "[::1",
        "localhost:",
        "localhost:port",
        "localhost.",
        "2130706433",
    ],
)
def test_what_only_begins_like_our_name_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/events.json", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["code"] == "unknown-host"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_sites_load_nothing_into_their_pages(client: TestClient, site: str) -> None:
    loaded = client.get("/events.json", headers={"sec-fetch-site": site, "sec-fetch-mode": "no-cors"})
    assert loaded.status_code == 403
    assert loaded.json()["code"] == "foreign-origin"
    followed = client.get("/events", headers={"sec-fetch-site": site, "sec-fetch-mode": "navigate"})
    assert followed.status_code == 200


def test_our_own_pages_load_what_they_need(client: TestClient) -> None:
    answer = client.get("/events.json", headers={"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"})
    assert answer.status_code == 200


@pytest.mark.parametrize("origin", ["http://[", "http://127.0.0.1:9999", "http://localhost:8765", "file://", ""])
def test_an_origin_that_is_not_quite_ours_is_refused(client: TestClient, origin: str) -> None:
    answer = client.post("/corrections/undo", headers={"origin": origin})
    assert answer.status_code == 403
    assert "foreign-origin" in answer.text


def test_an_address_cannot_ask_for_ever_more(client: TestClient) -> None:
    most = "x=" + "1" * (LONGEST_QUERY - 2)
    assert client.get(f"/glossary?{most}").status_code == 200
    answer = client.get(f"/events.json?{most}1")
    assert answer.status_code == 414
    assert answer.json()["code"] == "address-too-long"


@pytest.mark.parametrize("path", ["/loginx", "/login/x", "/logout.json", "/static"])
def test_only_the_page_to_sign_in_is_open(serving: Callable[..., TestClient], path: str) -> None:
    answer = serving(host="0.0.0.0").get(path, follow_redirects=False)
    assert answer.status_code in (303, 401)


def test_behind_a_proxy_others_need_a_token_too(serving: Callable[..., TestClient]) -> None:
    client = serving(names=("news.example",))
    answer = client.get("/events.json", headers={"host": "news.example"})
    assert answer.status_code == 401
    assert client.get("/events.json").status_code == 401


def test_one_comes_back_to_just_where_one_was_going(serving: Callable[..., TestClient]) -> None:
    client = serving(host="0.0.0.0")
    answer = client.get("/reports/caf%C3%A9%3Fa%23b?as_of=2024", follow_redirects=False)
    assert answer.headers["location"] == "/login?next=%2Freports%2Fcaf%25C3%25A9%253Fa%2523b%3Fas_of%3D2024"


@pytest.mark.parametrize(
    "next_", ["//evil.example", "/\\evil.example", "//[", "/\t/evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_site(client: TestClient, next_: str) -> None:
    answer = client.get("/login", params={"next": next_})
    assert answer.status_code == 200
    assert 'name="next" value="/"' in answer.text
