"""The API's manual as a page: the OpenAPI document in words, for people."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from onrecord.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/api")
def manual(request: Request) -> Response:
    """All operations with their parameters and answers, then all schemas with their fields."""
    document: dict[str, Any] = request.app.openapi()
    context = {"title": "The API", "document": document, "operations": _by_tag(document)}
    return HTMLResponse(render(request, "manual.html", context))


def _by_tag(document: dict[str, Any]) -> list[tuple[dict[str, Any], list[tuple[str, str, dict[str, Any]]]]]:
    """Each tag with its operations: method, path, and what OpenAPI says of it."""
    operations = [
        (method.upper(), path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    return [(tag, [one for one in operations if tag["name"] in one[2].get("tags", ())]) for tag in document["tags"]]
