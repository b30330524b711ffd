"""`onrecord claims`, `statements`, `actors` and `reports`: what is on record, as lists."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Question, asking_lists
from onrecord.cli.output import print_answers
from onrecord.cli.records import record_asked
from onrecord.cli.sheets import ACTORS, CLAIMS, REPORTS, STATEMENTS, NamedClaim, NamedStatement

if TYPE_CHECKING:
    from onrecord.record import ClaimOnRecord, Record, StatementOnRecord

PAGE = 200
"""Answers whose actors' names are looked up together."""
QUOTE = 240


@asking_lists
def claims(
    question: Question,
    *,
    rejected: Annotated[bool, typer.Option("--rejected", help="Those that people have rejected.")] = False,
) -> None:
    """List claims: who did what to whom, who says so, how sure."""
    with record_asked(question.record, question.filters) as record:
        found = record.rejected(question.asked) if rejected else record.claims(question.asked)
        print_answers(with_names(record, found), CLAIMS, question.form)


@asking_lists
def statements(question: Question) -> None:
    """List statements: who says what to whom."""
    with record_asked(question.record, question.filters) as record:
        print_answers(_speakers_named(record, record.statements(question.asked)), STATEMENTS, question.form)


@asking_lists
def actors(question: Question) -> None:
    """List actors: who is on record, under what names."""
    with record_asked(question.record, question.filters) as record:
        print_answers(record.actors(question.asked), ACTORS, question.form)


@asking_lists
def reports(question: Question) -> None:
    """List reports: what has been read."""
    with record_asked(question.record, question.filters) as record:
        print_answers(record.reports(question.asked), REPORTS, question.form)


def with_names(record: "Record", found: "Iterable[ClaimOnRecord]") -> Iterator[NamedClaim]:
    """Each claim with the names of the actors in it (and some others'), looked up a page at a time."""
    from onrecord.inquiry import actors_in

    waiting = iter(found)
    while page := list(islice(waiting, PAGE)):
        names = record.named(actors_in(page))
        yield from ((claim, names) for claim in page)


def _speakers_named(record: "Record", found: "Iterable[StatementOnRecord]") -> Iterator[NamedStatement]:
    waiting = iter(found)
    while page := list(islice(waiting, PAGE)):
        names = record.named({who for one in page for who in (one.holder, one.addressee) if who})
        yield from ((statement, names) for statement in page)
