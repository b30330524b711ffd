"""Where reports of one event differ: figures, how sure, who says so, when, where, and who denies it; pure functions."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from onrecord.inquiry.claim_cards import voices
from onrecord.inquiry.naming import Names
from onrecord.inquiry.sentences import when
from onrecord.record import ClaimOnRecord

OWN_VOICE = "the report itself"
"""Who says so where nobody is cited."""


class Said(Struct, frozen=True, kw_only=True):
    """What some claims (their ids) have for one aspect of an event, in words."""

    words: str
    claims: tuple[str, ...]


class Difference(Struct, frozen=True, kw_only=True):
    """One aspect of an event on which `here`, the report at hand, differs from `there`, the other reports.

    `aspect` is `figures`, `factuality` (FactBank's values), `holders`, `time`, `place` or `denied` (by whom). Nothing
    is compared that one side leaves open, but for denials: there an empty side knows of none.
    """

    aspect: str
    here: tuple[Said, ...]
    there: tuple[Said, ...]


Words = Callable[[ClaimOnRecord], Iterable[str]]


def differences(
    here: Sequence[ClaimOnRecord], there: Sequence[ClaimOnRecord], denials: frozenset[str], names: Names
) -> tuple[Difference, ...]:
    """Where two sides' claims of one event differ; `denials` are the ids of those that deny it."""
    aspects: dict[str, Words] = {
        "figures": lambda claim: claim.quantities_text,
        "factuality": lambda claim: (claim.factuality.value,),
        "holders": lambda claim: (_source(claim, names),),
        "time": lambda claim: (when(claim.time),),
        "place": lambda claim: (claim.place_name or "",),
    }
    found = []
    for aspect, words in aspects.items():
        sides = [_said(claims, words) for claims in (here, there)]
        if all(sides) and _keys(sides[0]) != _keys(sides[1]):
            found.append(Difference(aspect=aspect, here=sides[0], there=sides[1]))
    denying = [
        _said((one for one in claims if one.id in denials), lambda claim: (_denier(claim, names),))
        for claims in (here, there)
    ]
    if _keys(denying[0]) != _keys(denying[1]):
        found.append(Difference(aspect="denied", here=denying[0], there=denying[1]))
    return tuple(found)


def _said(claims: Iterable[ClaimOnRecord], words: Words) -> tuple[Said, ...]:
    """The different values in order of the claims, with the claims that have them; empty ones left out."""
    found: dict[str, tuple[str, list[str]]] = {}
    for claim in claims:
        for value in words(claim):
            shown = " ".join(value.split())
            if shown:
                found.setdefault(shown.casefold(), (shown, []))[1].append(claim.id)
    return tuple(Said(words=shown, claims=tuple(dict.fromkeys(ids))) for shown, ids in found.values())


def _keys(said: tuple[Said, ...]) -> set[str]:
    return {one.words.casefold() for one in said}


def _source(claim: ClaimOnRecord, names: Names) -> str:
    """The innermost holder that is cited."""
    return voices(claim, names)[-1].holder.name if claim.holders else OWN_VOICE


def _denier(claim: ClaimOnRecord, names: Names) -> str:
    """Who denies: the innermost holder, or who is told to have denied it in a report's own voice."""
    if claim.holders:
        return _source(claim, names)
    return next((names[one].name for one in claim.actors if one in names), claim.publisher or OWN_VOICE)
