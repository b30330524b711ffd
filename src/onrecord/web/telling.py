"""Errors as answers: a page for people, problem details (RFC 9457) for programs."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import Scope

from onrecord.vocabulary import OnrecordError
from onrecord.web.api.problems import Problem, headers_of, problem_of, problem_response
from onrecord.web.going_back import came_from
from onrecord.web.log import note
from onrecord.web.rendering import render
from onrecord.web.twins import ends_an_id

UNKNOWN_CALLER = 401


def answer_error(scope: Scope, error: OnrecordError, status: int | None = None) -> Response:
    """What is answered when Onrecord refuses or fails: what happened, what to do, and a code."""
    return answer_problem(scope, problem_of(error, instance=scope["path"], status=status), error.message)


def answer_problem(scope: Scope, problem: Problem, told: str = "") -> Response:
    """The same for a problem at hand; a page that asks for a token leads to where one signs in.

    The log is `told` what callers may not be, such as the names of files.
    """
    note(scope, problem, told or problem.detail)
    if _is_for_programs(scope):
        return problem_response(problem)
    if problem.status == UNKNOWN_CALLER and scope["method"] in ("GET", "HEAD"):
        from onrecord.web.security.guard import login_address

        return RedirectResponse(login_address(scope), 303)
    request = Request(scope)
    back = "" if scope["method"] in ("GET", "HEAD") else came_from(request)
    page = render(request, "error.html", {"title": problem.title, "problem": problem, "back": back})
    return HTMLResponse(page, problem.status, headers_of(problem))


def _is_for_programs(scope: Scope) -> bool:
    """Whether the request is for the API or a JSON twin."""
    path: str = scope["path"]
    twin = path.endswith((".json", ".jsonl", ".csv", ".parquet")) and not ends_an_id(scope)
    return path.startswith("/api/") or twin
