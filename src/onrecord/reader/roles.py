"""Who takes part in an event: from the parse to parties with the actors behind their words."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.reader.draft import Draft, Party
from onrecord.reader.syntax import Tree
from onrecord.reader.triggers import LightVerbs, Match, content_head

VERB_RECIPIENTS = ("object", "against", "on", "at", "to", "with")
NOUN_RECIPIENTS = ("on", "against", "at", "with", "to", "of")
OWN_WORDS = ("by", "of", "from", "in", "at", "near", "for", "on", "against")
"""Where the owner of an actorless noun stands: "the government of", "people in", "targets near"."""
MODIFIERS = frozenset({"poss", "amod", "compound", "nmod", "npadvmod", "appos"})
STOPWORDS = frozenset({"it", "there", "this", "that", "which", "what", "one", "who"})


@dataclass
class Roles:
    """Who acts and who is acted upon; `object` is the head of what is given, said or done."""

    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    object: Token | None = None
    object_is_clause: bool = False
    carrier: Token | None = None
    """The light verb that carries an event noun."""


class Casting:
    """Fills the roles of matches in one draft."""

    def __init__(self, draft: Draft, tree: Tree, lights: LightVerbs) -> None:
        """`lights` tells what the subject of a light verb is to the noun that it carries."""
        self.draft, self.tree, self.lights = draft, tree, lights

    # -- parties -----------------------------------------------------------------------------------------------------

    def parties(self, heads: list[Token]) -> list[Party]:
        """A party for each head and what is coordinated with it, in the text's order, each once."""
        found: dict[int, Party] = {}
        for head in heads:
            for one in self.tree.with_conjuncts(head):
                if one.pos_ not in {"VERB", "AUX", "ADV", "CCONJ"} and one.i not in found:
                    found[one.i] = self.party(one)
        return list(found.values())

    def party(self, noun: Token) -> Party:
        """The party that `noun` heads: its own actors, or those of its modifiers when it names none itself."""
        actors = self.draft.actors_of(noun)
        if actors:
            return Party(noun.i, self.tree.phrase(noun), actors)
        inner = content_head(self.tree, noun)
        actors, link = self._owner(inner, 3)
        return Party(noun.i, self.tree.phrase(noun, *([link] if link else [])), actors)

    def _owner(self, noun: Token, steps: int) -> tuple[tuple[str, ...], str]:
        """The actors to whom a noun belongs, and the preposition that shows it if one does."""
        actors = self.draft.actors_of(noun)
        if actors:
            return actors, ""
        named: dict[str, None] = {}
        for kid in self.tree.kids(noun):
            if kid.dep_ in MODIFIERS:
                for one in self.tree.with_conjuncts(kid):
                    named.update(dict.fromkeys(self.draft.actors_of(one)))
                if not named and kid.dep_ in {"amod", "poss"} and steps:
                    named.update(dict.fromkeys(self._owner(kid, steps - 1)[0]))
            if named and kid.dep_ == "poss":
                break
        if named or not steps:
            return tuple(named), ""
        below = sorted(self.tree.preps(noun), key=lambda pair: _rank(pair[0]))
        for link, inner in below:
            if link in OWN_WORDS and inner.dep_ != "pcomp":
                actors, _ = self._owner(inner, steps - 1)
                if actors:
                    return actors, link
        return (), ""

    # -- verbs -------------------------------------------------------------------------------------------------------

    def of_verb(self, match: Match) -> Roles:
        """Roles around a verb: its subject or agent acts; the entry's places say who is acted upon."""
        verb, entry = match.token, match.entry
        roles = Roles(actors=self._agents(verb, match))
        held = self.tree.undergoers(verb)
        thing = match.noun or (held[0] if held else None)
        if entry.transfer:
            self._transfer(match, held, roles)
        else:
            roles.recipients, head = self._recipients(match, entry.recipients or VERB_RECIPIENTS, held)
            if thing is not None and (head is None or thing.i != head.i or not self.draft.actors_of(head)):
                roles.object = thing
        complement = self.tree.complement(verb)
        if complement is not None and not entry.transfer:
            roles.object, roles.object_is_clause = complement, True
            if not any(party.actors for party in roles.recipients):
                roles.recipients = self._borrowed(complement, roles) or roles.recipients
        return roles

    def _agents(self, verb: Token, match: Match) -> list[Party]:
        agents = self.parties(self.tree.doers(verb))
        if not agents and self.tree.is_passive(verb):
            for link in ("in", "during", "from", "after"):
                for noun in self.tree.after(verb, link):
                    if noun.lemma_ in EVENT_LIKE:
                        owner = self.party(noun)
                        return [owner] if owner.actors else []
        return [agent for agent in agents if self._is_someone(agent)]

    def _is_someone(self, party: Party) -> bool:
        return bool(party.actors) or self.draft.doc[party.head].lower_ not in STOPWORDS

    def _recipients(self, match: Match, places: tuple[str, ...], held: list[Token]) -> tuple[list[Party], Token | None]:
        """The parties at the first place that names a known actor, else at the first that has anyone; and their head."""
        fallback: tuple[list[Party], Token | None] = ([], None)
        for place in places:
            heads = self._at(place, match, held)
            found = [party for party in self.parties(heads) if self._is_someone(party)]
            if any(party.actors for party in found):
                return found, heads[0]
            if found and not fallback[0] and place in {"object", "subject", "on", "against", "to", "with", "of", "at"}:
                fallback = found, heads[0]
        return fallback

    def _at(self, place: str, match: Match, held: list[Token]) -> list[Token]:
        """The nouns that stand at one place around a verb."""
        verb, noun = match.token, match.noun
        if place == "object":
            if noun is None or match.conditioned:
                return held
            indirect = self.tree.child(verb, "dative")
            other = [one for one in held if one.i != noun.i and noun not in self.tree.kids(one)]
            return [indirect] if indirect is not None and indirect.pos_ != "ADP" else other
        if place == "subject":
            complement = self.tree.complement(verb)
            own = self.tree.child(complement, "nsubj", "nsubjpass") if complement is not None else None
            return [own] if own is not None else []
        if place.startswith("in:"):
            inner = noun if noun is not None else (held[0] if held else None)
            return self.tree.after(inner, place[3:]) if inner is not None else []
        own_words = [word for word in match.words if word.dep_ in {"prt", "prep", "advmod"}]
        found = self.tree.after(verb, place)
        for word in own_words:
            found = found or self.tree.after(word, place)
        if not found and noun is not None:
            found = self.tree.after(noun, place)
        return [one for one in found if noun is None or one.i != noun.i]

    def _transfer(self, match: Match, held: list[Token], roles: Roles) -> None:
        """Giver, receiver and thing: "supplied Russia with drones", "drones supplied to Russia", "gave them arms"."""
        verb, entry = match.token, match.entry
        thing = match.noun or (held[0] if held else None)
        instrument = self.tree.after(verb, "with")
        if instrument and held and (match.noun is None or match.noun.i != held[0].i):
            thing, roles.recipients = instrument[0], self.parties(held)
        elif instrument and held and self.party(held[0]).actors and not entry.objects:
            thing, roles.recipients = instrument[0], self.parties(held)
        else:
            places = tuple(place for place in entry.recipients if place != "object") or ("to",)
            roles.recipients, _ = self._recipients(match, places, held)
            if not any(party.actors for party in roles.recipients) and thing is not None:
                owner = self.party(thing) if "object" in entry.recipients else None
                if owner is not None and owner.actors and not self.draft.actors_of(thing):
                    roles.recipients = roles.recipients or [owner]
                elif owner is not None and owner.actors:
                    roles.recipients = [owner]
        roles.object = thing

    def _borrowed(self, complement: Token, roles: Roles) -> list[Party]:
        """The recipient of what is agreed, refused, asked or threatened, when the trigger has none of its own."""
        acting = {actor for party in roles.actors for actor in party.actors}
        verb: Token | None = complement
        for _ in range(3):
            if verb is None:
                break
            for heads in (
                self.tree.undergoers(verb),
                [noun for _, noun in self.tree.preps(verb) if noun.dep_ == "pobj"],
            ):
                found = [one for one in self.parties(heads) if one.actors and not acting.issuperset(one.actors)]
                if found:
                    return found
            verb = self.tree.complement(verb)
        return []

    # -- nouns -------------------------------------------------------------------------------------------------------

    def of_noun(self, match: Match) -> Roles:
        """Roles around an event noun: owners, "by", "on", and the subject of a verb that only carries the noun."""
        noun, entry = match.token, match.entry
        roles = Roles()
        by = self.parties(self.tree.after(noun, "by"))
        self._own(noun, by, entry.owner, roles)
        roles.actors = roles.actors or by
        between = self.parties(self.tree.after(noun, "between"))
        if between:
            roles.actors, roles.recipients = between, between
        self._carried(noun, roles)
        if not roles.recipients:
            places = entry.recipients or NOUN_RECIPIENTS
            roles.recipients = self._noun_recipients(noun, roles, places)
        if not roles.actors and "from" not in entry.recipients:
            roles.actors = [one for one in self.parties(self.tree.after(noun, "from")) if one.actors]
        return roles

    def _own(self, noun: Token, by: list[Party], owner: str, roles: Roles) -> None:
        """A possessor, demonym or compound: who acts, or who suffers when "by" names the one who acts."""
        owners: list[Party] = []
        for kid in self.tree.kids(noun):
            if kid.dep_ in {"poss", "amod", "compound", "nmod"} and kid.i < noun.i:
                owners += [one for one in self.parties([kid]) if one.actors]
                if kid.dep_ == "poss" and not owners:
                    owners += self.parties([kid])
        if by or owner == "recipient":
            roles.recipients = owners
        else:
            roles.actors = owners

    def _noun_recipients(self, noun: Token, roles: Roles, places: tuple[str, ...]) -> list[Party]:
        fallback: list[Party] = []
        hosts = [noun] if roles.carrier is None else [noun, roles.carrier]
        for place in places:
            for host in hosts:
                found = self.parties(self.tree.after(host, place.removeprefix("in:")))
                if any(party.actors for party in found):
                    return found
                if place in {"on", "against", "of", "at", "to", "with"}:
                    fallback = fallback or found
        return [party for party in fallback if self.draft.doc[party.head].ent_type_ not in {"DATE", "TIME", "CARDINAL"}]

    def _carried(self, noun: Token, roles: Roles) -> None:
        """The light verb that carries the noun lends it its subject."""
        verb, link = self._carrier(noun)
        if verb is None:
            return
        role = self.lights.roles.get((verb.lemma_.lower(), link))
        passive = self.tree.is_passive(verb)
        if role is None or (passive and link and role == "actor" and verb.lemma_ not in {"involve", "engage"}):
            return
        subject = [one for one in self.parties(self.tree.doers(verb)) if self._is_someone(one)]
        if passive and link:
            subject = [one for one in self.parties(self.tree.surface_subject(verb)) if self._is_someone(one)]
        if role == "actor":
            roles.carrier = verb
            roles.actors = roles.actors or subject
        elif not passive or link:
            roles.recipients = roles.recipients or subject

    def _carrier(self, noun: Token) -> tuple[Token | None, str]:
        """The verb whose object the noun is, and the preposition between them ("" for a direct object)."""
        for _ in range(4):
            if noun.dep_ != "conj":
                break
            noun = noun.head
        for kid in self.tree.kids(noun):
            if kid.dep_ == "relcl" and self.tree.undergoers(kid)[:1] == [noun]:
                return kid, ""
            if kid.dep_ == "acl" and kid.tag_ == "VBN":
                return kid, ""
        head = noun.head
        if noun.dep_ in {"dobj", "nsubjpass", "attr"}:
            return head, ""
        if noun.dep_ == "pobj":
            link, above = head.lower_, head.head
            for _ in range(3):
                if above.pos_ in {"VERB", "AUX"}:
                    return above, link
                if above.dep_ == "prep":
                    above = above.head
                elif above.lemma_ in {
                    "responsibility",
                    "wave",
                    "series",
                    "number",
                    "target",
                    "victim",
                    "string",
                    "campaign",
                }:
                    if above.dep_ not in {"dobj", "attr", "pobj", "nsubjpass"}:
                        break
                    if above.dep_ == "dobj" and above.lemma_ != "responsibility":
                        link = ""
                    above = above.head
                else:
                    break
        return None, ""


EVENT_LIKE = frozenset(
    "attack strike airstrike raid bombing shelling assault offensive ambush bombardment operation invasion crackdown fire"
    " shooting blast clash massacre".split()
)
"""Nouns whose owner is who acts in "killed in an Israeli strike"."""


def _rank(link: str) -> int:
    return OWN_WORDS.index(link) if link in OWN_WORDS else len(OWN_WORDS)
