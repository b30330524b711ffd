"""Prints a document: lines with styles, wrapped with their indent on a terminal, as they are elsewhere."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.cli.forms import Form
from onrecord.cli.output import terminal, write_line
from onrecord.harmless import inert, one_line

WIDEST = 110
"""Columns that running text fills at most; longer lines are hard to read."""


@dataclass(frozen=True)
class Words:
    """Some words and the style (rich's) in which a terminal shows them."""

    text: str
    style: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a document, indented; `hang` is how much further its continuation lines are."""

    words: tuple[Words, ...] = ()
    indent: int = 0
    hang: int = 0
    as_written: bool = False
    """Whether line breaks inside are kept."""


EMPTY = Line()
OPENING = "\"“'‘«"
CLOSING = "\"”'’»"


def line(*words: str | Words, indent: int = 0, hang: int = 0) -> Line:
    """A line made of plain and styled words."""
    return Line(tuple(Words(one) if isinstance(one, str) else one for one in words), indent, hang)


def quoted(text: str) -> str:
    """`text` in quotation marks, unless it has its own."""
    bare = text.strip()
    return bare if bare[:1] in OPENING and bare[-1:] in CLOSING else f"“{bare}”"


def print_document(lines: Iterable[Line], form: Form) -> None:
    """Print the lines of a document."""
    if form is Form.TERMINAL:
        _print_wrapped(lines)
    else:
        for one in lines:
            text = "".join(_clean(words.text, one) for words in one.words)
            write_line("\n".join(" " * one.indent + row.rstrip() if row else "" for row in text.split("\n")))
    sys.stdout.flush()


def _print_wrapped(lines: Iterable[Line]) -> None:
    from rich.text import Text

    console = terminal()
    width = min(console.width, WIDEST)
    for one in lines:
        text = Text()
        for words in one.words:
            text.append(_clean(words.text, one), words.style)
        rows = text.wrap(console, max(width - one.indent - one.hang, 20), overflow="fold")
        for number, row in enumerate(rows or [Text()]):
            row.rstrip()
            blank = " " * (one.indent + (one.hang if number else 0)) if row else ""
            console.print(Text(blank).append_text(row), soft_wrap=True)


def _clean(text: str, one: Line) -> str:
    """Harmless words; blanks at either end, which set words apart, are kept."""
    if one.as_written:
        return inert(text)
    before, after = (len(text) - len(cut) for cut in (text.lstrip(" "), text.rstrip(" ")))
    cleaned = one_line(text)
    return f"{' ' * before}{cleaned}{' ' * after}" if cleaned else " " * before
