"""What somebody denies, foretells or promises in words of no PLOVER type: "Peru will not reopen the lake", he said.

An analyst wants such a claim as much as any other. It has a kind and no type, like duties whose act has none, names who
acts and in its object what is acted upon, and stays out of the ledger's events and forecasts, which compare types.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.reader.draft import Candidate, Draft, Party
from onrecord.reader.events.roles import Casting
from onrecord.reader.factuality.cue_effect import cue_effect
from onrecord.reader.factuality.weigh import weigh
from onrecord.reader.syntax.tree import Tree, word_set
from onrecord.vocabulary import AHEAD, NEGATIVE, ClaimKind, Modality, Reason, Span, Statement

MIND = word_set(
    "be know think believe feel want wish hope need like love see understand mean seem appear remain matter care doubt "
    "consider expect worry regret agree accept comment say tell talk speak answer respond add"
)
"""Verbs of what goes on in somebody's mind or mouth: "does not know" denies no deed."""
FORETOLD = AHEAD - {Modality.CONDITIONAL}
CONFIDENCE = 0.4
"""No lexicon or model has looked at these words."""


def find_untyped(
    draft: Draft, codebook: Codebook, tree: Tree, casting: Casting, found: Sequence[Candidate]
) -> Iterator[Candidate]:
    """The deeds of no type that a known party is said not to have done, or to be about to do."""
    places = [draft.doc[one.trigger].idx for one in found]
    seen: set[int] = set()
    for statement in draft.statements:
        if not statement.source or not statement.content:
            continue
        if any(start <= place < end for place in places for start, end in statement.content):
            continue
        verb = _verb(draft, tree, statement)
        if verb is None or verb.i in seen or not _is_denied_or_ahead(draft, codebook, statement, verb):
            continue
        actors = [one for one in casting.parties(tree.doers(verb)) if casting.is_known(one.actors)]
        if actors:
            seen.add(verb.i)
            yield _candidate(tree, verb, actors)


def _verb(draft: Draft, tree: Tree, statement: Statement) -> Token | None:
    """The verb of the first clause that is said."""
    words = draft.tokens(min(statement.content))
    root = words.root if words is not None else None
    if root is None or root.pos_ not in {"VERB", "AUX"} or root.lemma_ in MIND:
        return None
    return root if tree.doers(root) or tree.undergoers(root) else None


def _is_denied_or_ahead(draft: Draft, codebook: Codebook, statement: Statement, verb: Token) -> bool:
    """Whether the holder denies the deed or looks ahead to it; what he merely tells is the typed events' part."""
    weight, effect = weigh(draft, verb.i, codebook, within=statement.content), cue_effect(draft, statement, codebook)
    modality = weight.modality if effect.modality is Modality.ACTUAL else effect.modality
    denied = (weight.factuality in NEGATIVE) != (effect.stance in NEGATIVE)
    return modality in FORETOLD or (denied and modality is Modality.ACTUAL)


def _candidate(tree: Tree, verb: Token, actors: list[Party]) -> Candidate:
    span: Span = (verb.idx, verb.idx + len(verb))
    held = tree.undergoers(verb)
    return Candidate(
        kind=ClaimKind.EVENT,
        type=None,
        trigger=verb.i,
        trigger_span=span,
        clause=tree.clause(verb),
        actors=tuple(actors),
        object=tree.phrase(held[0]) if held else None,
        confidence=CONFIDENCE,
        why=(
            Reason(field="type", by="events/untyped", words=(span,)),
            Reason(field="actors", by="roles/actors", words=tuple(one.span for one in actors)),
        ),
    )
