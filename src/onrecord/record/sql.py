"""The record on a relational database, through SQLAlchemy Core."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlalchemy import Connection, Engine, Select, bindparam, func, select

from onrecord.codebook import Codebook
from onrecord.record import search
from onrecord.record.actor_rows import actor_with, actors_on_record
from onrecord.record.claim_places import places_of
from onrecord.record.corrections import bring_into_force
from onrecord.record.desk import Desk, is_behind
from onrecord.record.engine import WRITING
from onrecord.record.errors import coded, record_error
from onrecord.record.filters import EVERYTHING, Filters
from onrecord.record.found import (
    ActorOnRecord,
    ClaimOnRecord,
    Counts,
    Found,
    Hit,
    MatterOnRecord,
    ReportOnRecord,
    StatementOnRecord,
)
from onrecord.record.hydrate import Part, claim_from, decoder_of, matters_from, statement_from, whole
from onrecord.record.latest import SqlLatest
from onrecord.record.lookups import SqlLookups, report_rows
from onrecord.record.matters import MATTER_WITH, MATTERS, MATTERS_NAMED, matters_asked, matters_counted
from onrecord.record.names import names_kept
from onrecord.record.protocol import Outcome, Standing, Stored
from onrecord.record.publisher import publisher_actor
from onrecord.record.queries import (
    IN_ORDER,
    Resolved,
    actors_asked,
    ask,
    claim_conditions,
    reports_asked,
    statement_conditions,
    timeless,
)
from onrecord.record.rejected import rejected_claim
from onrecord.record.rows import rows_of
from onrecord.record.schema import actors, claims, reports, statements
from onrecord.record.sql_actors import SqlActors
from onrecord.record.sql_corrections import SqlCorrections
from onrecord.record.sql_lists import SqlLists
from onrecord.record.sql_tokens import SqlTokens
from onrecord.record.store import standings_of, under_id, write
from onrecord.record.time_limit import check_time
from onrecord.vocabulary import Annotations, Place, Report, UsageError

PAGE = 400
"""Answers made at a time: what one page needs is all that is held in memory."""

# Put together once: SQLAlchemy takes longer to make these than SQLite takes to answer them.
_REPORT = report_rows().where(reports.c.id == bindparam("id"))
_CLAIM, _STATEMENT = (
    select(table.c.found)
    .join(reports, reports.c.key == table.c.report)
    .where(reports.c.id == bindparam("report"), table.c.id == bindparam("local"))
    for table in (claims, statements)
)
_moment: ContextVar["tuple[SqlRecord, Connection] | None"] = ContextVar("moment", default=None)
"""The connection that a thread reads over for now, and whose it is."""


class SqlRecord(SqlActors, SqlLookups, SqlLatest, SqlCorrections, SqlLists, SqlTokens):
    """A Record (see `record/protocol.py`) over a SQLAlchemy engine whose tables are up to date.

    `address` names it in errors. Safe to share between threads; each query has a connection of its own, except within
    `at_one_moment`.
    """

    def __init__(self, engine: Engine, address: str, codebook: Codebook) -> None:
        """Take over the engine; `codebook` tells outlets and countries by their names."""
        self.engine = engine
        self.address = address
        self.codebook = self._codebook = codebook

    def standings(self, reports: Sequence[Report]) -> list[Standing]:
        """As the Protocol says."""
        with self._reading() as connection:
            return standings_of(connection, reports)

    def store(self, annotations: Annotations, reader_version: str, *, reread: bool = False) -> Stored:
        """As the Protocol says."""
        with self._writing() as connection:
            (standing,) = standings_of(connection, [annotations.report])
            if standing.known and not reread:
                return Stored(id=standing.id, outcome=Outcome.KNOWN)
            if standing.id != annotations.report.id:
                annotations = under_id(annotations, standing.id)
            if standing.known:
                bring_into_force(connection, self._codebook, standing.id, (annotations, reader_version))
            else:
                rows = rows_of(annotations, publisher_actor(annotations, self._codebook))
                write(connection, rows, reader_version)
        return Stored(id=standing.id, outcome=Outcome.REREAD if standing.known else Outcome.NEW)

    def annotations(self, report_id: str) -> Annotations:
        """As the Protocol says."""
        with self._reading() as connection:
            row = connection.execute(
                select(reports.c.key, reports.c.found, reports.c.text).where(reports.c.id == report_id)
            ).first()
            if row is None:
                raise self._unknown(connection, report_id)
            parts = [
                connection.execute(select(table.c.found).where(table.c.report == row.key).order_by(table.c.position))
                for table in (statements, claims)
            ]
            return whole(row.found, row.text, *(part.scalars() for part in parts))

    def reports(self, filters: Filters = EVERYTHING) -> Iterator[ReportOnRecord]:
        """As the Protocol says."""
        with self._reading() as connection:
            asked = ask(connection, filters, self._codebook)
            query = report_rows().where(*reports_asked(asked)).order_by(*IN_ORDER).limit(filters.limit)
            for row in _stream(connection, query):
                yield ReportOnRecord(**row._mapping)

    def actors(self, filters: Filters = EVERYTHING) -> Iterator[ActorOnRecord]:
        """As the Protocol says."""
        with self._reading() as connection:
            asked = ask(connection, filters, self._codebook)
            for page in _pages(connection, actors_asked(asked)):
                yield from actors_on_record(connection, page)

    def claims(self, filters: Filters = EVERYTHING) -> Iterator[ClaimOnRecord]:
        """As the Protocol says."""
        with self._reading() as connection:
            yield from map(claim_from, self._claims_asked(connection, filters))

    def claims_in_part(self, filters: Filters, part: type[Part]) -> Iterator[Part]:
        """As the Protocol says."""
        with self._reading() as connection:
            yield from map(decoder_of(part).decode, self._claims_asked(connection, filters))

    def _claims_asked(self, connection: Connection, filters: Filters) -> Iterator[str]:
        asked = ask(connection, filters, self._codebook)
        query = (
            select(claims.c.found)
            .join(reports, reports.c.key == claims.c.report)
            .where(*claim_conditions(asked))
            .order_by(*IN_ORDER, claims.c.start, claims.c.position)
            .limit(filters.limit)
        )
        yield from (found for (found,) in _stream(connection, query))

    def statements(self, filters: Filters = EVERYTHING) -> Iterator[StatementOnRecord]:
        """As the Protocol says."""
        with self._reading() as connection:
            asked = ask(connection, filters, self._codebook)
            query = (
                select(statements.c.found)
                .join(reports, reports.c.key == statements.c.report)
                .where(*statement_conditions(asked))
                .order_by(*IN_ORDER, statements.c.start, statements.c.position)
                .limit(filters.limit)
            )
            for row in _stream(connection, query):
                yield statement_from(row.found)

    def search(self, words: str, filters: Filters = EVERYTHING) -> Iterator[Hit]:
        """As the Protocol says."""
        with self._reading() as connection:
            asked = ask(connection, filters, self._codebook)
            found = search.matching_reports(words).subquery()
            query = (
                select(reports.c.key, reports.c.id, reports.c.publisher, reports.c.published, reports.c.headline)
                .add_columns(found.c.excerpt)
                .join(found, found.c.key == reports.c.key)
                .where(*reports_asked(asked))
                .order_by(*IN_ORDER)
                .limit(filters.limit)
            )
            for page in _pages(connection, query):
                quoting = _quoting(connection, words, page, timeless(asked))
                for row in page:
                    head = {name: row._mapping[name] for name in ("publisher", "published", "headline", "excerpt")}
                    yield Hit(report=row.id, claims=tuple(quoting.get(row.id, ())), **head)

    def get(self, any_id: str) -> Found:
        """As the Protocol says."""
        with self._reading() as connection:
            report = connection.execute(_REPORT, {"id": any_id}).first()
            if report:
                return ReportOnRecord(**report._mapping)
            actor = actor_with(connection, any_id)
            if actor:
                return actor
            found = _part(connection, any_id) or rejected_claim(connection, self._codebook, any_id)
            matter = connection.execute(MATTER_WITH, {"id": any_id}).first() if found is None else None
            if matter:
                return next(matters_from([matter]))
            if found is None:
                raise self._unknown(connection, any_id)
            return found

    def counts(self) -> Counts:
        """As the Protocol says."""
        tables = {"reports": reports, "actors": actors, "statements": statements, "claims": claims}
        with self._reading() as connection:
            found = {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in tables.items()
            }
            of_kinds = {row.kind: row.number for row in connection.execute(matters_counted())}
        return Counts(**found, matters={kind: of_kinds.get(kind, 0) for kind in MATTERS})

    def matters(self, kinds: Sequence[str], filters: Filters = EVERYTHING) -> Iterator[MatterOnRecord]:
        """As the Protocol says."""
        with self._reading() as connection:
            asked = ask(connection, filters, self._codebook)
            yield from matters_from(_stream(connection, matters_asked(kinds, asked)))

    def matters_named(self, ids: Iterable[str]) -> dict[str, MatterOnRecord]:
        """As the Protocol says."""
        wanted = sorted(set(ids))
        with self._reading() as connection:
            pages = (wanted[start : start + PAGE] for start in range(0, len(wanted), PAGE))
            rows = (row for page in pages for row in connection.execute(MATTERS_NAMED, {"ids": page}))
            return {row.id: row for row in matters_from(rows)}

    def claim_places(self, claims: Iterable[str]) -> dict[str, Place]:
        """As the Protocol says."""
        with self._reading() as connection:
            return places_of(connection, sorted(set(claims)))

    @contextmanager
    def looking(self) -> Iterator[Desk]:
        """The ledger's desk for reading only."""
        with self._reading() as connection:
            yield Desk(connection)

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The ledger's desk, in one transaction that is alone in writing."""
        with self._writing() as connection:
            yield Desk(connection)

    def ledger_is_behind(self) -> bool:
        """Whether there are reports that the ledger has not taken up, or dockets to be decided again."""
        with self._reading() as connection:
            return is_behind(connection)

    def close(self) -> None:
        """As the Protocol says."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        """The record itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """As the Protocol says."""
        moment = _moment.get()
        if moment is not None and moment[0] is self:
            yield
            return
        with self._reading() as connection, names_kept(connection):
            before = _moment.set((self, connection))
            try:
                yield
            finally:
                _moment.reset(before)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        check_time()
        moment = _moment.get()
        if moment is not None and moment[0] is self:
            yield moment[1]
            return
        try:
            with coded(self.address), self.engine.connect() as connection:
                yield connection
        except msgspec.MsgspecError as error:
            raise record_error("record-damaged", self.address, str(error)) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with coded(self.address), self.engine.connect() as plain:
                connection = plain.execution_options(**{WRITING: True})
                with connection.begin():
                    yield connection
        except msgspec.MsgspecError as error:
            raise record_error("record-damaged", self.address, str(error)) from error

    def _has_part(self, connection: Connection, any_id: str) -> bool:
        return _part(connection, any_id) is not None

    def _unknown(self, connection: Connection, any_id: str) -> UsageError:
        ids = list(connection.execute(select(reports.c.id).order_by(reports.c.id)).scalars())
        near = difflib.get_close_matches(any_id, ids, 3, 0.7)
        advice = f"Did you mean {', '.join(near)}?" if near else "`onrecord reports` lists the reports on record."
        return UsageError("unknown-id", f"Nothing on record has the id {any_id!r}.", advice)


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    for page in _pages(connection, query):
        yield from page


