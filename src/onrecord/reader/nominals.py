"""Nominals: "the Iranian parliament", "Putin's press secretary", "Hungarian and Romanian officials", "analysts".

ACE's NOM mentions. The noun and what it means come from `institutions.yaml`, its owner from the words around it; an
office with an owner and a publication date is resolved to who held it on that day.
"""

from collections import defaultdict
from dataclasses import dataclass

import msgspec
from spacy.tokens import Doc, Token

from onrecord.codebook import Codebook
from onrecord.codebook.world import InstitutionNoun
from onrecord.reader.draft import Draft
from onrecord.reader.names import ATOM, NameIndex, name_index, slug
from onrecord.reader.offices import OfficeBook, office_book, unknown_person
from onrecord.reader.roster import Entry, Roster
from onrecord.vocabulary import Actor, ActorKind, MentionKind

MODIFIERS = frozenset({"det", "amod", "compound", "nummod", "poss", "case", "nmod", "advmod", "predet", "quantmod"})
OWNING = frozenset({"of", "from", "in", "for", "within"})
NEED_OWNER = frozenset({ActorKind.PARTY, ActorKind.ORGANISATION, ActorKind.COMPANY})
"""Kinds whose nouns name nobody unless someone owns them: "alliances", "parties", "firms"."""
BODIES = frozenset(
    {ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.COMPANY, ActorKind.MEDIA, ActorKind.BLOC, ActorKind.PARTY}
)
STATE_NOUNS = frozenset({"nation", "country", "state", "power", "ally", "neighbour", "neighbor", "government"})
APPOSITION_REACH = 9
"""How many words may stand between an office and the comma before its holder's name."""
NAMED_KINDS = BODIES | {ActorKind.STATE, ActorKind.GOVERNMENT}
NOT_AN_ORGAN = frozenset({"emergency", "war", "affairs", "siege", "alert", "mind", "play", "the"})
""" "State of" these is no state."""
LOCALS = frozenset({"protesters", "demonstrators", "activists", "residents", "villagers", "voters", "civilians"})
"""Unnamed people who most likely are where the report is."""
DOMESTIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "OPP", "REB", "SPY", "PTY"})
ABROAD = frozenset({ActorKind.MEDIA, ActorKind.COMPANY, ActorKind.ORGANISATION})
COUNTING = frozenset({"several", "many", "few", "other", "more", "some", "numerous", "various", "additional", "least"})
PAST_HOLDERS = frozenset({"former", "ex", "late", "ousted", "deposed", "then"})

Nouns = dict[str, list[tuple[list[str], InstitutionNoun]]]


def institution_nouns(codebook: Codebook) -> Nouns:
    """The nouns of `institutions.yaml` by their last word, longest first; for `codebook.compiled`."""
    nouns: Nouns = defaultdict(list)
    for entry in codebook.entries(InstitutionNoun):
        for noun in entry.nouns:
            words = [word.lower() for word in ATOM.findall(noun)]
            nouns[words[-1]].append((words, entry))
    for found in nouns.values():
        found.sort(key=lambda one: -len(one[0]))
    return dict(nouns)


@dataclass(frozen=True)
class Nominal:
    """A known noun in the text: its head token, its first token, its words as the codebook has them, its entry."""

    head: Token
    first: int
    words: list[str]
    noun: InstitutionNoun

    @property
    def plural(self) -> bool:
        """Whether several are meant."""
        return self.head.tag_ in ("NNS", "NNPS")

    @property
    def title(self) -> str:
        """The noun as a title: "prime minister"."""
        return " ".join(self.words)


def find_nominals(draft: Draft, roster: Roster, codebook: Codebook) -> None:
    """Add the nominal mentions to `roster`, and what titles and appositions tell of persons already there."""
    nouns, offices = codebook.compiled(institution_nouns), codebook.compiled(office_book)
    names = codebook.compiled(name_index)
    held: dict[str, str] = {}
    for sentence in draft.sentences():
        for token in sentence:
            if token.pos_ not in ("NOUN", "PROPN") or token.i in roster.at:
                continue
            nominal = _noun_at(token, nouns)
            if nominal:
                _mistaken_person(nominal, roster)
            if nominal and not _modifies(token, roster) and not is_pair(token):
                _add(draft, roster, (offices, names), held, nominal)


