"""Files on their way in: each goes to the disk as it comes, under a number, and counts once it is whole."""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Protocol, Self

from msgspec.structs import replace

from onrecord.vocabulary import OnrecordError, UsageError
from onrecord.web.jobs.files import Free, Lock, disk_coded, disk_full, remove_folder, write_whole
from onrecord.web.jobs.job import Input, InputKind, Job
from onrecord.web.jobs.limits import Limits
from onrecord.web.jobs.spool import Arrival, Manifest, Progress, Spool, append, now

CHUNK = 1 << 20
LONGEST_NAME = 255


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""


class Upload:
    """A job that is being put together, in a `with` block that ends with `finish`.

    Its methods raise `UsageError` (`upload-too-long`, `upload-too-many`, `upload-empty`) and `OnrecordError`
    (`disk-full`); after any of them, or without `finish`, it is given up and nothing of it is kept. Whatever else
    breaks off the block, be it the connection or the process, leaves the job `incomplete` with the files that arrived
    whole.
    """

    def __init__(
        self,
        spool: Spool,
        limits: Limits,
        free: Free,
        wake: Callable[[], None],
        *,
        by: str | None,
        published: str | None,
        publisher: str | None,
    ) -> None:
        """Make the job's folder; `by` says who adds, `wake` is called when there is something to read.

        `published` and `publisher` stand in for those of inputs that carry none.
        """
        self._spool, self._limits, self._free, self._wake = spool, limits, free, wake
        self._manifest = Manifest(made=now(), by=by)
        self._published, self._publisher = published, publisher
        self._inputs: list[Input] = []
        self._bytes = 0
        self._finished: Job | None = None
        with disk_coded():
            self._folder = spool.new()
            self._lock = Lock(self._folder / "upload.lock")
            self._lock.take()
        self._note(Arrival(made=self._manifest.made, by=by))

    @property
    def id(self) -> str:
        """The job's id."""
        return self._folder.name

    def add_text(
        self,
        text: str,
        *,
        headline: str | None = None,
        publisher: str | None = None,
        published: str | None = None,
        url: str | None = None,
        id: str | None = None,  # noqa: A002 - the report's own word for it
    ) -> Input:
        """Take in one text, kept exactly as it is."""
        check_text(text, self._limits)
        head = {"id": id, "headline": headline, "publisher": publisher, "published": published, "url": url}
        line = json.dumps({"text": text} | {name: value for name, value in head.items() if value})
        name = " ".join((headline or "report").replace("/", " ").split())
        return self.add_file(name, [f"{line}\n".encode()], InputKind.TEXT, url or None)

    def add_page(
        self, html: str, *, publisher: str | None = None, published: str | None = None, url: str | None = None
    ) -> Input:
        """Take in the source of a page; `publisher` and `published` stand in where it says none."""
        check_text(html, self._limits)
        head = (published or self._published, publisher or self._publisher)
        return self.add_file("page", [html.encode("utf-8", "replace")], InputKind.PAGE, url or None, head)

    def add_file(
        self,
        name: str,
        stream: Readable | Iterable[bytes],
        kind: InputKind = InputKind.FILE,
        url: str | None = None,
        head: tuple[str | None, str | None] | None = None,
    ) -> Input:
        """Take in one file, called `name` by whoever sends it; `stream` is read to its end.

        Its reports' address is `url`, where they give none; `head` are a day and a publisher in place of the upload's.
        """
        shown = _shown(name)
        try:
            self._check_number()
            self._note(Arrival(begins=shown))
            size = self._take(stream)
        except OnrecordError:
            self.cancel()
            raise
        return self._taken(self._input(kind, shown, size, url, head))

    def add_address(self, url: str) -> Input:
        """Note an address to be fetched when the job is read."""
        self._check_number()
        return self._taken(self._input(InputKind.ADDRESS, url, None, url))

    def finish(self) -> Job:
        """Put the job in line, and return it."""
        try:
            if not self._inputs:
                raise UsageError("upload-empty", "No file was sent.", "Choose one or more files.")
            with disk_coded():
                put_in_line(self._spool, self._folder, replace(self._manifest, inputs=tuple(self._inputs)))
        except OnrecordError:
            self.cancel()
            raise
        self._lock.leave()
        self._finished = self._spool.job(self.id)
        self._wake()
        return self._finished

    def cancel(self) -> None:
        """Give it up, and keep nothing of it."""
        if self._finished is None:
            remove_folder(self._folder)
            self._lock.leave()

    def __enter__(self) -> Self:
        """The upload itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give it up, unless it is finished or was broken off."""
        if error is None or isinstance(error, OnrecordError):
            self.cancel()
        self._lock.leave()

    def _input(
        self,
        kind: InputKind,
        name: str,
        size: int | None,
        url: str | None,
        head: tuple[str | None, str | None] | None = None,
    ) -> Input:
        published, publisher = head or (self._published, self._publisher)
        return Input(kind=kind, name=name, bytes=size, url=url, published=published, publisher=publisher)

    def _taken(self, taken: Input) -> Input:
        try:
            self._note(Arrival(come=taken))
        except OnrecordError:
            self.cancel()
            raise
        self._inputs.append(taken)
        return taken

    def _note(self, step: Arrival) -> None:
        with disk_coded():
            append(self._folder / "arriving.jsonl", step)

    def _check_number(self) -> None:
        if len(self._inputs) >= self._limits.files:
            message = f"More than {self._limits.files:,} files were sent at once."
            raise UsageError("upload-too-many", message, "Send them in several parts, or as JSON lines in one file.")

    def _take(self, stream: Readable | Iterable[bytes]) -> int:
        """Write the next file; how many bytes it has."""
        path = self._folder / str(len(self._inputs) + 1)
        size = 0
        with disk_coded(), path.open("wb") as file:
            for chunk in _chunks(stream):
                self._check_room(size + len(chunk), len(chunk))
                file.write(chunk)
                size += len(chunk)
                self._bytes += len(chunk)
        return size

    def _check_room(self, size: int, more: int) -> None:
        for most, has in ((self._limits.file, size), (self._limits.job, self._bytes + more)):
            if has > most:
                raise too_long(most)
        if self._free(self._folder) - more < self._limits.free:
            raise disk_full()


