"""The sheets of all lists by name, and answers with the names that sheets need."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from onrecord.inquiry import matter_sheets, report_sheets
from onrecord.inquiry.brief import actors_in
from onrecord.inquiry.matters import Matter, events_named
from onrecord.inquiry.naming import Names, as_sentence
from onrecord.inquiry.report_sheets import NamedClaim, NamedStatement
from onrecord.inquiry.sheet import Sheet
from onrecord.inquiry.telling import event_dated
from onrecord.inquiry.who_is_in import actors_of
from onrecord.record import ClaimOnRecord, Record, StatementOnRecord
from onrecord.vocabulary import Dispute

PAGE = 200
"""Answers whose actors' names are looked up together."""
T = TypeVar("T")
Kind = TypeVar("Kind", bound=Matter)

SHEETS: dict[str, Sheet[Any]] = {
    "events": matter_sheets.EVENTS,
    "statements": report_sheets.STATEMENTS,
    "claims": report_sheets.CLAIMS,
    "forecasts": matter_sheets.FORECASTS,
    "disputes": matter_sheets.DISPUTES,
    "agreements": matter_sheets.AGREEMENTS,
    "transfers": matter_sheets.TRANSFERS,
    "ties": matter_sheets.TIES,
    "actors": report_sheets.ACTORS,
    "reports": report_sheets.REPORTS,
    "scores": matter_sheets.SCORES,
}
"""By the name of the list."""


def claims_named(record: Record, found: Iterable[ClaimOnRecord]) -> Iterator[NamedClaim]:
    """Each claim with the names of the actors in it (and some others'), looked up a page at a time."""
    return _named(record, found, actors_in)


def statements_named(record: Record, found: Iterable[StatementOnRecord]) -> Iterator[NamedStatement]:
    """Each statement with the names of its holder and addressee, looked up a page at a time."""
    return _named(record, found, speakers)


def matters_named(record: Record, found: Iterable[Kind]) -> Iterator[tuple[Kind, Names]]:
    """Each matter with the names of the actors in it, looked up a page at a time."""
    return _named(record, found, actors_in_matters)


def disputes_told(record: Record, found: Iterable[Dispute], as_of: str | None) -> Iterator[tuple[Dispute, Names, str]]:
    """Each dispute with names and a sentence on its event as of a day, looked up a page at a time."""
    for page in _pages(found):
        events = events_named(record, (dispute.event for dispute in page), as_of)
        names = record.named({*actors_in_matters(page), *actors_in_matters(events.values())})
        for dispute in page:
            event = events.get(dispute.event)
            yield dispute, names, as_sentence(event_dated(event, names)) if event else ""


def speakers(page: Iterable[StatementOnRecord]) -> set[str]:
    """The ids of those who make statements, and of those to whom they are made."""
    return {who for one in page for who in (one.holder, one.addressee) if who}


def actors_in_matters(page: Iterable[Matter]) -> set[str]:
    """The ids of all who are in some matters."""
    return {one for matter in page for one in actors_of(matter)}


def _named(record: Record, found: Iterable[T], actors: Callable[[list[T]], Iterable[str]]) -> Iterator[tuple[T, Names]]:
    for page in _pages(found):
        names = record.named(actors(page))
        yield from ((one, names) for one in page)


def _pages(found: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(found)
    while page := list(islice(waiting, PAGE)):
        yield page
