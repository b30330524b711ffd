"""`onrecord brief`: what is on record, in short."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.forms import Form
from onrecord.cli.html import html_brief
from onrecord.cli.markdown import markdown_brief
from onrecord.cli.options import Question, asking_all
from onrecord.cli.output import print_json, write_line
from onrecord.cli.paper import EMPTY, Line, Words, line, print_document, quoted
from onrecord.cli.phrases import counted, where
from onrecord.cli.records import record_asked

if TYPE_CHECKING:
    from onrecord import inquiry


@asking_all
def brief(
    question: Question,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    shape: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="terminal, markdown or html.")] = None,
) -> None:
    """Sum up what is on record, each line with its quote.

    Who did what, who says so, what is denied, planned, asked for and owed.
    """
    from msgspec.structs import replace

    from onrecord.inquiry import brief as made
    from onrecord.inquiry.ledger_brief import ledger_sections
    from onrecord.vocabulary import UsageError

    if shape not in (None, "terminal", "markdown", "html"):
        raise UsageError("unknown-value", f"There is no format {shape!r}.", "It is one of terminal, markdown, html.")
    if shape and question.form is Form.JSON:
        raise UsageError("two-forms", "--json and --format exclude each other.", "Give one of them.")
    if markdown and shape not in (None, "markdown"):
        raise UsageError("two-forms", "--markdown and --format exclude each other.", "Give one of them.")
    if markdown and question.form is Form.JSON:
        raise UsageError("two-forms", "--json and --markdown exclude each other.", "Give one of them.")
    with record_asked(question.record, question.filters) as record:
        found = made(record, question.asked)
        found = replace(found, sections=(*ledger_sections(record, question.asked), *found.sections))
    if question.form is Form.JSON:
        print_json(found)
    elif markdown or shape in ("markdown", "html"):
        for row in html_brief(found) if shape == "html" else markdown_brief(found):
            write_line(row)
    else:
        print_document(_document(found), question.form)
    sys.stdout.flush()


def _document(found: "inquiry.Brief") -> Iterator[Line]:
    yield line(Words("On record: ", "bold"), counted(found))
    for section in found.sections:
        yield EMPTY
        yield line(Words(section.title, "bold underline"))
        for one in section.lines:
            yield EMPTY
            yield line("• ", one.sentence, indent=2, hang=2)
            yield line(Words(quoted(one.quote), "italic"), indent=4)
            source = where(one)
            yield line(Words(f"{source}  " if source else "", "dim"), Words(one.claim, "dim"), indent=4)
        if section.left_out:
            yield EMPTY
            yield line(Words(f"and {section.left_out:,} more", "dim"), indent=4)
