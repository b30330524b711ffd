"""A claim as the ledger takes it up: what is on record of it, and what is known of those who take part."""

from collections.abc import Mapping

from msgspec import Struct

from onrecord.ledger.traits import Traits
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import Actor


class Entry(Struct, frozen=True, kw_only=True):
    """One claim with its `traits`, the `day` it counts from, and the `origin` of its report.

    `claim.actors`, `claim.recipients` and `claim.holder_actors` are already the linked actors' ids (one id for one
    actor in every report). `day` is the publication date, or the earliest day that an undated report allows, or
    "0001-01-01". `origin` names the text that the report copies, or the report itself. `countries` are the alpha-3
    codes of the acting and of the receiving side, in the order of their actors.
    """

    claim: ClaimOnRecord
    traits: Traits
    day: str
    origin: str
    countries: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, str, int, str]:
        """The canonical order of entries: day, report, place in the text, id."""
        return self.day, self.claim.report, self.claim.trigger.start, self.claim.id


Actors = Mapping[str, Actor]
"""Linked actors by id."""
