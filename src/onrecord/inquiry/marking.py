"""Marks in a text: spans that overlap and cross, laid out as runs that a page can write down one after another.

Nothing here knows what a mark is about; `inquiry/report_marks.py` makes the marks of a report.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from onrecord.vocabulary import Section, SectionKind


class Layer(StrEnum):
    """What sort of thing is marked; each layer can be shown or left out."""

    STATEMENTS = "statements"
    CLAIMS = "claims"
    ACTORS = "actors"
    PLACES = "places"
    TIMES = "times"
    QUANTITIES = "quantities"


class MarkPart(StrEnum):
    """What the marked words are to the thing; wider parts come first, and hold the others where spans are the same."""

    CONTENT = "content"
    """What is said in a statement."""
    EVIDENCE = "evidence"
    """The words quoted for a claim."""
    SOURCE = "source"
    """Who speaks."""
    CUE = "cue"
    """The words that attribute ("said")."""
    TRIGGER = "trigger"
    """The words that name the event, tie or duty of a claim."""
    MENTION = "mention"
    """The words that name an actor."""
    PLACE = "place"
    TIME = "time"
    QUANTITY = "quantity"


_RANK = {part: rank for rank, part in enumerate(MarkPart)}


class Mark(Struct, frozen=True, kw_only=True):
    """A marked stretch `[start, end)` of a text (code points), and what it belongs to.

    `of` are the ids of the claims, statements or actors whose words these are; none for places, times and quantities.
    `note` says in words what was read (the actor's name, an ISO date, a place with its country). `depth` counts the
    statements around this one.
    """

    layer: Layer
    part: MarkPart
    start: int
    end: int
    of: tuple[str, ...] = ()
    note: str = ""
    depth: int = 0


class Run(Struct, frozen=True, kw_only=True, gc=False):
    """Words `[start, end)` that the same marks cover, none of which begins or ends within them.

    `marks` are indexes into the list of marks, the outermost first. The last `opens` of them open here, the last
    `closes` close after the words; so runs in a row are well nested. Where marks cross, one of them closes and opens
    again: it begins where its own `start` is that of the run, and ends where its `end` is.
    """

    start: int
    end: int
    text: str
    marks: tuple[int, ...] = ()
    opens: int = 0
    closes: int = 0


class Paragraph(Struct, frozen=True, kw_only=True):
    """Runs in a row, and the blank lines `after` them; no runs where a text begins with blank lines."""

    runs: tuple[Run, ...]
    after: str = ""


class MarkedSection(Struct, frozen=True, kw_only=True):
    """A section of a report in paragraphs; `kind` is null for words that belong to no section."""

    kind: SectionKind | None
    paragraphs: tuple[Paragraph, ...]


_BLANK = re.compile(r"\r?\n\s*\n")
"""What stands between paragraphs; linear also in texts of nothing but spaces."""


def merged(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in order of their place, those of one part over the same words made one; empty spans left out."""
    found: dict[tuple[int, int, MarkPart], Mark] = {}
    for mark in marks:
        if mark.start >= mark.end:
            continue
        key = (mark.start, mark.end, mark.part)
        known = found.get(key)
        if known is None:
            found[key] = mark
        else:
            of = tuple(dict.fromkeys((*known.of, *mark.of)))
            found[key] = replace(known, of=of, depth=max(known.depth, mark.depth))
    return tuple(sorted(found.values(), key=lambda one: (one.start, -one.end, _RANK[one.part])))


def marked(text: str, sections: Sequence[Section], marks: Sequence[Mark]) -> tuple[MarkedSection, ...]:
    """The whole text in sections, paragraphs and runs: these, joined in order, are the text.

    `sections` and `marks` stand in order of their place (`merged`); what reaches beyond the text is cut off.
    """
    found = []
    waiting = _Waiting(marks)
    for kind, start, end in _stretches(len(text), sections):
        paragraphs = tuple(_paragraphs(text, start, end, waiting))
        if paragraphs:
            found.append(MarkedSection(kind=kind, paragraphs=paragraphs))
    return tuple(found)


def joined(sections: Iterable[MarkedSection]) -> str:
    """The text that was marked."""
    return "".join(
        "".join(run.text for run in paragraph.runs) + paragraph.after
        for section in sections
        for paragraph in section.paragraphs
    )


def _stretches(length: int, sections: Sequence[Section]) -> Iterator[tuple[SectionKind | None, int, int]]:
    """The sections, and what stands between them, from the first to the last code point."""
    at = 0
    for section in sections:
        start, end = max(at, section.start), min(section.end, length)
        if start >= end:
            continue
        if at < start:
            yield None, at, start
        yield section.kind, start, end
        at = end
    if at < length:
        yield None, at, length


def _paragraphs(text: str, start: int, end: int, waiting: "_Waiting") -> Iterator[Paragraph]:
    words = text[start:end]
    at, last = len(words) - len(words.lstrip()), len(words.rstrip())
    if at > 0:
        yield Paragraph(runs=(), after=words[:at])
    while at < last:
        gap = _BLANK.search(words, at, last)
        to, following = gap.span() if gap else (last, len(words))
        yield Paragraph(runs=tuple(waiting.runs(text, start + at, start + to)), after=words[to:following])
        at = following


class _Waiting:
    """Marks in order of their place, taken up as paragraph after paragraph is laid out."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = marks
        self._next = 0
        self._open: list[int] = []

    def runs(self, text: str, start: int, end: int) -> Iterator[Run]:
        """The runs of `[start, end)`; paragraphs are asked for in order."""
        if start < end:
            spans = ((one, self._marks[one]) for one in self._over(end))
            over = [(max(start, mark.start), -min(end, mark.end), one) for one, mark in spans if mark.end > start]
            yield from _laid_out(text, start, end, sorted(over, reverse=True))

    def _over(self, end: int) -> list[int]:
        """The marks that may cover something before `end` and were not over before."""
        while self._next < len(self._marks) and self._marks[self._next].start < end:
            self._open.append(self._next)
            self._next += 1
        over, self._open = self._open, [one for one in self._open if self._marks[one].end > end]
        return over


def _laid_out(text: str, start: int, end: int, waiting: list[tuple[int, int, int]]) -> Iterator[Run]:
    """The runs of a paragraph: whatever opens goes inside of what is open, whatever closes takes along what it holds.

    `waiting` are the marks as (start, -end, index) within the paragraph, the first last.
    """
    points = {start, end}
    for first, minus_last, _ in waiting:
        points.add(first)
        points.add(-minus_last)
    indexes: list[int] = []
    ends: list[int] = []
    kept = 0
    for at, to in pairwise(sorted(points)):
        while waiting and waiting[-1][0] == at:
            _, minus_last, one = waiting.pop()
            indexes.append(one)
            ends.append(-minus_last)
        staying = ends.index(to) if to in ends else len(ends)
        yield Run(
            start=at,
            end=to,
            text=text[at:to],
            marks=tuple(indexes),
            opens=len(indexes) - kept,
            closes=len(indexes) - staying,
        )
        if staying < len(ends):
            left = [place for place, last in enumerate(ends) if last > to]
            indexes, ends = [indexes[place] for place in left], [ends[place] for place in left]
        kept = staying
