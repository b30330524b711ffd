"""The record's part that hands out lists a page at a time, or whole."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select

from onrecord.codebook import Codebook
from onrecord.record.actor_rows import actors_on_record
from onrecord.record.asked import Asked
from onrecord.record.connected import Connected
from onrecord.record.found import ActorOnRecord, ClaimOnRecord, MatterOnRecord, ReportOnRecord, StatementOnRecord
from onrecord.record.hydrate import claim_from, matters_from, statement_from
from onrecord.record.lookups import report_rows
from onrecord.record.matters import MATTERS_NAMED
from onrecord.record.paging import Counted, Ends, Question
from onrecord.record.schema import actors, claims, reports, statements

Row = ActorOnRecord | ClaimOnRecord | MatterOnRecord | ReportOnRecord | StatementOnRecord


class Page(Struct, frozen=True, kw_only=True):
    """Rows of a list in its order, how many there are in all with how many have each value, and where others begin."""

    rows: tuple[Row, ...]
    counts: Counted
    ends: Ends


class SqlLists(Connected):
    """What `SqlRecord` does for those who page through it, as the Protocol says."""

    _codebook: Codebook

    def page(self, name: str, asked: Asked) -> Page:
        """As the Protocol says."""
        with self._reading() as connection:
            question = Question(connection, self._codebook, name, asked)
            keys, ends = question.page()
            return Page(rows=tuple(_TAKE.get(name, _matters)(connection, keys)), counts=question.counts(), ends=ends)

    def listed(self, name: str, asked: Asked) -> Iterator[Row]:
        """As the Protocol says."""
        with self._reading() as connection:
            for keys in Question(connection, self._codebook, name, asked).keys():  # noqa: SIM118  no mapping
                yield from _TAKE.get(name, _matters)(connection, keys)


def _claims(connection: Connection, keys: Sequence[Any]) -> list[ClaimOnRecord]:
    rows = connection.execute(select(claims.c.key, claims.c.found).where(claims.c.key.in_(keys)))
    found = {row.key: row.found for row in rows}
    return [claim_from(found[key]) for key in keys]


def _statements(connection: Connection, keys: Sequence[Any]) -> list[StatementOnRecord]:
    rows = connection.execute(select(statements.c.key, statements.c.found).where(statements.c.key.in_(keys)))
    found = {row.key: row.found for row in rows}
    return [statement_from(found[key]) for key in keys]


def _reports(connection: Connection, keys: Sequence[Any]) -> list[ReportOnRecord]:
    rows = connection.execute(report_rows().add_columns(reports.c.key).where(reports.c.key.in_(keys)))
    found = {row.key: ReportOnRecord(**{name: row._mapping[name] for name in _REPORT}) for row in rows}
    return [found[key] for key in keys]


def _actors(connection: Connection, keys: Sequence[Any]) -> list[ActorOnRecord]:
    rows = {row.id: row for row in connection.execute(select(actors).where(actors.c.id.in_(keys)))}
    return list(actors_on_record(connection, [rows[key] for key in keys]))


def _matters(connection: Connection, keys: Sequence[Any]) -> list[MatterOnRecord]:
    found = {row.id: row for row in matters_from(connection.execute(MATTERS_NAMED, {"ids": list(keys)}))}
    return [found[key] for key in keys]


_REPORT = ReportOnRecord.__struct_fields__
_TAKE: dict[str, Callable[[Connection, Sequence[Any]], Sequence[Row]]] = {
    "claims": _claims,
    "statements": _statements,
    "reports": _reports,
    "actors": _actors,
}
