"""`onrecord timeline`: everything in order of day."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.cli.forms import Form
from onrecord.cli.options import Question, asking_all
from onrecord.cli.output import print_json
from onrecord.cli.paper import Line, Words, line, print_document
from onrecord.cli.records import record_asked

if TYPE_CHECKING:
    from onrecord.inquiry.naming import Names
    from onrecord.inquiry.timeline import Moment
    from onrecord.record import Record


@asking_all
def timeline(question: Question) -> None:
    """Tell in order of day what happened, was agreed, foreseen, settled and disputed.

    Each with its status and who says so.
    """
    from onrecord.inquiry.timeline import timeline as asked

    with record_asked(question.record, question.filters) as record:
        found = asked(record, question.asked)
        if question.form is Form.JSON:
            for moment in found:
                print_json(moment)
        elif found:
            print_document(_document(record, found), question.form)
        else:
            sys.stderr.write("Nothing on record answers to that.\n")
    sys.stdout.flush()


def _document(record: "Record", found: "Sequence[Moment]") -> Iterator[Line]:
    from onrecord.inquiry.telling import holders_words, names_of

    names = names_of(
        record, {who for one in found for who in (*one.actors, *one.recipients, *one.holders) if who is not None}
    )
    for moment in found:
        said = holders_words(moment.holders, names)
        others = f", {moment.origins} origins" if moment.origins > 1 else ""
        source = f"  {said}{others}" if said else ""
        yield line(Words(f"{moment.day or 'no day':<10}  ", "bold"), _words(moment, names), hang=12)
        yield line(Words(f"{moment.status}{source}  {next(iter(moment.claims), moment.id)}", "dim"), indent=12)


def _words(moment: "Moment", names: "Names") -> str:
    from onrecord.inquiry.deeds import deed_words
    from onrecord.inquiry.naming import name_list

    if moment.what == "agreement":
        parties = name_list(moment.actors, names)
        return f"agreement {moment.status}: {moment.about}{f' ({parties})' if parties else ''}"
    deed = deed_words(moment.type, moment.actors, moment.recipients, moment.about, names)
    place = f", in {moment.place}" if moment.place else ""
    head = {"event": "", "dispute": "dispute: ", "settled": "settled: "}.get(moment.what, f"{moment.status}: ")
    return f"{head}{'not: ' if moment.negated else ''}{deed}{place}"
