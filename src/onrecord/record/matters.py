"""Questions to the ledger's matters, as SQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from onrecord.record.ledger_schema import matter_actors, matter_claims, matters
from onrecord.record.names import AGAINST, Parties
from onrecord.record.queries import Resolved
from onrecord.record.schema import claims, reports
from onrecord.vocabulary import ActorKind

MATTERS = ("event", "dispute", "agreement", "forecast", "tie", "transfer")
"""Kinds of matter."""
TAKES_PART = ("actor", "recipient", "party", "bearer")
"""Roles in a matter; those who only tell of it have none of them."""


def matters_asked(kinds: Sequence[str], asked: Resolved) -> Select[Any]:
    """Matters of some kinds as asked, by the day that they are about, then id.

    `as_of` keeps those of which a claim had been published by then; what was said of them later is the caller's to
    leave out.
    """
    query = matter_rows().where(matters.c.kind.in_(list(kinds)), *matter_conditions(asked))
    return query.order_by(matters.c.since, matters.c.id).limit(asked.filters.limit)


def matter_conditions(asked: Resolved) -> list[ColumnElement[bool]]:
    """What `matters` has to fulfil."""
    one = asked.filters
    conditions: list[ColumnElement[bool]] = []
    if one.type is not None:
        conditions.append(matters.c.type == one.type)
    if one.since is not None:
        conditions.append(matters.c.until >= one.since)
    if one.until is not None:
        conditions.append(matters.c.since <= one.until)
    if one.as_of is not None:
        conditions.append(matters.c.first <= one.as_of)
    if asked.actor is not None:
        conditions.append(matters.c.id.in_(_with(asked.actor, TAKES_PART)))
    if asked.between is not None:
        conditions += [matters.c.id.in_(_with(each, TAKES_PART, *AGAINST)) for each in asked.between]
    if one.holder is not None:
        conditions.append(_held(asked))
    if one.report is not None:
        told = select(matter_claims.c.matter).join(claims, claims.c.key == matter_claims.c.claim)
        conditions.append(
            matters.c.id.in_(told.join(reports, reports.c.key == claims.c.report).where(reports.c.id == one.report))
        )
    return conditions


def matter_rows() -> Select[Any]:
    """Matters as they are handed out."""
    return select(matters.c.id, matters.c.kind, matters.c.docket, matters.c.first, matters.c.last, matters.c.found)


def _with(parties: Parties, roles: Sequence[str], *without: ActorKind) -> Select[tuple[str]]:
    """Matters in which someone of `parties` has one of the roles."""
    return select(matter_actors.c.matter).where(
        matter_actors.c.role.in_(list(roles)), matter_actors.c.actor.in_(parties.select(*without))
    )


def _held(asked: Resolved) -> ColumnElement[bool]:
    if asked.holder is None:
        return matters.c.id.in_([])
    return matters.c.id.in_(_with(asked.holder, ("holder",), ActorKind.MEDIA))


def matters_counted() -> Select[Any]:
    """How many matters of each kind there are."""
    return select(matters.c.kind, func.count().label("number")).group_by(matters.c.kind)


def matters_named(ids: Sequence[str]) -> Select[Any]:
    """The matters with these ids."""
    return matter_rows().where(matters.c.id.in_(list(ids)))


def matter_with(any_id: str) -> Select[Any]:
    """The matter with this id."""
    return matter_rows().where(matters.c.id == any_id)
