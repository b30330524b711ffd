"""Posted claims as entries, made once, with the keys of their claims and the actors in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.codebook.actors import makers_of_deals
from onrecord.ledger.disputes import broader_words
from onrecord.ledger.entry import Entry
from onrecord.ledger.kinds import Kinds, kinds_of
from onrecord.ledger.taking import make_entry, with_links
from onrecord.record import ClaimOnRecord
from onrecord.record.desk import Desk
from onrecord.record.desk_rows import Posted
from onrecord.vocabulary import Actor


@dataclass(frozen=True)
class Tools:
    """What the codebook gives to deciders: kinds of events, the stems that a broader word takes in, and whom it knows.

    These are always known, so that it does not matter whether any report has named them yet.
    """

    kinds: Kinds
    broader: Mapping[str, frozenset[str]]
    known: Mapping[str, Actor]


def tools_of(codebook: Codebook) -> Tools:
    """The tools that a codebook makes."""
    return Tools(codebook.compiled(kinds_of), codebook.compiled(broader_words), codebook.compiled(makers_of_deals))


class Entries:
    """What has been taken from the desk so far; `keys` and `actors` are by id."""

    def __init__(self, desk: Desk, tools: Tools) -> None:
        """Empty."""
        self.desk, self.tools = desk, tools
        self.keys: dict[str, int] = {}
        self.actors: dict[str, Actor] = dict(tools.known)
        self._made: dict[str, Entry] = {}

    def take(self, posted: Iterable[Posted]) -> list[Entry]:
        """Entries of posted claims, in their order."""
        found = list(posted)
        fresh = [one for one in found if one.claim.id not in self._made]
        links = self.desk.links(ids_in(one.claim for one in fresh))
        linked = [(one, with_links(one.claim, links)) for one in fresh]
        self.actors |= self.desk.actors(ids_in(claim for _, claim in linked) - self.actors.keys())
        for one, claim in linked:
            self.keys[claim.id] = one.key
            self._made[claim.id] = make_entry(
                claim, self.actors, self.tools.kinds, day=one.day, origin=one.origin, story=one.story
            )
        return [self._made[one.claim.id] for one in found]

    def members(self, ids: Iterable[str], *, before: str, role: str = "member") -> dict[str, list[Entry]]:
        """The entries that matters have in a role and that count from before a day, in canonical order."""
        found = self.desk.members(sorted(set(ids)), before=before, role=role)
        return {one: sorted(self.take(posted), key=lambda entry: entry.order) for one, posted in sorted(found.items())}


def ids_in(claims: Iterable[ClaimOnRecord]) -> set[str]:
    """All actors that claims name."""
    return {one for claim in claims for one in (*claim.actors, *claim.recipients, *claim.holder_actors) if one}
