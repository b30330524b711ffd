"""The words Onrecord uses, as frozen types: one concept a file, no logic beyond validation.

What is frozen cannot refer back to itself, so Python need not look for cycles in it (`gc=False`): a page that goes
through thousands of claims would spend longer on that than on reading them.
"""

from onrecord.vocabulary.actor import Actor, ActorKind, Mention, MentionKind
from onrecord.vocabulary.agreement import Agreement, AgreementStatus, Duty, Step
from onrecord.vocabulary.annotations import FORMAT_VERSION, Annotations, error_json, from_json, to_json, to_wire
from onrecord.vocabulary.circumstance import Bound, ClaimTime, Place, Quantity, Time, TimeType
from onrecord.vocabulary.claim import (
    AHEAD,
    MAY_NOT,
    MUTUAL_DEEDS,
    NEGATIVE,
    Claim,
    ClaimKind,
    EventType,
    Factuality,
    Modality,
    Predicate,
    Reason,
    TieType,
    Trigger,
)
from onrecord.vocabulary.correction import Correction, CorrectionAction
from onrecord.vocabulary.errors import CodebookError, OnrecordError, RecordError, ReportError, UsageError
from onrecord.vocabulary.event import Account, Dispute, Event, EventStatus, Figure, Side
from onrecord.vocabulary.forecast import Forecast, ForecastKind, ForecastOutcome, HolderScore
from onrecord.vocabulary.report import READABLE, Report, Section, SectionKind
from onrecord.vocabulary.spans import Span, contains, cut, overlap
from onrecord.vocabulary.statement import Directness, Statement
from onrecord.vocabulary.tie import TieOverTime, Transfer

__all__ = [
    "AHEAD",
    "FORMAT_VERSION",
    "MAY_NOT",
    "MUTUAL_DEEDS",
    "NEGATIVE",
    "READABLE",
    "Account",
    "Actor",
    "ActorKind",
    "Agreement",
    "AgreementStatus",
    "Annotations",
    "Bound",
    "Claim",
    "ClaimKind",
    "ClaimTime",
    "CodebookError",
    "Correction",
    "CorrectionAction",
    "Directness",
    "Dispute",
    "Duty",
    "Event",
    "EventStatus",
    "EventType",
    "Factuality",
    "Figure",
    "Forecast",
    "ForecastKind",
    "ForecastOutcome",
    "HolderScore",
    "Mention",
    "MentionKind",
    "Modality",
    "OnrecordError",
    "Place",
    "Predicate",
    "Quantity",
    "Reason",
    "RecordError",
    "Report",
    "ReportError",
    "Section",
    "SectionKind",
    "Side",
    "Span",
    "Statement",
    "Step",
    "TieOverTime",
    "TieType",
    "Time",
    "TimeType",
    "Transfer",
    "Trigger",
    "UsageError",
    "contains",
    "cut",
    "error_json",
    "from_json",
    "overlap",
    "to_json",
    "to_wire",
]