def put_in_line(spool: Spool, folder: Path, manifest: Manifest) -> None:
    """Make a job complete, once all that it was given is on the disk: from here on it is read, whatever happens."""
    for number in range(1, len(manifest.inputs) + 1):
        with suppress(FileNotFoundError), (folder / str(number)).open("rb") as file:
            os.fsync(file.fileno())
    spool.note(folder, Progress(queued=time.time_ns()))
    write_whole(folder / "manifest.json", manifest)
    (folder / "arriving.jsonl").unlink(missing_ok=True)


def check_text(given: str, limits: Limits) -> None:
    """Raise `UsageError` (`upload-empty`, `upload-too-long`) for a text that nobody wrote, or that is too long."""
    if not given.strip():
        raise UsageError("upload-empty", "There is no text.", "Paste the report's words.")
    if len(given.encode("utf-8", "replace")) > limits.text:
        raise too_long(limits.text)


def too_long(most: int) -> OnrecordError:
    """The error for what is longer than `most` bytes."""
    return UsageError(
        "upload-too-long", f"This is longer than {most:,} bytes, the most that is taken at once.", "Send it in parts."
    )


def _chunks(stream: Readable | Iterable[bytes]) -> Iterator[bytes]:
    if isinstance(stream, Iterable) and not hasattr(stream, "read"):
        yield from stream
        return
    while chunk := stream.read(CHUNK):
        yield chunk


def _shown(name: str) -> str:
    """A file's name for showing and for ids, on one line; its place in folders and hostile characters are left out."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(sign for sign in last if sign.isprintable()).strip()[-LONGEST_NAME:] or "file"
