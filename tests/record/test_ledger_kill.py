"""A ledger that is killed while it is made goes on where it was, and comes to the same."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from made_reports import many, new_record
from onrecord import bring_up_to_date
from onrecord.ledger.update import rebuild
from onrecord.record import Record, open_record

BRING_UP_MANY = Path(__file__).parent / "bring_up_many.py"
TABLES = (
    "posted_reports",
    "actor_links",
    "actor_keys",
    "postings",
    "matters",
    "matter_claims",
    "matter_actors",
    "bands",
)
COUNT = 80
"""More than the ledger takes up in one step, so that it can be killed between two."""


def stored(path: Path) -> Record:
    record = new_record(path)
    for made in many(COUNT):
        record.store(made, "made by hand")
    return record


def derived(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that the ledger has made, as rows."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM dirty").fetchone() == (0,)
        return {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in TABLES}


def killed(path: Path, how: str) -> None:
    done = subprocess.run([sys.executable, str(BRING_UP_MANY), str(path), how], check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "onrecord.db"
    with stored(path) as record:
        assert bring_up_to_date(record) >= COUNT
    return path


def test_killed_between_reading_and_the_ledger_and_within_it(whole: Path, tmp_path: Path):
    path = tmp_path / "killed.db"
    stored(path).close()
    killed(path, "update")
    with open_record(path) as record:
        assert record.ledger_is_behind()
        assert bring_up_to_date(record) > 0
        assert not record.ledger_is_behind()
    assert derived(path) == derived(whole)


def test_killed_while_rebuilding(whole: Path, tmp_path: Path):
    path = tmp_path / "killed.db"
    path.write_bytes(whole.read_bytes())
    killed(path, "rebuild")
    with open_record(path) as record:
        assert bring_up_to_date(record) > 0
    assert derived(path) == derived(whole)


def test_rebuilding_makes_the_same_tables(whole: Path, tmp_path: Path):
    path = tmp_path / "again.db"
    path.write_bytes(whole.read_bytes())
    with open_record(path) as record:
        counts = record.counts()
        assert rebuild(record, record.codebook) >= COUNT
        assert record.counts() == counts
        assert counts.matters["event"] > 0
    assert derived(path) == derived(whole)
