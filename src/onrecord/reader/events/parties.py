"""Who the words of a noun phrase are: its own actors, its owner's, or those of the nearest party below it."""

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from onrecord.reader.actors.names import NameIndex
from onrecord.reader.actors.owners import is_hyphenated
from onrecord.reader.draft import Draft, Party
from onrecord.reader.events.triggers import Match, content_head
from onrecord.reader.syntax.tree import MOST_STEPS, Tree, before, word_set
from onrecord.reader.violence import ARMS, EVENT_LIKE
from onrecord.vocabulary import Actor, ActorKind, EventType

OWN_WORDS = ("by", "of", "from", "in", "at", "near", "for", "on", "against")
"""Where the owner of an actorless noun stands: "the government of", "people in", "targets near"."""
LOCATIONS = frozenset({"in", "at", "near", "on"})
"""Those of them that say where someone is, and not whose."""
MODIFIERS = frozenset({"poss", "amod", "compound", "nmod", "npadvmod", "appos"})
BORROWED_DEPS = frozenset(
    {"dobj", "dative", "prep", "pobj", "nsubj", "nsubjpass", "xcomp", "pcomp", "ccomp", "acl", "conj", "agent"}
)
NEARBY_DEPS = frozenset({"dobj", "prep", "pobj", "acl", "pcomp", "dative", "nsubjpass"})
PHYSICAL = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.AID, EventType.MOBILIZE, EventType.RETREAT, EventType.CONCEDE}
    | {EventType.SANCTION, EventType.PROTEST, EventType.COOPERATE}
)
"""Types whose recipient is often only the country where the deed is done ("killed five people in Mali")."""
OCCASIONS = EVENT_LIKE | {"protest", "rally", "explosion", "demonstration", "crash", "war", "conflict", "unrest"}
"""Nouns that say on what occasion a deed was done, not to whom."""
GENERIC = word_set("people person civilian other victim resident villager local inhabitant")
"""Nouns that say no more of people than that they are some."""
PEOPLE = word_set(
    "people person civilian man woman child boy girl villager resident worshipper other victim passenger student "
    "worker farmer migrant refugee pedestrian bystander teenager inhabitant local pupil tourist shopper youth adult "
    "infant baby toddler passerby commuter motorist driver miner fisherman vendor trader merchant shopkeeper teacher "
    "patient mourner pilgrim customer partygoer spectator concertgoer nurse doctor medic protester demonstrator "
    "shepherd herder guest commoner"
)
"""Nouns for unnamed people: those who are harmed in a country count as its people."""
SCENES = frozenset({"in", "at", "near", "on", "across", "outside", "around", "off", "over", "inside", "throughout"})
"""Prepositions before the place where something happens."""
ENLARGING = frozenset({"appos", "conj", "npadvmod", "nmod", "compound", "dep"})
"""How the parse hangs the larger places on the first one: "in Arica, Chile"."""
TIME_ENTITIES = frozenset({"DATE", "TIME"})
MOST_BORROWED = 40
MOST_BACK = 60
"""How many tokens back the words behind a pronoun are looked for."""
MAKERS = frozenset({"lead", "run", "own", "control", "command", "build", "make"})
"""Participles whose first half acts: "a French-led mission", unlike "a French-backed group"."""
APART = frozenset(
    {"by", "after", "before", "since", "during", "despite", "amid", "following", "until", "like", "unlike", "as"}
    | {"according", "without"}
)
"""Prepositions behind which no recipient is looked for."""
RELATIVES = word_set(
    "daughter son wife husband mother father brother sister child family relative friend lover widow colleague "
    "rival enemy foe opponent adversary ally neighbour neighbor supporter follower fan critic successor predecessor "
    "counterpart partner guest visitor victim killer attacker lawyer doctor"
)
"""People who are someone else than whom they belong to: "her daughter" is not her."""
REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves", "oneself", "myself", "ourselves", "yourself"})
"""Whoever does something to himself does nothing to another party."""
STOPWORDS = frozenset({"it", "there", "this", "that", "which", "what", "one", "who"})


@dataclass
class Roles:
    """Who acts and who is acted upon; `object` is the head of what is given, said or done."""

    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    object: Token | None = None
    object_is_clause: bool = False
    borrowed: bool = False
    """The recipients are those of the complement clause, not the trigger's own."""
    undergone: bool = False
    """The verb's subject is who suffers what the event noun names: "drew criticism from"."""
    host: Token | None = None
    """The verb that lends an event noun its subject."""
    carrier: Token | None = None
    """The light verb that carries an event noun."""


