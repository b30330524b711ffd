"""The queue of jobs: what is added, how far it has come, trying again and taking away."""

import time
from pathlib import Path

from msgspec.structs import replace

from onrecord.intake.dates import published_option
from onrecord.intake.fetch_places import read_address
from onrecord.vocabulary import OnrecordError, UsageError
from onrecord.web.jobs.files import Free, free_bytes, holding, remove_folder
from onrecord.web.jobs.inputs import fetching_off
from onrecord.web.jobs.job import Job, JobState
from onrecord.web.jobs.limits import Limits
from onrecord.web.jobs.spool import Manifest, Progress, Spool, arrived
from onrecord.web.jobs.supervising import Supervisor
from onrecord.web.jobs.upload import Upload, check_text, put_in_line

OPEN = (JobState.ARRIVING, JobState.WAITING, JobState.READING)


class Jobs:
    """The jobs of one record; safe to share between threads, and between processes on one machine.

    `record` is the record's path, beside which they are kept; `free` says how much room a disk has. Nothing is read
    until `start` is called, in this process or another. Methods that add raise `OnrecordError` (`queue-full`,
    `disk-full`, `record-read-only`) and `UsageError` (`upload-too-long` and what is said at each); those that name a
    job raise `UsageError` (`unknown-job`).
    """

    def __init__(self, record: str | Path, limits: Limits | None = None, *, free: Free = free_bytes) -> None:
        """Find what was added before; nothing is written until something is added."""
        self.record = Path(record).absolute()
        self.limits = limits or Limits()
        self._free = free
        self._spool = Spool(self.record.with_name(f"{self.record.name}.jobs"))
        self._supervisor = Supervisor(self._spool, self.record, self.limits)

    @property
    def worker(self) -> int | None:
        """The process id of the worker that this process has started; null when it runs none."""
        return self._supervisor.worker

    def start(self, *, behind: bool = False) -> None:
        """Read what waits from now on, in a process of its own; it is started when there is something to read.

        It is started at once when the record's ledger is `behind`, and brings it up to date.
        """
        self._supervisor.start(behind=behind)

    def stop(self) -> None:
        """Read nothing more; what is being read waits for the next start. Takes a second or so."""
        self._supervisor.stop()

    def add_text(
        self,
        text: str,
        *,
        headline: str | None = None,
        publisher: str | None = None,
        published: str | None = None,
        url: str | None = None,
        id: str | None = None,  # noqa: A002 - the report's own word for it
        by: str | None = None,
    ) -> Job:
        """Add one text, kept exactly as it is. Raises `UsageError` (`upload-empty`, `upload-too-long`)."""
        check_text(text, self.limits)
        with self.start_upload(by=by) as upload:
            upload.add_text(text, headline=headline, publisher=publisher, published=published, url=url, id=id)
            return upload.finish()

    def add_page(
        self,
        html: str,
        *,
        publisher: str | None = None,
        published: str | None = None,
        url: str | None = None,
        by: str | None = None,
    ) -> Job:
        """Add the source of a page; `publisher` and `published` stand in where it says none. Raises as `add_text`."""
        check_text(html, self.limits)
        with self.start_upload(published=published, publisher=publisher, by=by) as upload:
            upload.add_page(html, url=url)
            return upload.finish()

    def add_address(
        self, url: str, *, publisher: str | None = None, published: str | None = None, by: str | None = None
    ) -> Job:
        """Add the page at an address, which the worker fetches when its turn comes.

        Raises `ReportError` (`fetching-off`, `address-invalid`).
        """
        if not self.limits.fetch:
            raise fetching_off()
        address = read_address(url).text
        with self.start_upload(published=published, publisher=publisher, by=by) as upload:
            upload.add_address(address)
            return upload.finish()

    def start_upload(
        self, *, published: str | None = None, publisher: str | None = None, by: str | None = None
    ) -> Upload:
        """Begin a job of files, to be used in a `with` block that ends with `finish`.

        `published` and `publisher` stand in for those of files that carry none. Raises `UsageError`
        `published-invalid`.
        """
        published = published_option(published or None)
        self._spool.ensure()
        with holding(self._spool.queue_lock):
            open_jobs = sum(self._spool.job(one, whole=False).state in OPEN for one in self._spool.ids())
            if open_jobs >= self.limits.waiting:
                raise OnrecordError(
                    "queue-full",
                    f"{open_jobs} jobs are waiting to be read already.",
                    "Wait until some of them are done, and send this again.",
                )
            return Upload(
                self._spool,
                self.limits,
                self._free,
                self._supervisor.wake,
                by=by,
                published=published,
                publisher=publisher or None,
            )

    def get(self, job_id: str) -> Job:
        """The job with this id."""
        return self._spool.job(job_id)

    def list(self) -> list[Job]:
        """All jobs that are kept, the newest first, without their lists of errors and reports."""
        found = []
        for job_id in self._spool.ids():
            try:
                found.append(self._spool.job(job_id, whole=False))
            except UsageError:
                continue  # taken away while we looked
        return sorted(found, key=lambda job: (job.made, job.id), reverse=True)

    def retry(self, job_id: str) -> Job:
        """Put a job in line again: one that failed, has errors, or broke off on its way in.

        Raises `UsageError` (`job-not-to-retry`) for one that is in line already, or whose files are no longer kept;
        `upload-empty` when nothing of it has arrived.
        """
        self._spool.place(job_id)
        with holding(self._spool.queue_lock):
            job, folder = self._spool.job(job_id), self._spool.place(job_id)
            if job.state is JobState.INCOMPLETE:
                manifest = _that_is_there(folder, arrived(folder)[0])
                if not manifest.inputs:
                    raise UsageError("upload-empty", "No file of it has arrived whole.", "Send the files again.")
                put_in_line(self._spool, folder, manifest)
            elif job.state is JobState.FAILED or (job.state is JobState.DONE and job.errors):
                self._spool.note(folder, Progress(queued=time.time_ns()))
            else:
                raise UsageError(
                    "job-not-to-retry", "There is nothing in this job to try again.", "See how far it has come."
                )
        self._supervisor.wake()
        return self._spool.job(job_id)

    def remove(self, job_id: str) -> None:
        """Take a job away with all that is kept for it; what was read stays on record.

        Raises `UsageError` (`job-in-use`) while it is read or arrives.
        """
        self._spool.place(job_id)
        with holding(self._spool.queue_lock):
            if self._spool.job(job_id, whole=False).state in (JobState.READING, JobState.ARRIVING):
                raise UsageError("job-in-use", "This job is being read.", "Wait until it is done.")
            remove_folder(self._spool.place(job_id))


def _that_is_there(folder: Path, manifest: Manifest) -> Manifest:
    """Without files that a failure of the machine has cut after they arrived; the others keep their numbers."""
    whole = [
        one if one.bytes is None or _size(folder / str(number)) == one.bytes else replace(one, complete=False)
        for number, one in enumerate(manifest.inputs, 1)
    ]
    return (
        replace(manifest, inputs=tuple(whole)) if any(one.complete for one in whole) else replace(manifest, inputs=())
    )


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None
