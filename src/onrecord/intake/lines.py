"""JSON lines: a report a line, in the names of the annotation format."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from onrecord.intake.decode import to_text
from onrecord.intake.faults import TEXT_LIMIT, fault
from onrecord.intake.making import Given
from onrecord.vocabulary import ReportError

LINE_LIMIT = 13 * TEXT_LIMIT
"""The longest line, in bytes: a full text in `\\ud83d\\ude00` escapes, and room for the other fields."""


@dataclass(frozen=True)
class Row:
    """One report as its line gives it: `text` exactly as written, and what else is known."""

    text: str
    given: Given


def rows(stream: BinaryIO, name: str, head: bytes = b"") -> Iterator[Row | ReportError]:
    """The reports of a stream of JSON lines, read as they are asked for; blank lines are passed over.

    `name` is what ids and messages call the stream, `head` what was already read of it. A line that cannot be read
    gives a `ReportError` (`json-broken`, `json-not-an-object`, `json-without-text`, `json-field-type`, `too-long`) that
    names the line, counted from 1.
    """
    for number, line in enumerate(_lines(stream, head), 1):
        where = f"{name}:{number}"
        if line is None:
            yield fault("too-long", f"Line {number} has more than {LINE_LIMIT:,} bytes.", where)
            continue
        data = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if not data:
            continue
        try:
            yield _row(data, number, where, name)
        except ReportError as error:
            yield error


def _lines(stream: BinaryIO, head: bytes) -> Iterator[bytes | None]:
    """The stream's lines, null for one that is too long, of which no more than the limit is held."""
    line = head if head.endswith(b"\n") else head + stream.readline(LINE_LIMIT + 1)
    while line:
        if len(line) > LINE_LIMIT and not line.endswith(b"\n"):
            yield None
            while line and not line.endswith(b"\n"):
                line = stream.readline(LINE_LIMIT)
        else:
            yield line
        line = stream.readline(LINE_LIMIT + 1)


def _row(data: bytes, number: int, where: str, name: str) -> Row:
    found = _object(data, number, where)
    report_id = _id(found, number, where)
    called = report_id or where
    text = _string(found, "text", number, called)
    if text is None:
        raise fault("json-without-text", f"Line {number} has no `text`.", called)
    publisher, url = _first_source(found, number, called)
    given = Given(
        id=report_id,
        name=name,
        url=_string(found, "url", number, called) or url,
        publisher=_string(found, "publisher", number, called) or publisher,
        published=_string(found, "published", number, called),
        headline=_string(found, "headline", number, called),
    )
    return Row(text, given)


def _object(data: bytes, number: int, where: str) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(data)
    except RecursionError as error:
        raise fault("json-broken", f"Line {number} nests too deep.", where) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        found = _second_try(data, number, where, error)
    if not isinstance(found, dict):
        raise fault("json-not-an-object", f"Line {number} holds no object.", where)
    return found


def _second_try(data: bytes, number: int, where: str, error: Exception) -> Any:
    """A line in another encoding than JSON's UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return msgspec.json.decode(to_text(data))
        except (msgspec.DecodeError, ReportError, RecursionError):
            pass
    raise fault("json-broken", f"Line {number} is not JSON: {error}.", where) from error


def _id(found: dict[str, Any], number: int, where: str) -> str | None:
    value = found.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(found, "id", number, where)


def _string(found: dict[str, Any], field: str, number: int, where: str) -> str | None:
    """A field's string, null when it is missing, null or empty."""
    value = found.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise fault("json-field-type", f"Line {number}: `{field}` is {_kind(value)}, not a string.", where)
    return value if field == "text" else value.strip() or None


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)


def _first_source(found: dict[str, Any], number: int, where: str) -> tuple[str | None, str | None]:
    """Publisher and address of the first of `sources`, which a digest of several publishers' reports gives."""
    sources = found.get("sources")
    if not isinstance(sources, list) or not sources or not isinstance(sources[0], dict):
        return None, None
    return _string(sources[0], "publisher", number, where), _string(sources[0], "url", number, where)
