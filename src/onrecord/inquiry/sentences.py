"""A claim as one readable line: "Iran → Russia: AID (drones), reportedly, says CNBC"."""

from collections.abc import Mapping

from onrecord.inquiry.wording import (
    DENIAL,
    FORESEEN,
    MODE,
    OBJECT,
    SURE,
    VERBS,
    act,
    counts_parties,
    shorten,
    thing,
    trimmed,
    verb,
    whole_time,
)
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import (
    NEGATIVE,
    Actor,
    ActorKind,
    ClaimKind,
    ClaimTime,
    EventType,
    Factuality,
    Modality,
    TieType,
)

Names = Mapping[str, Actor]
"""Actors by id; an id that is not there is shown as it is."""

MUTUAL = frozenset({TieType.ALLY, TieType.PARTNER, TieType.RIVAL, TieType.AT_WAR})
_TOGETHER = frozenset({*MUTUAL, EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_SHOWN = 3
_ACCORDING = ", according to "
_MAY_NOT = "may-not"
"""The mode of an obligation that forbids."""
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
    if (
        claim.kind is ClaimKind.EVENT
        and claim.factuality in NEGATIVE
        and claim.type in VERBS
        and _is_told_plainly(claim)
    ):
        parts = [_denial(claim, names), *_circumstances(claim)]
        parts += [] if claim.holders else [f"says {says(claim, names)}"]
    else:
        parts = [f"{parties(claim, names)}: {deed(claim)}", *qualifications(claim), f"says {says(claim, names)}"]
    return " ".join(", ".join(part for part in parts if part).split())


def parties(claim: ClaimOnRecord, names: Names) -> str:
    """Who acts, and on whom: "Iran → Russia", "Iran ↔ Russia" for a mutual tie; those who act together, joined."""
    doers, others = claim.actors, tuple(one for one in claim.recipients if one not in claim.actors)
    if claim.recipients and not others:
        if claim.type in _TOGETHER or set(doers) == set(claim.recipients):
            return name_list(doers, names)
        others = claim.recipients
        doers = tuple(one for one in doers if one not in others)
    actors = name_list(doers, names) or name_words(claim.actors_text) or "someone"
    recipients = name_list(others, names) or name_words(claim.recipients_text)
    if claim.kind is ClaimKind.TIE and claim.type in MUTUAL:
        return f"{actors} ↔ {recipients}" if recipients else actors
    return f"{actors} → {recipients}" if recipients and recipients != actors else actors


def deed(claim: ClaimOnRecord) -> str:
    """What is done, is so, or is owed, with its object and figures in brackets."""
    if claim.kind is ClaimKind.OBLIGATION:
        return _duty(claim)
    what = claim.type or claim.trigger.text
    about = _about(claim)
    shown = f"{what} ({about})" if about else what
    if claim.factuality in NEGATIVE:
        if claim.modality is Modality.PERMITTED:
            return f"cannot {shown}"
        if _is_plain(claim):
            return f"{SURE[claim.factuality]} {shown}"
    return shown


def _about(claim: ClaimOnRecord) -> str:
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


def _duty(claim: ClaimOnRecord) -> str:
    """ "Must", "need not" or "must not", with the type of the act and its own words."""
    lifted = claim.factuality in NEGATIVE
    forbidden = claim.mode == _MAY_NOT
    force = ("may" if lifted else "must not") if forbidden else "need not" if lifted else "must"
    words = act(claim.object)
    if claim.type:
        return f"{force} {claim.type} ({words})" if words else f"{force} {claim.type}"
    if not words:
        return f"{force} act" if not forbidden else f"{force} do so"
    first = words.split()[0]
    if first.endswith("ing") and first.islower():
        return (
            f"may go on {words}"
            if force == "may"
            else f"must refrain from {words}"
            if forbidden
            else f"{force} do: {words}"
        )
    return f"{force} {words}"


def _denial(claim: ClaimOnRecord, names: Names) -> str:
    """ "Chile denies that it attacked Peru (ASSAULT)"; in the report's own voice "Chile did not attack Peru"."""
    base, past, rest, tag = _verb(claim, names)
    who = name_list(claim.actors, names) or name_words(claim.actors_text) or "anyone"
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
    whom = name_list(others, names) or (name_words(claim.recipients_text) if not claim.recipients else "")
    base, past, before = verb(claim.type, claim.mode, whom=bool(whom)) or ("do", "did", "")
    about = _about(claim)
    tag = f"({claim.type}: {about})" if about else f"({claim.type})"
    return base, past, f"{before} {whom}".strip(), tag


def qualifications(claim: ClaimOnRecord) -> list[str]:
    """How surely, in what mode, on what condition, when and where; empty parts are left out by the caller."""
    return [_sure_and_mode(claim), *_circumstances(claim)]


def _circumstances(claim: ClaimOnRecord) -> list[str]:
    return [_condition(claim), when(claim.time), f"in {claim.place_name}" if claim.place_name else ""]


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


def name_list(ids: tuple[str, ...], names: Names) -> str:
    """The names of actors, some three of them."""
    return name_words(tuple(names[one].name if one in names else one for one in ids))


def name_words(words: tuple[str, ...]) -> str:
    """Names joined, some three of them: "Iran, Russia and 2 more"."""
    shown = list(dict.fromkeys(words))
    if len(shown) > _SHOWN:
        return f"{', '.join(shown[:_SHOWN])} and {len(shown) - _SHOWN} more"
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def _is_told_plainly(claim: ClaimOnRecord) -> bool:
    return _is_plain(claim) or claim.modality is Modality.PERMITTED


def _is_plain(claim: ClaimOnRecord) -> bool:
    return claim.modality in (Modality.ACTUAL, Modality.BELIEVED)


def _sure_and_mode(claim: ClaimOnRecord) -> str:
    """How surely and in what mode: "probably", "planned", "not promised", "foreseen as likely"."""
    modality, sure = claim.modality, claim.factuality
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
        if claim.kind is ClaimKind.OBLIGATION or _is_plain(claim):
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
    return f"on condition that “{shorten(claim.condition_text, OBJECT)}”" if claim.condition_text else ""
