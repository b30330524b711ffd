"""Opens the record that a question is about."""

import sys
from typing import TYPE_CHECKING

from onrecord.settings import read_settings

if TYPE_CHECKING:
    from onrecord.record import Filters, Record


UNWRITABLE = ("record-read-only", "record-locked")
BEHIND = "The ledger is behind its reports and cannot be written now; it answers without the newest of them."


def record_asked(address: str | None, filters: "Filters | None" = None, *, up_to_date: bool = True) -> "Record":
    """The record at `address` (or the settings'), never made anew; to be used in a `with` block.

    Its ledger is brought up to date first, unless `up_to_date` is false. Raises `RecordError` (`record-missing` and
    what opening raises), `UsageError` when `filters` name a report that is not on record.
    """
    from onrecord.record import ReportOnRecord, open_record
    from onrecord.vocabulary import RecordError, UsageError

    settings = read_settings(record=address)
    try:
        record = open_record(settings.record, create=False, codebook=settings.make_codebook())
    except RecordError as error:
        if error.code != "record-missing":
            raise
        advice = "Make it with `onrecord read PATH --record FILE`, or name another with --record."
        raise RecordError(error.code, error.message, advice) from None
    try:
        if filters is not None and filters.report is not None:
            found = record.get(filters.report)
            if not isinstance(found, ReportOnRecord):
                raise UsageError(
                    "not-a-report", f"{filters.report!r} is no report.", "`onrecord reports` lists the reports."
                )
        if up_to_date:
            _catch_up(record)
    except BaseException:
        record.close()
        raise
    return record


def _catch_up(record: "Record") -> None:
    """Let the ledger take up what an earlier run left; where that cannot be written, the record answers as it is."""
    from onrecord.cli.progress import counting
    from onrecord.vocabulary import RecordError

    if not record.ledger_is_behind():
        return
    from onrecord.ledger.update import bring_up_to_date

    try:
        with counting(None, "bringing the ledger up to date") as show:
            bring_up_to_date(record, record.codebook, show)
    except RecordError as error:
        if error.code not in UNWRITABLE:
            raise
        sys.stderr.write(f"onrecord: {BEHIND} [{error.code}]\n")
