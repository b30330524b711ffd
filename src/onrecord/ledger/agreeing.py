"""Decides the docket of agreements: which claims tell of one deal, whoever its parties are."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from onrecord.ledger.agreements import KnownAgreement, attach, make_agreement
from onrecord.ledger.days import days_before
from onrecord.ledger.dockets import AGREEMENTS
from onrecord.ledger.entries import Entries, Tools
from onrecord.ledger.entry import Entry
from onrecord.ledger.judged import attached
from onrecord.ledger.rows import agreement_row
from onrecord.record.desk import Desk

RECENT = 60
"""Days within which an agreement is looked at for any claim; older ones when they share a party with it."""


def decide_agreements(desk: Desk, since: str, tools: Tools) -> None:
    """Decide all that concerns agreements again from a day on."""
    entries = Entries(desk, tools)
    told = entries.take(desk.posted(AGREEMENTS, since=since))
    stale = desk.matter_ids(AGREEMENTS, "agreement", since=since)
    bonds = desk.judgements.agreements
    near = desk.meeting("agreement", _parties(told), since=days_before(since, RECENT))
    joined = desk.holding(AGREEMENTS, "agreement", bonds.with_all(entry.claim.id for entry in told))
    book = entries.members({*stale, *near, *joined}, before=since)
    changed = set(stale)
    for day, some in groupby(sorted(told, key=lambda entry: entry.order), key=lambda entry: entry.day):
        today = {entry.claim.id: entry for entry in some}
        known = _known(book, day, today.values())
        found = attach(list(today.values()), known, entries.actors)
        held = {one: [entry.claim.id for entry in members] for one, members in book.items()}
        for claim, agreement in sorted(attached(found, list(today), held, bonds).items()):
            book.setdefault(agreement, []).append(today[claim])
            changed.add(agreement)
    _write(desk, {one: book.get(one, []) for one in sorted(changed)}, entries)


def _known(book: Mapping[str, Sequence[Entry]], day: str, today: Iterable[Entry]) -> list[KnownAgreement]:
    """The agreements to which claims of a day can go; it goes by the days before only."""
    parties, recent = _parties(today), days_before(day, RECENT)
    return [
        KnownAgreement(id=one, entries=tuple(members))
        for one, members in sorted(book.items())
        if members[-1].day >= recent or parties & _parties(members)
    ]


def _write(desk: Desk, changed: dict[str, list[Entry]], entries: Entries) -> None:
    desk.drop(list(changed))
    rows = []
    for one, members in changed.items():
        if members:
            ordered = sorted(members, key=lambda entry: entry.order)
            made = make_agreement(one, ordered, entries.actors)
            rows.append(agreement_row(made, ordered, AGREEMENTS, entries.keys))
    desk.write(rows)


def _parties(told: Iterable[Entry]) -> set[str]:
    """Countries and actors that some claims name: a state goes by its code, as its id does."""
    found: set[str] = set()
    for entry in told:
        found |= {*entry.countries, *entry.claim.actors, *entry.claim.recipients}
    return found
