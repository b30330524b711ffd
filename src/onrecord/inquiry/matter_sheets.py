"""What lists tell of events, disputes, agreements, forecasts, ties and transfers: in words and flat, by field."""

from collections.abc import Callable, Iterable
from typing import Any

from onrecord.inquiry.naming import Names, as_sentence
from onrecord.inquiry.sheet import Sheet
from onrecord.inquiry.telling import (
    accounts_line,
    agreement_parties,
    dispute_sides,
    duty_words,
    event_sentence,
    forecast_holder,
    forecast_sentence,
    tie_sentence,
    transfer_sentence,
    who,
)
from onrecord.inquiry.wording import whole_time
from onrecord.vocabulary import Agreement, Dispute, Event, Forecast, HolderScore, TieOverTime, Transfer

Named = tuple[Any, Names]
"""A matter with the actors in it, by id; a dispute has a sentence on its event as well."""


def _event(named: tuple[Event, Names]) -> dict[str, str]:
    event, names = named
    return {
        "day": (whole_time(event.from_, event.to) if event.from_ and event.to else "") or event.from_ or event.to or "",
        "event": as_sentence(event_sentence(event, names)),
        "status": event.status.value,
        "says": accounts_line(event, names),
        "claims": str(len(event.claims)),
        "reports": str(len(event.reports)),
        "id": event.id,
    }


def _dispute(named: tuple[Dispute, Names, str]) -> dict[str, str]:
    dispute, names, about = named
    yes, no = dispute_sides(dispute, names)
    return {
        "since": dispute.since or "",
        "about": about,
        "yes": yes,
        "no": no,
        "event": dispute.event,
        "id": dispute.id,
    }


def _agreement(named: tuple[Agreement, Names]) -> dict[str, str]:
    agreement, names = named
    return {
        "name": agreement.name,
        "parties": agreement_parties(agreement, names),
        "status": agreement.status.value if agreement.status else "",
        "life": ", ".join(f"{step.status.value} {step.date or ''}".strip() for step in agreement.history),
        "obligations": "; ".join(as_sentence(duty_words(duty, names)) for duty in agreement.obligations),
        "id": agreement.id,
    }


def _forecast(named: tuple[Forecast, Names]) -> dict[str, str]:
    forecast, names = named
    return {
        "made": forecast.made or "",
        "holder": forecast_holder(forecast, names),
        "forecast": as_sentence(forecast_sentence(forecast, names)),
        "kind": forecast.kind.value,
        "likelihood": "" if forecast.likelihood is None else f"{forecast.likelihood:.0%}",
        "deadline": forecast.deadline or "",
        "outcome": forecast.outcome.value,
        "id": forecast.id,
    }


def _score(named: tuple[HolderScore, Names]) -> dict[str, str]:
    score, names = named
    return {
        "holder": who(score.holder, names),
        **{name: str(getattr(score, name)) for name in ("open", "settled", "right", "wrong", "unclear")},
        "brier": "" if score.brier is None else f"{score.brier:.3f}",
    }


def _tie(named: tuple[TieOverTime, Names]) -> dict[str, str]:
    tie, names = named
    return {
        "tie": as_sentence(tie_sentence(tie, names)),
        "status": tie.status.value,
        "claims": str(len(tie.claims)),
        "id": tie.id,
    }


def _transfer(named: tuple[Transfer, Names]) -> dict[str, str]:
    transfer, names = named
    return {
        "date": transfer.date or "",
        "transfer": transfer_sentence(transfer, names),
        "status": transfer.status.value,
        "id": transfer.id,
    }


def _flat(told: Callable[[Any], dict[str, str]], fields: Iterable[str]) -> dict[str, Callable[[Any], object]]:
    """Fields as comma-separated values have them: those of the matter, else those that are told."""

    def getting(field: str) -> Callable[[Any], object]:
        def get(named: Any) -> object:
            value = getattr(named[0], {"from": "from_"}.get(field, field), None)
            if isinstance(value, tuple):
                return "; ".join(str(one) for one in value)
            return told(named).get(field) if value is None and not hasattr(named[0], field) else value

        return get

    return {field: getting(field) for field in fields}


def _wire(named: Named) -> object:
    return named[0]


EVENTS: Sheet[Any] = Sheet(
    told=_event,
    flat=_flat(
        _event,
        (
            "id",
            "event",
            "type",
            "mode",
            "actors",
            "recipients",
            "from",
            "to",
            "place",
            "object",
            "status",
            "says",
            "claims",
            "reports",
        ),
    ),
    wire=_wire,
)

DISPUTES: Sheet[Any] = Sheet(
    told=_dispute,
    flat=_flat(_dispute, ("id", "since", "event", "about", "yes", "no")),
    wire=_wire,
)

AGREEMENTS: Sheet[Any] = Sheet(
    told=_agreement,
    flat={
        **_flat(_agreement, ("id", "name", "names", "parties", "status", "life")),
        "obligations": lambda one: _agreement(one)["obligations"],
    },
    wire=_wire,
)

FORECASTS: Sheet[Any] = Sheet(
    told=_forecast,
    flat=_flat(
        _forecast,
        (
            "id",
            "holder",
            "made",
            "kind",
            "type",
            "forecast",
            "actors",
            "recipients",
            "object",
            "negated",
            "likelihood",
            "likelihood_words",
            "deadline",
            "outcome",
            "settled",
            "claims",
            "outcome_claims",
        ),
    ),
    typed={"negated": bool, "likelihood": float},
    wire=_wire,
)

SCORES: Sheet[Any] = Sheet(
    told=_score,
    flat=_flat(_score, ("holder", "open", "settled", "right", "wrong", "unclear", "brier")),
    typed={**dict.fromkeys(("open", "settled", "right", "wrong", "unclear"), int), "brier": float},
    wire=_wire,
)

TIES: Sheet[Any] = Sheet(
    told=_tie,
    flat=_flat(_tie, ("id", "type", "a", "b", "office", "from", "to", "status", "claims")),
    wire=_wire,
)

TRANSFERS: Sheet[Any] = Sheet(
    told=_transfer,
    flat=_flat(
        _transfer, ("id", "event", "giver", "receiver", "object", "quantities", "price", "date", "status", "claims")
    ),
    wire=_wire,
)
