"""The `onrecord` command and what all its subcommands share: their order, errors and exit status."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from onrecord import __version__
from onrecord.cli import (
    annotate,
    between,
    brief,
    correct,
    corrections,
    judge,
    lists,
    matters,
    plot,
    read,
    rebuild,
    scenario,
    search,
    serve,
    show,
    timeline,
    token,
)
from onrecord.harmless import one_line

USAGE = 2
FAILED = 1
INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""

_TyperError: type[Exception] = typer.BadParameter.__mro__[1]
"""What Typer raises for a command line that it cannot parse; it has no public name."""

app = typer.Typer(
    name="onrecord",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
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


for _command in (
    read.read,
    brief.brief,
    between.between,
    timeline.timeline,
    scenario.scenario,
    plot.plot,
    lists.claims,
    lists.statements,
    lists.actors,
    lists.reports,
    matters.events,
    matters.disputes,
    matters.agreements,
    matters.forecasts,
    matters.ties,
    matters.transfers,
    search.search,
    show.show,
    show.explain,
    annotate.annotate,
    serve.serve,
    rebuild.rebuild,
):
    app.command(_command.__name__)(_command)
for _name, _command in (
    ("accept", correct.accept),
    ("reject", correct.reject),
    ("change", correct.change),
    ("set", correct.set_head),
    ("merge", judge.merge),
    ("part", judge.part),
    ("settle", judge.settle),
    ("corrections", corrections.corrections),
    ("undo", corrections.undo),
):
    app.command(_name)(_command)

app.add_typer(token.app, name="token")


def main() -> NoReturn:
    """Run the command; an error that Onrecord knows becomes one line on stderr and an exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A character that the terminal cannot show must not stop the answer.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_quietly()
        raise SystemExit(FAILED) from None
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except _TyperError as error:
        raise SystemExit(_tell_usage(error)) from None
    except Exception as error:  # noqa: BLE001  only `_tell` imports what tells ours from others, which it raises again
        raise SystemExit(_tell(error)) from None
    if status == INTERRUPTED:
        complain("Stopped before the end.", "", "interrupted")
    raise SystemExit(status if isinstance(status, int) else 0)


def complain(message: str, advice: str, code: str) -> None:
    """Say on stderr, in one line, what happened and what to do."""
    sys.stderr.write(one_line(f"onrecord: {message} {advice} [{code}]") + "\n")


def _tell(error: Exception) -> int:
    """Report what went wrong and return the exit status; what Onrecord does not know is raised again."""
    from onrecord.vocabulary import OnrecordError, UsageError

    if isinstance(error, OSError):
        complain(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}.", "", "system")
        _leave_quietly()
        return FAILED
    if not isinstance(error, OnrecordError):
        raise error
    complain(error.message, error.advice, error.code)
    if error.code == "interrupted":
        return INTERRUPTED
    return USAGE if isinstance(error, UsageError) else FAILED


def _tell_usage(error: Exception) -> int:
    """The same for a command line that Typer cannot parse; without any command that is the help."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError" and context is not None:
        sys.stdout.write(context.get_help() + "\n")
        return USAGE
    path = context.command_path if context is not None else "onrecord"
    message = " ".join(str(getattr(error, "format_message", error.__str__)()).split())
    complain(message if message.endswith((".", "?", ")")) else f"{message}.", f"`{path} --help` says more.", "usage")
    return USAGE


def _leave_quietly() -> None:
    """Nobody reads standard output any more; what Python still holds for it must not be complained about."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
