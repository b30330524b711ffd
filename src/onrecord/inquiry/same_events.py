"""The events of a report of which other texts tell too, and where they differ from it."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from onrecord.inquiry.brief import actors_in
from onrecord.inquiry.claim_cards import Belonging
from onrecord.inquiry.comparing import Difference, differences
from onrecord.inquiry.naming import as_sentence
from onrecord.inquiry.telling import event_sentence
from onrecord.record import ClaimOnRecord, Record, ReportOnRecord
from onrecord.vocabulary import Event

SHOWN = 40
"""Claims of other reports that are compared for one event at most, the first published first."""


class OtherReport(Struct, frozen=True, kw_only=True):
    """Another report of an event, and the ids of its claims that tell of it or deny it."""

    id: str
    publisher: str | None
    published: str | None
    headline: str | None
    claims: tuple[str, ...]
    denies: bool


class SameEvent(Struct, frozen=True, kw_only=True):
    """An event with the ids of the claims `here` that tell of it, other reports of it, and where these differ.

    `left_out` counts the claims of further reports, which are not compared.
    """

    id: str
    sentence: str
    status: str
    here: tuple[str, ...]
    reports: tuple[OtherReport, ...]
    left_out: int
    differences: tuple[Difference, ...]


def same_events(
    record: Record, claims: Sequence[ClaimOnRecord], belong: Belonging, *, without: Collection[str]
) -> tuple[SameEvent, ...]:
    """The events that some claims `belong` to and of which others tell too, in the order of the claims.

    Reports in `without` (the one at hand and its copies) are no others.
    """
    here = {one.id: one for one in claims}
    events = {one: event for one, event in belong.matters.items() if isinstance(event, Event)}
    chosen = {one: _others(event, without) for one, event in events.items()}
    denials = {(part.matter, part.claim) for part in record.claims_in_matters(events) if part.role == "denial"}
    shown = record.claims_named(claim for others in chosen.values() for claim in others[:SHOWN])
    heads = record.reports_named({one.report for one in shown.values()})
    names = record.named({*actors_in([*here.values(), *shown.values()]), *_parties(events.values())})
    found = []
    for one, event in events.items():
        there = [shown[claim] for claim in chosen[one][:SHOWN] if claim in shown]
        mine = [here[claim] for claim in event.claims if claim in here]
        if not there or not mine:
            continue
        denying = frozenset(claim for matter, claim in denials if matter == one)
        found.append(
            SameEvent(
                id=one,
                sentence=as_sentence(event_sentence(event, names)),
                status=event.status.value,
                here=tuple(claim.id for claim in mine),
                reports=_reports(there, heads, denying),
                left_out=max(0, len(chosen[one]) - SHOWN),
                differences=differences(mine, there, denying, names),
            )
        )
    order = {claim: place for place, claim in enumerate(here)}
    return tuple(sorted(found, key=lambda each: (order[each.here[0]], each.id)))


def _others(event: Event, without: Collection[str]) -> list[str]:
    """The ids of the claims of other reports, in the event's order."""
    return [claim for claim in event.claims if claim.rpartition("/")[0] not in without]


def _parties(events: Collection[Event]) -> set[str]:
    return {actor for event in events for actor in (*event.actors, *event.recipients)}


def _reports(
    claims: Sequence[ClaimOnRecord], heads: dict[str, ReportOnRecord], denying: Collection[str]
) -> tuple[OtherReport, ...]:
    of: dict[str, list[str]] = {}
    for one in claims:
        of.setdefault(one.report, []).append(one.id)
    return tuple(
        OtherReport(
            id=report,
            publisher=heads[report].publisher if report in heads else None,
            published=heads[report].published if report in heads else None,
            headline=heads[report].headline if report in heads else None,
            claims=tuple(ids),
            denies=any(one in denying for one in ids),
        )
        for report, ids in of.items()
    )
