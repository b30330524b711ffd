"""Outlets that only pass on what they are told: whoever "told Reuters" has done nothing to Reuters."""

from dataclasses import replace

from onrecord.reader.draft import Candidate, Draft, Party
from onrecord.reader.syntax.tree import Tree, word_set
from onrecord.vocabulary import ActorKind, ClaimKind

TELLING = word_set(
    "tell speak talk say confirm inform announce write explain add brief interview answer reply comment declare "
    "describe insist admit deny acknowledge disclose reveal give"
)
"""Verbs of saying something to somebody."""
MEDIA = "MED"


def without_outlets(draft: Draft, tree: Tree, found: list[Candidate]) -> list[Candidate]:
    """The candidates, less those that tell something to an outlet or to reporters, who take part in nothing else."""
    kept = []
    for one in found:
        there = tuple(party for party in one.recipients if not _is_outlet(draft, party))
        if one.kind is not ClaimKind.EVENT or len(there) == len(one.recipients) or not _is_told(draft, tree, one):
            kept.append(one)
        elif not {party.span for party in there} <= {party.span for party in one.actors}:
            kept.append(replace(one, recipients=there))
    return kept


def _is_outlet(draft: Draft, party: Party) -> bool:
    actors = [draft.actors[actor] for actor in party.actors]
    return bool(actors) and all(one.kind is ActorKind.MEDIA or one.sector == MEDIA for one in actors)


def _is_told(draft: Draft, tree: Tree, candidate: Candidate) -> bool:
    """Whether the word only says something; who "told the paper to close" has asked something of it."""
    word = draft.doc[candidate.trigger]
    asked = tree.child(word, "xcomp", "ccomp")
    asks = asked is not None and any(kid.lower_ == "to" and kid.dep_ == "aux" for kid in tree.kids(asked))
    return word.lemma_.lower() in TELLING and not asks