def settle_at_home(draft: Draft, roster: Roster) -> None:
    """In a report that names one state alone, "the army" and "the opposition" without an owner are that state's.

    Only organs, rebels and parties: tourists and workers may come from anywhere.
    """
    named = {actor.country for actor in roster.actors.values() if actor.country and actor.kind not in ABROAD}
    if len(named) != 1:
        return
    home = next(iter(named))
    for actor in list(roster.actors.values()):
        local = actor.sector in DOMESTIC or actor.name.split()[-1].lower() in LOCALS
        if actor.country is None and local:
            prefix, _, stem = actor.id.partition("~")
            if prefix == draft.report.id and stem:
                roster.rename(actor.id, msgspec.structs.replace(actor, id=f"{home}/{stem}", country=home))
            elif actor.kind is ActorKind.PERSON:
                roster.learn(actor.id, country=home, sector=None)


def is_pair(head: Token) -> bool:
    """ "Both nations" and "the two leaders" point back at two actors: `pronouns.py` knows which."""
    words = {child.lower_ for child in head.children}
    return not words.isdisjoint({"both", "either", "neither"}) or {"the", "two"} <= words


def _modifies(head: Token, roster: Roster) -> bool:
    """In "government forces" the forces are the actor, not the government; but a title before a name counts."""
    inside = head.dep_ in ("compound", "nmod", "amod") and head.head.i > head.i
    return inside and _title_of(head, roster) is None


def _noun_at(token: Token, nouns: Nouns) -> Nominal | None:
    """The longest known noun that ends at `token`."""
    doc, begin = token.doc, token.sent.start
    if token.lower_ == "state" and token.i + 2 < len(doc) and doc[token.i + 2].lower_ in NOT_AN_ORGAN:
        return None
    for last in dict.fromkeys((token.lower_, token.lemma_.lower())):
        for words, entry in nouns.get(last, ()):
            start = token.i - len(words) + 1
            if start >= begin and all(doc[start + i].lower_ == word for i, word in enumerate(words[:-1])):
                return Nominal(token, start, words, entry)
    return None


def _add(
    draft: Draft, roster: Roster, books: tuple[OfficeBook, NameIndex], held: dict[str, str], nominal: Nominal
) -> None:
    offices, names = books
    head, key = nominal.head, nominal.words[-1]
    owners = _owners(head, nominal.first, roster, names)
    titled = _title_of(head, roster)
    if owners and _is_class_of(nominal, owners[0], roster):
        roster.add(Entry(_left_edge(head, nominal.first), head.i + 1, head.i, (owners[0].id,), MentionKind.NOMINAL))
        return
    person = titled or _apposed(head, roster) or (None if owners else _held_before(held, nominal))
    if person is not None:
        owner = owners[0] if owners else None
        roster.learn(person, country=owner.country if owner else None, sector=nominal.noun.sector)
        held[key] = person
    if titled:
        if nominal.noun.kind in BODIES:
            roster.rename(titled, _body_named(roster.actors[titled], nominal, owners))
        return
    named = [] if person is not None else _named_members(nominal, roster)
    if person is not None:
        actors = [roster.actors[person]]
    elif named:
        actors = named
    elif owners:
        day = draft.report.published
        actors = [_owned(offices, nominal, owner, _adjective(owner, names), day) for owner in owners]
        if actors[0].kind is ActorKind.PERSON:
            held[key] = actors[0].id
    elif nominal.noun.kind in NEED_OWNER or _is_place_name(head):
        return
    else:
        actors = [_unowned(draft, nominal)]
    ids = tuple(dict.fromkeys(actor.id for actor in actors))
    entry = Entry(_left_edge(head, nominal.first), head.i + 1, head.i, ids, MentionKind.NOMINAL)
    entry.plural = nominal.plural
    roster.add(entry, *actors)


def _is_class_of(nominal: Nominal, owner: Actor, roster: Roster) -> bool:
    """In "the Hudson Institute think tank" the noun only says what sort of body the name before it is."""
    adjacent = roster.at.get(nominal.first - 1)
    named = adjacent is not None and adjacent.actors == (owner.id,) and not adjacent.adjective
    return named and owner.kind in BODIES and nominal.noun.kind in BODIES


def _is_place_name(head: Token) -> bool:
    """ "Kwara state" and "Latakia Governorate" are where, not who."""
    return any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in head.children)


def _body_named(person: Actor, nominal: Nominal, owners: list[Actor]) -> Actor:
    """The parser takes "the company Desert Star" for a person; the noun before it knows better."""
    return Actor(
        id=f"{nominal.noun.kind}/{slug(person.name)}",
        name=person.name,
        kind=nominal.noun.kind,
        country=owners[0].country if owners else None,
        sector=nominal.noun.sector,
    )


