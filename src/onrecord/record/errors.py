"""What a database says when it fails, as coded errors that say what to do next."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from onrecord.record.time_limit import too_costly
from onrecord.vocabulary import RecordError

_ADVICE = {
    "record-locked": ("is in use by another program", "Wait until that has finished, or stop it, and try again."),
    "record-full": ("cannot grow: the disk is full", "Make room and run the same command again; nothing is lost."),
    "record-damaged": ("is damaged", "Restore it from a backup, or move it away and read the reports again."),
    "record-not-a-record": ("is not a record of Onrecord", "Name another file with --record."),
    "record-read-only": ("may not be written to", "Check the permissions of the file and its folder, or copy it."),
    "record-unreachable": ("cannot be opened", "Check that the folder exists and that you may use it."),
    "record-io": ("cannot be read or written: the disk reports an error", "Check the disk and try again."),
    "record-failed": ("does not answer as expected", "Try again; if it stays so, report this message."),
}

_SQLITE = {
    "SQLITE_BUSY": "record-locked",
    "SQLITE_LOCKED": "record-locked",
    "SQLITE_FULL": "record-full",
    "SQLITE_CORRUPT": "record-damaged",
    "SQLITE_NOTADB": "record-not-a-record",
    "SQLITE_READONLY": "record-read-only",
    "SQLITE_PERM": "record-unreachable",
    "SQLITE_CANTOPEN": "record-unreachable",
    "SQLITE_IOERR": "record-io",
}


def record_error(code: str, address: str, detail: str = "") -> RecordError:
    """The error with this code for the record at `address`; `detail` is what the database itself says."""
    happened, advice = _ADVICE[code]
    return RecordError(code, f"{address} {happened}{f' ({detail})' if detail else ''}.", advice)


@contextmanager
def coded(address: str) -> Iterator[None]:
    """Turn what the database driver raises inside the block into a `RecordError` about `address`."""
    try:
        yield
    except DBAPIError as error:
        raise _coded(error.orig, address) from error
    except sqlite3.Error as error:
        raise _coded(error, address) from error


def _coded(error: BaseException | None, address: str) -> RecordError:
    """Nothing but the limit of time interrupts a query."""
    if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
        return too_costly()
    return record_error(_code(error), address, str(error))


def _code(error: BaseException | None) -> str:
    """SQLite's extended codes (`SQLITE_IOERR_WRITE`) begin with the plain one."""
    name = getattr(error, "sqlite_errorname", "")
    return next((code for prefix, code in _SQLITE.items() if name.startswith(prefix)), "record-failed")
