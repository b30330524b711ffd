"""Reports that people add: a queue of jobs on disk, read into the record by a process of its own.

`Jobs` is the way in. A job lives in a folder beside the record, so that neither a restart nor a full disk loses it.
"""

from onrecord.web.jobs.job import Fault, Input, Job, JobCounts, JobState
from onrecord.web.jobs.limits import Limits
from onrecord.web.jobs.queue import Jobs
from onrecord.web.jobs.upload import Upload

__all__ = ["Fault", "Input", "Job", "JobCounts", "JobState", "Jobs", "Limits", "Upload"]
