"""Who faces whom in an event, state by state: organs and officials count as their state, armed groups as themselves."""

from collections.abc import Iterable, Iterator, Mapping

from onrecord.codebook.actors import states_of
from onrecord.ledger.sides import side
from onrecord.record import Record
from onrecord.vocabulary import Actor, Event

Pair = tuple[str, str]
"""Two sides by id, in alphabetical order."""


class Sides:
    """Tells on which side actors stand: the state (alpha-3) that an actor acts for, else the actor's own id.

    With `apart` every actor stands for itself.
    """

    def __init__(self, record: Record, ids: Iterable[str], *, apart: bool = False) -> None:
        """Look up the actors with these ids."""
        self.actors: Mapping[str, Actor] = record.named(ids)
        self.apart = apart

    def of(self, actor: str) -> str:
        """The side of one actor."""
        return actor if self.apart else side(actor, self.actors)

    def pairs(self, event: Event) -> Iterator[Pair]:
        """Who faces whom in an event, each pair once.

        Each who acts faces each who is acted upon; where nobody else is acted upon, those who act face each other.
        Whom only one report can tell apart ("witnesses") is nobody to be counted across reports.
        """
        acting, upon = (self._sides(event, ids) for ids in (event.actors, event.recipients))
        alone = not set(upon) - set(acting)
        pairs = {(min(a, b), max(a, b)) for a in acting for b in (acting if alone else upon) if a != b}
        yield from sorted(pairs)

    def _sides(self, event: Event, ids: Iterable[str]) -> list[str]:
        shared = (one for one in ids if not is_local(one, event))
        return list(dict.fromkeys(self.of(one) for one in shared))


def is_local(actor: str, event: Event) -> bool:
    """Whether only one of the reports of an event can tell an actor apart ("witnesses")."""
    return any(actor.startswith((f"{one}/", f"{one}~")) for one in event.reports)


def sides_named(record: Record, ids: Iterable[str]) -> dict[str, Actor]:
    """The actors that stand for some sides; a state that no report names itself is named as the codebook does."""
    wanted = set(ids)
    found = record.named(wanted)
    states = record.codebook.compiled(states_of)
    return {one: found.get(one) or states[one] for one in sorted(wanted) if one in found or one in states}
