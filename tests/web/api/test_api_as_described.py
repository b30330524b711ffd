"""The API keeps to its OpenAPI document whatever it is asked (schemathesis): no fault of ours, answers as described."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from onrecord.settings import Settings
from onrecord.web.app import create
from onrecord.web.jobs import Jobs, Limits
from onrecord.web.settings import WebSettings

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
"""What every answer is held to. Whether wrong requests are refused is not asked: a filter may be any word."""
EXAMPLES = 12
"""Requests an operation, as described; and as many that are not."""
HERE = "http://127.0.0.1:8765"


def described() -> BaseSchema:
    """The document, without a record."""
    return schemathesis.openapi.from_dict(create(WebSettings(general=Settings())).openapi())


OPERATIONS = [found.ok() for found in described().get_all_operations()]
CASES = [(one, GenerationMode.POSITIVE) for one in OPERATIONS] + [
    (one, GenerationMode.NEGATIVE) for one in OPERATIONS if {"parameters", "requestBody"} & set(one.definition.raw)
]
"""What asks for nothing cannot be asked wrongly."""


@pytest.fixture(scope="module")
def api(samples_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The API over a record of its own; what it fails at is answered, as by a server."""
    path = copy(samples_record, tmp_path_factory.mktemp("described") / "onrecord.db")
    application = create(WebSettings(general=Settings(record=str(path), by="Ines Okafor"), fetching=False))
    with TestClient(application, base_url=HERE, raise_server_exceptions=False, follow_redirects=False) as client:
        application.state.jobs.stop()  # what is sent here is nothing to read
        application.state.jobs = Jobs(path, Limits(waiting=10_000, fetch=False))
        yield client


@pytest.mark.parametrize(("operation", "mode"), CASES, ids=[f"{one.label}-{mode.value}" for one, mode in CASES])
def test_answers_are_as_described(api: TestClient, operation: APIOperation, mode: GenerationMode) -> None:
    @given(data=st.data())
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def asked(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy(generation_mode=mode))
        response = api.request(**{**case.as_transport_kwargs(base_url=HERE), "cookies": None})
        case.validate_response(response, checks=CHECKS)

    asked()
