"""Words that stand for actors named before: pronouns, "both nations", "the two leaders", "the organisation".

By salience (after Lappin and Leass 1994, in the small): nearer sentences weigh more, subjects more than objects, and
what a pronoun can mean by number and kind decides who is asked at all.
"""

from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.codebook.world import GivenNames
from onrecord.reader.actors.belonging import are_of_group, said_before, whose
from onrecord.reader.actors.names import NameIndex, name_index
from onrecord.reader.actors.nominals import is_pair
from onrecord.reader.actors.propositions import is_document, is_emphatic, is_proposition
from onrecord.reader.actors.roster import Entry, Roster
from onrecord.reader.draft import Draft
from onrecord.vocabulary import Actor, ActorKind, MentionKind, SectionKind

PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
SIDES = frozenset({"side", "party", "faction"})
"""Those who fight or deal with each other: states, and armed groups too."""
STATE_NOUNS = frozenset({"country", "nation", "state", "neighbour", "neighbor", "ally", "power", "government"})
PAIR_PEOPLE = frozenset({"leader", "president", "minister", "man", "counterpart", "official", "diplomat"})
BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.BLOC})
COLLECTIVE: dict[str, frozenset[ActorKind]] = {
    **dict.fromkeys(
        ("organization", "organisation", "agency", "body"), frozenset({ActorKind.ORGANISATION, ActorKind.BLOC})
    ),
    **dict.fromkeys(("bloc", "alliance", "union"), frozenset({ActorKind.BLOC, ActorKind.ORGANISATION})),
    **dict.fromkeys(("group", "militia", "movement", "faction"), frozenset({ActorKind.GROUP, ActorKind.ORGANISATION})),
    **dict.fromkeys(("company", "firm"), frozenset({ActorKind.COMPANY})),
    **dict.fromkeys(("country", "nation", "kingdom", "republic"), frozenset({ActorKind.STATE})),
    **dict.fromkeys(("newspaper", "outlet", "broadcaster", "network"), frozenset({ActorKind.MEDIA})),
}
SINGULAR_BODIES = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.OFFICE, ActorKind.POPULATION}
MOST_WEIGHED = 200
"""How many mentions back a pair is looked for: what the report is about counts, not only its last sentences."""
WINDOW = 4
"""How many sentences back a pronoun may reach."""


class Choice(NamedTuple):
    """A possible antecedent and how salient it is."""

    score: float
    entry: Entry


def given_genders(codebook: Codebook) -> dict[str, str]:
    """Given names and whether they are a woman's ("f") or a man's ("m"); for `codebook.compiled`."""
    return {name: entry.gender for entry in codebook.entries(GivenNames) for name in entry.names}


def resolve_pronouns(draft: Draft, roster: Roster, codebook: Codebook) -> None:
    """Add the pronoun mentions and pair nominals of the whole report to `roster`, in order of the text."""
    numbers = {token.i: number for number, sentence in enumerate(draft.doc.sents) for token in sentence}
    genders = _known_genders(roster, codebook.compiled(given_genders))
    for sentence in draft.sentences():
        for token in sentence:
            if token.i not in roster.at:
                _resolve(draft, token, roster, numbers, genders)
    _adopt(draft, roster, codebook.compiled(name_index))


def _known_genders(roster: Roster, given: dict[str, str]) -> dict[str, str]:
    """The gender that a person's given name tells, by actor id."""
    people = [actor for actor in roster.actors.values() if actor.kind is ActorKind.PERSON]
    return {actor.id: given[first] for actor in people if (first := actor.name.split()[0]) in given}


def _adopt(draft: Draft, roster: Roster, names: NameIndex) -> None:
    """ "Its parliament" belongs to whom "its" means: give nobody's nominals the owner that was found."""
    for entry in list(roster.entries):
        owner = next((roster.at.get(child.i) for child in draft.doc[entry.head].children if child.dep_ == "poss"), None)
        if entry.kind is not MentionKind.NOMINAL or len(entry.actors) > 1 or owner is None or len(owner.actors) > 1:
            continue
        actor, possessor = roster.actors[entry.actors[0]], roster.actors[owner.actors[0]]
        prefix, _, stem = actor.id.partition("~")
        if prefix == draft.report.id and stem and possessor.country:
            own, theirs = are_of_group(possessor, actor.kind, actor.sector), whose(possessor, actor.kind, actor.sector)
            owned = Actor(
                id=f"{theirs}/{stem}",
                name=f"{said_before(possessor, theirs, names)} {actor.name}",
                kind=ActorKind.GROUP if own and actor.kind is ActorKind.GOVERNMENT else actor.kind,
                country=possessor.country,
                sector=actor.sector,
            )
            roster.actors.setdefault(owned.id, owned)
            entry.actors = (owned.id,)


