"""`onrecord between A B`: what two sides have to do with each other."""

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

if TYPE_CHECKING:
    from onrecord.inquiry.between import Between
    from onrecord.record import Record


@asking_all
def between(
    question: Question,
    a: Annotated[str, typer.Argument(metavar="A", help="One side: a name, an id or a country code.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other side.")],
) -> None:
    """Tell what two sides have to do with each other.

    Ties, events, agreements, forecasts, and how the months went, each event counted once.
    """
    from onrecord.inquiry.between import between as asked

    with record_asked(question.record, question.filters) as record:
        found = asked(record, a, b, question.asked)
        if question.form is Form.JSON:
            print_json(found)
        else:
            print_document(_document(record, found), question.form)
    sys.stdout.flush()


def _document(record: "Record", found: "Between") -> Iterator[Line]:
    from onrecord.inquiry.naming import as_sentence, name_list
    from onrecord.inquiry.telling import agreement_words, event_words, forecast_words, names_of, tie_words

    ids: set[str | None] = {found.a, found.b}
    ids = ids.union(*({*one.actors, *one.recipients} for one in found.events))
    ids = ids.union(*({*one.actors, *one.recipients, one.holder} for one in found.forecasts))
    names = names_of(record, ids.union(*(one.parties for one in found.agreements)))
    head = name_list((found.a, found.b), names)
    contacts = f"  first {found.first}, last {found.last}" if found.first else ""
    yield line(Words(head, "bold"), Words(contacts, "dim"))
    if not any((found.ties, found.events, found.agreements, found.forecasts)):
        yield line("Nothing on record between them.")
    yield from chapter(
        record,
        "Ties",
        (Entry(as_sentence(tie_words(one, names)), "", one.claims) for one in found.ties),
        len(found.ties),
    )
    if found.series:
        yield EMPTY
        yield line(Words("By month", "bold underline"))
    for month in found.series:
        balance = f"cooperation {month.cooperation:g}, conflict {month.conflict:g}"
        yield line(f"{month.month}  {balance}, {month.events} event{'s' * (month.events != 1)}", indent=2)
    yield from chapter(
        record,
        "Events",
        (
            Entry(f"{one.from_ or ''} {event_words(one, names)}".strip(), one.status.value, one.claims)
            for one in found.events
        ),
        len(found.events),
    )
    yield from chapter(
        record,
        "Agreements",
        (Entry(agreement_words(one, names), "", one.claims) for one in found.agreements),
        len(found.agreements),
    )
    yield from chapter(
        record,
        "Forecasts",
        (Entry(as_sentence(forecast_words(one, names)), one.outcome.value, one.claims) for one in found.forecasts),
        len(found.forecasts),
    )
