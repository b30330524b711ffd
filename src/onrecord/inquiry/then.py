"""Pages of matters that do not stand as they are stored: as of an earlier day, or with deadlines that have passed.

All that answer to the question are made again, and then counted, sorted and cut into pages here, as the record does it
for what is stored: `record/lists.py` says what the fields and orders are, here is how a matter has them.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from onrecord.inquiry.as_it_stood import Matter, as_kept
from onrecord.inquiry.matters import stood_or_stored
from onrecord.record import Asked, MatterOnRecord, Record
from onrecord.record.asked import UNKNOWN
from onrecord.record.cursors import Key, read
from onrecord.record.desk_rows import MatterRow
from onrecord.record.facing import TAKES_PART
from onrecord.record.lists import EARLIEST_DAY, LATEST_DAY, LISTS, NO_DEADLINE, Order, is_whole
from onrecord.record.paging import VALUES, Counted, Ends, ends_of, sort_of


class Then(NamedTuple):
    """A matter as it stood, and what the record would have kept of it.

    One that has not changed since is left as it is stored until it is known to be shown.
    """

    matter: Matter | MatterOnRecord
    row: MatterRow

    def made(self) -> Matter:
        """The matter."""
        return as_kept(self.matter) if isinstance(self.matter, MatterOnRecord) else self.matter


def changes_with_time(record: Record, kind: str, asked: Asked) -> bool:
    """Whether matters of a list may stand otherwise than they are stored, as of the day asked about."""
    with record.looking() as desk:
        latest = desk.latest_day()
        if asked.filters.as_of is not None and latest is not None and asked.filters.as_of < latest:
            return True
        today = asked.filters.as_of or latest
        return kind == "forecasts" and today is not None and desk.overdue(today)


def page_then(record: Record, kind: str, asked: Asked) -> tuple[list[Then], Counted, Ends]:
    """A page of matters as they stood, how many there were, and where the pages on both sides begin."""
    rows = all_then(record, kind, asked)
    return _Pager(record, kind, asked, rows).page()


def listed_then(record: Record, kind: str, asked: Asked) -> list[Matter]:
    """All matters that are asked for as they stood, in the order asked for."""
    return [one.made() for _, one in _Pager(record, kind, asked, all_then(record, kind, asked)).sorted()]


def all_then(record: Record, kind: str, asked: Asked) -> list[Then]:
    """All matters that answered to everything but the choices, as they stood."""
    listed = record.listed(kind, replace(asked, chosen={}, sort=None))
    rows = (row for row in listed if isinstance(row, MatterOnRecord))
    found = [(matter, kept) for _, matter, kept in stood_or_stored(record, rows, asked.filters)]
    with record.looking() as desk:
        stored = desk.rows(matter.id for matter, row in found if row is None)
    return [Then(matter, row or stored[matter.id]) for matter, row in found if row or matter.id in stored]


class _Pager:
    def __init__(self, record: Record, kind: str, asked: Asked, rows: Sequence[Then]) -> None:
        self.kind, self.asked, self.rows = kind, asked, rows
        self.sort = sort_of(asked, kind)
        self.orders = LISTS[kind].sorts[self.sort]
        self.actors = record.named(one for then in rows for one in _in_roles(then.row, *TAKES_PART))

    def page(self) -> tuple[list[Then], Counted, Ends]:
        """The rows, counts and ends of the page asked for."""
        types = [order.type for order in self.orders]
        cursor = read(self.asked.after, self.kind, self.sort, types) if self.asked.after else None
        ordered = self.sorted()
        start, end = 0, self.asked.size
        if cursor is not None:
            ranks = [_rank(key, self.orders) for key, _ in ordered]
            if cursor.back:
                end = bisect_left(ranks, _rank(cursor.key, self.orders))
                start = max(0, end - self.asked.size)
            else:
                start = bisect_right(ranks, _rank(cursor.key, self.orders))
                end = start + self.asked.size
        some = ordered[start:end]
        more = start > 0 if cursor is not None and cursor.back else end < len(ordered)
        ends = ends_of(self.kind, self.sort, [key for key, _ in some], cursor, more=more)
        return [one for _, one in some], self.counts(), ends

    def sorted(self) -> list[tuple[Key, Then]]:
        """The rows that are as chosen, with what they are sorted by."""
        found = [(_KEYS[self.sort](one.row), one) for one in self.rows if self._is_chosen(one)]
        for place, order in reversed(list(enumerate(self.orders))):  # each sort keeps the order of equals
            found.sort(key=lambda pair: pair[0][place], reverse=order.last_first)
        return found

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
            taking_part = _in_roles(one.row, *TAKES_PART)
            found = {self.actors[party].country for party in taking_part if party in self.actors}
            return {country for country in found if country is not None}
        return set(_VALUES[field](one.row))


def _in_roles(row: MatterRow, *roles: str) -> list[str]:
    return [actor for role, actor in row.actors if role in roles]


_VALUES: Mapping[str, Callable[[MatterRow], Iterable[str]]] = {
    "status": lambda row: (row.status or UNKNOWN,),
    "outcome": lambda row: (row.status or UNKNOWN,),
    "kind": lambda row: (row.forecast_kind or UNKNOWN,),
    "type": lambda row: (row.type or UNKNOWN,),
    "place": lambda row: (row.place or UNKNOWN,),
    "said_by": lambda row: (row.holder or UNKNOWN,) if row.kind == "forecast" else _in_roles(row, "holder"),
    "giver": lambda row: _in_roles(row, "actor"),
    "receiver": lambda row: _in_roles(row, "recipient"),
}


def _behind_its_days(row: MatterRow) -> str | None:
    """The first day, of what is of a month or year the last; as `EARLIEST_DAY` in the record's lists has it."""
    return row.until if row.since and row.until and is_whole(row.since, row.until) else row.since


_KEYS: Mapping[str, Callable[[MatterRow], Key]] = {
    "newest": lambda row: (row.last, row.since or "", row.id),
    "oldest": lambda row: (row.first, row.since or "", row.id),
    LATEST_DAY: lambda row: (row.since or "", row.id),
    EARLIEST_DAY: lambda row: (_behind_its_days(row) or "", row.id),
    "deadline": lambda row: (row.deadline or NO_DEADLINE, row.id),
    "name": lambda row: ((row.name or "").lower(), row.id),
    "claims": lambda row: (row.said, row.last, row.id),
    "origins": lambda row: (row.origins, row.last, row.id),
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
