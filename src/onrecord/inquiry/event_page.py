"""An event with every account of it: who said what when, side against side, figures, and what foretold it."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from onrecord.inquiry.claim_cards import Named, named
from onrecord.inquiry.claim_lines import ClaimLine, Lines, around, lines_of
from onrecord.inquiry.explain_matters import Ground, explain_matter
from onrecord.inquiry.matter_lines import MatterLine, matter_line, matter_lines, matter_with, words_of
from onrecord.inquiry.matters import Matter, as_they_stood, matters_named
from onrecord.inquiry.naming import Names
from onrecord.inquiry.who_is_in import actors_of
from onrecord.ledger.days import days_after, days_before, days_between
from onrecord.record import MatterOnRecord, Record
from onrecord.record.desk_rows import FIRST_DAY
from onrecord.vocabulary import NEGATIVE, Agreement, Dispute, Event, Forecast, Side, Transfer

NEAR = 3
"""Days before and after an event in which others are shown beside it."""
BESIDE = 8
"""Events that are shown beside one at most."""
_NEGATIVE = frozenset(one.value for one in NEGATIVE)


class SideOfDispute(Struct, frozen=True, kw_only=True):
    """Those who say the same: whether they deny it, how sure they are, who they are, and their claims."""

    denies: bool
    factuality: str
    holders: tuple[Named, ...]
    lines: tuple[ClaimLine, ...]


class DisputeOfEvent(Struct, frozen=True, kw_only=True):
    """What is contrary in the accounts of an event, since the day of the first contrary one, and why it is held so."""

    id: str
    since: str | None
    sides: tuple[SideOfDispute, ...]
    grounds: tuple[Ground, ...]


class FigureTold(Struct, frozen=True, kw_only=True):
    """A figure in the words of a holder, with what stands around it and the first claim that gives it."""

    text: str
    context: str
    claim: str
    published: str | None


class FiguresOfHolder(Struct, frozen=True, kw_only=True):
    """All figures that one holder gives of an event, in order of publication."""

    holder: Named
    figures: tuple[FigureTold, ...]


class EventPage(Struct, frozen=True, kw_only=True):
    """An event as a page shows it.

    `accounts` are the claims that tell of it, deny it or foretold it, in order of publication; `reports` and `origins`
    count those that tell of it or deny it. `foretold_by` are forecasts that let it be expected, `settles` those that it
    settles; `beside` are events of the same parties in the days around it.
    """

    event: Event
    sentence: str
    as_of: str | None
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    reports: int
    origins: int
    accounts: tuple[ClaimLine, ...]
    dispute: DisputeOfEvent | None
    figures: tuple[FiguresOfHolder, ...]
    foretold_by: tuple[MatterLine, ...]
    settles: tuple[MatterLine, ...]
    transfers: tuple[MatterLine, ...]
    agreements: tuple[MatterLine, ...]
    beside: tuple[MatterLine, ...]
    grounds: tuple[Ground, ...]


def event_page(record: Record, event_id: str, *, as_of: str | None = None) -> EventPage:
    """The page of the event with this id, as it stood on a day; raises `UsageError` (`unknown-id`, `not-yet`)."""
    row, event = matter_with(record, event_id, "event", as_of)
    assert isinstance(event, Event)
    parts = {one.claim: one.role for one in record.claims_in_matters([event.id])}
    lines = lines_of(record, [*event.claims, *parts], as_of=as_of)
    own, foretelling = set(event.claims), {one for one, part in parts.items() if part == "foretelling"}
    others = _others(record, event, [*own, *foretelling], as_of)
    beside = _beside(record, row, event, as_of)
    names = {**record.named(_actors([event, *others, *(one for _, one in beside)])), **lines.names}
    forecasts = [one for one in others if isinstance(one, Forecast)]
    foretold = [one for one in forecasts if foretelling.intersection(one.claims)]
    settled = [one for one in forecasts if own.intersection(one.outcome_claims) and one not in foretold]
    dispute = next((one for one in others if isinstance(one, Dispute) and one.event == event.id), None)

    def told(those: Iterable[Matter]) -> tuple[MatterLine, ...]:
        return tuple(matter_line(one, names) for one in those)

    return EventPage(
        event=event,
        sentence=words_of(event, names),
        as_of=as_of,
        actors=tuple(named(one, names) for one in event.actors),
        recipients=tuple(named(one, names) for one in event.recipients if one not in event.actors),
        reports=len(event.reports),
        origins=lines.origins(event.claims),
        accounts=lines.of([*event.claims, *foretelling], parts),
        dispute=_dispute(dispute, lines, parts, names) if dispute else None,
        figures=_figures(event, lines, names),
        foretold_by=told(foretold),
        settles=told(settled),
        transfers=told(one for one in others if isinstance(one, Transfer)),
        agreements=told(one for one in others if isinstance(one, Agreement)),
        beside=matter_lines(beside, names),
        grounds=explain_matter(event, names).grounds,
    )


def dispute_page(record: Record, dispute_id: str, *, as_of: str | None = None) -> EventPage:
    """The page of the event that a dispute is about; raises `UsageError` (`unknown-id`, `not-yet`)."""
    _, dispute = matter_with(record, dispute_id, "dispute", as_of)
    assert isinstance(dispute, Dispute)
    return event_page(record, dispute.event, as_of=as_of)


def _others(record: Record, event: Event, claims: Iterable[str], as_of: str | None) -> list[Matter]:
    """The other matters that the claims of an event are part of."""
    ids = {one.matter for one in record.parts_in_matters(claims)} - {event.id}
    return list(matters_named(record, ids, as_of).values())


def _beside(
    record: Record, row: MatterOnRecord, event: Event, as_of: str | None
) -> list[tuple[MatterOnRecord, Matter]]:
    """Events of the same parties in the days around one, first those of its type, then the nearest, in order of day."""
    first, last = event.from_ or event.to or row.first, event.to or event.from_ or row.first
    if first == FIRST_DAY:
        return []
    with record.looking() as desk:
        ids = desk.matters_about(row.docket, "event", days_before(first, NEAR), days_after(last, NEAR))
    now = [pair for pair in as_they_stood(record, ids) if pair[0].id != event.id and pair[0].first <= (as_of or "9999")]

    def day(pair: tuple[MatterOnRecord, Matter]) -> str:
        one = pair[1]
        return (isinstance(one, Event) and (one.from_ or one.to)) or pair[0].first

    def rank(pair: tuple[MatterOnRecord, Matter]) -> tuple[bool, int, str]:
        return getattr(pair[1], "type", None) != event.type, abs(days_between(first, day(pair))), pair[0].id

    nearest = sorted(now, key=rank)[:BESIDE]
    if as_of is not None:
        nearest = list(as_they_stood(record, (row.id for row, _ in nearest), as_of))
    return sorted(nearest, key=lambda pair: (day(pair), pair[0].id))


def _actors(matters: Iterable[Matter]) -> set[str]:
    return {actor for one in matters for actor in actors_of(one)}


def _dispute(dispute: Dispute, lines: Lines, parts: Mapping[str, str], names: Names) -> DisputeOfEvent:
    sides = sorted(dispute.sides, key=lambda side: _denies(side, parts))
    return DisputeOfEvent(
        id=dispute.id,
        since=dispute.since,
        sides=tuple(
            SideOfDispute(
                denies=_denies(side, parts),
                factuality=side.factuality,
                holders=tuple(named(one, names) for one in side.holders),
                lines=lines.of(side.claims, parts),
            )
            for side in sides
        ),
        grounds=explain_matter(dispute, names).grounds,
    )


def _denies(side: Side, parts: Mapping[str, str]) -> bool:
    """Whether a side says that it did not happen; a deed of denying is told as certain."""
    return side.factuality in _NEGATIVE or any(parts.get(one) == "denial" for one in side.claims)


def _figures(event: Event, lines: Lines, names: Names) -> tuple[FiguresOfHolder, ...]:
    """The figures of an event by holder, those who spoke first coming first."""
    told: dict[str | None, list[FigureTold]] = {}
    for figure in event.figures:
        claims = lines.of(figure.claims)
        for claim in claims[:1]:
            told.setdefault(figure.holder, []).append(
                FigureTold(
                    text=figure.text,
                    context=around(figure.text, lines.claims[claim.id].text),
                    claim=claim.id,
                    published=claim.published,
                )
            )
    return tuple(
        FiguresOfHolder(
            holder=named(holder, names),
            figures=tuple(sorted(figures, key=lambda one: (one.published or "", one.claim))),
        )
        for holder, figures in told.items()
    )
