"""Events, disputes, agreements, forecasts, ties and transfers as asked, also as they stood on an earlier day.

What is stored is how matters stand now. As of an earlier day they are made again from the claims that had been
published by then, and what is asked is asked of what comes out, not of how they stand now.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, cast

from msgspec.structs import replace

from onrecord.inquiry.as_it_stood import KINDS, Looking, Matter, Stood, as_it_stood, as_kept, held_in_words, is_over
from onrecord.record import EVERYTHING, Filters, Record
from onrecord.record.counted_on import belongs, is_told_since
from onrecord.record.desk_rows import MatterRow
from onrecord.record.facing import part_between, part_of, sides_of
from onrecord.record.found import MatterOnRecord
from onrecord.record.names import AGAINST, fold
from onrecord.vocabulary import ActorKind, Agreement, Dispute, Event, Forecast, TieOverTime, Transfer

__all__ = [
    "KINDS",
    "Matter",
    "agreements",
    "as_they_stood",
    "disputes",
    "events",
    "events_named",
    "forecasts",
    "matter",
    "matters_asked",
    "matters_named",
    "stood_as_asked",
    "stood_or_stored",
    "ties",
    "transfers",
]

Kind = TypeVar("Kind", Event, Dispute, Agreement, Forecast, TieOverTime, Transfer)


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
        return as_it_stood(Looking(record, desk, as_of), row)


def events_named(record: Record, ids: Iterable[str], as_of: str | None = None) -> dict[str, Event]:
    """The events with these ids as they stood on a day; those that did not stand yet are left out."""
    found: dict[str, Event] = {}
    with record.looking() as desk:
        looking = Looking(record, desk, as_of)
        for one, row in record.matters_named(ids).items():
            event = as_it_stood(looking, row)
            if isinstance(event, Event):
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
        looking = Looking(record, desk, as_of)
        for row in record.matters_named(ids).values():
            found = as_it_stood(looking, row)
            if found is not None:
                yield row, found


def matters_asked(record: Record, kinds: Sequence[str], filters: Filters) -> Iterator[tuple[MatterOnRecord, Matter]]:
    """Matters of several kinds as asked, by the first day that they are about, each with its row on record.

    With `as_of` only those count towards the limit that stood so on the day.
    """
    rows = record.matters(kinds, filters if filters.as_of is None else replace(filters, limit=None))
    found = ((row, matter) for row, matter, _ in stood_as_asked(record, rows, filters))
    yield from islice(found, filters.limit)


def _asked(record: Record, kind: str, made: type[Kind], filters: Filters) -> Iterator[Kind]:
    found = cast("Iterator[tuple[MatterOnRecord, Kind]]", matters_asked(record, [kind], filters))
    yield from (one for _, one in found)


def stood_as_asked(
    record: Record, rows: Iterable[MatterOnRecord], filters: Filters
) -> Iterator[tuple[MatterOnRecord, Matter, MatterRow | None]]:
    """The matters of some rows that stood as asked on the day, or on the latest day on record.

    With those that were made again comes what the record would have kept of them.
    """
    for row, found, kept in stood_or_stored(record, rows, filters):
        yield row, as_kept(found) if isinstance(found, MatterOnRecord) else found, kept


def stood_or_stored(
    record: Record, rows: Iterable[MatterOnRecord], filters: Filters
) -> Iterator[tuple[MatterOnRecord, Matter | MatterOnRecord, MatterRow | None]]:
    """The same, with its row in place of a matter that stood as it is stored: of thousands only some may be shown."""
    with record.looking() as desk:
        looking = Looking(record, desk, filters.as_of)
        question = _Question(record, filters)
        for row in rows:
            changed = filters.as_of is not None and looking.changed(row)
            if not changed and row.kind != "forecast":
                yield row, row, None
                continue
            stored = as_kept(row)
            if not changed and not is_over(stored, looking.today):
                yield row, stored, None
                continue
            found = looking.again(row, stored)
            if found is not None and (not changed or question.answered_by(found)):
                yield row, found.matter, found.row


class _Question:
    """What is asked, to be put to matters that are made again; names are looked up when the first of them is."""

    def __init__(self, record: Record, filters: Filters) -> None:
        self._record, self._asked = record, filters
        self._called: dict[tuple[str, tuple[ActorKind, ...]], frozenset[str]] = {}

    def answered_by(self, found: Stood) -> bool:
        """Whether the matter was as asked, as the record asks it of those that have not changed."""
        one, row = self._asked, found.row
        if one.type is not None and row.type != one.type:
            return False
        if (one.since is not None and (row.until or "") < one.since) or (
            one.until is not None and (row.since or "") > one.until
        ):
            return False
        if one.report is not None and all(entry.claim.report != one.report for entry in found.entries):
            return False
        if one.on is not None and not (belongs(row.since, row.until, one.on) and is_told_since(row.since, row.last)):
            return False
        return self._has_parties(row) and (one.holder is None or self._held(found, one.holder))

    def _has_parties(self, row: MatterRow) -> bool:
        """Whether the one asked for takes part, and the two face each other, with the part asked for."""
        one, sides = self._asked, sides_of(row.actors)
        found = part_of(*sides, self._whom(one.actor)) if one.actor is not None else None
        if one.between is None:
            return one.actor is None or (found is not None and one.part in (None, found))
        a, b = (self._whom(name, *AGAINST) for name in one.between)
        faced = part_between(*sides, a, b)
        return faced is not None and one.part in (None, faced) and (one.actor is None or found is not None)

    def _held(self, found: Stood, name: str) -> bool:
        holders = {actor for role, actor in found.row.actors if role == "holder"}
        if not holders.isdisjoint(self._whom(name, ActorKind.MEDIA)):
            return True
        return any(fold(name) in fold(words) for words in held_in_words(found.entries))

    def _whom(self, name: str, *without: ActorKind) -> frozenset[str]:
        if (name, without) not in self._called:
            self._called[name, without] = self._record.called(name, without=without)
        return self._called[name, without]
