"""`onrecord events`, `disputes`, `agreements`, `forecasts`, `ties` and `transfers`: what the ledger holds, as lists."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from onrecord.cli.lists import PAGE
from onrecord.cli.matter_sheets import AGREEMENTS, DISPUTES, EVENTS, FORECASTS, SCORES, TIES, TRANSFERS
from onrecord.cli.options import Question, asking_lists
from onrecord.cli.output import print_answers
from onrecord.cli.records import record_asked

if TYPE_CHECKING:
    from onrecord.inquiry.matters import Matter
    from onrecord.inquiry.sentences import Names
    from onrecord.record import Record
    from onrecord.vocabulary import Dispute

    Kind = TypeVar("Kind", bound=Matter)


@asking_lists
def events(question: Question) -> None:
    """List events: who did what to whom, how it stands, who says so."""
    from onrecord.inquiry import matters

    with record_asked(question.record, question.filters) as record:
        print_answers(_named(record, matters.events(record, question.asked)), EVENTS, question.form)


@asking_lists
def disputes(question: Question) -> None:
    """List disputes: events of which holders say what cannot both be true."""
    from onrecord.inquiry import matters

    with record_asked(question.record, question.filters) as record:
        found = _named(record, matters.disputes(record, question.asked))
        print_answers(_with_events(record, found, question.asked.as_of), DISPUTES, question.form)


@asking_lists
def agreements(question: Question) -> None:
    """List agreements: deals with their parties, life and obligations."""
    from onrecord.inquiry import matters

    with record_asked(question.record, question.filters) as record:
        print_answers(_named(record, matters.agreements(record, question.asked)), AGREEMENTS, question.form)


@asking_lists
def forecasts(
    question: Question,
    scores: Annotated[bool, typer.Option("--scores", help="How often each holder was right, instead.")] = False,
) -> None:
    """List forecasts: predictions, promises, threats and plans, and what came of them."""
    from onrecord.inquiry import matters
    from onrecord.ledger.holders_scores import scores as scored

    with record_asked(question.record, question.filters) as record:
        found = matters.forecasts(record, question.asked)
        if scores:
            made = scored(found)
            names = record.named(one.holder for one in made if one.holder)
            print_answers(((one, names) for one in made), SCORES, question.form)
        else:
            print_answers(_named(record, found), FORECASTS, question.form)


@asking_lists
def ties(question: Question) -> None:
    """List ties: lasting relations between actors, over time."""
    from onrecord.inquiry import matters

    with record_asked(question.record, question.filters) as record:
        print_answers(_named(record, matters.ties(record, question.asked)), TIES, question.form)


@asking_lists
def transfers(question: Question) -> None:
    """List transfers: what passed from whom to whom."""
    from onrecord.inquiry import matters

    with record_asked(question.record, question.filters) as record:
        print_answers(_named(record, matters.transfers(record, question.asked)), TRANSFERS, question.form)


def _named(record: "Record", found: "Iterable[Kind]") -> "Iterator[tuple[Kind, Names]]":
    """Each matter with the names of the actors in it, looked up a page at a time."""
    from onrecord.inquiry.matter_sentences import actors_of

    waiting = iter(found)
    while page := list(islice(waiting, PAGE)):
        names = record.named({one for matter in page for one in actors_of(matter)})
        yield from ((matter, names) for matter in page)


def _with_events(
    record: "Record", found: "Iterable[tuple[Dispute, Names]]", as_of: str | None
) -> "Iterator[tuple[Dispute, Names, str]]":
    """Each dispute with a sentence on its event, looked up a page at a time."""
    from onrecord.inquiry.matter_sentences import actors_of, event_sentence
    from onrecord.inquiry.matters import events_named

    waiting = iter(found)
    while page := list(islice(waiting, PAGE)):
        events = events_named(record, (dispute.event for dispute, _ in page), as_of)
        names = record.named({one for event in events.values() for one in actors_of(event)})
        for dispute, holders in page:
            event = events.get(dispute.event)
            yield dispute, holders, event_sentence(event, names) if event else ""
