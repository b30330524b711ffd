"""Whether a sentence tells of an accident or of nature's force, by which people are harmed though nobody harms them."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.reader.events.gunfire import is_shot
from onrecord.reader.syntax.tree import word_set
from onrecord.reader.violence import EVENT_LIKE

ACCIDENTS = word_set(
    "flood flooding flash-flood earthquake quake tsunami hurricane cyclone typhoon tornado storm landslide mudslide "
    "avalanche lightning eruption volcano wildfire blaze heatwave drought stampede crush derailment collision crash "
    "pile-up accident collapse capsizing shipwreck outbreak epidemic pandemic cholera ebola measles malaria famine "
    "capsize overturn derail plunge collide malfunction monsoon downpour aftershock sinkhole heat snowstorm blizzard "
    "hailstorm rockfall bushfire gorge ravine rollover veer swerve careen tilt landing methane "
    "asphyxiation electrocution"
)
"""What harms people without anyone doing it."""
VIOLENCE = (EVENT_LIKE - {"operation", "fire", "blast", "strike"}) | word_set(
    "gunman militant soldier troop bomb bomber missile rocket drone attacker shooter rebel terrorist insurgent "
    "fighting battle murder shoot stab ram shell warplane sabotage arson gunfire"
)
"""Words beside which an accident is no longer one ("a plane crashed after a missile hit it")."""
WORKS = word_set(
    "plant factory refinery boiler pipeline tanker warehouse depot mill shipyard fireworks firework furnace colliery "
    "workshop coal gas propane gasoline petrol chemical cylinder"
)
"""Beside these an explosion comes of itself."""
EXPLOSIONS = frozenset({"explosion", "blast", "explode"})


def is_accident(sentence: Sequence[Token]) -> bool:
    """Whether the words tell of an accident, a disaster or a disease, and of no violence."""
    lemmas = {token.lemma_.lower() for token in sentence}
    shot = [is_shot(token) for token in sentence if token.lemma_.lower() == "fire"]
    struck = "lightning" not in lemmas and any(
        token.lemma_.lower() == "strike" and not _is_natures(token) for token in sentence
    )
    if any(shot) or struck or not lemmas.isdisjoint(VIOLENCE):
        return False
    burst = not lemmas.isdisjoint(EXPLOSIONS) and not lemmas.isdisjoint(WORKS)
    return bool(shot) or burst or not lemmas.isdisjoint(ACCIDENTS)


def _is_natures(strike: Token) -> bool:
    """Whether what "struck" is itself an accident or a force of nature: "a quake struck the coast"."""
    return any(kid.dep_ == "nsubj" and kid.lemma_.lower() in ACCIDENTS for kid in strike.children)
