"""Statements: who speaks, how, and what is said (PARC 3.0, PolNeAR)."""

from enum import StrEnum

from msgspec import Struct

from onrecord.vocabulary.spans import Span


class Directness(StrEnum):
    """Whether the content is quoted word for word (PARC's direct, indirect and mixed attributions)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Statement(Struct, frozen=True, kw_only=True, gc=False):
    """An attribution: `source` (who speaks), `cue` (the words that attribute) and `content` spans (PARC, PolNeAR).

    Each may be discontinuous; `source` is empty when the report leaves the speaker unsaid ("it is anticipated that").
    `holder` is the actor id of the source, `addressee` of whom is told, `channel` the words that name the medium ("a
    post on X"), `within` the id of the statement whose content holds this one.
    """

    id: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    holder: str | None = None
    directness: Directness = Directness.INDIRECT
    channel: str | None = None
    addressee: str | None = None
    within: str | None = None
