"""The API keeps to its OpenAPI document whatever it is asked (schemathesis): no fault of ours, answers as described."""

import random
from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from onrecord.inquiry.exporting import ExportForm
from onrecord.record import Record, open_record
from onrecord.settings import Settings
from onrecord.web.api import adding as adding_api
from onrecord.web.api.schemas import examples
from onrecord.web.app import VIEWS, create
from onrecord.web.settings import WebSettings
from onrecord.web.showing import API
from onrecord.web.views.lists import KINDS

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
"""What every answer is held to. That wrong requests are refused is not asked: a filter may be any word."""
EXAMPLES = 3
"""Requests an operation that are as described, as many that are not, and as many that ask for what there is."""
HERE = "http://127.0.0.1:8765"
KNOWN: dict[str, tuple[Any, ...]] = {
    "actor": ("KGZ", "Tajikistan", "VNM"),
    "type": ("ASSAULT", "AGREE"),
    "kind": ("event", "obligation"),
    "factuality": ("CT+", "CT-"),
    "since": ("2025", "2025-03-01"),
    "until": ("2025-12-31",),
    "as_of": ("2025-06-13", "2025-09"),
    "words": ("water", "treaty"),
    "country": ("KGZ",),
    "size": (1, 20),
    "most": (5, 20),
}
"""Values of filters that there are, by their names; some are not of every list, and those lists say so."""
NEEDED: dict[str, dict[str, Any]] = {
    "/api/v1/between": {"a": "KGZ", "b": "TJK"},
    "/api/v1/scenario": {"question": "Venezuela attacks Guyana"},
    "/api/v1/search": {"words": "guards"},
}
"""What some paths cannot be asked without."""


def labels() -> Iterator[str]:
    """The operations by their names in the document, which takes long to make and is made when tests run."""
    for views in VIEWS:
        yield from (f"GET {API}{one.api}" for one in views.found if one.api is not None)
    yield from (f"GET {API}/{kind}.{{form}}" for kind in KINDS)
    for route in adding_api.router.routes:
        yield from (f"{method} {route.path}" for method in sorted(route.methods))  # type: ignore[attr-defined]


OPERATIONS = [name.replace(":path}", "}") for name in labels()]
ASKING = [name for name in OPERATIONS if name.startswith("GET ") and "/jobs/" not in name]
bounded = settings(
    max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def served_record(samples_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(copy(samples_record, tmp_path_factory.mktemp("described") / "onrecord.db"))


@pytest.fixture(scope="module")
def api(served_record: Path) -> Iterator[TestClient]:
    """The API over a record of its own; what it fails at is answered, as by a server. What is added waits unread."""
    general = Settings(record=str(served_record), by="Ines Okafor")
    with TestClient(
        create(WebSettings(general=general, fetching=False)),
        base_url=HERE,
        raise_server_exceptions=False,
        follow_redirects=False,
    ) as client:
        client.app.state.jobs.stop()  # type: ignore[attr-defined]
        yield client


@pytest.fixture(scope="module")
def ids(served_record: Path) -> dict[str, list[str]]:
    """Some ids of each kind of thing, by its word in paths."""
    with open_record(served_record) as record:
        return {kind: found[:5] for kind, found in _ids(record)}


def _ids(record: Record) -> Iterator[tuple[str, list[str]]]:
    for kind in ("reports", "claims", "statements", "actors"):
        yield kind, [one.id for one in getattr(record, kind)()]
    for kind in ("event", "dispute", "agreement", "forecast", "transfer", "tie"):
        yield f"{kind}s", [one.id for one in record.matters([kind])]


@pytest.fixture(scope="module")
def described(api: TestClient) -> dict[str, APIOperation]:
    """All operations of the document, by their names."""
    document = schemathesis.openapi.from_dict(api.get(f"{API}/openapi.json").json())
    return {one.label: one for one in (found.ok() for found in document.get_all_operations())}


def test_every_operation_is_asked(described: dict[str, APIOperation]) -> None:
    assert sorted(OPERATIONS) == sorted(described)


@pytest.mark.parametrize("name", OPERATIONS)
def test_any_request_is_answered_as_described(api: TestClient, described: dict[str, APIOperation], name: str) -> None:
    operation = described[name]
    _ask(api, operation, GenerationMode.POSITIVE)
    if list(operation.iter_parameters()) or operation.body:  # else there is nothing to be asked wrongly
        _ask(api, operation, GenerationMode.NEGATIVE)


def _ask(api: TestClient, operation: APIOperation, mode: GenerationMode) -> None:
    @given(case=operation.as_strategy(generation_mode=mode))
    @bounded
    def asked(case: schemathesis.Case) -> None:
        response = api.request(**{**case.as_transport_kwargs(base_url=HERE), "cookies": None})
        case.validate_response(response, checks=CHECKS)

    asked()


@pytest.mark.parametrize("name", ASKING)
def test_what_there_is_is_answered_as_described(
    api: TestClient, described: dict[str, APIOperation], name: str, ids: dict[str, list[str]]
) -> None:
    """First without filters, which finds something; then with some, of which each list knows its own."""
    operation = described[name]
    kind = operation.path.split("/")[3]
    if "{id}" in operation.path and not ids[kind]:
        pytest.skip(f"the samples have no {kind}")
    dice, known = random.Random(0), sorted(KNOWN.keys() & {one.name for one in operation.query})
    for number in range(EXAMPLES):
        filters = dice.sample(known, min(len(known), 2)) if number else []
        query = NEEDED.get(operation.path, {}) | {one: dice.choice(KNOWN[one]) for one in filters}
        path = {"id": dice.choice(ids[kind])} if "{id}" in operation.path else {"form": dice.choice(list(ExportForm))}
        case = operation.Case(path_parameters=path, query=query)
        response = api.request(**{**case.as_transport_kwargs(base_url=HERE), "cookies": None})
        case.validate_response(response, checks=CHECKS)
        assert number or response.status_code == 200


@pytest.mark.parametrize("media_type", ["application/json", "application/x-ndjson", "text/plain", "text/html"])
def test_reports_are_taken_as_the_manual_shows_them(
    api: TestClient, described: dict[str, APIOperation], media_type: str
) -> None:
    operation = described["POST /api/v1/reports"]
    sent = operation.schema.raw_schema["paths"][operation.path]["post"]["requestBody"]["content"][media_type]
    body = sent["example"] if "example" in sent else msgspec.json.encode(examples()["NewReport"])
    answer = api.post(operation.path, content=body, headers={"content-type": media_type})
    assert (answer.status_code, answer.json()["state"]) == (202, "waiting")
