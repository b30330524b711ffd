"""Proper names in the words of a report: they tell a place, person or body from others of the same sort."""

import re
from collections.abc import Set

from onrecord.ledger.words import words

_CAPITAL = re.compile(r"(?<=[\w,;:’'\"”)(“-]\s)[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*")
"""A capitalised word that another word comes before: the first one of a sentence is capitalised anyhow."""
_IN_MANY = """
city town village district province region oblast krai raion governorate county state department territory municipality
strip bank island sea river mountain mountains camp airport base port street north south east west northern southern
eastern western central president minister prime secretary general chief king queen prince commander spokesperson
governor mayor senator judge ministry government parliament army navy air force forces armed military police guard court
party group movement front council union organization agency monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
"""
_SORTS = frozenset(_IN_MANY.split())
"""What many names have in common, so that sharing it tells little."""


def names(text: str, nations: Set[str]) -> frozenset[str]:
    """The words of proper names in a text, in small letters, without those of `nations` and of sorts of bodies."""
    found = {word for match in _CAPITAL.finditer(text) for word in words(match[0])}
    return frozenset(word for word in found if word not in nations and word not in _SORTS)
