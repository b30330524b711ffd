"""A view is registered once and answers three ways: as a page, as its JSON twin, and under `/api/v1`.

A view is a function whose parameters are FastAPI's and which returns a msgspec struct. It stays free of HTTP.
"""

import inspect
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from fastapi.routing import APIRoute
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from onrecord.record.time_limit import answered_within
from onrecord.web.freshness import Freshness, Kept, etag
from onrecord.web.rendering import CSRF_MARK, render
from onrecord.web.security.forms import COOKIE, mark_of
from onrecord.web.security.guard import TOKEN_COOKIE
from onrecord.web.twins import TWIN, TwinRoute

API = "/api/v1"
HTML = "text/html; charset=utf-8"
JSON = "application/json"
LONGEST_ANSWER = 10.0
"""Seconds that an answer may read from the record."""
NOT_KEPT = {"Cache-Control": "no-store"}

View = Callable[..., Any]
_REQUEST = "http_request"
_PAGE = "onrecord.page"
"""Set in the scope of a request for a page."""


@dataclass(frozen=True)
class Shown:
    """A view with how it is shown.

    `api` is its path under `/api/v1`, null when it is a page only; `path` is empty when it is for programs only. What
    is `fresh` is not of the record, so it is made anew each time and kept nowhere.
    """

    view: View
    path: str
    template: str
    title: str
    api: str | None
    fresh: bool = False
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Views:
    """The views of one module, under the API's `tag`."""

    tag: str
    found: list[Shown] = field(default_factory=list)

    def show(
        self, path: str, *, template: str, title: str, api: str | None = None, fresh: bool = False, **context: Any
    ) -> Callable[[View], View]:
        """Show a view at `path` by `template`, and under `api` (a path under `/api/v1`) to programs.

        An answer is kept until the record changes, unless it has to be `fresh`. In the template `page` is what the
        view returns, `title` the page's title and `context` what else is given.
        """

        def register(view: View) -> View:
            self.found.append(Shown(view, path, template, title, api, fresh, context))
            return view

        return register

    def answer(self, api: str, *, title: str, fresh: bool = False) -> Callable[[View], View]:
        """Answer a view under `api` (a path under `/api/v1`) only; it has no page."""
        return self.show("", template="", title=title, api=api, fresh=fresh)

    def answered(self) -> dict[str, Any]:
        """What type each operation of the API answers with, by the operation's id."""
        return {
            _operation(one): inspect.signature(one.view).return_annotation for one in self.found if one.api is not None
        }

    def add_to(self, app: FastAPI) -> None:
        """Register all of them; the twin first, since an id may hold anything."""
        for shown in self.found:
            asked = _route(shown, self.tag)
            if shown.path:
                twin = f"/brief{TWIN}" if shown.path == "/" else f"{shown.path}{TWIN}"
                app.router.routes.append(TwinRoute(twin, Through(asked), methods=["GET"]))
                app.router.routes.append(Route(shown.path, Through(asked, page=True), methods=["GET"]))
            if shown.api is not None:
                app.router.routes.append(asked)


def _route(shown: Shown, tag: str) -> APIRoute:
    """The route that a view's addresses share, since going through its parameters is slow: it answers in JSON."""
    return APIRoute(
        API + (shown.api or shown.path),
        _endpoint(shown),
        methods=["GET"],
        tags=[tag],
        summary=shown.title,
        description=inspect.getdoc(shown.view),
        operation_id=_operation(shown),
        response_class=Response,
    )


def _operation(shown: Shown) -> str:
    return shown.view.__name__.rstrip("_")


class Through:
    """Another way to what a route answers, here as a page if it is to be one."""

    def __init__(self, route: APIRoute, *, page: bool = False) -> None:
        """Through `route`."""
        self._answer, self._page = route.app, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        scope[_PAGE] = self._page
        await self._answer(scope, receive, send)


def _endpoint(shown: Shown) -> Callable[..., Response]:
    @wraps(shown.view)
    def endpoint(**asked: Any) -> Response:
        request: Request = asked.pop(_REQUEST)
        page = request.scope.get(_PAGE, False)
        if shown.fresh:
            with request.app.state.record.at_one_moment(), answered_within(LONGEST_ANSWER):
                made = shown.view(**asked)
            if page:
                return signed_page(request, shown.template, {"title": shown.title, "page": made, **shown.context})
            return Response(msgspec.json.encode(made), 200, NOT_KEPT, JSON)
        key = _key(request, page=page)
        kept = _kept(request, shown, key, asked, page=page)
        tag = etag(key, kept.version)
        if tag in request.headers.get("if-none-match", "") and not page:
            return Response(status_code=304, headers=_headers(tag))
        return _page_response(request, kept.body, tag) if page else Response(kept.body, 200, _headers(tag), JSON)

    signature = inspect.signature(shown.view)
    request_parameter = inspect.Parameter(_REQUEST, inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    keyword_only = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in signature.parameters.values()]
    endpoint.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [*keyword_only, request_parameter], return_annotation=Response
    )
    return endpoint


def _kept(request: Request, shown: Shown, key: tuple[str, ...], asked: Mapping[str, Any], *, page: bool) -> Kept:
    """The answer that is kept; else it is made, once for however many ask for it meanwhile."""
    freshness: Freshness = request.app.state.freshness
    state = request.app.state
    kept = freshness.find(key, freshness.version())
    if kept is not None:
        return kept
    with state.turns.turn(key):
        version = freshness.version()
        kept = freshness.find(key, version)
        if kept is not None:
            return kept
        with state.computing, state.record.at_one_moment(), answered_within(LONGEST_ANSWER):
            begun = time.monotonic()
            made = shown.view(**asked)
            took = time.monotonic() - begun
        return freshness.keep(key, version, _page(request, shown, made) if page else msgspec.json.encode(made), took)


def _page(request: Request, shown: Shown, made: Any) -> bytes:
    context = {"title": shown.title, "page": made, **shown.context}
    return render(request, shown.template, context).encode("utf-8", "replace")


def _page_response(request: Request, body: bytes, tag: str) -> Response:
    """The page with its forms signed for whoever asked; browsers ask again whether it still holds."""
    mark, is_new = mark_of(request)
    mine = f'{tag[:-1]}.{mark[:8]}"'
    if mine in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=_headers(mine))
    return _signed(request, body, _headers(mine), mark, is_new=is_new)


def signed_page(request: Request, template: str, context: Mapping[str, Any]) -> Response:
    """A page that is made anew each time, its forms signed for whoever asked."""
    mark, is_new = mark_of(request)
    return _signed(
        request, render(request, template, context).encode("utf-8", "replace"), NOT_KEPT, mark, is_new=is_new
    )


def _signed(request: Request, body: bytes, headers: Mapping[str, str], mark: str, *, is_new: bool) -> Response:
    response = Response(body.replace(CSRF_MARK.encode(), mark.encode()), 200, headers, HTML)
    if is_new:
        response.set_cookie(COOKIE, mark, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return response


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}


def _key(request: Request, *, page: bool) -> tuple[str, ...]:
    """What an answer depends on besides the record: the address as it came, the role, and whether one can sign out."""
    scope = request.scope
    return (
        "page" if page else "json",
        scope["access"].role,
        "signed in" if TOKEN_COOKIE in request.cookies else "",
        scope["path"],
        scope["query_string"].decode("latin-1"),
    )
