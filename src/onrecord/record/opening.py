"""Opens a record: finds the file, makes or upgrades its tables, refuses what is not a record."""

import sqlite3
import time
from pathlib import Path

from sqlalchemy import Engine

from onrecord.codebook import Codebook, default_codebook
from onrecord.record.engine import WRITING, is_writable, sqlite_engine
from onrecord.record.errors import coded, record_error
from onrecord.record.migrate import HEAD, stands_at, upgrade
from onrecord.record.sql import SqlRecord
from onrecord.vocabulary import RecordError

PATIENCE = 30.0
"""Seconds to wait for another program that is writing."""

_SQLITE_HEADER = b"SQLite format 3\0"


def open_record(
    address: str | Path, *, create: bool = True, patience: float = PATIENCE, codebook: Codebook | None = None
) -> SqlRecord:
    """The record at `address`: a file's path or `sqlite:///…`. It is made or upgraded when it has to be.

    Without `create` a missing file is an error. `patience` is how many seconds to wait for another program's lock. A
    file that may not be written to can be read. Raises `RecordError`: `record-missing`, `record-unreachable`,
    `record-not-a-record`, `record-newer`, `record-older` (a read-only record that needs an upgrade), `record-locked`,
    `record-read-only`, `record-damaged`, `record-full`, `record-io`, `record-not-yet` (PostgreSQL).
    """
    path = _path(address)
    _check_place(path, create=create)
    read_only = path.exists() and not is_writable(path)
    engine = sqlite_engine(path, patience, read_only=read_only)
    try:
        with coded(str(path)):
            _settle(engine, path, patience, read_only=read_only)
    except RecordError:
        engine.dispose()
        raise
    return SqlRecord(engine, str(path), codebook or default_codebook())


def _path(address: str | Path) -> Path:
    if isinstance(address, str):
        if address.startswith(("postgresql://", "postgres://", "postgresql+")):
            raise RecordError("record-not-yet", "PostgreSQL is not supported yet.", "Name a file for now.")
        if address.startswith("sqlite:///"):
            address = address.removeprefix("sqlite:///")
    return Path(address)


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise record_error("record-not-a-record", str(path), "it is a folder")
    if path.exists():
        _check_content(path)
        return
    if not create:
        raise RecordError(
            "record-missing", f"There is no record at {path}.", "Read reports into it first, or name another file."
        )
    if not path.parent.is_dir():
        raise record_error("record-unreachable", str(path), f"there is no folder {path.parent}")


def _check_content(path: Path) -> None:
    """Look before SQLite does: it takes a file shorter than its own header for an empty one, and writes over it."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(_SQLITE_HEADER))
    except OSError as error:
        raise record_error("record-unreachable", str(path), error.strerror or "") from error
    if begins and begins != _SQLITE_HEADER:
        raise record_error("record-not-a-record", str(path))


def _settle(engine: Engine, path: Path, patience: float, *, read_only: bool) -> None:
    """Bring the tables up to date. Whoever comes second finds them made."""
    with engine.connect() as connection:
        stands = stands_at(connection, str(path))
    if stands == HEAD:
        return
    if read_only:
        if stands is None:
            raise record_error("record-not-a-record", str(path), "it is empty")
        raise RecordError(
            "record-older", f"{path} needs an upgrade and may not be written to.", "Copy it, or ask for it."
        )
    _write_ahead(engine, patience)
    with engine.connect() as connection:
        writer = connection.execution_options(**{WRITING: True})
        with writer.begin():
            if stands_at(writer, str(path)) != HEAD:
                upgrade(writer)


def _write_ahead(engine: Engine, patience: float) -> None:
    """Switch the file to write-ahead logging, which stays. SQLite does not wait for others here, so we do."""
    deadline = time.monotonic() + patience
    while True:
        connection = engine.raw_connection()
        try:
            connection.driver_connection.execute("PRAGMA journal_mode=WAL")  # type: ignore[union-attr]
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        finally:
            connection.close()
