"""What of a page is furniture: labels, bylines, links, credits, prompts (codebook: furniture)."""

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.codebook import Codebook
from onrecord.codebook.page import Furniture
from onrecord.intake.paragraphs import FINISHED, Paragraph
from onrecord.intake.wording import compiled, folded
from onrecord.vocabulary import SectionKind

REPORT_WORDS = 25
"""A longer paragraph is no link's title."""
LIVE_TIME = re.compile(r"\A\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})? +(?=[A-Z][a-z'’]+ \S+ \S)")
"""The time of day before a label or title of a live page."""
LONGEST = 90
LONGEST_CHARACTERS = 1_000
"""No paragraph of more words or characters than this is furniture."""


@dataclass(frozen=True)
class Fitting:
    """What a paragraph was recognised as, and what the paragraphs after it are."""

    section: SectionKind
    opens: Literal["links", "summary", "body"] | None


@dataclass(frozen=True)
class FurnitureTable:
    """The codebook's furniture, ready to look up: patterns with the entry that each belongs to."""

    patterns: tuple[tuple[re.Pattern[str], Furniture], ...]

    def fitting(self, words: str) -> Fitting | None:
        """What the paragraph `words` is, null when it is none of the page's."""
        count = len(words.split())
        if count > LONGEST or len(words) > LONGEST_CHARACTERS:
            return None
        plain = LIVE_TIME.sub("", folded(words))
        for pattern, entry in self.patterns:
            if entry.most_words is not None and count > entry.most_words:
                continue
            if pattern.search(plain):
                return Fitting(SectionKind(entry.section), entry.opens)
        return None


def furniture_table(codebook: Codebook) -> FurnitureTable:
    """The look-up of `codebook`; for `Codebook.compiled`. Whole-line words come first, then captions, then the rest."""
    entries = codebook.entries(Furniture)
    rows = [(pattern, entry) for entry in entries for pattern in compiled(entry.wordings, entry.cased)]
    whole = [row for row in rows if row[1].section == "furniture"]
    return FurnitureTable(tuple(whole + [row for row in rows if row[1].section == "caption"]))


def linked(paragraphs: list[Paragraph], label: int) -> list[int]:
    """The indexes of the paragraphs that stand for links after the label at index `label`.

    A list's items when a list follows; otherwise the short lines up to the first paragraph that reads like a report.
    """
    found: list[int] = []
    rest = range(label + 1, len(paragraphs))
    if label + 1 < len(paragraphs) and paragraphs[label + 1].bullet:
        for index in rest:
            if not paragraphs[index].bullet:
                break
            found.append(index)
        return found
    goes_on = any(line.length > REPORT_WORDS for line in paragraphs[label + 2 : label + 42])
    for index in rest:
        line = paragraphs[index]
        told = FINISHED.search(line.words) is not None
        if line.length > (14 if told else REPORT_WORDS) or len(re.findall(r"[.!?] +[A-Z]", line.words)) > 1:
            break
        if told and goes_on and found and line.block != paragraphs[index - 1].block:
            break  # the report itself goes on with a short paragraph
        found.append(index)
    return found
