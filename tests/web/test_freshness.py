"""Answers are kept while the record does not change, and a little longer while another program writes to it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.web.freshness import STALE, STALE_BY_COST, Freshness

KEY = ("page", "/map")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another program's connection to the record."""
    connection = sqlite3.connect(tmp_path / "onrecord.db")
    connection.execute("CREATE TABLE reports (id)")
    connection.commit()
    yield connection
    connection.close()


@pytest.fixture
def freshness(record: sqlite3.Connection, tmp_path: Path) -> Iterator[Freshness]:
    found = Freshness(str(tmp_path / "onrecord.db"))
    found.version()
    yield found
    found.close()


def write(record: sqlite3.Connection) -> None:
    record.execute("INSERT INTO reports VALUES (1)")
    record.commit()


def test_an_answer_holds_until_the_record_changes(freshness: Freshness, record: sqlite3.Connection) -> None:
    kept = freshness.keep(KEY, freshness.version(), b"map")
    assert freshness.find(KEY, freshness.version(), stale=0) == kept
    write(record)
    assert freshness.find(KEY, freshness.version(), stale=0) is None


def test_what_took_long_is_given_for_longer(freshness: Freshness, record: sqlite3.Connection) -> None:
    quick, costly = (freshness.keep((name,), freshness.version(), b"", took) for name, took in (("a", 0), ("b", 9.0)))
    write(record)
    later = quick.made + STALE + 1
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("onrecord.web.freshness.time.monotonic", lambda: later)
        assert freshness.find(("a",), freshness.version()) is None
        assert freshness.find(("b",), freshness.version()) == costly
        patched.setattr("onrecord.web.freshness.time.monotonic", lambda: costly.made + 9.0 * STALE_BY_COST + 1)
        assert freshness.find(("b",), freshness.version()) is None


def test_after_a_correction_here_nobody_sees_what_was_before(freshness: Freshness) -> None:
    freshness.keep(KEY, freshness.version(), b"map", 9.0)
    freshness.changed()
    assert freshness.find(KEY, freshness.version()) is None
