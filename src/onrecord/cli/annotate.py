"""`onrecord annotate`: read reports and print one JSON object a line, storing nothing."""

import sys
from typing import TYPE_CHECKING

import typer

from onrecord.cli.options import CodebookFolders, Published, Publisher, SomePaths
from onrecord.cli.output import write_line
from onrecord.cli.progress import progress
from onrecord.harmless import inert, inert_json
from onrecord.settings import read_settings

if TYPE_CHECKING:
    from onrecord.vocabulary import ReportError


def annotate(
    paths: SomePaths = None,
    *,
    published: Published = None,
    publisher: Publisher = None,
    codebook: CodebookFolders = None,
) -> None:
    """Read reports and print JSON, storing nothing.

    One object a line, in the annotation format; a report that cannot be read gives an `error` in its place, and the
    exit status is 1.
    """
    from onrecord.intake import take_in
    from onrecord.vocabulary import ReportError, UsageError, error_json, to_json

    if not paths and sys.stdin.isatty():
        raise UsageError("nothing-to-read", "No report is named.", "Name files or folders, or - to type one in.")
    paths = paths or ["-"]
    reports = take_in(paths, published=published, publisher=publisher)
    reader = read_settings(codebook=codebook or ()).make_reader()
    failed = False
    with progress(paths, "annotating") as tell:
        for done, found in enumerate(reader.read_many(reports), 1):
            if isinstance(found, ReportError):
                failed = True
                write_line(inert_json(error_json(_printable(found))))
            else:
                write_line(inert_json(to_json(found)))
            sys.stdout.flush()
            tell(done)
    raise typer.Exit(1 if failed else 0)


def _printable(error: "ReportError") -> "ReportError":
    """The error with names of files that are no Unicode shown in escapes."""
    from onrecord.vocabulary import ReportError

    report_id = inert(error.report_id) if error.report_id is not None else None
    return ReportError(error.code, inert(error.message), error.advice, report_id=report_id)
