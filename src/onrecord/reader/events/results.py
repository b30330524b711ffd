"""Who harms in a clause that tells what came of a deed: "raided a camp, which killed two" tells the raiders' deed."""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.reader.draft import Candidate
from onrecord.reader.syntax.tree import Tree
from onrecord.reader.violence import ARMS, EVENT_LIKE
from onrecord.vocabulary import ClaimKind, EventType


def by_the_deed(found: list[Candidate], tree: Tree) -> list[Candidate]:
    """The candidates; assaults told as another's outcome are by who acts in that one."""
    assaults = {one.trigger: one for one in found if one.kind is ClaimKind.EVENT and one.type == EventType.ASSAULT}
    return [_from(one, tree, assaults) if one.trigger in assaults else one for one in found]


def _from(outcome: Candidate, tree: Tree, assaults: dict[int, Candidate]) -> Candidate:
    deed = _deed(tree.doc[outcome.trigger], tree)
    actors = assaults[deed.i].actors if deed is not None and deed.i in assaults else ()
    return replace(outcome, actors=actors) if any(one.actors for one in actors) else outcome


def _deed(verb: Token, tree: Tree) -> Token | None:
    """The verb of the deed of which `verb` tells what came, in a clause that only seems to be about a place."""
    which = tree.child(verb, "nsubj")
    if verb.dep_ != "relcl" or which is None or which.lower_ != "which" or which.i == 0:
        return None
    about = verb.head.lemma_.lower()
    if tree.doc[which.i - 1].text != "," or about in EVENT_LIKE | ARMS:
        return None
    return tree.clause_verb(verb.head)
