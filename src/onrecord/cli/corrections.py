"""`onrecord corrections` and `undo`: what people have set right, and taking it back."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.options import Question, asking_corrections, asking_one
from onrecord.cli.output import Column, Sheet, print_answers
from onrecord.cli.records import record_asked
from onrecord.cli.signing import By, correct, done, told, who

if TYPE_CHECKING:
    from onrecord.vocabulary import Correction


@asking_corrections
def corrections(question: Question) -> None:
    """List corrections: what people have set right, who, when and why; those undone too."""
    with record_asked(question.record) as record:
        print_answers(record.corrections(), CORRECTIONS, question.form)


@asking_one
def undo(
    question: Question,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="A number from `onrecord corrections`.")],
    *,
    by: By = None,
) -> None:
    """Undo a correction: all is as it would be without it. It stays in the list."""
    correct(question, lambda record: record.undo(number, by=who(by)))


def _in_words(one: "Correction") -> dict[str, str]:
    return {
        "number": str(one.number),
        "at": one.at.replace("T", " ").removesuffix("+00:00"),
        "by": one.by,
        "what": f"{one.target} {done(one)}{_value(one.value)}",
        "why": one.why or "",
        "undone": f"{one.undone_at[:10]} by {one.undone_by}" if one.undone_at else "",
    }


def _value(value: dict[str, Any]) -> str:
    """What it is set to: the other id, the claims moved, or the fields and their new values."""
    if "pair" in value:
        return f" with {value['pair'][1]}"
    if "with" in value:
        return f" with {value['with']}"
    if "others" in value:
        return f" from {', '.join(value['claims'])}"
    words = told({"outcome": value["outcome"]} if "outcome" in value else value)
    return f": {words}" if words else ""


CORRECTIONS: "Sheet[Correction]" = Sheet(
    told=_in_words,
    narrow=(
        Column("", ("number",), 4, number=True),
        Column("when, by whom", ("at", "by"), 19),
        Column("what", ("what",), ratio=2),
        Column("why", ("why", "undone")),
    ),
    wide=(
        Column("", ("number",), 4, number=True),
        Column("when", ("at",), 19),
        Column("by", ("by",), 14),
        Column("what", ("what",), ratio=2),
        Column("why", ("why",)),
        Column("undone", ("undone",), 24),
    ),
    flat={
        "number": lambda one: one.number,
        "at": lambda one: one.at,
        "by": lambda one: one.by,
        "action": lambda one: one.action,
        "target": lambda one: one.target,
        "value": lambda one: _value(one.value).strip(": "),
        "why": lambda one: one.why,
        "undone_at": lambda one: one.undone_at,
        "undone_by": lambda one: one.undone_by,
    },
)
