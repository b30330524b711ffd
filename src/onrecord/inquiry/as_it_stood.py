"""Matters as they stood on an earlier day: made again, by the same deciders, from the claims published by then.

Which claims belong together is taken from how it is decided now.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec
from msgspec.structs import replace

from onrecord.ledger import posting
from onrecord.ledger.agreements import make_agreement
from onrecord.ledger.days import days_after
from onrecord.ledger.disputes import make_dispute
from onrecord.ledger.entries import Entries, tools_of
from onrecord.ledger.entry import Entry
from onrecord.ledger.events import make_event
from onrecord.ledger.forecasts import make_forecast
from onrecord.ledger.foreseeing import settled_by
from onrecord.ledger.rows import (
    Telling,
    agreement_row,
    dispute_row,
    event_row,
    forecast_row,
    tie_row,
    transfer_row,
)
from onrecord.ledger.ties import make_tie, make_transfer, tie_pair
from onrecord.record import Record
from onrecord.record.desk import Desk
from onrecord.record.desk_rows import MatterRow
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
KINDS: dict[str, type[Any]] = {
    "event": Event,
    "dispute": Dispute,
    "agreement": Agreement,
    "forecast": Forecast,
    "tie": TieOverTime,
    "transfer": Transfer,
}
"""What kinds of matter there are, by name."""
_KEPT = {name: msgspec.json.Decoder(kind) for name, kind in KINDS.items()}


@dataclass(frozen=True)
class Stood:
    """A matter as it stood, what the record would have kept of it, and the claims that told of it."""

    matter: Matter
    row: MatterRow
    entries: tuple[Entry, ...]


class Looking:
    """A look at a record as of a day; `today` is that day, or the latest on record."""

    def __init__(self, record: Record, desk: Desk, as_of: str | None) -> None:
        """`as_of` is an ISO date, null for now."""
        self.record, self.desk, self.as_of = record, desk, as_of
        self.today = as_of or desk.latest_day()

    @cached_property
    def entries(self) -> Entries:
        """The claims taken so far; what they are compared by is loaded when the first matter is made again."""
        codebook = self.record.codebook
        return Entries(self.desk, tools_of(codebook))

    def changed(self, row: MatterOnRecord) -> bool:
        """Whether something was told of a matter after the day."""
        return self.as_of is not None and row.last > self.as_of

    def again(self, row: MatterOnRecord, stored: Matter) -> Stood | None:
        """The matter made again; null when it did not stand yet."""
        then = _Then(self.desk, self.entries, row, days_after(self.today or "", 1), self.today)
        return _MAKERS[row.kind](then, stored)


def as_it_stood(looking: Looking, row: MatterOnRecord) -> Matter | None:
    """One matter as it stood; null when it did not stand yet."""
    stored = as_kept(row)
    if not looking.changed(row) and not is_over(stored, looking.today):
        return stored
    found = looking.again(row, stored)
    return found.matter if found else None


def as_kept(row: MatterOnRecord) -> Matter:
    """A matter as the record keeps it."""
    kept: Matter = _KEPT[row.kind].decode(row.found)
    return kept


def is_over(stored: Matter, today: str | None) -> bool:
    """Whether the deadline of a forecast has passed that was open when it was last decided."""
    if not isinstance(stored, Forecast) or stored.outcome is not ForecastOutcome.OPEN:
        return False
    return bool(today and stored.deadline and stored.deadline < today)


@dataclass(frozen=True)
class _Then:
    """What was known of a matter up to a day: the claims of the days before `before`."""

    desk: Desk
    entries: Entries
    row: MatterOnRecord
    before: str
    today: str | None

    @property
    def keys(self) -> Mapping[str, int]:
        return self.entries.keys

    def claims(self, role: str = "member", of: str | None = None) -> list[Entry]:
        """The claims that the matter, or another, has in a role."""
        one = of or self.row.id
        return self.entries.members([one], before=self.before, role=role).get(one, [])


def _event(then: _Then, stored: Event) -> Stood | None:
    telling = Telling(*(then.claims(role) for role in ("member", "denial", "foretelling")))
    if telling.members or telling.denials:
        event = make_event(
            then.row.id, telling.members, then.entries.actors, denials=telling.denials, why=dict(stored.why)
        )
        telling = telling._replace(foretold=())
    elif telling.foretold:
        event = make_event(then.row.id, telling.foretold, then.entries.actors)
        event = replace(event, status=EventStatus.EXPECTED)
    else:
        return None
    row = event_row(event, telling, then.row.docket, then.keys)
    return Stood(event, row, (*telling.members, *telling.denials, *telling.foretold))


def _dispute(then: _Then, stored: Dispute) -> Stood | None:
    members, denials = (then.claims(role, stored.event) for role in ("member", "denial"))
    dispute = make_dispute(stored.event, members, denials, dict(stored.why))
    if dispute is None:
        return None
    event = make_event(stored.event, members, then.entries.actors, denials=denials)
    about = event_row(event, Telling(members, denials), then.row.docket, then.keys)
    return Stood(dispute, dispute_row(dispute, about, [*members, *denials], then.keys), (*members, *denials))


def _agreement(then: _Then, stored: Agreement) -> Stood | None:
    members = then.claims()
    if not members:
        return None
    agreement = make_agreement(stored.id, members, then.entries.actors)
    return Stood(agreement, agreement_row(agreement, members, then.row.docket, then.keys), tuple(members))


def _forecast(then: _Then, stored: Forecast) -> Stood | None:
    members = then.claims()
    if not members:
        return None
    made = make_forecast(stored.id, members, then.entries.actors)
    posted = then.desk.posted(then.row.docket, since=made.made or "", roles=[posting.DEED, posting.DENIAL])
    later = then.entries.take(one for one in posted if one.day < then.before)
    forecast = settled_by(made, later, then.today, then.entries)
    deeds = [deed for deed in later if deed.claim.id in forecast.outcome_claims]
    return Stood(forecast, forecast_row(forecast, members, deeds, then.row.docket, then.keys), tuple(members))


def _tie(then: _Then, stored: TieOverTime) -> Stood | None:
    members = then.claims()
    pair = tie_pair(members[0], then.entries.actors) if members else None
    if pair is None:
        return None
    tie = make_tie(stored.id, members, pair, then.entries.actors)
    return Stood(tie, tie_row(tie, members, then.row.docket, then.keys), tuple(members))


def _transfer(then: _Then, stored: Transfer) -> Stood | None:
    members = then.claims(of=stored.event)
    event = make_event(stored.event, members, then.entries.actors) if members else None
    transfer = make_transfer(event, members, then.entries.actors) if event else None
    if event is None or transfer is None:
        return None
    about = event_row(event, Telling(members), then.row.docket, then.keys)
    return Stood(transfer, transfer_row(transfer, about, members, then.keys), tuple(members))


_MAKERS: dict[str, Callable[[_Then, Any], Stood | None]] = {
    "event": _event,
    "dispute": _dispute,
    "agreement": _agreement,
    "forecast": _forecast,
    "tie": _tie,
    "transfer": _transfer,
}


def held_in_words(entries: Iterable[Entry]) -> set[str]:
    """The words for those whose claims they are and whom nobody knows."""
    return {
        entry.claim.holder_words[-1]
        for entry in entries
        if entry.claim.holders and entry.claim.holder_actors[-1] is None
    }