def _held_before(held: dict[str, str], nominal: Nominal) -> str | None:
    """ "the president" after "President Sorel": the person who was given that title before."""
    definite = any(child.lower_ == "the" for child in nominal.head.children)
    return held.get(nominal.words[-1]) if definite and not nominal.plural else None


def _title_of(head: Token, roster: Roster) -> str | None:
    """The person whose name follows directly: "Prime Minister Anna Sorel"."""
    if head.i + 1 >= len(head.doc):
        return None
    after = roster.at.get(head.i + 1)
    if after is None or after.start != head.i + 1 or after.kind is not MentionKind.NAME:
        return None
    return after.actors[0] if roster.is_person(after) else None


def _mistaken_person(nominal: Nominal, roster: Roster) -> None:
    """The parser takes "spokesperson Carla Wend" for an organisation; the office before the name knows better."""
    head = nominal.head
    after = roster.at.get(head.i + 1)
    if after is None or after.start != head.i + 1 or nominal.plural or nominal.noun.kind is not ActorKind.PERSON:
        return
    actor = roster.actors[after.actors[0]]
    words = actor.name.split()
    unknown = actor.id == f"org/{slug(actor.name)}" and actor.wikidata is None and actor.sector is None
    if unknown and len(words) in (2, 3) and all(word[0].isupper() and word.isalpha() for word in words):
        roster.rename(actor.id, unknown_person(actor.name))


def _apposed(head: Token, roster: Roster) -> str | None:
    """The person of whom this is an apposition, or who is an apposition of this."""
    if head.dep_ == "pobj" and head.head.lower_ == "as":
        return None
    others = [head.head] if head.dep_ == "appos" else [child for child in head.children if child.dep_ == "appos"]
    for other in others:
        entry = roster.at.get(other.i)
        if entry and entry.kind is MentionKind.NAME and roster.is_person(entry):
            return entry.actors[0]
    return _named_after_comma(head, roster)


def _named_members(nominal: Nominal, roster: Roster) -> list[Actor]:
    """Who a plural nominal stands for when they are named beside it: "its proxies Hamas and Hezbollah"."""
    head = nominal.head
    if not nominal.plural:
        return []
    first = roster.at.get(head.i + 1) if head.i + 1 < len(head.doc) else None
    if first is not None and first.start == head.i + 1 and first.kind is MentionKind.NAME and not first.adjective:
        token = head.doc[first.head]
    elif head.dep_ == "appos" and head.head.i in roster.at:
        token = head.head
    else:
        return []
    tokens = sorted({token.i, *(one.i for one in token.conjuncts if one.i != head.i)})
    found = [roster.actor_at(head.doc[position]) for position in tokens]
    return [actor for actor in found if actor is not None and actor.kind in NAMED_KINDS]


def _named_after_comma(head: Token, roster: Roster) -> str | None:
    """ "The governor of the region, Anna Sorel, …", where the parser may miss the apposition."""
    doc = head.doc
    for position in range(head.i + 1, min(head.i + APPOSITION_REACH, head.sent.end - 1)):
        if doc[position].pos_ in ("VERB", "AUX") or doc[position].text in {";", ":", "(", '"', "“"}:
            return None
        if doc[position].text == ",":
            entry = roster.at.get(position + 1)
            named = entry is not None and entry.start == position + 1 and entry.kind is MentionKind.NAME
            closed = entry is not None and (entry.end >= head.sent.end or doc[entry.end].text in {",", "."})
            return entry.actors[0] if entry and named and closed and roster.is_person(entry) else None
    return None


def _owners(head: Token, first: int, roster: Roster, names: NameIndex) -> list[Actor]:
    """The states, organisations or persons to which the noun belongs."""
    doc = head.doc
    for position in range(first - 1, max(head.sent.start, first - 8) - 1, -1):
        token = doc[position]
        if token.i in roster.at and (owner := roster.actor_at(token)):
            return _joined(token, owner, roster)
        if token.pos_ in ("VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ") or token.text in {",", ";", ":", "(", ")"}:
            break
    if any(child.dep_ == "poss" for child in head.children):
        return []
    for preposition in head.children:
        if preposition.dep_ == "prep" and preposition.lower_ in OWNING:
            for token in preposition.children:
                if token.dep_ != "pobj":
                    continue
                for one in (token, *(child for child in token.children if child.dep_ in ("poss", "amod", "compound"))):
                    if owner := roster.actor_at(one):
                        return _joined(one, owner, roster)
                    if one.text in names.capitals:  # "demonstrators in Baghdad"
                        return [names.state(names.capitals[one.text])]
    return []


