"""The reader's working notes on one report, which its stages fill in one after another."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from onrecord.reader.model.model import Answers, Model
from onrecord.vocabulary import (
    READABLE,
    Actor,
    Claim,
    ClaimKind,
    Mention,
    Place,
    Predicate,
    Quantity,
    Reason,
    Report,
    Section,
    Statement,
    Time,
)
from onrecord.vocabulary import Span as Offsets


@dataclass(frozen=True)
class Party:
    """A participant of a candidate: the head token that names it, its words, and the actors behind the words.

    `actors` holds the actor ids ("both nations" has two); empty when the words name no known actor.
    """

    head: int
    span: Offsets
    actors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """An event, tie or obligation found in the parse, before anyone weighs who says it and how sure.

    `trigger` is the token index of the word that names it, `trigger_span` its words (a particle or light-verb noun
    included), `clause` the words that are its evidence. `object` is what is given, said or done, as words.
    """

    kind: ClaimKind
    type: str | None
    trigger: int
    trigger_span: Offsets
    clause: Offsets
    mode: str | None = None
    context: tuple[str, ...] = ()
    cameo: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    object: Offsets | None = None
    negated: bool = False
    """The candidate's own words deny it ("does not require"), apart from any negation the parse shows."""
    denied: bool = False
    """It is expressly said that there is no such duty, whether the parse shows a negation or not."""
    confidence: float = 0.5
    why: tuple[Reason, ...] = ()


@dataclass
class Draft:
    """What is known of one report so far. A stage reads what earlier stages left and fills in its own fields.

    `doc` covers the whole text, so `token.idx` is an offset into `report.text`; sentences never cross a paragraph.
    `named` maps a token index to the index of the mention that holds it, `parties` a mention's index to the ids of all
    the actors that its words stand for when they are more than one ("both nations", "the two leaders"). `model` is
    what has been learned, null when reading goes by rules alone, `asked` the windows that it may still be reading, and
    `answers` what it says of them.
    """

    report: Report
    doc: Doc
    model: Model | None = None
    asked: list[Future[Answers]] = field(default_factory=list)
    answers: list[Answers] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    named: dict[int, int] = field(default_factory=dict)
    parties: dict[int, tuple[str, ...]] = field(default_factory=dict)
    times: list[Time] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The report's text, to which all offsets refer."""
        return self.report.text

    def sentences(self) -> Iterator[Span]:
        """The sentences of the sections that say something about the world, in order."""
        for sentence in self.doc.sents:
            if self.is_readable(sentence.start_char, sentence.end_char):
                yield sentence

    def section_at(self, offset: int) -> Section | None:
        """The section that holds the code point at `offset`."""
        for section in self.report.sections:
            if section.start <= offset < section.end:
                return section
        return None

    def is_readable(self, start: int, end: int) -> bool:
        """Whether `[start, end)` begins in a section from which claims may be taken."""
        if not self.report.sections:
            return True
        while start < end and self.text[start].isspace():
            start += 1
        section = self.section_at(start)
        return section is not None and section.kind in READABLE

    def answers_at(self, offset: int) -> Answers | None:
        """The model's answers for the window that holds `offset`; null without a model."""
        for answers in self.answers:
            if answers.window.start <= offset < answers.window.end:
                return answers
        return None

    def actors_of(self, token: Token) -> tuple[str, ...]:
        """The ids of the actors that the mention at `token` stands for; empty when it names none."""
        index = self.named.get(token.i)
        if index is None:
            return ()
        return self.parties.get(index, (self.mentions[index].actor,))

    def tokens(self, span: Offsets) -> Span | None:
        """The tokens that cover `span`, null when it covers none, as a blank alone does."""
        return self.doc.char_span(span[0], span[1], alignment_mode="expand") or None
