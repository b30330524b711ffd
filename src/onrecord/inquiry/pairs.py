"""Who faces whom in an event, state by state: organs and officials count as their state, armed groups as themselves."""

from collections.abc import Iterable, Mapping

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
        self._of: dict[str, str] = {}
        self._pairs: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Pair, ...]] = {}

    def of(self, actor: str) -> str:
        """The side of one actor."""
        if self.apart:
            return actor
        found = self._of.get(actor)
        if found is None:
            found = self._of[actor] = side(actor, self.actors)
        return found

    def pairs(self, event: Event) -> tuple[Pair, ...]:
        """Who faces whom in an event, each pair once.

        Each who acts faces each who is acted upon; where nobody else is acted upon, those who act face each other.
        Whom only one report can tell apart ("witnesses") is nobody to be counted across reports.
        """
        acting, upon = _known_to_all(event.actors, event), _known_to_all(event.recipients, event)
        found = self._pairs.get((acting, upon))
        if found is None:  # thousands of events are between the same few
            found = self._pairs[acting, upon] = self._facing({*map(self.of, acting)}, {*map(self.of, upon)})
        return found

    @staticmethod
    def _facing(acting: set[str], upon: set[str]) -> tuple[Pair, ...]:
        facing = upon if upon - acting else acting
        return tuple(sorted({(min(a, b), max(a, b)) for a in acting for b in facing if a != b}))


def _known_to_all(ids: tuple[str, ...], event: Event) -> tuple[str, ...]:
    """Those of some actors in an event whom more than one report can tell apart."""
    return tuple([one for one in ids if not is_local(one, event)])


def is_local(actor: str, event: Event) -> bool:
    """Whether only one of the reports of an event can tell an actor apart ("witnesses")."""
    if not actor.startswith(event.reports):
        return False
    return any(actor[len(one) :].startswith(("/", "~")) for one in event.reports if actor.startswith(one))


def sides_named(record: Record, ids: Iterable[str]) -> dict[str, Actor]:
    """The actors that stand for some sides; a state that no report names itself is named as the codebook does."""
    wanted = set(ids)
    found = record.named(wanted)
    states = record.codebook.compiled(states_of)
    return {one: found.get(one) or states[one] for one in sorted(wanted) if one in found or one in states}
