"""What a question to the record asks for: the filters that every query shares."""

from enum import StrEnum

from msgspec import Struct

from onrecord.vocabulary import ClaimKind, Factuality, Modality


class TakenPart(StrEnum):
    """What the actor asked for is in a deed, or the first of the two between whom it is."""

    ACTOR = "actor"
    """It acts; of two, the other does not."""
    RECIPIENT = "recipient"
    """It is acted upon, and does not act; of two, the other does."""
    BOTH = "both"
    """Both of the two act."""


class Filters(Struct, frozen=True, kw_only=True):
    """Conditions that all have to hold; a null one is not asked for.

    `actor`, `between` and `holder` are given as an actor's id, ISO 3166-1 alpha-3 code, name, or part of a name; a
    state stands for itself and for every actor whose country it is, in `between` not for its armed groups. `between`
    takes that in which the two face each other, or act together on nobody else; `part` is what `actor`, or the first of
    `between`, is in it. `holder` is anyone in a claim's chain of holders, or the publisher where the report speaks in
    its own voice. `since` and `until` (ISO dates, inclusive) bound the time of the event, or the publication date where
    that time is unknown; for statements and reports always the publication date. `on` (`2025`, `2025-06` or
    `2025-06-13`) keeps what belongs to that year, month or day alone: of a day what begins on it and lasts under a
    week. `as_of` keeps what was published on or before that ISO date. `type` is an `EventType` or `TieType` value,
    `report` a report's id, `limit` the number of answers.
    """

    actor: str | None = None
    between: tuple[str, str] | None = None
    part: TakenPart | None = None
    type: str | None = None
    holder: str | None = None
    since: str | None = None
    until: str | None = None
    on: str | None = None
    report: str | None = None
    as_of: str | None = None
    kind: ClaimKind | None = None
    factuality: Factuality | None = None
    modality: Modality | None = None
    limit: int | None = None


EVERYTHING = Filters()
"""No conditions."""
