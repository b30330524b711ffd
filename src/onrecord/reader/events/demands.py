"""Demands made by saying so: "Oslo said Tallinn must pay" is a request of Oslo's to Tallinn (PLOVER REQUEST)."""

from spacy.tokens import Token

from onrecord.reader.draft import Candidate, Draft, Party
from onrecord.reader.events.parties import Parties
from onrecord.reader.syntax.tree import Tree
from onrecord.vocabulary import ClaimKind, EventType, Reason, Span, Statement

DEMANDING = frozenset({"must", "should", "ought"})
CLAUSES = frozenset({"ccomp", "ROOT", "conj", "parataxis"})
"""A demand is the statement's main point, not a side remark in a relative or conditional clause."""
CAMEO = "100"
CONFIDENCE = 0.6


def find_demands(draft: Draft, tree: Tree, parties: Parties) -> list[Candidate]:
    """A request for each statement whose content says that someone else must act, in the statements' order."""
    found = []
    for statement in draft.statements:
        if statement.holder is None or not statement.source or not statement.cue:
            continue
        verbs = [verb for span in statement.content for verb in _demanded(draft, span)]
        for verb in verbs[:1]:
            candidate = _demand(draft, tree, parties, statement, verb)
            if candidate is not None:
                found.append(candidate)
    return found


def _demanded(draft: Draft, content: Span) -> list[Token]:
    """The verbs that a modal of duty governs in the main clauses of `content`."""
    modals = [token for token in draft.tokens(content) or () if token.lower_ in DEMANDING and token.dep_ == "aux"]
    return [token.head for token in modals if token.head.dep_ in CLAUSES]


def _demand(draft: Draft, tree: Tree, parties: Parties, statement: Statement, verb: Token) -> Candidate | None:
    asked = parties.parties(tree.surface_subject(verb))
    source, cue = draft.tokens(statement.source[0]), draft.tokens(statement.cue[0])
    holder = draft.actors[statement.holder or ""]
    ids = [actor for party in asked for actor in party.actors]
    same = any(actor == holder.id or draft.actors[actor].country == holder.country for actor in ids)
    if not ids or same or not source or not cue or cue.root.sent.start != verb.sent.start:
        return None
    clause = tree.clause(verb)
    words = statement.cue[0]
    start, end = min(statement.source[0][0], words[0], clause[0]), max(clause[1], words[1], statement.source[0][1])
    return Candidate(
        kind=ClaimKind.EVENT,
        type=EventType.REQUEST.value,
        trigger=cue.root.i,
        trigger_span=words,
        clause=(start, end),
        cameo=CAMEO,
        actors=(Party(source.root.i, statement.source[0], (holder.id,)),),
        recipients=tuple(asked),
        object=(verb.idx, clause[1]) if verb.idx < clause[1] else None,
        confidence=CONFIDENCE,
        why=(Reason(field="type", by="demand-by-saying", words=(words, (verb.idx, verb.idx + len(verb)))),),
    )
