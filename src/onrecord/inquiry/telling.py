"""Matters in a line of words each: events, forecasts, duties, steps; and the claims that are quoted for them."""

from collections.abc import Iterable

from onrecord.inquiry.scenario import ObligationFound
from onrecord.inquiry.sentences import Names, name_list
from onrecord.inquiry.wording import ALONE, VERBS, act, trimmed
from onrecord.record import ClaimOnRecord, Record
from onrecord.vocabulary import (
    ActorKind,
    Agreement,
    Duty,
    Event,
    EventStatus,
    Forecast,
    ForecastKind,
    TieOverTime,
    TieType,
    UsageError,
)

_WILL: dict[ForecastKind, tuple[str, str]] = {
    ForecastKind.PREDICTION: ("will", "will not"),
    ForecastKind.PROMISE: ("promised to", "promised not to"),
    ForecastKind.THREAT: ("threatened to", "threatened not to"),
    ForecastKind.PLAN: ("planned to", "planned not to"),
}


TIES: dict[str, str] = {
    TieType.ALLY: "is an ally of",
    TieType.PARTNER: "is a partner of",
    TieType.MEMBER: "is a member of",
    TieType.PATRON: "is the patron of",
    TieType.RIVAL: "is a rival of",
    TieType.AT_WAR: "is at war with",
    TieType.SUPPLIER: "supplies",
    TieType.MEDIATOR: "mediates for",
    TieType.SANCTIONER: "has sanctions on",
    TieType.RECOGNISES: "recognises",
    TieType.OFFICE_HOLDER: "holds an office in",
    TieType.PART_OF: "is part of",
}
"""Each tie between its first side and its second."""


def names_of(record: Record, ids: Iterable[str | None]) -> Names:
    """The actors with these ids."""
    return record.named({one for one in ids if one})


def cited(record: Record, claims: Iterable[str]) -> ClaimOnRecord | None:
    """The first of some claims that is on record: the one to be quoted."""
    for one in claims:
        try:
            found = record.get(one)
        except UsageError:
            continue
        if isinstance(found, ClaimOnRecord):
            return found
    return None


def event_words(event: Event, names: Names) -> str:
    """ "Chile attacked Peru (ASSAULT), in Arica": what happened; how it stands is said apart."""
    words = deed_words(event.type, event.actors, event.recipients, event.object, names)
    return f"{words}, in {event.place}" if event.place else words


def event_told(event: Event, names: Names) -> str:
    """The same in words that do not say that it happened when nobody says so: "Chile is expected to attack Peru"."""
    match event.status:
        case EventStatus.EXPECTED:
            return _to_come(event, "is expected to", "are expected to", names)
        case EventStatus.DID_NOT_HAPPEN:
            return _to_come(event, "was expected to", "were expected to", names)
        case EventStatus.DENIED:
            return f"It is denied that {event_words(event, names)}"
        case EventStatus.DISPUTED:
            return f"It is disputed that {event_words(event, names)}"
        case _:
            return event_words(event, names)


def _to_come(event: Event, one: str, several: str, names: Names) -> str:
    base, _, before = VERBS.get(event.type or "", ("act", "", ""))
    whom = name_list(tuple(other for other in event.recipients if other not in event.actors), names)
    if not whom:
        base, before = ALONE.get(event.type or "", (base, ""))[0].removesuffix(" anyone"), ""
    tag = ": ".join(part for part in (event.type or "", trimmed(event.object)) if part)
    told = (name_list(event.actors, names) or "Someone", several if len(event.actors) > 1 else one, base, before, whom)
    place = f", in {event.place}" if event.place else ""
    return " ".join(part for part in told if part) + (f" ({tag})" if tag else "") + place


def deed_words(
    kind: str | None, actors: tuple[str, ...], recipients: tuple[str, ...], about: str | None, names: Names
) -> str:
    """A deed in the past, with its type and object in brackets."""
    base_past_to = VERBS.get(kind or "")
    who = name_list(actors, names) or "someone"
    others = tuple(one for one in recipients if one not in actors)
    whom = name_list(others, names)
    thing = trimmed(about)
    tag = f" ({kind}: {thing})" if kind and thing else f" ({kind})" if kind else ""
    if base_past_to is None:
        return f"{who} {thing}".strip()
    _, past, before = base_past_to
    if not whom and len(actors) > 1 and set(recipients) >= set(actors):
        whom = "each other"
    elif not whom:
        past, before = ALONE.get(kind or "", ("", past))[1].removesuffix(" anyone"), ""
    return " ".join(part for part in (who, past, before, whom) if part) + tag


