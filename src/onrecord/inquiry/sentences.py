"""A claim as one readable line: "Iran → Russia: AID (drones), reportedly, says CNBC"."""

from collections.abc import Mapping

from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import Actor, ClaimKind, ClaimTime, Factuality, Modality, TieType

Names = Mapping[str, Actor]
"""Actors by id; an id that is not there is shown as it is."""

NEGATIVE = frozenset({Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT})
MUTUAL = frozenset({TieType.ALLY, TieType.PARTNER, TieType.RIVAL, TieType.AT_WAR})
_SHOWN = 3

_SURE = {
    Factuality.PROBABLE: "probably",
    Factuality.POSSIBLE: "possibly",
    Factuality.CERTAINLY_NOT: "not",
    Factuality.PROBABLY_NOT: "probably not",
    Factuality.POSSIBLY_NOT: "possibly not",
}
_MODE = {
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


def sentence(claim: ClaimOnRecord, names: Names) -> str:
    """Who did what to whom, how surely, in what mode, when, where, and who says so; one line."""
    parts = [f"{parties(claim, names)}: {deed(claim)}", *qualifications(claim), f"says {says(claim, names)}"]
    return " ".join(", ".join(part for part in parts if part).split())


def parties(claim: ClaimOnRecord, names: Names) -> str:
    """Who acts, and on whom: "Iran → Russia", "Iran ↔ Russia" for a mutual tie."""
    actors = name_list(claim.actors, names) or name_words(claim.actors_text) or "someone"
    recipients = name_list(claim.recipients, names) or name_words(claim.recipients_text)
    arrow = "↔" if claim.kind is ClaimKind.TIE and claim.type in MUTUAL else "→"
    return f"{actors} {arrow} {recipients}" if recipients else actors


def deed(claim: ClaimOnRecord) -> str:
    """What is done, is so, or is owed, with its object and figures in brackets."""
    what = claim.type or claim.trigger.text
    figures = [words for words in claim.quantities_text if words not in (claim.object or "")]
    about = "; ".join(part for part in (claim.object, *figures) if part)
    shown = f"{what} ({about})" if about else what
    if claim.kind is ClaimKind.OBLIGATION:
        return f"{'need not' if claim.factuality in NEGATIVE else 'must'} {shown}"
    if claim.factuality in NEGATIVE and _is_plain(claim):
        return f"{_SURE[claim.factuality]} {shown}"
    return shown


def qualifications(claim: ClaimOnRecord) -> list[str]:
    """How surely, in what mode, on what condition, when and where; empty parts are left out by the caller."""
    return [
        _sure_and_mode(claim),
        _condition(claim),
        when(claim.time),
        f"in {claim.place_name}" if claim.place_name else "",
    ]


def says(claim: ClaimOnRecord, names: Names) -> str:
    """Whose claim it is: the innermost holder first, the others as those according to whom it was said."""
    holders = [
        names[actor].name if actor and actor in names else words or actor or "someone unnamed"
        for actor, words in zip(claim.holder_actors, claim.holder_words, strict=True)
    ]
    if not holders:
        return "the report"
    return ", according to ".join(reversed(holders))


def when(time: ClaimTime | None) -> str:
    """The days of an event in ISO dates; empty when unknown."""
    if time is None:
        return ""
    if time.from_ and time.from_ == time.to:
        return f"on {time.from_}"
    if time.from_ and time.to:
        return f"{time.from_} to {time.to}"
    if time.from_:
        return f"from {time.from_}"
    return f"until {time.to}" if time.to else ""


def name_list(ids: tuple[str, ...], names: Names) -> str:
    """The names of actors, some three of them."""
    return name_words(tuple(names[one].name if one in names else one for one in ids))


def name_words(words: tuple[str, ...]) -> str:
    """Names joined, some three of them: "Iran, Russia and 2 more"."""
    shown = list(dict.fromkeys(words))
    if len(shown) > _SHOWN:
        return f"{', '.join(shown[:_SHOWN])} and {len(shown) - _SHOWN} more"
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def _is_plain(claim: ClaimOnRecord) -> bool:
    return claim.modality in (Modality.ACTUAL, Modality.BELIEVED)


def _sure_and_mode(claim: ClaimOnRecord) -> str:
    mode = (
        ""
        if claim.kind is ClaimKind.OBLIGATION and claim.modality is Modality.OBLIGED
        else _MODE.get(claim.modality, "")
    )
    if claim.modality is Modality.CONDITIONAL and claim.condition_text:
        mode = ""
    if claim.factuality is Factuality.UNKNOWN:
        return ", ".join(part for part in ("unclear whether so" if not mode else "", mode) if part)
    if claim.factuality in NEGATIVE:
        said = claim.kind is ClaimKind.OBLIGATION or _is_plain(claim)
        return mode if said or not mode else f"{_SURE[claim.factuality]} {mode}"
    sure = _hedge(claim) or _SURE.get(claim.factuality, "")
    return ", ".join(part for part in (sure, mode) if part)


def _hedge(claim: ClaimOnRecord) -> str:
    """The report's own adverb ("reportedly"), where the reader says that it decided."""
    if claim.factuality not in (Factuality.PROBABLE, Factuality.POSSIBLE):
        return ""
    words = (
        text.casefold() for reason, text in zip(claim.why, claim.why_text, strict=True) if reason.field == "factuality"
    )
    return next((word for word in words if word.endswith("ly") and word.isalpha()), "")


def _condition(claim: ClaimOnRecord) -> str:
    return f"on condition that “{claim.condition_text}”" if claim.condition_text else ""
