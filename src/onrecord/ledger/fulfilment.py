"""How far a deed that a later report tells of is the one that was foretold."""

from collections.abc import Iterable, Mapping
from enum import IntEnum

from onrecord.ledger.entry import Actors, Entry
from onrecord.ledger.foretelling import HOSTILE
from onrecord.ledger.sides import sides
from onrecord.ledger.telling_words import figure, telling_words
from onrecord.vocabulary import Actor, ClaimKind, EventType, Factuality, Forecast, Modality

NOBODY: Mapping[str, Actor] = {}
HAPPENED = frozenset((Factuality.CERTAIN, Factuality.PROBABLE))
KIN = (
    frozenset((EventType.AID, EventType.COOPERATE)),
    frozenset((EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT)),
    frozenset((EventType.RETREAT, EventType.CONCEDE)),
    frozenset((EventType.SANCTION, EventType.COERCE, EventType.REJECT)),
)
"""Types that reports use for one deed, when they name the same thing."""
ALIKE = (frozenset(("190", "193", "194", "195")), frozenset(("040", "042", "043", "046")))
"""CAMEO codes that reports use for one deed: uses of force, meetings."""
PERSONAL = frozenset((EventType.CONSULT,))
"""Types that somebody else of the same state cannot do in one's place."""
CONTRARY = ("in", "un", "non", "non-")


class Fit(IntEnum):
    """How far a deed is the one that was foretold."""

    NONE = 0
    PARTLY = 1
    FULLY = 2


def fits(forecast: Forecast, deed: Entry, actors: Actors = NOBODY) -> Fit:
    """How far a claim tells of the deed that was foretold: its type, who did it to whom, with what, and since when."""
    claim = deed.claim
    if claim.kind is ClaimKind.TIE or not _akin(forecast.type, claim.type) or not _since(forecast, deed):
        return Fit.NONE
    by, upon = sides(claim.actors, actors), sides(claim.recipients, actors)
    if not upon and claim.place_country:
        upon = frozenset((claim.place_country,))
    parties = _parties_fit(forecast, by, upon)
    if parties is Fit.NONE or not _same_people(forecast, deed):
        return Fit.NONE
    return min(parties, _thing_fits(forecast, deed))


def is_told(deed: Entry, actors: Actors = NOBODY) -> bool:
    """Whether a claim has the deed done, by the word of the report or of someone who is not the injured party."""
    claim = deed.claim
    if claim.modality is not Modality.ACTUAL or claim.factuality not in HAPPENED:
        return False
    if not claim.holders:
        return True
    holder = claim.holder_actors[-1] if claim.holder_actors else None
    if holder is None:
        return False
    return claim.type not in HOSTILE or not sides((holder,), actors) & sides(claim.recipients, actors)


def _akin(foretold: str | None, done: str | None) -> bool:
    return foretold == done or any(foretold in family and done in family for family in KIN)


def _since(forecast: Forecast, deed: Entry) -> bool:
    """Whether the deed came after the forecast was made, as far as its words say when it was."""
    time, made = deed.claim.time, forecast.made
    if time is None or made is None or time.from_ is None:
        return True
    return time.from_ >= made and (deed.claim.published is None or time.from_ <= deed.claim.published)


def _parties_fit(forecast: Forecast, by: frozenset[str], upon: frozenset[str]) -> Fit:
    foretold_by, foretold_upon = set(forecast.by), set(forecast.upon)
    if foretold_by == foretold_upon and len(foretold_by) > 1:
        return Fit.FULLY if foretold_by <= by | upon else Fit.NONE
    if foretold_by and by and not foretold_by & by:
        return Fit.NONE
    if foretold_upon and upon and not foretold_upon & upon:
        return Fit.NONE
    unsaid = (not foretold_by or not by) + bool(foretold_upon and not upon) + bool(upon and not foretold_upon)
    return (Fit.FULLY, Fit.PARTLY, Fit.NONE, Fit.NONE)[unsaid]


def _same_people(forecast: Forecast, deed: Entry) -> bool:
    """Whether it may be the same persons: at home one cannot stand for another, nor in a meeting abroad."""
    claim, home = deed.claim, set(forecast.by) | set(forecast.upon)
    foretold, present = _persons(forecast.actors), _persons(claim.actors)
    if len(home) == 1 and foretold != present and not set(forecast.actors) & set(claim.actors):
        return False
    return not (forecast.type in PERSONAL and foretold and present and not foretold & present)


def _persons(ids: Iterable[str]) -> set[str]:
    return {one for one in ids if one.startswith("person/")}


def _thing_fits(forecast: Forecast, deed: Entry) -> Fit:
    claim = deed.claim
    names = frozenset().union(*map(telling_words, (*claim.actors_text, *claim.recipients_text)))
    deed_words = telling_words(claim.trigger.text) - names
    said = telling_words(claim.text) - names
    named = telling_words(forecast.trigger) - names
    thing = telling_words(forecast.object or "") - names
    if any(
        prefix + word in said or word == prefix + other
        for word in named | thing
        for other in said
        for prefix in CONTRARY
    ):
        return Fit.NONE
    alike = _same_sort(forecast, claim.cameo, claim.type)
    if thing:
        if not thing & (said | telling_words(claim.object or "")):
            return Fit.PARTLY if alike and not claim.object else Fit.NONE
        if not (alike or named & deed_words):
            return Fit.PARTLY
    elif not (alike or named & deed_words):
        return Fit.NONE
    return Fit.PARTLY if _less(forecast.object, claim.object) else Fit.FULLY


def _same_sort(forecast: Forecast, cameo: str | None, kind: str | None) -> bool:
    if forecast.cameo is None or cameo is None:
        return False
    if any(forecast.cameo in sorts and cameo in sorts for sorts in ALIKE):
        return True
    return forecast.cameo == cameo and forecast.type == kind and kind != EventType.ASSAULT


def _less(foretold: str | None, given: str | None) -> bool:
    """Whether the figure that was given is smaller than the one foretold."""
    asked, came = figure(foretold or ""), figure(given or "")
    return asked is not None and came is not None and came < asked
