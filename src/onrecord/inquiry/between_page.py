"""What two sides have to do with each other, as a page shows it; and whom one could ask about when nobody is chosen."""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.active import active
from onrecord.inquiry.actor_page import SomeMatters
from onrecord.inquiry.between import HAPPENED, Month, between
from onrecord.inquiry.claim_cards import Named, named
from onrecord.inquiry.front_page import latest_day
from onrecord.inquiry.matter_lines import MatterLine, matter_line
from onrecord.inquiry.matters import Matter
from onrecord.inquiry.naming import Names
from onrecord.inquiry.pairs import sides_named
from onrecord.inquiry.who_is_in import actors_of
from onrecord.record import EVERYTHING, Filters, Record

SHOWN = 20
"""Lines of a list that are shown."""
OFFERED = 12
"""Pairs that are offered when nobody is chosen."""
RECENT = 60
"""Days of which pairs are offered."""


class PairOffered(Struct, frozen=True, kw_only=True):
    """Two sides with events between them of late, and how many."""

    a: Named
    b: Named
    events: int


class BetweenPage(Struct, frozen=True, kw_only=True):
    """What is on record between two sides; both null, and `offered` some pairs, when they are not chosen yet.

    `first_contact` and `last_contact` are the first and the last event that somebody says happened, `series` their
    balance by month, without the `inexact` events of which no one month is known; `events` come with the latest first.
    """

    a: Named | None = None
    b: Named | None = None
    as_of: str | None = None
    since: str | None = None
    until: str | None = None
    first_contact: MatterLine | None = None
    last_contact: MatterLine | None = None
    series: tuple[Month, ...] = ()
    inexact: int = 0
    ties: SomeMatters
    agreements: SomeMatters
    forecasts: SomeMatters
    events: SomeMatters
    offered: tuple[PairOffered, ...] = ()


NOTHING = SomeMatters(lines=(), total=0)


def between_page(
    record: Record, a: str | None = None, b: str | None = None, filters: Filters = EVERYTHING
) -> BetweenPage:
    """The page of two sides, given by name, code or id; of their dealings as asked in `filters`.

    Raises `UsageError` (`unknown-actor`).
    """
    if not a or not b:
        empty = BetweenPage(ties=NOTHING, agreements=NOTHING, forecasts=NOTHING, events=NOTHING)
        return replace(empty, as_of=filters.as_of, offered=_offered(record, filters.as_of))
    found = between(record, a, b, filters)
    told: list[Matter] = [*found.events, *found.ties, *found.agreements, *found.forecasts]
    names = {
        **record.named({actor for one in told for actor in actors_of(one)}),
        **sides_named(record, [found.a, found.b]),
    }
    happened = [one for one in found.events if one.status in HAPPENED]
    return BetweenPage(
        a=named(found.a, names),
        b=named(found.b, names),
        as_of=filters.as_of,
        since=filters.since,
        until=filters.until,
        first_contact=matter_line(happened[0], names) if happened else None,
        last_contact=matter_line(happened[-1], names) if happened else None,
        series=found.series,
        inexact=found.inexact,
        ties=_some(found.ties, names),
        agreements=_some(found.agreements, names),
        forecasts=_some(found.forecasts[::-1], names),
        events=_some(found.events[::-1], names),
    )


def _some(found: tuple[Matter, ...], names: Names) -> SomeMatters:
    return SomeMatters(lines=tuple(matter_line(one, names) for one in found[:SHOWN]), total=len(found))


def _offered(record: Record, as_of: str | None) -> tuple[PairOffered, ...]:
    """The pairs with most events in the last days on record."""
    latest = as_of or latest_day(record)
    if latest is None:
        return ()
    since = (date.fromisoformat(latest) - timedelta(days=RECENT)).isoformat()
    dyads = active(record, Filters(since=since, as_of=as_of), most=OFFERED).dyads
    names = sides_named(record, {side for one in dyads for side in (one.a, one.b)})
    return tuple(PairOffered(a=named(one.a, names), b=named(one.b, names), events=one.events) for one in dyads)
