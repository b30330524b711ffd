"""`onrecord events`, `disputes`, `agreements`, `forecasts`, `ties` and `transfers`: what the ledger holds, as lists."""

from typing import Annotated

import typer

from onrecord.cli.options import Question, asking_lists
from onrecord.cli.output import print_answers
from onrecord.cli.records import record_asked
from onrecord.cli.sheets import sheet


@asking_lists
def events(question: Question) -> None:
    """List events: who did what to whom, how it stands, who says so."""
    from onrecord.inquiry import matters
    from onrecord.inquiry.sheets import matters_named

    with record_asked(question.record, question.filters) as record:
        print_answers(matters_named(record, matters.events(record, question.asked)), sheet("events"), question.form)


@asking_lists
def disputes(question: Question) -> None:
    """List disputes: events of which holders say what cannot both be true."""
    from onrecord.inquiry import matters
    from onrecord.inquiry.sheets import disputes_told

    with record_asked(question.record, question.filters) as record:
        found = matters.disputes(record, question.asked)
        print_answers(disputes_told(record, found, question.asked.as_of), sheet("disputes"), question.form)


@asking_lists
def agreements(question: Question) -> None:
    """List agreements: deals with their parties, life and obligations."""
    from onrecord.inquiry import matters
    from onrecord.inquiry.sheets import matters_named

    with record_asked(question.record, question.filters) as record:
        print_answers(
            matters_named(record, matters.agreements(record, question.asked)), sheet("agreements"), question.form
        )


@asking_lists
def forecasts(
    question: Question,
    scores: Annotated[bool, typer.Option("--scores", help="How often each holder was right, instead.")] = False,
) -> None:
    """List forecasts: predictions, promises, threats and plans, and what came of them."""
    from onrecord.inquiry import matters
    from onrecord.inquiry.sheets import matters_named
    from onrecord.ledger.holders_scores import scores as scored

    with record_asked(question.record, question.filters) as record:
        found = matters.forecasts(record, question.asked)
        if scores:
            made = scored(found)
            names = record.named(one.holder for one in made if one.holder)
            print_answers(((one, names) for one in made), sheet("scores"), question.form)
        else:
            print_answers(matters_named(record, found), sheet("forecasts"), question.form)


@asking_lists
def ties(question: Question) -> None:
    """List ties: lasting relations between actors, over time."""
    from onrecord.inquiry import matters
    from onrecord.inquiry.sheets import matters_named

    with record_asked(question.record, question.filters) as record:
        print_answers(matters_named(record, matters.ties(record, question.asked)), sheet("ties"), question.form)


@asking_lists
def transfers(question: Question) -> None:
    """List transfers: what passed from whom to whom."""
    from onrecord.inquiry import matters
    from onrecord.inquiry.sheets import matters_named

    with record_asked(question.record, question.filters) as record:
        print_answers(
            matters_named(record, matters.transfers(record, question.asked)), sheet("transfers"), question.form
        )
