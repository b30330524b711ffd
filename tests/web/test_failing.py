"""What nobody foresaw: a plain page that tells nothing, safe as any other, and a log that tells the rest."""

import logging
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from onrecord.vocabulary import RecordError
from onrecord.web.security.headers import HEADERS, NOT_SHARED


def _failing(client: TestClient, error: Exception) -> TestClient:
    def fail() -> None:
        raise error

    client.app.add_api_route("/fails", fail)  # type: ignore[attr-defined]
    return TestClient(client.app, base_url=str(client.base_url), raise_server_exceptions=False)


def test_an_unforeseen_failure_is_as_safe_as_any_answer(own_client: TestClient) -> None:
    answer = _failing(own_client, ValueError("/srv/secret/onrecord.db")).get("/fails")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert {name: answer.headers.get(name) for name, _ in HEADERS} == dict(HEADERS)


def test_the_log_has_what_callers_are_not_told(own_client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    error = RecordError("record-io", "/srv/secret/onrecord.db cannot be read.")
    with caplog.at_level(logging.WARNING, "onrecord.web"):
        answer = _failing(own_client, error).get("/fails?words=spy")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    (line,) = [one.getMessage() for one in caplog.records if one.name == "onrecord.web"]
    assert line == "500 record-io GET /fails: /srv/secret/onrecord.db cannot be read."


def test_a_line_of_the_log_is_one_line_without_tokens(
    serving: Callable[..., TestClient], caplog: pytest.LogCaptureFixture
) -> None:
    secret = f"onrecord_{'x' * 43}"
    with caplog.at_level(logging.WARNING, "onrecord.web"):
        serving(host="0.0.0.0").get(
            f"/reports/a%0A500%20internal%1B[2J?token={secret}.json", headers={"authorization": f"Bearer {secret}"}
        )
    (line,) = [one.getMessage() for one in caplog.records if one.name == "onrecord.web"]
    assert line.startswith("401 token-needed GET /reports/a 500 internal\\x1b[2J: ")
    assert secret not in line


@pytest.mark.parametrize("path", ["/glossary", "/api", "/problems", "/api/v1/openapi.json", "/events.csv"])
def test_whatever_is_kept_is_asked_for_again(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == NOT_SHARED
