"""Where inputs come from: files, folders and standard input, opened one at a time and never waited for in vain."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from onrecord.intake.faults import fault
from onrecord.vocabulary import ReportError

SUFFIXES = frozenset((".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"))
"""What is taken from a folder; a file that is named itself is taken whatever its suffix."""


@dataclass(frozen=True)
class Source:
    """One input: a file, or standard input when `path` is null.

    A file that is only kept at `path` is `called` otherwise (a name with a suffix), and its reports' address is `url`,
    null when unknown. `charset` is the encoding that came with it.
    """

    path: Path | None
    called: str | None = None
    url: str | None = None
    charset: str | None = None

    @property
    def name(self) -> str:
        """What ids are made of: the file's stem, or `stdin`."""
        if self.called is not None:
            return PurePosixPath(self.called).stem
        return self.path.stem if self.path else "stdin"

    @property
    def label(self) -> str:
        """What messages call it."""
        if self.called is not None:
            return self.called
        return str(self.path) if self.path else "stdin"

    @property
    def suffix(self) -> str:
        """By which its sort is known: `.html`, `.jsonl` and so on, or empty."""
        if self.called is not None:
            return PurePosixPath(self.called).suffix.lower()
        return self.path.suffix.lower() if self.path else ""

    @property
    def address(self) -> str | None:
        """The address of its report where the input itself gives none."""
        if self.called is not None or self.path is None:
            return self.url
        return self.path.absolute().as_uri()


def find(paths: Sequence[str | Path]) -> Iterator[Source | ReportError]:
    """The inputs that `paths` name, folders searched through and sorted, each file once however often it is named.

    `-` is standard input. What cannot be used gives a `ReportError`: `not-found`, `no-permission`, `not-a-file`,
    `folder-empty`, `unreadable`.
    """
    search = _Search()
    for path in paths:
        if str(path) != "-":
            yield from search.under(Path(path))
        elif not search.again((-1, -1)):
            yield Source(None)


class _Search:
    """One search through files and folders, which remembers where it has been (device and inode)."""

    def __init__(self) -> None:
        self.seen: set[tuple[int, int]] = set()
        self.met = 0

    def again(self, key: tuple[int, int]) -> bool:
        """Whether the file or folder was met before in this run; remembers it."""
        self.met += 1
        known = key in self.seen
        self.seen.add(key)
        return known

    def under(self, path: Path) -> Iterator[Source | ReportError]:
        """A named path: the file, or what a folder holds; says so when nothing in it could be a report."""
        try:
            status = path.stat()
        except (OSError, ValueError) as error:
            yield _unusable(path, error)
            return
        if not stat.S_ISDIR(status.st_mode):
            yield from self._file(path, status)
            return
        before = self.met
        if not self.again(_key(status)):
            self.met = before
            yield from self._inside(path)
        if self.met == before:
            yield fault("folder-empty", f"There is no report in the folder {path}.", str(path))

    def _inside(self, folder: Path) -> Iterator[Source | ReportError]:
        """Everything in `folder` and below; a link back to a folder that was searched is not followed."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.met += 1
            yield _unusable(folder, error)
            return
        for entry in entries:
            path = Path(entry.path)
            wanted = path.suffix.lower() in SUFFIXES
            if entry.name.startswith("."):
                continue
            try:
                status = path.stat()
            except OSError as error:
                if wanted:
                    self.met += 1
                    yield _unusable(path, error)
                continue
            if stat.S_ISDIR(status.st_mode):
                if _key(status) not in self.seen:
                    self.seen.add(_key(status))
                    yield from self._inside(path)
            elif wanted:
                yield from self._file(path, status)

    def _file(self, path: Path, status: os.stat_result) -> Iterator[Source | ReportError]:
        if not stat.S_ISREG(status.st_mode):
            self.met += 1
            yield fault("not-a-file", f"{path} is a device, pipe or socket.", str(path))
        elif not self.again(_key(status)):
            yield Source(path)


def _key(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _unusable(path: Path | str, error: Exception) -> ReportError:
    if isinstance(error, FileNotFoundError):
        return fault("not-found", f"There is no {path}.", str(path))
    if isinstance(error, PermissionError):
        return fault("no-permission", f"{path} may not be read.", str(path))
    why = getattr(error, "strerror", None) or error
    return fault("unreadable", f"{path} cannot be read: {why}.", str(path))


def opening_error(label: str, error: OSError) -> ReportError:
    """What to say when a file that was there cannot be opened or read after all."""
    return _unusable(label, error)
