"""Who acts upon whom: of a deed that is at hand, and as SQL on the tables of those who take part in something."""

from collections.abc import Iterable, Set
from typing import Any

from sqlalchemy import Select, Table, and_, exists, or_, select

from onrecord.record.filters import TakenPart

Keys = Select[Any]
"""Keys of claims or matters, or ids of actors, as a query."""
TAKES_PART = ("actor", "recipient", "party", "bearer")
"""Roles in a claim or a matter; those who only tell of it have none of them."""
_ACTING = ("actor", "party", "bearer")
"""Roles of who shares in a deed by doing it, or is bound by it."""


def sides_of(parts: Iterable[tuple[str, str]]) -> tuple[set[str], set[str]]:
    """Who acts and who is acted upon, of pairs of role and actor; who shares in something acts."""
    told = list(parts)
    upon = {one for role, one in told if role == TakenPart.RECIPIENT.value}
    return {one for role, one in told if role in _ACTING}, upon


def part_between(actors: Iterable[str], recipients: Iterable[str], a: Set[str], b: Set[str]) -> TakenPart | None:
    """What someone of `a` is to someone of `b` in a deed: `BOTH` where both act, null where they face not each other.

    They do where one acts upon the other, or where both act upon nobody else.
    """
    acting, upon = set(actors), set(recipients)
    across = _two(acting & a, upon & b) or _two(acting & b, upon & a)
    if not across and not (upon <= acting and _two(acting & a, acting & b)):
        return None
    acts = not acting.isdisjoint(a), not acting.isdisjoint(b)
    return next((part for part, who in _ACTS.items() if who == acts), TakenPart.BOTH)


def _two(some: Set[str], others: Set[str]) -> bool:
    """Whether there is one of each, who are not the same."""
    return bool(some) and bool(others) and len(some | others) > 1


def part_of(actors: Iterable[str], recipients: Iterable[str], who: Set[str]) -> TakenPart | None:
    """What someone of `who` is in a deed: who acts is no recipient; null for who is neither."""
    if not who.isdisjoint(actors):
        return TakenPart.ACTOR
    return None if who.isdisjoint(recipients) else TakenPart.RECIPIENT


def taking_part(parts: Table, who: Keys, part: TakenPart | None) -> Keys:
    """Keys of that in which someone of `who` takes part, with a part as `part_of` says.

    The first column of `parts` is the key; it also has `role` and `actor`.
    """
    key = next(iter(parts.c))
    if part is TakenPart.ACTOR:
        return _acting(parts, who)
    roles = TAKES_PART if part is None else (TakenPart.RECIPIENT.value,)
    found = select(key).where(parts.c.role.in_(roles), parts.c.actor.in_(who))
    return found if part is None else found.where(key.not_in(_acting(parts, who)))


def facing(parts: Table, a: Keys, b: Keys, part: TakenPart | None) -> Keys:
    """Keys of that in which two sides face each other, with a part as `part_between` says."""
    first, second = parts.alias("first"), parts.alias("second")
    upon, also = parts.alias("upon"), parts.alias("also")
    name = next(iter(parts.c)).name
    key = first.c[name]
    acts_too = exists().where(also.c[name] == upon.c[name], also.c.role.in_(_ACTING), also.c.actor == upon.c.actor)
    others = exists().where(upon.c[name] == key, upon.c.role == TakenPart.RECIPIENT.value, ~acts_too)
    found = (
        select(key)
        .join(second, and_(key == second.c[name], first.c.actor != second.c.actor))
        .where(first.c.actor.in_(a), second.c.actor.in_(b))
        .where(first.c.role.in_(TAKES_PART), second.c.role.in_(TAKES_PART), or_(first.c.role != second.c.role, ~others))
    )
    if part is None:
        return found
    acting = [(_acting(parts, one), acts) for one, acts in zip((a, b), _ACTS[part], strict=True)]
    return found.where(*(key.in_(keys) if acts else key.not_in(keys) for keys, acts in acting))


def _acting(parts: Table, who: Keys) -> Keys:
    return select(next(iter(parts.c))).where(parts.c.role.in_(_ACTING), parts.c.actor.in_(who))


_ACTS = {TakenPart.ACTOR: (True, False), TakenPart.RECIPIENT: (False, True), TakenPart.BOTH: (True, True)}
"""Which of two sides acts."""
