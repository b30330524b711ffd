"""A scenario's two sides, and what the record holds about either, looked up together."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar, cast

from msgspec import Struct, field
from msgspec.structs import replace

from onrecord.inquiry.as_it_stood import Matter, as_kept
from onrecord.inquiry.matters import agreements, stood_or_stored
from onrecord.inquiry.parties import Party, party_or_id
from onrecord.inquiry.scenario_reading import Reading
from onrecord.record import ClaimOnRecord, Filters, MatterOnRecord, Record
from onrecord.record.hydrate import decoder_of
from onrecord.vocabulary import Agreement, ClaimKind, Event, EventStatus, Forecast, TieOverTime, TieType, UsageError

_KINDS = ("agreement", "event", "forecast", "tie")
_MERE = frozenset((TieType.OFFICE_HOLDER, TieType.PART_OF))
_Kind = TypeVar("_Kind", Agreement, Forecast, TieOverTime)
_Found = TypeVar("_Found")


class Deed(Struct, frozen=True, kw_only=True, gc=False):
    """What an event is chosen by: of hundreds few are told, and only those are read whole."""

    id: str
    type: str | None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    from_: str | None = field(default=None, name="from")
    to: str | None = None
    status: EventStatus = EventStatus.REPORTED


@dataclass(frozen=True)
class Case:
    """A scenario with both sides, and what the record holds about either; `filters` name nobody."""

    record: Record
    reading: Reading
    filters: Filters

    @cached_property
    def agents(self) -> Party:
        """Those who act."""
        return _joined(self.record, self.reading.actors)

    @cached_property
    def others(self) -> Party:
        """Those acted upon."""
        return _joined(self.record, self.reading.recipients)

    @cached_property
    def both(self) -> frozenset[str]:
        """The ids of both sides."""
        return self.agents.members | self.others.members

    @cached_property
    def forecasts(self) -> tuple[Forecast, ...]:
        """The forecasts about either side."""
        return self._of_kind(Forecast)

    @cached_property
    def deeds(self) -> tuple[tuple[MatterOnRecord, Deed | Event], ...]:
        """The events of either side, each with its row on record: in brief, or whole where they were made again."""
        return tuple((row, one) for row, one in self._told if isinstance(one, Deed | Event))

    @cached_property
    def ties(self) -> tuple[TieOverTime, ...]:
        """The ties of either side to others, apart from posts and memberships of a whole."""
        return tuple(tie for tie in self._of_kind(TieOverTime) if tie.type not in _MERE)

    @cached_property
    def tied(self) -> frozenset[str]:
        """Those to whom either side is tied."""
        return frozenset(one for tie in self.ties for one in (tie.a, tie.b)) - self.both

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements of either side."""
        return self._of_kind(Agreement)

    @cached_property
    def agreements_around(self) -> tuple[Agreement, ...]:
        """The agreements of either side, then those of whoever is tied to it, by who that is."""
        found = {one.id: one for one in self.agreements}
        tied = self.record.called_each(self.tied)
        known = [(one, _taking_part(one)) for one in agreements(self.record, self.filters)] if tied else []
        for _, ids in sorted(tied.items()):
            found |= {one.id: one for one, parties in known if one.id not in found and not ids.isdisjoint(parties)}
        return tuple(found.values())

    @cached_property
    def duties(self) -> tuple[ClaimOnRecord, ...]:
        """The claims about what either side owes, or is owed."""
        asked = replace(self.filters, kind=ClaimKind.OBLIGATION)
        return tuple(self._about(self.record.claims, lambda claim: claim.id, asked))

    @cached_property
    def _told(self) -> tuple[tuple[MatterOnRecord, Matter | Deed], ...]:
        def ask(filters: Filters) -> Iterator[tuple[MatterOnRecord, Matter | Deed]]:
            rows = self.record.matters(_KINDS, filters)
            for row, found, _ in stood_or_stored(self.record, rows, filters):
                yield row, _read(found) if isinstance(found, MatterOnRecord) else found

        return tuple(self._about(ask, lambda told: told[0].id, self.filters))

    def _of_kind(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        return tuple(one for _, one in self._told if isinstance(one, kind))

    def _about(
        self, ask: Callable[[Filters], Iterator[_Found]], id_of: Callable[[_Found], str], filters: Filters
    ) -> Iterator[_Found]:
        """What is on record about the one side or the other, each once."""
        seen: set[str] = set()
        for actor in dict.fromkeys((*self.reading.actors, *self.reading.recipients)):
            try:
                found = list(ask(replace(filters, actor=actor)))
            except UsageError as error:
                if error.code != "unknown-actor":
                    raise
                continue
            for one in found:
                if id_of(one) not in seen:
                    seen.add(id_of(one))
                    yield one

    def like(self, kind: str | None) -> bool:
        """Whether a type of deed is of the scenario's sort."""
        return kind == self.reading.type

    def sides(self, ids: Collection[str]) -> tuple[bool, bool]:
        """Whether someone who acts in the scenario, and someone acted upon, is among `ids`."""
        return self.agents.any_of(ids), self.others.any_of(ids)

    def concerns(self, ids: Iterable[str]) -> bool:
        """Whether someone of either side is among `ids`."""
        return not self.both.isdisjoint(ids)

    def deed_between(self, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
        """Whether one side acts upon the other."""
        (first, second), (third, fourth) = self.sides(actors), self.sides(recipients)
        return (first and fourth) or (second and third)

    def deed_of_third(self, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
        """Whether someone else acts upon either side."""
        return bool(actors) and not self.concerns(actors) and self.concerns(recipients)


def whole(row: MatterOnRecord, deed: Deed | Event) -> Event:
    """The event that a deed is, with its accounts and claims."""
    found = as_kept(row) if isinstance(deed, Deed) else deed
    return cast("Event", found)


def _read(row: MatterOnRecord) -> Matter | Deed:
    return decoder_of(Deed).decode(row.found) if row.kind == "event" else as_kept(row)


def _joined(record: Record, ids: tuple[str, ...]) -> Party:
    """Several actors as one side."""
    members = frozenset(chain.from_iterable(party_or_id(record, one).members for one in ids))
    return Party(ids[0] if ids else "", members)


def _taking_part(agreement: Agreement) -> set[str]:
    """Those who take part in an agreement, as filters ask for them."""
    return {*agreement.parties, *(one for duty in agreement.obligations for one in duty.bearer)}
