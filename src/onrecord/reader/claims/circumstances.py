"""Which of a sentence's times, places and quantities belong to which event word, by the dependency tree."""

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.reader.draft import Candidate, Draft
from onrecord.reader.syntax.tree import word_set
from onrecord.vocabulary import ClaimKind, ClaimTime, Span, Time, TimeType, overlap

LOCATIVE = frozenset({"in", "at", "near", "on", "outside", "inside", "across", "around", "from", "over", "into", "off"})
CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "acl", "xcomp", "pcomp", "csubj"})
VAGUE = frozenset({"PRESENT_REF", "FUTURE_REF", "PAST_REF"})
REACH = 12
"""How many steps up the tree a circumstance may be from its event."""
COMING_ABOUT = word_set("sign conclude reach hold occur happen begin start launch stage carry take strike make agree")
"""Verbs that tell of what their noun names that it came about."""


class Circumstances:
    """The times, places and quantities of a report by sentence, so that an event looks at its own sentence alone."""

    def __init__(self, draft: Draft) -> None:
        """Find the head word of each, once."""
        self._draft = draft
        self._times = self._by_sentence([(one.start, one.end) for one in draft.times])
        self._places = self._by_sentence([(one.start, one.end) for one in draft.places])
        self._quantities = self._by_sentence([(one.start, one.end) for one in draft.quantities])

    def time_of(self, candidate: Candidate) -> ClaimTime | None:
        """The calendar time that the sentence gives the candidate; null when it gives none."""
        ranked = []
        for index, head in self._near(self._times, candidate):
            time = self._draft.times[index]
            if time.type not in (TimeType.DATE, TimeType.TIME) or time.value is None or time.value in VAGUE:
                continue
            steps = self._distance(head, candidate)
            if steps is None and self._is_past(time):
                steps = _astray(head, self._draft.doc[candidate.trigger])
            if steps is not None:
                ranked.append((steps, time.start, ClaimTime(value=time.value, from_=time.from_, to=time.to)))
        return min(ranked, key=lambda one: one[:2])[2] if ranked else None

    def place_of(self, candidate: Candidate) -> int | None:
        """The index of the place where the candidate is said to happen; null when none is said."""
        ranked = []
        for index, head in self._near(self._places, candidate):
            steps = self._distance(head, candidate) if _is_locative(head) else None
            if steps is not None:
                ranked.append((steps, index))
        return min(ranked)[1] if ranked else None

    def quantities_of(self, candidate: Candidate) -> tuple[int, ...]:
        """The indexes of the figures that belong to the candidate: in its object, or hanging on its event word."""
        found = []
        for index, head in self._near(self._quantities, candidate):
            quantity = self._draft.quantities[index]
            span = (quantity.start, quantity.end)
            inside = candidate.object is not None and overlap(span, candidate.object)
            if inside or (overlap(span, candidate.clause) and self._distance(head, candidate) is not None):
                found.append(index)
        return tuple(found)

    def _is_past(self, time: Time) -> bool:
        published = self._draft.report.published
        return published is not None and time.to is not None and str(time.to) < str(published)

    def _by_sentence(self, spans: list[Span]) -> dict[int, list[tuple[int, Token]]]:
        found: dict[int, list[tuple[int, Token]]] = {}
        for index, span in enumerate(spans):
            tokens = self._draft.tokens(span)
            if tokens is not None and len(tokens):
                found.setdefault(tokens.root.sent.start, []).append((index, tokens.root))
        return found

    def _near(self, found: dict[int, list[tuple[int, Token]]], candidate: Candidate) -> list[tuple[int, Token]]:
        return found.get(self._draft.doc[candidate.trigger].sent.start, [])

    def _distance(self, head: Token, candidate: Candidate) -> int | None:
        """Steps from a head word up to the candidate's event word or the verb that carries it; null if none."""
        trigger = self._draft.doc[candidate.trigger]
        carriers = set() if candidate.kind is ClaimKind.TIE else {token.i for token in _carriers(trigger)}
        if candidate.kind is ClaimKind.EVENT:
            carriers |= {token.i for token in _told_with(trigger)}
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


def _astray(time: Token, trigger: Token) -> int | None:
    """Steps from a past time that the parser hung on an infinitive to where it belongs; null when not to `trigger`.

    An infinitive looks ahead, so "advised them to return last year" dates the advice, and "needs guns to defend itself
    after the raid on its capital in May" the raid, whose phrase the time follows.
    """
    steps, verb = 0, time
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i and steps < REACH:
        steps, verb = steps + 1, verb.head
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "advcl") or all(kid.lower_ != "to" for kid in verb.lefts):
        return None
    if verb.dep_ == "xcomp" and verb.head.i == trigger.i and trigger.tag_ in ("VBD", "VBN"):
        return steps + 1
    first = time.left_edge if time.dep_ != "pobj" else time.head
    noun = first.nbor(-1) if first.i > time.sent.start else first
    for more in range(REACH):
        if noun.i == trigger.i:
            return steps + 2 + more
        if noun.pos_ not in ("NOUN", "PROPN", "ADP", "NUM") and noun.dep_ not in ("prep", "pobj"):
            return None
        noun = noun.head
    return None


def _told_with(trigger: Token) -> Iterable[Token]:
    """The verbs whose time and place a participle shares: "struck …, killing two", "two are killed and six hurt in".

    And those that tell, in a clause on what a noun names, that it came about: "the accord, which was signed in May".
    """
    if trigger.pos_ == "NOUN":
        # The parse often hangs the clause on the last name before it: "between Chad and Mali, which was signed".
        clauses = (kid for kid in trigger.subtree if kid.dep_ == "relcl" and kid.lemma_ in COMING_ABOUT)
        yield from (kid for kid in clauses if kid.head.i == trigger.i or kid.head.ent_type_ in ("GPE", "ORG"))
    loose = trigger.tag_ == "VBG" and trigger.dep_ == "advcl" and trigger.i > trigger.head.i
    if loose and not any(kid.dep_ in ("mark", "prep", "nsubj") for kid in trigger.lefts):
        yield trigger.head
    if trigger.tag_ == "VBN" and any(kid.dep_ in ("auxpass", "nsubjpass") for kid in trigger.lefts):
        yield from (kid for kid in trigger.rights if kid.dep_ == "conj" and kid.tag_ == "VBN")
        if trigger.dep_ == "conj" and trigger.head.tag_ == "VBN":
            yield trigger.head


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
