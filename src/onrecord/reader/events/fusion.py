"""Candidates from the parse, meaning from the model, certainty from the codebook: brings the three together.

Gathers what is to be typed, sentence by sentence: the lexicon's candidates that name both sides, and the pairs that
only the parse proposes. Asks the model for all pairs of a window at once; `typing` decides by its answers.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import CameoCode, EventTrigger
from onrecord.reader.draft import Candidate, Draft
from onrecord.reader.events.accidents import is_accident
from onrecord.reader.events.barring import DEALS, GIVING, Barring
from onrecord.reader.events.contexts import Contexts
from onrecord.reader.events.proposals import ASIDE, Proposal, Proposer
from onrecord.reader.events.roles import Casting
from onrecord.reader.events.triggers import noun_parts
from onrecord.reader.events.typing import FIRM_RULES, FITTED, STANCES, Question, Settings, apart, is_models, settle
from onrecord.reader.factuality.cue_effect import cue_effect
from onrecord.reader.model.model import PairPlaces
from onrecord.reader.syntax.tree import Tree, word_set
from onrecord.reader.violence import DEEDS
from onrecord.vocabulary import ClaimKind, EventType, Modality, Reason, Span, Statement, overlap

BRIEF = 10
"""Words; the gold sentences have twice as many on average, and of shorter ones the model is sure without reason."""
MOST_UP = 4
"""So many arcs above an event's word the one is looked for in whose clause it stands."""
WITHIN = frozenset({"xcomp", "ccomp", "pcomp", "acl", "prep", "pobj", "dobj", "conj"})
SAYING = word_set(
    "say tell add note announce state believe report explain think stress claim declare disclose reveal confirm "
    "estimate point remark comment hold recall write mention acknowledge insist argue suggest expect"
)
"""Verbs that do nothing but put their clause on record."""
REJECTING = word_set(
    "postpone delay block stop halt prevent oppose reject refuse suspend cancel withhold deny decline rebuff bar ban "
    "resist veto obstruct hinder end break quit boycott"
)
"""Verbs of refusing: to deny one is no refusal, as it is with all others."""
JUDGING = frozenset({EventType.ACCUSE.value, EventType.SUPPORT.value})
RULES = "triggers/"
"""Before the id of a lexicon entry, in a reason."""


@dataclass(frozen=True)
class Votes:
    """The lexicon by entry id, the lemmas that it gives RETREAT, and the CAMEO root code of each type."""

    entries: Mapping[str, EventTrigger]
    retreats: frozenset[str]
    roots: Mapping[str, str]


def votes(codebook: Codebook) -> Votes:
    """The look-up of `codebook`; for `Codebook.compiled`."""
    entries = {entry.id: entry for entry in codebook.entries(EventTrigger)}
    retreats = [entry for entry in entries.values() if entry.type is EventType.RETREAT]
    lemmas = {words.split()[0] for entry in retreats for words in entry.verbs}
    lemmas |= {noun_parts(words)[1] for entry in retreats for words in entry.nouns}
    codes = Counter((code.type.value, code.code[:2]) for code in codebook.entries(CameoCode) if code.type is not None)
    roots: dict[str, str] = {}
    for (kind, root), _ in sorted(codes.items(), key=lambda pair: (-pair[1], pair[0])):
        roots.setdefault(kind, root)
    return Votes(entries, frozenset(lemmas), roots)


