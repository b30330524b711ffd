"""The shapes that figures take in news, as patterns over the codebook's units and currencies.

Every pattern is bounded, so that reading stays linear in the text's length.
"""

import re
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.codebook.measures import Unit
from onrecord.codebook.numbers import DIGITS, GAP, SCALES, SHORT_SCALES, SMALL
from onrecord.vocabulary import Bound

_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_WORDS = (
    rf"(?:(?:an?{GAP}|half{GAP}an?{GAP})?(?:{_SMALL}|hundred|thousand|million|billion|trillion|dozen)"
    rf"(?:(?:-|{GAP}(?:and{GAP})?)(?:{_SMALL}|hundred|thousand|million|billion|trillion|dozen)){{0,7}})(?![\w])"
)
_CROWD = (
    rf"(?:tens|dozens|scores|hundreds|thousands|millions|billions)"
    rf"(?:{GAP}of{GAP}(?:hundreds|thousands|millions|billions)|{GAP}(?:million|billion|thousand)s?)?"
)
CROWDS = {"tens": 10, "dozens": 12, "scores": 20, **{f"{word}s": value for word, value in SCALES.items()}}
"""What "dozens", "hundreds" and so on exceed."""

BOUNDS: tuple[tuple[Bound, str], ...] = (
    (Bound.AT_LEAST, r"at least|no fewer than|no less than|not less than|a minimum of|minimum"),
    (Bound.AT_MOST, r"up to|at most|no more than|not more than|as many as|as much as|a maximum of|at the most"),
    (
        Bound.MORE_THAN,
        r"(?:just |well |slightly |a little )?(?:more than|over|above)|exceeding|upwards of|greater than|in excess of",
    ),
    (Bound.LESS_THAN, r"(?:just |well |slightly )?(?:fewer than|less than|under|below)"),
    (
        Bound.ABOUT,
        (
            r"about|around|approximately|roughly|some|nearly|almost|an estimated|estimated"
            r"|close to|an average of|circa|an additional some|~"
        ),
    ),
)
_BOUND_BEFORE = re.compile(
    r"(?:^|[\s(,\"“‘'])(?:"
    + "|".join(f"(?P<b{number}>{words})" for number, (_, words) in enumerate(BOUNDS))
    + r")(?: (?:a|an|another|the))?\s{0,2}$",
    re.IGNORECASE,
)
_BOUND_AFTER = re.compile(
    r"\s(?:(?P<least>or more|or higher|plus)|(?P<most>or less|or fewer|at most)|(?P<about>or so))\b|(?P<plus>\+)"
)


@dataclass(frozen=True)
class Figures:
    """The pattern of a figure with its unit, and what symbols and unit words stand for."""

    pattern: re.Pattern[str]
    units: dict[str, str]
    money: frozenset[str]


def figures(codebook: Codebook) -> Figures:
    """The pattern over this codebook's units; for `Codebook.compiled`."""
    units: dict[str, str] = {}
    exact: list[str] = []
    prefixes: list[str] = []
    words: list[str] = []
    for unit in codebook.entries(Unit):
        units |= {word.lower(): unit.id for word in unit.words}
        units |= dict.fromkeys((*unit.prefixes, *unit.suffixes), unit.id)
        words += unit.words
        prefixes += unit.prefixes
        exact += unit.suffixes
    scales = "|".join([*SCALES, *sorted(SHORT_SCALES, key=len, reverse=True)])
    pattern = (
        rf"(?<![\w.,:/+#°])(?<!\D[-–])(?:(?P<prefix>{_any_of(prefixes, exact=True)}){GAP}?)?"
        rf"(?:(?P<digits>{DIGITS}(?:{GAP}\d/\d(?!\d)|{GAP}?[½¼¾])?)|(?P<words>{_WORDS})|(?P<crowd>{_CROWD})(?!\w))"
        rf"(?:(?:{GAP}|-)?(?P<scale>{scales})(?!\w))?"
        rf"(?:(?:{GAP}|-)?(?P<unit>{_any_of(words)})(?![\w])|{GAP}?(?P<suffix>{_any_of(exact, exact=True)})(?![\w]))?"
    )
    money = frozenset(unit.id for unit in codebook.entries(Unit) if unit.kind == "money")
    return Figures(re.compile(pattern, re.IGNORECASE), units, money)


def _any_of(words: list[str], exact: bool = False) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    chosen = "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered)
    return f"(?-i:{chosen})" if exact else f"(?:{chosen})"


def bound_of(text: str, start: int, end: int) -> Bound | None:
    """How the words around the figure at `[start, end)` bound it: "at least 5", "5 or more"."""
    before = _BOUND_BEFORE.search(" ".join(text[max(0, start - 26) : start].split()))
    if before is not None:
        return next(bound for number, (bound, _) in enumerate(BOUNDS) if before[f"b{number}"])
    after = _BOUND_AFTER.match(text, end)
    if after is None:
        return None
    return Bound.ABOUT if after["about"] else Bound.AT_MOST if after["most"] else Bound.AT_LEAST
