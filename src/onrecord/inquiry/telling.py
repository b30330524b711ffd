"""Matters in a line of words each: events, forecasts, ties, transfers, agreements, duties; and who says so."""

from collections.abc import Iterable

from onrecord.inquiry.deeds import are_many, deed_to_come, deed_words, tag, undergone
from onrecord.inquiry.naming import Names, in_sentence, name_list, told_list
from onrecord.inquiry.scenario import ObligationFound
from onrecord.inquiry.scenario_reading import Reading
from onrecord.inquiry.wording import SURENESS, TIES, act, trimmed, whole_time
from onrecord.record import ClaimOnRecord, Record
from onrecord.vocabulary import (
    ActorKind,
    Agreement,
    Dispute,
    Duty,
    Event,
    EventStatus,
    Forecast,
    ForecastKind,
    TieOverTime,
    Transfer,
    UsageError,
)

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
    words = deed_words(event.type, event.actors, event.recipients, event.object, names, mode=event.mode)
    return f"{words}, in {in_sentence(event.place)}" if event.place else words


def supposed(reading: Reading, names: Names) -> str:
    """ "Chile attacked Peru (ASSAULT)": the case that a scenario is about."""
    return deed_words(reading.type, reading.actors, reading.recipients, None, names)


def event_told(event: Event, names: Names) -> str:
    """The same in words that do not say that it happened when nobody says so: "Chile is expected to attack Peru"."""
    match event.status:
        case EventStatus.EXPECTED:
            return _expected(event, "is", "are", names)
        case EventStatus.DID_NOT_HAPPEN:
            return _expected(event, "was", "were", names)
        case EventStatus.DENIED:
            return f"It is denied that {event_words(event, names)}"
        case EventStatus.DISPUTED:
            return f"It is disputed that {event_words(event, names)}"
        case _:
            return event_words(event, names)


def event_dated(event: Event, names: Names) -> str:
    """What happened, or is said to have, with its days: "Chile attacked Peru (ASSAULT), in Arica, on 2024-05-01"."""
    return ", ".join(part for part in (event_words(event, names), days(event.from_, event.to)) if part)


def event_sentence(event: Event, names: Names) -> str:
    """The same as far as somebody says so: "Chile is expected to attack Peru (ASSAULT), in Arica, on 2024-05-01"."""
    return ", ".join(part for part in (event_told(event, names), days(event.from_, event.to)) if part)


def _expected(event: Event, one: str, several: str, names: Names) -> str:
    subject, deed = event.actors, deed_to_come(event.type, event.actors, event.recipients, names, mode=event.mode)
    if not subject and (passive := undergone(event.type, event.mode, event.recipients)):
        subject, deed = event.recipients, f"be {passive}"
    number = several if are_many(subject, names) else one
    place = f", in {in_sentence(event.place)}" if event.place else ""
    about = tag(event.type, event.object)
    return f"{told_list(subject, names) or 'someone'} {number} expected to {deed or 'act'}{about}{place}"


def forecast_words(forecast: Forecast, names: Names) -> str:
    """ "Peru promised to give aid to Chile (AID)", "Analyst foresees that Peru will not attack Chile (ASSAULT)"."""
    holder = forecast_holder(forecast, names)
    if forecast.kind is ForecastKind.PREDICTION:
        odds = f", {forecast.likelihood:.0%} likely" if forecast.likelihood is not None else ""
        return f"{holder} foresees that {forecast_sentence(forecast, names)}{odds}"
    will = _WILL[forecast.kind][forecast.negated]
    deed = f"{will} {_foretold(forecast, names)}{tag(forecast.type, forecast.object)}"
    actors = name_list(forecast.actors, names)
    return f"{holder}: {actors} {deed}" if actors and actors != holder else f"{holder} {deed}"


def forecast_holder(forecast: Forecast, names: Names) -> str:
    """Whose word a forecast is: an actor's name, else what the report calls somebody unknown ("a port official")."""
    return who(forecast.holder, names) if forecast.holder else trimmed(forecast.holder_words) or "someone unnamed"


def forecast_sentence(forecast: Forecast, names: Names) -> str:
    """ "Chile will attack Peru (ASSAULT)": what is foretold, without who foretells it."""
    will = _WILL[ForecastKind.PREDICTION][forecast.negated]
    subject, deed = forecast.actors, _foretold(forecast, names)
    if not subject and (passive := undergone(forecast.type, None, forecast.recipients)):
        subject, deed = forecast.recipients, f"be {passive}"
    return f"{told_list(subject, names) or 'someone'} {will} {deed}{tag(forecast.type, forecast.object)}"


