"""`HEAD` is answered as `GET` is, without the body."""

import pytest
from starlette.testclient import TestClient

PATHS = (
    "/",
    "/brief.json",
    "/claims?actor=KGZ",
    "/claims.csv",
    "/api/v1/claims",
    "/api/v1/openapi.json",
    "/api",
    "/glossary",
    "/charts/days.svg?since=2025&until=2025-12-31",
    "/static/style.css",
    "/add",
    "/events/none",
    "/nothing.json",
    "/corrections/undo",
)


@pytest.mark.parametrize("path", PATHS)
def test_head_asks_what_get_asks(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert head.status_code == got.status_code
    assert not head.content
    for name in ("content-type", "etag", "cache-control", "content-length", "content-security-policy"):
        assert head.headers.get(name) == got.headers.get(name), name


def test_nobody_changes_anything_by_head(client: TestClient) -> None:
    assert client.head("/corrections/undo").status_code == client.get("/corrections/undo").status_code == 405
