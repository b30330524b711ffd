"""A statement as a page shows it in full: who says what to whom, in which words."""

from msgspec import Struct

from onrecord.inquiry.claim_cards import Named, named
from onrecord.inquiry.naming import Names
from onrecord.record import StatementOnRecord


class StatementCard(Struct, frozen=True, kw_only=True):
    """A statement in full; `depth` counts the statements around it, `claims` are the ids of those that it holds."""

    id: str
    holder: Named
    source: str
    cue: str
    quote: str
    directness: str
    channel: str | None
    addressee: Named | None
    within: str | None
    depth: int
    claims: tuple[str, ...]


def statement_card(one: StatementOnRecord, names: Names, *, depth: int = 0) -> StatementCard:
    """A statement at hand as a card."""
    return StatementCard(
        id=one.id,
        holder=named(one.holder, names, one.source_text),
        source=one.source_text,
        cue=one.cue_text,
        quote=one.text,
        directness=one.directness.value,
        channel=one.channel,
        addressee=named(one.addressee, names) if one.addressee else None,
        within=one.within,
        depth=depth,
        claims=one.claims,
    )
