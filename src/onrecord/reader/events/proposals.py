"""Who may act on whom: pairs of parties that the parse links by some word, whatever that word means.

The lexicon knows only so many words, and looks for recipients only where its entries say. Here any verb links whoever
does it to whoever stands below it; whether something happens between them, and what, is for the model to say. Nearly
all that the lexicon misses lies within six arcs of its verb, and beyond two arcs only what has a name is worth asking
about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.reader.draft import Candidate, Draft, Party
from onrecord.reader.events.parties import PEOPLE
from onrecord.reader.events.roles import Casting
from onrecord.reader.syntax.tree import Tree, word_set
from onrecord.vocabulary import Span, overlap

MOST_ARCS = 6
"""So many arcs may lie between a verb and a party or place below it."""
MOST_PLAIN_ARCS = 2
"""So many when neither actor nor place is named there."""
MOST_CLAUSE_ARCS = 3
"""So many when the one acted upon does something else in a clause beside ("until", "after")."""
MOST_PROPOSALS = 12
"""Proposals a sentence; those with the shortest paths are kept."""
MOST_WORDS = 60
"""Words below one verb that are looked at."""
PLAIN_DEPS = frozenset({"dobj", "dative", "pobj", "nsubj", "nsubjpass"})
CLOSED = frozenset(
    {"punct", "cc", "det", "aux", "auxpass", "mark", "neg", "parataxis", "amod", "compound", "nummod", "poss", "nmod"}
    | {"npadvmod", "predet", "preconj", "intj", "appos", "expl", "case", "quantmod"}
)
"""Links below which nobody is looked for: a modifier's actors are those of its noun."""
ASIDE = frozenset(
    {"before", "since", "during", "despite", "amid", "following", "like", "unlike", "as", "per", "according"}
)
"""Prepositions behind which there is only the occasion."""
BACKWARD = frozenset({"from", "by"})
"""What stands behind these, after a verb of receiving, acts on the subject: "received arms from"."""
RECEIVING = word_set("receive get win obtain face suffer endure secure draw incur accept earn gain buy take import")
"""Verbs whose subject is given something."""
OWN_HANDS = word_set(
    "troop force soldier army navy fleet military police fighter ambassador envoy diplomat embassy man member unit "
    "officer guard personnel staff agent"
)
"""What one acts by, and not upon, when it is one's own: "withdrew its troops"."""
HOLDERS = frozenset({"in", "from", "by", "under", "at"})
"""Behind which a passive without an agent names the one in whose hands its subject is: "was arrested in"."""
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})


@dataclass(frozen=True)
class Proposal:
    """That `actors` may do to `recipients` what the word at the token index `trigger` says.

    `words` are the trigger's, `object` the token index of what is given or said if there is one, `arcs` the length of
    the path from trigger to recipient, `kind` how the parse shows it: below, inverse, holder or together (both are
    one subject). `named` says whether both sides name a known actor.
    """

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    trigger: int
    words: Span
    arcs: int
    kind: str
    named: bool
    object: int | None = None


