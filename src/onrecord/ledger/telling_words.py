"""The words that tell one deed from another of its type: what is done, with what, how much."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W\d_][\w'’-]*")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
LIGHT = frozenset(
    WORD.findall(
        """a an the this that these those its his her their our my your and or but of to in on at by for with from into
        over under against between during after before as is are was were be been being will would can could may might
        shall should has have had do does did not no any some more most all both each other another new first next last
        own it he she they make take give carry hold provide offer send sent out up off down back away again still soon
        further full percent million billion thousand hundred dozen"""
    )
)
ENDINGS = (
    "ments",
    "ment",
    "tions",
    "tion",
    "sions",
    "sion",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "es",
    "ed",
    "er",
    "s",
    "e",
    "y",
)
SHORTEST_STEM = 3


@lru_cache(maxsize=20_000)
def telling_words(text: str) -> frozenset[str]:
    """The stems of the words in `text` that carry meaning; light verbs, articles and figures are left out."""
    return frozenset(_stem(word) for word in WORD.findall(text.lower()) if word not in LIGHT)


@lru_cache(maxsize=20_000)
def figure(text: str) -> float | None:
    """The first figure in `text`, null when there is none."""
    match = NUMBER.search(text)
    return float(match[0].replace(",", "")) if match else None


def _stem(word: str) -> str:
    word = word.replace("’", "'").removesuffix("'s")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word
