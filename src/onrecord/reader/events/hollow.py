"""Words that look like events and are none: accidents, matches, and words that only say how someone spoke."""

from spacy.tokens import Token

from onrecord.codebook.happenings import EventTrigger
from onrecord.reader.draft import Draft
from onrecord.reader.events.parties import EVENT_LIKE, Roles
from onrecord.reader.events.triggers import Match
from onrecord.reader.syntax.tree import Tree, before, word_set
from onrecord.vocabulary import EventType

ACCIDENTS = word_set(
    "flood flooding flash-flood earthquake quake tsunami hurricane cyclone typhoon tornado storm landslide mudslide "
    "avalanche lightning eruption volcano wildfire blaze heatwave drought stampede crush derailment collision crash "
    "pile-up accident collapse capsizing shipwreck outbreak epidemic pandemic cholera ebola measles malaria famine "
    "capsize overturn derail plunge collide malfunction monsoon downpour aftershock sinkhole heat"
)
"""What harms people without anyone doing it."""
VIOLENCE = EVENT_LIKE | word_set(
    "gunman militant soldier troop bomb bomber missile rocket drone attacker shooter rebel terrorist insurgent "
    "fighting battle murder shoot stab ram ramming attack bomb shell ambush fire warplane sabotage"
)
"""Words beside which an accident is no longer one ("a plane crashed after a missile hit it")."""

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
        if kind is EventType.ASSAULT and self._is_accident(match.token, roles):
            return True
        if match.token.pos_ not in {"VERB", "AUX"}:
            return False
        return self._is_speech(match.token, match.entry, roles) or self._is_idle(match, roles)

    def _is_accident(self, word: Token, roles: Roles) -> bool:
        """Nobody known acts, and the sentence tells of an accident or a contest and of no violence."""
        if any(self.is_agent(actor) for party in roles.actors for actor in party.actors):
            return False
        lemmas = {token.lemma_.lower() for token in word.sent}
        if not lemmas.isdisjoint(CONTESTS):
            return True
        return not lemmas.isdisjoint(ACCIDENTS) and lemmas.isdisjoint(VIOLENCE)

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
        """Words that need someone to aim at: "hails from", "thank you", "as opposed to", "flew to an airport"."""
        verb, kind = match.token, match.entry.type
        if match.entry.stative and verb.dep_ in {"prep", "advcl"} and self.tree.child(verb, "auxpass") is None:
            return True
        aimed = [party for party in roles.recipients if self.draft.doc[party.head].lower_ != "you"]
        if kind is EventType.SUPPORT and not match.entry.weak:
            return not aimed
        if match.entry.mode == "visit":
            return self.tree.is_passive(verb) and "to" in {word.lower_ for word in match.words}
        return False


def is_former(noun: Token) -> bool:
    """Whether a title is marked as held no more: "former", "ex-", "then-"."""
    near = [noun, *before(noun, MOST_BACK)]
    for token in near[1:]:
        if token.lower_ in FORMER:
            return token.head.i == noun.i or noun.is_ancestor(token) or token.head.i == noun.head.i
    return noun.lower_.startswith("ex-")
