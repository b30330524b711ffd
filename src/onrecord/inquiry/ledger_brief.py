"""What a brief tells from several reports: events, disputes, words on the future, agreements; each with a quote."""

from collections.abc import Iterable, Mapping

from onrecord.inquiry.between import HAPPENED, origins_of, scales
from onrecord.inquiry.brief import QUOTE, BriefSection, Line
from onrecord.inquiry.matters import Matter, matters_asked
from onrecord.inquiry.naming import Names
from onrecord.inquiry.telling import agreement_words, days, event_words, forecast_words, holders_words, names_of
from onrecord.inquiry.wording import shorten
from onrecord.record import EVERYTHING, ClaimOnRecord, Filters, Record
from onrecord.vocabulary import Agreement, Dispute, Event, Forecast, ForecastKind, ForecastOutcome

Told = tuple[str, tuple[str, ...], str]
"""A sentence, the claims that it stands on, the one to be quoted first, and the id of the matter."""


KINDS = ("event", "dispute", "forecast", "agreement")
"""The kinds of matter that a brief tells of."""


def ledger_sections(record: Record, filters: Filters = EVERYTHING, *, per_section: int = 8) -> tuple[BriefSection, ...]:
    """The sections with lines; none when the ledger holds nothing as asked."""
    found = (one for _, one in matters_asked(record, KINDS, filters))
    return sections_of(record, [one for one in found if is_news(one, filters)], per_section=per_section)


def sections_of(record: Record, found: Iterable[Matter], *, per_section: int = 8) -> tuple[BriefSection, ...]:
    """The same from matters at hand."""
    matters = list(found)
    happened = {one.id: one for one in matters if isinstance(one, Event)}
    disputed = [one for one in matters if isinstance(one, Dispute)]
    foretold = [one for one in matters if isinstance(one, Forecast)]
    agreed = [one for one in matters if isinstance(one, Agreement)]
    ids: set[str | None] = set()
    ids = ids.union(*({*one.actors, *one.recipients, *_holders(one)} for one in happened.values()))
    ids = ids.union(*({*one.actors, *one.recipients, one.holder} for one in foretold))
    ids = ids.union(*(one.parties for one in agreed), *(side.holders for one in disputed for side in one.sides))
    names = names_of(record, ids)
    gravity = record.codebook.compiled(scales)
    graves = sorted(
        (one for one in happened.values() if one.status in HAPPENED and one.actors),
        key=lambda one: (-origins_of(one), gravity.get(one.type or "", 0.0), one.id),
    )
    meant = [one for one in foretold if one.kind is not ForecastKind.PREDICTION]
    settled = [one for one in foretold if one.outcome is not ForecastOutcome.OPEN]
    parts: tuple[tuple[str, str, list[Told]], ...] = (
        ("events", "What happened, by how many say so", [_event(one, names) for one in graves]),
        ("disputes", "What is disputed", [_dispute(one, happened, names) for one in disputed]),
        (
            "intentions",
            "Promises, threats and plans",
            [(forecast_words(one, names), one.claims, one.id) for one in meant],
        ),
        (
            "settled",
            "Forecasts that are settled",
            [(f"{forecast_words(one, names)}: {one.outcome.value}", one.claims, one.id) for one in settled],
        ),
        ("agreements", "Agreements", [(agreement_words(one, names), one.claims, one.id) for one in agreed]),
    )
    quoted = record.claims_named(claims[0] for _, _, told in parts for _, claims, _ in told[:per_section] if claims)
    sections = (_section(quoted, name, title, told, per_section) for name, title, told in parts)
    return tuple(section for section in sections if section.lines)


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


def _section(quoted: Mapping[str, ClaimOnRecord], name: str, title: str, told: list[Told], most: int) -> BriefSection:
    lines = tuple(line for one in told[:most] if (line := _line(quoted, *one)) is not None)
    return BriefSection(name=name, title=title, lines=lines, left_out=max(len(told) - most, 0))


def _line(quoted: Mapping[str, ClaimOnRecord], sentence: str, claims: tuple[str, ...], matter: str) -> Line | None:
    claim = quoted.get(claims[0]) if claims else None
    if claim is None:
        return None
    return Line(
        sentence=sentence,
        quote=shorten(claim.text, QUOTE),
        claim=claim.id,
        report=claim.report,
        publisher=claim.publisher,
        published=claim.published,
        confidence=claim.confidence,
        also=tuple(one for one in claims if one != claim.id),
        reports=len({one.rpartition("/")[0] for one in claims}),
        matter=matter,
    )


def _event(event: Event, names: Names) -> Told:
    origins = origins_of(event)
    said = holders_words(_holders(event), names)
    when = days(event.from_, event.to)
    count = f" by {origins} origins" if origins > 1 else ""
    told = f"{event_words(event, names)}{f', {when}' if when else ''}: {event.status.value}{count}"
    return f"{told}{f' ({said})' if said else ''}", event.claims, event.id


def _dispute(dispute: Dispute, happened: Mapping[str, Event], names: Names) -> Told:
    event = happened.get(dispute.event)
    sides = "; ".join(
        f"{'denied' if '-' in side.factuality else 'said'} by {holders_words(side.holders, names) or 'someone unnamed'}"
        for side in dispute.sides
    )
    claims = tuple(claim for side in dispute.sides for claim in side.claims)
    return f"{event_words(event, names) if event else 'Disputed'}: {sides}", claims, dispute.id


def _holders(event: Event) -> Iterable[str | None]:
    return tuple(dict.fromkeys(account.holder for account in event.accounts))
