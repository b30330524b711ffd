"""Pages of lists: which rows come next in what order, how many there are, and how many have each value."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, select, true, union_all

from onrecord.codebook import Codebook
from onrecord.record.asked import MOST, UNKNOWN, Asked
from onrecord.record.cursors import Cursor, Key, read, written
from onrecord.record.lists import LATEST_DAY, LISTS, Field, Rows, behind
from onrecord.record.publisher import publishers_called
from onrecord.record.queries import ask
from onrecord.vocabulary import UsageError

VALUES = 20
"""Values of a field that are counted at most, apart from those chosen; the most frequent."""
_STREAM = 400


class Ends(Struct, frozen=True, kw_only=True):
    """Cursors to the pages on both sides of one, null where there is none."""

    next: str | None = None
    previous: str | None = None


class Counted(Struct, frozen=True, kw_only=True):
    """How many rows there are, and by field how many have each value: the most frequent first.

    The values of a field are counted among the rows that fulfil everything but what was chosen of this field. `asked`
    has for values that were chosen by another name what was asked for.
    """

    total: int
    values: dict[str, list[tuple[str, int]]] = {}
    asked: dict[str, dict[str, str]] = {}


def sort_of(asked: Asked, name: str) -> str:
    """The order that is asked for; raises `UsageError`: `unknown-value`, `unknown-filter`, `not-a-size`."""
    rows = LISTS[name]
    for field in asked.chosen:
        if field not in rows.facets:
            raise _unknown_filter(name, field)
    if asked.confidence is not None and rows.confidence is None:
        raise _unknown_filter(name, "confidence")
    if not 1 <= asked.size <= MOST:
        raise UsageError("not-a-size", f"A page of {asked.size} rows cannot be made.", f"Give 1 to {MOST}.")
    sort = _usual(asked, rows) if asked.sort is None else asked.sort
    if sort not in rows.sorts:
        advice = f"It is one of {', '.join(rows.sorts)}."
        raise UsageError("unknown-value", f"{name.capitalize()} cannot be sorted by {sort!r}.", advice)
    return sort


def _usual(asked: Asked, rows: Rows) -> str:
    """The order when none is asked for: of chosen days by when things were, what is dated by a year alone last."""
    ranged = asked.filters.since is not None or asked.filters.until is not None
    return LATEST_DAY if ranged and LATEST_DAY in rows.sorts else next(iter(rows.sorts))


def ends_of(name: str, sort: str, keys: Sequence[Key], cursor: Cursor | None, *, more: bool) -> Ends:
    """Cursors on both sides of a page of rows with these keys, to which `cursor` led.

    `more` is whether there are rows beyond it in the direction of the cursor.
    """
    if not keys:
        return Ends()
    back = cursor is not None and cursor.back
    ahead = written(Cursor(name, sort, False, keys[-1])) if more or back else None
    before = written(Cursor(name, sort, True, keys[0])) if (more if back else cursor) else None
    return Ends(next=ahead, previous=before)


def _unknown_filter(name: str, field: str) -> UsageError:
    advice = f"It is one of {', '.join(LISTS[name].facets)}, or one of the filters that all lists share."
    return UsageError("unknown-filter", f"{name.capitalize()} have no {field!r} to choose by.", advice)


class Question:
    """What is asked of a list, with names resolved; raises `UsageError` as `sort_of` does, and for unknown names."""

    def __init__(self, connection: Connection, codebook: Codebook, name: str, asked: Asked) -> None:
        """Resolve the names in the filters."""
        self.sort = sort_of(asked, name)
        self._by_name = _by_name(connection, codebook, asked)
        asked = replace(asked, chosen=asked.chosen | {field: tuple(some) for field, some in self._by_name.items()})
        self.connection, self.name, self.asked, self.rows = connection, name, asked, LISTS[name]
        self.orders = self.rows.sorts[self.sort]
        self._conditions = _conditions(self.rows, connection, codebook, asked)
        self._chosen = {
            field: self.rows.facets[field].any_of(self.rows.key, values)
            for field, values in asked.chosen.items()
            if values
        }

    def page(self) -> tuple[list[Any], Ends]:
        """The keys of a page's rows, and where the pages on both sides begin; raises `UsageError` (`not-a-cursor`)."""
        types = [order.type for order in self.orders]
        cursor = read(self.asked.after, self.name, self.sort, types) if self.asked.after else None
        back = cursor is not None and cursor.back
        found = [tuple(row) for row in self.connection.execute(self._page_query(cursor).limit(self.asked.size + 1))]
        more, found = len(found) > self.asked.size, found[: self.asked.size]
        if back:
            found.reverse()
        return [row[0] for row in found], ends_of(self.name, self.sort, [row[1:] for row in found], cursor, more=more)

    def keys(self) -> Iterator[list[Any]]:
        """The keys of all rows, some at a time."""
        result = self.connection.execute(self._page_query(None), execution_options={"yield_per": _STREAM})
        for some in result.partitions():
            yield [row[0] for row in some]

    def counts(self) -> Counted:
        """How many rows there are; and of each value, if these are asked for."""
        if not self.asked.facets:
            query = self._select(func.count()).where(*self._chosen.values())
            return Counted(total=self.connection.execute(query).scalar_one())
        base = self._base()
        arms = [select(literal(""), literal(""), func.count()).select_from(base).where(_but("", self._chosen, base))]
        arms += [self._arm(base, field, one) for field, one in self.rows.facets.items()]
        total, values = 0, {field: list[tuple[str, int]]() for field in self.rows.facets}
        for field, value, count in self.connection.execute(union_all(*arms)):
            if field:
                values[field].append((value, count))
            else:
                total = count
        for field, some in values.items():
            known = {value for value, _ in some}
            some += [(value, 0) for value in self.asked.chosen.get(field, ()) if value not in known]
        return Counted(total=total, values=values, asked=self._by_name)

    def _base(self) -> Any:
        """All rows without regard to choices, each with its values and with whether it is as chosen in each field."""
        columns = [one.value.label(f"of_{field}") for field, one in self.rows.facets.items() if one.pairs is None]
        columns += [chosen.label(f"as_{field}") for field, chosen in self._chosen.items()]
        return self._select(self.rows.key.label("key"), *columns).cte("base")

    def _arm(self, base: Any, field: str, one: Field) -> Select[Any]:
        """How many rows have each of the most frequent values of a field."""
        rows = base
        value, count = base.c.get(f"of_{field}"), func.count()
        if one.pairs is not None:
            each = one.pairs.subquery()
            rows = base.join(each, each.c.key == base.c.key)
            value, count = each.c.value, func.count(base.c.key.distinct())
        chosen = self.asked.chosen.get(field, ())
        counted = (
            select(literal(field).label("field"), value.label("value"), count.label("count"))
            .select_from(rows)
            .where(_but(field, self._chosen, base))
            .group_by(value)
            .order_by(value.in_(chosen).desc(), count.desc(), value)
            .limit(VALUES + len(chosen))
        )
        return select(counted.subquery())

    def _page_query(self, cursor: Cursor | None) -> Select[Any]:
        back = cursor is not None and cursor.back
        query = self._select(self.rows.key, *(order.value for order in self.orders)).where(*self._chosen.values())
        if cursor is not None:
            query = query.where(behind(self.orders, cursor.key, back=back))
        return query.order_by(
            *(order.value.desc() if order.last_first != back else order.value for order in self.orders)
        )

    def _select(self, *columns: Any) -> Select[Any]:
        return select(*columns).select_from(self.rows.tables).where(*self._conditions)


def _conditions(rows: Rows, connection: Connection, codebook: Codebook, asked: Asked) -> list[ColumnElement[bool]]:
    found = rows.conditions(ask(connection, asked.filters, codebook))
    if asked.words is not None:
        found.append(rows.words(asked.words, asked.filters))
    if asked.confidence is not None and rows.confidence is not None:
        found.append(rows.confidence >= asked.confidence)
    return found


def _by_name(connection: Connection, codebook: Codebook, asked: Asked) -> dict[str, dict[str, str]]:
    """The publishers that are chosen, by id, each with what was asked for; a name that none bears stands for itself."""
    found: dict[str, str] = {}
    for words in asked.chosen.get("publisher", ()):
        meant = () if words == UNKNOWN else publishers_called(connection, codebook, words)
        for one in meant or (words,):
            found.setdefault(one, words)
    return {"publisher": found} if found else {}


def _but(field: str, chosen: dict[str, ColumnElement[bool]], base: Any) -> ColumnElement[bool]:
    """Whether a row is as chosen in all fields but one."""
    return and_(true(), *(base.c[f"as_{other}"] for other in chosen if other != field))
