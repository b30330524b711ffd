"""Events, disputes, agreements, forecasts, ties and transfers as asked, also as they stood on an earlier day.

What is stored is how matters stand now. As of an earlier day they are made again, by the same deciders, from the claims
that had been published by then.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from onrecord.ledger import posting
from onrecord.ledger.agreements import make_agreement
from onrecord.ledger.days import days_after
from onrecord.ledger.disputes import broader_words, make_dispute
from onrecord.ledger.entries import Entries, Tools
from onrecord.ledger.entry import Entry
from onrecord.ledger.events import make_event
from onrecord.ledger.forecasts import make_forecast
from onrecord.ledger.foreseeing import settled_by
from onrecord.ledger.kinds import kinds_of
from onrecord.ledger.ties import make_tie, make_transfer, tie_pair
from onrecord.record import EVERYTHING, Filters, Record
from onrecord.record.desk import Desk
from onrecord.record.found import MatterOnRecord
from onrecord.vocabulary import (
    Agreement,
    Dispute,
    Event,
    EventStatus,
    Forecast,
    ForecastOutcome,
    TieOverTime,
    Transfer,
)

Matter = Event | Dispute | Agreement | Forecast | TieOverTime | Transfer
Kind = TypeVar("Kind", Event, Dispute, Agreement, Forecast, TieOverTime, Transfer)
KINDS: dict[str, type[Any]] = {
    "event": Event,
    "dispute": Dispute,
    "agreement": Agreement,
    "forecast": Forecast,
    "tie": TieOverTime,
    "transfer": Transfer,
}
"""What kinds of matter there are, by name."""


def events(record: Record, filters: Filters = EVERYTHING) -> Iterator[Event]:
    """Events, by the first day that they are about."""
    yield from _asked(record, "event", Event, filters)


def disputes(record: Record, filters: Filters = EVERYTHING) -> Iterator[Dispute]:
    """Disputes, by the first day of the event."""
    yield from _asked(record, "dispute", Dispute, filters)


def agreements(record: Record, filters: Filters = EVERYTHING) -> Iterator[Agreement]:
    """Agreements, by the first day of their life."""
    yield from _asked(record, "agreement", Agreement, filters)


def forecasts(record: Record, filters: Filters = EVERYTHING) -> Iterator[Forecast]:
    """Forecasts, by the day they were made; their deadlines pass as of the latest day on record, or of `as_of`."""
    yield from _asked(record, "forecast", Forecast, filters)


def ties(record: Record, filters: Filters = EVERYTHING) -> Iterator[TieOverTime]:
    """Ties, by their first day."""
    yield from _asked(record, "tie", TieOverTime, filters)


def transfers(record: Record, filters: Filters = EVERYTHING) -> Iterator[Transfer]:
    """Transfers, by day."""
    yield from _asked(record, "transfer", Transfer, filters)


def matter(record: Record, row: MatterOnRecord, as_of: str | None = None) -> Matter | None:
    """One matter as it stood on a day; null when it did not stand yet."""
    with record.looking() as desk:
        return _as_it_stood(_Looking(record, desk, as_of), row, KINDS[row.kind])


def events_named(record: Record, ids: Iterable[str], as_of: str | None = None) -> dict[str, Event]:
    """The events with these ids as they stood on a day; those that did not stand yet are left out."""
    found: dict[str, Event] = {}
    with record.looking() as desk:
        looking = _Looking(record, desk, as_of)
        for one, row in record.matters_named(ids).items():
            event = _as_it_stood(looking, row, Event)
            if event is not None:
                found[one] = event
    return found


def matters_named(record: Record, ids: Iterable[str], as_of: str | None = None) -> dict[str, Matter]:
    """The matters with these ids, of whatever kind, as they stood on a day; those that did not stand yet left out."""
    return {row.id: found for row, found in as_they_stood(record, ids, as_of)}


def as_they_stood(
    record: Record, ids: Iterable[str], as_of: str | None = None
) -> Iterator[tuple[MatterOnRecord, Matter]]:
    """The same by id, each with its row on record."""
    with record.looking() as desk:
        looking = _Looking(record, desk, as_of)
        for row in record.matters_named(ids).values():
            found = _as_it_stood(looking, row, KINDS[row.kind])
            if found is not None:
                yield row, found


def matters_asked(record: Record, kinds: Sequence[str], filters: Filters) -> Iterator[tuple[MatterOnRecord, Matter]]:
    """Matters of several kinds as asked, by the first day that they are about, each with its row on record."""
    with record.looking() as desk:
        looking = _Looking(record, desk, filters.as_of)
        for row in record.matters(kinds, filters):
            found = _as_it_stood(looking, row, KINDS[row.kind])
            if found is not None:
                yield row, found


def _asked(record: Record, kind: str, made: type[Kind], filters: Filters) -> Iterator[Kind]:
    with record.looking() as desk:
        looking = _Looking(record, desk, filters.as_of)
        for row in record.matters([kind], filters):
            found = _as_it_stood(looking, row, made)
            if found is not None:
                yield found


class _Looking:
    """A look at a record as of a day; `today` is that day, or the latest on record."""

    def __init__(self, record: Record, desk: Desk, as_of: str | None) -> None:
        self.record, self.desk, self.as_of = record, desk, as_of
        self.today = as_of or desk.latest_day()


@dataclass(frozen=True)
class _Then:
    """What was known of a matter up to a day: the claims of the days before `before`."""

    desk: Desk
    entries: Entries
    row: MatterOnRecord
    before: str
    today: str | None

    def claims(self, role: str = "member", of: str | None = None) -> list[Entry]:
        """The claims that the matter, or another, has in a role."""
        one = of or self.row.id
        return self.entries.members([one], before=self.before, role=role).get(one, [])


def _as_it_stood(looking: _Looking, row: MatterOnRecord, made: type[Kind]) -> Kind | None:
    stored: Kind = msgspec.json.decode(row.found, type=made)
    as_of, today = looking.as_of, looking.today
    changed = as_of is not None and row.last > as_of
    if isinstance(stored, Forecast) and not changed and stored.outcome is ForecastOutcome.OPEN:
        changed = bool(today and stored.deadline and stored.deadline < today)
    if not changed:
        return stored
    codebook = looking.record.codebook
    entries = Entries(looking.desk, Tools(codebook.compiled(kinds_of), codebook.compiled(broader_words)))
    then = _Then(looking.desk, entries, row, days_after(as_of or today or "", 1), today)
    make: Callable[..., Any] = _MAKERS[row.kind]
    found: Kind | None = make(then, stored)
    return found


def _event(then: _Then, stored: Event) -> Event | None:
    members, denials, foretold = (then.claims(role) for role in ("member", "denial", "foretelling"))
    if members or denials:
        return make_event(then.row.id, members, then.entries.actors, denials=denials, why=stored.why)
    if not foretold:
        return None
    return replace(make_event(then.row.id, foretold, then.entries.actors), status=EventStatus.EXPECTED)


def _dispute(then: _Then, stored: Dispute) -> Dispute | None:
    members, denials = (then.claims(role, stored.event) for role in ("member", "denial"))
    return make_dispute(stored.event, members, denials, stored.why)


def _agreement(then: _Then, stored: Agreement) -> Agreement | None:
    members = then.claims()
    return make_agreement(stored.id, members, then.entries.actors) if members else None


def _forecast(then: _Then, stored: Forecast) -> Forecast | None:
    members = then.claims()
    if not members:
        return None
    forecast = make_forecast(stored.id, members, then.entries.actors)
    posted = then.desk.posted(then.row.docket, since=forecast.made or "", roles=[posting.DEED, posting.DENIAL])
    later = then.entries.take(posted)
    return settled_by(forecast, [deed for deed in later if deed.day < then.before], then.today, then.entries)


def _tie(then: _Then, stored: TieOverTime) -> TieOverTime | None:
    members = then.claims()
    pair = tie_pair(members[0], then.entries.actors) if members else None
    return make_tie(stored.id, members, pair) if pair else None


def _transfer(then: _Then, stored: Transfer) -> Transfer | None:
    members = then.claims(of=stored.event)
    event = make_event(stored.event, members, then.entries.actors) if members else None
    return make_transfer(event, members, then.entries.actors) if event else None


_MAKERS: dict[str, Callable[..., Any]] = {
    "event": _event,
    "dispute": _dispute,
    "agreement": _agreement,
    "forecast": _forecast,
    "tie": _tie,
    "transfer": _transfer,
}
