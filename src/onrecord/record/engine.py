"""How to connect: what SQLite has to be told so that writers take turns and nothing committed is lost."""

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event

from onrecord.record.time_limit import STEPS, is_over
from onrecord.record.waiting import AT_ONCE, who_is_told

WRITING = "onrecord_writing"
"""Execution option of a connection that is about to write: it waits for its turn before it reads anything."""


CACHE_KIB = 32_000
"""Pages that a connection keeps in memory; SQLite's own 2 MB makes it read a record's pages again and again."""

CHECKPOINT_PAGES = 4000
"""Pages of 4 KiB in the log before SQLite folds it into the file: every fold waits for the disk."""


def sqlite_engine(path: Path, patience: float, *, read_only: bool) -> Engine:
    """An engine for the SQLite file at `path`; a connection waits up to `patience` seconds for another's lock.

    Write-ahead logging with `synchronous=NORMAL`: a committed report survives the death of the process at any point. A
    power failure may undo the last reports, whole; reading again brings them back.
    """
    engine = create_engine(_url(path, read_only=read_only), connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _: object) -> None:
        # The driver's own transaction handling would begin transactions late and never around DDL.
        connection.isolation_level = None
        connection.set_progress_handler(is_over, STEPS)
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
        connection.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITING)
        told = who_is_told() if writing else None
        if told is None:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
        elif not _begun_at_once(connection, patience):
            told(True)
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            finally:
                told(False)

    return engine


def _begun_at_once(connection: Connection, patience: float) -> bool:
    """Begin to write, unless another program goes on writing for longer than is worth telling of."""
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA busy_timeout={AT_ONCE}")
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_BUSY":
            raise
        return False
    finally:
        driver.execute(f"PRAGMA busy_timeout={int(patience * 1000)}")
    return True


def is_writable(path: Path) -> bool:
    """Whether this process may write to the file, or create it."""
    return os.access(path if path.exists() else path.parent, os.W_OK)


def _url(path: Path, *, read_only: bool) -> URL:
    if not read_only:
        return URL.create("sqlite", database=str(path))
    # Nobody can be writing where even the log beside the file cannot be made, and SQLite has to be told.
    quiet = "" if is_writable(path.parent) or path.with_name(path.name + "-wal").exists() else "&immutable=1"
    return URL.create("sqlite", database=f"file:{quote(str(path))}?mode=ro{quiet}", query={"uri": "true"})
