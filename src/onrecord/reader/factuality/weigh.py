"""How sure, and in what mode, a text puts forward the event that a word names.

From the event word up the parse to the root, then back down: each governor (modals.yaml, signatures.yaml), auxiliary,
negation and hedge (hedges.yaml) changes what is left of "certainly so", as in Nairn, Condoravdi and Karttunen (2006)
and Saurí and Pustejovsky (2012); FactBank's values name the outcome, and a table puts it on the scale of −3 to 3.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from onrecord.codebook import Codebook
from onrecord.codebook.modality import Hedge, Operator
from onrecord.reader.draft import Draft
from onrecord.reader.factuality.scale import combine, is_negative, score_of, strength, through
from onrecord.reader.syntax.governors import (
    FINITE,
    NOUNS,
    SUBJECTS,
    VERBS,
    Lexicon,
    Link,
    build_lexicon,
    has_to,
    is_definite,
    link_of,
    mark_of,
    operator_of,
    web_of,
)
from onrecord.reader.syntax.shares import is_dealing, is_shared
from onrecord.reader.syntax.tree import sums_up
from onrecord.vocabulary import Factuality, Modality, Reason, Span

HIGHEST = 24
"""How many governors are climbed at most; deeper nesting is not news."""
FACTIVE_MARKS = frozenset(("after", "since", "when", "as", "while", "because", "although", "though", "whereas")) | {
    *("once", "despite", "before", "amid", "following", "until", "where")
}
FACTIVE_PREPOSITIONS = frozenset(("after", "since", "during", "amid", "following", "despite", "over", "because")) | {
    *("by", "in", "at", "under", "as", "due", "given", "upon", "between", "throughout")
}
PROSPECTIVE = frozenset(("when", "once", "until", "before", "after"))
ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth", "last", "latest", "only"))
NAMED = frozenset(("GPE", "NORP", "ORG", "PERSON"))
SPEECH = frozenset((Modality.REQUESTED, Modality.PROPOSED, Modality.BELIEVED, Modality.OBLIGED))
FREE_CHOICE = frozenset(("anyone", "anybody", "whoever", "anything", "whatever"))
SINGLE = frozenset(("a", "an", "one", "single"))
PRESENT = frozenset(("VBZ", "VBP"))
OPEN_MODES = frozenset((Modality.ACTUAL, Modality.BELIEVED))
EXPECTING = frozenset((Modality.BELIEVED, Modality.PREDICTED))
HYPOTHETICAL = frozenset((Modality.CONDITIONAL, Modality.ASKED))
QUESTION_WORDS = frozenset(("who", "what", "when", "where", "why", "how", "which", "whom", "whose"))


@dataclass(frozen=True)
class Weight:
    """How a text presents an event: for the holder of the words, and on the scale of −3.0 to 3.0.

    `condition` is the token index of the head of the conditional clause on which it depends ("if Israel attacks").
    """

    factuality: Factuality
    modality: Modality
    condition: int | None
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class _State:
    """What is left of "certainly so" on the way down to the event word."""

    factuality: Factuality = Factuality.CERTAIN
    modality: Modality = Modality.ACTUAL
    condition: int | None = None
    denied_at: int | None = None
    reasons: tuple[Reason, ...] = ()

    def because(self, by: str, *words: Token, field: str = "factuality") -> "_State":
        spans = tuple((word.idx, word.idx + len(word)) for word in words)
        return replace(self, reasons=(*self.reasons, Reason(field=field, by=by, words=spans)))


def weigh(draft: Draft, token: int, codebook: Codebook, *, within: tuple[Span, ...] = ()) -> Weight:
    """The weight of the event that the word at index `token` names.

    With `within` (a statement's content spans) only words inside those spans count, as their holder presents the event;
    without, the whole sentence counts, as the report's author presents it.
    """
    lexicon = codebook.compiled(build_lexicon)
    state = _Climb(draft.doc, lexicon, within).state_of(draft.doc[token])
    return Weight(
        factuality=state.factuality,
        modality=state.modality,
        condition=state.condition,
        score=score_of(state.factuality, state.modality, denied=state.denied_at == token),
        reasons=state.reasons,
    )


class _Climb:
    """One event word's way up to the root and back down, through the words that count."""

    def __init__(self, doc: Doc, lexicon: Lexicon, within: tuple[Span, ...]) -> None:
        self.doc, self.web, self.lexicon, self.within = doc, web_of(doc, lexicon), lexicon, within

    def counts(self, token: Token) -> bool:
        return not self.within or any(start <= token.idx < end for start, end in self.within)

    def kids(self, token: Token) -> list[Token]:
        return [kid for kid in self.web.kids.get(token.i, ()) if self.counts(kid)]

    def state_of(self, event: Token) -> _State:
        links: list[Link] = []
        top = event
        while len(links) < HIGHEST:
            link = link_of(top, self.web)
            if link is None or not self.counts(link.governor) or self._is_severed(link):
                break
            links.append(link)
            top = link.governor
        incoming = self._mood(_State(), top) if top.head.i == top.i else self._severed(top)
        state = self._local(incoming, top, links[-1].child if links else None)
        for position in range(len(links) - 1, -1, -1):
            link = links[position]
            below = links[position - 1].child if position else None
            if link.kind != "conj":
                incoming = self._down(state, link)
            elif self._shares(link):
                incoming = state
            elif link.child.tag_ in FINITE and link.governor.tag_ not in FINITE:
                incoming = _State()  # "failed to find it and filed for": coordinated with the finite verb above
            state = self._local(incoming, link.child, below)
        return state

    def _severed(self, top: Token) -> _State:
        """What a clause starts from that nothing above has a say in: "anyone who attacks" asserts no attack."""
        if top.dep_ == "relcl" and self.counts(top.head) and top.head.lower_ in FREE_CHOICE:
            return _State(Factuality.UNKNOWN, Modality.CONDITIONAL).because("free choice", top.head)
        return _State()

    def _is_severed(self, link: Link) -> bool:
        """Whether what governs the governor has no say: relative clauses and known events are taken for granted."""
        if self._stands_before(link):
            return True
        if self._is_own_share(link):
            return False
        if self._governing(link) is not None:
            return False
        if link.kind in ("relcl", "participle", "appos") or self._tells_how(link):
            return True
        if operator_of(link, self.web, self.lexicon) is not None:
            return False
        if link.kind == "subject" or (link.kind == "modifier" and link.child.pos_ in VERBS):
            return True
        if link.child.pos_ in NOUNS:
            if link.via is not None and link.kind in FACTIVE_PREPOSITIONS:
                return True
            return link.kind not in ("conj", "modifier") and is_definite(link.child, self.web)
        return False

    def _is_own_share(self, link: Link) -> bool:
        """Whether a deed is told by who had a part in it: "had no role in the attack" denies it; not "in Peru's"."""
        if is_dealing(link.child):
            return True
        if not is_shared(link.child):
            return False
        kids = self.web.kids.get(link.child.i, ())
        return not any(kid.dep_ == "poss" or kid.ent_type_ in NAMED or kid.lower_ == "by" for kid in kids)

    def _stands_before(self, link: Link) -> bool:
        """Whether the clause was told before and is only answered here: "Peru accused Chile; Chile denies this"."""
        clause, governor = link.child, link.governor
        end = clause.right_edge.i
        if clause.pos_ not in VERBS or governor.pos_ not in VERBS or end >= governor.i:
            return False
        marks = (self.doc[position].text for position in range(max(end - 1, clause.i), governor.i))
        between = (kid for kid in self.kids(governor) if end < kid.i < governor.i)
        return ";" in marks or any(sums_up(kid) for kid in between)

    def _tells_how(self, link: Link) -> bool:
        """Whether the clause tells why, how or where something is so, which is then no question any more."""
        mark = mark_of(link.child, self.web) if link.child.pos_ in VERBS and link.kind != "adverbial" else None
        return mark is not None and self.counts(mark) and mark.lower_ in ("why", "how", "where")

    # --- down one link ---------------------------------------------------------------------------------------------

    def _down(self, state: _State, link: Link) -> _State:
        hedge = self._governing(link)
        if hedge is not None:
            return self._hedged(state, hedge)
        found = operator_of(link, self.web, self.lexicon)
        if link.kind == "adverbial":
            return self._adverbial(state, link)
        if found is not None and self.counts(found[1]):
            return self._governed(state, link, *found)
        if link.kind in ("to", "purpose") and link.via is None:
            return self._infinitive(state, link)
        if link.kind == "whether":
            asked = replace(state, factuality=Factuality.UNKNOWN, modality=Modality.ASKED)
            return asked.because("question", link.child)
        return state

    def _governing(self, link: Link) -> tuple[Hedge, int, int] | None:
        for word in (link.via, link.governor):
            if word is None or not self.counts(word):
                continue
            match = self.web.governing.get(word.i)
            if match is not None and not match[1] <= link.child.i < match[2]:
                return match
        return None

    def _governed(self, state: _State, link: Link, operator: Operator, word: Token) -> _State:
        if word.i != link.governor.i:
            state = self._local(state, word, link.child)
        if link.kind == "object" and is_negative(operator.positive) and self._is_speech(link.child):
            return state  # the request that is denied, the claim that is rejected, was made
        left = through(state.factuality, operator.positive, operator.negative)
        by = f"{operator.FILE} {operator.word} ({operator.pos})"
        modality = state.modality
        if operator.modality is not None and state.modality not in HYPOTHETICAL:
            modality = operator.modality
        elif operator.report and state.modality not in HYPOTHETICAL:
            modality = Modality.ACTUAL
        if is_negative(left) and strength(left) == 3 and link.child.pos_ in VERBS:
            state = replace(state, denied_at=link.child.i)  # "failed to agree" denies as plainly as "not"
        return replace(state, factuality=left, modality=modality).because(by, word)

    def _is_speech(self, noun: Token) -> bool:
        """Whether the noun names words rather than deeds: a request, a claim, a proposal, an order."""
        entries = (self.lexicon.operators.get((f"{noun.lemma_.lower()}/noun", link)) for link in ("of", "to", "that"))
        return any(entry is not None and entry.modality in SPEECH for entry in entries)

    def _infinitive(self, state: _State, link: Link) -> _State:
        if link.kind == "to" and link.child.dep_ == "xcomp" and not has_to(link.child, self.web):
            return state
        if any(match[2] - match[1] > 1 for match in self.web.hedges.get(link.child.i, ())):
            return state  # "has yet to sign": the phrase says it all
        named = (link.governor, *self.kids(link.governor))
        if link.governor.pos_ in NOUNS and any(word.lower_ in ORDINALS for word in named):
            return state  # "the first state to recognise it" did recognise it
        modality = state.modality if state.modality in HYPOTHETICAL else Modality.PLANNED
        left = combine(Factuality.POSSIBLE, Factuality.CERTAIN if is_negative(state.factuality) else state.factuality)
        return replace(state, factuality=left, modality=modality).because("purpose", link.child)

    def _adverbial(self, state: _State, link: Link) -> _State:
        if self._is_conditional(link.child):
            doubtful = replace(state, factuality=Factuality.UNKNOWN, modality=Modality.CONDITIONAL)
            return doubtful.because("condition", link.child)
        mark = mark_of(link.child, self.web)
        if mark is None or not self.counts(mark):
            return state  # "Israel struck, killing two": as sure as its main clause
        present = any(word.tag_ in PRESENT for word in (link.child, *self.kids(link.child)) if word.pos_ in VERBS)
        if mark.lower_ in PROSPECTIVE and state.modality not in OPEN_MODES and present:
            return replace(state, modality=Modality.PREDICTED).because("prospective clause", mark)
        if mark.lower_ in FACTIVE_MARKS:
            return _State().because("presupposed", mark)
        return state

    # --- at one word -----------------------------------------------------------------------------------------------

    def _mood(self, state: _State, root: Token) -> _State:
        last = root.sent[-1]
        while last.is_space and last.i > root.sent.start:
            last = last.nbor(-1)
        kids = self.kids(root)
        if last.text == "?" and self.counts(last):
            asked = replace(state, modality=Modality.ASKED)
            if not any(token.lower_ in QUESTION_WORDS for token in root.sent[:3]):
                asked = replace(asked, factuality=Factuality.UNKNOWN)
            return asked.because("question", last, field="modality")
        auxiliaries = [kid.lower_ for kid in kids if kid.dep_ == "aux"]
        if "to" in auxiliaries:  # headlines: "Israel to strike back"
            bare = replace(state, factuality=Factuality.PROBABLE, modality=Modality.PLANNED)
            return bare.because("bare infinitive", root)
        told = root.tag_ == "VB" and not any(kid.dep_ in SUBJECTS for kid in kids)
        thought = self.lexicon.operators.get((f"{root.lemma_}/verb", "that"))
        rhetorical = thought is not None and thought.modality in EXPECTING  # "don't expect rain": none is expected
        if told and not rhetorical and all(word == "do" for word in auxiliaries):
            imperative = replace(state, factuality=Factuality.UNKNOWN, modality=Modality.REQUESTED)
            return imperative.because("imperative", root)
        return state

    def _local(self, state: _State, word: Token, below: Token | None) -> _State:
        """Negation, auxiliaries, hedges, modifiers and conditions at one word; `below` is where the way goes on."""
        kids = self.kids(word)
        matches = [match for match in self.web.hedges.get(word.i, ()) if self.counts(self.doc[match[1]])]
        negations = [match for match in matches if match[0].factuality is Factuality.CERTAINLY_NOT]
        negative = len(negations) + self._nominal_negations(kids, below)
        if len(negations) % 2:
            state = replace(state, denied_at=word.i)
        state = self._condition(state, word, kids, below)
        if word.pos_ in VERBS:
            state = self._auxiliaries(state, word, kids, negated=negative % 2 == 1)
        elif word.pos_ in NOUNS:
            state = self._modifiers(state, kids, below)
        if negative % 2 and not self._has_modal(kids):
            words = [self.doc[match[1]] for match in negations] or [word]
            state = replace(state, factuality=combine(state.factuality, Factuality.CERTAINLY_NOT)).because(
                "negation", *words
            )
        for match in matches:
            if match[0].factuality is not Factuality.CERTAINLY_NOT:
                state = self._hedged(state, match)
        return state

    def _nominal_negations(self, kids: list[Token], below: Token | None) -> int:
        """How many arguments deny the clause: "no troops arrived", "they found no weapons"."""
        found = 0
        for kid in kids:
            if kid.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and (below is None or kid.i != below.i):
                found += any(self._denies_noun(match) for match in self.web.hedges.get(kid.i, ()))
        return found

    def _denies_noun(self, match: tuple[Hedge, int, int]) -> bool:
        """Whether the hedge leaves nothing of its noun: "no soldier", "not a single shot"."""
        hedge, start, end = match
        if hedge.words == "not":
            return self.doc[end].lower_ in SINGLE if end < len(self.doc) else False
        return hedge.words in ("no", "neither", "none") and end - start == 1

    def _has_modal(self, kids: list[Token]) -> bool:
        return any(
            kid.dep_ == "aux" and (f"{kid.lower_}/auxiliary", "clause") in self.lexicon.operators for kid in kids
        )

    def _auxiliaries(self, state: _State, word: Token, kids: list[Token], *, negated: bool) -> _State:
        for kid in kids:
            if kid.dep_ not in ("aux", "auxpass"):
                continue
            perfect = any(other.lower_ == "have" and other.dep_ == "aux" for other in kids) and word.tag_ == "VBN"
            names = (f"{kid.lower_} have", kid.lower_) if perfect else (kid.lower_,)
            entry = next((e for n in names if (e := self.lexicon.operators.get((f"{n}/auxiliary", "clause")))), None)
            if entry is None:
                continue
            left = entry.negative if negated else entry.positive
            modality = entry.modality or state.modality
            if entry.modality is Modality.PREDICTED and any(one.lower_ in ("i", "we") for one in kids):
                modality = Modality.PLANNED
            if state.modality not in OPEN_MODES:
                modality = state.modality
                if entry.modality is Modality.PREDICTED:  # "promised that it would": the promise has said how sure
                    left = Factuality.CERTAINLY_NOT if negated else Factuality.CERTAIN
            state = replace(state, factuality=combine(state.factuality, left), modality=modality).because(
                f"modals {entry.word} (auxiliary)", kid
            )
        return state

    def _modifiers(self, state: _State, kids: list[Token], below: Token | None) -> _State:
        for kid in kids:
            if kid.dep_ == "det" and kid.lower_ == "any" and not is_negative(state.factuality):
                weaker = combine(state.factuality, Factuality.POSSIBLE)
                state = replace(state, factuality=weaker).because("any", kid)
            if kid.dep_ not in ("amod", "compound", "nmod") or (below is not None and kid.i == below.i):
                continue
            entry = self.lexicon.operators.get((f"{kid.lower_}/adjective", "modifier"))
            if entry is not None:
                denied = is_negative(state.factuality)
                left = state.factuality if denied else combine(state.factuality, entry.positive)
                state = replace(state, factuality=left, modality=entry.modality or state.modality).because(
                    f"modals {entry.word} (adjective)", kid
                )
        return state

    def _condition(self, state: _State, word: Token, kids: list[Token], below: Token | None) -> _State:
        """A conditional clause below the word makes what it says depend on that clause."""
        if word.pos_ not in VERBS:
            return state
        for kid in kids:
            if kid.dep_ == "advcl" and kid != below and self._is_conditional(kid):
                if below is None and self._is_of_complement(word, kids, kid):
                    continue
                modality = Modality.CONDITIONAL if state.modality in OPEN_MODES else state.modality
                left = combine(state.factuality, Factuality.POSSIBLE)
                return replace(state, factuality=left, modality=modality, condition=kid.i).because("condition", kid)
        return state

    def _is_of_complement(self, word: Token, kids: list[Token], clause: Token) -> bool:
        """Whether the condition is one of what is promised: "threatened to leave unless …" has threatened already."""
        announced = (kid for kid in kids if kid.dep_ == "xcomp" and word.i < kid.i < clause.i)
        open_ = word.tag_ == "VB" or self._has_modal(kids)
        return not open_ and any(has_to(kid, self.web) for kid in announced)

    def _is_conditional(self, clause: Token) -> bool:
        if any(match[0].modality is Modality.CONDITIONAL for match in self.web.hedges.get(clause.i, ())):
            return True
        for kid in self.kids(clause):
            if kid.dep_ in SUBJECTS:
                return False
            if kid.dep_ == "aux" and kid.lower_ in ("should", "had", "were"):
                return True
        return False

    def _shares(self, link: Link) -> bool:
        """Whether a conjunct shares its first conjunct's auxiliaries and negation: "did not attack or invade"."""
        child, first = link.child, link.governor
        if child.pos_ in NOUNS:
            return True
        own = any(kid.dep_ in SUBJECTS or kid.dep_ == "aux" for kid in self.kids(child))
        return not own and child.tag_ in (first.tag_, "VB")

    def _hedged(self, state: _State, match: tuple[Hedge, int, int]) -> _State:
        hedge, start, end = match
        if hedge.modality is Modality.CONDITIONAL:
            left = Factuality.UNKNOWN
        else:
            left = combine(state.factuality, hedge.factuality)
        modality = state.modality
        open_mode = state.modality in OPEN_MODES or state.modality is Modality.PERMITTED
        if hedge.modality is not None and (open_mode or hedge.modality is Modality.CONDITIONAL):
            modality = hedge.modality
        state = replace(state, factuality=left, modality=modality)
        return state.because(f"hedges {hedge.words}", *self.doc[start:end])
