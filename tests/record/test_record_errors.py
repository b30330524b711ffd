"""What can go wrong with a record says so with a code, and leaves the record as it was."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event

from made_reports import many, numbered, shipment
from onrecord.record import Outcome, migrate, open_record
from onrecord.record.schema import metadata
from onrecord.vocabulary import RecordError


def code_of(opening) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(RecordError) as raised:
        opening()
    assert raised.value.advice
    return raised.value.code


@pytest.mark.parametrize("content", [b"Norway has shipped radars.\n" * 100, b"\x7fELF" + bytes(5000), b"Norway."])
def test_another_file_is_refused_and_left_alone(tmp_path: Path, content: bytes):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert code_of(lambda: open_record(path)) == "record-not-a-record"
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_refused(tmp_path: Path):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    assert code_of(lambda: open_record(path)) == "record-not-a-record"
    assert path.read_bytes() == before


def test_a_folder_a_missing_folder_and_a_missing_record(tmp_path: Path):
    assert code_of(lambda: open_record(tmp_path)) == "record-not-a-record"
    assert code_of(lambda: open_record(tmp_path / "no" / "onrecord.db")) == "record-unreachable"
    assert code_of(lambda: open_record(tmp_path / "onrecord.db", create=False)) == "record-missing"
    assert list(tmp_path.iterdir()) == []


def test_addresses(tmp_path: Path):
    open_record(f"sqlite:///{tmp_path}/by address.db").close()
    assert (tmp_path / "by address.db").exists()
    open_record(tmp_path / "50% #1?.db").close()
    assert (tmp_path / "50% #1?.db").exists()
    for address in ("postgresql://localhost/onrecord", "postgresql+psycopg://localhost/onrecord"):
        assert code_of(lambda address=address: open_record(address)) == "record-not-yet"


def test_a_record_from_a_newer_onrecord_is_refused(tmp_path: Path):
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.store(shipment(), "v1")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    assert code_of(lambda: open_record(path)) == "record-newer"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (6,)


def test_a_locked_record_says_so_and_takes_the_report_later(tmp_path: Path):
    path = tmp_path / "onrecord.db"
    with open_record(path, patience=0.1) as record, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert code_of(lambda: record.store(shipment(), "v1")) == "record-locked"
        other.execute("ROLLBACK")
        assert record.store(shipment(), "v1").outcome is Outcome.NEW


def test_a_full_disk_says_so_and_keeps_what_was_stored(tmp_path: Path):
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.store(numbered(0), "v1")
        record.engine.dispose()
        pages = path.stat().st_size // 4096 + 40
        event.listen(
            record.engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count={pages}")
        )
        stored = 1

        def fill() -> None:
            nonlocal stored
            for made in many(500, 1):
                record.store(made, "v1")
                stored += 1

        assert code_of(fill) == "record-full"
        assert 1 < stored < 500
        assert record.counts().reports == stored
    with open_record(path) as record:
        assert record.counts().reports == stored
        assert record.store(numbered(stored), "v1").outcome is Outcome.NEW


def test_a_damaged_record_says_so(tmp_path: Path):
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        for made in many(40):
            record.store(made, "v1")
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = b"\xa5" * (len(content) - 4096 * 3)
    path.write_bytes(content)

    def use() -> None:
        with open_record(path) as record:
            list(record.claims())

    assert code_of(use) == "record-damaged"


def test_a_claim_that_was_overwritten_is_damage_too(tmp_path: Path):
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.store(shipment(), "v1")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE claims SET found = '{\"id\": 1}'")
            connection.commit()
        assert code_of(lambda: list(record.claims())) == "record-damaged"


READ_ONLY = """
import os, sys
from onrecord.record import open_record
from onrecord.vocabulary import Annotations, RecordError, Report
from pathlib import Path
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
with open_record(sys.argv[1]) as record:
    print(len(list(record.claims())), len(list(record.search("radars"))))
    try:
        record.store(Annotations(report=Report(id="new", text="New.")), "v1")
    except RecordError as error:
        print(error.code)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of this machine may enter, unlike pytest's."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_record_that_may_not_be_written_to_can_be_read(open_folder: Path):
    path = open_folder / "onrecord.db"
    with open_record(path) as record:
        record.store(shipment(), "v1")
    path.chmod(0o444)
    open_folder.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(path)], capture_output=True, text=True, check=False, cwd="/"
    )
    assert done.stdout.split() == ["6", "1", "record-read-only"], done.stderr


def test_opening_at_once_makes_one_record(tmp_path: Path):
    path, opened, wrong = tmp_path / "onrecord.db", [], []

    def go(number: int) -> None:
        try:
            with open_record(path) as record:
                record.store(numbered(number), "v1")
                opened.append(number)
        except RecordError as error:
            wrong.append(error)

    threads = [threading.Thread(target=go, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert sorted(opened) == [0, 1, 2, 3]
    with open_record(path) as record:
        assert record.counts().reports == 4


def test_migrations_lead_to_the_schema(tmp_path: Path):
    path = tmp_path / "onrecord.db"
    open_record(path).close()
    with create_engine(f"sqlite:///{path}").connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or "_search" not in name}
        )
        assert compare_metadata(context, metadata) == []


def test_the_known_migrations_are_those_in_the_package():
    script = ScriptDirectory(str(Path(migrate.__file__).parent / "migrations"))
    assert script.get_current_head() == migrate.HEAD
    assert sorted(one.revision for one in script.walk_revisions()) == sorted(migrate.KNOWN)


def test_every_table_and_every_column_that_needs_it_is_explained():
    assert all(table.comment for table in metadata.sorted_tables)
