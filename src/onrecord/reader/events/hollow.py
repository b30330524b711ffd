"""Words that look like events and are none: accidents, matches, what one does to one's own, and ways of speaking."""

from spacy.tokens import Token

from onrecord.codebook.happenings import EventTrigger
from onrecord.reader.draft import Draft
from onrecord.reader.events.accidents import is_accident
from onrecord.reader.events.parties import PEOPLE, REFLEXIVES, RELATIVES, Roles
from onrecord.reader.events.triggers import Match
from onrecord.reader.syntax.tree import Tree, before, word_set
from onrecord.vocabulary import EventType

CONTESTS = word_set(
    "semifinal semi-final quarterfinal quarter-final playoff tournament championship innings wicket touchdown "
    "goalkeeper grand-slam midfielder grandmaster league trophy medallist medalist"
)
"""Words of sport and games: whoever is beaten there is not harmed."""
RETICENT = word_set(
    "comment say elaborate specify name identify disclose confirm speak reveal explain clarify detail quote"
)
"""What "declined to" and "asked not to be" are followed by when someone only keeps quiet."""
QUIET = word_set("decline refuse ask request insist wish")
DENYING = word_set("deny dispute refute rebut dismiss")
"""Verbs that, before a clause or a deed, only say that it is not so."""
REPORTED = word_set("report allegation accusation claim rumour rumor charge involvement responsibility wrongdoing")
"""What is denied without turning anybody away."""
ALLEGING = word_set("allege suspect charge")
EXPLODING = frozenset({"blow", "explode", "detonate"})
"""What is done to oneself among others."""
TAKING_PART = frozenset({"take", "part", "in"})
FORMER = frozenset({"former", "ex", "then", "late", "onetime", "outgoing", "deposed", "ousted"})
MOST_BACK = 6


class Hollow:
    """Tells which matches of one draft are no events."""

    def __init__(self, draft: Draft, tree: Tree) -> None:
        """`tree` is the parse of `draft`."""
        self.draft, self.tree = draft, tree

    def is_hollow(self, match: Match, roles: Roles) -> bool:
        """Whether the words that `match` found name no event after all, given who takes part."""
        kind = match.entry.type
        if kind is EventType.ASSAULT and (self._is_accident(match.token, roles) or self._is_on_own(match, roles)):
            return True
        if match.token.pos_ not in {"VERB", "AUX"}:
            return False
        return self._is_speech(match.token, match.entry, roles) or self._is_idle(match, roles)

    def _is_accident(self, word: Token, roles: Roles) -> bool:
        """Nobody known acts, and the sentence tells of an accident or a contest and of no violence."""
        if any(self.is_agent(actor) for party in roles.actors for actor in party.actors):
            return False
        sentence = list(word.sent)
        return not CONTESTS.isdisjoint(token.lemma_.lower() for token in sentence) or is_accident(sentence)

    def _is_on_own(self, match: Match, roles: Roles) -> bool:
        """What is done to oneself or to a thing of one's own harms no other party: "shot himself", "struck its coins".

        One's own people are harmed all the same, and so are those among whom somebody blows himself up.
        """
        held = self.tree.undergoers(match.token)
        if not held or match.token.pos_ != "VERB":
            return False
        if all(one.lower_ in REFLEXIVES for one in held):
            return match.token.lemma_.lower() not in EXPLODING
        return bool(roles.actors) and all(self._is_own_thing(one, roles) for one in held)

    def _is_own_thing(self, noun: Token, roles: Roles) -> bool:
        """Whether a pronoun makes a thing, nobody by itself, that of those who act."""
        owner = self.tree.child(noun, "poss")
        if owner is None or owner.pos_ != "PRON" or self.draft.actors_of(noun):
            return False
        acting = {actor for party in roles.actors for actor in party.actors}
        return noun.lemma_.lower() not in PEOPLE | RELATIVES and not acting.isdisjoint(self.draft.actors_of(owner))

    def is_agent(self, actor: str) -> bool:
        """Whether this actor can be meant to have harmed someone: anybody but unnamed people."""
        found = self.draft.actors.get(actor)
        return found is not None and (found.country is not None or "~" not in found.id)

    def _is_speech(self, verb: Token, entry: EventTrigger, roles: Roles) -> bool:
        """Denying, declining to comment and the like say something; they do nothing to whom they mention."""
        lemma = verb.lemma_.lower()
        complement = self.tree.complement(verb)
        if lemma in QUIET and complement is not None and complement.lemma_.lower() in RETICENT:
            denied = any(kid.dep_ == "neg" for kid in self.tree.kids(complement))
            return denied or (lemma in {"decline", "refuse"} and not self._asks_of(roles))
        if lemma in DENYING and entry.type is EventType.REJECT:
            return self._denies_a_deed(verb, complement, roles)
        if lemma == "deny" and any(kid.lower_ == "any" for one in self.tree.undergoers(verb) for kid in one.children):
            return True  # whoever denies "any delivery" withholds none
        if lemma in ALLEGING and complement is not None:
            return any(kid.lower_ in {"will", "would", "may", "might", "could"} for kid in self.tree.kids(complement))
        return False

    def _asks_of(self, roles: Roles) -> bool:
        return any(party.actors for party in roles.recipients) and not roles.borrowed

    def _denies_a_deed(self, verb: Token, complement: Token | None, roles: Roles) -> bool:
        if complement is not None:
            return True
        held = self.tree.undergoers(verb)[:1]
        unaimed = not any(party.actors for party in roles.recipients)
        return verb.lemma_.lower() == "deny" and (unaimed or any(noun.lemma_.lower() in REPORTED for noun in held))

    def _is_idle(self, match: Match, roles: Roles) -> bool:
        """Words that need someone to aim at: "hails from", "thank you", "as opposed to", "flew to an airport".

        Who "took part in" something has taken nothing; a word for what it was names the event.
        """
        verb, kind = match.token, match.entry.type
        if verb.lemma_ == "take" and any(_is_part(kid) for kid in self.tree.kids(verb)):
            return not any(word.lemma_.lower() not in TAKING_PART for word in match.words)
        if match.entry.stative and verb.dep_ in {"prep", "advcl"} and self.tree.child(verb, "auxpass") is None:
            return True
        aimed = [party for party in roles.recipients if self.draft.doc[party.head].lower_ != "you"]
        if kind is EventType.SUPPORT and not match.entry.weak:
            return not aimed
        if match.entry.mode == "visit":
            return self.tree.is_passive(verb) and "to" in {word.lower_ for word in match.words}
        return False


def _is_part(noun: Token) -> bool:
    """Whether the noun is the part that is taken in a deed, unlike "the northern part"."""
    return noun.lower_ == "part" and all(word.lower_ in ("no", "any") for word in noun.lefts)


def is_former(noun: Token) -> bool:
    """Whether a title is marked as held no more: "former", "ex-", "then-"."""
    near = [noun, *before(noun, MOST_BACK)]
    for token in near[1:]:
        if token.lower_ in FORMER:
            return token.head.i == noun.i or noun.is_ancestor(token) or token.head.i == noun.head.i
    return noun.lower_.startswith("ex-")
