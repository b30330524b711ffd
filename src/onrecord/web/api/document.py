"""The OpenAPI 3.1 document, which is the API's manual: what is asked, what is answered, what can go wrong."""

import inspect
from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord.version import __version__
from onrecord.web.api.files import columns, columns_name
from onrecord.web.api.problems import MEDIA_TYPE, Problem
from onrecord.web.api.schemas import components, reference

ADDRESS = "/api/v1/openapi.json"
TAGS = {
    "brief": "What is new in some days.",
    "lists": "What is on record, as lists: filters that combine, facets with counts, paging by cursor, whole exports.",
    "reports": "One report with what was read in it, and beside it what others say.",
    "matters": "What the reports together put on record: one event, dispute, agreement, forecast, tie or transfer.",
    "actors": "Who takes part in world affairs, and what is between two of them.",
    "charts": "Figures by day, by pair, by place, and the network of actors.",
    "scenario": "What is on record for the case that something comes about.",
    "search": "Full-text search in the reports.",
    "adding": "Reports to be read, and the jobs that read them.",
    "corrections": "What people set right; each is signed and can be undone.",
}
"""What the parts of the API are about, in order; a test asks that no tag is missing."""
DESCRIPTION = """\
Everything that the pages show, for programs. Each answer is made of the same structs as in Python
(`onrecord.inquiry`) and as the JSON twin of the page (the page's address with `.json` behind its path).

**Who may ask.** On 127.0.0.1 anyone on this machine. Elsewhere everyone needs a token, made with `onrecord token
create` and sent as `Authorization: Bearer …`; with the role `reader` it reads, with `editor` it also adds reports and
corrects.

**Ids** hold from one answer to the next. They may hold slashes, which stay as they are in a path.

**As of.** With `as_of` an answer tells what could be known on that day: nothing published later counts.

**Again.** Answers carry an `ETag`; sent back as `If-None-Match`, it gives 304 for as long as the record has not
changed.

**Errors** are problem details (RFC 9457) with a stable `code`, a `detail` of what happened, and `advice` on what to
do.
"""


def openapi(
    app: FastAPI, answered: Mapping[str, Any], taken: Iterable[Any], listed: Mapping[str, Any]
) -> dict[str, Any]:
    """The document for an application.

    `answered` has the type that an operation answers with, by the operation's id; what is not in it tells of its
    answers itself, with the types that are `taken`. `listed` has the type of each list's rows.
    """
    if app.openapi_schema is None:
        document = get_openapi(
            title="Onrecord",
            version=__version__,
            openapi_version="3.1.0",
            summary=app.summary,
            description=DESCRIPTION,
            routes=app.routes,
            tags=[{"name": name, "description": told} for name, told in TAGS.items()],
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        schemas |= components([*answered.values(), *taken, Problem])
        schemas |= {columns_name(kind): columns(kind, row) for kind, row in listed.items()}
        document["components"]["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "description": "Made with `onrecord token create`."}
        }
        document["security"] = [{}, {"token": []}]
        for path in document["paths"].values():
            for operation in path.values():
                if operation["operationId"] in answered:
                    _tell_answer(operation, answered[operation["operationId"]])
                _tell_problems(operation)
        app.openapi_schema = document
    return app.openapi_schema


def _tell_answer(operation: dict[str, Any], kind: Any) -> None:
    content = {"application/json": {"schema": reference(kind)}}
    operation["responses"]["200"] = {"description": "The answer.", "content": content}


def _tell_problems(operation: dict[str, Any]) -> None:
    """Every operation may answer with a problem, and says so once, for all statuses."""
    operation["responses"].pop("422", None)
    reference = {"schema": {"$ref": "#/components/schemas/Problem"}}
    operation["responses"]["default"] = {
        "description": "It cannot be answered; the problem says why and what to do.",
        "content": {MEDIA_TYPE: reference},
    }
    if "description" in operation:
        operation["description"] = inspect.cleandoc(operation["description"])
