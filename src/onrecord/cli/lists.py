"""`onrecord claims`, `statements`, `actors` and `reports`: what is on record, as lists."""

from typing import Annotated

import typer

from onrecord.cli.options import Question, asking_lists
from onrecord.cli.output import print_answers
from onrecord.cli.records import record_asked
from onrecord.cli.sheets import sheet

QUOTE = 240


@asking_lists
def claims(
    question: Question,
    *,
    rejected: Annotated[bool, typer.Option("--rejected", help="Those that people have rejected.")] = False,
) -> None:
    """List claims: who did what to whom, who says so, how sure."""
    from onrecord.inquiry.sheets import claims_named

    with record_asked(question.record, question.filters) as record:
        found = record.rejected(question.asked) if rejected else record.claims(question.asked)
        print_answers(claims_named(record, found), sheet("claims"), question.form)


@asking_lists
def statements(question: Question) -> None:
    """List statements: who says what to whom."""
    from onrecord.inquiry.sheets import statements_named

    with record_asked(question.record, question.filters) as record:
        print_answers(statements_named(record, record.statements(question.asked)), sheet("statements"), question.form)


@asking_lists
def actors(question: Question) -> None:
    """List actors: who is on record, under what names."""
    with record_asked(question.record, question.filters) as record:
        print_answers(record.actors(question.asked), sheet("actors"), question.form)


@asking_lists
def reports(question: Question) -> None:
    """List reports: what has been read."""
    with record_asked(question.record, question.filters) as record:
        print_answers(record.reports(question.asked), sheet("reports"), question.form)
