"""Brings people's corrections into force on reports."""

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, delete, insert, select

from onrecord.codebook import Codebook
from onrecord.record.applying import apply
from onrecord.record.correction_rows import on_report, set_heads
from onrecord.record.desk import unpost
from onrecord.record.hydrate import whole
from onrecord.record.ledger_schema import actor_links, readings
from onrecord.record.publisher import publisher_actor
from onrecord.record.rows import rows_of
from onrecord.record.schema import actor_names, actors, claims, reports, statements
from onrecord.record.store import clear, write
from onrecord.vocabulary import Annotations

_ANNOTATIONS = msgspec.json.Decoder(Annotations)


def reading_of(connection: Connection, report_id: str) -> Annotations | None:
    """A report as the reader read it, whatever people have corrected; null when it is not on record."""
    row = connection.execute(
        select(reports.c.key, reports.c.found, reports.c.text, readings.c.found.label("kept"))
        .join(readings, readings.c.report == reports.c.key, isouter=True)
        .where(reports.c.id == report_id)
    ).first()
    if row is None:
        return None
    if row.kept is not None:
        kept = _ANNOTATIONS.decode(row.kept)
        return replace(kept, report=replace(kept.report, text=row.text))
    parts = [
        connection.execute(select(table.c.found).where(table.c.report == row.key).order_by(table.c.position)).scalars()
        for table in (statements, claims)
    ]
    return whole(row.found, row.text, *parts)


def bring_into_force(
    connection: Connection, codebook: Codebook, report_id: str, fresh: tuple[Annotations, str] | None = None
) -> None:
    """Write a report's rows again with all corrections in force on it.

    They are made of what was read, or of a `fresh` reading with its reader's version. The ledger takes the report up
    again. Raises `ReportError` when a fresh reading contradicts itself.
    """
    before = reading_of(connection, report_id)
    if fresh is not None:
        read = _with_old_head(fresh[0], before, connection)
    elif before is not None:
        read = before
    else:
        return
    in_force = on_report(connection, report_id)
    applied = apply(read, in_force)
    found = applied.annotations
    rows = rows_of(found, publisher_actor(found, codebook), applied.reviews)
    key = clear(connection, report_id)
    write(connection, rows, fresh[1] if fresh else None, key)
    connection.execute(delete(readings).where(readings.c.report == key))
    if found != read or applied.reviews:
        bare = replace(read, report=replace(read.report, text=""))
        connection.execute(insert(readings), {"report": key, "found": _json(bare)})
    _forget_lost_links(connection)


def _forget_lost_links(connection: Connection) -> None:
    """Let go of actors that were linked to one who is on record no more; their reports are taken up again."""
    lost = actor_links.c.linked.not_in(select(actors.c.id))
    left = list(connection.execute(select(actor_links.c.actor).where(lost)).scalars())
    if left:
        connection.execute(delete(actor_links).where(lost))
        naming = select(actor_names.c.report).where(actor_names.c.actor.in_(left))
        unpost(connection, sorted(set(connection.execute(naming).scalars())))


def _with_old_head(fresh: Annotations, before: Annotations | None, connection: Connection) -> Annotations:
    """The reading, with the date and publisher that its input carries where it was read with those that people set."""
    head = fresh.report
    known = set_heads(connection, [head.id]).get(head.id, {})
    if before is None:
        return fresh
    if known.get("published") == head.published and head.published is not None:
        head = replace(head, published=before.report.published, published_bounds=before.report.published_bounds)
    if known.get("publisher") == head.publisher and head.publisher is not None:
        head = replace(head, publisher=before.report.publisher)
    return replace(fresh, report=head)


def _json(found: object) -> str:
    return msgspec.json.encode(found).decode("utf-8")
