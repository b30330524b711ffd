"""Matters in a line of words each: events, forecasts, duties, steps; and the claims that are quoted for them."""

from collections.abc import Iterable

from onrecord.inquiry.scenario import ObligationFound
from onrecord.inquiry.sentences import Names, name_list
from onrecord.inquiry.wording import ALONE, VERBS, act, trimmed
from onrecord.record import ClaimOnRecord, Record
from onrecord.vocabulary import ActorKind, Agreement, Duty, Event, Forecast, ForecastKind, TieOverTime, UsageError

_WILL: dict[ForecastKind, tuple[str, str]] = {
    ForecastKind.PREDICTION: ("will", "will not"),
    ForecastKind.PROMISE: ("promised to", "promised not to"),
    ForecastKind.THREAT: ("threatened to", "threatened not to"),
    ForecastKind.PLAN: ("planned to", "planned not to"),
}


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
    to = name_list(duty.beneficiary, names)
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
