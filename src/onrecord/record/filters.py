"""What a question to the record asks for: the filters that every query shares."""

from msgspec import Struct

from onrecord.vocabulary import ClaimKind, Factuality, Modality


class Filters(Struct, frozen=True, kw_only=True):
    """Conditions that all have to hold; a null one is not asked for.

    `actor`, `between` and `holder` are given as an actor's id, ISO 3166-1 alpha-3 code, name, or part of a name; a
    state stands for itself and for every actor whose country it is, in `between` not for its armed groups. `between`
    takes claims in which the two face each other, or act together on nobody else. `holder` is anyone in a claim's
    chain of holders, or the publisher where the report speaks in its own voice. `since` and `until` (ISO dates,
    inclusive) bound the time of the event, or the publication date where that time is unknown; for statements and
    reports always the publication date. `as_of` keeps what was published on or before that ISO date. `type` is an
    `EventType` or `TieType` value, `report` a report's id, `limit` the number of answers.
    """

    actor: str | None = None
    between: tuple[str, str] | None = None
    type: str | None = None
    holder: str | None = None
    since: str | None = None
    until: str | None = None
    report: str | None = None
    as_of: str | None = None
    kind: ClaimKind | None = None
    factuality: Factuality | None = None
    modality: Modality | None = None
    limit: int | None = None


EVERYTHING = Filters()
"""No conditions."""
