"""The gate that every request passes: right host, right origin, known token, allowed role."""

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.vocabulary import OnrecordError, UsageError
from onrecord.web.security.access import ANYONE, Access, access_of, local_access
from onrecord.web.security.headers import HEADERS
from onrecord.web.security.sizes import check_length, drain, limited
from onrecord.web.settings import WebSettings
from onrecord.web.telling import answer_error

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = ("/static/", "/login", "/logout")
"""Paths that need no token: without them nobody could sign in."""
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
                    found.setdefault(name.decode(), value.decode())
            await send(message)

        try:
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
        host = headers.get("host", "")
        if _name(host) not in self.settings.hosts:
            raise UsageError(
                "unknown-host", "This server is not known by that name.", "Start it with --name to allow the name."
            )
        unsafe = scope["method"] not in SAFE
        if unsafe:
            _check_origin(headers, host)
        access = await self._access(scope, headers)
        if unsafe and not access.edits and not scope["path"].startswith(OPEN_PATHS):
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
        if scope["path"].startswith(OPEN_PATHS):
            return ANYONE
        raise UsageError(
            "token-needed",
            "This token is not known, or no longer." if secret else "This server asks for a token.",
            "Whoever runs it makes one with `onrecord token create`.",
        )


def _check_origin(headers: Headers, host: str) -> None:
    """Refuse what another site's page sends: browsers say where a request that changes something comes from."""
    origin = headers.get("origin")
    if origin is not None:
        if urlsplit(origin).netloc.casefold() == host.casefold():
            return
    elif headers.get("sec-fetch-site", "none") in ("same-origin", "none"):
        return
    raise UsageError("foreign-origin", "This was sent from another site.", "Send it from Onrecord's own page.")


def _name(host: str) -> str:
    """The host without its port."""
    if host.startswith("["):
        return host.partition("]")[0].casefold() + "]"
    return host.partition(":")[0].casefold()


def _bearer(headers: Headers) -> str | None:
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() or None if kind.casefold() == "bearer" else None


def _cookie(headers: Headers, name: str) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return found.value if found else None


def login_address(path: str, query: str) -> str:
    """Where to sign in, and come back from."""
    return f"/login?next={quote(path + ('?' + query if query else ''), safe='')}"
