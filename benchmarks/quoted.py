"""Which words of an article lie in quotation marks, whatever the tokenizer: for comparing readers of quotations."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from benchmarks.attributions import Tokens
from onrecord.vocabulary import Span

WORD = re.compile(r"\w+")
MARK = re.compile(r"[“”\"]")
PARAGRAPH_END = re.compile(r"\n\s*\n")


class Words:
    """The words of a text, by number. Punctuation is none, so it is all one who counts the marks as quoted."""

    def __init__(self, text: str) -> None:
        """Find the words of `text`."""
        matches = list(WORD.finditer(text))
        self.texts = [match.group().lower() for match in matches]
        self._starts = [match.start() for match in matches]
        self._ends = [match.end() for match in matches]

    def under(self, spans: Iterable[Span]) -> Tokens:
        """The numbers of the words that share a code point with any of `spans`."""
        found: set[int] = set()
        for start, end in spans:
            found.update(range(bisect_left(self._ends, start + 1), bisect_left(self._starts, end)))
        return frozenset(found)


def quoted_regions(text: str) -> list[Span]:
    """The stretches between double quotation marks, marks included, in order.

    Curly marks open and close; straight ones do so in turn. A quotation that is not closed ends with its paragraph, as
    printers do it when the next paragraph goes on with the same speaker. Single marks are left aside: they are
    apostrophes too often, and PolNeAR's publishers use double ones.
    """
    regions: list[Span] = []
    begin = 0
    for end in [*(match.start() for match in PARAGRAPH_END.finditer(text)), len(text)]:
        opened: int | None = None
        for mark in MARK.finditer(text, begin, end):
            if opened is None and mark.group() != "”":
                opened = mark.start()
            elif opened is not None and mark.group() != "“":
                regions.append((opened, mark.end()))
                opened = None
        if opened is not None:
            regions.append((opened, end))
        begin = end
    return regions