def _resolve(draft: Draft, token: Token, roster: Roster, numbers: dict[int, int], genders: dict[str, str]) -> None:
    word = token.lower_
    if word in REFLEXIVE and is_emphatic(token):
        return
    if word in REFLEXIVE and (bound := _own_subject(token, roster)):
        _point(token, bound, roster)
    elif word in PERSONAL and token.pos_ == "PRON":
        gender = PERSONAL[word]

        def fits(entry: Entry) -> bool:
            return roster.is_person(entry) and genders.get(entry.actors[0], gender) == gender

        found = _antecedent(draft, token, roster, numbers, fits)
        if found:
            genders.setdefault(found.actors[0], gender)
            _point(token, found, roster)
    elif word in NEUTRAL and not (_is_empty(token) or is_proposition(token) or is_document(token)):
        found = _antecedent(draft, token, roster, numbers, lambda entry: _is_body(draft, entry, roster))
        if found:
            _point(token, found, roster)
    elif word in PLURAL:
        found = _antecedent(draft, token, roster, numbers, lambda entry: _is_many(draft, entry, roster))
        if found:
            _point(token, found, roster, _together(draft, found, roster))
    elif token.pos_ in ("NOUN", "PRON", "DET"):
        _resolve_noun(draft, token, roster, numbers)


def _own_subject(token: Token, roster: Roster) -> Entry | None:
    """The subject of the clause that a reflexive stands in (principle A); null when no mention is found there."""
    for verb in token.ancestors:
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return roster.at.get(child.i)
        if verb.dep_ == "ROOT":
            return None
    return None


def _resolve_noun(draft: Draft, token: Token, roster: Roster, numbers: dict[int, int]) -> None:
    lemma = token.lemma_.lower()
    words = {child.lower_ for child in token.children}
    if token.lower_ == "both" and token.dep_ in ("nsubj", "nsubjpass"):
        _pair(token, token.i, roster, ActorKind.STATE)
    elif is_pair(token) and lemma in SIDES:
        _pair(token, token.left_edge.i, roster, ActorKind.GROUP)
    elif is_pair(token) and lemma in STATE_NOUNS:
        _pair(token, token.left_edge.i, roster, ActorKind.STATE)
    elif is_pair(token) and lemma in PAIR_PEOPLE:
        _pair(token, token.left_edge.i, roster, ActorKind.PERSON)
    elif lemma in COLLECTIVE and words & {"the", "this", "that"} and token.tag_ == "NN":
        if any(child.dep_ in ("amod", "compound", "poss", "relcl", "prep") for child in token.children):
            return
        kinds = COLLECTIVE[lemma]
        found = _other_than_subject(draft, token, roster, numbers, kinds)
        if found:
            roster.add(Entry(token.left_edge.i, token.i + 1, token.i, found.actors, MentionKind.NOMINAL))


def _other_than_subject(
    draft: Draft, token: Token, roster: Roster, numbers: dict[int, int], kinds: frozenset[ActorKind]
) -> Entry | None:
    """Whom "the country" means: rather not the subject of its own sentence, for which "its" would have been said."""

    def fits(entry: Entry) -> bool:
        return _has_kind(entry, roster, kinds)

    def another(entry: Entry) -> bool:
        head = draft.doc[entry.head]
        own = numbers[head.i] == numbers[token.i] and head.dep_ in ("nsubj", "nsubjpass")
        return fits(entry) and not own

    near = _antecedent(draft, token, roster, numbers, another)
    if near is not None and numbers[near.head] == numbers[token.i]:
        return near
    return _antecedent(draft, token, roster, numbers, fits)


def _antecedent(
    draft: Draft, token: Token, roster: Roster, numbers: dict[int, int], fits: Callable[[Entry], bool]
) -> Entry | None:
    """The most salient earlier mention that fits; the later one where two weigh the same."""
    best: Choice | None = None
    here = numbers[token.i]
    for entry in roster.before(token.i):
        distance = here - numbers[entry.head]
        if distance > WINDOW:
            break
        if not fits(entry) or _shares_clause(token, draft.doc[entry.head]):
            continue
        score = _salience(draft, entry, distance, token, roster.actors[entry.actors[0]].kind)
        if best is None or score > best.score:
            best = Choice(score, entry)
    return best.entry if best else None


