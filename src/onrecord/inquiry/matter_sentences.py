"""Matters as readable lines: who did what to whom, how it stands, who says so."""

from collections.abc import Iterable

from onrecord.inquiry.sentences import Names, name_list
from onrecord.inquiry.wording import VERBS, trimmed
from onrecord.vocabulary import Agreement, Dispute, Event, Forecast, TieOverTime, TieType, Transfer

_MUTUAL = frozenset({TieType.ALLY, TieType.PARTNER, TieType.RIVAL, TieType.AT_WAR})


def event_sentence(event: Event, names: Names) -> str:
    """ "Chile → Peru: ASSAULT (a border post) on 2024-05-01 in Arica": an event without who says so."""
    what = f"{event.type or 'event'}{_about(event.object)}"
    return " ".join(
        part for part in (f"{_parties(event, names)}: {what}", days(event.from_, event.to), _in(event.place)) if part
    )


def _parties(event: Event, names: Names) -> str:
    actors = name_list(event.actors, names) or "someone"
    others = tuple(one for one in event.recipients if one not in event.actors)
    if others:
        return f"{actors} → {name_list(others, names)}"
    return actors


def accounts_line(event: Event, names: Names) -> str:
    """Who says so and how sure: "Harbour News CT+ (2), Chile CT-"."""
    told = []
    for account in event.accounts:
        count = f" ({account.origins})" if account.origins > 1 else ""
        told.append(f"{who(account.holder, names)} {account.factuality}{count}")
    return ", ".join(told)


def dispute_sides(dispute: Dispute, names: Names) -> tuple[str, ...]:
    """The sides of a dispute, each as its holders and how sure they are."""
    return tuple(f"{', '.join(who(one, names) for one in side.holders)} {side.factuality}" for side in dispute.sides)


def forecast_sentence(forecast: Forecast, names: Names) -> str:
    """ "Chile will attack Peru (ASSAULT: …)": what is foretold, without who foretells it."""
    base = VERBS[forecast.type][0] if forecast.type in VERBS else "act"
    before = VERBS[forecast.type][2] if forecast.type in VERBS else ""
    others = tuple(one for one in forecast.recipients if one not in forecast.actors)
    whom = name_list(others, names)
    will = "will not" if forecast.negated else "will"
    deed = " ".join(
        part
        for part in (name_list(forecast.actors, names) or "someone", will, base, before if whom else "", whom)
        if part
    )
    return f"{deed} ({forecast.type or forecast.trigger}{_colon(forecast.object)})"


def tie_sentence(tie: TieOverTime, names: Names) -> str:
    """ "Chile ↔ Peru: ally"."""
    sign = "↔" if tie.type in _MUTUAL else "→"
    return " ".join(
        part
        for part in (f"{who(tie.a, names)} {sign} {who(tie.b, names)}: {tie.type}", days(tie.from_, tie.to))
        if part
    )


def transfer_sentence(transfer: Transfer, names: Names) -> str:
    """ "Chile → Peru: 12 radars for $4 million"."""
    figures = "; ".join(one for one in transfer.quantities if one not in transfer.object)
    thing = trimmed(transfer.object) + (f" ({figures})" if figures else "")
    price = f" for {transfer.price}" if transfer.price and transfer.price not in transfer.object else ""
    return f"{who(transfer.giver, names)} → {who(transfer.receiver, names)}: {thing}{price}"


def agreement_parties(agreement: Agreement, names: Names) -> str:
    """The parties' names."""
    return name_list(agreement.parties, names)


def who(actor: str | None, names: Names) -> str:
    """An actor's name; its id when it has none."""
    if actor is None:
        return "someone unnamed"
    return names[actor].name if actor in names else actor


def actors_of(matter: Event | Dispute | Agreement | Forecast | TieOverTime | Transfer) -> list[str]:
    """The ids of all actors that a matter names, in order, each once."""
    match matter:
        case Event():
            found: Iterable[str | None] = (*matter.actors, *matter.recipients, *(one.holder for one in matter.accounts))
        case Dispute():
            found = (one for side in matter.sides for one in side.holders)
        case Agreement():
            duties = (one for duty in matter.obligations for one in (*duty.bearer, *duty.beneficiary))
            found = (*matter.parties, *duties)
        case Forecast():
            found = (*matter.actors, *matter.recipients, matter.holder)
        case TieOverTime():
            found = (matter.a, matter.b)
        case Transfer():
            found = (matter.giver, matter.receiver)
    return list(dict.fromkeys(one for one in found if one))


def days(first: str | None, last: str | None) -> str:
    """Days in ISO dates; "by" a day when only the last is known."""
    if first and last:
        return f"on {first}" if first == last else f"{first} to {last}"
    return f"from {first}" if first else f"by {last}" if last else ""


def _about(words: str | None) -> str:
    return f" ({trimmed(words)})" if trimmed(words) else ""


def _colon(words: str | None) -> str:
    return f": {trimmed(words)}" if trimmed(words) else ""


def _in(place: str | None) -> str:
    return f"in {place}" if place else ""
