"""Makes the web application: settings in, an ASGI application out."""

import asyncio
import gc
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
from onrecord.vocabulary import OnrecordError
from onrecord.web.adding import UPLOADS
from onrecord.web.api import adding as adding_api
from onrecord.web.api.document import ADDRESS, openapi
from onrecord.web.api.problems import problem_of_http, problem_of_validation, problem_unforeseen
from onrecord.web.charting.bundle import Bundle
from onrecord.web.charting.drawing import Drawer
from onrecord.web.crowd import Crowd, Turns
from onrecord.web.exporting import EXPORT_PATIENCE, EXPORTS
from onrecord.web.freshness import Freshness
from onrecord.web.head_requests import HeadRequests
from onrecord.web.jobs import Jobs, Limits
from onrecord.web.reading import SentenceReader
from onrecord.web.security.guard import Guard
from onrecord.web.security.headers import HEADERS
from onrecord.web.settings import WebSettings, read_web_settings
from onrecord.web.telling import answer_error, answer_problem
from onrecord.web.views import (
    actors,
    adding,
    charts,
    corrections,
    forecasts,
    front,
    lists,
    manual,
    matters,
    report,
    scenario,
    search,
    sign_in,
    words,
)
from onrecord.web.warming import Warming

VIEWS = (
    front.views,
    lists.views,
    report.views,
    matters.views,
    forecasts.views,
    actors.views,
    charts.views,
    scenario.views,
    search.views,
    adding.views,
    corrections.views,
)
"""All pages, in the order in which the API's manual tells of them."""
STATIC = Path(__file__).parent / "static"
LOCK_PATIENCE = 10.0
"""Seconds for which a correction waits for a record that another program writes to."""
YOUNG = 10_000
"""Objects that are made before Python looks for cycles among them: a long page makes more, and hardly any cycle."""
COMPUTING, PATIENCE = 3, 20.0
"""Answers that are made at the same time, at most, and seconds that others wait for their turn."""


def create(settings: WebSettings | None = None) -> FastAPI:
    """The application for the record in `settings`, by default those of the environment; the record opens at start."""
    settings = settings or read_web_settings()
    app = FastAPI(
        title="Onrecord",
        version=__version__,
        summary="Who is on record, saying what about whom, how sure, and did it come true?",
        openapi_url=ADDRESS,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_open_while_serving,
        middleware=[
            Middleware(Guard, settings=settings),
            Middleware(HeadRequests),
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=4),
        ],
    )
    app.state.settings = settings
    app.state.reader = SentenceReader(settings.general)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in (
        sign_in.router,
        words.router,
        manual.router,
        adding.router,
        corrections.router,
        charts.router,
    ):
        app.include_router(router)
    for views in VIEWS:
        views.add_to(app)
    app.router.routes.extend(lists.whole_lists())
    app.include_router(adding_api.router)
    answered = {operation: kind for views in VIEWS for operation, kind in views.answered().items()}
    listed = {kind: row for kind, (row, _) in lists.KINDS.items()}
    app.openapi = lambda: openapi(app, answered, adding_api.TAKEN, listed)  # type: ignore[method-assign]
    app.add_exception_handler(OnrecordError, _onrecord_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unforeseen)
    return app


@asynccontextmanager
async def _open_while_serving(app: FastAPI) -> AsyncIterator[None]:
    """Hold the record open, and watch it, for as long as the server runs."""
    settings: WebSettings = app.state.settings
    codebook = settings.general.make_codebook()
    with open_record(settings.general.record, patience=LOCK_PATIENCE, codebook=codebook) as record:
        app.state.record = record
        app.state.freshness = Freshness(record.address)
        app.state.drawing = asyncio.Lock()
        app.state.drawer = Drawer()
        app.state.bundle = Bundle()
        app.state.computing = Crowd(COMPUTING, PATIENCE)
        app.state.turns = Turns(PATIENCE)
        app.state.exporting = Crowd(EXPORTS, EXPORT_PATIENCE)
        app.state.uploads = Crowd(UPLOADS)
        app.state.jobs = Jobs(record.address, Limits(fetch=settings.fetching))
        app.state.jobs.start(behind=record.ledger_is_behind())
        if not gc.isenabled():  # what there is by now stays: looking through it again and again would cost every page
            gc.freeze()
            gc.set_threshold(YOUNG)
            gc.enable()
        warming = Warming(codebook)
        try:
            yield
        finally:
            warming.stop()
            app.state.jobs.stop()
            app.state.bundle.close()
            app.state.drawer.close()
            app.state.freshness.close()


async def _onrecord_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, OnrecordError)
    return answer_error(request.scope, error)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return answer_problem(request.scope, problem_of_validation(error, instance=request.scope["path"]))


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return answer_problem(request.scope, problem_of_http(error, instance=request.scope["path"]))


async def _unforeseen(request: Request, error: Exception) -> Response:
    """The traceback is the log's; nothing of it is told. This is answered outside of the guard."""
    response = answer_problem(request.scope, problem_unforeseen(instance=request.scope["path"]))
    response.headers.update(dict(HEADERS))
    return response
