"""Who takes part in an event that a noun names: "Israel's attack on Iran", "talks between X and Y"."""

from spacy.tokens import Token

from onrecord.codebook.happenings import EventTrigger, LightVerb
from onrecord.reader.actors.names import NameIndex
from onrecord.reader.draft import Draft, Party
from onrecord.reader.events.parties import MAKERS, Parties, Roles
from onrecord.reader.events.triggers import LightVerbs, Match
from onrecord.reader.syntax.shares import HAVING, SHARES, is_dealing
from onrecord.reader.syntax.tree import Tree, word_set
from onrecord.reader.violence import EVENT_LIKE
from onrecord.vocabulary import EventType

NOUN_RECIPIENTS = ("on", "against", "at", "with", "to", "of")
SETTINGS = frozenset({"during", "in", "at", "after", "before", "on", "over", "for", "following"})

BRIDGES = SHARES | word_set("responsibility wave series number target victim string campaign")
"""Nouns between a verb and the event noun that it carries: "claimed responsibility for the attack"."""

HAPPEN = word_set(
    "occur erupt happen break take continue spread resume rage begin start ensue intensify flare escalate"
)
"""Verbs that only say that what their subject names happens."""


class NounCasting(Parties):
    """Fills the roles of event nouns in one draft."""

    def __init__(self, draft: Draft, tree: Tree, lights: LightVerbs, names: NameIndex | None = None) -> None:
        """`lights` tells what the subject of a light verb is to the noun that it carries."""
        super().__init__(draft, tree, names)
        self.lights = lights

    def of_noun(self, match: Match) -> Roles:
        """Roles around an event noun: owners, "by", "on", and the subject of a verb that only carries the noun."""
        noun, entry = match.token, match.entry
        roles = Roles()
        by = self.parties(self.tree.after(noun, "by"))
        self._own(noun, by, entry.owner, roles)
        roles.actors = roles.actors or by
        between = self.parties(self.tree.after(noun, "between") or self._beyond(noun, "between"))
        if between and (entry.symmetric or (entry.type is EventType.ASSAULT and len(between) > 1 and not roles.actors)):
            roles.actors = between
        roles.recipients = roles.recipients or between
        self._carried(noun, roles, entry)
        if not roles.recipients:
            places = entry.recipients or NOUN_RECIPIENTS
            roles.recipients = self._noun_recipients(noun, roles, places)
        if not roles.actors and (roles.undergone or "from" not in entry.recipients):
            hosts = [noun] if roles.host is None or not roles.undergone else [noun, roles.host]
            heads = [one for host in hosts for one in self.tree.after(host, "from")]
            roles.actors = [one for one in self.parties(heads) if one.actors]
        if not roles.actors and roles.recipients and entry.symmetric:
            roles.actors = self._host(noun)
        self._nearby(match, roles)
        return roles

    def _host(self, noun: Token) -> list[Party]:
        """Who does something "during a call with" another takes part in the call."""
        if noun.dep_ != "pobj" or noun.head.lower_ not in SETTINGS:
            return []
        verb = self.tree.clause_verb(noun)
        return [one for one in self.parties(self.tree.doers(verb)) if one.actors] if verb.pos_ == "VERB" else []

    def agents(self, heads: list[Token]) -> list[Party]:
        """The parties who act: for an attack that kills, those who made it, and not where it was made."""
        deed = bool(heads) and not EVENT_LIKE.isdisjoint({heads[0].lemma_.lower(), heads[0].lower_})
        if deed and heads[0].i not in self.draft.named:
            return [self.nobody(heads[0])] if not (makers := self.makers(heads[0])) else makers
        return self.parties(heads)

    def nobody(self, noun: Token) -> Party:
        """The words of a noun phrase as a party of whom nobody is known."""
        return Party(noun.i, self.tree.phrase(noun))

    def makers(self, noun: Token) -> list[Party]:
        """Who did what the event noun names: "an Israeli strike", "an attack by gunmen"; not where it was done."""
        by = [one for one in self.parties(self.tree.after(noun, "by")) if one.actors]
        roles = Roles()
        self._own(noun, [], "actor", roles)
        return by or [one for one in roles.actors if one.actors]

    def _own(self, noun: Token, by: list[Party], owner: str, roles: Roles) -> None:
        """A possessor, demonym or compound: who acts, or who suffers when "by" names the one who acts."""
        owners: list[Party] = []
        for kid in self.tree.kids(noun):
            if kid.dep_ == "amod" and kid.pos_ == "VERB" and kid.lemma_ in MAKERS:
                maker = self.tree.child(kid, "npadvmod", "compound", "amod", "nmod")
                owners += [one for one in self.parties([maker]) if one.actors] if maker is not None else []
            elif kid.dep_ in {"poss", "amod", "compound", "nmod"} and kid.i < noun.i and not self._is_scene(kid, noun):
                owners += [one for one in self.parties([kid]) if one.actors]
                if kid.dep_ == "poss" and not owners:
                    owners += self.parties([kid])
        if by or owner == "recipient":
            roles.recipients = owners
        else:
            roles.actors = owners

    def _is_scene(self, kid: Token, noun: Token) -> bool:
        """Whether a capital before a word of violence says where, not who: "the Kabul bombing", unlike "Kabul's"."""
        capitals = self.names.capitals if self.names is not None else {}
        return kid.dep_ != "poss" and kid.text in capitals and noun.lemma_.lower() in EVENT_LIKE

    def _noun_recipients(self, noun: Token, roles: Roles, places: tuple[str, ...]) -> list[Party]:
        fallback: list[Party] = []
        hosts = [noun] if roles.host is None else [noun, roles.host]
        if noun.dep_ == "nsubj" and noun.head.lemma_.lower() in HAPPEN:
            hosts.append(noun.head)
        for place in places:
            for host in hosts:
                found = self.parties(self.tree.after(host, place.removeprefix("in:")))
                found = [one for one in found if one not in roles.actors]
                if any(self.is_known(party.actors) for party in found):
                    return found
                if place in {"on", "against", "of", "at", "to", "with"}:
                    fallback = fallback or found
        return [party for party in fallback if self.draft.doc[party.head].ent_type_ not in {"DATE", "TIME", "CARDINAL"}]

    def _beyond(self, noun: Token, link: str) -> list[Token]:
        """What follows a verb that only says that the noun's event happens: "clashes erupted between"."""
        happens = noun.dep_ == "nsubj" and noun.head.lemma_.lower() in HAPPEN
        return self.tree.after(noun.head, link) if happens else []

    def _carried(self, noun: Token, roles: Roles, entry: EventTrigger) -> None:
        """The light verb that carries the noun lends it its subject."""
        verb, link = self._carrier(noun)
        if verb is None:
            return
        if link == "with" and is_dealing(verb):
            verb, link = verb.head.head, ""  # "had nothing to do with the raid"
            roles.host, roles.actors = verb, roles.actors or self.parties(self.tree.doers(verb))
            return
        light = self._light_role(verb, link)
        role = light.subject if light is not None else None
        if role == "beneficiary" and entry.symmetric:
            role = "actor"
        passive = self.tree.is_passive(verb)
        if role is None or (passive and link and role == "actor" and verb.lemma_ not in {"involve", "engage"}):
            return
        subject = [one for one in self.parties(self.tree.doers(verb)) if self._is_someone(one)]
        if passive and link:
            subject = [one for one in self.parties(self.tree.surface_subject(verb)) if self._is_someone(one)]
        if role == "actor":
            roles.carrier = verb if light is not None and light.carries else None
            roles.host = verb
            roles.actors = roles.actors or subject
        elif (not passive or link) and (role == "recipient" or entry.type is EventType.AID):
            roles.host, roles.undergone = verb, role == "recipient"
            roles.recipients = roles.recipients or subject

    def _light_role(self, verb: Token, link: str) -> LightVerb | None:
        """What the verb's subject is to the noun, when the pattern's noun in between is there too."""
        kids = self.tree.kids(verb)
        objects = {kid.lemma_ for kid in kids if kid.dep_ in {"dobj", "attr", "acomp"}}
        if not SHARES.isdisjoint(objects) and link in ("", "in"):
            # "played a role in" as "carried out", "denied any part in" as "denied".
            like = "deny" if verb.lemma_ in HAVING else verb.lemma_.lower()
            return next((light for light, _, particle in self.lights.roles.get((like, ""), ()) if not particle), None)
        for light, between, particle in self.lights.roles.get((verb.lemma_.lower(), link), ()):
            has_particle = not particle or any(kid.lower_ == particle for kid in kids)
            if has_particle and (not between or between in objects):
                return light
        passive = self.lights.roles.get(("be", link), ()) if self.tree.is_passive(verb) else ()
        return next((light for light, between, _ in passive if between == verb.lower_), None)

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
        return self._above(noun) if noun.dep_ == "pobj" else (None, "")

    @staticmethod
    def _above(noun: Token) -> tuple[Token | None, str]:
        """The verb above a preposition's noun, also through "responsibility for" or "a wave of"."""
        link, above = noun.head.lower_, noun.head.head
        for _ in range(3):
            if above.pos_ in {"VERB", "AUX"}:
                return above, link
            if above.dep_ != "prep":
                if above.lemma_ not in BRIDGES or above.dep_ not in {"dobj", "attr", "pobj", "nsubjpass"}:
                    break
                if above.dep_ == "dobj" and above.lemma_ != "responsibility":
                    link = ""
            above = above.head
        return None, ""
