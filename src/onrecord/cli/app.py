"""The `onrecord` command and what all its subcommands share: their order, errors and exit status."""

import sys
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli import annotate
from onrecord.vocabulary.errors import OnrecordError, UsageError

USAGE = 2
FAILED = 1

app = typer.Typer(
    name="onrecord",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Reads news reports and keeps the world they describe on record: who says what about whom, how sure."""


app.command("annotate")(annotate.annotate)


def main() -> None:
    """Run the command; an error that Onrecord knows becomes one line on stderr and an exit status."""
    try:
        app()
    except OnrecordError as error:
        print(f"onrecord: {error.message} {error.advice} [{error.code}]", file=sys.stderr)  # noqa: T201
        raise SystemExit(USAGE if isinstance(error, UsageError) else FAILED) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(FAILED) from None
