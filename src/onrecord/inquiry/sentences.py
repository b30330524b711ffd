"""A claim as one readable line: "Iran gave aid to Russia (AID: drones), reportedly, says CNBC"."""

import re

from onrecord.inquiry.claim_deeds import PLAIN, about, claimed, is_doubted, is_not_so
from onrecord.inquiry.naming import Names, in_sentence, name_words, told_list
from onrecord.inquiry.wording import DENIAL, FORESEEN, MODE, OBJECT, SURE, VERBS, shorten, trimmed, verb, whole_time
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import NEGATIVE, ActorKind, ClaimKind, ClaimTime, EventType, Factuality, Modality

_ACCORDING = ", according to "
_NONE = re.compile(r"(no|nothing|nobody|none|not)\b", re.IGNORECASE)
"""How an object says itself that there is none: "no soldiers"."""
_IF = re.compile(
    r"(if|only if|even if|unless|in case|in the event that|in the event of|once|until|when|whenever|should|provided"
    r"|provided that|as long as|so long as|on condition that|on the condition that|assuming|without)\b\s+(.+)",
    re.IGNORECASE | re.DOTALL,
)
_IF_WITHIN = re.compile(r"\b(if|unless|provided that|on condition that)\s+((?:(?!\b(?:if|unless)\b).)+)", re.DOTALL)
"""A condition's conjunction and what follows it, at its beginning or after the words that depend on it."""
_LOOKS_AHEAD = frozenset(
    {
        Modality.PLANNED,
        Modality.PROMISED,
        Modality.THREATENED,
        Modality.REQUESTED,
        Modality.PROPOSED,
        Modality.CONDITIONAL,
    }
)
"""Modes that leave open whether it will be, so that "probably" would say nothing more."""


def sentence(claim: ClaimOnRecord, names: Names) -> str:
    """Who did what to whom, how surely, in what mode, when, where, and who says so; one line."""
    told = content(claim, names)
    return told if _is_denial(claim) and claim.holders else f"{told}, says {says(claim, names)}"


def content(claim: ClaimOnRecord, names: Names) -> str:
    """The same without who says so, but for one who denies it."""
    if _is_denial(claim):
        parts = [_denial(claim, names), *_circumstances(claim)]
    else:
        parts = [claimed(claim, names), *qualifications(claim)]
    return " ".join(", ".join(part for part in parts if part).split())


def _is_denial(claim: ClaimOnRecord) -> bool:
    """Whether an event is said not to have been, or not to be possible."""
    plainly = claim.modality in PLAIN or claim.modality is Modality.PERMITTED
    return claim.kind is ClaimKind.EVENT and claim.factuality in NEGATIVE and claim.type in VERBS and plainly


def _denial(claim: ClaimOnRecord, names: Names) -> str:
    """ "Chile denies that it attacked Peru (ASSAULT)"; in the report's own voice "Chile did not attack Peru"."""
    base, past, rest, tag = _verb(claim, names)
    who = told_list(claim.actors, names) or name_words(claim.actors_text) or "anyone"
    doubt = {Factuality.PROBABLY_NOT: "probably ", Factuality.POSSIBLY_NOT: "possibly "}.get(claim.factuality, "")
    never = f"cannot {base}" if claim.modality is Modality.PERMITTED else f"{doubt}did not {base}"
    if not claim.holders:
        return f"{who} {never} {rest} {tag}"
    speaker, *outer = _holders(claim, names)
    heard = "".join(f"{_ACCORDING}{one}" for one in outer) + ("," if outer else "")
    innermost = claim.holder_actors[-1]
    own = claim.actors == (innermost,)
    if own and innermost and innermost in names and names[innermost].kind is not ActorKind.PERSON:
        who = "it"
    if claim.modality is Modality.PERMITTED or not (own or DENIAL.search(claim.text)):
        return f"{speaker}{heard} says that {who} {never} {rest} {tag}"
    verb = "doubts" if doubt else "denies"
    return f"{speaker}{heard} {verb} that {who} {past} {rest} {tag}"


