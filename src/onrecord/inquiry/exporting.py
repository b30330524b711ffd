"""A list whole, as a file for other programs: comma-separated values, JSON Lines or Parquet."""

import csv
import io
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any, cast

import msgspec

from onrecord.harmless import cell, inert_json
from onrecord.inquiry.listing import rows_of
from onrecord.inquiry.sheet import Sheet
from onrecord.inquiry.sheets import SHEETS, claims_named, disputes_told, matters_named, statements_named
from onrecord.record import Asked, Record
from onrecord.record.asked import FIRST_PAGE

if TYPE_CHECKING:
    from arro3.core import DataType, RecordBatch, Schema

_CHUNK = 1 << 16
_ROW_GROUP = 4096
"""Rows of a Parquet file's group: what is held in memory at a time."""
_IN_MEMORY = 8 << 20
"""Bytes of a Parquet file that wait in memory; a larger one waits on disk."""


class ExportForm(StrEnum):
    """In what form a list is written; the value is the ending of a file's name."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    PARQUET = "parquet"


MEDIA_TYPES = {
    ExportForm.CSV: "text/csv; charset=utf-8; header=present",
    ExportForm.JSON_LINES: "application/x-ndjson",
    ExportForm.PARQUET: "application/vnd.apache.parquet",
}
"""What the web calls each form."""


def export(record: Record, kind: str, asked: Asked = FIRST_PAGE, form: ExportForm = ExportForm.CSV) -> Iterator[bytes]:
    """All rows that `listing` would show page by page, in its order and as of one moment, in pieces of a file.

    `asked.size` and `asked.after` do not count. CSV has the fields of the command line's `--csv`: text that a
    spreadsheet would take for a formula (=, +, - or @ behind any blanks, or a tab or line break in front) gets an
    apostrophe in front, and control characters are shown as escapes. JSON Lines has the rows as `listing` hands them
    out. Parquet has the fields of CSV, as they stand on record: numbers and truth values as such, all else as text;
    the whole file waits, on disk if it is large, before the first piece comes. What `listing` raises is raised before
    the first piece.
    """
    answers = _answers(record, kind, asked)
    first = list(islice(answers, 1))
    return _WRITERS[form](chain(first, answers), SHEETS[kind])


def _answers(record: Record, kind: str, asked: Asked) -> Iterator[Any]:
    rows: Iterable[Any] = rows_of(record, kind, asked)
    if kind in ("actors", "reports"):
        yield from rows
    elif kind == "claims":
        yield from claims_named(record, rows)
    elif kind == "statements":
        yield from statements_named(record, rows)
    elif kind == "disputes":
        yield from disputes_told(record, rows, asked.filters.as_of)
    else:
        yield from matters_named(record, rows)


def _csv(answers: Iterator[Any], sheet: Sheet[Any]) -> Iterator[bytes]:
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(sheet.flat)
    for answer in answers:
        writer.writerow([cell(field(answer)) for field in sheet.flat.values()])
        if page.tell() >= _CHUNK:
            yield page.getvalue().encode("utf-8")
            page.seek(0)
            page.truncate()
    yield page.getvalue().encode("utf-8")


def _json_lines(answers: Iterator[Any], sheet: Sheet[Any]) -> Iterator[bytes]:
    for answer in answers:
        line = msgspec.json.encode(sheet.wire(answer)).decode("utf-8")
        yield f"{inert_json(line)}\n".encode()


def _parquet(answers: Iterator[Any], sheet: Sheet[Any]) -> Iterator[bytes]:
    from arro3.core import RecordBatchReader
    from arro3.io import write_parquet

    schema = _schema(sheet)
    batches = RecordBatchReader.from_batches(schema, cast(Any, _batches(answers, sheet, schema)))
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        write_parquet(batches, cast(IO[bytes], file), max_row_group_size=_ROW_GROUP, compression="zstd(3)")
        file.seek(0)
        while piece := file.read(_CHUNK):
            yield piece


def _batches(answers: Iterator[Any], sheet: Sheet[Any], schema: "Schema") -> "Iterator[RecordBatch]":
    from arro3.core import Array, RecordBatch

    while some := list(islice(answers, _ROW_GROUP)):
        columns = [
            Array([_plain(field(answer)) for answer in some], type=_type_of(sheet, name))
            for name, field in sheet.flat.items()
        ]
        yield RecordBatch.from_arrays(columns, schema=schema)


def _plain(value: Any) -> Any:
    """A value that Arrow knows: values of an enumeration are texts."""
    return str(value) if isinstance(value, str) else value


def _schema(sheet: Sheet[Any]) -> "Schema":
    from arro3.core import Field, Schema

    return Schema([Field(name, _type_of(sheet, name), nullable=True) for name in sheet.flat])


def _type_of(sheet: Sheet[Any], name: str) -> "DataType":
    from arro3.core import DataType

    types = {int: DataType.int64, float: DataType.float64, bool: DataType.bool}
    return types[sheet.typed[name]]() if name in sheet.typed else DataType.utf8()


_WRITERS = {ExportForm.CSV: _csv, ExportForm.JSON_LINES: _json_lines, ExportForm.PARQUET: _parquet}
