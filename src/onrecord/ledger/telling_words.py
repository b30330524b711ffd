"""The words that tell one deed from another of its type: what is done, with what, how much."""

import re
from functools import lru_cache

from onrecord.codebook import Codebook
from onrecord.codebook.countries import countries
from onrecord.ledger.words import stem, words

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LIGHT = (
    "make take give carry hold provide offer send sent put bring begin start continue end further full percent per "
    "cent million billion thousand hundred dozen large big next country countries"
)


@lru_cache(maxsize=20_000)
def telling_words(text: str) -> frozenset[str]:
    """The stems of the words in `text` that carry meaning; light verbs, articles and figures are left out."""
    return frozenset(map(stem, filter(str.isalpha, words(text)))) - _light()


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(map(stem, words(_LIGHT)))


def names_of_countries(codebook: Codebook) -> frozenset[str]:
    """The stems of the words by which countries and their people are called; built once a codebook."""
    names = (name for country in countries(codebook) for name in (*country.names, *country.demonyms))
    return frozenset(stem for name in names for stem in telling_words(name))


@lru_cache(maxsize=20_000)
def figure(text: str) -> float | None:
    """The first figure in `text`, null when there is none."""
    match = NUMBER.search(text)
    return float(match[0].replace(",", "")) if match else None
