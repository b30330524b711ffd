"""Makes the web application: settings in, an ASGI application out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from onrecord.record import open_record
from onrecord.version import __version__
from onrecord.vocabulary import OnrecordError, UsageError
from onrecord.web.freshness import Freshness
from onrecord.web.security.access import Access, local_access
from onrecord.web.security.guard import Guard
from onrecord.web.settings import WebSettings, read_web_settings
from onrecord.web.telling import answer_error
from onrecord.web.views import front

VIEWS = (front.views,)
"""All pages, in the order in which the API's manual tells of them."""
STATIC = Path(__file__).parent / "static"
LONGEST_BODY = 4_000_000
"""Bytes of a request at most; uploads have a limit of their own."""


def create(settings: WebSettings | None = None) -> FastAPI:
    """The application for the record in `settings`, by default those of the environment; the record opens at start."""
    settings = settings or read_web_settings()
    app = FastAPI(
        title="Onrecord",
        version=__version__,
        summary="Who is on record, saying what about whom, how sure, and did it come true?",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_open_while_serving,
        max_body_size=LONGEST_BODY,
        middleware=[
            Middleware(Guard, settings=settings, doorkeeper=_Doors(settings)),
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=4),
        ],
    )
    app.state.settings = settings
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for views in VIEWS:
        views.add_to(app)
    app.add_exception_handler(OnrecordError, _onrecord_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_error)
    return app


class _Doors:
    """The doorkeeper of one application."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings

    def local(self) -> Access:
        return local_access(self._settings.general)

    def access(self, token: str) -> Access | None:
        return None


@asynccontextmanager
async def _open_while_serving(app: FastAPI) -> AsyncIterator[None]:
    """Hold the record open, and watch it, for as long as the server runs."""
    settings: WebSettings = app.state.settings
    with open_record(settings.general.record, codebook=settings.general.make_codebook()) as record:
        app.state.record = record
        app.state.freshness = Freshness(record.address)
        try:
            yield
        finally:
            app.state.freshness.close()


async def _onrecord_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, OnrecordError)
    return answer_error(request.scope, error)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors()[:5])
    wrong = UsageError("not-as-described", f"The request is not as described: {told}.", "The manual is at /api.")
    return answer_error(request.scope, wrong, 422)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return answer_error(
            request.scope, UsageError("no-such-page", "There is nothing at this address.", "Start at the brief."), 404
        )
    return answer_error(request.scope, UsageError("http-error", f"{error.detail}.", ""), error.status_code)
