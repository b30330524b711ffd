"""Files that survive whatever happens: written whole or not at all, and locks that die with their process."""

import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from onrecord.vocabulary import OnrecordError

T = TypeVar("T")
_REMOVED = ".removed"
Free = Callable[[Path], int]
"""How many bytes are free on the disk with this folder."""


def free_bytes(folder: Path) -> int:
    """What the system says."""
    return shutil.disk_usage(folder).free


def write_whole(path: Path, value: object, *, lasting: bool = True) -> None:
    """Write `value` as JSON, so that the file is either as before or as wanted; `lasting` waits for the disk."""
    beside = path.with_name(f"{path.name}.new")
    with beside.open("wb") as file:
        file.write(msgspec.json.encode(value))
        file.flush()
        if lasting:
            os.fsync(file.fileno())
    beside.replace(path)
    if lasting:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_whole(path: Path, kind: type[T]) -> T | None:
    """What was written; null when there is no such file, or when a power failure left it broken."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


class Lock:
    """A lock on a file, which the system lets go when its process dies."""

    def __init__(self, path: Path) -> None:
        """Nothing is locked yet."""
        self._path = path
        self._handle: int | None = None

    def take(self, *, wait: bool = False) -> bool:
        """Take it, if nobody has it; to `wait` for others makes sure of it."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def leave(self) -> None:
        """Let it go."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Hold the lock on a file for the block, after waiting for others."""
    lock = Lock(path)
    lock.take(wait=True)
    try:
        yield
    finally:
        lock.leave()


def is_held(path: Path) -> bool:
    """Whether some process has the lock on a file; looking does not keep it from anyone for long."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


@contextmanager
def disk_coded() -> Iterator[None]:
    """Turn a full disk in the block into the coded error."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise disk_full() from error
        raise


def disk_full() -> OnrecordError:
    """The error to raise."""
    return OnrecordError(
        "disk-full",
        "There is no room on the disk for more reports.",
        "Make room and send them again; what is on record, or waits, is safe.",
    )


def remove_folder(folder: Path) -> None:
    """Take a folder out of sight at once, and then away."""
    hidden = folder.with_name(f".{folder.name}{_REMOVED}")
    with suppress(FileNotFoundError):
        folder.replace(hidden)
    shutil.rmtree(hidden, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Take away what is left of folders whose removal was broken off."""
    for hidden in folder.glob(f".*{_REMOVED}"):
        shutil.rmtree(hidden, ignore_errors=True)
