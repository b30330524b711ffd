"""Who takes part in an event that a verb names: from the parse to parties with the actors behind their words."""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.reader.draft import Party
from onrecord.reader.events.noun_roles import SETTINGS, NounCasting
from onrecord.reader.events.parties import OCCASIONS, Roles
from onrecord.reader.events.triggers import Match, content_head
from onrecord.reader.violence import ARMS, DEEDS, EVENT_LIKE
from onrecord.vocabulary import EventType

VERB_RECIPIENTS = ("object", "against", "on", "at", "to", "with")


class Casting(NounCasting):
    """Fills the roles of matches in one draft: of verbs here, of nouns as its base does."""

    def of_verb(self, match: Match) -> Roles:
        """Roles around a verb: its subject or agent acts; the entry's places say who is acted upon."""
        verb, entry = match.token, match.entry
        if entry.inverse:
            return self._inverse(match)
        if entry.stative:
            roles = Roles(actors=self.parties(self.tree.surface_subject(verb)))
            held: list[Token] = []
        else:
            roles, held = Roles(actors=self._agents(verb, match)), self.tree.undergoers(verb)
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
            if not any(self.is_known(party.actors) for party in roles.recipients):
                roles.borrowed = True
                roles.recipients = self._borrowed(complement, roles) or roles.recipients
        self._nearby(match, roles)
        return roles

    def _inverse(self, match: Match) -> Roles:
        """Whoever falls to somebody is acted upon by him."""
        victors = [match.noun] if match.noun is not None else self.tree.after(match.token, "to")
        return Roles(
            actors=[one for one in self.parties(victors) if one.actors],
            recipients=self.parties(self.tree.surface_subject(match.token)),
        )

    def _agents(self, verb: Token, match: Match) -> list[Party]:
        agents = self.agents(self.tree.doers(self._cause(verb, match)))
        if not agents and self.tree.is_passive(verb):
            nouns = (
                noun
                for told in self._told_together(verb)
                for link in ("in", "during", "from", "after", "when")
                for noun in self.tree.after(told, link)
            )
            occasion = next((noun for noun in nouns if noun.lemma_ in EVENT_LIKE | ARMS), None)
            return self.makers(occasion) if occasion is not None else []
        return [agent for agent in agents if self._is_someone(agent)]

    def _cause(self, verb: Token, match: Match) -> Token:
        """Whose doers harm: "was hit by a missile, injuring ten" tells the missile's deed, not that of what was hit."""
        result = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.i < verb.i
        harm = match.entry.type is EventType.ASSAULT and result and self.tree.is_passive(verb.head)
        return verb.head if harm and self.tree.child(verb, "nsubj") is None else verb

    def _recipients(self, match: Match, places: tuple[str, ...], held: list[Token]) -> tuple[list[Party], Token | None]:
        """The parties at the first place that names a known actor, else that has anyone; and their head."""
        fallback: tuple[list[Party], Token | None] = ([], None)
        for place in places:
            heads = self._at(place, match, held)
            if self._is_judged_deed(place, match, heads):
                return self.makers(heads[0]) or [self.nobody(heads[0])], heads[0]
            found = [party for party in self.parties(heads) if self._is_someone(party)]
            if any(self.is_known(party.actors) for party in found):
                return (self._where(fallback, found) if place in SETTINGS else found), heads[0]
            if (
                found
                and not fallback[0]
                and (
                    place.startswith("in:") or place in {"object", "subject", "on", "against", "to", "with", "of", "at"}
                )
            ):
                fallback = found, heads[0]
        return fallback

    def _is_judged_deed(self, place: str, match: Match, heads: list[Token]) -> bool:
        """Whether a deed is condemned or praised, and so whoever did it, and not who suffered: "the attack on Mali"."""
        return (
            match.entry.type in (EventType.ACCUSE, EventType.SUPPORT)
            and place == "object"
            and bool(heads)
            and not DEEDS.isdisjoint({heads[0].lemma_.lower(), heads[0].lower_})
            and heads[0].i not in self.draft.named
        )

    def _where(self, harmed: tuple[list[Party], Token | None], found: list[Party]) -> list[Party]:
        """Of who is harmed and where: unnamed people are their country's, and a place says no more of anyone else."""
        people = [one for one in harmed[0] if self._is_people(one)]
        states = [actor for party in found for actor in party.actors if self._is_state(actor)]
        if people and states:
            return [replace(one, actors=(self._people_of(states[0]),)) for one in people]
        return harmed[0] if any(one.actors for one in harmed[0]) else found

    def _at(self, place: str, match: Match, held: list[Token]) -> list[Token]:
        """The nouns that stand at one place around a verb."""
        verb, noun = match.token, match.noun
        if place == "object":
            if noun is None or match.conditioned:
                return held
            indirect = self.tree.child(verb, "dative")
            if indirect is None and not match.entry.transfer and self.is_known(self.draft.actors_of(noun)):
                return held  # "captured two Chadian soldiers": the pattern's own noun is who suffers
            other = [one for one in held if one.i != noun.i and noun not in self.tree.kids(one)]
            return [indirect] if indirect is not None and indirect.pos_ != "ADP" else other
        if place == "subject":
            complement = self.tree.complement(verb)
            own = self.tree.child(complement, "nsubj", "nsubjpass") if complement is not None else None
            return [own] if own is not None else []
        if place.startswith("in:"):
            inner = noun if noun is not None else (held[0] if held else None)
            if inner is None:
                return []
            return self.tree.after(inner, place[3:]) or self.tree.after(content_head(self.tree, inner), place[3:])
        own_words = [word for word in match.words if word.dep_ in {"prt", "prep", "advmod"}]
        found = self.tree.after(verb, place)
        for word in own_words:
            found = found or self.tree.after(word, place)
        if not found and noun is not None:
            found = self.tree.after(noun, place)
        if place == "in":
            found = [one for one in found if one.lemma_ not in OCCASIONS | ARMS]
        return [one for one in found if noun is None or one.i != noun.i]

    def _transfer(self, match: Match, held: list[Token], roles: Roles) -> None:
        """Giver, receiver and thing: "supplied Russia with drones", "drones supplied to Russia", "gave them arms"."""
        verb, entry = match.token, match.entry
        thing = match.noun or (held[0] if held else None)
        instrument = self.tree.after(verb, "with")
        if instrument and held and (match.noun is None or match.noun.i != held[0].i):
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
