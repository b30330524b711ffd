"""Codebook entries for cues: the words that attribute, what they take as content and what they say of it."""

from enum import StrEnum
from typing import ClassVar, Literal

from msgspec import Struct, field

from onrecord.codebook.entries import Entry
from onrecord.codebook.loader import Codebook
from onrecord.vocabulary import Factuality, Modality

PARTS_OF_SPEECH = ("verb", "noun", "phrase", "adjective")
PartOfSpeech = Literal["verb", "noun", "phrase", "adjective"]
POS_OF_TAG: dict[str, PartOfSpeech] = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
}


class Frame(StrEnum):
    """The grammatical shape in which a cue takes its content (the complement types of PARC 3.0 and PolNeAR)."""

    CLAUSE = "clause"
    """A finite clause or question: "said that it was over", "asked whether", "wonders why"."""
    INFINITIVE = "infinitive"
    """The holder's own act: "promised to withdraw"."""
    REQUEST = "request"
    """Someone else's act, named with its doer: "urged Oslo to withdraw"; the doer belongs to the content."""
    GERUND = "gerund"
    """An act as -ing form: "suggested holding talks", "denied supplying arms"."""
    NOUN = "noun"
    """A noun phrase: "denied the report"."""
    NAMING = "naming"
    """Something and what it is said to be: "called the raid a crime", "described it as a mistake"."""
    CHARGE = "charge"
    """Someone and what they are held to have done: "accused Oslo of lying", "blamed Oslo for the delay"."""


class Strength(StrEnum):
    """With what force a cue puts its content forward."""

    NEUTRAL = "neutral"
    """Says no more than that it was said: say, tell, report."""
    ASSERTIVE = "assertive"
    """The holder stakes something on it: insist, confirm, warn, accuse."""
    TENTATIVE = "tentative"
    """The holder leaves room: believe, suggest, expect, hint."""
    DOUBTING = "doubting"
    """The holder leans against it: doubt, question, sceptical."""
    DENYING = "denying"
    """The holder rules it out: deny, reject, dismiss."""
    ASKING = "asking"
    """The holder wants to know: ask, wonder, inquire."""
    DIRECTIVE = "directive"
    """The holder wants it done by another: urge, demand, order."""
    COMMITTING = "committing"
    """The holder will do it: promise, vow, threaten, plan."""
    EVALUATIVE = "evaluative"
    """The holder takes it as given and judges it: praise, condemn, regret."""


class Reading(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a cue says of its content: the holder's factuality and the content's modality."""

    stance: Factuality
    modality: Modality


class Cue(Entry, frozen=True, kw_only=True):
    """A word or phrase that attributes content to a source.

    `lemma` is in base form, several words where the cue has several ("point out", "according to"). `takes` lists the
    frames of its content, `prepositions` the words that may lead to a noun content ("warn of"), `direct` whether it
    commonly goes with quotation marks, `addressed` whether its object is who is told. `stance` is the factuality that
    the holder gives the content when the cue is not negated (FactBank's source-introducing predicates; Saurí and
    Pustejovsky 2009), `modality` the content's mode; `readings` overrides both for single frames ("agreed that" and
    "agreed to" differ).
    """

    FILE: ClassVar[str] = "cues"
    KEY: ClassVar[str] = "key"
    lemma: str
    pos: PartOfSpeech
    strength: Strength
    stance: Factuality
    modality: Modality
    direct: bool = False
    addressed: bool = False
    takes: tuple[Frame, ...] = ()
    prepositions: tuple[str, ...] = ()
    readings: dict[Frame, Reading] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """What tells cues apart: "claim" is a verb and a noun."""
        return (self.lemma, self.pos)

    @property
    def words(self) -> tuple[str, ...]:
        """The lemma's words."""
        return tuple(self.lemma.split())

    def reading(self, frame: Frame | None) -> Reading:
        """Stance and modality when the content has the shape `frame` (null when it is not known)."""
        if frame is not None and frame in self.readings:
            return self.readings[frame]
        return Reading(stance=self.stance, modality=self.modality)

    def check(self) -> None:
        """The lemma is lower case without stray blanks, and it can take some content."""
        if not self.lemma or self.lemma != " ".join(self.lemma.lower().split()):
            raise ValueError(f"{self.lemma!r} is not a lemma in lower case")
        if not (self.takes or self.prepositions or self.direct):
            raise ValueError(f"{self.lemma!r} takes no content: give `takes`, `prepositions` or `direct`")
        if strays := [str(frame) for frame in self.readings if frame not in self.takes]:
            raise ValueError(f"{self.lemma!r} has readings for frames that it does not take: {', '.join(strays)}")


class CueLexicon:
    """Cues by part of speech and first word, longest first.

    Built once a codebook: `codebook.compiled(CueLexicon)`.
    """

    def __init__(self, codebook: Codebook) -> None:
        """Index the codebook's cues."""
        self._by_first: dict[str, dict[str, tuple[Cue, ...]]] = {pos: {} for pos in PARTS_OF_SPEECH}
        for cue in sorted(codebook.entries(Cue), key=lambda cue: (-len(cue.words), cue.lemma)):
            table = self._by_first[cue.pos]
            table[cue.words[0]] = (*table.get(cue.words[0], ()), cue)
        self.firsts = frozenset(word for table in self._by_first.values() for word in table)

    def starting(self, pos: str, word: str) -> tuple[Cue, ...]:
        """The cues of `pos` ("verb", "noun", …) whose first word has the lemma `word`, the longest first."""
        return self._by_first[pos].get(word, ())

    def candidates(self, tag: str, word: str) -> tuple[Cue, ...]:
        """The cues that a word of the universal part of speech `tag` and lemma `word` may begin, the longest first."""
        return self.starting("phrase", word) + self.starting(POS_OF_TAG.get(tag, "phrase"), word)
