"""`onrecord scenario "A attacks B"`: who owes, means to do, foresees and has done what, should it come about."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.forms import Form
from onrecord.cli.matter_lines import Entry, chapter
from onrecord.cli.options import Question, asking_all
from onrecord.cli.output import print_json
from onrecord.cli.paper import EMPTY, Line, Words, line, print_document
from onrecord.cli.records import record_asked
from onrecord.settings import read_settings

if TYPE_CHECKING:
    from onrecord.inquiry.naming import Names
    from onrecord.inquiry.scenario import Scenario
    from onrecord.record import Record


@asking_all
def scenario(
    question: Question,
    words: Annotated[str, typer.Argument(metavar="SENTENCE", help='Who does what to whom: "Chile attacks Peru".')],
) -> None:
    """Tell what is on record for the case that something comes about.

    Who is obliged to do what and who expressly is not, who has said what they would do, who foresaw what, what came of
    it before, and who has said nothing.
    """
    from onrecord.inquiry.scenario import scenario as asked

    with record_asked(question.record, question.filters) as record:
        found = asked(record, words, read_settings().make_reader().read, question.asked)
        if question.form is Form.JSON:
            print_json(found)
        else:
            print_document(_document(record, found), question.form)
    sys.stdout.flush()


def _document(record: "Record", found: "Scenario") -> Iterator[Line]:
    from onrecord.inquiry.naming import name_list
    from onrecord.inquiry.telling import names_of, supposed

    names = names_of(record, _ids(found))
    yield line(Words("Suppose that ", "bold"), supposed(found.reading, names))
    yield from _duties(record, found, names)
    yield from _foretold(record, found, names)
    if found.silent:
        yield EMPTY
        yield line(Words("Nothing on record from", "bold underline"))
        for one in found.silent:
            yield line("• ", name_list((one,), names), indent=2, hang=2)
    if not any((found.obligations, found.intentions, found.forecasts, found.precedents)):
        yield line("Nothing on record bears on that.")


def _duties(record: "Record", found: "Scenario", names: "Names") -> Iterator[Line]:
    from onrecord.inquiry.naming import as_sentence
    from onrecord.inquiry.telling import duty_words

    owed = [one for one in found.obligations if one.binding]
    free = [one for one in found.obligations if not one.binding]
    for title, duties in (("Who is obliged", owed), ("Who expressly is not", free)):
        entries = (Entry(as_sentence(duty_words(one, names)), "", one.claims) for one in duties)
        yield from chapter(record, title, entries, len(duties))


def _foretold(record: "Record", found: "Scenario", names: "Names") -> Iterator[Line]:
    from onrecord.inquiry.naming import as_sentence
    from onrecord.inquiry.telling import event_words, forecast_words

    for title, words in (("What they mean to do", found.intentions), ("What is foreseen", found.forecasts)):
        entries = (Entry(as_sentence(forecast_words(one, names)), one.outcome.value, one.claims) for one in words)
        yield from chapter(record, title, entries, len(words))
    # The latest first: a document may not show them all.
    precedents = found.precedents[::-1]
    happened = (
        Entry(f"{one.from_ or ''} {event_words(one, names)}".strip(), one.status.value, one.claims)
        for one in precedents
    )
    yield from chapter(record, "What happened before", happened, len(precedents))


def _ids(found: "Scenario") -> set[str | None]:
    ids: set[str | None] = {*found.reading.actors, *found.reading.recipients, *found.silent}
    ids = ids.union(*({*one.bearer, *one.beneficiary} for one in found.obligations))
    ids = ids.union(*({*one.actors, *one.recipients} for one in found.precedents))
    return ids.union(*({*one.actors, *one.recipients, one.holder} for one in (*found.intentions, *found.forecasts)))
