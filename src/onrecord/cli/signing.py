"""What the commands that correct have in common: who corrects and why, and what is said afterwards."""

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.forms import Form
from onrecord.cli.options import Question
from onrecord.cli.output import print_json, write_line
from onrecord.cli.records import record_asked
from onrecord.harmless import one_line
from onrecord.settings import read_settings

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.vocabulary import Correction

Why = Annotated[str | None, typer.Option(metavar="TEXT", help="For what reason.")]
By = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who decides; else the name in ONRECORD_BY, else your login name."),
]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, as the lists print it.")]

_DONE = {
    "accept": "accepted",
    "reject": "rejected",
    "change": "changed",
    "merge": "merged",
    "part": "parted",
    "settle": "settled",
    "date": "date set",
    "publisher": "publisher set",
}


def who(by: str | None) -> str:
    """Who corrects; raises `UsageError` (`nobody`) when neither options, settings nor the system tell."""
    import getpass

    from onrecord.vocabulary import UsageError

    given = by if by is not None else read_settings().by
    if given is not None:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise UsageError("nobody", "A correction needs to say who makes it.", "Give --by NAME.") from None


def correct(question: Question, doing: "Callable[[Record], Correction | list[Correction]]") -> None:
    """Correct the record, bring its ledger up to date, and say what was done and how it is taken back."""
    from onrecord.ledger.update import bring_up_to_date
    from onrecord.vocabulary import Correction

    with record_asked(question.record) as record:
        bring_up_to_date(record, record.codebook)  # so that what is to be corrected is as it is shown
        made = doing(record)
        bring_up_to_date(record, record.codebook)
    _tell([made] if isinstance(made, Correction) else made, question.form)
    sys.stdout.flush()


def _tell(made: "Iterable[Correction]", form: Form) -> None:
    for one in made:
        if form is Form.JSON:
            print_json(one)
        elif one.undone_at:
            write_line(one_line(f"Correction {one.number} is undone: {one.target} is no longer {done(one)}."))
        else:
            write_line(one_line(f"{one.target} {done(one)}; `onrecord undo {one.number}` takes that back."))


def done(one: "Correction") -> str:
    """What a correction does to its target, in a word or two."""
    return _DONE[one.action.value]


def told(values: Mapping[str, object]) -> str:
    """Fields with their values in words."""
    return "; ".join(f"{name} {_plain(value)}" for name, value in values.items())


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return f"{value.get('from') or 'unknown'} to {value.get('to') or 'unknown'}"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value) if value is not None else "none"