def _pages(connection: Connection, query: Select[Any]) -> Iterator[list[Any]]:
    result = connection.execute(query, execution_options={"yield_per": PAGE})
    for page in result.partitions():
        yield list(page)


def _quoting(connection: Connection, words: str, page: Sequence[Any], asked: Resolved) -> dict[str, list[str]]:
    """Ids of the claims as asked whose evidence holds `words`, by the id of their report."""
    matching = search.matching_claims(words).subquery()
    query = (
        select(reports.c.id.label("report"), claims.c.id)
        .join(reports, reports.c.key == claims.c.report)
        .join(matching, matching.c.key == claims.c.key)
        .where(claims.c.report.in_([row.key for row in page]), *claim_conditions(asked))
        .order_by(reports.c.id, claims.c.start, claims.c.position)
    )
    found: dict[str, list[str]] = {}
    for report, claim in connection.execute(query):
        found.setdefault(report, []).append(f"{report}/{claim}")
    return found


def _part(connection: Connection, any_id: str) -> ClaimOnRecord | StatementOnRecord | None:
    """The claim or statement with this id."""
    report, _, local = any_id.rpartition("/")
    for query, take in ((_CLAIM, claim_from), (_STATEMENT, statement_from)):
        found = connection.execute(query, {"report": report, "local": local}).scalar()
        if found:
            return take(found)
    return None
