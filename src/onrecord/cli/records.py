"""Opens the record that a question is about."""

import sys
from typing import TYPE_CHECKING

from onrecord.settings import read_settings

if TYPE_CHECKING:
    from onrecord.record import Filters, Record


def record_asked(address: str | None, filters: "Filters | None" = None) -> "Record":
    """The record at `address` (or the settings'), never made anew; to be used in a `with` block.

    Raises `RecordError` (`record-missing` and what opening raises), `UsageError` when `filters` name a report that is
    not on record.
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
        _catch_up(record)
    except BaseException:
        record.close()
        raise
    return record


def _catch_up(record: "Record") -> None:
    """Let the ledger take up what an earlier run left; a record that may not be written to answers as it is."""
    from onrecord.vocabulary import RecordError

    if not record.ledger_is_behind():
        return
    from onrecord.ledger.update import bring_up_to_date

    try:
        bring_up_to_date(record, record.codebook)
    except RecordError as error:
        if error.code != "record-read-only":
            raise
        sys.stderr.write(
            "onrecord: the ledger is behind and may not be written to; newer reports are left out of it.\n"
        )
