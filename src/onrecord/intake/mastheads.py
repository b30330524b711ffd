"""Mastheads: the name of the outlet, or of the body that issues a statement, in a line above the headline."""

import re

from onrecord.codebook import Codebook
from onrecord.codebook.world import Outlet

MASTHEAD_WORDS = 6
ISSUER_WORDS = 12
_NOUNS = (
    "agency broadcasting chronicle courier daily dispatch examiner express gazette guardian herald independent journal "
    "mail mirror monitor news newspaper observer post press radio record review standard star sun telegraph television "
    "times tribune tv weekly wire"
)
OUTLET_NOUNS = frozenset(_NOUNS.split())
"""Words in which an outlet's name ends."""
ISSUER_NOUNS = re.compile(
    r"\b(?:ministry|department|embassy|office|government|presidency|commission|council|command|delegation|mission"
    r"|secretariat|parliament|chancellery|directorate|secretary-general|spokesperson|armed forces)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][a-zà-ÿ'’.-]+(?: [A-Z][\w.'’-]*| (?:de|la|van|von|der|den|bin|al|el|da|del)){1,3}"
BARE_NAME = re.compile(rf"{_NAME}(?: (?:and|&) {_NAME})?(?: in [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)?")
"""Two to four words like a person's name, or two such, perhaps with where he or she writes from."""
BARE_TOWN = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}\Z")
LINKS = frozenset({"of", "the", "and", "for", "in", "to", "on", "&", "de", "la", "du", "del"})


def outlet_names(codebook: Codebook) -> frozenset[str]:
    """The names and aliases of the outlets in `codebook`, case-folded; for `Codebook.compiled`."""
    return frozenset(name.casefold() for outlet in codebook.entries(Outlet) for name in (outlet.name, *outlet.aliases))


def is_outlet(words: str, outlets: frozenset[str]) -> bool:
    """Whether `words` are an outlet's name: one of `outlets` (case-folded), or capitalised words that end like one."""
    name = words.strip().casefold()
    if name in outlets or name.removeprefix("the ") in outlets:
        return True
    parts = words.split()
    return 1 < len(parts) <= MASTHEAD_WORDS and parts[-1].casefold() in OUTLET_NOUNS and _capitalised(parts)


def is_issuer(words: str) -> bool:
    """Whether `words` are the name of a public body that issues statements, and nothing else."""
    parts = words.split()
    return 1 < len(parts) <= ISSUER_WORDS and ISSUER_NOUNS.search(words) is not None and _capitalised(parts)


def is_bare_byline(words: str, outlets: frozenset[str]) -> bool:
    """Whether a line is a person's name alone or with a town ("Ada Lind in Riga"), or an outlet's and a town."""
    outlet, comma, town = words.partition(", ")
    if comma:
        named = is_outlet(outlet, outlets) or outlet.partition(" ")[0].casefold() in outlets
        return named and BARE_TOWN.match(town) is not None
    return BARE_NAME.fullmatch(words) is not None


def _capitalised(parts: list[str]) -> bool:
    return all(part[0].isupper() or part in LINKS for part in parts) and not re.search(r"[.?!:;]", " ".join(parts))
