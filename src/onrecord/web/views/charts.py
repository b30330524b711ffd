"""Charts: their pictures and specifications, the figures behind them, and the script that browsers draw with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from onrecord.inquiry.active import Active, active
from onrecord.inquiry.chart_figures import account_figures, active_figures, between_figures, score_figures
from onrecord.inquiry.days import Days, days
from onrecord.inquiry.network import Network, network
from onrecord.inquiry.places import Places, places
from onrecord.record import Filters
from onrecord.record.sql import SqlRecord
from onrecord.record.time_limit import answered_within
from onrecord.vocabulary import UsageError
from onrecord.web.asking import LONGEST_ID, LONGEST_WORD, Asked, OnRecord
from onrecord.web.charting.bundle import Bundle
from onrecord.web.charting.drawing import Drawer
from onrecord.web.charting.kinds import KINDS, Size, Theme
from onrecord.web.charting.orders import Order
from onrecord.web.freshness import Freshness, Kept, etag
from onrecord.web.showing import LONGEST_ANSWER, Views

views = Views(tag="charts")
router = APIRouter(include_in_schema=False)

MEDIA = {"svg": "image/svg+xml", "png": "image/png", "json": "application/json"}
"""What a chart is given as, by the ending of its address."""
STALE = 30.0
"""Seconds for which a chart is still shown while another process goes on reading reports in."""
MOST_LINKS, LINKS = 200, 60
_YEAR = 365 * 24 * 3600
_LOOKS = ("theme", "size", "headed")
"""What changes how a chart looks, and not what it shows."""

Most = Annotated[int, Query(ge=5, le=MOST_LINKS, description="How many links at most, the strongest ones.")]


@views.answer("/days", title="Days")
def days_(record: OnRecord, asked: Asked) -> Days:
    """How many events each day had, and how they stand between conflict and cooperation."""
    return days(record, asked)


@views.answer("/active", title="Who is most active")
def active_(
    record: OnRecord,
    asked: Asked,
    most: Annotated[int, Query(ge=1, le=100, description="How many of each sort at most.")] = 10,
) -> Active:
    """The pairs that have most to do with each other, and who gives most accounts."""
    return active(record, asked, most=most)


@views.show("/network", template="network.html", title="Network", api="/network")
def network_(record: OnRecord, asked: Asked, most: Most = LINKS) -> Network:
    """Actors and what binds or parts them in a period: events between them and their ties, each link with a sign."""
    return network(record, asked, most=most)


@views.show("/map", template="map.html", title="Map", api="/places")
def places_(record: OnRecord, asked: Asked) -> Places:
    """Where events happened: by place and by country, with coordinates where they are known."""
    return places(record, asked)


@dataclass(frozen=True, kw_only=True)
class _Question:
    """What a chart is to show: the record, the filters, and what some charts are of besides."""

    record: SqlRecord
    asked: Filters
    a: str
    b: str
    event: str
    most: int


def _question(
    *,
    record: OnRecord,
    asked: Asked,
    a: Annotated[str, Query(max_length=LONGEST_WORD)] = "",
    b: Annotated[str, Query(max_length=LONGEST_WORD)] = "",
    event: Annotated[str, Query(max_length=LONGEST_ID)] = "",
    most: Most = LINKS,
) -> _Question:
    return _Question(record=record, asked=asked, a=a.strip(), b=b.strip(), event=event, most=most)


def _between(of: _Question) -> Any:
    if not (of.a and of.b):
        raise UsageError("between-two", "The chart between two takes two.", "Give a=NOR&b=SWE.")
    return between_figures(of.record, of.a, of.b, of.asked)


FIGURES: dict[str, Callable[[_Question], Any]] = {
    "days": lambda of: days(of.record, of.asked),
    "between": _between,
    "network": lambda of: network(of.record, of.asked, most=of.most),
    "map": lambda of: places(of.record, of.asked),
    "accounts": lambda of: account_figures(of.record, of.event, of.asked),
    "scores": lambda of: score_figures(of.record, of.asked),
    "active": lambda of: active_figures(of.record, of.asked),
}
SHARED = {"balance": "days", "dyads": "active", "holders": "active"}
"""Charts that are drawn from the figures of another."""


@dataclass(frozen=True, kw_only=True)
class _Look:
    """How a chart is to look."""

    name: str
    form: str
    theme: Theme
    size: Size
    headed: bool


def _look(*, name: str, form: str, theme: Theme = Theme.LIGHT, size: Size = Size.WIDE, headed: bool = True) -> _Look:
    if name not in KINDS or form not in MEDIA:
        known = f"There are {', '.join(KINDS)}, each as .{', .'.join(MEDIA)}."
        raise UsageError("no-such-page", "There is no such chart.", known)
    return _Look(name=name, form=form, theme=theme, size=size, headed=headed)


@router.get("/charts/bundle.js")
def bundle(request: Request) -> Response:
    """The script with which browsers draw charts; its address changes when it does."""
    made: Bundle = request.app.state.bundle
    headers = {"Cache-Control": f"private, max-age={_YEAR}, immutable", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(
            made.compressed(), headers={**headers, "Content-Encoding": "gzip"}, media_type="text/javascript"
        )
    return Response(made.plain(), headers={**headers, "Content-Encoding": "identity"}, media_type="text/javascript")


@router.get("/charts/{name}.{form}")
async def chart(
    request: Request,
    look: Annotated[_Look, Depends(_look)],
    question: Annotated[_Question, Depends(_question)],
) -> Response:
    """A chart as a picture, or as the specification that draws it."""
    state = request.app.state
    freshness: Freshness = state.freshness
    key = ("chart", look.name, look.form, request.url.query)
    kept = freshness.find(key, freshness.version(), STALE)
    if kept is None:
        # One after the other: who asks for the same meanwhile is given what the first one got, and no thread waits.
        async with state.drawing:
            kept = freshness.find(key, freshness.version(), STALE)
            if kept is None:
                kept = await run_in_threadpool(_drawn, request, key, look, question)
                state.bundle.prepare()  # who has seen a chart may want to explore it
    tag = etag(key, kept.version)
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(kept.body, headers=headers, media_type=MEDIA[look.form])


def _drawn(request: Request, key: tuple[str, ...], look: _Look, question: _Question) -> Kept:
    freshness: Freshness = request.app.state.freshness
    drawer: Drawer = request.app.state.drawer
    figures = _figures(request, SHARED.get(look.name, look.name), question)
    order = Order(
        chart=look.name,
        form=look.form,
        theme=look.theme,
        size=look.size,
        headed=look.headed,
        figures=msgspec.Raw(figures.body),
    )
    return freshness.keep(key, figures.version, drawer.draw(order))


def _figures(request: Request, name: str, question: _Question) -> Kept:
    """The figures as JSON; the same for light and dark, wide and narrow, and kept as answers are."""
    freshness: Freshness = request.app.state.freshness
    version = freshness.version()
    query = sorted(one for one in request.query_params.multi_items() if one[0] not in _LOOKS)
    key = ("figures", name, repr(query))
    kept = freshness.find(key, version, STALE)
    if kept is None:
        with answered_within(LONGEST_ANSWER):
            figures = msgspec.json.encode(FIGURES[name](question))
        kept = freshness.keep(key, version, figures)
    return kept
