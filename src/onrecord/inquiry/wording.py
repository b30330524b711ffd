"""The words in which claims are told: what each event is called as a verb, how sure, in what mode; quotations cut."""

import re
from calendar import monthrange

from onrecord.vocabulary import EventType, Factuality, Modality, TieType

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

MODES: dict[tuple[str, str], tuple[str, str, str]] = {
    (EventType.CONSULT, "visit"): ("visit", "visited", ""),
    (EventType.CONSULT, "host"): ("host", "hosted", ""),
    (EventType.CONSULT, "meet"): ("meet", "met", "with"),
    (EventType.CONSULT, "phone"): ("speak", "spoke", "with"),
    (EventType.CONSULT, "negotiate"): ("negotiate", "negotiated", "with"),
    (EventType.SUPPORT, "praise"): ("praise", "praised", ""),
    (EventType.SUPPORT, "apologise"): ("apologise", "apologised", "to"),
    (EventType.SUPPORT, "condole"): ("condole", "condoled", "with"),
    (EventType.AID, "economic"): ("give economic aid", "gave economic aid", "to"),
    (EventType.AID, "military"): ("give military aid", "gave military aid", "to"),
    (EventType.AID, "humanitarian"): ("give relief", "gave relief", "to"),
    (EventType.AID, "asylum"): ("give refuge", "gave refuge", "to"),
    (EventType.RETREAT, "withdraw"): ("withdraw", "withdrew", "from"),
    (EventType.RETREAT, "release"): ("release", "released", ""),
    (EventType.RETREAT, "return"): ("give back property", "gave back property", "to"),
    (EventType.RETREAT, "disarm"): ("lay down arms", "laid down arms", "before"),
    (EventType.RETREAT, "ceasefire"): ("cease fire", "ceased fire", "with"),
    (EventType.RETREAT, "ease"): ("ease measures", "eased measures", "against"),
    (EventType.RETREAT, "access"): ("let in", "let in", ""),
    (EventType.RETREAT, "resign"): ("resign", "resigned", "from"),
    (EventType.ACCUSE, "disapprove"): ("criticise", "criticised", ""),
    (EventType.ACCUSE, "investigate"): ("investigate", "investigated", ""),
    (EventType.PROTEST, "strike"): ("go on strike", "went on strike", "against"),
    (EventType.PROTEST, "hunger"): ("go on hunger strike", "went on hunger strike", "against"),
    (EventType.PROTEST, "riot"): ("riot", "rioted", "against"),
    (EventType.SANCTION, "withdraw"): ("withdraw", "withdrew", "from"),
    (EventType.SANCTION, "expel"): ("expel", "expelled", ""),
    (EventType.COERCE, "arrest"): ("arrest", "arrested", ""),
    (EventType.COERCE, "deport"): ("deport", "deported", ""),
    (EventType.COERCE, "seize"): ("seize property", "seized property", "of"),
    (EventType.COERCE, "restrict"): ("restrict", "restricted", ""),
    (EventType.ASSAULT, "abduct"): ("abduct", "abducted", ""),
    (EventType.ASSAULT, "torture"): ("torture", "tortured", ""),
    (EventType.ASSAULT, "capture"): ("take territory", "took territory", "from"),
    (EventType.ASSAULT, "destroy"): ("destroy property", "destroyed property", "of"),
}
"""Modes of PLOVER that have a verb of their own, in the same form; the others are told by that of their type."""

TIES: dict[str, tuple[str, str, str]] = {
    TieType.ALLY: ("be an ally of", "is an ally of", "are allies of"),
    TieType.PARTNER: ("be a partner of", "is a partner of", "are partners of"),
    TieType.MEMBER: ("be a member of", "is a member of", "are members of"),
    TieType.PATRON: ("be the patron of", "is the patron of", "are patrons of"),
    TieType.RIVAL: ("be a rival of", "is a rival of", "are rivals of"),
    TieType.AT_WAR: ("be at war with", "is at war with", "are at war with"),
    TieType.SUPPLIER: ("supply", "supplies", "supply"),
    TieType.MEDIATOR: ("mediate for", "mediates for", "mediate for"),
    TieType.SANCTIONER: ("have sanctions on", "has sanctions on", "have sanctions on"),
    TieType.RECOGNISES: ("recognise", "recognises", "recognise"),
    TieType.OFFICE_HOLDER: ("hold an office in", "holds an office in", "hold offices in"),
    TieType.PART_OF: ("be part of", "is part of", "are part of"),
}
"""Each tie between its first side and its second: its base, and as it is said of one and of several."""

TOGETHER: dict[str, str] = {
    TieType.ALLY: "allies",
    TieType.PARTNER: "partners",
    TieType.RIVAL: "rivals",
    TieType.AT_WAR: "at war",
}
"""What several are to each other by a tie that is mutual."""

DONE: dict[str, str] = {EventType.AID: "given aid", EventType.SANCTION: "put under sanctions"}
"""What is done to somebody, for types whose verb reaches them by a preposition only."""

_MANY = frozenset({"children", "men", "people", "police", "women"})

SURE = {
    Factuality.PROBABLE: "probably",
    Factuality.POSSIBLE: "possibly",
    Factuality.CERTAINLY_NOT: "not",
    Factuality.PROBABLY_NOT: "probably not",
    Factuality.POSSIBLY_NOT: "possibly not",
}
SURENESS: dict[str, str] = {
    Factuality.CERTAIN: "",
    Factuality.PROBABLE: "probably",
    Factuality.POSSIBLE: "possibly",
    Factuality.CERTAINLY_NOT: "not so",
    Factuality.PROBABLY_NOT: "probably not so",
    Factuality.POSSIBLY_NOT: "possibly not so",
    Factuality.UNKNOWN: "unclear whether so",
}
"""How sure somebody is that something is so; nothing for who is certain."""
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


def verb(kind: str | None, mode: str | None, *, whom: bool) -> tuple[str, str, str] | None:
    """An event type, in its mode, as a verb: its base, its past, and the word before `whom`; null for an unknown type.

    A verb that has to have an object stands without one when nobody is known to whom it is done.
    """
    found = MODES.get((kind or "", mode or "")) or VERBS.get(kind or "")
    if found is None or whom:
        return found
    base, past, before = found
    if found == VERBS.get(kind or ""):
        return *ALONE.get(kind or "", (base, past)), ""
    return (base, past, "") if before and before != "of" else (f"{base} anyone", f"{past} anyone", "")


def done(kind: str | None, mode: str | None) -> str:
    """What was done, as it is said of those to whom it was done ("attacked"); empty when no verb says so."""
    found = verb(kind, mode, whom=True)
    if found is None:
        return ""
    return DONE.get(kind or "", "") if found[2] and found == VERBS.get(kind or "") else "" if found[2] else found[1]


def is_many(name: str) -> bool:
    """Whether a name such as "Chilean fishermen" or "people of Chile" takes the plural, as far as its noun tells."""
    last = name.partition(" of ")[0].rpartition(" ")[2]
    return last in _MANY or last.endswith("men") or (last.endswith("s") and last.islower() and not last.endswith("ss"))


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


def whole_time(first: str, last: str) -> str:
    """The month ("2024-06") or year that two ISO dates are the first and last day of; empty when they are not."""
    year, month = first[:4], first[5:7]
    if (first, last) == (f"{year}-01-01", f"{year}-12-31"):
        return year
    if len(first) == len(last) == len("2024-06-01") and first.endswith("-01") and last[:7] == first[:7]:
        return first[:7] if int(last[8:]) == monthrange(int(year), int(month))[1] else ""
    return ""
