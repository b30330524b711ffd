"""The program that reads jobs: one for each record, beside the server, so that the server answers while it reads.

    python -m onrecord.web.jobs.worker RECORD FOLDER LIMITS

It ends when it has had nothing to do for a while, when its standard input ends (the server is gone), or on SIGTERM; a
job that is being read then waits for the next one. A line on standard input says that there may be something to do.
"""

import os
import select
import signal
import sys
import time
from pathlib import Path

import msgspec
from msgspec.structs import replace

from onrecord.ledger.update import bring_up_to_date
from onrecord.record import LateReader, open_record
from onrecord.record.waiting import waits_told
from onrecord.settings import read_settings
from onrecord.vocabulary import OnrecordError
from onrecord.web.jobs.files import Lock, holding, remove_folder, sweep
from onrecord.web.jobs.job import JobState
from onrecord.web.jobs.limits import Limits
from onrecord.web.jobs.reading import Reading, Stopped
from onrecord.web.jobs.spool import Spool

LOOK = 1.0
"""Seconds after which to look again for jobs of which nobody told."""
TRIES = 10
"""Looks at the lock before another worker is believed in: one who only looks at it holds it for an instant."""


class Worker:
    """Reads the jobs of one record, one after another."""

    def __init__(self, record: Path, spool: Spool, limits: Limits) -> None:
        """Load nothing yet: the parser comes with the first report that has to be read."""
        self._record, self._spool, self._limits = record, spool, limits
        settings = read_settings()
        self._codebook = settings.make_codebook()
        self._reader = LateReader(settings.make_reader)
        self._stopped = False

    def run(self) -> None:
        """Read until there has been nothing to do for a while."""
        self.catch_up()
        last = time.monotonic()
        while not self._is_stopping():
            if self.read_next():
                last = time.monotonic()
            elif time.monotonic() - last >= self._limits.idle:
                return
            else:
                self._wait()

    def read_next(self) -> bool:
        """Read the job that is first in line; whether there was one."""
        ready = (folder for folder, progress in self._spool.waiting() if progress.not_before <= time.time())
        folder = next(ready, None)
        if folder is None:
            return False
        reading = Reading(
            self._spool,
            folder,
            self._record,
            reader=self._reader,
            limits=self._limits,
            stopping=self._is_stopping,
        )
        try:
            reading.run(self._codebook)
        except Stopped:
            return False
        self._forget_old()
        return True

    def catch_up(self) -> None:
        """Bring the ledger up to date, should somebody have left it behind."""
        try:
            with (
                waits_told(self._waits),
                open_record(
                    self._record, create=False, patience=self._limits.patience, codebook=self._codebook
                ) as record,
            ):
                bring_up_to_date(record, self._codebook, self._check)
        except Stopped:
            return
        except OnrecordError as error:  # the next job tells of what still fails
            sys.stderr.write(f"{error.code}: {error.message}\n")

    def stop(self) -> None:
        """Break off as soon as what is at hand is stored."""
        self._stopped = True

    def _waits(self, waits: bool) -> None:
        """Note that the jobs in line wait for the record, or that it is theirs again."""
        with holding(self._spool.queue_lock):
            for folder, progress in self._spool.waiting():
                self._spool.note(folder, replace(progress, waits=waits), lasting=False)

    def _wait(self) -> None:
        select.select([sys.stdin], [], [], LOOK)

    def _is_stopping(self) -> bool:
        """Whether to stop; takes in what standard input says."""
        if not self._stopped and select.select([sys.stdin], [], [], 0)[0] and not os.read(sys.stdin.fileno(), 4096):
            self._stopped = True
        return self._stopped

    def _check(self, _: int) -> None:
        if self._is_stopping():
            raise Stopped

    def _forget_old(self) -> None:
        """Take away the oldest jobs that are done, when more are kept than should be."""
        with holding(self._spool.queue_lock):
            jobs = [self._spool.job(one, whole=False) for one in self._spool.ids()]
            done = sorted((job.made, job.id) for job in jobs if job.state is JobState.DONE)
            for _, job_id in done[: max(0, len(done) - self._limits.kept)]:
                remove_folder(self._spool.place(job_id))


def main(record: str, folder: str, limits: str) -> int:
    """Run, if no other worker runs for this record."""
    spool = Spool(Path(folder))
    spool.ensure()
    lock = Lock(spool.worker_lock)
    for _ in range(TRIES):
        if lock.take():
            break
        time.sleep(0.1)
    else:
        return 0
    found = msgspec.json.decode(limits, type=Limits)
    os.nice(found.nice)
    sweep(spool.folder)
    worker = Worker(Path(record), spool, found)
    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then stops this one
    worker.run()
    lock.leave()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
