"""What is on record: storage behind one Protocol, on SQLite for now. `open_record` is the way in."""

from onrecord.record.asked import Asked
from onrecord.record.changes import Changes
from onrecord.record.filters import EVERYTHING, Filters, TakenPart
from onrecord.record.found import (
    ActorOnRecord,
    ClaimOnRecord,
    Counts,
    Found,
    Hit,
    MatterOnRecord,
    PartInMatter,
    ReportOnRecord,
    StatementOnRecord,
)
from onrecord.record.opening import open_record
from onrecord.record.protocol import Outcome, Record, Standing, Stored
from onrecord.record.reading import LateReader, Reads, Summary, read_into
from onrecord.record.tokens import NewToken, Role, Token

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
    "LateReader",
    "MatterOnRecord",
    "NewToken",
    "Outcome",
    "PartInMatter",
    "Reads",
    "Record",
    "ReportOnRecord",
    "Role",
    "Standing",
    "StatementOnRecord",
    "Stored",
    "Summary",
    "TakenPart",
    "Token",
    "open_record",
    "read_into",
]
