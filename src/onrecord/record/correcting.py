"""Single claims and reports as people correct them: what is checked, and what is written down."""

from typing import Any

import msgspec
from msgspec import UNSET, Struct
from msgspec.structs import replace
from sqlalchemy import Connection, select

from onrecord.record.applying import ACCEPTED, CHANGED, ON_CLAIMS, ON_REPORTS, REJECTED, Review, apply, changed
from onrecord.record.changes import Changes, changed_fields, check_day
from onrecord.record.correction_rows import Pen, listed, mark_undone, on_report
from onrecord.record.corrections import bring_into_force, reading_of
from onrecord.record.hydrate import actor_of
from onrecord.record.judging import let_go
from onrecord.record.names import fold, resolve
from onrecord.record.schema import actors
from onrecord.record.snapshots import snapshot
from onrecord.vocabulary import Actor, Annotations, Claim, Correction, CorrectionAction, UsageError


class Target(Struct, frozen=True, kw_only=True):
    """A claim that is to be corrected: as it stands, what people made of it so far, and what is kept of it."""

    report: str
    claim: Claim
    review: Review | None
    before: dict[str, Any]


def find_claim(connection: Connection, claim_id: str) -> Target | None:
    """The claim with this id on record, also a rejected one; null when there is none."""
    report_id, _, local = claim_id.rpartition("/")
    read = reading_of(connection, report_id)
    if read is None:
        return None
    in_force = on_report(connection, report_id)
    applied = apply(read, in_force)
    claim = next((one for one in applied.with_rejected.claims if one.id == local), None)
    if claim is None:
        return None
    earlier = next((one for one in in_force if one.action in ON_CLAIMS and one.target == claim_id), None)
    before = earlier.before if earlier else _plain(applied.with_rejected, claim)
    return Target(report=report_id, claim=claim, review=applied.reviews.get(local), before=before)


def accept(pen: Pen, claim_id: str, target: Target) -> Correction:
    """Write down that the claim is right; raises `already-accepted`, `already-changed`, `is-rejected`."""
    _not_rejected(claim_id, target)
    if target.review is not None and target.review.verdict == ACCEPTED:
        raise UsageError(
            "already-accepted", f"{claim_id} is accepted already.", "`onrecord corrections` tells by whom."
        )
    if target.review is not None and target.review.verdict == CHANGED:
        raise UsageError(
            "already-changed",
            f"A person has changed {claim_id}; as it was read it is not accepted.",
            "Undo the change first.",
        )
    return _made(pen, CorrectionAction.ACCEPT, claim_id, target, {})


def reject(pen: Pen, claim_id: str, target: Target) -> Correction:
    """Write down that the report does not say so; raises `UsageError` (`is-rejected`) when that is known already."""
    _not_rejected(claim_id, target)
    return _made(pen, CorrectionAction.REJECT, claim_id, target, {})


def change(pen: Pen, claim_id: str, target: Target, changes: Changes) -> Correction:
    """Write down what is otherwise in the claim.

    Raises `UsageError`: `is-rejected`, `wrong-value`, `nothing-to-change`, `unknown-actor`, `ambiguous-actor`.
    """
    _not_rejected(claim_id, target)
    named: dict[str, Actor] = {}
    resolved = changes
    for field in ("actors", "recipients"):
        names = getattr(changes, field)
        if names is not UNSET:
            found = [_actor(pen, name) for name in names]
            named |= {one.id: one for one in found}
            resolved = replace(resolved, **{field: tuple(dict.fromkeys(one.id for one in found))})
    value = changed_fields(target.claim, resolved)
    changed(target.claim, value)
    kept = replace(target, before=target.before | {"named": msgspec.to_builtins(list(named.values()))})
    return _made(pen, CorrectionAction.CHANGE, claim_id, kept, value)


def set_head(
    pen: Pen, report_id: str, read: Annotations, *, published: str | None, publisher: str | None
) -> list[Correction]:
    """Write down when and by whom a report was published.

    Raises `UsageError`: `not-a-date`, `wrong-value`, `nothing-to-change`.
    """
    check_day(published)
    if publisher is not None and not fold(publisher):
        raise UsageError("wrong-value", f"{publisher!r} names no publisher.", "Give the name of an outlet.")
    head = apply(read, on_report(pen.connection, report_id)).annotations.report
    wanted = ((CorrectionAction.DATE, "published", published), (CorrectionAction.PUBLISHER, "publisher", publisher))
    made = [
        pen.write(action, report_id, value={name: value}, before={name: getattr(head, name)})
        for action, name, value in wanted
        if value is not None and value != getattr(head, name)
    ]
    if not made:
        raise UsageError(
            "nothing-to-change", f"{report_id} is already as you would have it.", "Name another date or publisher."
        )
    bring_into_force(pen.connection, pen.codebook, report_id)
    return made


def undo(pen: Pen, number: int) -> Correction:
    """Let a correction be in force no more; raises `UsageError` (`unknown-correction`, `already-undone`)."""
    found = next((one for one in listed(pen.connection) if one.number == number), None)
    if found is None:
        raise UsageError(
            "unknown-correction", f"There is no correction {number}.", "`onrecord corrections` lists them."
        )
    if found.undone_at:
        raise UsageError(
            "already-undone",
            f"Correction {number} was undone by {found.undone_by}.",
            "Correct it again to have it back.",
        )
    if found.action in ON_REPORTS or found.action in ON_CLAIMS:
        undone = mark_undone(pen.connection, found, pen.by)
        report = found.target if found.action in ON_REPORTS else found.target.rpartition("/")[0]
        bring_into_force(pen.connection, pen.codebook, report)
        return undone
    let_go(pen.connection, found)
    return mark_undone(pen.connection, found, pen.by)


def _made(pen: Pen, action: CorrectionAction, claim_id: str, target: Target, value: dict[str, Any]) -> Correction:
    made = pen.write(action, claim_id, value=value, before=target.before)
    bring_into_force(pen.connection, pen.codebook, target.report)
    return made


def _not_rejected(claim_id: str, target: Target) -> None:
    if target.review is not None and target.review.verdict == REJECTED:
        raise UsageError(
            "is-rejected", f"{claim_id} is rejected.", "Undo that first: `onrecord corrections` gives its number."
        )


def _actor(pen: Pen, name: str) -> Actor:
    """The one actor that a name stands for, its countrymen left aside."""
    exact = pen.connection.execute(select(actors).where(actors.c.id == name.strip())).first()
    if exact:
        return actor_of(exact)
    found = resolve(pen.connection, name, pen.codebook)
    ids = [one for one in found.ids if one in found.countries] or list(found.ids) or list(found.countries)
    rows = pen.connection.execute(select(actors).where(actors.c.id.in_(ids)).order_by(actors.c.id)).all()
    if len(rows) != 1:
        raise UsageError(
            "ambiguous-actor",
            f"{name!r} may be {', '.join(row.id for row in rows) or 'several actors'}.",
            "Give the actor's id.",
        )
    return actor_of(rows[0])


def _plain(annotations: Annotations, claim: Claim) -> dict[str, Any]:
    kept: dict[str, Any] = msgspec.to_builtins(snapshot(annotations, claim))
    return kept
