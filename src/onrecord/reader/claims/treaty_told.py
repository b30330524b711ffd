"""A clause about an agreement that is named before it: "the accord that both signed", "a pact, signed in May"."""

from spacy.tokens import Token

from onrecord.reader.draft import Candidate, Draft
from onrecord.reader.syntax.tree import word_set
from onrecord.vocabulary import ClaimKind, Span

DEALS = word_set(
    "treaty pact agreement accord deal convention charter memorandum protocol ceasefire truce armistice declaration "
    "roadmap framework compact covenant alliance partnership arrangement document"
)
STEPS = word_set(
    "sign ink conclude initial ratify approve seal strike reach suspend denounce renounce end freeze agree"
)
"""What is done to an agreement; other clauses behind its name tell what it does."""
CLAUSES = frozenset({"relcl", "acl"})
LINKS = frozenset({"pobj", "prep", "conj", "compound", "appos", "nmod"})
MOST_LINKS = 6
LONGEST = 160
"""In code points, from the name to the clause."""


def with_its_treaty(draft: Draft, candidate: Candidate, clause: Span) -> Span:
    """The evidence of a step in an agreement's life, from the agreement's name on; any other as it is."""
    verb = draft.doc[candidate.trigger]
    if candidate.kind is not ClaimKind.EVENT or verb.dep_ not in CLAUSES or verb.lemma_.lower() not in STEPS:
        return clause
    name = _named(verb.head)
    if name is None or not 0 < clause[0] - name.left_edge.idx <= LONGEST:
        return clause
    return name.left_edge.idx, clause[1]


def _named(noun: Token) -> Token | None:
    """The agreement that a clause hangs on, or on words of whose description ("the deal on transit that …")."""
    for _ in range(MOST_LINKS):
        if noun.lemma_.lower() in DEALS:
            beside = noun.head
            return beside if noun.dep_ == "appos" and beside.pos_ in {"NOUN", "PROPN"} else noun
        if noun.dep_ not in LINKS or noun.head.i == noun.i:
            return None
        noun = noun.head
    return None
