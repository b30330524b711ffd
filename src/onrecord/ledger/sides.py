"""Who acts for whom: the side that an actor stands on when deeds and words about the future are compared."""

from collections.abc import Iterable

from onrecord.ledger.entry import Actors
from onrecord.vocabulary import ActorKind

OF_THE_STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))
"""PLOVER's sectors that act for their state."""
OFFICIAL = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.OFFICE))
OWN_STATE_LETTERS = 3


def side(actor: str, actors: Actors) -> str:
    """The state (alpha-3) for which an actor acts, or the actor's own id for all who act for themselves.

    An actor that is not known by more than its id stands for the state that its id begins with ("NOR/navy").
    """
    known = actors.get(actor)
    if known is None:
        head = actor.partition("/")[0]
        return head if is_state(head) else actor
    if known.country is None:
        return actor
    official = known.kind in OFFICIAL or (known.kind is ActorKind.PERSON and known.sector in OF_THE_STATE)
    return known.country if official else actor


def is_state(one: str) -> bool:
    """Whether a side is a state (alpha-3), and not an actor that acts for itself."""
    return len(one) == OWN_STATE_LETTERS and one.isupper()


def sides(ids: Iterable[str], actors: Actors) -> frozenset[str]:
    """The sides of several actors."""
    return frozenset(side(one, actors) for one in ids)
