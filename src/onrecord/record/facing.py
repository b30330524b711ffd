"""Who acts upon whom: of a deed that is at hand, and as SQL on the tables of those who take part in something."""

from collections.abc import Iterable, Set
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, case, exists, func, or_, select, union

from onrecord.record.filters import TakenPart

Keys = Select[Any]
"""Keys of claims or matters, or ids of actors, as a query."""
TAKES_PART = ("actor", "recipient", "party", "bearer")
"""Roles in a claim or a matter; those who only tell of it have none of them."""
_ACTING = ("actor", "party", "bearer")
"""Roles of who shares in a deed by doing it, or is bound by it."""
_UPON = TakenPart.RECIPIENT.value


def sides_of(parts: Iterable[tuple[str, str]]) -> tuple[set[str], set[str]]:
    """Who acts and who is acted upon, of pairs of role and actor; who shares in something acts."""
    told = list(parts)
    upon = {one for role, one in told if role == _UPON}
    return {one for role, one in told if role in _ACTING}, upon


def part_between(actors: Iterable[str], recipients: Iterable[str], a: Set[str], b: Set[str]) -> TakenPart | None:
    """What someone of `a` is to someone of `b` in a deed: `BOTH` where both act, null where they face not each other.

    They do where one acts upon the other, or where both act upon nobody else.
    """
    acting, upon = set(actors), set(recipients)
    across = (acting & a and upon & b) or (acting & b and upon & a)
    together = acting & a and acting & b and len(acting & (a | b)) > 1 and upon <= acting
    if not across and not together:
        return None
    acts = not acting.isdisjoint(a), not acting.isdisjoint(b)
    return next((part for part, who in _ACTS.items() if who == acts), TakenPart.BOTH)


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
    roles = TAKES_PART if part is None else (_UPON,)
    found = select(key).where(parts.c.role.in_(roles), parts.c.actor.in_(who))
    return found if part is None else found.where(key.not_in(_acting(parts, who)))


def facing(parts: Table, a: Keys, b: Keys, part: TakenPart | None) -> Keys:
    """Keys of that in which two sides face each other, with a part as `part_between` says.

    It goes once through where either takes part: asked one by one, SQLite looks up each of a side in each of these.
    """
    key = next(iter(parts.c))
    acting = parts.c.role.in_(_ACTING)
    acts_a, acts_b = (_any(acting & parts.c.actor.in_(side)) for side in (a, b))
    upon_a, upon_b = (_any((parts.c.role == _UPON) & parts.c.actor.in_(side)) for side in (a, b))
    several = func.count(case((acting, parts.c.actor)).distinct()) > 1  # who belongs to both sides does not make two
    together = and_(acts_a, acts_b, several, ~_upon_others(parts))
    found = select(key).where(parts.c.actor.in_(union(a, b)), parts.c.role.in_(TAKES_PART)).group_by(key)
    found = found.having(or_(acts_a & upon_b, acts_b & upon_a, together))
    if part is None:
        return found
    return found.having(*(acts if does else ~acts for acts, does in zip((acts_a, acts_b), _ACTS[part], strict=True)))


def _any(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a condition holds for any of a group."""
    return func.max(case((condition, 1), else_=0)) == 1


def _upon_others(parts: Table) -> ColumnElement[bool]:
    """Whether somebody is acted upon who does not act himself."""
    upon, also = parts.alias("upon"), parts.alias("also")
    key = next(iter(parts.c))
    acts = exists().where(also.c[key.name] == upon.c[key.name], also.c.role.in_(_ACTING), also.c.actor == upon.c.actor)
    return exists().where(upon.c[key.name] == key, upon.c.role == _UPON, ~acts)


def _acting(parts: Table, who: Keys) -> Keys:
    return select(next(iter(parts.c))).where(parts.c.role.in_(_ACTING), parts.c.actor.in_(who))


_ACTS = {TakenPart.ACTOR: (True, False), TakenPart.RECIPIENT: (False, True), TakenPart.BOTH: (True, True)}
"""Which of two sides acts."""
