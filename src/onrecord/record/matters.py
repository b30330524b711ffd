"""Questions to the ledger's matters, as SQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select

from onrecord.record.counted_on import belonging
from onrecord.record.desk_rows import FIRST_DAY
from onrecord.record.facing import TAKES_PART, facing, taking_part
from onrecord.record.ledger_schema import matter_actors, matter_claims, matters
from onrecord.record.names import AGAINST, Parties
from onrecord.record.queries import Conditions, Resolved, held
from onrecord.record.schema import claim_holders, claims, participants, reports, statements
from onrecord.vocabulary import ActorKind

MATTERS = ("event", "dispute", "agreement", "forecast", "tie", "transfer")
"""Kinds of matter."""


def matters_asked(kinds: Sequence[str], asked: Resolved) -> Select[Any]:
    """Matters of some kinds as asked, by the day that they are about, then id.

    `as_of` keeps those of which a claim had been published by then. What is kept of a matter is how it stands now; of
    those that were told of later too, it is only asked that their claims could have answered to the rest, whatever
    their days. How they stood is the caller's to find out, and so is then counting up to a limit.
    """
    query = matter_rows().where(of_kinds(kinds, asked), *matter_conditions(asked))
    return query.order_by(matters.c.since, matters.c.id).limit(asked.filters.limit)


def of_kinds(kinds: Sequence[str], asked: Resolved) -> ColumnElement[bool]:
    """Whether a matter is of some kinds.

    Of events, which are most of what there is, those in which someone takes part are looked up one by one: offered the
    index by kind, SQLite would go through them all, which takes five times as long.
    """
    someone = asked.actor is not None or asked.between is not None
    looked_up = someone and asked.filters.as_of is None and "event" in kinds
    kind = func.coalesce(matters.c.kind, "") if looked_up else matters.c.kind
    return kind.in_(list(kinds))


def matter_conditions(asked: Resolved) -> Conditions:
    """What `matters` has to fulfil, as `matters_asked` says."""
    one = asked.filters
    told = [matters.c.id.in_(_told_in(one.report))] if one.report is not None else []
    if one.as_of is None:
        return [*told, *_as_now(asked)]
    unchanged = and_(matters.c.last <= one.as_of, *_as_now(asked))
    changed = and_(matters.c.last > one.as_of, *_as_some_day(asked))
    return [matters.c.first <= one.as_of, *told, or_(unchanged, changed)]


def _as_now(asked: Resolved) -> Conditions:
    """What is asked of a matter as it stands."""
    one = asked.filters
    found: Conditions = []
    if one.type is not None:
        found.append(matters.c.type == one.type)
    if one.since is not None:
        found.append(matters.c.until >= one.since)
    if one.until is not None:
        found.append(matters.c.since <= one.until)
    if one.on is not None:
        told_since = or_(matters.c.last >= matters.c.since, matters.c.last == FIRST_DAY)
        found += [told_since, *belonging(matters.c.since, matters.c.until, one.on)]
    if asked.actor is not None:
        part = one.part if asked.between is None else None
        found.append(matters.c.id.in_(taking_part(matter_actors, asked.actor.select(), part)))
    if asked.between is not None:
        a, b = (each.select(*AGAINST) for each in asked.between)
        found.append(matters.c.id.in_(facing(matter_actors, a, b, one.part)))
    if one.holder is not None:
        found.append(_held(asked))
    return found


def _as_some_day(asked: Resolved) -> Conditions:
    """What some claim of a matter has to fulfil for it to have been as asked on some day."""
    one = asked.filters
    found: Conditions = []
    if one.type is not None:
        found.append(or_(matters.c.type == one.type, _of_claims(claims.c.type == one.type)))
    parties: list[tuple[Parties, tuple[ActorKind, ...]]] = [(each, AGAINST) for each in asked.between or ()]
    parties += [(asked.actor, ())] if asked.actor is not None else []
    for each, without in parties:
        taking_part = select(participants.c.claim).where(participants.c.actor.in_(each.select(*without)))
        now = matters.c.id.in_(_with(each, TAKES_PART, *without))
        found.append(or_(now, _of_claims(claims.c.key.in_(taking_part))))
    if one.holder is not None:
        found.append(or_(_held(asked), _of_claims(held(asked))))
    return found


def _of_claims(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a claim of the matter fulfils a condition on `claims` and `reports`."""
    joined = select(matter_claims.c.matter).join(claims, claims.c.key == matter_claims.c.claim)
    return matters.c.id.in_(joined.join(reports, reports.c.key == claims.c.report).where(condition))


def _told_in(report: str) -> Select[tuple[str]]:
    """Matters that a report tells of."""
    told = select(matter_claims.c.matter).join(claims, claims.c.key == matter_claims.c.claim)
    return told.join(reports, reports.c.key == claims.c.report).where(reports.c.id == report)


def matter_rows() -> Select[Any]:
    """Matters as they are handed out."""
    of = matters.c
    return select(of.id, of.kind, of.docket, of.first, of.last, of.found, of.origins)


def _with(parties: Parties, roles: Sequence[str], *without: ActorKind) -> Select[tuple[str]]:
    """Matters in which someone of `parties` has one of the roles."""
    return select(matter_actors.c.matter).where(
        matter_actors.c.role.in_(list(roles)), matter_actors.c.actor.in_(parties.select(*without))
    )


def _held(asked: Resolved) -> ColumnElement[bool]:
    """Whether its holder, or who gives an account of it, is as asked, by name or only by the words for him."""
    by_words = matters.c.id.in_(_held_by_words(asked.holder_words or ""))
    if asked.holder is None:
        return by_words
    known = matters.c.id.in_(_with(asked.holder, ("holder",), ActorKind.MEDIA))
    return or_(known, by_words) if asked.holder_words else known


def _held_by_words(words: str) -> Select[tuple[str]]:
    """Matters with a claim whose own holder nobody knows, and is named in words that hold these."""
    inner = claim_holders.alias("inner")
    innermost = select(func.max(inner.c.rank)).where(inner.c.claim == claim_holders.c.claim).scalar_subquery()
    return (
        select(matter_claims.c.matter)
        .join(claim_holders, claim_holders.c.claim == matter_claims.c.claim)
        .join(statements, statements.c.key == claim_holders.c.statement)
        .where(matter_claims.c.role != "deed", claim_holders.c.rank == innermost)
        .where(statements.c.holder.is_(None), statements.c.source.contains(words, autoescape=True))
    )


def matters_counted() -> Select[Any]:
    """How many matters of each kind there are."""
    return select(matters.c.kind, func.count().label("number")).group_by(matters.c.kind)


# Put together once: SQLAlchemy takes longer to make these than SQLite takes to answer them.
MATTERS_NAMED = matter_rows().where(matters.c.id.in_(bindparam("ids", expanding=True)))
"""The matters with the ids in `ids`, a list."""
MATTER_WITH = matter_rows().where(matters.c.id == bindparam("id"))
"""The matter with an `id`."""
