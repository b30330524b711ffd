"""`onrecord search`: reports that hold some words, with what they claim in those words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.forms import Form
from onrecord.cli.options import Question, asking_lists
from onrecord.cli.output import Column, Sheet, print_answers
from onrecord.cli.paper import EMPTY, Line, Words, line, print_document
from onrecord.cli.records import record_asked

if TYPE_CHECKING:
    from onrecord.inquiry import Finding


@asking_lists
def search(
    question: Question,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='All of them; "…" is a phrase, …* a prefix.')],
) -> None:
    """Search the reports for words."""
    from onrecord.inquiry import search as found_in

    with record_asked(question.record, question.filters) as record:
        found = found_in(record, " ".join(words), question.asked)
        if question.form is Form.TERMINAL and (first := next(found, None)):
            print_document(_document(first, found), question.form)
        else:
            print_answers(found, FINDINGS, question.form)


def _document(first: "Finding", others: "Iterator[Finding]") -> Iterator[Line]:
    yield from _finding(first)
    for other in others:
        yield EMPTY
        yield from _finding(other)


def _finding(found: "Finding") -> Iterator[Line]:
    head = ", ".join(part for part in (found.publisher, found.published) if part)
    yield line(Words(found.headline or found.report, "bold"), Words(f"  {head}" if head else "", "dim"))
    yield line(found.excerpt, indent=2)
    for claim, sentence in found.claims:
        yield line(sentence, Words(f"  {claim}", "dim"), indent=4, hang=2)
    if found.left_out:
        yield line(Words(f"and {found.left_out} more", "dim"), indent=4)
    yield line(Words(found.report, "dim"), indent=2)


def _told(found: "Finding") -> dict[str, str]:
    return {
        "published": found.published or "",
        "publisher": found.publisher or "",
        "headline": found.headline or "",
        "excerpt": found.excerpt,
        "claims": "; ".join(sentence for _, sentence in found.claims),
        "report": found.report,
    }


def _wire(found: "Finding") -> dict[str, object]:
    return {
        "report": found.report,
        "publisher": found.publisher,
        "published": found.published,
        "headline": found.headline,
        "excerpt": found.excerpt,
        "claims": [{"id": claim, "sentence": sentence} for claim, sentence in found.claims],
        "left_out": found.left_out,
    }


FINDINGS: "Sheet[Finding]" = Sheet(
    told=_told,
    narrow=(Column("report", ("report",)),),
    wide=(Column("report", ("report",)),),
    flat={
        "report": lambda found: found.report,
        "publisher": lambda found: found.publisher,
        "published": lambda found: found.published,
        "headline": lambda found: found.headline,
        "excerpt": lambda found: found.excerpt,
        "claims": lambda found: "; ".join(claim for claim, _ in found.claims),
        "sentences": lambda found: "; ".join(sentence for _, sentence in found.claims),
        "left_out": lambda found: found.left_out,
    },
    wire=_wire,
)
