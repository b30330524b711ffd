"""What an event is: the model's opinion of a pair weighed against the lexicon's, by numbers fitted on unseen sentences.

Candidates come from the parse; what they mean the model says, with a probability for each type and for NONE; the entry
of the lexicon that found a candidate has one vote, worth more the more explicit its words are. The vote multiplies
the odds of its type; what is then likeliest is the type. NONE drops a candidate only when it is likelier than a bound
that is high for explicit words. A pair without an entry becomes an event only when its best type is likelier than a
bound that grows with the length of its path.

All here are pure functions; `training.fit_typing` tries other numbers with them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from onrecord.reader.draft import Candidate, Party
from onrecord.vocabulary import MUTUAL_DEEDS, EventType, Reason, Span, overlap

NONE = "NONE"
YIELD = "YIELD"
"""The model's one type for the codebook's CONCEDE and RETREAT."""
YIELDING = frozenset({EventType.CONCEDE.value, EventType.RETREAT.value})
SHARED = frozenset({EventType.CONSULT.value, EventType.COOPERATE.value})
"""Types in which whoever is acted upon acts too, wherever the words put him."""
ANNOUNCING = frozenset({EventType.AGREE.value, EventType.THREATEN.value})
"""Types of events in whose clause another event is announced, of which forecasts are made."""
FIRM = frozenset({EventType.RETREAT.value, EventType.SANCTION.value})
"""Types that the gold pairs give to each other's words and to others': here a verb with its noun says what is done."""
FIRM_RULES = frozenset({"triggers/agree-strike-deal", "triggers/agree-sign-paper"})
"""Entries that say what is done likewise: whoever signs a treaty agrees, whatever else the sentence is about."""
STANCES = frozenset({EventType.REJECT.value, EventType.ACCUSE.value})
"""Types of what is done to others' deeds, told in the clause or object of its word."""
AT_OTHERS = STANCES | {
    kind.value for kind in (EventType.SUPPORT, EventType.REQUEST, EventType.THREATEN, EventType.SANCTION)
}
"""Types of what one does to others and never to oneself."""
AT_HOME = frozenset({EventType.PROTEST.value, EventType.CONCEDE.value})
"""Types of what a state does to itself by the codebook: its people's protests, its government's concessions."""
SHOWN = 3
"""How many alternatives a reason shows, beside the lexicon's."""


@dataclass(frozen=True)
class Settings:
    """The numbers of the decision, as `training.fit_typing` found them best."""

    explicit_vote: float = 2.5
    """The vote of an entry whose words are explicit, as a logarithm of odds."""
    firm_vote: float = 6.0
    """That of "withdrew its troops" and "imposed sanctions", explicit words of a firm type, a verb with its noun."""
    firm_retype: float = 0.9
    """Their type gives way only to one that the model takes to be at least so likely."""
    weak_vote: float = 0.5
    """The vote of an entry marked `weak`."""
    retype: float = 0.5
    """An entry's type gives way only to one that the model takes to be at least so likely."""
    drop_explicit: float = 0.97
    """A candidate of explicit words is dropped when NONE is at least so likely after the vote."""
    drop_weak: float = 0.2
    """The same for weak words."""
    fill: float = 0.5
    """An event that lacks one side takes it from a pair of which some type is at least so likely."""
    accept: float = 0.7
    """A pair that no entry knows becomes an event when its best type is at least so likely."""
    accept_far: float = 0.05
    """Added for every arc beyond the second."""
    accept_unnamed: float = 0.2
    """Added to either when a side names no known actor."""
    accept_brief: float = 0.3
    """Added in a brief sentence, unlike any that the model has learned from."""
    accept_again: float = 0.3
    """Added when the sentence has an event of that type by the same actor, to somebody known, already."""


FITTED = Settings()


