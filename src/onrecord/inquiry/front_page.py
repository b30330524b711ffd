"""The front page: what is new on record in some days, in figures and in lines that lead to their claims."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.active import Active, active
from onrecord.inquiry.brief import Brief, brief
from onrecord.inquiry.days import Days, days
from onrecord.inquiry.ledger_brief import ledger_sections
from onrecord.inquiry.matters import forecasts
from onrecord.record import EVERYTHING, Counts, Filters, Record
from onrecord.vocabulary import Actor, Forecast, ForecastOutcome

DAYS = 7
"""Days that a front page is about when nobody says since when."""
SOON = 30
"""Days ahead in which a forecast is due."""
MOST = 6
"""Entries of one sort."""


class FrontPage(Struct, frozen=True, kw_only=True):
    """What is new from `since` to `until` (ISO dates, inclusive, null on an empty record).

    `latest` is the latest day on record, `counts` how much there is on the whole record, `days` and `active` are the
    figures of these days. `due` are open forecasts whose deadline lies in them or in the thirty days after, soonest
    first. `names` are the actors in the figures, by id.
    """

    since: str | None
    until: str | None
    latest: str | None
    counts: Counts
    brief: Brief
    days: Days
    active: Active
    due: tuple[Forecast, ...]
    names: dict[str, Actor]


def front_page(record: Record, filters: Filters = EVERYTHING, *, per_section: int = MOST) -> FrontPage:
    """The front page of the days in `filters`; without any, of the latest seven days with reports on record."""
    latest = filters.as_of or latest_day(record)
    until = filters.until or latest
    since = filters.since
    if since is None and until is not None:
        since = (date.fromisoformat(until) - timedelta(days=DAYS - 1)).isoformat()
    asked = replace(filters, since=since, until=until)
    told = brief(record, asked, per_section=per_section)
    told = replace(told, sections=(*ledger_sections(record, asked, per_section=per_section), *told.sections))
    busy = active(record, asked, most=MOST)
    soon = due(record, asked)
    return FrontPage(
        since=since,
        until=until,
        latest=latest,
        counts=record.counts(),
        brief=told,
        days=days(record, asked),
        active=busy,
        due=soon,
        names=record.named(_ids(busy, soon)),
    )


def due(record: Record, asked: Filters, most: int = MOST) -> tuple[Forecast, ...]:
    """Open forecasts with a deadline from the first day asked for to thirty days after the last, soonest first."""
    if asked.until is None:
        return ()
    last = (date.fromisoformat(asked.until) + timedelta(days=SOON)).isoformat()
    made_before = replace(asked, since=None, limit=None)
    found = [
        one
        for one in forecasts(record, made_before)
        if one.outcome is ForecastOutcome.OPEN and one.deadline and (asked.since or "") <= one.deadline <= last
    ]
    return tuple(sorted(found, key=lambda one: (one.deadline or "", one.id))[:most])


def latest_day(record: Record) -> str | None:
    """The day of the latest report on record, null when there is none with a date."""
    with record.looking() as desk:
        return desk.latest_day()


def _ids(busy: Active, soon: Iterable[Forecast]) -> set[str]:
    ids: set[str | None] = {one for dyad in busy.dyads for one in (dyad.a, dyad.b)}
    ids |= {one.holder for one in (*busy.holders, *busy.outlets)}
    ids = ids.union(*({*one.actors, *one.recipients, one.holder} for one in soon))
    return {one for one in ids if one}
