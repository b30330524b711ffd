"""A question that takes too long is broken off, and nothing else is."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from onrecord.record import open_record, time_limit
from onrecord.record.errors import coded
from onrecord.record.time_limit import answered_within, check_time, uncounted
from onrecord.vocabulary import RecordError

ENDLESS = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")


def test_a_query_without_end_is_ended(tmp_path: Path) -> None:
    with open_record(tmp_path / "onrecord.db") as record, record.engine.connect() as connection:
        with pytest.raises(RecordError) as raised, coded(record.address), answered_within(0.05):
            connection.execute(ENDLESS)
        assert raised.value.code == "too-costly"
        assert connection.execute(text("SELECT 1")).scalar() == 1


def test_once_the_time_is_over_no_further_query_begins(tmp_path: Path) -> None:
    with open_record(tmp_path / "onrecord.db") as record:
        with answered_within(-1), pytest.raises(RecordError, match="takes too long") as raised:
            list(record.tokens())
        assert raised.value.code == "too-costly"
        assert list(record.tokens()) == []


def test_where_no_time_is_set_none_is_kept() -> None:
    check_time()
    with answered_within(60):
        check_time()
    with answered_within(-1), answered_within(60):
        check_time()


def test_what_takes_its_time_elsewhere_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(time_limit, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    with answered_within(10):
        with uncounted():
            clock[0] += 60
        clock[0] += 9
        check_time()
        clock[0] += 2
        with pytest.raises(RecordError):
            check_time()
    with uncounted():
        clock[0] += 60
    check_time()
