"""Actors, events, agreements and forecasts as people judge them: what is checked, and what is written down.

Events, agreements and forecasts are derived, and so are their ids. What people decide on them is therefore kept as a
word on their claims.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, or_, select

from onrecord.record.correction_rows import Pen, across_reports
from onrecord.record.desk import unpost
from onrecord.record.hydrate import claim_from
from onrecord.record.judgements import judgements_of
from onrecord.record.ledger_schema import actor_links, matter_claims, matters
from onrecord.record.schema import actor_names, actors, claims, reports
from onrecord.record.snapshots import Anchor
from onrecord.vocabulary import Correction, CorrectionAction, ForecastOutcome, UsageError

MERGED = ("event", "agreement")
"""The kinds of matter that can be merged and parted."""


def kind_of(connection: Connection, any_id: str) -> str | None:
    """What an id names: `actor`, or a kind of matter; null for anything else."""
    if connection.execute(select(actors.c.id).where(actors.c.id == any_id)).first():
        return "actor"
    return connection.execute(select(matters.c.kind).where(matters.c.id == any_id)).scalar()


def merge(pen: Pen, kind: str, first: str, second: str) -> Correction:
    """Write down that two actors, events or agreements are one.

    Raises `UsageError`: `cannot-merge`, `already-merged`.
    """
    if first == second:
        raise UsageError("cannot-merge", f"{first} is one already.", "Name two different ids.")
    if kind == "actor":
        return _pair(pen, CorrectionAction.MERGE, first, second)
    of = [_claims_of(pen.connection, one) for one in (first, second)]
    together = of[0] | of[1]
    value = {"kind": kind, "with": second, "claims": sorted(together)}
    return _made(pen, CorrectionAction.MERGE, first, value, together)


def part(pen: Pen, kind: str, target: str, others: Sequence[str]) -> Correction:
    """Write down that two actors are not one, or that some claims tell of another event or agreement.

    Raises `UsageError`: `cannot-part`, `already-parted`.
    """
    if kind == "actor":
        if len(others) != 1 or kind_of(pen.connection, others[0]) != "actor" or others[0] == target:
            raise UsageError("cannot-part", f"{target} is an actor.", "Name one other actor that it is not.")
        return _pair(pen, CorrectionAction.PART, target, others[0])
    held = _claims_of(pen.connection, target)
    if len(others) == 1 and kind_of(pen.connection, others[0]) == kind and others[0] != target:
        moved = {claim: one for claim, one in _claims_of(pen.connection, others[0]).items() if claim not in held}
    else:
        moved = {claim: anchor for claim, anchor in held.items() if claim in others}
        strange = [one for one in others if one not in held]
        if strange:
            raise UsageError(
                "cannot-part",
                f"{target} does not hold {', '.join(strange)}.",
                f"`onrecord show {target}` lists its claims.",
            )
        held = {claim: anchor for claim, anchor in held.items() if claim not in others}
    if not moved or not held:
        raise UsageError(
            "cannot-part",
            f"Nothing would be left on one side of {target}.",
            "Name some of its claims, not none and not all.",
        )
    value = {"kind": kind, "claims": sorted(moved), "others": sorted(held)}
    return _made(pen, CorrectionAction.PART, target, value, held | moved)


def settle(pen: Pen, forecast: str, outcome: ForecastOutcome, shown_by: Sequence[str]) -> Correction:
    """Write down what came of a forecast; raises `UsageError` (`already-settled`, `unknown-id`)."""
    made = _claims_of(pen.connection, forecast)
    in_force = judgements_of(across_reports(pen.connection)).verdict(made)
    if in_force is not None and in_force.outcome is outcome and set(in_force.by) == set(shown_by):
        raise UsageError(
            "already-settled", f"A person has settled {forecast} so already.", "`onrecord corrections` tells who."
        )
    showing = _anchors(pen.connection, shown_by)
    missing = [one for one in shown_by if one not in showing]
    if missing:
        raise UsageError(
            "unknown-id",
            f"No claim on record has the id {missing[0]!r}.",
            "`onrecord claims` lists claims with their ids.",
        )
    value = {"kind": "forecast", "outcome": outcome.value, "claims": sorted(made), "by": list(shown_by)}
    return _made(pen, CorrectionAction.SETTLE, forecast, value, made | showing)


def let_go(connection: Connection, correction: Correction) -> None:
    """Give what a correction is about back to the ledger, to be decided again."""
    if "pair" in correction.value:
        _unlink(connection, correction.value["pair"])
    else:
        _unpost(connection, correction.before["anchors"])


def _pair(pen: Pen, action: CorrectionAction, first: str, second: str) -> Correction:
    pair = frozenset((first, second))
    known = judgements_of(across_reports(pen.connection))
    if pair in (known.one_actor if action is CorrectionAction.MERGE else known.other_actors):
        raise UsageError(
            "already-merged" if action is CorrectionAction.MERGE else "already-parted",
            f"A person has said so of {first} and {second}.",
            "`onrecord corrections` tells who.",
        )
    made = pen.write(action, first, value={"kind": "actor", "pair": [first, second]}, before={})
    _unlink(pen.connection, [first, second])
    return made


def _made(
    pen: Pen, action: CorrectionAction, target: str, value: dict[str, Any], anchors: Mapping[str, Anchor]
) -> Correction:
    if action is CorrectionAction.MERGE:
        known = judgements_of(across_reports(pen.connection))
        bonds = known.events if value["kind"] == "event" else known.agreements
        if any(set(value["claims"]) <= group for group in bonds.joined):
            raise UsageError(
                "already-merged",
                f"A person has merged {target} with {value['with']}.",
                "Bring the record up to date: `onrecord rebuild`.",
            )
    before = {"anchors": msgspec.to_builtins(dict(sorted(anchors.items())))}
    made = pen.write(action, target, value=value, before=before)
    _unpost(pen.connection, anchors)
    return made


def _claims_of(connection: Connection, matter: str) -> dict[str, Anchor]:
    """Where the claims stand that tell of a matter, or deny it, by their ids on record."""
    query = (
        select(claims.c.found)
        .join(matter_claims, matter_claims.c.claim == claims.c.key)
        .where(matter_claims.c.matter == matter, matter_claims.c.role.in_(("member", "denial")))
    )
    found = [claim_from(one) for one in connection.execute(query).scalars()]
    if not found:
        raise UsageError(
            "only-expected",
            f"{matter} is only expected; nobody says that it happened.",
            "Settle the forecast that expects it.",
        )
    return {one.id: _anchor(one.id, one) for one in found}


def _anchors(connection: Connection, claim_ids: Iterable[str]) -> dict[str, Anchor]:
    found: dict[str, Anchor] = {}
    for one in claim_ids:
        report, _, local = one.rpartition("/")
        query = select(claims.c.found).join(reports, reports.c.key == claims.c.report)
        row = connection.execute(query.where(reports.c.id == report, claims.c.id == local)).scalar()
        if row:
            found[one] = _anchor(one, claim_from(row))
    return found


def _anchor(claim_id: str, claim: Any) -> Anchor:
    return Anchor(id=claim_id.rpartition("/")[2], kind=claim.kind.value, span=(claim.trigger.start, claim.trigger.end))


def _unpost(connection: Connection, claim_ids: Iterable[str]) -> None:
    ids = sorted({one.rpartition("/")[0] for one in claim_ids})
    unpost(connection, list(connection.execute(select(reports.c.key).where(reports.c.id.in_(ids))).scalars()))


def _unlink(connection: Connection, pair: Sequence[str]) -> None:
    """Forget what some actors, and all that is linked with them, were linked to; their reports are taken up again."""
    links = select(actor_links.c.linked).where(actor_links.c.actor.in_(list(pair)))
    heads = {*pair, *connection.execute(links).scalars()}
    cluster = or_(actor_links.c.linked.in_(sorted(heads)), actor_links.c.actor.in_(sorted(heads)))
    members = {*heads, *connection.execute(select(actor_links.c.actor).where(cluster)).scalars()}
    named = select(actor_names.c.report).where(actor_names.c.actor.in_(sorted(members)))
    unpost(connection, sorted(set(connection.execute(named).scalars())))
    connection.execute(delete(actor_links).where(cluster))
