"""A new record a test, and ways to look at all that a record says."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from made_reports import new_record
from onrecord.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with new_record(tmp_path / "onrecord.db") as opened:
        yield opened


@pytest.fixture
def said() -> Callable[[Record], list[bytes]]:
    """`said(record)`: every answer that a record gives, as JSON lines; two records that say the same are alike."""

    def everything(record: Record) -> list[bytes]:
        answers = (record.reports(), record.actors(), record.statements(), record.claims())
        return [msgspec.json.encode(one) for answer in answers for one in answer]

    return everything
