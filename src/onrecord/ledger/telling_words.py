"""The words that tell one deed from another of its type: what is done, with what, how much."""

import re
from functools import lru_cache

from onrecord.ledger.words import stem, words

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
LIGHT = frozenset(
    map(
        stem,
        words(
            """make take give carry hold provide offer send sent put bring begin start continue end further full percent
            per cent million billion thousand hundred dozen large big next country countries"""
        ),
    )
)


@lru_cache(maxsize=20_000)
def telling_words(text: str) -> frozenset[str]:
    """The stems of the words in `text` that carry meaning; light verbs, articles and figures are left out."""
    return frozenset(map(stem, filter(str.isalpha, words(text)))) - LIGHT


@lru_cache(maxsize=20_000)
def figure(text: str) -> float | None:
    """The first figure in `text`, null when there is none."""
    match = NUMBER.search(text)
    return float(match[0].replace(",", "")) if match else None