@dataclass(frozen=True)
class Question:
    """An event to be typed: a candidate of the lexicon, or a pair that the parse proposes.

    `probabilities` are the model's over its types, null when it was not asked. `rule` names the entry that votes and
    `vote` its type (null for a proposal), `explicit` tells how loud. Of proposals, `arcs` is the path's length, `named`
    whether both sides are known, and `host` the place among the sentence's questions of a candidate at the same word
    that lacks one of these sides. `outer` is that of the candidate in whose clause this one's word stands: "threatened
    to shell"; `aside` says that it is only the occasion there: "during a call with"; `phrase` that its trigger has
    several words. In a `brief` sentence, unlike any that the model has learned from, entries stand,
    and so they do where one is `sure`. `giving_way` is what YIELD means at this word; `barred` are the types that its
    words cannot have.
    """

    candidate: Candidate
    probabilities: Mapping[str, float] | None
    rule: str | None = None
    vote: str | None = None
    explicit: bool = False
    arcs: int = 0
    named: bool = True
    kind: str = ""
    host: int | None = None
    outer: int | None = None
    brief: bool = False
    sure: bool = False
    aside: bool = False
    phrase: bool = False
    giving_way: EventType = EventType.CONCEDE
    barred: frozenset[str] = frozenset()

    def name(self, kind: str) -> str:
        """PLOVER's name for one of the model's types."""
        return self.giving_way.value if kind == YIELD else kind


@dataclass(frozen=True)
class Verdict:
    """The type that won (null: no event), its probability after the vote, and the probabilities that the model gave."""

    type: str | None
    probability: float
    alternatives: Mapping[str, float]


def merged(kind: str | None) -> str | None:
    """The model's name for one of PLOVER's types."""
    return YIELD if kind in YIELDING else kind


def weighed(probabilities: Mapping[str, float], vote: str | None, weight: float) -> dict[str, float]:
    """The probabilities after multiplying the odds of the type `vote` by e to the `weight`; they add up to 1."""
    raised = {kind: share * (exp(weight) if kind == vote else 1.0) for kind, share in probabilities.items()}
    whole = sum(raised.values())
    return {kind: share / whole for kind, share in raised.items()}


def decide(question: Question, settings: Settings = FITTED) -> Verdict:
    """What the question's event is, given the model's probabilities and the vote of its entry."""
    if question.probabilities is None:
        return Verdict(question.candidate.type, 1.0, {})
    vote = merged(question.vote)
    weight, retype = settings.explicit_vote if question.explicit else settings.weak_vote, settings.retype
    if question.explicit and question.phrase and (question.vote in FIRM or question.rule in FIRM_RULES):
        weight, retype = settings.firm_vote, settings.firm_retype
    shares = weighed(_possible(question), vote, weight)
    best = max((kind for kind in shares if kind != NONE), key=lambda kind: (shares[kind], kind), default=NONE)
    if vote is not None and best != vote and (question.brief or question.probabilities[best] < retype):
        best = vote
    alternatives = _alternatives(question, best)
    if question.brief and not question.named:
        stays = question.vote is not None and question.host is None
    elif question.vote is None or question.host is not None:
        stays = best != NONE and shares.get(best, 0.0) >= bound(question, settings)
    elif question.brief:
        stays = True
    else:
        stays = shares.get(NONE, 0.0) < (settings.drop_explicit if question.explicit else settings.drop_weak)
    kind = question.vote if best == vote and question.vote is not None else question.name(best)
    return Verdict(kind if stays else None, shares.get(best, 0.0), alternatives)


def _possible(question: Question) -> Mapping[str, float]:
    """The probabilities of the types that parse and words allow: who are one subject act together or not at all."""
    shares = question.probabilities or {}
    if question.barred:
        shares = {kind: 0.0 if kind in question.barred else share for kind, share in shares.items()}
    if question.kind != "together":
        return shares
    return {kind: share for kind, share in shares.items() if kind in MUTUAL_DEEDS or kind == NONE}


