"""Events, disputes, agreements, forecasts, ties and transfers as asked, also as they stood on an earlier day.

What is stored is how matters stand now. As of an earlier day they are made again, by the same deciders, from the claims
that had been published by then.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from onrecord.ledger import posting
from onrecord.ledger.agreements import make_agreement
from onrecord.ledger.days import days_after
from onrecord.ledger.disputes import broader_words, make_dispute
from onrecord.ledger.entries import Entries, Tools
from onrecord.ledger.events import make_event
from onrecord.ledger.forecasts import make_forecast
from onrecord.ledger.foreseeing import settled_by
from onrecord.ledger.kinds import kinds_of
from onrecord.ledger.ties import make_tie, make_transfer, tie_pair
from onrecord.record import EVERYTHING, Filters, Record
from onrecord.record.desk import Desk
from onrecord.record.matters import MatterOnRecord
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
        today = as_of or desk.latest_day()
        return _as_it_stood(desk, record, row, KINDS[row.kind], as_of, today)


def _asked(record: Record, kind: str, made: type[Kind], filters: Filters) -> Iterator[Kind]:
    with record.looking() as desk:
        today = filters.as_of or desk.latest_day()
        for row in record.matters([kind], filters):
            found = _as_it_stood(desk, record, row, made, filters.as_of, today)
            if found is not None:
                yield found


def _as_it_stood(
    desk: Desk, record: Record, row: MatterOnRecord, made: type[Kind], as_of: str | None, today: str | None
) -> Kind | None:
    stored: Kind = msgspec.json.decode(row.found, type=made)
    changed = as_of is not None and row.last > as_of
    if isinstance(stored, Forecast) and not changed and stored.outcome is ForecastOutcome.OPEN:
        changed = bool(today and stored.deadline and stored.deadline < today)
    if not changed:
        return stored
    codebook = record.codebook
    entries = Entries(desk, Tools(codebook.compiled(kinds_of), codebook.compiled(broader_words)))
    make: Callable[..., Any] = _MAKERS[row.kind]
    found: Kind | None = make(desk, entries, row, stored, days_after(as_of or today or "", 1), today)
    return found


def _event(
    desk: Desk, entries: Entries, row: MatterOnRecord, stored: Event, before: str, today: str | None
) -> Event | None:
    members, denials, foretold = (
        entries.members([row.id], before=before, role=role).get(row.id, [])
        for role in ("member", "denial", "foretelling")
    )
    if foretold and not members and not denials:
        return replace(make_event(row.id, foretold, entries.actors), status=EventStatus.EXPECTED)
    if not members and not denials:
        return None
    return make_event(row.id, members, entries.actors, denials=denials, why=stored.why)


def _dispute(
    desk: Desk, entries: Entries, row: MatterOnRecord, stored: Dispute, before: str, today: str | None
) -> Dispute | None:
    members, denials = (
        entries.members([stored.event], before=before, role=role).get(stored.event, []) for role in ("member", "denial")
    )
    return make_dispute(stored.event, members, denials, stored.why)


def _agreement(
    desk: Desk, entries: Entries, row: MatterOnRecord, stored: Agreement, before: str, today: str | None
) -> Agreement | None:
    members = entries.members([row.id], before=before).get(row.id, [])
    return make_agreement(row.id, members, entries.actors) if members else None


def _forecast(
    desk: Desk, entries: Entries, row: MatterOnRecord, stored: Forecast, before: str, today: str | None
) -> Forecast | None:
    members = entries.members([row.id], before=before).get(row.id, [])
    if not members:
        return None
    forecast = make_forecast(row.id, members, entries.actors)
    since = forecast.made or ""
    later = entries.take(desk.posted(row.docket, since=since, roles=[posting.DEED, posting.DENIAL]))
    return settled_by(forecast, [deed for deed in later if deed.day < before], today, entries)


def _tie(
    desk: Desk, entries: Entries, row: MatterOnRecord, stored: TieOverTime, before: str, today: str | None
) -> TieOverTime | None:
    members = entries.members([row.id], before=before).get(row.id, [])
    pair = tie_pair(members[0], entries.actors) if members else None
    return make_tie(row.id, members, pair) if pair else None


def _transfer(
    desk: Desk, entries: Entries, row: MatterOnRecord, stored: Transfer, before: str, today: str | None
) -> Transfer | None:
    event_row = replace(row, id=stored.event, kind="event")
    empty = Event(id=stored.event, type=None)
    event = _event(desk, entries, event_row, empty, before, today)
    members = entries.members([stored.event], before=before).get(stored.event, [])
    return make_transfer(event, members, entries.actors) if event and members else None


_MAKERS: dict[str, Callable[..., Any]] = {
    "event": _event,
    "dispute": _dispute,
    "agreement": _agreement,
    "forecast": _forecast,
    "tie": _tie,
    "transfer": _transfer,
}
