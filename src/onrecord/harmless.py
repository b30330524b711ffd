"""Words from reports made harmless on their way out, whatever commands, marks or formulas they hold."""

import re

_SPACE = re.compile(r"[^\S\n]|[\x1c-\x1f\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, ESC and the C1 set among them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they turn the direction of what follows
    "\u2028\u2029\ufff9-\ufffb\U000e0000-\U000e007f"  # line breaks and notes that do not show
    "\ud800-\udfff]"  # halves of characters, which no output can carry
)
_HARMFUL_IN_JSON = re.compile(_HARMFUL.pattern.replace("\x00-\x08\x0b-\x1f", ""))


def inert(text: str) -> str:
    """`text` with everything that could command a terminal, or turn its writing around, shown as an escape.

    Line breaks and tabs stay; `\\r\\n` becomes `\\n`.
    """
    return _HARMFUL.sub(_shown, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The same on a single line: runs of blanks and line breaks become one space."""
    return inert(_SPACES.sub(" ", _SPACE.sub(" ", text)).strip())


def cell(value: object) -> str:
    """A value as a CSV cell that no spreadsheet takes for a formula: such text gets an apostrophe in front."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = inert(value)
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) or text.startswith(("\t", "\r")) else text


def inert_json(line: str) -> str:
    """A JSON line that means the same, with harmful characters in its strings as `\\u` escapes."""
    return _HARMFUL_IN_JSON.sub(_json_escape, line)


def _shown(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
