"""The words in which claims are told: what each event is called as a verb, how sure, in what mode; quotations cut."""

import re

from onrecord.vocabulary import EventType, Factuality, Modality

OBJECT = 80
"""Code points of an object that a sentence shows at most."""

VERBS: dict[str, tuple[str, str, str]] = {
    EventType.AGREE: ("agree", "agreed", "with"),
    EventType.CONSULT: ("consult", "consulted", "with"),
    EventType.SUPPORT: ("support", "supported", ""),
    EventType.CONCEDE: ("concede", "conceded", "to"),
    EventType.COOPERATE: ("cooperate", "cooperated", "with"),
    EventType.AID: ("give aid", "gave aid", "to"),
    EventType.RETREAT: ("retreat", "retreated", "from"),
    EventType.REQUEST: ("make a request", "made a request", "to"),
    EventType.ACCUSE: ("accuse", "accused", ""),
    EventType.REJECT: ("reject", "rejected", ""),
    EventType.THREATEN: ("threaten", "threatened", ""),
    EventType.PROTEST: ("protest", "protested", "against"),
    EventType.SANCTION: ("put sanctions", "put sanctions", "on"),
    EventType.MOBILIZE: ("mobilize", "mobilized", "against"),
    EventType.COERCE: ("coerce", "coerced", ""),
    EventType.ASSAULT: ("attack", "attacked", ""),
}
"""Each event type as a verb: its base, its past, and the word before whom it is done to."""

ALONE: dict[str, tuple[str, str]] = {
    EventType.SUPPORT: ("give support", "gave support"),
    EventType.ACCUSE: ("accuse anyone", "accused anyone"),
    EventType.REJECT: ("reject it", "rejected it"),
    EventType.THREATEN: ("make a threat", "made a threat"),
    EventType.COERCE: ("use coercion", "used coercion"),
    EventType.ASSAULT: ("attack anyone", "attacked anyone"),
}
"""Those that need other words when nobody is known to whom it is done."""

SURE = {
    Factuality.PROBABLE: "probably",
    Factuality.POSSIBLE: "possibly",
    Factuality.CERTAINLY_NOT: "not",
    Factuality.PROBABLY_NOT: "probably not",
    Factuality.POSSIBLY_NOT: "possibly not",
}
MODE = {
    Modality.PLANNED: "planned",
    Modality.PROMISED: "promised",
    Modality.THREATENED: "threatened",
    Modality.PREDICTED: "foreseen",
    Modality.REQUESTED: "asked for",
    Modality.PROPOSED: "proposed",
    Modality.PERMITTED: "allowed",
    Modality.OBLIGED: "owed",
    Modality.CONDITIONAL: "on a condition",
    Modality.ASKED: "in question",
    Modality.BELIEVED: "believed",
}
FORESEEN = {
    Factuality.PROBABLE: "foreseen as likely",
    Factuality.POSSIBLE: "foreseen as possible",
    Factuality.CERTAINLY_NOT: "foreseen not to happen",
    Factuality.PROBABLY_NOT: "foreseen as unlikely",
    Factuality.POSSIBLY_NOT: "foreseen as doubtful",
    Factuality.UNKNOWN: "foreseen, unclear how surely",
}
"""The likelihood of a forecast in words."""

DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|refut\w+|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?"
    r"|false|untrue|groundless|baseless|unfounded)\b",
    re.IGNORECASE,
)
"""Words by which a holder contradicts what someone else says."""

_POINTING = re.compile(
    r"(?:it|this|that|these|those|them|so|ones?|(?:any|some|no)thing|what|which|each(?: other)?|one another|both"
    r"|(?:the )?(?:others?|same)|so much)",
    re.IGNORECASE,
)
_SIGNS = " \t\n\r-–—•*·,.;:"
_LIST_SIGN = re.compile(r"\A[-–—•*·] +|[ ,;]*(?: [-–—•*·])+\Z")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_BEARER = re.compile(
    r"(?:(?:(?:either|both|each|all|none|neither|any)(?: of (?:them|the \w+))?(?: (?:side|party|state|country))?"
    r"|it|them|him|her|us|you|themselves|itself) )?to (?=[a-z])"
)


def trimmed(words: str | None, longest: int = OBJECT) -> str:
    """Words on one line without list signs and punctuation around them, cut at a word; empty when there are none."""
    line = " ".join((words or "").split()).lstrip(_SIGNS).rstrip(_SIGNS + "—")
    return shorten(line, longest)


def thing(words: str | None, parties: tuple[str, ...], figures: tuple[str, ...]) -> str:
    """An object as a sentence shows it: none that only points back, or without a figure says who takes part."""
    line = trimmed(words)
    if _POINTING.fullmatch(line) or (line in parties and not any(figure in line for figure in figures)):
        return ""
    return line


def shorten(text: str, longest: int) -> str:
    """A quotation on one line without list signs around it, cut at a word when longer than `longest` code points."""
    line = _LIST_SIGN.sub("", " ".join(text.split()))
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0].rstrip(_SIGNS) + "…"


def act(words: str | None) -> str:
    """What is owed, as one says it after "must": without "to" and without who owes it."""
    line = " ".join((words or "").split()).lstrip(_SIGNS)
    return trimmed(_BEARER.sub("", line, count=1) if _BEARER.match(line) else line)


def counts_parties(figure: str, parties: int) -> bool:
    """Whether a figure only counts the parties that are named anyway ("the two sides")."""
    return parties > 1 and figure.casefold() in (str(parties), *_NUMBERS[parties : parties + 1])
