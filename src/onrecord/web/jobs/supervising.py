"""Sees to it that a worker runs while there is something to read."""

import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import msgspec

from onrecord.vocabulary import RecordError
from onrecord.web.jobs.files import is_held
from onrecord.web.jobs.limits import Limits
from onrecord.web.jobs.spool import Spool

LOOK = 2.0
"""Seconds after which to look again for jobs that another process has put in line."""
GRACE = 8.0
"""Seconds that a worker gets to store what it has at hand."""
SHORT, LONGEST_PAUSE = 5.0, 60.0
"""A worker that lived less than `SHORT` seconds makes the pause before the next one twice as long, up to a limit."""


class Supervisor:
    """Starts the worker of one record when jobs wait, again when it dies, and stops it with the server."""

    def __init__(self, spool: Spool, record: Path, limits: Limits) -> None:
        """Nothing runs yet."""
        self._spool, self._record, self._limits = spool, record, limits
        self._worker: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._woken = threading.Event()
        self._stopped = False
        self._started = 0.0
        self._pause = 0.0
        self._behind = False

    @property
    def worker(self) -> int | None:
        """The process id of the worker that this supervisor runs, null when it runs none."""
        return self._worker.pid if self._worker and self._worker.poll() is None else None

    def start(self, *, behind: bool = False) -> None:
        """Look after the jobs from now on; a ledger that is `behind` needs a worker also when no job waits."""
        if self._thread is None:
            with suppress(RecordError):  # where nothing can be written, nothing can be brought up to date
                if behind:
                    self._spool.ensure()
                    self._behind = True
            self._stopped = False
            self._thread = threading.Thread(target=self._run, name="onrecord-jobs", daemon=True)
            self._thread.start()

    def wake(self) -> None:
        """There may be something to read."""
        self._woken.set()

    def stop(self) -> None:
        """Stop the worker and look after nothing more."""
        self._stopped = True
        self._woken.set()
        if self._thread:
            self._thread.join()
            self._thread = None
        worker, self._worker = self._worker, None
        if worker:
            worker.terminate()
            try:
                worker.wait(GRACE)
            except subprocess.TimeoutExpired:
                worker.kill()
                worker.wait()
            assert worker.stdin is not None
            worker.stdin.close()

    def _run(self) -> None:
        while not self._stopped:
            self._woken.clear()
            with suppress(OSError):  # a full disk or a folder that is gone for now: look again later
                self._look()
            self._woken.wait(LOOK)

    def _look(self) -> None:
        if self.worker is not None:
            assert self._worker is not None
            assert self._worker.stdin is not None
            with suppress(BrokenPipeError):
                self._worker.stdin.write(b"\n")
            return
        self._bury()
        if time.monotonic() < self._started + self._pause or not (self._behind or self._spool.waiting()):
            return
        if not is_held(self._spool.worker_lock):
            self._hire()

    def _bury(self) -> None:
        """Note how a worker ended, so that one that cannot live is not started again and again."""
        if self._worker is None:
            return
        assert self._worker.stdin is not None
        self._worker.stdin.close()
        short = self._worker.returncode != 0 and time.monotonic() - self._started < SHORT
        self._pause = min(LONGEST_PAUSE, self._pause * 2 + 1) if short else 0.0
        self._worker = None

    def _hire(self) -> None:
        limits = msgspec.json.encode(self._limits).decode()
        command = [sys.executable, "-m", "onrecord.web.jobs.worker", str(self._record), str(self._spool.folder), limits]
        with (self._spool.folder / "worker.log").open("wb") as log:
            self._worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log, bufsize=0)
        self._started = time.monotonic()
        self._behind = False
