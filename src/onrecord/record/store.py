"""Writes one report's rows, or replaces them, within a transaction that is alone in writing."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import BindParameter, Connection, Dialect, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.sql.compiler import SQLCompiler

from onrecord.record import search
from onrecord.record.correction_rows import set_heads
from onrecord.record.desk import unpost
from onrecord.record.hydrate import actor_of
from onrecord.record.ledger_schema import actor_keys, actor_links, posted_reports
from onrecord.record.protocol import Standing
from onrecord.record.rows import Row, Rows, digest
from onrecord.record.schema import (
    actor_names,
    actors,
    claim_holders,
    claims,
    participants,
    reports,
    statements,
)
from onrecord.vocabulary import Actor, ActorKind, Annotations, Report

_SHARED_PREFIX = re.compile(r"[A-Z]{3}|person|org|group|media|party|company")
"""Beginnings of actor ids that are one actor in every report."""


_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_WHERE_IDS = select(reports.c.id, reports.c.digest, reports.c.reader_version).where(reports.c.id.in_(_IDS))
_WHERE_ACTORS = select(actors).where(actors.c.id.in_(_IDS))
_NEXT_KEYS = select(
    *(
        (func.coalesce(select(func.max(table.c.key)).scalar_subquery(), 0) + 1).label(table.name)
        for table in (reports, statements, claims)
    )
)
"""The first keys that are not taken; nobody else writes meanwhile."""


def standings_of(connection: Connection, asked: Sequence[Report]) -> list[Standing]:
    """Where each of the reports stands, in their order."""
    digests = [digest(report.text) for report in asked]
    candidates = [list(_ids(report.id, text)) for report, text in zip(asked, digests, strict=True)]
    wanted = sorted({one for ids in candidates for one in ids})
    rows = connection.execute(_WHERE_IDS, {"ids": wanted})
    there = {row.id: (row.digest, row.reader_version) for row in rows}
    heads = set_heads(connection, there) if there else {}
    found = []
    for ids, text in zip(candidates, digests, strict=True):
        known = next((one for one in ids if one in there and there[one][0] == text), None)
        free = next(one for one in ids if one not in there) if known is None else known
        version = there[free][1] if known else None
        head = heads.get(free, {}) if known else {}
        found.append(Standing(id=free, known=known is not None, reader_version=version, **head))
    return found


def _ids(report_id: str, text_digest: str) -> Iterator[str]:
    """The ids under which a report may be kept, in order of preference."""
    yield report_id
    for length in (8, 16, 64):
        yield f"{report_id}~{text_digest[:length]}"


def under_id(annotations: Annotations, report_id: str) -> Annotations:
    """The annotations as those of `report_id`, with the ids of actors that only this report can tell apart."""
    old = annotations.report.id
    report = replace(annotations.report, id=report_id)
    if _SHARED_PREFIX.fullmatch(old):
        return replace(annotations, report=report)
    ids = {one.id: report_id + one.id[len(old) :] for one in annotations.actors if one.id.startswith(f"{old}/")}

    def renamed(one: str | None) -> str | None:
        return ids.get(one, one) if one is not None else None

    return replace(
        annotations,
        report=report,
        actors=tuple(replace(one, id=renamed(one.id)) for one in annotations.actors),
        mentions=tuple(replace(one, actor=renamed(one.actor)) for one in annotations.mentions),
        statements=tuple(
            replace(one, holder=renamed(one.holder), addressee=renamed(one.addressee)) for one in annotations.statements
        ),
        claims=tuple(
            replace(one, actors=tuple(map(renamed, one.actors)), recipients=tuple(map(renamed, one.recipients)))
            for one in annotations.claims
        ),
    )


def write(connection: Connection, rows: Rows, reader_version: str | None, key: int | None = None) -> None:
    """Store the rows of a report that is not on record, or of the one with this `key` whose rows were `clear`ed.

    Without a `reader_version` nothing has been read anew: when and by which reader it was read stays, and so does what
    is known of actors.
    """
    _write_actors(connection, rows.actors, learn=reader_version is not None)
    row = dict(rows.report)
    if reader_version is not None:
        row |= {"reader_version": reader_version, "read_at": datetime.now(UTC).isoformat(timespec="seconds")}
    report, statement, claim = connection.execute(_NEXT_KEYS).one()
    if key is None:
        key = report
        _insert(connection, reports, [{**row, "key": key}])
    else:
        connection.execute(update(reports).where(reports.c.key == key), row)
    _insert(connection, actor_names, [{**row, "report": key} for row in rows.actor_names])
    _insert(connection, statements, [{**row, "report": key, "key": row["key"] + statement} for row in rows.statements])
    _insert(connection, claims, [{**row, "report": key, "key": row["key"] + claim} for row in rows.claims])
    _insert(connection, participants, [{**row, "claim": row["claim"] + claim} for row in rows.participants])
    holders = [
        {**row, "claim": row["claim"] + claim, "statement": row["statement"] + statement} for row in rows.claim_holders
    ]
    _insert(connection, claim_holders, holders)
    search.add(connection, key)


def clear(connection: Connection, report_id: str) -> int:
    """Take away what was read in a report, but the report itself and the actors that other reports know; its key."""
    key = connection.execute(select(reports.c.key).where(reports.c.id == report_id)).scalar_one()
    unpost(connection, [key])
    search.remove(connection, key)
    known = select(actor_names.c.actor).where(actor_names.c.report == key)
    leaving = list(connection.execute(known.distinct()).scalars())
    for table in (claims, statements, actor_names):
        connection.execute(delete(table).where(table.c.report == key))
    connection.execute(update(reports).where(reports.c.key == key).values(publisher_actor=None))
    elsewhere = select(actor_names.c.actor).where(actor_names.c.actor == actors.c.id)
    connection.execute(delete(actors).where(actors.c.id.in_(leaving), ~elsewhere.exists()))
    for table in (actor_links, actor_keys):
        connection.execute(delete(table).where(table.c.actor.not_in(select(actors.c.id))))
    return int(key)


def _write_actors(connection: Connection, found: list[Actor], *, learn: bool) -> None:
    """Add new actors; to `learn` is to fill in what is unknown of the others, and to take the fuller name.

    What is learned may put the claims of earlier reports elsewhere: these are given back to the ledger.
    """
    rows = connection.execute(_WHERE_ACTORS, {"ids": [one.id for one in found]})
    there = {row.id: actor_of(row) for row in rows}
    new: dict[str, Row] = {}
    learned = []
    for actor in found:
        old = there.get(actor.id)
        if old is None:
            new[actor.id] = msgspec.to_builtins(actor)
            continue
        merged = merged_actor(old, actor)
        if learn and merged != old:
            connection.execute(update(actors).where(actors.c.id == actor.id), msgspec.to_builtins(merged))
            if _filed_by(merged) != _filed_by(old):
                learned.append(actor.id)
    if learned:
        naming = select(actor_names.c.report).where(actor_names.c.actor.in_(learned))
        taken = select(posted_reports.c.report).where(posted_reports.c.report.in_(naming))
        unpost(connection, list(connection.execute(taken.order_by(posted_reports.c.report)).scalars()))
    _insert(connection, actors, list(new.values()))


def _filed_by(actor: Actor) -> tuple[str | None, ...]:
    """What of an actor decides where claims lie and for whom it acts; names are taken up with the report at hand."""
    return actor.kind.value, actor.country, actor.sector


def merged_actor(old: Actor, new: Actor) -> Actor:
    """What two reports know of one actor: the longer name, the kind that comes first in the list of kinds (a post
    before a person, both before people at large), and the newer reading of the rest where it has one.
    """
    return Actor(
        id=new.id,
        name=max(old.name, new.name, key=lambda name: (len(name), name)),
        kind=min(old.kind, new.kind, key=list(ActorKind).index),
        country=new.country or old.country,
        sector=new.sector or old.sector,
        wikidata=new.wikidata or old.wikidata,
    )


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Insert rows that all have the same columns; compiled once, which halves the cost of storing a short report."""
    if not rows:
        return
    compiled = _compiled_insert(table, connection.dialect, tuple(rows[0]))
    order = compiled.positiontup
    values = [tuple(row[name] for name in order) for row in rows] if order else rows
    connection.exec_driver_sql(str(compiled), values)


@lru_cache(maxsize=64)
def _compiled_insert(table: Table, dialect: Dialect, columns: tuple[str, ...]) -> SQLCompiler:
    return insert(table).compile(dialect=dialect, column_keys=columns)