def forecast_words(forecast: Forecast, names: Names) -> str:
    """ "Peru promised to give aid to Chile (AID)", "Analyst foresees that Peru will not attack Chile (ASSAULT)"."""
    holder = name_list((forecast.holder,), names) if forecast.holder else "Someone unnamed"
    will = _WILL[forecast.kind][forecast.negated]
    base, _, before = VERBS.get(forecast.type or "", (trimmed(forecast.trigger) or "act", "", ""))
    others = tuple(one for one in forecast.recipients if one not in forecast.actors)
    whom = name_list(others, names)
    if not whom:
        base, before = ALONE.get(forecast.type or "", (base, ""))[0], ""
        base = base if forecast.negated else base.removesuffix(" anyone")
    deed = " ".join(part for part in (base, before, whom) if part)
    thing = trimmed(forecast.object)
    tag = ": ".join(part for part in (forecast.type or "", thing) if part)
    tail = f" ({tag})" if tag else ""
    who = name_list(forecast.actors, names)
    own = not who or who == holder
    if forecast.kind is ForecastKind.PREDICTION:
        odds = f", {forecast.likelihood:.0%} likely" if forecast.likelihood is not None else ""
        return f"{holder} foresees that {who or 'someone'} {will} {deed}{tail}{odds}"
    if own:
        return f"{holder} {will} {deed}{tail}"
    return f"{holder}: {who} {will} {deed}{tail}"


def duty_words(duty: Duty | ObligationFound, names: Names) -> str:
    """ "Chile and Peru need not provide aid, if attacked (expressly not owed)"."""
    who = name_list(duty.bearer, names) or "someone"
    force = ("must not" if duty.binding else "may") if duty.forbidden else "must" if duty.binding else "need not"
    to = name_list(tuple(one for one in duty.beneficiary if one not in duty.bearer), names)
    trigger = trimmed(duty.trigger)
    deed = act(duty.action)
    if force == "must not" and deed.split(" ")[0].endswith("ing"):
        force = "must refrain from"
    parts = [f"{who} {force} {deed}"]
    parts += [f"towards {to}"] if to else []
    whole = trigger.lower().startswith(("if ", "when ", "in case ", "should ", "once ", "after "))
    parts += [trigger if whole else f"if: “{trigger}”"] if trigger else []
    parts += [] if duty.binding else ["expressly not owed"]
    return ", ".join(parts)


def tie_words(tie: TieOverTime, names: Names) -> str:
    """ "Chile and Peru: ally, from 2020-01-01"."""
    days = " ".join(f"{word} {day}" for word, day in (("from", tie.from_), ("until", tie.to)) if day)
    return f"{name_list((tie.a, tie.b), names)}: {tie.type}{f', {days}' if days else ''}, {tie.status.value}"


def tie_told(tie: TieOverTime, names: Names) -> str:
    """ "Chile is an ally of Peru": a tie by itself, without its days and how it stands."""
    return f"{name_list((tie.a,), names)} {TIES.get(tie.type, tie.type)} {name_list((tie.b,), names)}"


def agreement_words(agreement: Agreement, names: Names) -> str:
    """ "Trade Treaty (Chile and Peru): signed 2024-10-06"."""
    status = agreement.status.value if agreement.status else "unknown"
    day = next((step.date for step in reversed(agreement.history) if step.date), None)
    parties = name_list(agreement.parties, names)
    return f"{agreement.name}{f' ({parties})' if parties else ''}: {status}{f', {day}' if day else ''}"


def holders_words(holders: Iterable[str | None], names: Names) -> str:
    """Who says so, the publishers' outlets last."""
    known = [one for one in holders if one and one in names]
    return name_list(tuple(sorted(known, key=lambda one: names[one].kind is ActorKind.MEDIA)), names)
