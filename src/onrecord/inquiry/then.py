"""Pages of matters that do not stand as they are stored: as of an earlier day, or with deadlines that have passed.

All that answer to the question are made again, and then counted, sorted and cut into pages here, as the record does it
for what is stored: `record/lists.py` says what the fields and orders are, here is how a matter has them.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from onrecord.inquiry.matters import Matter, as_they_stood, events_named
from onrecord.record import Asked, MatterOnRecord, Record
from onrecord.record.asked import UNKNOWN
from onrecord.record.cursors import Key, read
from onrecord.record.lists import LISTS, Order
from onrecord.record.paging import VALUES, Counted, Ends, ends_of, sort_of
from onrecord.vocabulary import Agreement, Dispute, Event, Forecast, TieOverTime, Transfer


@dataclass(frozen=True)
class Then:
    """A matter as it stood, the event that it is about if it is a dispute, and the days and origins of its claims."""

    matter: Any
    event: Event | None
    days: tuple[str, ...]
    origins: int


def changes_with_time(record: Record, kind: str, asked: Asked) -> bool:
    """Whether matters of a list may stand otherwise than they are stored, as of the day asked about."""
    with record.looking() as desk:
        latest = desk.latest_day()
        if asked.filters.as_of is not None and latest is not None and asked.filters.as_of < latest:
            return True
        today = asked.filters.as_of or latest
        return kind == "forecasts" and today is not None and desk.overdue(today)


def page_then(record: Record, kind: str, asked: Asked) -> tuple[tuple[Matter, ...], Counted, Ends]:
    """A page of matters as they stood, how many there were, and where the pages on both sides begin."""
    rows = all_then(record, kind, asked)
    return _Pager(record, kind, asked, rows).page()


def listed_then(record: Record, kind: str, asked: Asked) -> list[Matter]:
    """All matters that are asked for as they stood, in the order asked for."""
    return [one.matter for _, one in _Pager(record, kind, asked, all_then(record, kind, asked)).sorted()]


def all_then(record: Record, kind: str, asked: Asked) -> list[Then]:
    """All matters that answer to everything but the choices, as they stood."""
    rows = record.listed(kind, replace(asked, chosen={}, sort=None))
    as_of = asked.filters.as_of
    found = list(as_they_stood(record, (row for row in rows if isinstance(row, MatterOnRecord)), as_of))
    about = events_named(record, [one.event for one in found if isinstance(one, Dispute)], as_of)
    told = [(one, about.get(one.event) if isinstance(one, Dispute) else None) for one in found]
    with record.looking() as desk:
        posted = desk.posted_reports({claim.rpartition("/")[0] for one in found for claim in claims_of(one)})
    made = []
    for one, event in told:
        heads = [
            posted[report] for report in {claim.rpartition("/")[0] for claim in claims_of(one)} if report in posted
        ]
        days = tuple(sorted(day for day, _ in heads))
        made.append(Then(one, event, days, len({origin for _, origin in heads})))
    return made


def claims_of(matter: Matter) -> tuple[str, ...]:
    """The claims that a matter lists, by id; of a forecast those that make it."""
    if isinstance(matter, Dispute):
        return tuple(claim for side in matter.sides for claim in side.claims)
    return matter.claims


class _Pager:
    def __init__(self, record: Record, kind: str, asked: Asked, rows: Sequence[Then]) -> None:
        self.kind, self.asked, self.rows = kind, asked, rows
        self.sort = sort_of(asked, kind)
        self.orders = LISTS[kind].sorts[self.sort]
        parties = {one for then in rows for one in parties_of(then)}
        self.actors = record.named(parties)

    def page(self) -> tuple[tuple[Matter, ...], Counted, Ends]:
        """The rows, counts and ends of the page asked for."""
        types = [order.type for order in self.orders]
        cursor = read(self.asked.after, self.kind, self.sort, types) if self.asked.after else None
        ordered = self.sorted()
        ranks = [_rank(key, self.orders) for key, _ in ordered]
        start, end = 0, self.asked.size
        if cursor is not None and cursor.back:
            end = bisect_left(ranks, _rank(cursor.key, self.orders))
            start = max(0, end - self.asked.size)
        elif cursor is not None:
            start = bisect_right(ranks, _rank(cursor.key, self.orders))
            end = start + self.asked.size
        some = ordered[start:end]
        more = start > 0 if cursor is not None and cursor.back else end < len(ordered)
        ends = ends_of(self.kind, self.sort, [key for key, _ in some], cursor, more=more)
        return tuple(one.matter for _, one in some), self.counts(), ends

    def sorted(self) -> list[tuple[Key, Then]]:
        """The rows that are as chosen, with what they are sorted by."""
        keys = [(_KEYS[self.sort](one), one) for one in self.rows if self._is_chosen(one)]
        return sorted(keys, key=lambda pair: _rank(pair[0], self.orders))

    def counts(self) -> Counted:
        """How many rows there are, and how many have each value."""
        total = sum(1 for one in self.rows if self._is_chosen(one))
        values = {}
        for field in LISTS[self.kind].facets if self.asked.facets else ():
            counted = Counter(
                value for one in self.rows if self._is_chosen(one, but=field) for value in self._values(one, field)
            )
            values[field] = _most(counted, self.asked.chosen.get(field, ()))
        return Counted(total=total, values=values)

    def _is_chosen(self, one: Then, but: str = "") -> bool:
        return all(
            not set(values).isdisjoint(self._values(one, field))
            for field, values in self.asked.chosen.items()
            if values and field != but
        )

    def _values(self, one: Then, field: str) -> set[str]:
        if field == "country":
            found = {self.actors[party].country for party in parties_of(one) if party in self.actors}
            return {country for country in found if country is not None}
        return set(_VALUES[field](one))


def parties_of(then: Then) -> tuple[str, ...]:
    """Who takes part in a matter, by id."""
    match then.event or then.matter:
        case Event() | Forecast() as deed:
            return (*deed.actors, *deed.recipients)
        case Agreement() as deal:
            return (*deal.parties, *(one for duty in deal.obligations for one in duty.bearer))
        case TieOverTime() as tie:
            return (tie.a, tie.b)
        case Transfer() as transfer:
            return (transfer.giver, transfer.receiver)
    return ()


def _holders(then: Then) -> Iterable[str]:
    if isinstance(then.matter, Forecast):
        return (then.matter.holder or UNKNOWN,)
    return (one for side in then.matter.sides for one in side.holders if one)


def _type(then: Then) -> Iterable[str]:
    return (getattr(then.event or then.matter, "type", None) or UNKNOWN,)


_VALUES: Mapping[str, Callable[[Then], Iterable[str]]] = {
    "status": lambda one: (one.matter.status.value if one.matter.status else UNKNOWN,),
    "outcome": lambda one: (one.matter.outcome.value,),
    "kind": lambda one: (one.matter.kind.value,),
    "type": _type,
    "place": lambda one: (one.matter.place or UNKNOWN,),
    "holder": _holders,
    "giver": lambda one: (one.matter.giver,),
    "receiver": lambda one: (one.matter.receiver,),
}


def _first(then: Then) -> str:
    return then.days[0] if then.days else ""


def _last(then: Then) -> str:
    return then.days[-1] if then.days else ""


def _since(then: Then) -> str:
    match then.event or then.matter:
        case Event() | TieOverTime() as dated:
            return dated.from_ or dated.to or _first(then)
        case Agreement() as deal:
            return min((step.date for step in deal.history if step.date), default=_first(then))
        case Transfer() as transfer:
            return transfer.date or _first(then)
    return _first(then)


_KEYS: Mapping[str, Callable[[Then], Key]] = {
    "newest": lambda one: (_last(one), _since(one), one.matter.id),
    "oldest": lambda one: (_first(one), _since(one), one.matter.id),
    "latest day": lambda one: (_since(one), one.matter.id),
    "earliest day": lambda one: (_since(one), one.matter.id),
    "deadline": lambda one: (one.matter.deadline or "9999", one.matter.id),
    "name": lambda one: (one.matter.name.lower(), one.matter.id),
    "claims": lambda one: (len(claims_of(one.matter)), _last(one), one.matter.id),
    "origins": lambda one: (one.origins, _last(one), one.matter.id),
}


def _rank(key: Key, orders: Sequence[Order]) -> tuple[Any, ...]:
    """What sorts keys as `orders` say: texts that come last first are turned round letter by letter."""
    return tuple(_turned(value) if order.last_first else value for value, order in zip(key, orders, strict=True))


def _turned(value: Any) -> Any:
    return (*(-ord(letter) for letter in value), 1) if isinstance(value, str) else -value


def _most(counted: Counter[str], chosen: Sequence[str]) -> list[tuple[str, int]]:
    """The most frequent values, those chosen before the others."""
    values = [*chosen, *(value for value in counted if value not in chosen)]
    ranked = sorted(dict.fromkeys(values), key=lambda value: (value not in chosen, -counted[value], value))
    return [(value, counted[value]) for value in ranked[: VALUES + len(chosen)]]