class Fusion:
    """Types and completes the candidates of one draft that has a model."""

    def __init__(self, draft: Draft, codebook: Codebook, tree: Tree, casting: Casting) -> None:
        """`tree` is the parse of `draft`, `casting` tells the parties behind its nouns."""
        self.draft, self.tree, self.codebook = draft, tree, codebook
        self.votes = codebook.compiled(votes)
        self.contexts = Contexts(draft, codebook, tree)
        self.barring = Barring(draft, codebook, tree)
        self.proposer = Proposer(draft, tree, casting)

    def fused(self, candidates: Sequence[Candidate], settings: Settings = FITTED) -> list[Candidate]:
        """The candidates after the decision; ties and obligations are left as they are."""
        known = set(self.draft.actors)
        found: list[Candidate] = [one for one in candidates if one.kind is not ClaimKind.EVENT]
        for questions in self.questions(candidates):
            found += self._as_read(settle(questions, self.votes.roots, settings))
        named = {actor for one in found for party in (*one.actors, *one.recipients) for actor in party.actors}
        for actor in [one for one in self.draft.actors if one not in known | named]:
            del self.draft.actors[actor]  # was only proposed
        return found

    def _as_read(self, events: list[Candidate]) -> list[Candidate]:
        """The events of one sentence without echoes, and a refusal that a "not" makes as no less sure for it."""
        kept = [one for one in events if not self._is_echo(one, events)]
        return [replace(one, negated=True) if self._is_refusal_by_not(one) else one for one in kept]

    def _is_echo(self, event: Candidate, events: list[Candidate]) -> bool:
        """Whether a word of saying was taken for the deed that its clause tells: "said that Chad had rejected"."""
        word = self.draft.doc[event.trigger]
        clause = self.tree.child(word, "ccomp") if word.lemma_.lower() in SAYING and is_models(event) else None
        if clause is None:
            return False
        first, last = clause.left_edge.i, clause.right_edge.i
        told = (one for one in events if one is not event and first <= one.trigger <= last)
        if not any(one.actors for one in event.recipients) or self._is_by_own(event):
            return True
        return any(one.type == event.type for one in told)

    def _is_by_own(self, event: Candidate) -> bool:
        """Whether a stance is taken on one's own state: "Chad's envoy said that Chad would expel" accuses no one."""
        homes = [
            {self.draft.actors[actor].country for party in side for actor in party.actors} - {None}
            for side in (event.actors, event.recipients)
        ]
        return event.type in STANCES and bool(homes[0]) and homes[0] == homes[1]

    def _is_refusal_by_not(self, event: Candidate) -> bool:
        """Whether the model has taken "does not allow" for a refusal, which is then refused and not denied."""
        word = self.draft.doc[event.trigger]
        denied = (
            word.pos_ != "NOUN" and word.lemma_.lower() not in REJECTING and self.tree.child(word, "neg") is not None
        )
        return denied and event.type == EventType.REJECT.value and is_models(event)

    def questions(self, candidates: Sequence[Candidate]) -> list[list[Question]]:
        """What is to be typed, by sentence, with the model's answers."""
        by_sentence: dict[int, list[Candidate]] = {}
        for one in candidates:
            by_sentence.setdefault(self.draft.doc[one.trigger].sent.start, []).append(one)
        asked = []
        for sentence in self.draft.sentences():
            questions = self._sentence(list(sentence), by_sentence.get(sentence.start, []))
            if questions:
                asked.append(((sentence.start_char, sentence.end_char), questions))
        return self._answered(asked)

    def _sentence(self, tokens: list[Token], candidates: list[Candidate]) -> list[Question]:
        """The questions of one sentence, without answers."""
        events = [one for one in candidates if one.kind is ClaimKind.EVENT]
        owed = {one.trigger for one in candidates if one.kind is ClaimKind.OBLIGATION}
        proposals = [one for one in self.proposer.propose(tokens, candidates) if one.trigger not in owed]
        if is_accident(tokens):
            proposals = [one for one in proposals if self.proposer.is_someones(one)]
        proposals = [one for one in proposals if not any(_is_given(one, event) for event in events)]
        proposals = [one for one in proposals if not any(self._is_sufferer(one, event) for event in events)]
        own = [replace(self._of_rule(one), outer=self._outer(one, events)) for one in events]
        questions = [*own, *(self._of_proposal(one, events) for one in proposals)]
        return self._foreseen(questions)

    def _is_sufferer(self, pair: Proposal, event: Candidate) -> bool:
        """Whether the pair's second side suffers the deed that the event judges: "condemned the attack on Mali"."""
        if event.type not in JUDGING or event.trigger != pair.trigger or event.object is None:
            return False
        words = self.draft.tokens(event.object)
        deed = words.root if words is not None else None
        if deed is None or DEEDS.isdisjoint({deed.lemma_.lower(), deed.lower_}):
            return False
        return all(self.draft.doc[party.head] in deed.subtree for party in pair.recipients)

    def _foreseen(self, questions: list[Question]) -> list[Question]:
        """What is denied to be coming is an event with its entry's type, and foreseeing it does nothing to anyone.

        The model takes "does not foresee Oslo offering Lima support" for no event, or for a refusal by who foresees;
        and "Oslo will not ratify it", which an analyst predicts, for a refusal rather than for a deed that will not be.
        """
        kept = []
        for question in questions:
            trigger = self.draft.doc[question.candidate.trigger]
            if any(_holds(one.cue, trigger) for one, denied in self._foretelling if denied):
                continue
            refused = self.tree.child(trigger, "neg") is not None
            within = any(_holds(one.content, trigger) for one, denied in self._foretelling if denied or refused)
            sure = question.vote is not None and within
            kept.append(replace(question, brief=True, sure=True) if sure else question)
        return kept

    @cached_property
    def _foretelling(self) -> list[tuple[Statement, bool]]:
        """The statements in which somebody foresees something, and whether he says that he does not foresee it."""
        effects = ((one, cue_effect(self.draft, one, self.codebook)) for one in self.draft.statements)
        return [(one, effect.negated) for one, effect in effects if effect.modality is Modality.PREDICTED]

    def _outer(self, inner: Candidate, events: list[Candidate]) -> int | None:
        """The place among `events` of the one in whose clause or object the word of `inner` stands."""
        places = {one.trigger: index for index, one in reversed(list(enumerate(events)))}
        token = self.draft.doc[inner.trigger]
        for _ in range(MOST_UP):
            if token.dep_ not in WITHIN or token.head.i == token.i:
                return None
            beside = token.dep_ == "conj"
            token = token.head
            if token.i in places and not beside:
                return places[token.i]
        return None

    def _of_rule(self, candidate: Candidate) -> Question:
        """The question of a candidate from the lexicon."""
        by = next((reason.by for reason in candidate.why if reason.field == "type"), "")
        entry = self.votes.entries.get(by.removeprefix(RULES))
        weak = entry is not None and entry.weak
        token = self.draft.doc[candidate.trigger]
        return Question(
            candidate,
            None,
            rule=by or None,
            vote=candidate.type,
            explicit=not weak,
            phrase=len(self.draft.text[slice(*candidate.trigger_span)].split()) > 1,
            aside=token.dep_ == "pobj" and token.head.lower_ in ASIDE,
            giving_way=self._giving_way(candidate),
            barred=self.barring.of_deed(candidate, weak=weak),
        )

    def _of_proposal(self, proposal: Proposal, events: list[Candidate]) -> Question:
        candidate = self._candidate(proposal)
        host = next((index for index, one in enumerate(events) if _lacks(one, candidate)), None)
        asked = Question(
            candidate,
            None,
            arcs=proposal.arcs,
            named=proposal.named,
            kind=proposal.kind,
            giving_way=self._giving_way(candidate),
            barred=self.barring.of_words(candidate),
        )
        if host is None:
            return asked
        rule = self._of_rule(events[host])
        asked = replace(asked, host=host, rule=rule.rule, vote=rule.vote)
        return replace(asked, explicit=rule.explicit, phrase=rule.phrase and rule.rule in FIRM_RULES)

    def _giving_way(self, candidate: Candidate) -> EventType:
        """What YIELD is here: the entry's own type, else RETREAT for the lexicon's words of retreat, else CONCEDE."""
        if candidate.type in {EventType.CONCEDE.value, EventType.RETREAT.value}:
            return EventType(candidate.type)
        lemma = self.draft.doc[candidate.trigger].lemma_.lower()
        return EventType.RETREAT if lemma in self.votes.retreats else EventType.CONCEDE

    def _candidate(self, proposal: Proposal) -> Candidate:
        """A proposal as a candidate without a type."""
        trigger, parties = self.draft.doc[proposal.trigger], (*proposal.actors, *proposal.recipients)
        start, end = self.tree.clause(trigger)
        reasons = tuple(
            Reason(field=field, by=f"proposals/{proposal.kind}", words=tuple(party.span for party in side))
            for field, side in (("actors", proposal.actors), ("recipients", proposal.recipients))
        )
        thing = self.draft.doc[proposal.object] if proposal.object is not None else None
        return Candidate(
            kind=ClaimKind.EVENT,
            type=None,
            trigger=trigger.i,
            trigger_span=proposal.words,
            clause=(min([start, *(one.span[0] for one in parties)]), max([end, *(one.span[1] for one in parties)])),
            context=self.contexts.of([trigger], (*proposal.recipients, *proposal.actors), thing),
            actors=proposal.actors,
            recipients=proposal.recipients,
            object=self.tree.phrase(thing) if thing is not None else None,
            why=reasons,
        )

    def _answered(self, asked: list[tuple[Span, list[Question]]]) -> list[list[Question]]:
        """The questions with the model's probabilities where both sides have words in the sentence.

        Sentences in which no side of any pair is known are left alone: nothing in them is kept.
        """
        model = self.draft.model
        found = [questions for _, questions in asked]
        if model is None:
            return found
        waiting = []
        for row, (sentence, questions) in enumerate(asked):
            places = [_places(question.candidate, sentence) for question in questions]
            pairs = {column: pair for column, pair in enumerate(places) if pair is not None}
            if any(_is_someone(questions[column].candidate) for column in pairs):
                answers = model.ask_pairs(self.draft.text, sentence, list(pairs.values()))
                waiting.append((row, list(pairs), answers))
        for row, columns, answers in waiting:
            brief = len(self.draft.text[slice(*asked[row][0])].split()) < BRIEF
            for column, line in zip(columns, answers.result(), strict=True):
                probabilities = {kind: float(share) for kind, share in zip(model.types, line, strict=True)}
                found[row][column] = replace(
                    found[row][column], probabilities=probabilities, brief=brief or found[row][column].sure
                )
        # A proposal of which the model has not been asked has nothing to say for it.
        return [[one for one in row if one.probabilities is not None or one.kind == ""] for row in found]


