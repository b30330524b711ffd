"""`onrecord read`: read reports into a record."""

import os
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import CodebookFolders, Paths, Published, Publisher, RecordAddress
from onrecord.cli.output import write_line
from onrecord.cli.phrases import some
from onrecord.cli.progress import counting, progress
from onrecord.harmless import one_line
from onrecord.settings import Settings, read_settings

if TYPE_CHECKING:
    from onrecord.record import Counts, Record, Summary
    from onrecord.vocabulary import Report, ReportError

NICENESS = 5
"""How far reading gives way to other programs on a busy machine, such as the one that shows the record meanwhile."""
AT_ONCE = 256
"""Reports that are read before the ledger takes them up: a run that is killed is never far behind."""


def read(
    paths: Paths,
    *,
    record: RecordAddress = None,
    published: Published = None,
    publisher: Publisher = None,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read reports on record again, and replace what they gave.")
    ] = False,
    codebook: CodebookFolders = None,
) -> None:
    """Read reports into the record, and compare them; those on record are passed over.

    A report that cannot be read is named on stderr with a code, the others are read all the same, and the exit status
    is 1. A run that was stopped can be run again: nothing is lost, nothing doubled. Reading gives way to other programs
    on a busy machine.
    """
    from onrecord.intake import take_in
    from onrecord.record import open_record

    _give_way()
    settings = read_settings(record=record, codebook=codebook or ())
    reports = take_in(paths, published=published, publisher=publisher)
    with open_record(settings.record, codebook=settings.make_codebook()) as opened:
        summary = _read_into(opened, reports, paths, settings, reread=reread)
        counts = opened.counts()
    for error in summary.failed:
        sys.stderr.write(failure(error) + "\n")
    write_line(summary_line(summary, counts, settings.record))
    raise typer.Exit(1 if summary.failed else 0)


def _give_way() -> None:
    if hasattr(os, "setpriority") and os.getpriority(os.PRIO_PROCESS, 0) < NICENESS:  # not on Windows
        os.setpriority(os.PRIO_PROCESS, 0, NICENESS)


def failure(error: "ReportError") -> str:
    """One line on a report that could not be read."""
    known = error.report_id or ""
    told = re.search(rf"(?<!\w){re.escape(known)}(?!\w)", error.message)
    name = "" if told else f"{known}: "
    return one_line(f"onrecord: {name}{error.message} {error.advice} [{error.code}]")


def summary_line(summary: "Summary", counts: "Counts", record: str) -> str:
    """What a reading did, and what is on record now."""
    done = [f"{number:,} {what}" for what, number in _outcomes(summary) if number] or ["nothing to read"]
    held = f"{some(counts.reports, 'report')}, {some(counts.claims, 'claim')}, {some(counts.actors, 'actor')}"
    return one_line(f"{', '.join(done)}. {record} now holds {held}.")


def _outcomes(summary: "Summary") -> tuple[tuple[str, int], ...]:
    return (
        ("new", summary.new),
        ("known", summary.known),
        ("re-read", summary.reread),
        ("failed", len(summary.failed)),
    )


def _read_into(
    record: "Record", reports: "Iterable[Report | ReportError]", paths: list[str], settings: Settings, *, reread: bool
) -> "Summary":
    """Read with a progress bar; when interrupted, say how far it came."""
    from onrecord.ledger.update import bring_up_to_date
    from onrecord.record import LateReader, read_into
    from onrecord.vocabulary import OnrecordError

    done = 0

    def tell(number: int) -> None:
        nonlocal done
        if number // AT_ONCE > done // AT_ONCE:
            bring_up_to_date(record, record.codebook)
        done = number
        show(number)

    try:
        with progress(paths, "reading") as show:
            summary = read_into(record, reports, LateReader(settings.make_reader), reread=reread, progress=tell)
        with counting(None, "comparing reports") as show_compared:
            bring_up_to_date(record, record.codebook, show_compared)
        return summary
    except KeyboardInterrupt:
        raise OnrecordError(
            "interrupted",
            f"Stopped after {some(done, 'report')}; what was read is on record.",
            "Run the same command again to go on.",
        ) from None
