"""Matters as the record keeps them: what filters need as columns, the whole as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from onrecord.ledger.entry import Entry
from onrecord.record.desk_rows import MatterRow
from onrecord.vocabulary import Agreement, Dispute, Event, Forecast, TieOverTime, Transfer

Keys = Mapping[str, int]
"""Keys of claims by id."""
Parts = list[tuple[str, str | None]]


class Telling(NamedTuple):
    """The claims of an event: those that tell of it, that deny it, and that let it be expected."""

    members: Sequence[Entry] = ()
    denials: Sequence[Entry] = ()
    foretold: Sequence[Entry] = ()


def event_row(event: Event, telling: Telling, docket: str, keys: Keys) -> MatterRow:
    """The row of an event, about the same days as the event; some of its claims may name others, or just its year."""
    members, denials, foretold = telling
    told = [*members, *denials] or list(foretold)
    days = sorted(entry.day for entry in told)
    parts: Parts = [
        *(("actor", one) for one in event.actors),
        *(("recipient", one) for one in event.recipients),
        *(("holder", one.holder) for one in event.accounts),
    ]
    return MatterRow(
        id=event.id,
        kind="event",
        docket=docket,
        type=event.type,
        status=event.status.value,
        holder=None,
        since=event.from_ or event.to or days[0],
        until=event.to or event.from_ or days[0],
        first=days[0],
        last=days[-1],
        found=_json(event),
        claims=_claims([("member", members), ("denial", denials), ("foretelling", foretold)], keys),
        actors=_actors(parts),
        said=_said([*members, *denials, *foretold]),
        origins=_origins([*members, *denials, *foretold]),
        place=event.place,
    )


def dispute_row(dispute: Dispute, event: MatterRow, entries: Sequence[Entry], keys: Keys) -> MatterRow:
    """The row of a dispute, about the days of its event."""
    parts: Parts = [("holder", one) for side in dispute.sides for one in side.holders]
    parts += [(role, one) for role, one in event.actors if role != "holder"]
    return MatterRow(
        id=dispute.id,
        kind="dispute",
        docket=event.docket,
        type=event.type,
        status=event.status,
        holder=None,
        since=event.since,
        until=event.until,
        first=dispute.since or event.first,
        last=event.last,
        found=_json(dispute),
        claims=_claims([("member", entries)], keys),
        actors=_actors(parts),
        said=_said(entries),
        origins=_origins(entries),
    )


def transfer_row(transfer: Transfer, event: MatterRow, entries: Iterable[Entry], keys: Keys) -> MatterRow:
    """The row of a transfer, about the days of its event; `entries` are the event's."""
    return MatterRow(
        id=transfer.id,
        kind="transfer",
        docket=event.docket,
        type=event.type,
        status=event.status,
        holder=None,
        since=event.since,
        until=event.until,
        first=event.first,
        last=event.last,
        found=_json(transfer),
        claims=tuple((keys[one], "member") for one in transfer.claims),
        actors=_actors([("actor", transfer.giver), ("recipient", transfer.receiver)]),
        said=len(transfer.claims),
        origins=_origins(entry for entry in entries if entry.claim.id in transfer.claims),
    )


def tie_row(tie: TieOverTime, entries: Sequence[Entry], docket: str, keys: Keys) -> MatterRow:
    """The row of a tie."""
    days = sorted(entry.day for entry in entries)
    return MatterRow(
        id=tie.id,
        kind="tie",
        docket=docket,
        type=tie.type,
        status=tie.status.value,
        holder=None,
        since=tie.from_ or days[0],
        until=tie.to or days[-1],
        first=days[0],
        last=days[-1],
        found=_json(tie),
        claims=_claims([("member", entries)], keys),
        actors=_actors([("actor", tie.a), ("recipient", tie.b)]),
        said=_said(entries),
        origins=_origins(entries),
    )


def forecast_row(
    forecast: Forecast, members: Sequence[Entry], deeds: Sequence[Entry], docket: str, keys: Keys
) -> MatterRow:
    """The row of a forecast; the claims that settle it have the role `deed`."""
    days = sorted(entry.day for entry in members)
    settling = sorted(entry.day for entry in deeds)
    parts: Parts = [
        *(("actor", one) for one in forecast.actors),
        *(("recipient", one) for one in forecast.recipients),
        ("holder", forecast.holder),
    ]
    return MatterRow(
        id=forecast.id,
        kind="forecast",
        docket=docket,
        type=forecast.type,
        status=forecast.outcome.value,
        holder=forecast.holder,
        since=days[0],
        until=forecast.deadline or days[-1],
        first=days[0],
        last=max(days[-1:] + settling[-1:]),
        found=_json(forecast),
        claims=_claims([("member", members), ("deed", deeds)], keys),
        actors=_actors(parts),
        said=_said(members),
        origins=_origins(members),
        forecast_kind=forecast.kind.value,
        deadline=forecast.deadline,
    )


def agreement_row(agreement: Agreement, entries: Sequence[Entry], docket: str, keys: Keys) -> MatterRow:
    """The row of an agreement."""
    days = sorted(entry.day for entry in entries)
    dates = sorted(step.date for step in agreement.history if step.date)
    bearers: Parts = [("bearer", one) for duty in agreement.obligations for one in duty.bearer]
    return MatterRow(
        id=agreement.id,
        kind="agreement",
        docket=docket,
        type=None,
        status=agreement.status.value if agreement.status else None,
        holder=None,
        since=(dates or days)[0],
        until=(dates or days)[-1],
        first=days[0],
        last=days[-1],
        found=_json(agreement),
        claims=_claims([("member", entries)], keys),
        actors=_actors([*(("party", one) for one in agreement.parties), *bearers, *_named(entries)]),
        said=_said(entries),
        origins=_origins(entries),
        name=agreement.name,
    )


def _named(entries: Iterable[Entry]) -> Parts:
    """All whom the claims name, and their countries: by these an agreement is looked up when more is told of it."""
    return [
        ("named", one) for entry in entries for one in (*entry.countries, *entry.claim.actors, *entry.claim.recipients)
    ]


def _said(entries: Iterable[Entry]) -> int:
    """How many claims there are."""
    return len({entry.claim.id for entry in entries})


def _origins(entries: Iterable[Entry]) -> int:
    """From how many origins claims are."""
    return len({entry.origin for entry in entries})


def _claims(parts: Iterable[tuple[str, Iterable[Entry]]], keys: Keys) -> tuple[tuple[int, str], ...]:
    """Each claim once, in its first role."""
    found: dict[int, str] = {}
    for role, entries in parts:
        for entry in entries:
            found.setdefault(keys[entry.claim.id], role)
    return tuple(found.items())


def _actors(parts: Parts) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((role, one) for role, one in parts if one))


def _json(matter: object) -> str:
    return msgspec.json.encode(matter).decode("utf-8")
