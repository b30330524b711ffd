"""Where inputs come from: files, folders and standard input, opened one at a time and never waited for in vain."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.intake.faults import fault
from onrecord.vocabulary import ReportError

SUFFIXES = frozenset((".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"))
"""What is taken from a folder; a file that is named itself is taken whatever its suffix."""


@dataclass(frozen=True)
class Source:
    """One input: a file, or standard input when `path` is null."""

    path: Path | None

    @property
    def name(self) -> str:
        """What ids are made of: the file's stem, or `stdin`."""
        return self.path.stem if self.path else "stdin"

    @property
    def label(self) -> str:
        """What messages call it."""
        return str(self.path) if self.path else "stdin"


def find(paths: Sequence[str | Path]) -> Iterator[Source | ReportError]:
    """The inputs that `paths` name, folders searched through and sorted, each file once however often it is named.

    `-` is standard input. What cannot be used gives a `ReportError`: `not-found`, `no-permission`, `not-a-file`,
    `folder-empty`, `unreadable`.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if str(path) == "-":
            if (-1, -1) not in seen:
                yield Source(None)
            seen.add((-1, -1))
            continue
        yield from _under(Path(path), seen)


def _under(path: Path, seen: set[tuple[int, int]]) -> Iterator[Source | ReportError]:
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        yield _unusable(path, error)
        return
    if not stat.S_ISDIR(status.st_mode):
        yield from _file(path, status, seen)
        return
    if _again(status, seen):
        return
    yield from _folder(path, seen)


def _folder(path: Path, seen: set[tuple[int, int]]) -> Iterator[Source | ReportError]:
    """A named folder; says so when nothing in it could be a report."""
    anything = False
    for one in _inside(path, seen, {_key(path.stat())}):
        anything = True
        yield one
    if not anything:
        yield fault("folder-empty", f"There is no report in the folder {path}.", str(path))


def _inside(folder: Path, seen: set[tuple[int, int]], above: set[tuple[int, int]]) -> Iterator[Source | ReportError]:
    """Everything in `folder` and below; a link that leads back up is not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unusable(folder, error)
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        try:
            status = path.stat()
        except OSError as error:
            if path.suffix.lower() in SUFFIXES:
                yield _unusable(path, error)
            continue
        if stat.S_ISDIR(status.st_mode):
            if _key(status) not in above and not _again(status, seen):
                yield from _inside(path, seen, above | {_key(status)})
        elif path.suffix.lower() in SUFFIXES:
            yield from _file(path, status, seen)


def _file(path: Path, status: os.stat_result, seen: set[tuple[int, int]]) -> Iterator[Source | ReportError]:
    if not stat.S_ISREG(status.st_mode):
        yield fault("not-a-file", f"{path} is a device, pipe or socket.", str(path))
    elif not _again(status, seen):
        yield Source(path)


def _key(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _again(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """Whether the file or folder was met before in this run; remembers it."""
    key = _key(status)
    if key in seen:
        return True
    seen.add(key)
    return False


def _unusable(path: Path, error: Exception) -> ReportError:
    if isinstance(error, FileNotFoundError):
        return fault("not-found", f"There is no {path}.", str(path))
    if isinstance(error, PermissionError):
        return fault("no-permission", f"{path} may not be read.", str(path))
    return fault("unreadable", f"{path} cannot be read: {error}.", str(path))


def opening_error(path: Path, error: OSError) -> ReportError:
    """What to say when a file that was there cannot be opened or read after all."""
    return _unusable(path, error)
