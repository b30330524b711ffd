"""How events, disputes, agreements, forecasts, ties and transfers are laid out in lists."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from onrecord.cli.output import Column, Sheet

if TYPE_CHECKING:
    from onrecord.inquiry.sentences import Names
    from onrecord.vocabulary import Agreement, Dispute, Event, Forecast, HolderScore, TieOverTime, Transfer

Named = tuple[Any, "Names"]
"""A matter with the actors in it, by id."""


def _event(named: "tuple[Event, Names]") -> dict[str, str]:
    from onrecord.inquiry.matter_sentences import accounts_line, event_sentence

    event, names = named
    return {
        "day": event.from_ or event.to or "",
        "event": event_sentence(event, names),
        "status": event.status.value,
        "says": accounts_line(event, names),
        "claims": str(len(event.claims)),
        "reports": str(len(event.reports)),
        "id": event.id,
    }


def _dispute(named: "tuple[Dispute, Names, str]") -> dict[str, str]:
    from onrecord.inquiry.matter_sentences import dispute_sides

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


def _agreement(named: "tuple[Agreement, Names]") -> dict[str, str]:
    from onrecord.inquiry.matter_sentences import agreement_parties
    from onrecord.inquiry.telling import duty_words

    agreement, names = named
    return {
        "name": agreement.name,
        "parties": agreement_parties(agreement, names),
        "status": agreement.status.value if agreement.status else "",
        "life": ", ".join(f"{step.status.value} {step.date or ''}".strip() for step in agreement.history),
        "obligations": "; ".join(duty_words(duty, names) for duty in agreement.obligations),
        "id": agreement.id,
    }


def _forecast(named: "tuple[Forecast, Names]") -> dict[str, str]:
    from onrecord.inquiry.matter_sentences import forecast_sentence, who

    forecast, names = named
    return {
        "made": forecast.made or "",
        "holder": who(forecast.holder, names),
        "forecast": forecast_sentence(forecast, names),
        "kind": forecast.kind.value,
        "likelihood": "" if forecast.likelihood is None else f"{forecast.likelihood:.0%}",
        "deadline": forecast.deadline or "",
        "outcome": forecast.outcome.value,
        "id": forecast.id,
    }


def _score(named: "tuple[HolderScore, Names]") -> dict[str, str]:
    from onrecord.inquiry.matter_sentences import who

    score, names = named
    return {
        "holder": who(score.holder, names),
        **{name: str(getattr(score, name)) for name in ("open", "settled", "right", "wrong", "unclear")},
        "brier": "" if score.brier is None else f"{score.brier:.3f}",
    }


def _tie(named: "tuple[TieOverTime, Names]") -> dict[str, str]:
    from onrecord.inquiry.matter_sentences import tie_sentence

    tie, names = named
    return {"tie": tie_sentence(tie, names), "status": tie.status.value, "claims": str(len(tie.claims)), "id": tie.id}


def _transfer(named: "tuple[Transfer, Names]") -> dict[str, str]:
    from onrecord.inquiry.matter_sentences import transfer_sentence

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


_ID = Column("id", ("id",), 32)
_STATUS = Column("status", ("status",), 11)

EVENTS: Sheet[Any] = Sheet(
    told=_event,
    narrow=(
        Column("day", ("day",), 10),
        Column("event", ("event", "id")),
        _STATUS,
        Column("who says so", ("says",), 20),
    ),
    wide=(
        Column("day", ("day",), 10),
        Column("event", ("event",), ratio=2),
        _STATUS,
        Column("who says so", ("says",)),
        Column("reports", ("reports",), 7, number=True),
        _ID,
    ),
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
    narrow=(
        Column("since", ("since",), 10),
        Column("event", ("about", "id"), ratio=2),
        Column("it was so", ("yes",)),
        Column("it was not", ("no",)),
    ),
    wide=(
        Column("since", ("since",), 10),
        Column("event", ("about",), ratio=2),
        Column("it was so", ("yes",)),
        Column("it was not", ("no",)),
        _ID,
    ),
    flat=_flat(_dispute, ("id", "since", "event", "about", "yes", "no")),
    wire=_wire,
)
AGREEMENTS: Sheet[Any] = Sheet(
    told=_agreement,
    narrow=(
        Column("agreement", ("name", "id")),
        Column("parties", ("parties",)),
        Column("life", ("life",)),
        Column("obligations", ("obligations",)),
    ),
    wide=(
        Column("agreement", ("name",)),
        Column("parties", ("parties",)),
        _STATUS,
        Column("life", ("life",)),
        Column("obligations", ("obligations",), ratio=2),
        _ID,
    ),
    flat={
        **_flat(_agreement, ("id", "name", "names", "parties", "status", "life")),
        "obligations": lambda one: _agreement(one)["obligations"],
    },
    wire=_wire,
)
FORECASTS: Sheet[Any] = Sheet(
    told=_forecast,
    narrow=(
        Column("made", ("made",), 10),
        Column("who", ("holder",), 16),
        Column("forecast", ("forecast", "id")),
        Column("outcome", ("outcome", "kind"), 10),
    ),
    wide=(
        Column("made", ("made",), 10),
        Column("who", ("holder",), 22),
        Column("forecast", ("forecast",)),
        Column("kind", ("kind",), 10),
        Column("likely", ("likelihood",), 6),
        Column("deadline", ("deadline",), 10),
        Column("outcome", ("outcome",), 9),
        _ID,
    ),
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
    wire=_wire,
)
SCORES: Sheet[Any] = Sheet(
    told=_score,
    narrow=(
        Column("who", ("holder",)),
        *(Column(one, (one,), 8, number=True) for one in ("open", "right", "wrong", "brier")),
    ),
    wide=(
        Column("who", ("holder",)),
        *(Column(one, (one,), 8, number=True) for one in ("open", "settled", "right", "wrong", "unclear", "brier")),
    ),
    flat=_flat(_score, ("holder", "open", "settled", "right", "wrong", "unclear", "brier")),
    wire=_wire,
)
TIES: Sheet[Any] = Sheet(
    told=_tie,
    narrow=(Column("tie", ("tie", "id")), _STATUS, Column("claims", ("claims",), 6, number=True)),
    wide=(Column("tie", ("tie",)), _STATUS, Column("claims", ("claims",), 6, number=True), Column("id", ("id",), 48)),
    flat=_flat(_tie, ("id", "type", "a", "b", "from", "to", "status", "claims")),
    wire=_wire,
)
TRANSFERS: Sheet[Any] = Sheet(
    told=_transfer,
    narrow=(Column("date", ("date",), 10), Column("transfer", ("transfer", "id")), _STATUS),
    wide=(Column("date", ("date",), 10), Column("transfer", ("transfer",)), _STATUS, _ID),
    flat=_flat(
        _transfer, ("id", "event", "giver", "receiver", "object", "quantities", "price", "date", "status", "claims")
    ),
    wire=_wire,
)
