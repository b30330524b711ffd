"""Whom a name in a question stands for, as a set of actors that answers are compared with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.record import Filters, Record
from onrecord.record.actor_rows import ActorInBrief
from onrecord.record.facing import part_between
from onrecord.vocabulary import ActorKind, Event, Forecast, UsageError

_AGAINST = frozenset((ActorKind.GROUP.value, ActorKind.MEDIA.value))
"""Who does not stand for the state in whose country it is, unless it is named itself."""


@dataclass(frozen=True)
class Party:
    """One side of a question: the id that stands for it, and everyone who belongs to it."""

    id: str
    members: frozenset[str]

    def any_of(self, ids: Iterable[str | None]) -> bool:
        """Whether someone of this side is among `ids`."""
        return not self.members.isdisjoint(ids)


def party(record: Record, name: str) -> Party:
    """The side that `name` stands for; raises `UsageError` (`unknown-actor`) when nobody on record does."""
    found = record.actors_called(name)
    own = [one for one in found if one.kind not in _AGAINST] or found
    states = [one for one in own if one.kind == ActorKind.STATE.value]
    head = _head(record, name, states or own)
    if head is None:
        return Party(name, frozenset((name,)))
    same = not states and all(one.country == head.country for one in own) and name.strip().upper() == head.country
    chosen = head.country if same and head.country else head.id
    return Party(chosen, frozenset({chosen, *(other for one in own for other in (one.id, *one.linked))}))


def _head(record: Record, name: str, among: Sequence[ActorInBrief]) -> ActorInBrief | None:
    """Who is told of in most claims; where there is nobody to choose from, they are not counted."""
    if len(among) < 2:
        return next(iter(among), None)
    claims = {one.id: one.claims for one in record.actors(Filters(actor=name))}
    return min(among, key=lambda one: (-claims[one.id], one.id))


def party_or_id(record: Record, actor: str) -> Party:
    """The same of an actor's id; when the record does not know it, the actor by itself."""
    try:
        return party(record, actor)
    except UsageError:
        return Party(actor, frozenset((actor,)))


def facing(deed: Event | Forecast, a: Party, b: Party) -> bool:
    """Whether the two face each other in a deed, or act together on nobody else."""
    return part_between(deed.actors, deed.recipients, a.members, b.members) is not None
