"""Claims: what a holder puts on record, how sure and in what mode (FactBank, PLOVER, ATOP)."""

from enum import StrEnum

from msgspec import Struct

from onrecord.vocabulary.circumstance import ClaimTime
from onrecord.vocabulary.spans import Span


class ClaimKind(StrEnum):
    """What the content of a claim is."""

    EVENT = "event"
    """A happening, typed by PLOVER."""
    TIE = "tie"
    """A lasting relation between actors."""
    OBLIGATION = "obligation"
    """Who must, need not or must not do what for whom (ATOP)."""


class EventType(StrEnum):
    """PLOVER's sixteen event types (PLOVER codebook 2021); definitions are in `codebook/data/plover.yaml`."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class TieType(StrEnum):
    """Lasting relations between actors; definitions are in `codebook/data/ties.yaml`."""

    ALLY = "ally"
    PARTNER = "partner"
    MEMBER = "member"
    PATRON = "patron"
    """Actor is the patron, recipient the proxy."""
    RIVAL = "rival"
    AT_WAR = "at-war"
    SUPPLIER = "supplier"
    MEDIATOR = "mediator"
    SANCTIONER = "sanctioner"
    RECOGNISES = "recognises"
    OFFICE_HOLDER = "office-holder"
    PART_OF = "part-of"


class Factuality(StrEnum):
    """How sure a holder is that the content holds (FactBank: Saurí and Pustejovsky 2009)."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAINLY_NOT = "CT-"
    PROBABLY_NOT = "PR-"
    POSSIBLY_NOT = "PS-"
    UNKNOWN = "Uu"


class Modality(StrEnum):
    """In what mode a content is put forward."""

    ACTUAL = "actual"
    PLANNED = "planned"
    PROMISED = "promised"
    THREATENED = "threatened"
    PREDICTED = "predicted"
    REQUESTED = "requested"
    PROPOSED = "proposed"
    PERMITTED = "permitted"
    OBLIGED = "obliged"
    CONDITIONAL = "conditional"
    ASKED = "asked"
    BELIEVED = "believed"


MAY_NOT = "may-not"
"""The mode of a prohibition: a duty, and a binding one, not to do what is named."""
MUTUAL_DEEDS = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
"""Types of event whose parties are actors and recipients alike when one subject names them all."""
NEGATIVE = frozenset({Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT})
"""What a holder denies, surely or not (FactBank's negative polarity)."""
AHEAD = frozenset({Modality.PLANNED, Modality.PROMISED, Modality.THREATENED, Modality.PREDICTED, Modality.CONDITIONAL})
"""Modes of a content that is yet to come."""


class Trigger(Struct, frozen=True, kw_only=True, gc=False):
    """The word or words that name the event, tie or duty (ACE event trigger)."""

    start: int
    end: int
    text: str


class Predicate(Struct, frozen=True, kw_only=True, gc=False):
    """An event word with its factuality as the report's author presents it: -3.0 (certainly not) to 3.0 (certainly).

    The scale is that of UW's factuality corpus (Lee et al. 2015) and of Stanovsky et al. 2017.
    """

    start: int
    end: int
    text: str
    factuality: float


class Reason(Struct, frozen=True, kw_only=True, gc=False):
    """Why one field of a claim has its value: the rule or head that decided, its words and the alternatives' scores."""

    field: str
    by: str
    words: tuple[Span, ...] = ()
    alternatives: dict[str, float] = {}


class Claim(Struct, frozen=True, kw_only=True, gc=False):
    """What a holder puts on record; the atom of Onrecord.

    `type` is an `EventType` for events and obligations (of the act that is owed), a `TieType` for ties, null where an
    act has no type: what is owed, and what somebody denies, foretells or promises. `actors` act, `recipients` are acted
    upon: actor ids, with the words that name them in the span lists. `quantities` and `place` are indexes into the
    report's lists. `holders` are statement ids, outermost first; empty is the report's own voice. `confidence` (0…1) is
    the reader's own, not the holder's. `evidence` quotes the report.
    """

    id: str
    kind: ClaimKind
    type: str | None
    mode: str | None = None
    context: tuple[str, ...] = ()
    cameo: str | None = None
    trigger: Trigger
    actors: tuple[str, ...] = ()
    actor_spans: tuple[Span, ...] = ()
    recipients: tuple[str, ...] = ()
    recipient_spans: tuple[Span, ...] = ()
    object: str | None = None
    quantities: tuple[int, ...] = ()
    time: ClaimTime | None = None
    place: int | None = None
    holders: tuple[str, ...] = ()
    factuality: Factuality = Factuality.CERTAIN
    modality: Modality = Modality.ACTUAL
    condition: str | None = None
    evidence: tuple[Span, ...] = ()
    confidence: float = 0.5
    why: tuple[Reason, ...] = ()
