"""Reads made-up reports with the real reader and keeps the agreements they tell of day by day, as the ledger does."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from onrecord.ledger.agreements import KnownAgreement, attach, concerns_agreement, make_agreement
from onrecord.ledger.entry import Entry
from onrecord.ledger.traits import Traits
from onrecord.reader import Reader
from onrecord.record.hydrate import claims_on_record
from onrecord.vocabulary import Actor, Agreement, Report

Told = tuple[str | None, str, str]
"""A report as the tests give it: day of publication (null when unknown), publisher, text."""


def entries_of(reader: Reader, reports: Iterable[Told]) -> tuple[list[Entry], dict[str, Actor]]:
    """The entries of all claims that concern agreements, with all actors by id."""
    entries: list[Entry] = []
    actors: dict[str, Actor] = {}
    for number, (day, publisher, text) in enumerate(reports):
        report = Report(id=f"r{number}", text=text, published=day, publisher=publisher)
        annotations = reader.read(report)
        actors |= {actor.id: actor for actor in annotations.actors}
        for claim in claims_on_record(annotations, None):
            traits = Traits(claim=claim.id, report=claim.report)
            entries.append(Entry(claim=claim, traits=traits, day=day or "0001-01-01", origin=report.id))
    return [entry for entry in entries if concerns_agreement(entry, actors)], actors


def homes_of(entries: Sequence[Entry], actors: dict[str, Actor]) -> dict[str, list[Entry]]:
    """The entries of each agreement, after all days were taken up in turn."""
    homes: dict[str, list[Entry]] = {}
    for _, group in groupby(sorted(entries, key=lambda entry: entry.order), key=lambda entry: entry.day):
        day = list(group)
        known = [KnownAgreement(id=name, entries=tuple(members)) for name, members in homes.items()]
        homes_today = attach(day, known, actors)
        for entry in day:
            if entry.claim.id in homes_today:
                homes.setdefault(homes_today[entry.claim.id], []).append(entry)
    return homes


def agreements_of(reader: Reader, *reports: Told) -> list[Agreement]:
    """The agreements that reports tell of, in order of their ids."""
    entries, actors = entries_of(reader, reports)
    return [make_agreement(name, members, actors) for name, members in sorted(homes_of(entries, actors).items())]
