"""`onrecord annotate`: read reports and print one JSON object a line, storing nothing."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def annotate(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files, folders, or - for standard input.")] = None,
    published: Annotated[
        str | None, typer.Option(help="Publication date (YYYY-MM-DD) of inputs that carry none.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of inputs that carry none.")] = None,
) -> None:
    """Read reports and print one JSON object a line (the annotation format); nothing is stored."""
    from onrecord.intake import take_in
    from onrecord.reader import Reader
    from onrecord.vocabulary import ReportError, error_json, to_json

    failed = False
    for found in Reader().read_many(take_in(paths or ["-"], published=published, publisher=publisher)):
        if isinstance(found, ReportError):
            failed = True
            sys.stdout.write(error_json(found) + "\n")
        else:
            sys.stdout.write(to_json(found) + "\n")
    sys.stdout.flush()
    raise typer.Exit(1 if failed else 0)
