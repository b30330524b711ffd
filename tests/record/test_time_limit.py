"""A question that takes too long is broken off, and nothing else is."""

from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.record import open_record
from onrecord.record.errors import coded
from onrecord.record.time_limit import answered_within, check_time
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
