"""Onrecord reads news reports and keeps the world they describe on record.

The front door: `annotate` reads one report, `open_record` opens what is on record, `bring_up_to_date` compares what has
been read into it. Heavy parts load when first used.
"""

from functools import cache
from typing import TYPE_CHECKING

from onrecord.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.reader import Reader
    from onrecord.record import Record
    from onrecord.vocabulary import Annotations

__all__ = ["__version__", "annotate", "bring_up_to_date", "open_record"]


def open_record(address: "str | Path", *, create: bool = True) -> "Record":
    """The record at `address`, a file's path or `sqlite:///…`; made or upgraded when it has to be.

    Without `create` a missing file is an error. Use it in a `with` block, or `close()` it. Raises `RecordError`, coded.
    """
    from onrecord.record import open_record as opened

    return opened(address, create=create)


def bring_up_to_date(record: "Record") -> int:
    """Compare the reports that `record` has got since the last time; returns how many these were.

    To be called after `onrecord.record.read_into` or `record.store`, and after corrections: events, disputes,
    agreements, forecasts, ties and transfers are as of the last call. Killed at any point, the next call goes on.
    Raises `RecordError` when the record fails or may not be written to.
    """
    from onrecord.ledger.update import bring_up_to_date as brought

    return brought(record, record.codebook)


def annotate(
    text_or_path: "str | Path", *, published: str | None = None, publisher: str | None = None
) -> "Annotations":
    """What one report says: a `str` is its text, a `Path` a file that holds it.

    `published` (ISO date) and `publisher` apply where the report itself carries none. Raises `ReportError` when it
    cannot be read. The first call takes a second or two, to load the parser.
    """
    from pathlib import Path

    from onrecord.intake import report_from_text, take_in
    from onrecord.vocabulary import ReportError

    if not isinstance(text_or_path, Path):
        return _reader().read(report_from_text(text_or_path, published=published, publisher=publisher))
    report = next(iter(take_in([text_or_path], published=published, publisher=publisher)), None)
    if report is None:
        raise ReportError("report-empty", f"{text_or_path} holds no report.", report_id=text_or_path.stem)
    if isinstance(report, ReportError):
        raise report
    return _reader().read(report)


@cache
def _reader() -> "Reader":
    """One reader a process: its parser is large and never changes."""
    from onrecord.reader import Reader

    return Reader()
