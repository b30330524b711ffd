"""The options that commands share, each said once: where the record is, what is asked for, in what form to print."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from onrecord.cli.forms import Form, form_of

if TYPE_CHECKING:
    from onrecord.record import Filters

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")]
SomePaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH...]", help="Files, folders, or - for standard input, which is the default."),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date (YYYY-MM-DD) of inputs that carry none.")
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of inputs that carry none.")]
CodebookFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--codebook", metavar="FOLDER", help="Your own codebook files, on top of ONRECORD_CODEBOOK's; may be repeated."
    ),
]
RecordAddress = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="The record; else the file that ONRECORD_RECORD names, else onrecord.db here."),
]
AnyId = Annotated[str, typer.Argument(metavar="ID", help="An id, as the lists print it.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print comma-separated values with a head line.")]


@dataclass(frozen=True)
class Question:
    """What was asked, of which record, and in what form the answer is to be printed."""

    record: str | None = None
    filters: "Filters | None" = None
    form: Form = Form.PLAIN

    @property
    def asked(self) -> "Filters":
        """The filters; everything when none were given."""
        from onrecord.record import EVERYTHING

        return self.filters or EVERYTHING


def _place(record: RecordAddress = None) -> dict[str, Any]:
    return {"record": record}


def _forms(json: Json = False, csv: Csv = False) -> dict[str, Any]:
    return {"form": form_of(json=json, csv=csv)}


def _json_only(json: Json = False) -> dict[str, Any]:
    return {"form": form_of(json=json)}


def _filters(
    *,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who takes part: a name, an id or a country code (NOR).")
    ] = None,
    between: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Two who face each other, or act together.")
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(metavar="PART", help="What --actor or the first of --between is: actor, recipient or both."),
    ] = None,
    type: Annotated[  # noqa: A002  the name that users, JSON and tables have for it
        str | None, typer.Option(metavar="TYPE", help="An event's type (ASSAULT) or a tie's (ally).")
    ] = None,
    holder: Annotated[str | None, typer.Option(metavar="NAME", help="Who says so.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="First day (2024-10-22), month (2024-10) or year.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Last day, month or year.")] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="What belongs to this day, month or year alone.")
    ] = None,
    report: Annotated[str | None, typer.Option(metavar="ID", help="One report only.")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="As known on that day: nothing published after.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="event, tie or obligation.")] = None,
    factuality: Annotated[
        str | None, typer.Option(metavar="VALUE", help="How sure: CT+ PR+ PS+ CT- PR- PS- or Uu.")
    ] = None,
    modality: Annotated[
        str | None, typer.Option(metavar="VALUE", help="In what mode: actual, planned, promised, predicted, …")
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", help="At most N answers.")] = None,
) -> dict[str, Any]:
    from onrecord.inquiry import make_filters

    found = make_filters(
        actor=actor,
        between=between,
        part=part,
        type=type,
        holder=holder,
        since=since,
        until=until,
        on=on,
        report=report,
        as_of=as_of,
        kind=kind,
        factuality=factuality,
        modality=modality,
        limit=limit,
    )
    return {"filters": found}


def _asking(*groups: Callable[..., dict[str, Any]]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A decorator: the command's first parameter, a `Question`, is made of the options of `groups`."""
    shared = [parameter for group in groups for parameter in _parameters(group)]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = _parameters(command)[1:]

        @wraps(command)
        def asked(*args: Any, **options: Any) -> None:
            given: dict[str, Any] = {}
            for group in groups:
                names = inspect.signature(group).parameters
                given |= group(**{name: options.pop(name) for name in names if name in options})
            command(Question(**given), *args, **options)

        parameters = [*own, *shared]
        asked.__signature__ = inspect.Signature(parameters, return_annotation=None)  # type: ignore[attr-defined]
        asked.__annotations__ = {one.name: one.annotation for one in parameters}
        return asked

    return decorate


def _parameters(function: Callable[..., object]) -> list[inspect.Parameter]:
    hints = get_type_hints(function, include_extras=True)
    return [
        one.replace(annotation=hints[one.name], kind=inspect.Parameter.KEYWORD_ONLY)
        for one in inspect.signature(function).parameters.values()
    ]


asking_lists = _asking(_filters, _place, _forms)
"""For commands that print many answers: all filters, the record, `--json` and `--csv`."""
asking_all = _asking(_filters, _place, _json_only)
"""For commands that print one document on what the filters leave: all filters, the record, `--json`."""
asking_filters = _asking(_filters, _place)
"""For commands that write a file of what the filters leave: all filters and the record."""
asking_corrections = _asking(_place, _forms)
"""For the lists of corrections and tokens: the record, `--json` and `--csv`."""
asking_one = _asking(_place, _json_only)
"""For commands about one thing: the record and `--json`."""