def bound(question: Question, settings: Settings = FITTED) -> float:
    """How likely a proposal's best type has to be."""
    unnamed = 0.0 if question.named else settings.accept_unnamed
    if question.host is not None:
        return settings.fill + unnamed
    brief = settings.accept_brief if question.brief else 0.0
    return settings.accept + max(question.arcs - 2, 0) * settings.accept_far + unnamed + brief


def _alternatives(question: Question, best: str) -> dict[str, float]:
    """The model's best types with their probabilities, and those of the winner and of the entry's own type."""
    shares = question.probabilities or {}
    top = sorted(shares, key=lambda kind: (-shares[kind], kind))[:SHOWN]
    wanted = [*top, *(kind for kind in (best, merged(question.vote)) if kind is not None and kind not in top)]
    return {question.name(kind): round(float(shares.get(kind, 0.0)), 3) for kind in wanted}


def settle(questions: Sequence[Question], roots: Mapping[str, str], settings: Settings = FITTED) -> list[Candidate]:
    """The events of one sentence: its candidates typed, filled or dropped, and the proposals that became events.

    Proposals come last among `questions` and nearest first; those of one word and type become one event. `roots` are
    the CAMEO root codes of the types, for events whose type is not their entry's.
    """
    events: list[Candidate | None] = []
    new: list[Candidate] = []
    for question in questions:
        verdict = decide(question, settings)
        if question.vote is not None and question.host is None:
            if question.outer is not None and verdict.type is not None:
                verdict = _own(question, verdict, _type_of(question.outer, questions, events))
            elif verdict.type is not None and (
                _is_told_elsewhere(question, verdict.type, questions)
                or _is_told_within(question, verdict.type, questions)
            ):
                verdict = replace(verdict, type=question.vote)
            events.append(typed(question, verdict, roots) if verdict.type is not None else None)
            continue
        if verdict.type is None or not _may_be(question, verdict.type):
            continue
        if question.host is None and _is_told_within(question, verdict.type, questions):
            continue
        again = question.host is None and _is_told(question.candidate, verdict.type, [*events, *new])
        if again and verdict.probability < bound(question, settings) + settings.accept_again:
            continue
        if question.host is not None:
            host = events[question.host]
            if host is not None and (host is questions[question.host].candidate or host.type == verdict.type):
                events[question.host] = filled(host, typed(question, verdict, roots))
            continue
        _add(new, typed(question, verdict, roots))
    return [_at_others(one) for one in _aimed(_told_once([*(one for one in events if one is not None), *new]))]


def _told_once(events: list[Candidate]) -> list[Candidate]:
    """The events without those that a word's own entry tells whole, and of which the model knows but the actor.

    "Niger signed a pact with Togo" is no support by Niger beside the agreement of the two. Nor does a word yield in two
    ways: "completed its withdrawal" retreats, and concedes nothing besides.
    """
    yielding = {one.trigger for one in events if one.type in YIELDING and not is_models(one)}
    events = [one for one in events if not (is_models(one) and one.type in YIELDING and one.trigger in yielding)]
    whole = [one for one in events if _ids(one.recipients) and not is_models(one)]
    return [
        one
        for one in events
        if _ids(one.recipients)
        or not is_models(one)
        or not any(one.trigger == two.trigger and _ids(one.actors) <= _ids(two.actors) for two in whole)
    ]


def _at_others(event: Candidate) -> Candidate:
    """The event, what is done to others only without those who act: nobody threatens or rejects himself.

    "Chad plans to limit its market" aims at nobody named. One alone meets nobody either, though he may protest at home.
    """
    acting = _ids(event.actors)
    alone = len(acting) == 1 and _ids(event.recipients) == acting and event.type not in AT_HOME
    several = event.type not in AT_OTHERS or len(event.actors) != 1 or acting.isdisjoint(_ids(event.recipients))
    if not acting or (several and not alone):
        return event
    if alone and max(one.head for one in event.recipients) < min(one.head for one in event.actors):
        return replace(event, actors=())  # "Sorel was killed by his lions"
    return replace(event, recipients=tuple(one for one in event.recipients if not acting.issuperset(one.actors)))


