"""Brings claims that name one party to the docket of the pair whose deed they tell of.

One outlet writes "missile strike kills four in Lima" and another who struck. The first claim lies with one party, the
second with a pair, and no docket would hold both. So a claim with one party goes where a claim of the same days lies
that names this party and another and is like enough; else it stays with its party. What decides are the claims that
name two parties, never others with one, so that it is the same whatever the order of reading.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from onrecord.ledger import posting
from onrecord.ledger.days import days_before, days_between
from onrecord.ledger.docket import WINDOW
from onrecord.ledger.dockets import AGREEMENTS, docket_of, parties
from onrecord.ledger.entries import Entries, Tools
from onrecord.ledger.entry import Actors, Entry
from onrecord.ledger.grouping import JOIN, canonical, partition
from onrecord.ledger.likeness import likeness
from onrecord.ledger.traits import Traits
from onrecord.record.desk import Desk


def pair_up(desk: Desk, tools: Tools) -> None:
    """Put claims with one party where they belong, for all parties whose dockets have changed."""
    for party, since in desk.dirty_days():
        if "|" in party or party.startswith("?") or party == AGREEMENTS:
            continue
        first = days_before(since, WINDOW)
        alone = desk.posted(party, since=first, roles=[posting.LONE])
        if not alone:
            continue
        entries = Entries(desk, tools)
        lone = entries.take(alone)
        paired = entries.take(desk.posted(party, since=days_before(first, WINDOW), roles=[posting.PAIRED]))
        bonds = desk.judgements.events
        free = [entry for entry in lone if not bonds.with_all([entry.claim.id])]  # people put the others somewhere
        found = companions(free, paired, entries.actors)
        homes = {entries.keys[entry.claim.id]: found.get(entry.claim.id, party) for entry in free}
        desk.put(homes, roles=(posting.DEED, posting.DENIAL))


def companions(lone: Sequence[Entry], paired: Sequence[Entry], actors: Actors) -> Mapping[str, str]:
    """The docket of a pair for each claim with one party that has one; claims of one report and event go together."""
    found: dict[str, str] = {}
    for _, some in groupby(sorted(lone, key=lambda entry: entry.order), key=lambda entry: entry.claim.report):
        by_id = {entry.claim.id: entry for entry in some}
        for group in partition(sorted((entry.traits for entry in by_id.values()), key=canonical)):
            day = by_id[group[0].claim].day
            near = [one for one in paired if abs(days_between(one.day, day)) <= WINDOW]
            best = _best(group, near, actors)
            found |= {traits.claim: best for traits in group if best}
    return found


def _best(group: Sequence[Traits], paired: Sequence[Entry], actors: Actors) -> str | None:
    """The docket of the claim that one of a group is most like, the first in alphabetical order of equals."""
    fits = [
        (-found.score, docket_of(parties(other, actors)))
        for other in paired
        for one in group
        if (found := likeness(one, other.traits)).score >= JOIN
    ]
    return min(fits)[1] if fits else None
