"""What a brief tells from several reports: events, disputes, words on the future, agreements; each with a quote."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from onrecord.inquiry.between import HAPPENED, origins_of, scales
from onrecord.inquiry.brief import QUOTE, BriefSection, Line
from onrecord.inquiry.matters import Matter, matters_asked
from onrecord.inquiry.naming import Names, as_sentence
from onrecord.inquiry.telling import agreement_words, days, event_words, forecast_words, holders_words, names_of
from onrecord.inquiry.wording import shorten
from onrecord.record import EVERYTHING, ClaimOnRecord, Filters, MatterOnRecord, Record
from onrecord.vocabulary import Agreement, Dispute, Event, Forecast, ForecastKind, ForecastOutcome

KINDS = ("event", "dispute", "forecast", "agreement")
"""The kinds of matter that a brief tells of."""


class Told(NamedTuple):
    """What is told of a matter, by its id: the claims that it stands on, the one to be quoted first, and whom it names.

    `tell` makes the sentence, once it is known which matters are shown: there may be thousands of others.
    """

    matter: str
    claims: tuple[str, ...]
    actors: tuple[str | None, ...]
    tell: Callable[[Names], str]


def ledger_sections(record: Record, filters: Filters = EVERYTHING, *, per_section: int = 8) -> tuple[BriefSection, ...]:
    """The sections with lines; none when the ledger holds nothing as asked."""
    found = (pair for pair in matters_asked(record, KINDS, filters) if is_news(pair[1], filters))
    return sections_of(record, found, per_section=per_section)


def sections_of(
    record: Record, found: Iterable[tuple[MatterOnRecord, Matter]], *, per_section: int = 8
) -> tuple[BriefSection, ...]:
    """The same from matters at hand, each with its row on record."""
    rows, matters = {}, []
    for row, matter in found:
        rows[matter.id] = row
        matters.append(matter)
    parts = [
        (name, title, [tell(one) for one in some[:per_section]], max(len(some) - per_section, 0))
        for name, title, some, tell in _parts(matters, rows, record.codebook.compiled(scales))
    ]
    shown = [one for _, _, told, _ in parts for one in told]
    names = names_of(record, {actor for one in shown for actor in one.actors})
    quoted = record.claims_named(one.claims[0] for one in shown if one.claims)
    sections = []
    for name, title, told, left_out in parts:
        lines = tuple(line for one in told if (line := _line(quoted, names, one)) is not None)
        if lines:
            sections.append(BriefSection(name=name, title=title, lines=lines, left_out=left_out))
    return tuple(sections)


def _parts(
    matters: list[Matter], rows: Mapping[str, MatterOnRecord], gravity: Mapping[str, float]
) -> Iterator[tuple[str, str, Sequence[Matter], Callable[[Any], Told]]]:
    """The sections by name, with their titles and matters, in order, and what tells one of these."""
    happened = {one.id: one for one in matters if isinstance(one, Event)}
    foretold = [one for one in matters if isinstance(one, Forecast)]
    graves = sorted(
        (one for one in happened.values() if one.status in HAPPENED and one.actors),
        key=lambda one: (-_origins(one, rows[one.id]), gravity.get(one.type or "", 0.0), one.id),
    )
    meant = [one for one in foretold if one.kind is not ForecastKind.PREDICTION]
    settled = [one for one in foretold if one.outcome is not ForecastOutcome.OPEN]
    disputed = [one for one in matters if isinstance(one, Dispute)]
    agreed = [one for one in matters if isinstance(one, Agreement)]
    yield "events", "What happened, by how many say so", graves, lambda one: _event(one, _origins(one, rows[one.id]))
    yield "disputes", "What is disputed", disputed, lambda one: _dispute(one, happened)
    yield "intentions", "Promises, threats and plans", meant, _forecast
    yield "settled", "Forecasts that are settled", settled, lambda one: _forecast(one, with_outcome=True)
    yield "agreements", "Agreements", agreed, _agreement


def _in_time(day: str | None, filters: Filters) -> bool:
    """Whether something of this day is news of the time asked for, and not only still open then; a null day may be."""
    if day is None:
        return True
    width = len(day)  # a month stands for all of its days
    after = filters.since is None or filters.since[:width] <= day
    return after and (filters.until is None or day <= filters.until[:width])


def is_news(matter: Matter, filters: Filters) -> bool:
    """Whether a forecast was made or settled, or an agreement took a step, in the time asked for."""
    if isinstance(matter, Forecast):
        return _in_time(matter.made, filters) or (matter.settled is not None and _in_time(matter.settled, filters))
    if isinstance(matter, Agreement):
        days = [step.date for step in matter.history if step.date]
        return not days or any(_in_time(day, filters) for day in days)
    return True


def _line(quoted: Mapping[str, ClaimOnRecord], names: Names, told: Told) -> Line | None:
    claim = quoted.get(told.claims[0]) if told.claims else None
    if claim is None:
        return None
    return Line(
        sentence=as_sentence(told.tell(names)),
        quote=shorten(claim.text, QUOTE),
        claim=claim.id,
        report=claim.report,
        publisher=claim.publisher,
        published=claim.published,
        confidence=claim.confidence,
        also=tuple(one for one in told.claims if one != claim.id),
        reports=len({one.rpartition("/")[0] for one in told.claims}),
        matter=told.matter,
    )


def _origins(event: Event, row: MatterOnRecord) -> int:
    """From how many origins an event is told; of those told of it later than asked about, as many as may be counted."""
    return max(origins_of(event), min(row.origins, len(event.reports)))


def _event(event: Event, origins: int) -> Told:
    def tell(names: Names) -> str:
        said = holders_words(_holders(event), names)
        when = days(event.from_, event.to)
        count = f" by {origins} origins" if origins > 1 else ""
        told = f"{event_words(event, names)}{f', {when}' if when else ''}: {event.status.value}{count}"
        return f"{told}{f' ({said})' if said else ''}"

    return Told(event.id, event.claims, (*event.actors, *event.recipients, *_holders(event)), tell)


def _forecast(forecast: Forecast, *, with_outcome: bool = False) -> Told:
    def tell(names: Names) -> str:
        return forecast_words(forecast, names) + (f": {forecast.outcome.value}" if with_outcome else "")

    return Told(forecast.id, forecast.claims, (*forecast.actors, *forecast.recipients, forecast.holder), tell)


def _agreement(agreement: Agreement) -> Told:
    return Told(agreement.id, agreement.claims, agreement.parties, lambda names: agreement_words(agreement, names))


def _dispute(dispute: Dispute, happened: Mapping[str, Event]) -> Told:
    event = happened.get(dispute.event)

    def tell(names: Names) -> str:
        sides = "; ".join(
            f"{'denied' if '-' in side.factuality else 'said'} by "
            f"{holders_words(side.holders, names) or 'someone unnamed'}"
            for side in dispute.sides
        )
        return f"{event_words(event, names) if event else 'Disputed'}: {sides}"

    claims = tuple(claim for side in dispute.sides for claim in side.claims)
    parties = (*event.actors, *event.recipients) if event else ()
    return Told(dispute.id, claims, (*parties, *(one for side in dispute.sides for one in side.holders)), tell)


def _holders(event: Event) -> Iterable[str | None]:
    return tuple(dict.fromkeys(account.holder for account in event.accounts))
