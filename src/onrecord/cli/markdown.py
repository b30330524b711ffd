"""Markdown, with words from reports kept from being taken for mark-up or HTML."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli.paper import quoted
from onrecord.cli.phrases import counted, where
from onrecord.harmless import one_line

if TYPE_CHECKING:
    from onrecord import inquiry

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&$@]|:(?=//)|(?<=www)\.)")
_FIRST = re.compile(r"\A(\d{1,9}(?=[.)]\s)|)([-+=.)])")
"""What would make a list or a heading of a line that begins with it."""


def plain(text: str) -> str:
    """`text` on one line, so that Markdown shows it letter by letter (CommonMark 0.31, section 2.4)."""
    escaped = _MARKS.sub(r"\\\1", one_line(text))
    return _FIRST.sub(r"\1\\\2", escaped)


def code(text: str) -> str:
    """`text` as a code span."""
    words = one_line(text)
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", words)), default=0))
    gap = " " if "`" in words else ""
    return f"{fence}{gap}{words}{gap}{fence}"


def markdown_brief(found: "inquiry.Brief") -> Iterator[str]:
    """The lines of a brief in Markdown."""
    yield "# On record"
    yield ""
    yield f"{counted(found)}."
    for section in found.sections:
        yield ""
        yield f"## {section.title}"
        yield ""
        for one in section.lines:
            yield f"- {plain(one.sentence)}  "
            yield f"  {plain(quoted(one.quote))}  "
            source = where(one)
            yield f"  {plain(source)}{', ' if source else ''}{code(one.claim)}"
        if section.left_out:
            yield f"- and {section.left_out:,} more"