def is_models(event: Candidate) -> bool:
    """Whether the event has its type from the model, and from no entry of the lexicon."""
    return any(reason.field == "type" and reason.by == "model/types" for reason in event.why)


def _aimed(events: list[Candidate]) -> list[Candidate]:
    """The events, a protest at home turned against whom the sentence's other protest is against.

    "They threw stones during demonstrations against …": one protest told by two words, of which one has the target.
    """
    protests = [one for one in events if one.type == EventType.PROTEST.value]
    targets = [one for one in protests if not _is_at_home(one) and _ids(one.recipients)]
    found = []
    for one in events:
        other = next((two for two in targets if _ids(two.actors) <= _ids(one.actors)), None)
        at_home = one.type == EventType.PROTEST.value and _is_at_home(one)
        found.append(replace(one, recipients=other.recipients) if at_home and other is not None else one)
    return found


def _is_at_home(event: Candidate) -> bool:
    return bool(event.actors) and {one.span for one in event.actors} == {one.span for one in event.recipients}


def _ids(parties: Sequence[Party]) -> set[str]:
    return {actor for party in parties for actor in party.actors}


def _may_be(question: Question, kind: str) -> bool:
    """Whether the parse allows the type.

    Those who are one subject do only together what can be done together; and who is "killed in Mali" is not killed by
    Mali, though who is "held in Mali" may well be held by it.
    """
    if question.kind == "holder":
        return kind != EventType.ASSAULT.value
    return question.kind != "together" or kind in MUTUAL_DEEDS


def _type_of(index: int, questions: Sequence[Question], events: Sequence[Candidate | None]) -> str | None:
    """The type of a candidate of the sentence, as decided or, before that, as its entry has it."""
    if index >= len(events):
        return questions[index].vote
    found = events[index]
    return found.type if found is not None else None


def _is_told_elsewhere(question: Question, kind: str, questions: Sequence[Question]) -> bool:
    """Whether explicit words of a clause of their own would take the type that other explicit words have already.

    "Chad, which shelled Sudan, agreed to talks": the model tells the sentence's main event, and each verb has its own.
    """
    others = (one for one in questions if one is not question and one.explicit and one.host is None)
    return question.explicit and kind != question.vote and any(one.vote == kind for one in others)


def _is_told_within(question: Question, kind: str, questions: Sequence[Question]) -> bool:
    """Whether `kind` is the type of what others do in the clause or object of a word that takes a stance on it.

    "Chad ruled out Mali's plan to seize the strait": the seizure is what is ruled out, and no deed of Chad.
    """
    word, acting = question.candidate.trigger, _ids(question.candidate.actors)
    return any(
        one.outer is not None
        and one.vote == kind
        and questions[one.outer].candidate.trigger == word
        and questions[one.outer].vote in STANCES
        and acting.isdisjoint(_ids(one.candidate.actors))
        for one in questions
    )


def _own(question: Question, verdict: Verdict, outer: str | None) -> Verdict:
    """The verdict, but for what is announced or only the occasion its entry's type, and not the outer event's.

    The model tells the sentence's main event; "threatened to shell" holds a threat and, in its clause, an assault.
    """
    same = verdict.type == outer and (outer in ANNOUNCING or question.aside)
    return replace(verdict, type=question.vote) if same else verdict


def _is_told(pair: Candidate, kind: str, events: Sequence[Candidate | None]) -> bool:
    """Whether one of `events` is of the type and by the actor of `pair`, and done to somebody known.

    The model says of every pair of a sentence what its main event is, so that the same again tells little.
    """
    heads = {one.head for one in pair.actors}
    ids = {actor for one in pair.actors for actor in one.actors}
    return any(
        event is not None
        and event.type == kind
        and any(one.actors for one in event.recipients)
        and any(one.head in heads or not ids.isdisjoint(one.actors) for one in event.actors)
        for event in events
    )


