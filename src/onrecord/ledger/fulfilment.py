"""How far a deed that a later report tells of is the one that was foretold."""

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum

from onrecord.codebook import default_codebook
from onrecord.ledger.entry import Actors, Entry
from onrecord.ledger.foretelling import HOSTILE
from onrecord.ledger.sides import sides
from onrecord.ledger.telling_words import figure, names_of_countries, telling_words
from onrecord.record import ClaimOnRecord
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
RESTRAINING = frozenset((EventType.SANCTION, EventType.COERCE))
ACCUSED = re.compile(r"\b(?:accus|alleg|blam)", re.IGNORECASE)
FORCE = re.compile(
    r"attack|strik|struck|bomb|raid|shell|offensive|retaliat|invad|invasion|assault|missile|rocket|operation|fire",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(r"\b(?:announc\w+|approv\w+|order\w*|authori[sz]\w+)(?: [\w$€£%.,’'-]+){0,3} $", re.IGNORECASE)
TAKEN_BACK = re.compile(
    r"\b(?:drop|lower|lift|suspend|eas|remov|paus|reduc|rescind|cut)(?:p?ed|p?ing|e?s|e)?\b", re.IGNORECASE
)


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
    return claim.type not in HOSTILE or not (_is_injured(holder, deed, actors) or ACCUSED.search(claim.text))


def _is_injured(holder: str, deed: Entry, actors: Actors) -> bool:
    home = actors[holder].country if holder in actors else None
    return bool(({home} | sides((holder,), actors)) & sides(deed.claim.recipients, actors))


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
    names = (
        default_codebook()
        .compiled(names_of_countries)
        .union(*map(telling_words, (*claim.actors_text, *claim.recipients_text)))
    )
    deed_words = telling_words(claim.trigger.text) - names
    said = telling_words(f"{claim.text} {claim.object or ''}") - names
    named = telling_words(forecast.trigger) - names
    thing = telling_words(forecast.object or "") - names
    if _contrary(named | thing, said):
        return Fit.NONE
    alike = _alike(forecast, claim)
    if alike and (forecast.object or "") in forecast.trigger:
        thing = frozenset()
    if thing and not thing & said:
        return Fit.PARTLY if alike and not claim.object else Fit.NONE
    same = alike or bool(named & deed_words) or bool(thing and forecast.cameo == claim.cameo)
    if not same:
        return Fit.PARTLY if thing else Fit.NONE
    place = telling_words(forecast.place or "") - names
    elsewhere = bool(place) and not place & telling_words(claim.text)
    return Fit.PARTLY if elsewhere or _less(forecast.object, claim.object) or _only_announced(claim) else Fit.FULLY


def _alike(forecast: Forecast, claim: ClaimOnRecord) -> bool:
    """Whether reports use both words for one sort of deed, whatever else they name."""
    if not any(forecast.cameo in sorts and claim.cameo in sorts for sorts in ALIKE):
        return False
    return forecast.type != EventType.ASSAULT or bool(
        FORCE.search(forecast.trigger) and FORCE.search(claim.trigger.text)
    )


def _contrary(foretold: frozenset[str], said: frozenset[str]) -> bool:
    """Whether one names the contrary of the other: direct and indirect talks, binding and non-binding words."""
    return any(prefix + word in said for word in foretold for prefix in CONTRARY) or any(
        prefix + word in foretold for word in said for prefix in CONTRARY
    )


def _only_announced(claim: ClaimOnRecord) -> bool:
    """Whether the words have the deed announced, or taken back, rather than done."""
    at = claim.text.find(claim.trigger.text)
    if ANNOUNCED.search(claim.text[: max(at, 0)]):
        return True
    return claim.type in RESTRAINING and bool(TAKEN_BACK.search(claim.text))


def _less(foretold: str | None, given: str | None) -> bool:
    """Whether the figure that was given is smaller than the one foretold."""
    asked, came = figure(foretold or ""), figure(given or "")
    return asked is not None and came is not None and came < asked
