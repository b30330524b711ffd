"""A real server in a process of its own, as `onrecord serve` starts it: to be measured, and to be tested."""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60.0
"""Seconds to wait for a server at most: on a busy machine it takes some."""
_SHOWN = re.compile(r"is shown at (http://\S+/) until")


@dataclass(frozen=True)
class Server:
    """A server that answers at `address` (with a slash at its end), and how long it took to."""

    address: str
    record: Path
    seconds_to_start: float
    pid: int
    log: int
    """The open file with what it has said."""

    def at(self, path: str) -> str:
        """The address of a page; `path` begins with a slash."""
        return self.address.rstrip("/") + path

    def said(self) -> str:
        """What it has said so far: where it listens, and what went wrong."""
        return _read(self.log)


@contextmanager
def served(
    record: Path, *arguments: str, environ: Mapping[str, str] | None = None, reached_by: str | None = None
) -> Iterator[Server]:
    """Serve `record` with `onrecord serve` and further `arguments`; it is stopped at the end.

    `reached_by` is the host to ask instead of the one that it prints. Raises `RuntimeError` with what it said when it
    ends by itself, be it while it starts or later, and `TimeoutError` when it does not answer.
    """
    command = [sys.executable, "-m", "onrecord", "serve", "--record", str(record), "--port", "0", *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stderr=told, stdout=told, env={**os.environ, **(environ or {})})
        try:
            address = _address(process, told.fileno(), reached_by)
            yield Server(address, record, time.perf_counter() - begun, process.pid, told.fileno())
            if process.poll() is not None:
                raise RuntimeError(f"the server ended by itself with {process.returncode}: {_read(told.fileno())}")
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _address(process: subprocess.Popen[bytes], told: int, reached_by: str | None) -> str:
    """Where the server answers, once it does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        said = _read(told)
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with status {process.returncode}: {said}")
        shown = _SHOWN.search(said)
        if shown:
            address = re.sub(r"//[^:/]+:", f"//{reached_by}:", shown[1]) if reached_by else shown[1]
            if _answers(address):
                return address
        time.sleep(0.01)
    raise TimeoutError(f"the server does not answer: {_read(told)}")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}static/favicon.svg", timeout=PATIENCE):
            return True
    except urllib.error.URLError:  # its port is taken before it listens there
        return False


def _read(log: int) -> str:
    return os.pread(log, 1_000_000, 0).decode("utf-8", "replace")