class Proposer:
    """Proposes pairs in the sentences of one draft."""

    def __init__(self, draft: Draft, tree: Tree, casting: Casting) -> None:
        """`tree` is the parse of `draft`, `casting` tells the parties behind its nouns."""
        self.draft, self.tree, self.casting = draft, tree, casting

    def propose(self, tokens: Sequence[Token], candidates: Sequence[Candidate]) -> list[Proposal]:
        """Pairs in the sentence `tokens` that none of its `candidates` joins, nearest first, each pair once a side."""
        found = [one for token in tokens for one in self._at(token)]
        found = [one for one in found if not any(joins(candidate, one) for candidate in candidates)]
        found.sort(key=lambda one: (one.arcs, one.trigger, one.recipients[0].head, one.actors[0].head))
        kept: list[Proposal] = []
        hosts = {candidate.trigger for candidate in candidates}
        for one in found:
            if len(kept) == MOST_PROPOSALS:
                break
            rival = next((other for other in kept if _same_pair(other, one)), None)
            if rival is None:
                kept.append(one)
            elif one.trigger in hosts and rival.trigger not in hosts:
                kept[kept.index(rival)] = one  # the lexicon knows this verb and lacks only its recipient
        return kept

    def is_someones(self, proposal: Proposal) -> bool:
        """Whether anyone known acts in it: what harms people in an accident is nobody."""
        return any(self.casting.is_known(party.actors) for party in proposal.actors)

    def _at(self, token: Token) -> Iterator[Proposal]:
        """What one word proposes."""
        if (
            token.pos_ == "VERB"
            and token.lemma_ != "be"
            and token.dep_ not in {"amod", "aux", "auxpass", "compound", "prep"}
        ):
            yield from self._at_verb(token)

    def _at_verb(self, verb: Token) -> Iterator[Proposal]:
        passive = self.tree.is_passive(verb)
        doers = self.tree.doers(verb)
        actors = tuple(self.casting.someone(self.casting.agents(doers)))
        if passive and not actors:
            yield from self._held(verb)
            return
        if not actors:
            return
        taken = {actor for one in actors for actor in one.actors}
        blocked = {one.head for one in actors} | {one.i for one in doers}
        for noun, arcs, link, below in self._below(verb, blocked):
            recipients = self._acted_upon(noun, arcs, taken)
            if not recipients:
                continue
            thing = self._object(verb, below)
            yield self._proposal(actors, recipients, verb, thing=thing, arcs=arcs, kind="below")
            if link in BACKWARD and not passive and verb.lemma_.lower() in RECEIVING:
                yield self._proposal(recipients, actors, verb, thing=thing, arcs=arcs, kind="inverse")
        each = actors if len(actors) > 1 else self._apart(actors[0])
        if len(each) > 1 and len(taken) > 1:
            yield self._proposal(each[:1], each[1:], verb, thing=None, arcs=1, kind="together")

    def _apart(self, party: Party) -> list[Party]:
        """The parties that modify one noun together, each by its own word: "Kenyan and Ugandan negotiators"."""
        found: dict[str, Party] = {}
        for kid in self.tree.kids(self.draft.doc[party.head]) if len(party.actors) > 1 else ():
            for one in self.tree.with_conjuncts(kid) if kid.dep_ in {"amod", "nmod", "compound"} else ():
                lands = {self.draft.actors[actor].country for actor in self.draft.actors_of(one)} - {None}
                for actor in party.actors:
                    if self.draft.actors[actor].country in lands:
                        found.setdefault(actor, Party(one.i, (one.idx, one.idx + len(one)), (actor,)))
        return sorted(found.values(), key=lambda one: one.head)

    def _held(self, verb: Token) -> Iterator[Proposal]:
        """A passive without an agent: in whose hands or land its subject is."""
        subjects = self._parties(self.tree.surface_subject(verb))
        taken = {actor for one in subjects for actor in one.actors}
        for link, noun in self.tree.preps(verb) if subjects else ():
            holders = self._acted_upon(noun, MOST_ARCS, taken) if link in HOLDERS else ()
            if holders:
                yield self._proposal(holders, subjects, verb, thing=None, arcs=2, kind="holder")

    def _below(self, verb: Token, blocked: set[int]) -> Iterator[tuple[Token, int, str, Token]]:
        """The nouns below a verb: each with its arcs, the preposition before it, and the verb's child above it."""
        passive = self.tree.is_passive(verb)
        waiting = [
            (kid, 1, "", kid)
            for kid in self.tree.kids(verb)
            if kid.dep_ not in CLOSED
            and kid.dep_ != "agent"
            and (kid.dep_ not in {"nsubj", "csubj", "nsubjpass"} or (passive and kid.dep_ == "nsubjpass"))
            and not self._is_apart(kid)
        ]
        position = 0
        while position < len(waiting) < MOST_WORDS:
            token, arcs, link, top = waiting[position]
            position += 1
            if token.i in blocked:
                continue
            if token.pos_ in NOUNS and token.dep_ not in {"attr", "acomp"}:
                yield token, arcs, link, top
            if arcs < MOST_ARCS:
                link = token.lower_ if token.dep_ in {"prep", "agent", "dative"} and token.pos_ == "ADP" else link
                waiting += [
                    (kid, arcs + 1, link if token.dep_ in {"prep", "agent", "dative"} else "", top)
                    for kid in self.tree.kids(token)
                    if kid.dep_ not in CLOSED and kid.dep_ != "conj" and not self._is_too_far(kid, arcs + 1)
                ]

    def _is_apart(self, kid: Token) -> bool:
        """Whether a verb's child tells another event, or only the occasion."""
        own = self.tree.child(kid, "nsubj", "nsubjpass") is not None
        return (kid.dep_ == "conj" and kid.pos_ in {"VERB", "AUX"} and own) or (
            kid.dep_ == "prep" and kid.lower_ in ASIDE
        )

    def _is_too_far(self, kid: Token, arcs: int) -> bool:
        """Whether `kid` takes part in a clause beside, too far from the verb, or stands behind an occasion's word."""
        if kid.dep_ == "prep" and kid.lower_ in ASIDE:
            return True
        return kid.head.dep_ in {"advcl", "relcl"} and kid.dep_ in {"nsubj", "nsubjpass"} and arcs > MOST_CLAUSE_ARCS

    def _acted_upon(self, noun: Token, arcs: int, taken: set[str]) -> tuple[Party, ...]:
        """The parties that `noun` heads with those coordinated with it, unless they act themselves; or its land."""
        if noun.pos_ in {"ADJ", "DET", "NUM", "X"} and noun.i not in self.draft.named:
            return ()
        if self._is_only_aimed(noun) or self._are_own_hands(noun, taken):
            return ()
        parties = [one for one in self._parties([noun]) if taken.isdisjoint(one.actors)]
        if any(one.actors for one in parties):
            at_home = self.casting.is_place(noun) and self.casting.are_at_home(parties, taken)
            return () if at_home else tuple(one for one in parties if one.actors)
        if self.casting.is_place(noun):
            land = self.casting.land(noun)
            return () if self.casting.are_at_home(land, taken) else tuple(land)
        plain = arcs <= MOST_PLAIN_ARCS and noun.dep_ in PLAIN_DEPS and noun.pos_ in {"NOUN", "PROPN"}
        return tuple(parties) if plain else ()

    def _are_own_hands(self, noun: Token, taken: set[str]) -> bool:
        """Whether these are the troops or envoys of those who act."""
        if noun.pos_ in {"PRON", "DET"}:
            noun = next(iter(self.tree.after(noun, "of")), noun)  # "any of its fighters"
        owner = self.tree.child(noun, "poss")
        theirs = self.tree.child(owner, "poss") if owner is not None else None  # "his country's soldiers"
        owners = [one for one in (owner, theirs) if one is not None]
        own = any(not taken.isdisjoint(self.draft.actors_of(one)) for one in owners)
        return own and noun.lemma_.lower() in OWN_HANDS

    def _is_only_aimed(self, noun: Token) -> bool:
        """Whether a thing has its actor only from a preposition below it, where he is found himself."""
        if noun.i in self.draft.named or noun.lemma_.lower() in PEOPLE or noun.pos_ == "PRON":
            return False
        return self.casting.is_known(self.casting.party(noun).actors) and not self.casting.has_owner(noun)

    def _parties(self, heads: list[Token]) -> tuple[Party, ...]:
        """The parties at `heads`, with the words that pronouns among them stand for."""
        return tuple(self.casting.someone(self.casting.parties(heads)))

    def _object(self, verb: Token, below: Token) -> Token | None:
        """What the verb gives, says or does: its object, when that is not the way to the recipient's own noun."""
        thing = self.tree.child(verb, "dobj", "attr", "acomp")
        return thing if thing is not None and thing.pos_ in {"NOUN", "PROPN", "ADJ"} else None

    def _proposal(
        self,
        actors: Sequence[Party],
        recipients: Sequence[Party],
        trigger: Token,
        *,
        thing: Token | None,
        arcs: int,
        kind: str,
    ) -> Proposal:
        end = trigger.idx + len(trigger)
        particle = self.tree.child(trigger, "prt")
        if particle is not None and particle.i == trigger.i + 1:
            end = particle.idx + len(particle)
        if thing is not None and (thing.i in {one.head for one in recipients} or self.draft.actors_of(thing)):
            thing = None
        named = all(any(self.casting.is_known(one.actors) for one in side) for side in (actors, recipients))
        return Proposal(
            actors=tuple(actors),
            recipients=tuple(recipients),
            trigger=trigger.i,
            words=(trigger.idx, end),
            arcs=arcs,
            kind=kind,
            named=named,
            object=thing.i if thing is not None else None,
        )


def joins(candidate: Candidate, proposal: Proposal) -> bool:
    """Whether `candidate` already goes from the proposal's actors to its recipients, by their words."""
    return _meet(candidate.actors, proposal.actors) and _meet(candidate.recipients, proposal.recipients)


def _meet(some: Sequence[Party], others: Sequence[Party]) -> bool:
    return any(overlap(one.span, other.span) for one in some for other in others)


def _same_pair(one: Proposal, other: Proposal) -> bool:
    """Whether two proposals name the same words on either side."""
    return _meet(one.actors, other.actors) and _meet(one.recipients, other.recipients)
