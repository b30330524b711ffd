"""The front page: what is new on record in some days, in figures and in lines that lead to their claims."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.active import Active, make_active
from onrecord.inquiry.brief import Brief, brief_of
from onrecord.inquiry.brief_order import Gist
from onrecord.inquiry.days import Days, make_days
from onrecord.inquiry.ledger_brief import KINDS, is_news, sections_of
from onrecord.inquiry.matters import matters_asked, stood_as_asked
from onrecord.record import EVERYTHING, Counts, Filters, MatterOnRecord, Record
from onrecord.vocabulary import Actor, Event, Forecast, ForecastOutcome

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
    told = [(row, found) for row, found in matters_asked(record, KINDS, asked) if _told_by(row.first, until)]
    gists = [gist for gist in record.claims_in_part(asked, Gist) if _told_by(gist.published, until)]
    lines = brief_of(record, gists, per_section=per_section)
    sections = sections_of(record, [pair for pair in told if is_news(pair[1], asked)], per_section=per_section)
    events = {row.id: (row, found) for row, found in told if isinstance(found, Event)}
    busy = make_active(record, [found for _, found in events.values()], MOST)
    soon = due(record, asked, {row.id: found for row, found in told if isinstance(found, Forecast)})
    return FrontPage(
        since=since,
        until=until,
        latest=latest,
        counts=record.counts(),
        brief=replace(lines, sections=(*sections, *lines.sections)),
        days=make_days(
            [found for _, found in events.values()],
            {one: row for one, (row, _) in events.items()},
            record.codebook,
            since=since,
            until=until,
        ),
        active=busy,
        due=soon,
        names=record.named(_ids(busy, soon)),
    )


def _told_by(published: str | None, until: str | None) -> bool:
    """Whether something was told by the last day: a later report may be about these days, but is not their news."""
    return published is None or until is None or published <= until


def due(record: Record, asked: Filters, told: Mapping[str, Forecast], most: int = MOST) -> tuple[Forecast, ...]:
    """Open forecasts with a deadline from the first day asked for to thirty days after the last, soonest first.

    `told` are some that are at hand, as they stand.
    """
    if asked.until is None:
        return ()
    last = (date.fromisoformat(asked.until) + timedelta(days=SOON)).isoformat()
    made_before = replace(asked, since=None, limit=None)
    rows = [row for row in record.matters(["forecast"], made_before) if _falls_due(row, asked.since or "", last)]
    stood = (one for _, one, _ in stood_as_asked(record, [row for row in rows if row.id not in told], made_before))
    others = {one.id: one for one in stood if isinstance(one, Forecast)}
    at_hand = {row.id: told[row.id] for row in rows if row.id in told}
    found = [one for one in (at_hand | others).values() if one.outcome is ForecastOutcome.OPEN]
    return tuple(sorted(found, key=lambda one: (one.deadline or "", one.id))[:most])


def _falls_due(row: MatterOnRecord, first: str, last: str) -> bool:
    """Whether a forecast as it is stored has its deadline in some days; nothing else of it is looked at."""
    deadline = msgspec.json.decode(row.found, type=_Deadline).deadline
    return deadline is not None and first <= deadline <= last


class _Deadline(Struct, frozen=True):
    deadline: str | None = None


def latest_day(record: Record) -> str | None:
    """The day of the latest report on record, null when there is none with a date."""
    with record.looking() as desk:
        return desk.latest_day()


def _ids(busy: Active, soon: Iterable[Forecast]) -> set[str]:
    ids: set[str | None] = {one for dyad in busy.dyads for one in (dyad.a, dyad.b)}
    ids |= {one.holder for one in (*busy.holders, *busy.outlets)}
    ids = ids.union(*({*one.actors, *one.recipients, one.holder} for one in soon))
    return {one for one in ids if one}
