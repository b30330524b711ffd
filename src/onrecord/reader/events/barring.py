"""Which types an event cannot have by its words, whatever the model thinks of the sentence around them."""

from itertools import islice

from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.reader.draft import Candidate, Draft
from onrecord.reader.events.typing import NONE, STANCES, YIELD
from onrecord.reader.factuality.weigh import weigh
from onrecord.reader.syntax.shares import HAVING, SHARES, is_shared
from onrecord.reader.syntax.tree import Tree, word_set
from onrecord.vocabulary import MUTUAL_DEEDS, EventType, Factuality

MOST_UP = 4
"""So many arcs above an event's word it is looked for who denies it."""
BLOWS = frozenset({EventType.ASSAULT.value, EventType.COERCE.value, EventType.SANCTION.value, EventType.THREATEN.value})
"""Types of deeds that are still named by their word when it is denied ("will not attack")."""
ONE_SIDED = frozenset({kind.value for kind in EventType} | {YIELD}) - {kind.value for kind in MUTUAL_DEEDS}
"""Types of what one does to the other."""
NO_EVENT = frozenset({NONE})
"""What the model answers where it sees none."""
DEALS = frozenset({EventType.AGREE.value})
"""What PLOVER makes of what is announced or promised."""
SENDING = word_set("deliver send ship transfer deploy airlift dispatch hand")
"""Verbs by which something goes from one to the other."""
FUTURE = frozenset({"will", "shall", "'ll", "would", "wo"})
DENIALS = frozenset({"deny", "denial"})
STANDING_BY = word_set("insist vow pledge promise swear hope expect")
"""Verbs that stand by what their clause says, and refuse something only where the clause does."""
REFUSALS = word_set(
    "not n't never no nor neither without oppose resist reject refuse block stop prevent fight veto ban"
)
GIVING = frozenset({EventType.AID.value, EventType.MOBILIZE.value})
"""Types whose words may hold whom somebody sends, and not to whom."""


class Barring:
    """Tells the types that the events of one draft cannot have."""

    def __init__(self, draft: Draft, codebook: Codebook, tree: Tree) -> None:
        """`tree` is the parse of `draft`."""
        self.draft, self.codebook, self.tree = draft, codebook, tree

    def of_deed(self, candidate: Candidate, *, weak: bool) -> frozenset[str]:
        """The types that a candidate of the lexicon cannot have; `weak` is its entry."""
        found = self.of_words(candidate)
        if self._is_deed_denied(candidate):
            found |= STANCES
        if (not weak or _joins_known(candidate)) and self._is_not_told_as_so(candidate):
            found |= NO_EVENT
        if self._is_shared_deed(candidate):
            found |= ONE_SIDED
        return found | DEALS if self._is_delivery_to_come(candidate) else found

    def of_words(self, candidate: Candidate) -> frozenset[str]:
        """The types that the candidate's words cannot have: who "vows to respond" or "insists that" rejects nothing."""
        word = self.draft.doc[candidate.trigger]
        if self._is_condition(word):
            return frozenset({EventType.THREATEN.value})
        if word.lemma_ in HAVING | DENIALS and any(one.lemma_ in SHARES for one in self.tree.undergoers(word)):
            return STANCES
        clause = self.tree.complement(word) if word.lemma_.lower() in STANDING_BY else None
        if clause is None:
            return frozenset()
        below = {one.lemma_.lower() for one in (*self.tree.kids(clause), clause, *self.tree.undergoers(clause))}
        return STANCES if below.isdisjoint(REFUSALS) else frozenset()

    def _is_condition(self, word: Token) -> bool:
        """Whether a clause of its own tells on what a threat hangs: "unless Peru opens the port"."""
        mark = self.tree.child(word, "mark") if word.dep_ == "advcl" else None
        return mark is not None and mark.lower_ in {"if", "unless"}

    def _is_not_told_as_so(self, candidate: Candidate) -> bool:
        """Whether the deed is unlikely, denied or only possible here: the model then sees none, but it is on record."""
        weight = weigh(self.draft, candidate.trigger, self.codebook)
        return weight.factuality not in (Factuality.CERTAIN, Factuality.PROBABLE)

    def _is_shared_deed(self, candidate: Candidate) -> bool:
        """Whether a noun names what two do together: "the accord between Chad and Mali" is no support of either."""
        sides = [{party.span for party in side} for side in (candidate.actors, candidate.recipients)]
        noun = self.draft.doc[candidate.trigger].pos_ == "NOUN"
        return noun and candidate.type in MUTUAL_DEEDS and len(sides[0]) > 1 and sides[0] == sides[1]

    def _is_delivery_to_come(self, candidate: Candidate) -> bool:
        """Whether a verb tells what will be sent: that deed foretold, which forecasts need, and no promise of money."""
        word = self.draft.doc[candidate.trigger]
        told = (kid.lower_ for kid in self.tree.kids(word) if kid.dep_ == "aux")
        return candidate.type in GIVING and word.lemma_.lower() in SENDING and not FUTURE.isdisjoint(told)

    def _is_deed_denied(self, candidate: Candidate) -> bool:
        """Whether the word for a deed is denied, which rejects nobody: "will not attack", "had no part in the raid"."""
        word = self.draft.doc[candidate.trigger]
        if is_shared(word):
            return True
        if candidate.type in BLOWS and word.pos_ != "NOUN" and self.tree.child(word, "neg") is not None:
            return True
        above = (
            one.lemma_.lower()
            for one in islice(word.ancestors, MOST_UP)
            if one.pos_ == "VERB" or one.lower_ == "denial"
        )
        return candidate.type != EventType.REJECT.value and next(above, None) in DENIALS


def _joins_known(candidate: Candidate) -> bool:
    """Whether both sides name known actors."""
    return all(any(party.actors for party in side) for side in (candidate.actors, candidate.recipients))