def _verb(claim: ClaimOnRecord, names: Names) -> tuple[str, str, str, str]:
    """An event as a verb: its base, its past, what stands after it, and type and object in brackets."""
    if claim.type == EventType.REJECT and trimmed(claim.object).startswith("that "):
        return "deny", "denied", trimmed(claim.object), f"({claim.type})"
    others = tuple(one for one in claim.recipients if one not in claim.actors)
    whom = told_list(others, names) or (name_words(claim.recipients_text) if not claim.recipients else "")
    base, past, before = verb(claim.type, claim.mode, whom=bool(whom)) or ("do", "did", "")
    what = about(claim)
    tag = f"({claim.type}: {what})" if what else f"({claim.type})"
    return base, past, f"{before} {whom}".strip(), tag


def qualifications(claim: ClaimOnRecord) -> list[str]:
    """How surely, in what mode, on what condition, when and where; empty parts are left out by the caller."""
    return [_sure_and_mode(claim), *_circumstances(claim)]


def _circumstances(claim: ClaimOnRecord) -> list[str]:
    return [_condition(claim), when(claim.time), f"in {in_sentence(claim.place_name)}" if claim.place_name else ""]


def says(claim: ClaimOnRecord, names: Names) -> str:
    """Whose claim it is: the innermost holder first, the others as those according to whom it was said."""
    return _ACCORDING.join(_holders(claim, names)) or "the report"


def _holders(claim: ClaimOnRecord, names: Names) -> list[str]:
    """The names of the chain of holders, innermost first; none when the publisher is unknown."""
    chain = zip(claim.holder_actors, claim.holder_words, strict=True)
    holders = [
        names[one].name if one and one in names else " ".join(words.split()) or one or "someone unnamed"
        for one, words in chain
    ]
    return holders[::-1]


def when(time: ClaimTime | None) -> str:
    """The days of an event in ISO dates, a whole month or year as such; empty when unknown."""
    if time is None:
        return ""
    if time.from_ and time.from_ == time.to:
        return f"on {time.from_}"
    if time.from_ and time.to:
        whole = whole_time(time.from_, time.to)
        return f"in {whole}" if whole else f"{time.from_} to {time.to}"
    if time.from_:
        return f"from {time.from_}"
    return f"until {time.to}" if time.to else ""


def _sure_and_mode(claim: ClaimOnRecord) -> str:
    """How surely and in what mode: "probably", "planned", "not promised", "foreseen as likely"."""
    modality, sure = claim.modality, claim.factuality
    if is_doubted(claim) or is_not_so(claim):
        return ""
    mode = MODE.get(modality, "")
    if claim.kind is ClaimKind.OBLIGATION and modality is Modality.OBLIGED:
        mode = ""
    if modality is Modality.CONDITIONAL and claim.condition_text:
        mode = ""
    if modality is Modality.PREDICTED and claim.kind is not ClaimKind.OBLIGATION:
        return FORESEEN.get(sure, mode)
    if sure is Factuality.UNKNOWN:
        return mode or "unclear whether so"
    if sure in NEGATIVE:
        if claim.kind is ClaimKind.EVENT and claim.type is None and modality in PLAIN:
            return "" if _NONE.match(trimmed(claim.object)) else "which is denied"
        if claim.kind is ClaimKind.OBLIGATION or modality in PLAIN:
            return mode
        if modality is Modality.PERMITTED:
            return ""
        if modality is Modality.CONDITIONAL:
            return ", ".join(part for part in (f"{SURE[sure]} so", mode) if part)
        return f"not {mode}" if modality in _LOOKS_AHEAD else f"{SURE[sure]} {mode}"
    hedge = _hedge(claim) or ("" if modality in _LOOKS_AHEAD else SURE.get(sure, ""))
    if hedge and modality is Modality.BELIEVED:
        return hedge
    return ", ".join(part for part in (hedge, mode) if part)


def _hedge(claim: ClaimOnRecord) -> str:
    """The report's own adverb ("reportedly"), where the reader says that it decided."""
    if claim.factuality not in (Factuality.PROBABLE, Factuality.POSSIBLE):
        return ""
    words = (
        text.casefold() for reason, text in zip(claim.why, claim.why_text, strict=True) if reason.field == "factuality"
    )
    return next((word for word in words if word.endswith("ly") and word.isalpha()), "")


def _condition(claim: ClaimOnRecord) -> str:
    """The condition behind its own conjunction, "if “Peru attacks it”"; behind "if" where it has none."""
    words = claim.condition_text
    if not words:
        return ""
    found = _IF.match(words) or next(reversed(list(_IF_WITHIN.finditer(words))), None)
    link, words = found.groups() if found is not None else ("if", words)
    return f"{link.lower()} “{shorten(words, OBJECT)}”"
