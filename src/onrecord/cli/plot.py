"""`onrecord plot`: a chart of what is on record, as a file."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.options import Question, asking_filters
from onrecord.cli.records import record_asked
from onrecord.harmless import one_line

if TYPE_CHECKING:
    from onrecord.charts import Look
    from onrecord.inquiry.naming import Names
    from onrecord.record import Filters, Record

Drawn = Any
"""A chart, or null when there is nothing to show."""
_SIDES = 2


@asking_filters
def plot(
    question: Question,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="volume, balance, dyads, holders, between A B, network, map, scores, or accounts EVENT.",
        ),
    ],
    about: Annotated[
        list[str] | None, typer.Argument(metavar="[OF...]", help="The two sides of `between`, the event of `accounts`.")
    ] = None,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write: .html, .svg, .png or .json.")],
    look: Annotated[str, typer.Option(metavar="LOOK", help="light or dark.")] = "light",
) -> None:
    """Write a chart to a file: a page that needs nothing else, a picture, or its Vega specification.

    How many events there were by day, how they stand between conflict and cooperation, who deals with whom, and where.
    """
    from onrecord import charts
    from onrecord.vocabulary import UsageError

    form = out.suffix.lower().removeprefix(".")
    if form not in charts.FORMS:
        raise UsageError(
            "unknown-chart-form", f"{str(out)!r} does not say which form.", f"End it in .{', .'.join(charts.FORMS)}."
        )
    draw, taken = _chart(what)
    given = tuple(about or ())
    if len(given) != taken:
        raise UsageError("wrong-number", f"`plot {what}` takes {_TAKES[taken]}.", "`onrecord plot --help` says more.")
    chosen = charts.look_named(look)
    with record_asked(question.record, question.filters) as record:
        chart = draw(record, question.asked, chosen, given)
    if chart is None:
        sys.stderr.write("Nothing on record answers to that; no file is written.\n")
        return
    out.write_bytes(charts.rendered(chart, form))
    sys.stdout.write(one_line(str(out)) + "\n")


_TAKES = {0: "nothing more", 1: "an event's id", _SIDES: "two sides"}
_Draw = Callable[["Record", "Filters", "Look", Sequence[str]], Drawn]


def _chart(what: str) -> tuple[_Draw, int]:
    from onrecord.vocabulary import UsageError

    if what not in _CHARTS:
        raise UsageError("unknown-value", f"There is no chart {what!r}.", f"It is one of {', '.join(_CHARTS)}.")
    return _CHARTS[what]


def _volume(record: "Record", asked: "Filters", look: "Look", _: Sequence[str]) -> Drawn:
    from onrecord import charts
    from onrecord.inquiry.days import days

    found = days(record, asked)
    return charts.volume_by_day(found, look) if found.days else None


def _balance(record: "Record", asked: "Filters", look: "Look", _: Sequence[str]) -> Drawn:
    from onrecord import charts
    from onrecord.inquiry.days import days

    found = days(record, asked)
    return charts.balance_by_day(found, look) if found.days else None


def _dyads(record: "Record", asked: "Filters", look: "Look", _: Sequence[str]) -> Drawn:
    from onrecord import charts
    from onrecord.inquiry.active import active
    from onrecord.inquiry.pairs import sides_named

    found = active(record, asked).dyads
    names = sides_named(record, {side for one in found for side in (one.a, one.b)})
    return charts.active_dyads(found, names, look) if found else None


def _holders(record: "Record", asked: "Filters", look: "Look", _: Sequence[str]) -> Drawn:
    from onrecord import charts
    from onrecord.inquiry.active import active

    found = active(record, asked).holders
    return charts.active_holders(found, _names(record, (one.holder for one in found)), look) if found else None


def _between(record: "Record", asked: "Filters", look: "Look", sides: Sequence[str]) -> Drawn:
    from onrecord import charts
    from onrecord.inquiry.between import between

    found = between(record, sides[0], sides[1], asked)
    return charts.between_by_month(found, _names(record, (found.a, found.b)), look) if found.series else None


def _network(record: "Record", asked: "Filters", look: "Look", _: Sequence[str]) -> Drawn:
    from onrecord import charts
    from onrecord.inquiry.network import network

    found = network(record, asked)
    return charts.network(found, look) if found.links else None


def _map(record: "Record", asked: "Filters", look: "Look", _: Sequence[str]) -> Drawn:
    from onrecord import charts
    from onrecord.inquiry.places import places

    found = places(record, asked)
    return charts.events_map(found, look) if found.places else None


def _scores(record: "Record", asked: "Filters", look: "Look", _: Sequence[str]) -> Drawn:
    from onrecord import charts
    from onrecord.inquiry.matters import forecasts
    from onrecord.ledger.holders_scores import scores

    found = scores(forecasts(record, asked))
    if not any(one.settled for one in found):
        return None
    return charts.forecast_scores(found, _names(record, (one.holder for one in found)), look)


def _accounts(record: "Record", asked: "Filters", look: "Look", event_id: Sequence[str]) -> Drawn:
    from onrecord import charts
    from onrecord.inquiry.matters import events_named
    from onrecord.inquiry.told import tellings
    from onrecord.vocabulary import UsageError

    event = events_named(record, event_id, asked.as_of).get(event_id[0])
    if event is None:
        raise UsageError("not-an-event", f"{event_id[0]!r} is no event.", "`onrecord events` lists the events.")
    found = tellings(record, event)
    return charts.timeline_of_accounts(found, _names(record, (one.holder for one in found)), look) if found else None


def _names(record: "Record", ids: "Iterable[str | None]") -> "Names":
    from onrecord.inquiry.telling import names_of

    return names_of(record, ids)


_CHARTS: dict[str, tuple[_Draw, int]] = {
    "volume": (_volume, 0),
    "balance": (_balance, 0),
    "dyads": (_dyads, 0),
    "holders": (_holders, 0),
    "between": (_between, _SIDES),
    "network": (_network, 0),
    "map": (_map, 0),
    "scores": (_scores, 0),
    "accounts": (_accounts, 1),
}