def _holds(spans: Sequence[Span], word: Token) -> bool:
    """Whether the word begins in one of the spans."""
    return any(start <= word.idx < end for start, end in spans)


def _places(candidate: Candidate, sentence: Span) -> PairPlaces | None:
    """The words of the candidate's pair in its sentence; null when one side has none of its own."""
    sides = [tuple(sorted({one.span for one in side if _within(one.span, sentence)})) for side in apart(candidate)]
    trigger = candidate.trigger_span if _within(candidate.trigger_span, sentence) else None
    return PairPlaces(sides[0], sides[1], trigger) if all(sides) else None


def _within(span: Span, sentence: Span) -> bool:
    return sentence[0] <= span[0] and span[1] <= sentence[1]


def _is_someone(candidate: Candidate) -> bool:
    """Whether any side names a known actor."""
    return any(party.actors for party in (*candidate.actors, *candidate.recipients))


def _is_given(pair: Proposal, event: Candidate) -> bool:
    """Whether what the pair is done to is what the event's own words give or sign: "sent a rescue team" to nobody."""
    return (
        event.type in GIVING | DEALS
        and event.trigger == pair.trigger
        and any(overlap(event.trigger_span, party.span) for party in pair.recipients)
    )


def _lacks(host: Candidate, pair: Candidate) -> bool:
    """Whether `host`, an event at the same word as `pair`, names one side of it and nobody known on the other."""
    if host.trigger != pair.trigger:
        return False
    return any(
        not any(one.actors for one in empty) and not {one.head for one in there}.isdisjoint(one.head for one in shared)
        for empty, there, shared in (
            (host.recipients, host.actors, pair.actors),
            (host.actors, host.recipients, pair.recipients),
        )
    )
