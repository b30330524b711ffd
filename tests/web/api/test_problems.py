"""Errors become problem details (RFC 9457): what happened and what to do, and nothing of the server's files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
import pytest
from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.intake import take_in
from onrecord.record import open_record
from onrecord.record.errors import record_error
from onrecord.vocabulary import OnrecordError, RecordError, ReportError, UsageError
from onrecord.web.api import problems
from onrecord.web.api.problems import Problem, problem_of, problem_response, status_of


def _application(record: Path) -> FastAPI:
    app = FastAPI()

    @app.get("/claims/{claim:path}")
    def claim(claim: str) -> dict[str, str]:
        with open_record(str(record), create=False) as opened:
            return {"id": opened.get(claim).id}  # type: ignore[union-attr]

    @app.get("/list")
    def listed(limit: Annotated[int, Query(ge=1)] = 10) -> int:
        return limit

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError("the secret is 4711")

    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, OnrecordError)
        return problem_response(problem_of(error, instance=request.url.path))

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return problem_response(problems.problem_of_validation(error, instance=request.url.path))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return problem_response(problems.problem_of_http(error, instance=request.url.path), error.headers)

    async def unforeseen(request: Request, error: Exception) -> Response:
        return problem_response(problems.problem_unforeseen(instance=request.url.path))

    app.add_exception_handler(OnrecordError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, unforeseen)
    return app


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "world.db"
    with open_record(str(path)):
        pass
    with TestClient(_application(path), raise_server_exceptions=False) as client:
        yield client


def problem(client: TestClient, method: str, address: str) -> tuple[Problem, dict[str, str]]:
    answer = client.request(method, address)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    found = msgspec.json.decode(answer.content, type=Problem)
    assert found.status == answer.status_code
    assert found.type == f"/problems/{found.code}"
    return found, dict(answer.headers)


def test_an_unknown_id_is_not_found_and_told_for_people(client: TestClient) -> None:
    found, _ = problem(client, "GET", "/claims/harbour-news/c9")
    assert (found.code, found.status, found.instance) == ("unknown-id", 404, "/claims/harbour-news/c9")
    assert "harbour-news/c9" in found.detail
    assert found.title == "Nothing on record has this id"
    assert "`onrecord" not in found.advice
    assert found.advice


def test_what_is_not_as_described_is_told_without_repeating_it(client: TestClient) -> None:
    found, _ = problem(client, "GET", "/list?limit=%3Cscript%3E")
    assert (found.code, found.status) == ("not-as-described", 422)
    assert [flaw.where for flaw in found.errors] == ["query.limit"]
    assert found.errors[0].what == "must be a whole number"
    assert found.detail == "`limit` must be a whole number."
    assert "script" not in msgspec.json.encode(found).decode()


def test_what_has_no_words_of_its_own_is_told_in_those_of_the_check() -> None:
    odd = {"type": "odd_error", "loc": ("query", "days", 3), "msg": "Input is odd"}
    (flaw,) = problems.problem_of_validation(RequestValidationError([odd]), instance="/list").errors
    assert (flaw.where, flaw.what) == ("query.days.3", "is not as described: Input is odd")
    assert problems.parameter_of(flaw) == "days"


def test_no_such_address_and_no_such_method(client: TestClient) -> None:
    assert problem(client, "GET", "/nowhere")[0].code == "no-such-page"
    found, headers = problem(client, "POST", "/list")
    assert (found.code, found.status, headers["allow"]) == ("method-not-allowed", 405, "GET")


def test_the_unforeseen_tells_nothing_of_itself(client: TestClient) -> None:
    found, _ = problem(client, "GET", "/broken")
    assert (found.code, found.status) == ("internal", 500)
    assert "4711" not in msgspec.json.encode(found).decode()


def test_the_record_s_file_is_not_named_to_callers() -> None:
    found = problem_of(record_error("record-locked", "/srv/desk/onrecord.db"), instance="/events")
    assert found.detail == "The record is in use by another program."
    assert "/srv" not in msgspec.json.encode(found).decode()
    assert problem_response(found).headers["retry-after"] == "2"
    damaged = problem_of(RecordError("record-unheard-of", "/srv/desk/onrecord.db hums."), instance="/events")
    assert (damaged.status, damaged.detail) == (503, "Record unheard of.")


def test_a_missing_record_is_a_problem_of_the_server(tmp_path: Path) -> None:
    with TestClient(_application(tmp_path / "none.db")) as client:
        found, headers = problem(client, "GET", "/claims/a/c1")
    assert (found.code, found.status, headers["retry-after"]) == ("record-missing", 503, "2")
    assert str(tmp_path) not in msgspec.json.encode(found).decode()


def test_advice_that_names_values_is_kept() -> None:
    error = UsageError("unknown-value", "There is no type 'ASALT'.", "Did you mean ASSAULT?")
    found = problem_of(error, instance="/events")
    assert (found.advice, found.status) == ("Did you mean ASSAULT?", 400)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError("already-undone", "It was.", ""), 409),
        (UsageError("cannot-merge", "No.", ""), 422),
        (ReportError("too-long", "Long.", ""), 413),
        (record_error("record-full", "x"), 507),
        (record_error("record-read-only", "x"), 403),
        (UsageError("some-new-code", "No.", ""), 400),
        (ReportError("some-new-code", "No.", ""), 422),
        (OnrecordError("some-new-code", "No.", ""), 500),
    ],
)
def test_statuses(error: OnrecordError, status: int) -> None:
    assert status_of(error) == status
    assert problem_of(error, instance="/").status == status


def test_a_report_that_intake_refuses_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\x00\x01\x02" * 50)
    (refused,) = take_in([tmp_path / "picture.txt"])
    assert isinstance(refused, ReportError)
    found = problem_of(refused, instance="/reports")
    assert (found.code, found.status) == ("binary", 415)


def test_who_asks_is_to_be_said() -> None:
    asked: Any = problem_of(UsageError("token-needed", "This server asks for a token."), instance="/")
    assert problem_response(asked).headers["www-authenticate"] == "Bearer"