def _add(events: list[Candidate], one: Candidate) -> None:
    """Add an event, to one of the same word and type if there is one."""
    for index, other in enumerate(events):
        if other.trigger == one.trigger and other.type == one.type:
            events[index] = replace(
                other,
                actors=together(other.actors, one.actors),
                recipients=together(other.recipients, one.recipients),
                clause=_around(other.clause, one.clause),
                why=(*other.why, *one.why),
            )
            return
    events.append(one)


def typed(question: Question, verdict: Verdict, roots: Mapping[str, str]) -> Candidate:
    """The question's candidate with the type that won, and the reason for it."""
    candidate, kind = question.candidate, verdict.type
    if question.probabilities is None or kind is None:
        return candidate
    others = tuple(reason for reason in candidate.why if reason.field != "type")
    own = kind == question.vote
    by = question.rule if own and question.rule is not None else "model/types"
    words = (candidate.trigger_span,) if own else _pair_words(candidate)
    reason = Reason(field="type", by=by, words=words, alternatives=dict(verdict.alternatives))
    changed = replace(candidate, confidence=confidence(question, verdict), why=(reason, *others))
    if own and candidate.type is not None:
        return changed
    return _shared(replace(changed, type=kind, mode=None, cameo=roots.get(kind)), question.kind)


def confidence(question: Question, verdict: Verdict) -> float:
    """How likely the event is: the type's probability, and of a candidate also what its words are worth."""
    if question.vote is None:
        return round(0.9 * verdict.probability, 2)
    return round((question.candidate.confidence + verdict.probability) / 2, 2)


def filled(host: Candidate, pair: Candidate) -> Candidate:
    """`host` with the sides, type and confidence that a pair at its word brings."""
    same = host.type == pair.type
    return replace(
        pair,
        mode=host.mode if same else pair.mode,
        cameo=host.cameo if same else pair.cameo,
        actors=together(host.actors, pair.actors),
        recipients=together(host.recipients, pair.recipients),
        clause=_around(host.clause, pair.clause),
        trigger_span=host.trigger_span,
        context=host.context or pair.context,
        object=host.object or pair.object,
        why=(*pair.why, *(reason for reason in host.why if reason.field not in {one.field for one in pair.why})),
    )


def together(some: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Both lists of parties in the text's order, each once."""
    return tuple(sorted({party.head: party for party in (*others, *some)}.values(), key=lambda party: party.head))


def _shared(candidate: Candidate, kind: str) -> Candidate:
    """In a mutual event all who take part act and are acted upon; in one that is no longer, the first acts."""
    if candidate.type in SHARED or (candidate.type in MUTUAL_DEEDS and kind == "together"):
        everyone = together(candidate.actors, candidate.recipients)
        return replace(candidate, actors=everyone, recipients=everyone) if candidate.actors else candidate
    sides = [{one.span for one in side} for side in (candidate.actors, candidate.recipients)]
    if len(sides[0]) > 1 and sides[0] == sides[1]:
        first, *rest = candidate.actors
        return replace(candidate, actors=(first,), recipients=tuple(rest))
    return candidate


def _pair_words(candidate: Candidate) -> tuple[Span, ...]:
    parties = (*candidate.actors, *candidate.recipients)
    return tuple(dict.fromkeys((candidate.trigger_span, *(party.span for party in parties))))


def _around(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), max(one[1], other[1])


def apart(candidate: Candidate) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who acts and who is acted upon, with no words on both sides: of a mutual event the first party and the others."""
    actors, recipients = candidate.actors, candidate.recipients
    if {party.span for party in actors} == {party.span for party in recipients}:
        actors = actors[:1]
    return actors, tuple(one for one in recipients if not any(overlap(one.span, other.span) for other in actors))
