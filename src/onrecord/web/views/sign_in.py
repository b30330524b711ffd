"""Signing in: a token is typed once and kept in a cookie that scripts cannot read."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from onrecord.vocabulary import UsageError
from onrecord.web.api.problems import headers_of, problem_of
from onrecord.web.going_back import own_address
from onrecord.web.log import note
from onrecord.web.security.access import access_of
from onrecord.web.security.forms import SignedForm
from onrecord.web.security.guard import TOKEN_COOKIE
from onrecord.web.showing import signed_page

router = APIRouter(include_in_schema=False)
KEPT_FOR = 30 * 24 * 3600
"""Seconds for which a browser keeps a token."""

Next = Annotated[str, Query(max_length=4_000)]


@router.get("/login")
def login_page(request: Request, next: Next = "/") -> Response:  # noqa: A002  the usual name of the parameter
    """Where a token is typed."""
    return _page(request, own_address(next))


@router.post("/login")
async def login(request: Request, form: SignedForm) -> Response:
    """Keep the token and go on to where one was going."""
    secret = str(form.get("token", "")).strip()
    if await run_in_threadpool(access_of, request.app.state.record, secret) is None:
        error = UsageError("token-needed", "This token is not known, or no longer.", "Check it, or ask for another.")
        return _page(request, own_address(str(form.get("next", "/"))), error)
    response = RedirectResponse(own_address(str(form.get("next", "/"))), 303)
    response.set_cookie(
        TOKEN_COOKIE,
        secret,
        max_age=KEPT_FOR,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return response


def _page(request: Request, then: str, error: UsageError | None = None) -> Response:
    """Where a token is typed, and typed again after an error."""
    problem = error and problem_of(error, instance=request.url.path)
    response = signed_page(request, "login.html", {"title": "Sign in", "next": then, "problem": problem})
    if problem:
        note(request.scope, problem, problem.detail)
        response.status_code = problem.status
        response.headers.update(headers_of(problem))
    return response


@router.post("/logout")
async def logout(form: SignedForm) -> Response:
    """Forget the token."""
    response = RedirectResponse("/login", 303)
    response.delete_cookie(TOKEN_COOKIE, httponly=True, samesite="strict")
    return response
