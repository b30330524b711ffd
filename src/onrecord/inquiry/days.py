"""How many events each day had, and how they stand on PLOVER's scale from conflict to cooperation."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from onrecord.codebook import Codebook
from onrecord.inquiry.between import HAPPENED, balance, scales
from onrecord.inquiry.dating import exact_day
from onrecord.inquiry.matters import events
from onrecord.ledger.days import days_after
from onrecord.record import EVERYTHING, Filters, MatterOnRecord, Record
from onrecord.record.desk_rows import FIRST_DAY
from onrecord.vocabulary import Event

_LEAD = 31
"""Days before the first report of which it may still be the news."""


class Day(Struct, frozen=True, kw_only=True):
    """How a day (ISO date) went: events that someone says happened, each counted once, on PLOVER's scale.

    `cooperation` adds up the values of the cooperative events, `conflict` those of the others, without their sign.
    """

    day: str
    events: int
    cooperation: float
    conflict: float


class Days(Struct, frozen=True, kw_only=True):
    """The days on which something happened, in order, from `since` to `until` (ISO dates, null when there are none).

    `events` is how many these days have in all. `earlier` counts those from over a month before the first report that
    tells of any, which are left out when no first day is asked for; `inexact` those of which no more is known than the
    month, the year, or another stretch of more than a week: they belong to no day.
    """

    since: str | None
    until: str | None
    days: tuple[Day, ...]
    events: int
    earlier: int = 0
    inexact: int = 0


def days(record: Record, filters: Filters = EVERYTHING) -> Days:
    """How the days asked for went.

    Without `since` they begin a month before the first report that tells of any: what reports tell of earlier years is
    not their news. Raises `UsageError` for a name that nobody on record has.
    """
    asked = replace(filters, limit=None)
    rows = {row.id: row for row in record.matters(["event"], asked)}
    found = make_days(events(record, asked), rows, record.codebook, since=filters.since, until=filters.until)
    if filters.since is not None or not found.days:
        return found
    told = [row.first for row in rows.values() if row.first != FIRST_DAY]
    first = days_after(min(told), -_LEAD) if told else FIRST_DAY
    kept = tuple(day for day in found.days if day.day >= first)
    count = sum(day.events for day in kept)
    return replace(found, since=kept[0].day if kept else None, days=kept, events=count, earlier=found.events - count)


def make_days(
    told: Iterable[Event],
    rows: Mapping[str, MatterOnRecord],
    codebook: Codebook,
    *,
    since: str | None = None,
    until: str | None = None,
) -> Days:
    """The days of some events from `since` to `until`; `rows` has each one's days of telling, by id."""
    scale = codebook.compiled(scales)
    values: dict[str, list[float]] = {}
    inexact = 0
    for event in told:
        if event.status not in HAPPENED:
            continue
        day = exact_day(event, rows.get(event.id))
        if day is None:
            inexact += 1
        elif (since is None or since <= day) and (until is None or day <= until):
            values.setdefault(day, []).append(scale.get(event.type or "", 0.0))
    found = tuple(_day(day, values[day]) for day in sorted(values))
    return Days(
        since=since or (found[0].day if found else None),
        until=until or (found[-1].day if found else None),
        days=found,
        events=sum(day.events for day in found),
        inexact=inexact,
    )


def _day(day: str, values: list[float]) -> Day:
    sums = balance(values)
    return Day(day=day, events=sums.events, cooperation=sums.cooperation, conflict=sums.conflict)
