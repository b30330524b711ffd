"""The table of corrections: people's corrections written down, listed and marked as undone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, update

from onrecord.codebook import Codebook
from onrecord.record.applying import concerns
from onrecord.record.ledger_schema import corrections
from onrecord.vocabulary import Correction, CorrectionAction

_ACROSS = [one.value for one in (CorrectionAction.MERGE, CorrectionAction.PART, CorrectionAction.SETTLE)]


def now() -> str:
    """The time, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True)
class Pen:
    """With which one person writes corrections down, within a transaction: who it is, and for what reason."""

    connection: Connection
    codebook: Codebook
    by: str
    why: str | None = None

    def write(
        self, action: CorrectionAction, target: str, *, value: dict[str, Any], before: dict[str, Any]
    ) -> Correction:
        """Write a correction down under the next number."""
        highest = self.connection.execute(select(func.max(corrections.c.number))).scalar()
        made = Correction(
            number=(highest or 0) + 1,
            at=now(),
            by=self.by,
            why=self.why,
            action=action,
            target=target,
            value=msgspec.json.decode(_json(value)),
            before=msgspec.json.decode(_json(before)),
        )
        row = msgspec.to_builtins(made) | {"value": _json(value), "before": _json(before)}
        self.connection.execute(insert(corrections), row)
        return made


def mark_undone(connection: Connection, correction: Correction, by: str) -> Correction:
    """Note who undid it, and when."""
    undone = replace(correction, undone_at=now(), undone_by=by)
    values = {"undone_at": undone.undone_at, "undone_by": by}
    connection.execute(update(corrections).where(corrections.c.number == correction.number).values(values))
    return undone


def listed(
    connection: Connection, *, in_force: bool = False, only: ColumnElement[bool] | None = None
) -> Iterator[Correction]:
    """Corrections by number; all, or those `in_force`, or those that `only` leaves."""
    query = select(corrections).order_by(corrections.c.number)
    if in_force:
        query = query.where(corrections.c.undone_at.is_(None))
    if only is not None:
        query = query.where(only)
    for row in connection.execute(query):
        plain = dict(row._mapping)
        decoded = {name: msgspec.json.decode(plain[name]) for name in ("value", "before")}
        yield Correction(**plain | decoded | {"action": CorrectionAction(plain["action"])})


def across_reports(connection: Connection) -> list[Correction]:
    """The corrections in force that are about actors, events, agreements and forecasts."""
    return list(listed(connection, in_force=True, only=corrections.c.action.in_(_ACROSS)))


def on_report(connection: Connection, report_id: str) -> list[Correction]:
    """The corrections in force that concern a report or its claims."""
    its_own = corrections.c.target.startswith(f"{report_id}/", autoescape=True)
    only = or_(corrections.c.target == report_id, its_own, corrections.c.action.in_(_ACROSS))
    return [one for one in listed(connection, in_force=True, only=only) if concerns(report_id, one)]


def set_heads(connection: Connection, report_ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """What people have set of the heads of reports: `published` and `publisher` by report id."""
    query = (
        select(corrections.c.target, corrections.c.value)
        .where(corrections.c.action.in_([CorrectionAction.DATE.value, CorrectionAction.PUBLISHER.value]))
        .where(corrections.c.undone_at.is_(None), corrections.c.target.in_(sorted(set(report_ids))))
        .order_by(corrections.c.number)
    )
    found: dict[str, dict[str, str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.target, {}).update(msgspec.json.decode(row.value))
    return found


def _json(found: object) -> str:
    return msgspec.json.encode(found).decode("utf-8")
