"""Which of a sentence's times, places and quantities belong to which event word, by the dependency tree."""

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.reader.draft import Candidate, Draft
from onrecord.vocabulary import ClaimKind, ClaimTime, Span, TimeType, overlap

LOCATIVE = frozenset({"in", "at", "near", "on", "outside", "inside", "across", "around", "from", "over", "into", "off"})
CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "acl", "xcomp", "pcomp", "csubj"})
REACH = 12
"""How many steps up the tree a circumstance may be from its event."""


def time_of(draft: Draft, candidate: Candidate) -> ClaimTime | None:
    """The calendar time that the sentence gives the candidate; null when it gives none."""
    ranked = []
    for time in draft.times:
        if time.type not in (TimeType.DATE, TimeType.TIME) or time.value in (
            None,
            "PRESENT_REF",
            "FUTURE_REF",
            "PAST_REF",
        ):
            continue
        steps = _distance(draft, (time.start, time.end), candidate)
        if steps is not None:
            ranked.append((steps, time.start, ClaimTime(value=time.value, from_=time.from_, to=time.to)))
    return min(ranked, key=lambda one: one[:2])[2] if ranked else None


def place_of(draft: Draft, candidate: Candidate) -> int | None:
    """The index of the place where the candidate is said to happen; null when none is said."""
    ranked = []
    for index, place in enumerate(draft.places):
        head = _head(draft, (place.start, place.end))
        if head is None or not _is_locative(head):
            continue
        steps = _distance(draft, (place.start, place.end), candidate)
        if steps is not None:
            ranked.append((steps, place.start, index))
    return min(ranked)[2] if ranked else None


def quantities_of(draft: Draft, candidate: Candidate) -> tuple[int, ...]:
    """The indexes of the figures that belong to the candidate: in its object, or hanging on its event word."""
    found = []
    for index, quantity in enumerate(draft.quantities):
        span = (quantity.start, quantity.end)
        inside = candidate.object is not None and overlap(span, candidate.object)
        if inside or (overlap(span, candidate.clause) and _distance(draft, span, candidate) is not None):
            found.append(index)
    return tuple(found)


def _head(draft: Draft, span: Span) -> Token | None:
    tokens = draft.tokens(span)
    return tokens.root if tokens is not None and len(tokens) else None


def _is_locative(head: Token) -> bool:
    """Whether a chain of place names ("in Kazan, Russia") hangs on a preposition of place."""
    token = head
    for _ in range(4):
        if token.dep_ == "pobj":
            return token.head.lower_ in LOCATIVE
        if token.dep_ not in ("appos", "npadvmod", "nmod", "compound", "conj"):
            return False
        token = token.head
    return False


def _distance(draft: Draft, span: Span, candidate: Candidate) -> int | None:
    """Steps from the words at `span` up to the candidate's event word or the verb that carries it; null if none."""
    head = _head(draft, span)
    if head is None:
        return None
    trigger = draft.doc[candidate.trigger]
    if head.sent.start != trigger.sent.start:
        return None
    carriers = set() if candidate.kind is ClaimKind.TIE else {token.i for token in _carriers(trigger)}
    token = head
    for steps in range(REACH):
        if token.i == trigger.i:
            return steps
        if token.i in carriers:
            return steps + 2
        if token.pos_ in ("VERB", "AUX") and token.dep_ in CLAUSAL and steps:
            return None
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _carriers(trigger: Token) -> Iterable[Token]:
    """The verb that an event noun depends on through nominal links only: "launched" for "launched an attack"."""
    token = trigger
    for _ in range(4):
        if token.pos_ in ("VERB", "AUX") and token.i != trigger.i:
            yield token
            return
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            return
        token = token.head
