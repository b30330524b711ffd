"""An event, dispute, agreement, forecast, tie or transfer as a document: what it is, how it stands, who says so."""

import shlex
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.cli.paper import EMPTY, Line, Words, line, quoted
from onrecord.cli.views import fields

if TYPE_CHECKING:
    from onrecord.inquiry.explain_matters import MatterExplanation
    from onrecord.inquiry.matters import Matter
    from onrecord.inquiry.naming import Names
    from onrecord.record import Record
    from onrecord.vocabulary import Agreement, Dispute, Event, Forecast, TieOverTime, Transfer

SHOWN = 20
"""Claims that a matter's view quotes at most."""


def matter_view(record: "Record", matter: "Matter") -> Iterator[Line]:
    """What the matter is, its fields, and its claims with their words; the sides of a dispute one after the other."""
    from onrecord.inquiry.who_is_in import actors_of
    from onrecord.vocabulary import Agreement, Dispute, Event, Forecast, TieOverTime, Transfer

    names = record.named(actors_of(matter))
    match matter:
        case Event():
            yield from _event(matter, names)
        case Dispute():
            yield from _dispute(record, matter, names)
            return
        case Agreement():
            yield from _agreement(matter, names)
        case Forecast():
            yield from _forecast(record, matter, names)
        case TieOverTime() | Transfer():
            yield from _plain(matter, names)
    yield from _claims(record, "Claims", matter.claims)


def grounds_view(found: "MatterExplanation") -> Iterator[Line]:
    """The matter in a sentence, and each ground with what it means."""
    yield line(Words(found.sentence, "bold"))
    yield EMPTY
    if not found.grounds:
        yield line("It follows from its claims alone: there was nothing to weigh.")
    for one in found.grounds:
        yield line(Words(f"{one.value:+6.2f}  {one.name}", "bold"))
        if one.meaning:
            yield line(one.meaning, indent=8)
    yield EMPTY
    yield line(Words(f"`{shlex.join(['onrecord', 'show', found.id])}` shows its claims.", "dim"))


def _event(event: "Event", names: "Names") -> Iterator[Line]:
    from onrecord.inquiry.naming import as_sentence
    from onrecord.inquiry.telling import accounts_line, event_sentence, who

    figures = "; ".join(f"{one.text} ({who(one.holder, names)})" for one in event.figures)
    yield line(Words(as_sentence(event_sentence(event, names)), "bold"))
    yield from fields(
        ("status", event.status.value),
        ("accounts", accounts_line(event, names)),
        ("figures", figures),
        ("reports", str(len(event.reports))),
        ("why", _why(event.why)),
        ("id", event.id),
    )


def _dispute(record: "Record", dispute: "Dispute", names: "Names") -> Iterator[Line]:
    from onrecord.inquiry.matters import events_named
    from onrecord.inquiry.naming import as_sentence
    from onrecord.inquiry.telling import dispute_sides, event_dated
    from onrecord.inquiry.who_is_in import actors_of

    events = events_named(record, [dispute.event])
    whose = record.named(one for event in events.values() for one in actors_of(event))
    about = next((as_sentence(event_dated(event, whose)) for event in events.values()), dispute.event)
    yield line(Words("Dispute: ", "bold"), Words(about, "bold"))
    yield from fields(
        ("event", dispute.event), ("since", dispute.since or ""), ("why", _why(dispute.why)), ("id", dispute.id)
    )
    for title, side, told in zip(
        ("It was so", "It was not"), dispute.sides, dispute_sides(dispute, names), strict=False
    ):
        yield from _claims(record, f"{title}: {told}", side.claims)


def _agreement(agreement: "Agreement", names: "Names") -> Iterator[Line]:
    from onrecord.inquiry.naming import as_sentence
    from onrecord.inquiry.telling import agreement_parties, duty_words

    yield line(Words(agreement.name, "bold"))
    yield from fields(
        ("parties", agreement_parties(agreement, names)),
        ("names", ", ".join(one for one in agreement.names if one != agreement.name)),
        ("status", agreement.status.value if agreement.status else ""),
        ("life", ", ".join(f"{step.status.value} {step.date or ''}".strip() for step in agreement.history)),
        *(("obligation", as_sentence(duty_words(duty, names))) for duty in agreement.obligations),
        ("why", _why(agreement.why)),
        ("id", agreement.id),
    )


def _forecast(record: "Record", forecast: "Forecast", names: "Names") -> Iterator[Line]:
    from onrecord.inquiry.naming import as_sentence
    from onrecord.inquiry.telling import forecast_holder, forecast_sentence

    likely = "" if forecast.likelihood is None else f"{forecast.likelihood:.0%} (“{forecast.likelihood_words}”)"
    yield line(Words(as_sentence(forecast_sentence(forecast, names)), "bold"))
    yield from fields(
        ("kind", forecast.kind.value),
        ("holder", forecast_holder(forecast, names)),
        ("made", forecast.made or ""),
        ("deadline", forecast.deadline or ""),
        ("likelihood", likely),
        ("outcome", forecast.outcome.value),
        ("settled", forecast.settled or ""),
        ("why", _why(forecast.why)),
        ("id", forecast.id),
    )
    if forecast.outcome_claims:
        yield from _claims(record, "Settled by", forecast.outcome_claims)


def _plain(matter: "TieOverTime | Transfer", names: "Names") -> Iterator[Line]:
    from onrecord.inquiry.naming import as_sentence
    from onrecord.inquiry.telling import tie_sentence, transfer_sentence
    from onrecord.vocabulary import TieOverTime

    told = (
        as_sentence(tie_sentence(matter, names))
        if isinstance(matter, TieOverTime)
        else transfer_sentence(matter, names)
    )
    yield line(Words(told, "bold"))
    yield from fields(("status", matter.status.value), ("id", matter.id))


def _claims(record: "Record", title: str, ids: Iterable[str]) -> Iterator[Line]:
    from onrecord.inquiry.report_sheets import claim_in_words
    from onrecord.inquiry.sheets import claims_named
    from onrecord.record import ClaimOnRecord

    all_of = list(ids)
    found = (record.get(one) for one in all_of[:SHOWN])
    yield EMPTY
    yield line(Words(title, "bold"))
    for claim, names in claims_named(record, (one for one in found if isinstance(one, ClaimOnRecord))):
        told = claim_in_words((claim, names))
        where = ", ".join(part for part in (claim.publisher, claim.published) if part)
        yield line("• ", f"{told['says']}: {told['claim']} ({told['factuality']})", indent=2, hang=2)
        yield line(Words(quoted(claim.text), "italic"), indent=4)
        yield line(Words(f"{where}  " if where else "", "dim"), Words(claim.id, "dim"), indent=4)
    if len(all_of) > SHOWN:
        yield line(Words(f"and {len(all_of) - SHOWN:,} more", "dim"), indent=4)


def _why(features: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:+.2f}" for name, value in sorted(features.items(), key=lambda one: -abs(one[1])))
