"""Quotation marks: which stretches of a report are quoted, and which of those are somebody's speech.

Straight, curly, low, angle and TeX marks, double and single. A quotation never crosses a line, except that one left
open goes on to the end of its line when the next line opens with a mark again (the newspapers' way with long ones).
"""

import re
from dataclasses import dataclass

from onrecord.vocabulary import Span

MARKS = re.compile(r"``|''|[\"“”„«»‘’']|\n")
CLOSERS: dict[str, tuple[str, ...]] = {
    "“": ("”", "“", '"'),
    "„": ("“", "”"),
    "«": ("»",),
    '"': ('"', "”"),
    "``": ("''", '"'),
    "''": ("''",),
    "‘": ("’",),
    "'": ("'",),
}
SINGLE = frozenset("‘’'")
SPEECH_END = frozenset(",.?!…-–—")
SHORTEST_SPEECH = 3
SCARE_LONGEST = 4
LOOK = 400


@dataclass(frozen=True)
class Quotation:
    """A quoted stretch: `[start, end)` with its marks, `inner` without them.

    `is_speech` is false for names of works and scare quotes: a few words that neither end as a sentence does nor are
    long. `continues` is true when the quotation runs on into the next line.
    """

    start: int
    end: int
    inner: Span
    is_speech: bool
    continues: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of `text`, in order; linear in the length of the text."""
    found: list[Quotation] = []
    opened: tuple[str, int, int] | None = None
    for match in MARKS.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        if mark == "\n":
            if opened is not None and _runs_on(text, opened, end):
                found.append(_quotation(text, opened[1], start, (opened[2], start), continues=True))
            opened = None
        elif opened is None:
            if _may_open(text, mark, start, end):
                opened = (mark, start, end)
        elif mark in CLOSERS[opened[0]] and _may_close(text, mark, start, end, opened):
            found.append(_quotation(text, opened[1], end, (opened[2], start)))
            opened = None
    if opened is not None and opened[0] in "“„«":
        found.append(_quotation(text, opened[1], len(text), (opened[2], len(text)), continues=True))
    return [quotation for quotation in found if text[quotation.inner[0] : quotation.inner[1]].strip()]


def _may_open(text: str, mark: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if mark in ("”", "’", "»") or after.isspace():
        return False
    if mark == "''":
        return not before.isalnum()
    if mark in SINGLE:
        return not before.isalnum() and before not in ".,!?" and (after.isalpha() or after.isdigit())
    return not before.isalnum()


def _may_close(text: str, mark: str, start: int, end: int, opened: tuple[str, int, int]) -> bool:
    if start <= opened[2] - 1:
        return False
    after = text[end] if end < len(text) else " "
    if mark in SINGLE:
        return not after.isalnum()
    if mark == "“":
        # A curly opener inside an open quotation closes it only where a typist got the mark wrong.
        return opened[0] == "„" or (not after.isalnum() and not text[start - 1].isspace())
    return True


def _runs_on(text: str, opened: tuple[str, int, int], line_end: int) -> bool:
    if opened[0] in SINGLE:
        return False
    position = line_end
    while position < len(text) and position < line_end + 8 and text[position].isspace():
        position += 1
    return text.startswith(opened[0], position)


def _quotation(text: str, start: int, end: int, inner: Span, *, continues: bool = False) -> Quotation:
    while end > start and text[end - 1].isspace():
        end -= 1
    inner = (inner[0], min(inner[1], end))
    head = text[inner[0] : min(inner[1], inner[0] + LOOK)]
    words = len(head.split())
    ends = inner[1] > inner[0] and (text[inner[1] - 1] in SPEECH_END or (end < len(text) and text[end] in ".?!"))
    capital = next((letter.isupper() for letter in head if letter.isalnum()), False)
    is_speech = ends and words >= SHORTEST_SPEECH and (capital or words > SCARE_LONGEST)
    return Quotation(start, end, inner, is_speech or words > 2 * SCARE_LONGEST, continues)
