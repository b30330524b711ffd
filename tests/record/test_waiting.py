"""Whoever wants to know is told that a record is waited for, and nobody is told of a wait that there is none of."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from made_reports import shipment
from onrecord.record import Record, open_record
from onrecord.record.waiting import waits_told
from onrecord.vocabulary import RecordError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with open_record(path, patience=20) as opened:
        yield opened


def test_who_writes_is_told_when_it_has_to_wait_and_when_its_turn_comes(record: Record, path: Path) -> None:
    told = list[bool]()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        def waits(now: bool) -> None:
            told.append(now)
            if now:
                other.execute("COMMIT")

        with waits_told(waits):
            record.store(shipment(), "test")
            assert told == [True, False]
            record.store(shipment("again"), "test")
        other.execute("BEGIN IMMEDIATE")
        assert [one.id for one in record.reports()] == ["again", "shipment"]
    record.store(shipment("third"), "test")
    assert told == [True, False]


def test_a_wait_that_is_given_up_is_over_too(path: Path, record: Record) -> None:
    told = list[bool]()
    with closing(sqlite3.connect(path, isolation_level=None)) as other, open_record(path, patience=0.1) as hasty:
        other.execute("BEGIN IMMEDIATE")
        with waits_told(told.append), pytest.raises(RecordError, match="in use"):
            hasty.store(shipment(), "test")
    assert told == [True, False]
