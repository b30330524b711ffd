"""Codebook entries for how sure and in what mode: hedges, modal words, implicatives and factives, event nouns."""

from typing import ClassVar, Literal

from onrecord.codebook.entries import Entry
from onrecord.vocabulary import Factuality, Modality

PartOfSpeech = Literal["verb", "noun", "adjective", "auxiliary"]
LINKS = frozenset(("to", "that", "whether", "ing", "object", "subject", "modifier", "clause"))
PREPOSITIONS = frozenset(("of", "for", "on", "against", "from", "into", "with", "about", "at", "in"))


class Hedge(Entry, frozen=True, kw_only=True):
    """Words that weaken, strengthen or deny what they modify (FactBank's factuality markers)."""

    FILE: ClassVar[str] = "hedges"
    KEY: ClassVar[str] = "words"
    words: str
    factuality: Factuality
    modality: Modality | None = None
    report: bool = False

    def check(self) -> None:
        """The words are lower case, one space between them."""
        if self.words != " ".join(self.words.lower().split()):
            raise ValueError(f"{self.words!r} is not lower case with single spaces")


class Operator(Entry, frozen=True, kw_only=True):
    """A word that settles the factuality and mode of what it governs, when it holds and when it is denied.

    `takes` names the ways in which the governed words hang on it: a member of `LINKS` or a preposition.
    """

    KEY: ClassVar[str] = "key"
    word: str
    pos: PartOfSpeech
    takes: tuple[str, ...]
    positive: Factuality
    negative: Factuality
    modality: Modality | None = None
    report: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The word and its part of speech tell entries apart."""
        return (self.word, self.pos)

    def check(self) -> None:
        """Every way of taking a complement is one that the reader knows."""
        unknown = [link for link in self.takes if link not in LINKS | PREPOSITIONS]
        if unknown or not self.takes:
            raise ValueError(f"takes {unknown or 'nothing'}: not a link that is known")


class Modal(Operator, frozen=True, kw_only=True):
    """A modal, intention, expectation, belief, request or permission word (FactBank's event selectors)."""

    FILE: ClassVar[str] = "modals"


class Signature(Operator, frozen=True, kw_only=True):
    """An implicative, factive, causative, aspectual or reporting word (Karttunen; Nairn et al. 2006)."""

    FILE: ClassVar[str] = "signatures"


class EventNoun(Entry, frozen=True, kw_only=True):
    """A noun that names a happening rather than a thing (TimeML's event nouns)."""

    FILE: ClassVar[str] = "event_nouns"
    KEY: ClassVar[str] = "noun"
    noun: str
