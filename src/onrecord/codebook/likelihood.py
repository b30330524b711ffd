"""Codebook entries for words of likelihood (ICD 203, Analytic Standards, 2015)."""

import re
from typing import ClassVar

from onrecord.codebook.entries import Entry
from onrecord.codebook.loader import Codebook


class Likelihood(Entry, frozen=True, kw_only=True):
    """A step on the scale of ICD 203, and the words that stand for it.

    `low` and `high` are percent; `probability` is their middle as a number from 0 to 1.
    """

    FILE: ClassVar[str] = "likelihood"
    KEY: ClassVar[str] = "id"
    id: str
    low: int
    high: int
    words: tuple[str, ...]

    @property
    def probability(self) -> float:
        """The middle of the step, from 0 to 1."""
        return (self.low + self.high) / 200

    def check(self) -> None:
        """The bounds are percent and in order, the words lower case with single spaces."""
        if not 0 < self.low < self.high < 100:
            raise ValueError(f"{self.low} to {self.high} percent is not a step between 0 and 100")
        if not self.words:
            raise ValueError("a step needs words")
        if strays := [words for words in self.words if words != " ".join(words.lower().split())]:
            raise ValueError(f"{strays[0]!r} is not lower case with single spaces")


class LikelihoodWords:
    """All words of likelihood, the longest first. Built once a codebook: `codebook.compiled(LikelihoodWords)`."""

    def __init__(self, codebook: Codebook) -> None:
        """Index the codebook's words."""
        self._probability = {words: step.probability for step in codebook.entries(Likelihood) for words in step.words}
        longest_first = sorted(self._probability, key=lambda words: (-len(words), words))
        self._pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")

    def found(self, text: str) -> list[tuple[int, int, float]]:
        """Where words of likelihood stand in `text` (offsets), with the probability (0 to 1) of each."""
        return [
            (match.start(), match.end(), self._probability[match[0]]) for match in self._pattern.finditer(text.lower())
        ]
