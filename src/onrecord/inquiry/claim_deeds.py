"""What a claim says is done, is so, or is owed, in the words in which events, ties and duties are told, too."""

from onrecord.inquiry.deeds import are_many, deed_to_come, deed_words, tag, undergone
from onrecord.inquiry.naming import Names, told_list
from onrecord.inquiry.wording import (
    SURENESS,
    TIES,
    TOGETHER,
    VERBS,
    act,
    counts_parties,
    thing,
    trimmed,
)
from onrecord.ledger.office_words import office_words
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import MAY_NOT, MUTUAL_DEEDS, NEGATIVE, ClaimKind, Factuality, Modality, TieType

PLAIN = (Modality.ACTUAL, Modality.BELIEVED)
"""Modes in which something is said to be so, and not to come."""


def claimed(claim: ClaimOnRecord, names: Names) -> str:
    """ "Chile attacked Peru (ASSAULT: radars)", "Chile to attack Peru (ASSAULT)", "Chile must pay", in one line."""
    if claim.kind is ClaimKind.OBLIGATION:
        told = _duty(claim, names)
    elif claim.kind is ClaimKind.TIE:
        told = _tie(claim, names)
    else:
        told = _event(claim, names)
    return " ".join(told.split())


def parties(claim: ClaimOnRecord) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts, and on whom: ids, or the report's words where no actor is known.

    Those who act on each other are on both sides; else nobody who is acted upon is also told to act.
    """
    actors, recipients = claim.actors or claim.actors_text, claim.recipients or claim.recipients_text
    others = tuple(one for one in recipients if one not in actors)
    together = claim.type in MUTUAL_DEEDS or set(actors) == set(recipients)
    if recipients and not others and not together:
        return tuple(one for one in actors if one not in recipients), recipients
    return actors, recipients


def about(claim: ClaimOnRecord) -> str:
    """The object and the figures that it does not hold."""
    parties_text = (*claim.actors_text, *claim.recipients_text)
    what = thing(claim.object, parties_text, claim.quantities_text)
    involved = len({*claim.actors, *claim.recipients})
    figures = dict.fromkeys(
        trimmed(next((words for words in parties_text if words.startswith(figure)), figure))
        for figure in claim.quantities_text
        if figure not in (claim.object or "") and not counts_parties(figure, involved)
    )
    return "; ".join(part for part in (what, *figures) if part)


def is_doubted(claim: ClaimOnRecord) -> bool:
    """Whether it is told as a question: nobody says whether it is so."""
    asked = claim.modality is Modality.ASKED
    return claim.kind is not ClaimKind.OBLIGATION and (
        asked or (claim.factuality is Factuality.UNKNOWN and claim.modality in PLAIN)
    )


def is_not_so(claim: ClaimOnRecord) -> bool:
    """Whether a tie is told not to be."""
    return claim.kind is ClaimKind.TIE and claim.factuality in NEGATIVE and claim.modality in PLAIN


def _event(claim: ClaimOnRecord, names: Names) -> str:
    """In the past what is said to have been; what is foreseen with "will"; all else with "to", as headlines have it."""
    actors, recipients = parties(claim)
    past = deed_words(claim.type, actors, recipients, about(claim), names, mode=claim.mode)
    if claim.type not in VERBS:
        involved = tuple(dict.fromkeys((*actors, *recipients)))
        past = f"{_who(involved, names)}: {claim.type or claim.trigger.text}{tag(None, about(claim))}"
    if is_doubted(claim):
        return f"it is {'asked' if claim.modality is Modality.ASKED else 'unclear'} whether {past}"
    if claim.modality in PLAIN or claim.type not in VERBS:
        return past
    never = claim.modality is Modality.PREDICTED and claim.factuality is Factuality.CERTAINLY_NOT
    subject, deed = actors, deed_to_come(claim.type, actors, recipients, names, mode=claim.mode, negated=never)
    if not subject and (passive := undergone(claim.type, claim.mode, recipients)):
        subject, deed = recipients, f"be {passive}"
    ahead = "will not" if never else "will" if claim.modality is Modality.PREDICTED else "to"
    return f"{_who(subject, names)} {ahead} {deed}{tag(claim.type, about(claim))}"


def _tie(claim: ClaimOnRecord, names: Names) -> str:
    """ "Chile is an ally of Peru"; several of one side "are allies"."""
    a, b = parties(claim)
    who, whom = _who(a, names), told_list(tuple(one for one in b if one not in a), names)
    verbs = TIES.get(claim.type or "")
    if whom and verbs:
        base, one, several = verbs
        is_so = f"{who} {several if are_many(a, names) else one} {whom}"
        ahead = f"{who} to {base} {whom}"
    elif len(a) > 1 and claim.type in TOGETHER:
        is_so, ahead = f"{who} are {TOGETHER[TieType(claim.type)]}", f"{who} to be {TOGETHER[TieType(claim.type)]}"
    else:
        is_so = ahead = f"{who}: {claim.type or claim.trigger.text}"
    said = (is_so if claim.modality in PLAIN or is_doubted(claim) else ahead) + tag(
        None, about(claim) or _office(claim, names)
    )
    if is_doubted(claim):
        return f"it is {'asked' if claim.modality is Modality.ASKED else 'unclear'} whether {said}"
    return f"it is {SURENESS[claim.factuality]} that {said}" if is_not_so(claim) else said


def _office(claim: ClaimOnRecord, names: Names) -> str:
    """The office that somebody is said to hold, in the report's words; empty for other ties."""
    if claim.type != TieType.OFFICE_HOLDER or len(claim.actors) != 1:
        return ""
    holder = claim.actors[0]
    return office_words([claim], names[holder].name if holder in names else "")


def _duty(claim: ClaimOnRecord, names: Names) -> str:
    """ "Chile must train 200 sailors (AID)", "need not", "must not": in the act's own words, else by its type."""
    lifted, forbidden = claim.factuality in NEGATIVE, claim.mode == MAY_NOT
    force = ("may" if lifted else "must not") if forbidden else "need not" if lifted else "must"
    actors, recipients = parties(claim)
    words, whom = act(claim.object), told_list(tuple(one for one in recipients if one not in actors), names)
    deed = words or deed_to_come(claim.type, actors, recipients, names, negated=lifted or forbidden)
    deed = deed or ("do so" if forbidden else "act")
    first = deed.split()[0]
    if first.endswith("ing") and first.islower():
        force = {"may": "may go on", "must not": "must refrain from"}.get(force, f"{force} do:")
    towards = f", towards {whom}" if words and whom and whom not in words else ""
    return f"{_who(actors, names)} {force} {deed}{tag(claim.type, None)}{towards}"


def _who(ids: tuple[str, ...], names: Names) -> str:
    return told_list(ids, names) or "someone"
