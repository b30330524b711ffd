"""The glossary: the words of pages, API and documentation, and what each field of JSON holds.

Words that other codebook files define already (event types, modes, contexts, ties, likelihood) are taken from there.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from onrecord.codebook.entries import Entry
from onrecord.codebook.happenings import Context, EventKind, TieWords
from onrecord.codebook.likelihood import Likelihood
from onrecord.codebook.loader import Codebook
from onrecord.vocabulary import (
    ActorKind,
    AgreementStatus,
    Bound,
    ClaimKind,
    CorrectionAction,
    Directness,
    EventStatus,
    EventType,
    Factuality,
    ForecastKind,
    ForecastOutcome,
    MentionKind,
    Modality,
    SectionKind,
    TieType,
    TimeType,
)

TITLES: dict[str, str] = {
    "vocabulary": "The words for what is on record",
    "claim kind": "Kinds of claim",
    "factuality": "How sure a holder is",
    "modality": "How something is put forward",
    "event type": "Types of event",
    "event mode": "Finer kinds of event",
    "quad class": "Words and deeds, cooperation and conflict",
    "context": "What events are about",
    "event status": "How an event stands",
    "tie type": "Types of tie",
    "agreement status": "The life of an agreement",
    "obligation force": "Kinds of obligation",
    "forecast kind": "Kinds of forecast",
    "forecast outcome": "What came of a forecast",
    "likelihood": "Words of likelihood",
    "actor kind": "Kinds of actor",
    "sector": "Sectors of actors",
    "mention kind": "Kinds of mention",
    "directness": "How words are quoted",
    "section kind": "Parts of a report",
    "time type": "Kinds of time",
    "bound": "How figures are bounded",
    "correction action": "What a correction does",
    "review": "What a person made of a claim",
    "method": "Standards, sources and measures",
}
"""The groups of words, in the order of a glossary page, with their titles."""

GROUP_OF: dict[type[StrEnum], str] = {
    ActorKind: "actor kind",
    AgreementStatus: "agreement status",
    Bound: "bound",
    ClaimKind: "claim kind",
    CorrectionAction: "correction action",
    Directness: "directness",
    EventStatus: "event status",
    EventType: "event type",
    Factuality: "factuality",
    ForecastKind: "forecast kind",
    ForecastOutcome: "forecast outcome",
    MentionKind: "mention kind",
    Modality: "modality",
    SectionKind: "section kind",
    TieType: "tie type",
    TimeType: "time type",
}
"""In which group the values of an enumeration are defined."""

LABEL = 40
"""The longest label, in characters."""
_PLOVER = "PLOVER codebook, 2021"
_ICD_203 = "ICD 203, Analytic Standards, 2015"


class Word(Entry, frozen=True, kw_only=True):
    """A word, what is shown in its place, what it means, and the paper or codebook section that it follows."""

    FILE: ClassVar[str] = "glossary"
    KEY: ClassVar[str] = "key"
    group: str
    term: str
    label: str
    definition: str
    source: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """A word may mean different things in different groups."""
        return (self.group, self.term)

    def check(self) -> None:
        """The group is one of `TITLES`, labels are short, and a definition is at least one sentence."""
        if self.group not in TITLES:
            raise ValueError(f"{self.group!r} is not a group of the glossary")
        if not 0 < len(self.label) <= LABEL:
            raise ValueError(f"{self.label!r} is not a short label")
        _check_sentence(self.definition)


class FieldWord(Entry, frozen=True, kw_only=True):
    """What a field of JSON holds: `field` is its name, or `Struct.field` where it means something else there."""

    FILE: ClassVar[str] = "glossary_fields"
    KEY: ClassVar[str] = "field"
    field: str
    description: str

    def check(self) -> None:
        """A description is at least one sentence."""
        _check_sentence(self.description)


def _check_sentence(text: str) -> None:
    if not text.rstrip(")").endswith((".", "!", "?")) or " " not in text:
        raise ValueError(f"{text!r} is not a sentence")


class Term(Struct, frozen=True, kw_only=True):
    """A word of the glossary.

    `label` is what is shown in its place, `group` what sort of word it is, `source` the paper or codebook section that
    the definition follows (null for our own).
    """

    term: str
    label: str
    definition: str
    source: str | None
    group: str


class Glossary:
    """All words and fields. Built once a codebook: `codebook.compiled(Glossary)`."""

    def __init__(self, codebook: Codebook) -> None:
        """Join what the codebook's files define."""
        self._terms = {(one.group, one.term): one for one in _terms(codebook)}
        self._first: dict[str, Term] = {}
        for group in TITLES:
            for one in self._terms.values():
                if one.group == group:
                    self._first.setdefault(one.term.casefold(), one)
        self._fields = {one.field: one.description for one in codebook.entries(FieldWord)}

    def term(self, word: str, group: str | None = None) -> Term | None:
        """A word's entry in `group`, or in the first group that has it, in any case; null when there is none."""
        if group is None:
            return self._first.get(word.casefold())
        return self._terms.get((group, word))

    def meaning(self, value: StrEnum) -> Term:
        """The entry for a value of an enumeration of the vocabulary; raises `KeyError` for any other."""
        return self._terms[GROUP_OF[type(value)], value.value]

    def field(self, struct: type[Struct] | str, name: str) -> str:
        """What a struct's field holds, by its name in JSON; a struct's own description comes before an inherited one.

        Given a struct's name alone, nothing is known of what it inherits. Raises `KeyError` when there is none.
        """
        names = [struct] if isinstance(struct, str) else [one.__name__.split("[")[0] for one in struct.__mro__]
        for key in (*(f"{one}.{name}" for one in names), name):
            if key in self._fields:
                return self._fields[key]
        raise KeyError(f"{names[0]}.{name} has no description in glossary_fields.yaml")

    def fields(self) -> dict[str, str]:
        """Every description, by `field` or `Struct.field`."""
        return dict(self._fields)

    def groups(self) -> dict[str, tuple[Term, ...]]:
        """All words by group, for a page; `TITLES` says what each group is called."""
        return {group: tuple(one for one in self._terms.values() if one.group == group) for group in TITLES}


def _terms(codebook: Codebook) -> Iterator[Term]:
    for word in codebook.entries(Word):
        yield Term(term=word.term, label=word.label, definition=word.definition, source=word.source, group=word.group)
    for kind in codebook.entries(EventKind):
        yield _joined("event type", kind.type.value, kind.type.value.lower(), kind.definition, _PLOVER)
        for mode in kind.modes:
            label = f"{kind.type.value.lower()}: {mode.name.replace('-', ' ')}"
            yield _joined("event mode", f"{kind.type.value} {mode.name}", label, mode.definition, f"{_PLOVER}, modes")
    for context in codebook.entries(Context):
        label = context.name.replace("_", " ")
        yield _joined("context", context.name, label, context.definition, f"{_PLOVER}, contexts")
    for tie in codebook.entries(TieWords):
        yield _joined("tie type", tie.type.value, tie.type.value.replace("-", " "), tie.definition, None)
    for step in codebook.entries(Likelihood):
        words = ", ".join(f"“{one}”" for one in step.words[:3])
        meaning = f"A probability of {step.low} to {step.high} percent. Words for it: {words}."
        yield _joined("likelihood", step.id, step.id.replace("-", " "), meaning, _ICD_203)


def _joined(group: str, term: str, label: str, definition: str, source: str | None) -> Term:
    return Term(term=term, label=label, definition=definition, source=source, group=group)
