"""Lists as files: all rows of a view in every form, no formulas in spreadsheets, typed columns."""

import csv
import io
from collections.abc import Iterator

import arro3.io
import msgspec
import pytest

from onrecord.inquiry.exporting import ExportForm, export
from onrecord.inquiry.listing import listing
from onrecord.inquiry.sheets import SHEETS
from onrecord.ledger.update import bring_up_to_date
from onrecord.record import Asked, Filters, Record
from onrecord.record.asked import FIRST_PAGE
from onrecord.record.lists import LISTS
from onrecord.vocabulary import UsageError
from tests.made_reports import many, new_record, shipment


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with new_record(tmp_path_factory.mktemp("exported") / "onrecord.db") as record:
        for annotations in (*many(12), shipment(), shipment("odd", publisher="=cmd|'/c calc'!A1")):
            record.store(annotations, "test")
        bring_up_to_date(record, record.codebook)
        yield record


def whole(record: Record, kind: str, asked: Asked, form: ExportForm) -> bytes:
    return b"".join(export(record, kind, asked, form))


def in_csv(record: Record, kind: str, asked: Asked = FIRST_PAGE) -> list[dict[str, str]]:
    text = whole(record, kind, asked, ExportForm.CSV).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("as_of", [None, "2024-06-30"])
@pytest.mark.parametrize("kind", LISTS)
def test_every_form_holds_the_rows_of_all_pages_in_order(exported: Record, kind: str, as_of: str | None):
    asked = Asked(filters=Filters(as_of=as_of), size=1)
    everything = listing(exported, kind, Asked(filters=Filters(as_of=as_of), size=200))
    expected = [row.id for row in everything.rows]
    assert everything.next is None
    lines = whole(exported, kind, asked, ExportForm.JSON_LINES).splitlines()
    assert lines == [msgspec.json.encode(row) for row in everything.rows]
    assert [row["id"] for row in in_csv(exported, kind, asked)] == expected
    table = arro3.io.read_parquet(io.BytesIO(whole(exported, kind, asked, ExportForm.PARQUET))).read_all()
    assert table["id"].to_pylist() == expected
    assert [field.name for field in table.schema] == list(SHEETS[kind].flat)


def test_only_what_is_asked_for_is_exported(exported: Record):
    rows = in_csv(exported, "claims", Asked(chosen={"type": ("AID",)}, words="radars"))
    assert {row["id"] for row in rows} == {"shipment/c1", "shipment/c2", "odd/c1", "odd/c2"}


def test_cells_are_no_formulas(exported: Record):
    (row,) = (row for row in in_csv(exported, "reports") if row["id"] == "odd")
    assert row["publisher"] == "'=cmd|'/c calc'!A1"


def test_parquet_has_values_as_they_are(exported: Record):
    asked = Asked(filters=Filters(report="odd"))
    claims = arro3.io.read_parquet(io.BytesIO(whole(exported, "claims", asked, ExportForm.PARQUET))).read_all()
    assert claims["publisher"].to_pylist() == ["=cmd|'/c calc'!A1"] * 6
    assert sorted(claims["confidence"].to_pylist()) == [0.5, 0.5, 0.5, 0.7, 0.8, 0.9]
    reports = arro3.io.read_parquet(io.BytesIO(whole(exported, "reports", asked, ExportForm.PARQUET))).read_all()
    assert reports["claims"].to_pylist() == [6]


@pytest.mark.parametrize("form", ExportForm)
def test_nothing_is_a_file_too(exported: Record, form: ExportForm):
    asked = Asked(chosen={"type": ("PROTEST",)})
    found = whole(exported, "claims", asked, form)
    if form is ExportForm.PARQUET:
        assert arro3.io.read_parquet(io.BytesIO(found)).read_all().num_rows == 0
    else:
        assert found.count(b"\n") == (1 if form is ExportForm.CSV else 0)


@pytest.mark.parametrize("form", ExportForm)
def test_what_cannot_be_asked_is_refused_before_the_first_piece(exported: Record, form: ExportForm):
    with pytest.raises(UsageError, match="colour"):
        export(exported, "events", Asked(chosen={"colour": ("red",)}), form)
