"""The gate that every request passes: right host, right origin, known token, allowed role."""

from dataclasses import dataclass
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.vocabulary import OnrecordError, UsageError
from onrecord.web.security.access import ANYONE, Access, access_of, local_access
from onrecord.web.security.headers import HEADERS, NOT_SHARED
from onrecord.web.security.origins import SAFE, check_host, check_origin
from onrecord.web.security.sizes import check_address, check_length, drain, limited
from onrecord.web.settings import WebSettings
from onrecord.web.telling import answer_error

STATIC = "/static/"
SIGNING_IN = ("/login", "/logout")
"""Paths that need no token, as those of static files: without them nobody could sign in."""
TOKEN_COOKIE = "onrecord_token"


@dataclass(frozen=True)
class Guard:
    """ASGI middleware around the whole application; sets `scope["access"]` for what is let in."""

    app: ASGIApp
    settings: WebSettings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request in, or answer why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(raw=message["headers"])
                for name, value in HEADERS:
                    found.setdefault(name, value)
                if not scope["path"].startswith(STATIC):
                    found.setdefault("cache-control", NOT_SHARED)
            await send(message)

        try:
            check_address(scope)
            scope["access"] = await self._let_in(scope)
            check_length(scope)
        except OnrecordError as error:
            if error.code == "too-large":
                await drain(receive)
            await answer_error(scope, error)(scope, receive, send_with_headers)
            return
        await self.app(scope, limited(scope, receive), send_with_headers)

    async def _let_in(self, scope: Scope) -> Access:
        headers = Headers(scope=scope)
        check_host(headers, self.settings.hosts)
        check_origin(headers, scope["method"])
        access = await self._access(scope, headers)
        if scope["method"] not in SAFE and not access.edits and not _is_open(scope):
            raise UsageError(
                "readers-only-read", "This token may read, not write.", "Ask for a token with the role editor."
            )
        return access

    async def _access(self, scope: Scope, headers: Headers) -> Access:
        if self.settings.local:
            return local_access(self.settings.general)
        secret = _bearer(headers) or _cookie(headers, TOKEN_COOKIE)
        access = await run_in_threadpool(access_of, scope["app"].state.record, secret) if secret else None
        if access is not None:
            return access
        if _is_open(scope):
            return ANYONE
        raise UsageError(
            "token-needed",
            "This token is not known, or no longer." if secret else "This server asks for a token.",
            "Whoever runs it makes one with `onrecord token create`.",
        )


def _is_open(scope: Scope) -> bool:
    path: str = scope["path"]
    return path in SIGNING_IN or path.startswith(STATIC)


def _bearer(headers: Headers) -> str | None:
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() or None if kind.casefold() == "bearer" else None


def _cookie(headers: Headers, name: str) -> str | None:
    return cookie_parser(headers.get("cookie", "")).get(name) or None


def login_address(scope: Scope) -> str:
    """Where to sign in, and come back from to the very address that was asked for."""
    path, query = (scope[part].decode("latin-1") for part in ("raw_path", "query_string"))
    return f"/login?next={quote(path + ('?' + query if query else ''), safe='')}"
