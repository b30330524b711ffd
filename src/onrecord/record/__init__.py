"""What is on record: storage behind one Protocol, on SQLite for now. `open_record` is the way in."""

from onrecord.record.asked import Asked
from onrecord.record.changes import Changes
from onrecord.record.filters import EVERYTHING, Filters
from onrecord.record.found import (
    ActorOnRecord,
    ClaimOnRecord,
    Counts,
    Found,
    Hit,
    MatterOnRecord,
    ReportOnRecord,
    StatementOnRecord,
)
from onrecord.record.opening import open_record
from onrecord.record.protocol import Outcome, Record, Standing, Stored
from onrecord.record.reading import Reads, Summary, read_into

__all__ = [
    "EVERYTHING",
    "ActorOnRecord",
    "Asked",
    "Changes",
    "ClaimOnRecord",
    "Counts",
    "Filters",
    "Found",
    "Hit",
    "MatterOnRecord",
    "Outcome",
    "Reads",
    "Record",
    "ReportOnRecord",
    "Standing",
    "StatementOnRecord",
    "Stored",
    "Summary",
    "open_record",
    "read_into",
]
