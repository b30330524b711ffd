"""Names that stand where a place does ("in Vyshne", "from Lake Ostrin"): they tell happenings of one sort apart.

Many such places are on no map that we have. Names elsewhere are of persons and bodies, who take part in several
happenings of a story: that other ones are named says little (on ECB+ counting them too cost .006 of `conll_f1`).
"""

import re
from collections.abc import Set

from onrecord.ledger.words import words

_NAME = r"[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*"
_THERE = re.compile(
    r"\b(?:in|at|near|of|on|outside|inside|around|into|over|to|from|across|off)\s+(?:the\s+)?"
    rf"({_NAME}(?:\s+{_NAME})*)"
)
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
    """The words of names of places in a text, in small letters, without those of `nations` and of sorts of bodies."""
    found = {word for match in _THERE.finditer(text) for word in words(match[1])}
    return frozenset(word for word in found if word not in nations and word not in _SORTS)
