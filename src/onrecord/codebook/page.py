"""Codebook entries for what stands on a news page without saying anything about the world: furniture and chatter."""

import re
from typing import ClassVar, Literal

from msgspec import Struct

from onrecord.codebook.entries import Entry

Where = Literal["whole", "start", "end", "within"]
"""Where the words must stand in the paragraph or sentence: all of it, its start, its end, or anywhere in it."""


class Wording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words to look for, without regard to case.

    `phrases` are plain words, `patterns` regular expressions; both must stand `where` it says. Apostrophes and dashes
    match their typographic variants. `hints` spare time: where none of these stands in the words (in lower case), the
    patterns, which then cannot fit, are not tried.
    """

    where: Where = "whole"
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()

    def check(self) -> None:
        """Raise `ValueError` when there is nothing to look for or a pattern is not a regular expression."""
        if not self.phrases and not self.patterns:
            raise ValueError("needs phrases or patterns")
        if any(not phrase.strip() for phrase in self.phrases):
            raise ValueError("has an empty phrase")
        for pattern in self.patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error


class Furniture(Entry, frozen=True, kw_only=True):
    """Words that make a paragraph part of the page: labels, bylines, links, credits, prompts.

    `section` is the kind of section that the paragraph becomes (a photograph's credit after a sentence makes that
    sentence a caption). `opens` says what the paragraphs after a label are: `links` to other pages, a `summary` (key
    points), or the `body`. `most_words` spares longer paragraphs; `cased` keeps case apart in the patterns.
    """

    FILE: ClassVar[str] = "furniture"
    id: str
    about: str
    section: Literal["furniture", "caption"] = "furniture"
    opens: Literal["links", "summary", "body"] | None = None
    most_words: int | None = None
    cased: bool = False
    wordings: tuple[Wording, ...] = ()

    def check(self) -> None:
        """Raise `ValueError` when there is nothing to look for."""
        if not self.wordings:
            raise ValueError("needs wordings")
        for wording in self.wordings:
            wording.check()


class Chatter(Entry, frozen=True, kw_only=True):
    """Words that make a sentence talk to the reader.

    `unless_news` spares sentences that would take news with them: `anywhere`, when a name or figure stands in it;
    `after`, when one stands in what follows the words that were looked for, and that is more than three words long.
    """

    FILE: ClassVar[str] = "chatter"
    id: str
    about: str
    unless_news: Literal["anywhere", "after"] | None = None
    wordings: tuple[Wording, ...] = ()

    def check(self) -> None:
        """Raise `ValueError` when there is nothing to look for."""
        if not self.wordings:
            raise ValueError("needs wordings")
        for wording in self.wordings:
            wording.check()