def _salience(draft: Draft, entry: Entry, distance: int, token: Token, actor_kind: ActorKind) -> float:
    head = draft.doc[entry.head]
    if head.dep_ == "compound" and head.head.lemma_.lower() in COLLECTIVE:
        head = head.head  # "the Northern Front group"
    score = -2.0 * distance
    if head.dep_ in ("nsubj", "nsubjpass"):
        score += 2.0 if head.head.dep_ == "ROOT" else 1.2
    elif head.dep_ in ("dobj", "iobj", "agent"):
        score += 0.8
    if entry.adjective:
        score -= 1.5
    elif head.dep_ in ("compound", "nmod"):
        score -= 1.0  # "the IAEA report": about the report
    if actor_kind in (ActorKind.PERSON, ActorKind.OFFICE) and entry.kind is MentionKind.NOMINAL:
        score -= 0.5 if head.dep_ in ("nsubj", "nsubjpass") else 1.0
    if entry.kind is MentionKind.PRONOUN:
        score += 0.3
    if head.dep_ == "appos" and actor_kind is ActorKind.STATE:
        score -= 2.0  # "in Istanbul, Turkey": part of an address
    if head.dep_ == "pobj" and head.head.lower_ in ("on", "via", "in", "at"):
        score -= 0.7  # where it was said or done, rather than who did it
    if actor_kind is ActorKind.MEDIA:
        score -= 1.5  # news is about others than the outlets that it cites
    section = draft.section_at(head.idx)
    if section is not None and section.kind is SectionKind.HEADLINE and distance > 1:
        score -= 1.0
    if distance == 0 and token.dep_ == "poss" and head.dep_ in ("nsubj", "nsubjpass"):
        score += 1.0
    return score


def _shares_clause(token: Token, head: Token) -> bool:
    """A pronoun object cannot mean its own verb's subject: in "Iran hit it", "it" is not Iran (principle B)."""
    if _is_told(token, head):
        return True
    if token.dep_ in ("dobj", "iobj", "dative"):
        return head.dep_ in ("nsubj", "nsubjpass") and head.head == token.head
    if token.dep_ == "pobj" and token.head.dep_ in ("prep", "dative"):
        return head.dep_ == "nsubj" and head.head == token.head.head
    return token.dep_ == "nsubj" and head.head == token.head and head.i > token.i


def _is_told(token: Token, head: Token) -> bool:
    """In "Iran assured Oman that it would wait", "it" is whoever speaks, not whoever is told."""
    verb = token.head
    return (
        token.dep_ in ("nsubj", "nsubjpass")
        and verb.dep_ in ("ccomp", "xcomp")
        and head.head == verb.head
        and head.dep_ in ("dobj", "dative", "iobj")
    )


def _is_empty(token: Token) -> bool:
    """The "it" of "it is expected that …" and "it rains" stands for nobody."""
    verb = token.head
    if token.dep_ == "expl":
        return True
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    clause = any(child.dep_ in ("ccomp", "xcomp", "advcl", "csubj", "csubjpass") for child in verb.children)
    return clause and (verb.lemma_ == "be" or token.dep_ == "nsubjpass")


def _is_body(draft: Draft, entry: Entry, roster: Roster) -> bool:
    """Whether "it" may mean the mention: one body, and not one of several that are named together."""
    kind = roster.actors[entry.actors[0]].kind
    if len(entry.actors) != 1 or entry.plural or kind not in SINGULAR_BODIES:
        return False
    return entry.adjective or len(_together(draft, entry, roster)) == 1


def _is_many(draft: Draft, entry: Entry, roster: Roster) -> bool:
    if len(entry.actors) > 1 or entry.plural or len(_together(draft, entry, roster)) > 1:
        return not entry.adjective
    if entry.kind is MentionKind.NAME and draft.doc[entry.head].tag_ in ("NNPS", "NNS") and not entry.adjective:
        return True  # "the Armed Forces say that they …"
    return roster.actors[entry.actors[0]].kind in (ActorKind.GROUP, ActorKind.POPULATION, ActorKind.BLOC)


def _together(draft: Draft, entry: Entry, roster: Roster) -> tuple[str, ...]:
    """The actors of a mention and of those it is coordinated with: "Peru and Chile … they"."""
    found = dict.fromkeys(entry.actors)
    for other in draft.doc[entry.head].conjuncts:
        joined = roster.at.get(other.i)
        if joined is not None and not joined.adjective and joined.head == other.i:
            found.update(dict.fromkeys(joined.actors))
    return tuple(found)


