"""A Sphinx extension: `<!-- generated: NAME -->` in a page becomes what `source_tables.PAGES[NAME]` makes."""

import re
from typing import Any

from source_tables import PAGES
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

MARK = re.compile(r"^<!-- generated: ([\w-]+) -->$", re.MULTILINE)
LITERAL = re.compile(r"(?<!`)`([^`]+)`(?!`)")


def fill(text: str) -> str:
    """`text` with every mark replaced; raises `ExtensionError` for a name that is not in `PAGES`."""

    def made(mark: re.Match[str]) -> str:
        if mark[1] not in PAGES:
            raise ExtensionError(f"nothing is generated under the name {mark[1]!r}")
        return PAGES[mark[1]]()

    return MARK.sub(made, text)


def as_restructured(docstring: str) -> str:
    """A docstring with Markdown's literals turned into reStructuredText's, and all else kept as plain words."""
    parts = LITERAL.split(docstring)
    plain = [re.sub(r"([*|\\]|(?<=\w)_(?=\W|$))", r"\\\1", part) for part in parts[::2]]
    literal = [f"``{part}``" for part in parts[1::2]]
    return "".join(word for pair in zip(plain, [*literal, ""], strict=True) for word in pair)


def _fill_page(app: Sphinx, name: str, source: list[str]) -> None:
    source[0] = fill(source[0])


def _restructure(*event: Any) -> None:
    """Sphinx hands over the application, what is documented, its name, itself, options and the docstring's lines."""
    lines: list[str] = event[-1]
    lines[:] = as_restructured("\n".join(lines)).split("\n")


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect both to Sphinx."""
    app.connect("source-read", _fill_page)
    app.connect("autodoc-process-docstring", _restructure)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