class Parties:
    """Resolves noun phrases of one draft to parties."""

    def __init__(self, draft: Draft, tree: Tree, names: NameIndex | None = None) -> None:
        """`tree` is the parse of `draft`; with `names` a place stands for the state in which it lies."""
        self.draft, self.tree, self.names = draft, tree, names
        self._times = {token.i for one in draft.times for token in draft.tokens((one.start, one.end)) or ()}
        self._lands = {
            token.i: one.country
            for one in draft.places
            if one.country is not None
            for token in draft.tokens((one.start, one.end)) or ()
        }

    def _is_time(self, noun: Token) -> bool:
        """Whether the words are a date or an hour, which never take part in anything."""
        return (noun.i in self._times or noun.ent_type_ in TIME_ENTITIES) and not self.draft.actors_of(noun)

    def parties(self, heads: list[Token]) -> list[Party]:
        """A party for each head and what is coordinated with it, in the text's order, each once."""
        found: dict[int, Party] = {}
        for head in heads:
            for one in (named for word in self.tree.with_conjuncts(head) for named in self._behind_title(word)):
                other = one.pos_ in {"VERB", "AUX", "ADV", "CCONJ"} or one.lower_ in REFLEXIVES
                if not other and one.i not in found and not self._is_time(one):
                    found[one.i] = self.party(one)
        return list(found.values())

    def with_antecedents(self, parties: list[Party]) -> list[Party]:
        """The parties, and for each pronoun among them the words in the same sentence that it stands for."""
        found = list(parties)
        for party in parties:
            token = self.draft.doc[party.head]
            if token.pos_ != "PRON" or not party.actors:
                continue
            for named in before(token, MOST_BACK):
                place = named.i
                if named.pos_ != "PRON" and set(self.draft.actors_of(named)) & set(party.actors):
                    mention = self.draft.mentions[self.draft.named[place]]
                    found.append(Party(place, (mention.start, mention.end), party.actors))
                    break
        return found

    def party(self, noun: Token) -> Party:
        """The party that `noun` heads: its own actors, or those of its modifiers when it names none itself."""
        noun = self.titled(noun)
        actors = self.draft.actors_of(noun)
        if self.is_known(actors):
            return Party(noun.i, self.tree.phrase(noun), actors)
        counted = content_head(self.tree, noun)
        owners, link = self._owner(counted, 3)
        if not self.is_known(owners):
            owners = actors or owners
        elif actors and link in LOCATIONS:
            owners = actors  # gunmen in Chad are not Chad
        elif link and counted.lemma_.lower() in PEOPLE:
            owners = tuple(self._people_of(one) if self._is_state(one) else one for one in owners)
        return Party(noun.i, self.tree.phrase(noun, *([link] if link else [])), owners)

    def _behind_title(self, noun: Token) -> list[Token]:
        """All whom a title in the plural stands for: "ministers Ana Sol of Chile and Luis Paz of Peru"."""
        first = self.titled(noun)
        return [noun] if first is noun or noun.tag_ != "NNS" else self.tree.with_conjuncts(first)

    def titled(self, noun: Token) -> Token:
        """The name whose title `noun` is, where the parse puts the title above it: "interim leader Ana Sol"."""
        after = self.draft.named.get(noun.i + 1)
        if after is None or self.draft.actors_of(noun):
            return noun
        named = (kid for kid in self.tree.kids(noun) if kid.dep_ == "appos" and self.draft.named.get(kid.i) == after)
        return next((kid for kid in named if self._is_person(kid)), noun)

    def _is_person(self, token: Token) -> bool:
        return any(self.draft.actors[one].kind is ActorKind.PERSON for one in self.draft.actors_of(token))

    def is_known(self, actors: tuple[str, ...]) -> bool:
        """Whether any of them is more than an unnamed party of this report without a country."""
        found = [self.draft.actors[actor] for actor in actors if actor in self.draft.actors]
        return any(one.country is not None or "~" not in one.id for one in found)

    def _owner(self, noun: Token, steps: int) -> tuple[tuple[str, ...], str]:
        """The actors to whom a noun belongs, and the preposition that shows it if one does."""
        own = self.draft.actors_of(noun)
        if self.is_known(own) or noun.lemma_.lower() in RELATIVES:
            return own, ""
        named: dict[str, None] = {}
        for kid in self.tree.kids(noun):
            if kid.dep_ in MODIFIERS and not is_hyphenated(kid):
                for one in self.tree.with_conjuncts(kid):
                    named.update(dict.fromkeys(self.draft.actors_of(one)))
                if not named and steps and self._may_own(kid):
                    named.update(dict.fromkeys(self._owner(kid, steps - 1)[0]))
            if named and kid.dep_ == "poss":
                break
        if named or not steps:
            return tuple(named), ""
        below = sorted(self.tree.preps(noun), key=lambda pair: _rank(pair[0]))
        for link, inner in below:
            if link in OWN_WORDS and inner.dep_ != "pcomp" and not (link in LOCATIONS and self._is_occasion(inner)):
                actors, _ = self._owner(inner, steps - 1)
                if self.is_known(actors):
                    return actors, link
        return own, ""

    def _is_occasion(self, noun: Token) -> bool:
        """Whether people "in" it are those whom it harms: "five people in Chadian strikes" are no Chadians."""
        return any(one.lemma_.lower() in OCCASIONS | ARMS for one in self.tree.with_conjuncts(noun))

    @staticmethod
    def _may_own(modifier: Token) -> bool:
        """Whether the owner of what a modifier names has the noun too: "Chad's army's base", "a Greek Hydra gun"."""
        if modifier.dep_ == "compound":
            return modifier.pos_ == "PROPN"
        return modifier.dep_ in {"amod", "poss"} and (modifier.pos_ != "VERB" or modifier.lemma_ in MAKERS)

    def _is_someone(self, party: Party) -> bool:
        return bool(party.actors) or self.draft.doc[party.head].lower_ not in STOPWORDS

    def _country(self, actor: str) -> str | None:
        found = self.draft.actors.get(actor)
        return found.country if found is not None else None

    def _borrowed(
        self,
        complement: Token,
        roles: Roles,
        deps: frozenset[str] = BORROWED_DEPS,
        most: int = MOST_BORROWED,
        own: frozenset[int] = frozenset(),
        *,
        at_home: bool = False,
    ) -> list[Party]:
        """The recipient of what is agreed, refused, asked or threatened, when the trigger has none of its own.

        The nearest known party below the complement that does not act already; `own` are the trigger's own words,
        `at_home` allows those of the actors' own country.
        """
        acting = {actor for party in roles.actors for actor in party.actors}
        home = set() if at_home else {self._country(actor) for actor in acting} - {None}
        waiting, position = [complement], 0
        while position < len(waiting) < most:
            token = waiting[position]
            position += 1
            if token.lemma_ in OCCASIONS | ARMS and token.i != complement.i and token.i not in own:
                continue
            if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "npadvmod"}:
                found = [one for one in self.parties([token]) if self.is_known(one.actors)] or self._land(token)
                found = [one for one in found if not acting.issuperset(one.actors)]
                found = [one for one in found if not home.issuperset(map(self._country, one.actors))]
                if found:
                    return found
            waiting += [kid for kid in self.tree.kids(token) if kid.dep_ in deps and kid.lower_ not in APART]
        return []

    def _land(self, noun: Token) -> list[Party]:
        """The state in which a place without an actor of its own lies."""
        code = self._lands.get(noun.i)
        if code is None or self.names is None or code not in self.names.countries:
            return []
        self.draft.actors.setdefault(code, self.names.state(code))
        return [Party(noun.i, self.tree.phrase(noun), (code,))]

    def land(self, noun: Token) -> list[Party]:
        """The state in which a place lies, as a party; empty for what is no place."""
        return self._land(noun)

    def is_place(self, noun: Token) -> bool:
        """Whether `noun` names a place whose country is known."""
        return noun.i in self._lands

    def are_at_home(self, parties: list[Party], acting: set[str]) -> bool:
        """Whether all that `parties` name are of a country of those who act."""
        homes = {self._country(actor) for actor in acting} - {None}
        return all(self._country(actor) in homes for party in parties for actor in party.actors)

    def has_owner(self, noun: Token) -> bool:
        """Whether a modifier before the noun says whose it is: "Chad's army", "a Chadian offer"."""
        return bool(self._owner(noun, 0)[0])

    def someone(self, parties: list[Party]) -> list[Party]:
        """The parties but for empty pronouns, each pronoun with the words in the sentence that it stands for."""
        return self.with_antecedents([one for one in parties if self._is_someone(one)])

    def state_of(self, party: Party) -> Party | None:
        """The party as the state to which it belongs, itself when it is a body of several; null when neither."""
        for actor in party.actors:
            code = self._country(actor)
            if code is None and self.draft.actors[actor].kind in {ActorKind.BLOC, ActorKind.ORGANISATION}:
                return party
            if code is not None and self.names is not None and code in self.names.countries:
                self.draft.actors.setdefault(code, self.names.state(code))
                return replace(party, actors=(code,))
        return None

    def _told_together(self, word: Token) -> list[Token]:
        """`word`, and after a passive the passives coordinated with it: "ten are killed and six injured in a raid"."""
        if word.tag_ == "VBG" and word.dep_ == "advcl" and self._lands:
            return [word, word.head]
        if not self.tree.is_passive(word):
            return [word]
        above = [word.head] if word.dep_ == "conj" else []
        below = [kid for kid in self.tree.kids(word) if kid.dep_ in {"conj", "parataxis", "dep"}]
        return [word, *(one for one in (*below, *above) if one.tag_ == "VBN" and one.pos_ == "VERB")]

    def _is_state(self, actor: str) -> bool:
        found = self.draft.actors.get(actor)
        return found is not None and found.id == found.country

    def _is_people(self, party: Party) -> bool:
        """Whether these are people of no known country."""
        noun = content_head(self.tree, self.draft.doc[party.head])
        return noun.lemma_.lower() in PEOPLE and not self.is_known(party.actors)

    def _people_of(self, state: str) -> str:
        """The id of a state's people, whom it makes an actor of the report."""
        name = f"people of {self.draft.actors[state].name}"
        people = Actor(id=f"{state}/people", name=name, kind=ActorKind.POPULATION, country=state, sector="CVL")
        return self.draft.actors.setdefault(people.id, people).id

    def _nearby(self, match: Match, roles: Roles) -> None:
        """Adds the nearest known party below a deed's word when none of its recipients is known."""
        entry = match.entry
        if entry.type not in PHYSICAL or entry.symmetric or entry.recipients == ("-",):
            return
        if any(self.is_known(party.actors) for party in roles.recipients):
            return
        own = frozenset(word.i for word in match.words)
        found: list[Party] = []
        people = [one for one in roles.recipients if self._is_people(one)]
        at_home = bool(people) and len(people) == len(roles.recipients)
        for verb in self._told_together(match.token):
            # "people accused of spying for Chad" are no Chadians
            deps = NEARBY_DEPS - {"acl"} if at_home else NEARBY_DEPS
            found = found or self._borrowed(verb, roles, deps, 16, own, at_home=at_home)
        states = [actor for party in found for actor in party.actors if self._is_state(actor)]
        if at_home and not found and self._is_at_scene(match, roles):
            states = self._scene(match.token)
        if people and states and len(people) == len(roles.recipients):
            roles.recipients = [replace(one, actors=(self._people_of(states[0]),)) for one in people]
        elif not any(party.actors for party in roles.recipients):
            roles.recipients = [*roles.recipients, *found]

    def _is_at_scene(self, match: Match, roles: Roles) -> bool:
        """Whether unnamed people are taken for those of the country where it happens: who is attacked or driven out."""
        lemmas = (content_head(self.tree, self.draft.doc[one.head]).lemma_.lower() for one in roles.recipients)
        driven = match.entry.type is EventType.COERCE and all(lemma in GENERIC for lemma in lemmas)
        return match.entry.type is EventType.ASSAULT or driven

    def _scene(self, word: Token) -> list[str]:
        """The one state in which all lies where the sentence of `word` says that things happen; empty for several."""
        if self.names is None:
            return []
        found = {code for token in word.sent if (code := self._lands.get(token.i)) and self._is_where(token)}
        codes = [code for code in found if code in self.names.countries]
        if len(found) != 1 or not codes:
            return []
        self.draft.actors.setdefault(codes[0], self.names.state(codes[0]))
        return codes

    @staticmethod
    def _is_where(place: Token) -> bool:
        """Whether a place stands after a preposition of place, or beside a place that does."""
        for _ in range(MOST_STEPS):
            if place.dep_ == "pobj":
                return place.head.lower_ in SCENES
            if place.dep_ not in ENLARGING:
                break
            place = place.head
        return False


def _rank(link: str) -> int:
    return OWN_WORDS.index(link) if link in OWN_WORDS else len(OWN_WORDS)