def _foretold(forecast: Forecast, names: Names) -> str:
    parties = forecast.actors, forecast.recipients
    return deed_to_come(forecast.type, *parties, names, negated=forecast.negated) or trimmed(forecast.trigger) or "act"


def duty_words(duty: Duty | ObligationFound, names: Names) -> str:
    """ "Chile and Peru need not provide aid, if attacked (expressly not owed)"."""
    who = told_list(duty.bearer, names) or "someone"
    force = ("must not" if duty.binding else "may") if duty.forbidden else "must" if duty.binding else "need not"
    to = told_list(tuple(one for one in duty.beneficiary if one not in duty.bearer), names)
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
    """ "Chile is an ally of Peru, from 2020-01-01, reported": a tie with its days and how it stands."""
    return f"{tie_sentence(tie, names)}, {tie.status.value}"


def tie_sentence(tie: TieOverTime, names: Names) -> str:
    """ "Chile is an ally of Peru, from 2020-01-01": a tie with its days."""
    return ", ".join(part for part in (tie_told(tie, names), days(tie.from_, tie.to)) if part)


def tie_told(tie: TieOverTime, names: Names) -> str:
    """ "Chile is an ally of Peru", "Ana Sorel holds an office in Chile (envoy)": a tie without its days and status."""
    one, several = TIES[tie.type][1:] if tie.type in TIES else (tie.type, tie.type)
    a, b = (told_list((side,), names) for side in (tie.a, tie.b))
    office = f" ({trimmed(tie.office)})" if tie.office else ""
    return f"{a} {several if are_many((tie.a,), names) else one} {b}{office}"


def transfer_sentence(transfer: Transfer, names: Names) -> str:
    """ "12 radars for $4 million, from Chile to Peru"."""
    figures = "; ".join(one for one in transfer.quantities if one not in transfer.object)
    thing = trimmed(transfer.object) + (f" ({figures})" if figures else "")
    price = f" for {transfer.price}" if transfer.price and transfer.price not in transfer.object else ""
    return f"{thing}{price}, from {_party(transfer.giver, names)} to {_party(transfer.receiver, names)}"


def _party(actor: str | None, names: Names) -> str:
    return in_sentence(who(actor, names))


def agreement_words(agreement: Agreement, names: Names) -> str:
    """ "Trade Treaty (Chile and Peru): signed, 2024-10-06"; only its name when nobody says how it stands."""
    day = next((step.date for step in reversed(agreement.history) if step.date), None)
    stands = ", ".join(part for part in (agreement.status.value if agreement.status else "", day or "") if part)
    return f"{agreement_named(agreement, names)}{f': {stands}' if stands else ''}"


def agreement_named(agreement: Agreement, names: Names) -> str:
    """ "Trade Treaty (Chile and Peru)"; the parties only if its name does not name them all."""
    told = all(who(one, names) in agreement.name for one in agreement.parties)
    return agreement.name if told else f"{agreement.name} ({agreement_parties(agreement, names)})"


def agreement_parties(agreement: Agreement, names: Names) -> str:
    """The parties' names."""
    return name_list(agreement.parties, names)


def accounts_line(event: Event, names: Names) -> str:
    """Who says so, and how sure if not quite: "Harbour News (2 origins), Chile (not so)"."""
    told = []
    for account in event.accounts:
        count = f"{account.origins} origins" if account.origins > 1 else ""
        notes = ", ".join(part for part in (SURENESS[account.factuality], count) if part)
        told.append(f"{who(account.holder, names)}{f' ({notes})' if notes else ''}")
    return ", ".join(told)


def dispute_sides(dispute: Dispute, names: Names) -> tuple[str, ...]:
    """The sides of a dispute, each as its holders and how sure they are: "Harbour News: so", "Chile: not so"."""
    return tuple(
        f"{', '.join(who(one, names) for one in side.holders)}: {SURENESS[side.factuality] or 'so'}"
        for side in dispute.sides
    )


def holders_words(holders: Iterable[str | None], names: Names) -> str:
    """Who says so, the publishers' outlets last."""
    known = [one for one in holders if one and one in names]
    return name_list(tuple(sorted(known, key=lambda one: names[one].kind is ActorKind.MEDIA)), names)


def who(actor: str | None, names: Names) -> str:
    """An actor's name; its id when it has none."""
    if actor is None:
        return "someone unnamed"
    return names[actor].name if actor in names else actor


def days(first: str | None, last: str | None) -> str:
    """Days in ISO dates, whole months and years as such; "by" a day when only the last is known."""
    if first and last:
        whole = whole_time(first, last)
        return f"in {whole}" if whole else f"on {first}" if first == last else f"{first} to {last}"
    return f"from {first}" if first else f"by {last}" if last else ""
