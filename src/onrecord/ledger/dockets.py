"""In which docket a claim lies: the claims between one pair of parties, which are decided together, day by day."""

from collections.abc import Sequence

from onrecord.ledger.entry import Actors, Entry
from onrecord.ledger.taking import party_key
from onrecord.vocabulary import EventType

AGREEMENTS = "agreements"
"""The docket in which all that concerns agreements lies, whoever the parties are."""

_UPON_A_PLACE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT})
"""Types for which the place tells to whom it happens when the words do not."""


def dockets(entries: Sequence[Entry], actors: Actors) -> dict[str, str]:
    """The docket of each claim of one report, by claim id.

    A pair of parties (countries, else bodies known by name) in alphabetical order: `IRN|ISR`. A claim that names only
    one party lies with the other claims of its type in the report that name this party and another, if all these name
    the same; else in the party's own docket. A claim without any party lies in its report's own.
    """
    pairs = {entry.claim.id: parties(entry, actors) for entry in entries}
    found = {}
    for entry in entries:
        pair = pairs[entry.claim.id]
        if len(pair) == 1:
            pair = _completed(entry, pair, entries, pairs) or pair
        found[entry.claim.id] = docket_of(pair) or f"?{entry.claim.report}"
    return found


def tie_docket(pair: tuple[str, str], actors: Actors) -> str:
    """The docket of a tie: all claims about it lie there, whoever else their reports name."""
    keys = (party_key(one, actors, "") or one for one in pair)
    return docket_of(tuple(dict.fromkeys(keys)))


def docket_of(pair: Sequence[str]) -> str:
    """The docket of a pair of parties, or of one."""
    return "|".join(sorted(pair))


def parties(entry: Entry, actors: Actors) -> tuple[str, ...]:
    """Who acts and who is acted upon, as parties are filed: two, one or none."""
    claim = entry.claim
    acting = _keys(claim.actors, actors, claim.report)
    upon = _keys(claim.recipients, actors, claim.report)
    if not upon and claim.type in _UPON_A_PLACE and claim.place_country:
        upon = [claim.place_country]
    for one in acting:
        for other in upon:
            if one != other:
                return one, other
    everyone = list(dict.fromkeys((*acting, *upon)))
    return tuple(sorted(everyone[:2]))


def _keys(ids: Sequence[str], actors: Actors, report: str) -> list[str]:
    found = (party_key(one, actors, report) for one in ids)
    return list(dict.fromkeys(key for key in found if key))


def _completed(
    entry: Entry, pair: tuple[str, ...], entries: Sequence[Entry], pairs: dict[str, tuple[str, ...]]
) -> tuple[str, ...] | None:
    """The one pair in which claims of the same type in the report put this party."""
    others = {
        tuple(sorted(pairs[other.claim.id]))
        for other in entries
        if other.claim.type == entry.claim.type and len(pairs[other.claim.id]) == 2 and pair[0] in pairs[other.claim.id]
    }
    return others.pop() if len(others) == 1 else None
