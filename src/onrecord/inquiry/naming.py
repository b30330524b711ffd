"""The names of actors as they stand in a sentence."""

import re
from collections.abc import Mapping

from onrecord.vocabulary import Actor

Names = Mapping[str, Actor]
"""Actors by id; an id that is not there is shown as it is."""

_SHOWN = 3
_PLURALS = "States|Kingdom|Nations|Emirates|Netherlands|Philippines|Maldives|Bahamas|Comoros|Seychelles|Islands"
_BODIES = (
    "Republic|Federation|Union|League|Organi[sz]ation|Council|Commission|Committee|Court|Parliament|Congress|Senate|"
    "Assembly|Ministry|Department|Office|Agency|Authority|Army|Navy|Air Force|Armed Forces|Forces|Police|Guard|Corps|"
    "Government|Party|Front|Movement|Alliance|Coalition|Bank|Fund|Houthis|Taliban|Kremlin|Pentagon|Vatican"
)
_REGIONS = "Strip|West Bank|Sea|Ocean|Peninsula|Mountains|Canal|Heights|Corridor"
_WITH_ARTICLE = re.compile(
    rf"(?:.* )?(?:{_PLURALS}|{_BODIES}|{_REGIONS}|Gambia)"
    rf"|(?:Strait|Gulf|Bay|Isle) of .+|(?:.* )?(?:{_BODIES}) of .+",
    re.IGNORECASE,
)
"""Names that take an article in a sentence; a person's name has none of these words at its end."""
_BANKS = (
    "World|Central|National|Reserve|State|Federal|Development|Investment|Settlement|Settlements|Export|Import|People's|"
    "Food|West|Jewish|Left|Right"
)
_FORCES = (
    "National|Federal|State|Military|Border|Traffic|Secret|Riot|Religious|Royal|Mounted|Local|Security|Metropolitan"
)
_WITHOUT = re.compile(
    rf"Congress|Parliament|(?:(?!(?:{_BANKS})\b)\w[\w'’-]* )+Bank|(?:(?!(?:{_FORCES})\b)[A-Z][\w'’-]* )+Police"
    r"|.*\w(?:['’]s|s['’]) [a-z].*"
)
"""Of these, bodies that go by their name alone: a trading bank, a town's force, what a possessor marks already."""

_OF_STATE = re.compile(r"(people|government) of (.+)")
"""Names that are made of a state's own."""


def name_list(ids: tuple[str, ...], names: Names) -> str:
    """The names of actors, some three of them."""
    return name_words(tuple(names[one].name if one in names else one for one in ids))


def told_list(ids: tuple[str, ...], names: Names) -> str:
    """The same as they stand in a sentence: "Peru and the United States"."""
    return name_words(tuple(in_sentence(names[one].name) if one in names else one for one in ids))


def in_sentence(name: str) -> str:
    """A name as it stands within a sentence: "the Gaza Strip", "the Chilean army"; others as they are."""
    of_state = _OF_STATE.fullmatch(name)
    if of_state:
        return f"the {of_state[1]} of {in_sentence(of_state[2])}"
    if not _WITH_ARTICLE.fullmatch(name) or name.casefold().startswith(("the ", "a ", "an ")):
        return name
    return name if _WITHOUT.fullmatch(name) else f"the {name}"


def as_sentence(words: str) -> str:
    """Words as they begin a line, with a capital."""
    return words[:1].upper() + words[1:]


def name_words(words: tuple[str, ...]) -> str:
    """Names joined, some three of them: "Iran, Russia and 2 more"."""
    shown = list(dict.fromkeys(words))
    if len(shown) > _SHOWN:
        return f"{', '.join(shown[:_SHOWN])} and {len(shown) - _SHOWN} more"
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)