def _joined(token: Token, owner: Actor, roster: Roster) -> list[Actor]:
    """The owner together with those it is coordinated with: "Hungarian and Romanian"."""
    others = [roster.actor_at(one) for one in (*token.conjuncts,)]
    states = {one.id: one for one in (owner, *(other for other in others if other)) if one.country}
    return list(states.values()) or [owner]


def _owned(offices: OfficeBook, nominal: Nominal, owner: Actor, adjective: str, day: str | None) -> Actor:
    """The owner's office or organ; a person where the office and its holder on `day` are known."""
    noun, head = nominal.noun, nominal.head
    if noun.kind is ActorKind.PERSON and not nominal.plural and not _is_past(head, nominal.words):
        for key in (owner.country, owner.id):
            holder = offices.holder(key, nominal.title, day) if key else None
            if holder:
                return holder
    stem = " ".join((*nominal.words[:-1], head.lemma_.lower() if nominal.plural else nominal.words[-1]))
    return Actor(
        id=f"{owner.country or owner.id}/{slug(stem)}",
        name=f"{adjective} {' '.join((*nominal.words[:-1], head.lower_))}",
        kind=_kind(noun, nominal.plural),
        country=owner.country,
        sector=noun.sector,
    )


def _adjective(owner: Actor, names: NameIndex) -> str:
    """How the owner is said before a noun: "Iranian" for Iran and its organs, a name as it is."""
    if owner.kind in (ActorKind.STATE, ActorKind.GOVERNMENT) and owner.country in names.countries:
        demonyms = names.countries[owner.country].demonyms
        return demonyms[0] if demonyms else owner.name
    return owner.name


def _is_past(head: Token, words: list[str]) -> bool:
    """Whether the office is not the one held now: a former or a coming holder's."""
    if head.dep_ in ("attr", "oprd") or (head.dep_ == "pobj" and head.head.lower_ == "as"):
        return True  # "was elected president": whoever held it before is not meant
    return words[0] in PAST_HOLDERS or any(child.lower_ in PAST_HOLDERS for child in head.children)


def _kind(noun: InstitutionNoun, plural: bool) -> ActorKind:
    if noun.kind is not ActorKind.PERSON:
        return noun.kind
    if plural:
        return ActorKind.GOVERNMENT if noun.stands_for_state else ActorKind.POPULATION
    return ActorKind.OFFICE if noun.stands_for_state else ActorKind.PERSON


def _unowned(draft: Draft, nominal: Nominal) -> Actor:
    """An actor that only this report can tell apart: "analysts", "Western nations", "a police officer"."""
    head, kind = nominal.head, nominal.noun.kind
    phrase = head.doc[_left_edge(head, nominal.first) : head.i + 1]
    words = [
        token.text
        for token in phrase
        if token.i >= nominal.first
        or (token.dep_ in ("amod", "compound") and token.pos_ != "NUM" and token.lower_ not in COUNTING)
    ]
    name = " ".join(words)
    if nominal.plural and head.lemma_.lower() in STATE_NOUNS:
        kind = ActorKind.BLOC
    elif kind is ActorKind.PERSON and nominal.plural:
        kind = ActorKind.POPULATION
    return Actor(id=f"{draft.report.id}~{slug(name)}", name=name, kind=kind, sector=nominal.noun.sector)


def _qualifies(token: Token) -> bool:
    """Whether a modifier belongs to the name of unnamed people: "Western", but not "twenty" or "several"."""
    return token.dep_ in ("amod", "compound") and token.pos_ != "NUM" and token.lower_ not in COUNTING


def _left_edge(head: Token, first: int) -> int:
    """The first token of the noun phrase up to its head."""
    doc: Doc = head.doc
    start = first
    inside = set(range(first, head.i + 1))
    while start > head.sent.start:
        token = doc[start - 1]
        linked = token.head.i in inside and (token.dep_ in MODIFIERS or token.text == "-")
        linked = linked or (token.tag_ == "POS" and token.head.head.i in inside)
        if not linked:
            break
        start -= 1
        inside.add(start)
    return start