def _has_kind(entry: Entry, roster: Roster, kinds: frozenset[ActorKind]) -> bool:
    return len(entry.actors) == 1 and not entry.plural and roster.actors[entry.actors[0]].kind in kinds


def _point(token: Token, antecedent: Entry, roster: Roster, actors: tuple[str, ...] = ()) -> None:
    entry = Entry(token.i, token.i + 1, token.i, actors or antecedent.actors, MentionKind.PRONOUN)
    entry.plural = antecedent.plural or len(entry.actors) > 1
    entry.adjective = token.dep_ == "poss"
    roster.add(entry)


def _pair(token: Token, start: int, roster: Roster, kind: ActorKind) -> None:
    """The two most salient states (or persons) so far, near ones first; with fewer than two, nobody is guessed."""
    named = _named_together(token, start, roster, kind)
    if named:
        _add_pair(token, start, roster, named)
        return
    weights: dict[str, float] = {}
    here = token.sent.start
    for entry in islice(roster.before(start), MOST_WEIGHED):
        head = token.doc[entry.head]
        back = 0 if head.i >= here else 1 + _sentences_between(head, token)
        if back == 0 and head.dep_ in ("nsubj", "nsubjpass") and token.dep_ in ("dobj", "pobj", "dative"):
            continue  # who threatens both sides is neither
        for actor in entry.actors:
            one = roster.actors[actor]
            key = _pair_key(one, kind)
            if key is not None:
                share = 0.5 if one.kind is ActorKind.PERSON and kind is ActorKind.STATE else 1.0
                weights[key] = weights.get(key, 0.0) + share * _pair_weight(entry, head) / (1 + back)
    ranked = sorted(weights, key=lambda one: -weights[one])[:2]
    pair = tuple(one for one in weights if one in ranked and one in roster.actors)
    if len(pair) == 2:
        _add_pair(token, start, roster, tuple(reversed(pair)))


def _add_pair(token: Token, start: int, roster: Roster, pair: tuple[str, ...]) -> None:
    entry = Entry(start, token.i + 1, token.i, pair, MentionKind.NOMINAL)
    entry.plural = True
    roster.add(entry)


def _named_together(token: Token, start: int, roster: Roster, kind: ActorKind) -> tuple[str, ...]:
    """The two that are the subject of the sentence before: "Chad and Mali signed … Both sides shall …"; else nobody."""
    sentence = token.sent
    if sentence.start == 0:
        return ()
    before = token.doc[sentence.start - 1].sent
    for entry in islice(roster.before(start), MOST_WEIGHED):
        head = token.doc[entry.head]
        if head.i < before.start:
            break
        if head.i >= sentence.start or head.dep_ != "nsubj" or head.head.i != before.root.i or entry.adjective:
            continue
        heads = [roster.at.get(one.i) for one in (head, *head.conjuncts)]
        actors = [one for joined in heads if joined is not None for one in joined.actors]
        keys = dict.fromkeys(_pair_key(roster.actors[one], kind) for one in actors)
        found = tuple(one for one in keys if one is not None and one in roster.actors)
        return found if len(found) == len(keys) == 2 else ()
    return ()


def _pair_key(actor: Actor, kind: ActorKind) -> str | None:
    if kind is ActorKind.GROUP and actor.kind is ActorKind.GROUP:
        return actor.id
    if kind is ActorKind.GROUP:
        return _pair_key(actor, ActorKind.STATE)
    if kind is ActorKind.STATE:
        official = actor.kind is ActorKind.PERSON and actor.sector in ("GOV", "MIL")
        return actor.country if official or actor.kind in (ActorKind.STATE, ActorKind.GOVERNMENT) else None
    return actor.id if actor.kind is ActorKind.PERSON else None


def _pair_weight(entry: Entry, head: Token) -> float:
    if entry.adjective:
        return 0.2
    joined = 1.5 if any(True for _ in head.conjuncts) else 0.0
    first = head
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    return joined + {"nsubj": 2.0, "nsubjpass": 2.0, "dobj": 1.2, "dative": 1.2, "poss": 0.8}.get(first.dep_, 0.6)


def _sentences_between(earlier: Token, later: Token) -> int:
    """How many sentence starts lie between the two, counted up to the window."""
    count, position = 0, later.sent.start - 1
    while position > earlier.i and count <= WINDOW:
        sentence = later.doc[position].sent
        if sentence.start <= earlier.i:
            break
        count, position = count + 1, sentence.start - 1
    return count
