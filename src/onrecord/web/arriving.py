"""Files that a browser sends: the parts of a multipart form, one after another as they come, never held in memory."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from onrecord.vocabulary import OnrecordError, UsageError

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

LONGEST_FIELD = 4_000
"""Bytes of a part that is no file."""


@dataclass(frozen=True)
class Part:
    """A part of a form: the field's `name`, the `file` name if it is one, and the bytes, to be taken in turn."""

    name: str
    file: str | None
    chunks: Iterator[bytes]

    def words(self) -> str:
        """The text of a field; raises `UsageError` (`upload-too-long`) for one that is too long."""
        found = b""
        for chunk in self.chunks:
            found += chunk
            if len(found) > LONGEST_FIELD:
                raise UsageError("upload-too-long", f"The field {self.name} is too long.", "Write less in it.")
        return found.decode("utf-8", "replace").strip()


def parts(content_type: str, body: Iterable[bytes]) -> Iterator[Part]:
    """The parts of a `multipart/form-data` body, each to be taken before the next.

    Raises `UsageError` (`not-understood`) for what is no such form, or ends too soon.
    """
    steps = _steps(content_type, body)
    for step in steps:
        if isinstance(step, _Begin):
            chunks = _chunks(steps)
            yield Part(step.name, step.file, chunks)
            for _ in chunks:
                pass  # whatever of it nobody wanted


@dataclass(frozen=True)
class _Begin:
    name: str
    file: str | None


class _End:
    """A part is over."""


_Step = _Begin | _End | bytes


class _Told:
    """What the parser tells, until it is taken."""

    def __init__(self) -> None:
        self.steps: deque[_Step] = deque()
        self.whole = False
        self._name, self._value, self._disposition = b"", b"", b""

    def callbacks(self) -> "MultipartCallbacks":
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._header_name,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_end,
            "on_part_data": lambda data, start, end: self.steps.append(data[start:end]),
            "on_part_end": lambda: self.steps.append(_End()),
            "on_end": self._end,
        }

    def _begin(self) -> None:
        self._disposition = b""

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        if self._name.lower() == b"content-disposition":
            self._disposition = self._value
        self._name, self._value = b"", b""

    def _headers_end(self) -> None:
        _, options = parse_options_header(self._disposition)
        name, file = options.get(b"name", b""), options.get(b"filename")
        self.steps.append(_Begin(_decoded(name), None if file is None else _decoded(file)))

    def _end(self) -> None:
        self.whole = True


def _steps(content_type: str, body: Iterable[bytes]) -> Iterator[_Step]:
    kind, options = parse_options_header(content_type)
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise _not_understood()
    told = _Told()
    try:
        parser = MultipartParser(options[b"boundary"], told.callbacks())
    except FormParserError as error:
        raise _not_understood() from error
    for chunk in body:
        try:
            parser.write(chunk)
        except FormParserError as error:
            raise _not_understood() from error
        while told.steps:
            yield told.steps.popleft()
    if not told.whole:
        raise _not_understood()


def _chunks(steps: Iterator[_Step]) -> Iterator[bytes]:
    for step in steps:
        if not isinstance(step, bytes):
            return
        yield step


def _decoded(name: bytes) -> str:
    """A name as browsers send it: UTF-8, with quotes and line ends escaped."""
    return name.decode("utf-8", "replace").replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")


def _not_understood() -> OnrecordError:
    return UsageError("not-understood", "The files did not come as a form.", "Send them from the page to add reports.")
