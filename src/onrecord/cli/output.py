"""Prints many answers: as a table on a terminal, else as tab-separated, comma-separated or JSON lines."""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from onrecord.cli.forms import Form
from onrecord.harmless import cell, inert_json, one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

T = TypeVar("T")
PAGE = 100
"""Rows that a terminal gets at a time; columns keep their width from page to page."""
WIDE = 120
"""From this many columns on, a terminal gets the wide table."""
DIM = frozenset(("id",))


@dataclass(frozen=True)
class Column:
    """A column of a table: its title and the fields that it shows one under another.

    `width` is the most that it takes; without one it shares what is left with others, by `ratio`.
    """

    title: str
    fields: tuple[str, ...]
    width: int | None = None
    number: bool = False
    ratio: int = 1


@dataclass(frozen=True)
class Layout:
    """The columns of a list's tables, on a narrow terminal and on a wide one."""

    narrow: tuple[Column, ...]
    wide: tuple[Column, ...]


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """How answers of one sort are laid out.

    `told` gives an answer's fields in words, as tables and tab-separated lines show them; `narrow` and `wide` are the
    columns of tables. `flat` gives all its fields by name, for comma-separated values. `wire` is what JSON is made of.
    """

    told: Callable[[T], dict[str, str]]
    narrow: tuple[Column, ...]
    wide: tuple[Column, ...]
    flat: Mapping[str, Callable[[T], object]]
    wire: Callable[[T], object] = lambda answer: answer


def print_answers(answers: Iterable[T], sheet: Sheet[T], form: Form) -> None:
    """Print `answers` one after another; errors of the first are raised before anything is printed."""
    waiting = iter(answers)
    first = list(islice(waiting, 1))
    if not first and form in (Form.TERMINAL, Form.PLAIN):
        sys.stderr.write("Nothing on record answers to that.\n")
        return
    found = chain(first, waiting)
    if form is Form.TERMINAL:
        _print_table(found, sheet)
    else:
        _LINES[form](found, sheet)
    sys.stdout.flush()


def print_json(answer: object) -> None:
    """Print one answer as a line of JSON."""
    import msgspec

    write_line(inert_json(msgspec.json.encode(answer).decode("utf-8")))


def write_line(line: str) -> None:
    """Write a line to standard output."""
    sys.stdout.write(line + "\n")


def terminal() -> "Console":
    """The terminal behind standard output; nothing in what it prints is taken for mark-up."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def _print_json_lines(answers: Iterator[T], sheet: Sheet[T]) -> None:
    for answer in answers:
        print_json(sheet.wire(answer))


def _print_csv(answers: Iterator[T], sheet: Sheet[T]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(sheet.flat)
    for answer in answers:
        writer.writerow([cell(field(answer)) for field in sheet.flat.values()])


def _print_plain(answers: Iterator[T], sheet: Sheet[T]) -> None:
    for number, answer in enumerate(answers):
        told = sheet.told(answer)
        if number == 0:
            write_line("\t".join(told))
        write_line("\t".join(one_line(value) for value in told.values()))


_LINES: dict[Form, Callable[[Iterator[Any], Sheet[Any]], None]] = {
    Form.JSON: _print_json_lines,
    Form.CSV: _print_csv,
    Form.PLAIN: _print_plain,
}


def _print_table(answers: Iterator[T], sheet: Sheet[T]) -> None:
    console = terminal()
    columns = sheet.wide if console.width >= WIDE else sheet.narrow
    widths: list[int | None] = []
    while page := [sheet.told(answer) for answer in islice(answers, PAGE)]:
        head = not widths
        widths = widths or [_width(column, page) for column in columns]
        table = _empty_table(columns, widths, head=head)
        for told in page:
            table.add_row(*(_table_cell(column, told) for column in columns))
        console.print(table)


def _width(column: Column, page: Sequence[dict[str, str]]) -> int | None:
    """What a column of limited width needs for the first page; the later ones keep to it."""
    if column.width is None:
        return None
    from rich.cells import cell_len

    longest = max(cell_len(one_line(told[field])) for told in page for field in column.fields)
    return max(len(column.title), min(column.width, longest))


def _empty_table(columns: Sequence[Column], widths: Sequence[int | None], *, head: bool) -> "Table":
    from rich.table import Table

    table = Table(box=None, expand=True, show_header=head, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column, width in zip(columns, widths, strict=True):
        table.add_column(
            column.title,
            width=width,
            ratio=column.ratio if width is None else None,
            justify="right" if column.number else "left",
            overflow="fold",
        )
    return table


def _table_cell(column: Column, told: dict[str, str]) -> "Text":
    from rich.text import Text

    found = Text(overflow="fold")
    for field in column.fields:
        if words := one_line(told[field]):
            found.append("\n" if found else "").append(words, "dim" if field in DIM else "")
    return found
