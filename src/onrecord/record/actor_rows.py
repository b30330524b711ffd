"""Actors as the record hands them out: those whom the ledger takes to be one are one, with all of their names."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, func, select

from onrecord.record.found import ActorOnRecord
from onrecord.record.ledger_schema import actor_links
from onrecord.record.schema import actor_names, actors, participants
from onrecord.record.those import THOSE, those
from onrecord.vocabulary import MentionKind


class ActorInBrief(Struct, frozen=True, kw_only=True, gc=False):
    """An actor without its names and the number of its claims; `linked` are the other ids under which it is known."""

    id: str
    kind: str
    country: str | None
    linked: tuple[str, ...] = ()


def actor_with(connection: Connection, any_id: str) -> ActorOnRecord | None:
    """The actor with this id, or whom the ledger takes it to be; null when there is none."""
    head = connection.execute(_HEAD, {"id": any_id}).scalar() or any_id
    rows = connection.execute(_ACTOR, {"id": head}).all()
    return next(actors_on_record(connection, rows), None)


def actors_on_record(connection: Connection, page: Sequence[Any]) -> Iterator[ActorOnRecord]:
    """The actors in rows of `actors`, in their order, with the names and claims of those linked to them."""
    if not page:
        return
    ids = [row.id for row in page]
    also = _linked_to(connection, ids)
    heads = {one: head for head, others in also.items() for one in others}
    names = _names(connection, [*ids, *heads], heads)
    counts = _counts(connection, [*ids, *heads])
    for one, name, kind, country, sector, wikidata in page:  # by position, which is far quicker for thousands
        yield ActorOnRecord(
            id=one,
            name=name,
            kind=kind,
            country=country,
            sector=sector,
            wikidata=wikidata,
            names=tuple(names.get(one, ())),
            claims=counts.get(one, 0),
            linked=tuple(also.get(one, ())),
        )


def actors_in_brief(connection: Connection, page: Sequence[Any]) -> Iterator[ActorInBrief]:
    """The actors in rows of `actors`, in their order; far less is read for them than for whole ones."""
    also = _linked_to(connection, [row.id for row in page])
    for row in page:
        yield ActorInBrief(id=row.id, kind=row.kind, country=row.country, linked=tuple(also.get(row.id, ())))


def _linked_to(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """Those linked to some actors, in alphabetical order, by the id of the one that they are."""
    also: dict[str, list[str]] = {}
    for head, actor in connection.execute(_LINKED, those(ids)):
        also.setdefault(head, []).append(actor)
    return also


def _names(connection: Connection, ids: list[str], heads: dict[str, str]) -> dict[str, list[str]]:
    """The names of actors, in alphabetical order, by the id of the one that they are."""
    found: dict[str, dict[str, None]] = {}
    for actor, name in connection.execute(_CALLED, those(ids)):
        found.setdefault(heads.get(actor, actor), {})[name] = None
    return {actor: list(names) for actor, names in found.items()}


def _counts(connection: Connection, ids: list[str]) -> dict[str, int]:
    """In how many claims each takes part, by the id of the one that it is; a claim that names it twice counts once."""
    return {row[0]: row[1] for row in connection.execute(_COUNTED, those(ids))}


def _counted() -> Select[Any]:
    head = func.coalesce(actor_links.c.linked, participants.c.actor).label("head")
    linked = participants.outerjoin(actor_links, actor_links.c.actor == participants.c.actor)
    pairs = select(head, participants.c.claim).select_from(linked).where(participants.c.actor.in_(THOSE))
    each = pairs.distinct().subquery()
    return select(each.c.head, func.count()).group_by(each.c.head)


# Put together once: SQLAlchemy takes longer to make these than SQLite takes to answer them.
_HEAD = select(actor_links.c.linked).where(actor_links.c.actor == bindparam("id"))
_ACTOR = select(actors).where(actors.c.id == bindparam("id"))
_LINKED = (
    select(actor_links.c.linked, actor_links.c.actor)
    .where(actor_links.c.linked.in_(THOSE))
    .order_by(actor_links.c.actor)
)
_CALLED = (
    select(actor_names.c.actor, actor_names.c.name)
    .where(actor_names.c.actor.in_(THOSE), actor_names.c.kind == MentionKind.NAME.value)
    .distinct()
    .order_by(actor_names.c.name)
)
_COUNTED = _counted()
