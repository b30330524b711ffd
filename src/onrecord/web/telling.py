"""Errors as answers: a page for people, problem details (RFC 9457) for programs."""

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import Scope

from onrecord.vocabulary import OnrecordError
from onrecord.web.api.problems import problem_of, status_of
from onrecord.web.rendering import render

PROBLEM = "application/problem+json"
BUSY = 503
UNKNOWN_CALLER = 401


def wants_json(scope: Scope) -> bool:
    """Whether the request is a program's: the API's, a JSON twin's, or one that says so."""
    path = scope["path"]
    return bool(path.startswith("/api/") or path.endswith(".json"))


def answer_error(scope: Scope, error: OnrecordError, status: int | None = None) -> Response:
    """What is answered when Onrecord refuses or fails; never less than what happened, what to do, and a code."""
    code = status or status_of(error)
    headers = {"Cache-Control": "no-store"}
    if code == BUSY:
        headers["Retry-After"] = "2"
    if wants_json(scope):
        if code == UNKNOWN_CALLER:
            headers["WWW-Authenticate"] = "Bearer"
        body = msgspec.json.encode(problem_of(error, status=code, instance=scope["path"]))
        return Response(body, code, headers=headers, media_type=PROBLEM)
    if code == UNKNOWN_CALLER and scope["method"] in ("GET", "HEAD"):
        from onrecord.web.security.guard import login_address

        return RedirectResponse(login_address(scope["path"], scope["query_string"].decode("latin-1")), 303)
    page = render(Request(scope), "error.html", {"title": "Not possible", "error": error, "status": code})
    return HTMLResponse(page, code, headers=headers)
