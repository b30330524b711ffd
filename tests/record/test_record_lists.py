"""What lists stand on: columns that are filled alike by writing, by rebuilding and by upgrading an older record."""

import sqlite3
from pathlib import Path

from onrecord.ledger.update import bring_up_to_date
from onrecord.record import Asked, open_record
from tests.made_reports import many, new_record, shipment

ADDED = {
    "claims": ("place", "review"),
    "statements": ("directness", "content"),
    "matters": ("place", "forecast_kind", "deadline", "name", "said", "origins"),
}


def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as plain:
        return {
            table: plain.execute(f"SELECT found, {', '.join(names)} FROM {table} ORDER BY found").fetchall()
            for table, names in ADDED.items()
        }


def test_an_older_record_gets_what_a_newer_one_writes(tmp_path: Path):
    path = tmp_path / "onrecord.db"
    with new_record(path) as record:
        for annotations in (*many(12), shipment(), shipment("copy", publisher="Fjord Courier")):
            record.store(annotations, "test")
        bring_up_to_date(record, record.codebook)
    written = columns(path)
    assert {row[1] for row in written["claims"]} >= {"Arequipa", None}
    assert max(row[6] for row in written["matters"]) < max(row[5] for row in written["matters"])
    with sqlite3.connect(path) as plain:
        for table, names in ADDED.items():
            for name in names:
                plain.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
        plain.execute("DROP TABLE statements_search")
        plain.execute("UPDATE alembic_version SET version_num = '0004'")
    with open_record(path) as record:
        found = record.page("statements", Asked(words="navy had shipped"))
    assert {row.id for row in found.rows} == {"shipment/s2", "copy/s2"}
    assert columns(path) == written


def test_what_is_taken_away_is_found_no_more(tmp_path: Path):
    with new_record(tmp_path / "onrecord.db") as record:
        record.store(shipment(), "test")
        record.reject("shipment/c5", by="Ada")
        assert not record.page("claims", Asked(words="Misti")).rows
        record.accept("shipment/c1", by="Ada")
        page = record.page("claims", Asked(chosen={"review": ("accepted",)}))
        assert [row.id for row in page.rows] == ["shipment/c1"]
        assert dict(page.counts.values["review"]) == {"accepted": 1, "unknown": 4}
