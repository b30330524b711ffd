"""The ledger is the same in whatever order reports come, and when it is made again."""

import random
import sqlite3
from pathlib import Path

import pytest

from made_reports import many
from onrecord.ledger.update import bring_up_to_date, rebuild
from onrecord.record import open_record

TABLES = (
    "select id, kind, docket, type, status, holder, since, until, first, last, found from matters order by id",
    "select m.matter, r.id, c.id, m.role from matter_claims m join claims c on c.key = m.claim "
    "join reports r on r.key = c.report order by 1, 2, 3, 4",
    "select matter, role, actor from matter_actors order by 1, 2, 3",
)


def derived(path: Path) -> list[list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        return [connection.execute(table).fetchall() for table in TABLES]


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_of_reading_gives_what_rebuilding_gives(tmp_path: Path, seed: int) -> None:
    path, reports = tmp_path / "r.db", list(many(60))
    random.Random(seed).shuffle(reports)
    with open_record(path) as record:
        for place, report in enumerate(reports):
            record.store(report, "v1")
            if place % 7 == 6:
                bring_up_to_date(record, record.codebook)
        bring_up_to_date(record, record.codebook)
        assert not record.ledger_is_behind()
        before = derived(path)
        rebuild(record, record.codebook)
    assert before[0]
    assert derived(path) == before


def test_reading_again_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    path, reports = tmp_path / "r.db", list(many(30))
    with open_record(path) as record:
        for report in reports:
            record.store(report, "v1")
        bring_up_to_date(record, record.codebook)
        before = derived(path)
        for report in reports[::3]:
            record.store(report, "v2", reread=True)
        assert record.ledger_is_behind()
        bring_up_to_date(record, record.codebook)
    assert derived(path) == before
