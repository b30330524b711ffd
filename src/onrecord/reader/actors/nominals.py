"""Nominals: "the Iranian parliament", "Putin's press secretary", "Hungarian and Romanian officials", "analysts".

ACE's NOM mentions. The noun and what it means come from `institutions.yaml`, its owner from the words around it; an
office with an owner and a publication date is resolved to who held it on that day.
"""

import msgspec
from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.reader.actors.belonging import are_of_group, named_by, said_before, whose
from onrecord.reader.actors.names import NameIndex, name_index
from onrecord.reader.actors.noun_phrases import Nominal, institution_nouns, left_edge, nominals_in
from onrecord.reader.actors.offices import OfficeBook, office_book, unknown_person
from onrecord.reader.actors.owners import Earlier, is_in_compound, owners_of
from onrecord.reader.actors.people import behind_rank
from onrecord.reader.actors.roster import Entry, Roster
from onrecord.reader.actors.wording import slug
from onrecord.reader.draft import Draft
from onrecord.reader.places.localities import PLACE_NOUNS
from onrecord.reader.syntax.tree import word_set
from onrecord.vocabulary import Actor, ActorKind, MentionKind

NEED_OWNER = frozenset({ActorKind.PARTY, ActorKind.ORGANISATION, ActorKind.COMPANY})
"""Kinds whose nouns name nobody unless someone owns them: "alliances", "parties", "firms"."""
BODIES = frozenset(
    {ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.COMPANY, ActorKind.MEDIA, ActorKind.BLOC, ActorKind.PARTY}
)
STATE_NOUNS = frozenset({"nation", "country", "state", "power", "ally", "neighbour", "neighbor", "government"})
MOST_PLACE_WORDS = 5
"""How many words the place of an office has before its holder's name."""
APPOSITION_REACH = 9
"""How many words may stand between an office and the comma before its holder's name."""
NAMED_KINDS = BODIES | {ActorKind.STATE, ActorKind.GOVERNMENT}
LOCALS = frozenset({"protesters", "demonstrators", "activists", "residents", "villagers", "voters", "civilians"})
"""Unnamed people who most likely are where the report is."""
DOMESTIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "OPP", "REB", "SPY", "PTY"})
ABROAD = frozenset({ActorKind.MEDIA, ActorKind.COMPANY, ActorKind.ORGANISATION})
COUNTING = word_set(
    "several many few other more some numerous various additional least own entire whole same specific remaining "
    "multiple single certain respective"
)
PAST_HOLDERS = frozenset({"former", "ex", "late", "ousted", "deposed", "then"})
HEADS = frozenset({"head", "chief", "boss", "leader", "director"})
HEAD_TITLES = ("chief", "secretary general", "director general", "president", "high representative", "commissioner")
"""Titles under which the codebook may know who heads an organisation."""
COUNTERPART = "counterpart"
"""Somebody of another state than whoever's he is: only an adjective tells whose."""
LEADING = frozenset(
    {"chairman", "chairwoman", "chair", "secretary", "founder", "president", "spokesman", "spokeswoman"}
)
"""Further nouns before "of" and a body's noun whose bearer is a person."""
ONLY_OWNED = frozenset({"head", "boss"})
"""Nouns that are somebody's title only where they say of what."""


def find_nominals(draft: Draft, roster: Roster, codebook: Codebook) -> None:
    """Add the nominal mentions to `roster`, and what titles and appositions tell of persons already there."""
    nouns, offices = codebook.compiled(institution_nouns), codebook.compiled(office_book)
    names = codebook.compiled(name_index)
    held: dict[str, str] = {}
    for sentence in draft.sentences():
        for nominal in nominals_in(sentence, nouns):
            if nominal.head.i in roster.at or nominal.last in roster.at:
                continue
            _mistaken_person(nominal, roster)
            _mistaken_beside(nominal, roster)
            if not _modifies(nominal, roster) and not is_pair(nominal.head):
                _add(draft, roster, (offices, names), held, nominal)


def settle_at_home(draft: Draft, roster: Roster, names: NameIndex) -> None:
    """In a report that names one state alone, "the army" and "the opposition" without an owner are that state's.

    Only organs, rebels and parties: tourists and workers may come from anywhere.
    """
    named = {
        country
        for entry in roster.entries
        if not is_in_compound(draft.doc, entry)
        for one in entry.actors
        if (country := roster.actors[one].country) and roster.actors[one].kind not in ABROAD
    }
    if len(named) != 1:
        return
    home = next(iter(named))
    for actor in list(roster.actors.values()):
        local = actor.sector in DOMESTIC or actor.name.split()[-1].lower() in LOCALS
        if actor.country is None and local:
            prefix, _, stem = actor.id.partition("~")
            if prefix == draft.report.id and stem:
                name = named_by(home, actor.name, names)
                roster.rename(actor.id, msgspec.structs.replace(actor, id=f"{home}/{stem}", name=name, country=home))
            elif actor.kind is ActorKind.PERSON:
                roster.learn(actor.id, country=home, sector=None)


def is_pair(head: Token) -> bool:
    """ "Both nations" and "the two leaders" point back at two actors: `pronouns.py` knows which."""
    words = {child.lower_ for child in head.children}
    return not words.isdisjoint({"both", "either", "neither"}) or {"the", "two"} <= words


def _modifies(nominal: Nominal, roster: Roster) -> bool:
    """In "government forces" the forces are the actor, not the government; but a title before a name counts."""
    head = nominal.head
    inside = head.dep_ in ("compound", "nmod", "amod") and head.head.i > nominal.last
    hyphenated = nominal.first > 0 and head.doc[nominal.first - 1].text == "-" and head.tag_ == "NNP"
    following = nominal.following
    cut = following is not None and following.text == "-" and not head.doc[nominal.last].whitespace_
    return ((inside or cut) and _title_of(nominal, roster) is None) or hyphenated


def _add(
    draft: Draft, roster: Roster, books: tuple[OfficeBook, NameIndex], held: dict[str, str], nominal: Nominal
) -> None:
    head, key = nominal.head, nominal.words[-1]
    owners = owners_of(nominal, roster, books[1])
    if key == COUNTERPART and not _is_of_state(head, roster):
        return
    titled = _title_of(nominal, roster)
    if titled and not owners:
        owners = _origin(titled, nominal, roster)
    if owners and _is_class_of(nominal, owners[0], roster):
        _enter(roster, nominal, (owners[0].id,))
        return
    person = titled or _apposed(head, roster) or (None if owners else _held_before(held, nominal))
    if person is None and key == COUNTERPART and owners:
        person = _held_by_one_of(owners[0], held.get(key), roster)
    if person is not None:
        owner = owners[0] if owners else None
        own = owner is not None and are_of_group(owner, nominal.noun.kind, nominal.noun.sector)
        sector = owner.sector if owner is not None and own else nominal.noun.sector
        roster.learn(person, country=owner.country if owner else None, sector=sector)
        held[key] = person
    if titled:
        if nominal.noun.kind in BODIES and nominal.kind is not ActorKind.PERSON and not _is_led(nominal, roster):
            roster.rename(titled, _body_named(roster.actors[titled], nominal, owners))
        if nominal.following is not None and nominal.following.lower_ == "of":
            _enter(roster, nominal, (titled,))
        return
    same = Earlier(roster).same(nominal) if person is None and not owners else None
    known = person or same
    actors = _meant(draft, roster, books, nominal, owners) if known is None else [roster.actors[known]]
    if not actors:
        return
    if owners and person is None and actors[0].kind is ActorKind.PERSON:
        held[key] = actors[0].id
    _enter(roster, nominal, tuple(dict.fromkeys(actor.id for actor in actors)), *actors)


def _held_by_one_of(owner: Actor, person: str | None, roster: Roster) -> str | None:
    """`person` when of the owner's state: "his Chadian counterpart" once more, who was named the first time."""
    return person if person is not None and roster.actors[person].country == owner.country else None


def _is_of_state(counterpart: Token, roster: Roster) -> bool:
    """Whether one person is meant, of a state that an adjective names: "his Chadian counterpart"."""
    entries = (roster.at.get(child.i) for child in counterpart.children if child.dep_ in ("amod", "compound"))
    return counterpart.tag_ == "NN" and any(entry is not None and entry.adjective for entry in entries)


def _meant(
    draft: Draft, roster: Roster, books: tuple[OfficeBook, NameIndex], nominal: Nominal, owners: list[Actor]
) -> list[Actor]:
    """Whom the noun means by its owners or by itself; empty when it names nobody."""
    offices, names = books
    if members := _named_members(nominal, roster):
        return members
    if owners:
        if nominal.words == ["mission"] and owners[0].kind not in BODIES:
            return []  # a mission of a state is more often an errand than a body
        day = draft.report.published
        return [_owned(offices, nominal, owner, names, day) for owner in owners]
    bare = len(nominal.words) == 1 and nominal.noun.kind in NEED_OWNER
    if bare or nominal.title in ONLY_OWNED or _is_place_name(nominal.head):
        return []
    return [_unowned(draft, nominal)]


def _enter(roster: Roster, nominal: Nominal, ids: tuple[str, ...], *actors: Actor) -> None:
    entry = Entry(left_edge(nominal.head, nominal.first), nominal.last + 1, nominal.head.i, ids, MentionKind.NOMINAL)
    entry.plural = nominal.plural
    roster.add(entry, *actors)
    if nominal.last != nominal.head.i:
        roster.at.setdefault(nominal.last, entry)


def _origin(person: str, nominal: Nominal, roster: Roster) -> list[Actor]:
    """The state after a titled name: "General Ali Sorou of Ghana"."""
    following = nominal.following
    entry = roster.at.get(following.i) if following is not None else None
    doc = nominal.head.doc
    if entry is None or entry.actors != (person,) or entry.end + 1 >= len(doc) or doc[entry.end].lower_ != "of":
        return []
    state = roster.actor_at(doc[entry.end + 1])
    return [state] if state is not None and state.kind is ActorKind.STATE else []


def _is_class_of(nominal: Nominal, owner: Actor, roster: Roster) -> bool:
    """In "the Hudson Institute think tank" the noun only says what sort of body the name before it is."""
    parts = [roster.at.get(child.i) for child in nominal.head.children if child.dep_ in ("compound", "nmod")]
    parts.append(roster.at.get(nominal.first - 1))
    named = any(part is not None and part.actors == (owner.id,) and not part.adjective for part in parts)
    if nominal.first in roster.at or nominal.words[-1] in ("mission", "agency"):
        return False  # "the UN mission" is not the UN
    if nominal.noun.kind is ActorKind.COMPANY and owner.kind is not ActorKind.COMPANY:
        return False
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


def _is_led(nominal: Nominal, roster: Roster) -> bool:
    """Whether the name behind a body's noun is that of its head: "leader of the largest party Anna Sorel"."""
    token = nominal.head
    while token.dep_ in ("compound", "nmod") and token.head.i > token.i:
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in HEADS | LEADING


def _held_before(held: dict[str, str], nominal: Nominal) -> str | None:
    """ "the president" after "President Sorel": the person who was given that title before."""
    definite = any(child.lower_ == "the" for child in nominal.head.children)
    return held.get(nominal.words[-1]) if definite and not nominal.plural else None


def _title_of(nominal: Nominal, roster: Roster) -> str | None:
    """The person whose name follows directly: "Prime Minister Anna Sorel", "agent and specialist Anna Sorel"."""
    following = nominal.following
    if following is None:
        return None
    start = following.i if following.i in roster.at else behind_rank(following.i, following.doc)
    after = roster.at.get(start)
    if after is not None and after.start == start and after.kind is MentionKind.NAME:
        return after.actors[0] if roster.is_person(after) else None
    head = nominal.head
    if following.lower_ == "of":
        return _behind_place(nominal, roster)
    if following.lower_ != "and" or nominal.plural or any(child.dep_ == "det" for child in head.children):
        return None
    for other in head.conjuncts:
        entry = roster.at.get(other.i)
        behind = entry is not None and entry.kind is MentionKind.NAME and entry.start > following.i + 1
        titled = entry is not None and head.doc[entry.start - 1].pos_ in ("NOUN", "PROPN")
        if entry is not None and behind and titled and roster.is_person(entry):
            return entry.actors[0]
    return None


def _behind_place(nominal: Nominal, roster: Roster) -> str | None:
    """The person named right behind the place of an office: "governor of Arica Province Anna Sorel"."""
    doc, start = nominal.head.doc, nominal.last + 2
    for position in range(start, min(start + MOST_PLACE_WORDS, len(doc) - 1)):
        entry = roster.at.get(position + 1)
        if doc[position].pos_ not in ("PROPN", "DET", "ADJ"):
            break
        if doc[position].lower_ in PLACE_NOUNS and entry is not None and entry.start == position + 1:
            return entry.actors[0] if roster.is_person(entry) else None
    return None


def _mistaken_person(nominal: Nominal, roster: Roster) -> None:
    """The parser takes "spokesperson Carla Wend" for an organisation; the office before the name knows better."""
    after = roster.at.get(nominal.last + 1)
    if after is None or after.start != nominal.last + 1 or not _is_one_person(nominal):
        return
    _mend_person(after, roster)


def _mistaken_beside(nominal: Nominal, roster: Roster) -> None:
    """The same where commas set name and office apart: "the minister, Carla Wend, said", "Carla Wend, a judge,"."""
    if not _is_one_person(nominal):
        return
    behind = _set_apart(nominal.head, roster)
    if behind is not None:
        _mend_person(behind, roster)
    doc, first = nominal.head.doc, left_edge(nominal.head, nominal.first)
    before = roster.at.get(first - 2) if first > 1 and doc[first - 1].text == "," else None
    if (
        before is not None
        and before.end == first - 1
        and nominal.head.dep_ == "appos"
        and before.head == nominal.head.head.i
    ):
        _mend_person(before, roster)


def _is_one_person(nominal: Nominal) -> bool:
    """Whether the noun says what one person is, by office or trade: "minister", "activist"."""
    return not nominal.plural and nominal.noun.kind in (ActorKind.PERSON, ActorKind.POPULATION)


def _mend_person(entry: Entry, roster: Roster) -> None:
    """Make a person of what only the parser takes for an organisation, where its words look like a person's name."""
    actor = roster.actors[entry.actors[0]]
    words = actor.name.split()
    unknown = actor.id == f"org/{slug(actor.name)}" and actor.wikidata is None and actor.sector is None
    name_like = all(word[0].isupper() and not word.isupper() and word.replace("-", "").isalpha() for word in words)
    if unknown and entry.kind is MentionKind.NAME and len(words) in (2, 3) and name_like:
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
    first = roster.at.get(nominal.last + 1)
    if first is not None and first.start == nominal.last + 1 and first.kind is MentionKind.NAME and not first.adjective:
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
    entry = _set_apart(head, roster)
    return entry.actors[0] if entry is not None and roster.is_person(entry) else None


def _set_apart(head: Token, roster: Roster) -> Entry | None:
    """The name that commas set apart behind a noun; of a sentence's subject the last of them may be left out."""
    doc = head.doc
    for position in range(head.i + 1, min(head.i + APPOSITION_REACH, head.sent.end - 1)):
        if doc[position].pos_ in ("VERB", "AUX") or doc[position].text in {";", ":", "(", '"', "“"}:
            return None
        if doc[position].text == ",":
            entry = roster.at.get(position + 1)
            if entry is None or entry.start != position + 1 or entry.kind is not MentionKind.NAME:
                return None
            begins = head.left_edge.i == head.sent.start and head.sent[0].dep_ not in ("prep", "mark")
            ends = entry.end >= head.sent.end or doc[entry.end].text in {",", "."}
            told = begins and not ends and doc[entry.end].tag_ in ("VBD", "VBZ")
            return entry if ends or told else None
    return None


def _owned(offices: OfficeBook, nominal: Nominal, owner: Actor, names: NameIndex, day: str | None) -> Actor:
    """The owner's office or organ; a person where the office and its holder on `day` are known."""
    noun, head = nominal.noun, nominal.head
    if noun.kind is ActorKind.PERSON and not nominal.plural and not _is_past(head, nominal.words):
        titles = (nominal.title, *(HEAD_TITLES if nominal.title in HEADS and owner.kind in BODIES else ()))
        for key in (owner.country, owner.id):
            for title in titles if key else ():
                holder = offices.holder(key, title, day) if key else None
                if holder:
                    return holder
    last = head.doc[nominal.last]
    stem = " ".join((*nominal.words[:-1], last.lemma_.lower() if nominal.plural else nominal.words[-1]))
    kind, own = _kind(nominal), are_of_group(owner, noun.kind, noun.sector)
    theirs = whose(owner, noun.kind, noun.sector)
    return Actor(
        id=f"{theirs}/{slug(stem)}",
        name=f"{said_before(owner, theirs, names)} {' '.join((*nominal.words[:-1], last.lower_))}",
        kind=ActorKind.GROUP if own and kind is ActorKind.GOVERNMENT else kind,
        country=owner.country,
        sector=(owner.sector if own else None) or noun.sector,
    )


def _is_past(head: Token, words: list[str]) -> bool:
    """Whether the office is not the one held now: a former or a coming holder's."""
    if head.dep_ in ("attr", "oprd") or (head.dep_ == "pobj" and head.head.lower_ == "as"):
        return True  # "was elected president": whoever held it before is not meant
    return words[0] in PAST_HOLDERS or any(child.lower_ in PAST_HOLDERS for child in head.children)


def _kind(nominal: Nominal) -> ActorKind:
    noun = nominal.noun
    if noun.kind is not ActorKind.PERSON:
        return nominal.kind
    if nominal.plural:
        return ActorKind.GOVERNMENT if noun.stands_for_state else ActorKind.POPULATION
    return ActorKind.OFFICE if noun.stands_for_state else ActorKind.PERSON


def _unowned(draft: Draft, nominal: Nominal) -> Actor:
    """An actor that only this report can tell apart: "analysts", "Western nations", "US-backed rebels"."""
    head, kind = nominal.head, nominal.kind
    start = left_edge(head, nominal.first)
    words = [token for token in head.doc[start : nominal.first] if _qualifies(token, nominal.first)]
    kept = [*_without_measures(words), *head.doc[nominal.first : nominal.last + 1]]
    joins = {"-", "'s", "’s"}
    name = "".join(
        token.text + ("" if token.text == "-" or (later is not None and later.text in joins) else " ")
        for token, later in zip(kept, [*kept[1:], None], strict=True)
    ).strip()
    if nominal.plural and head.lemma_.lower() in STATE_NOUNS:
        kind = ActorKind.BLOC
    elif kind is ActorKind.PERSON and nominal.plural:
        kind = ActorKind.POPULATION
    return Actor(id=f"{draft.report.id}~{slug(name)}", name=name, kind=kind, sector=nominal.noun.sector)


def _without_measures(words: list[Token]) -> list[Token]:
    """Modifiers without what hangs on a figure, which is left out: the rest of "23-year-old", "500-tonne"."""
    if not words or words[0].text != "-":
        return words
    measures = words[0].i > 0 and words[0].doc[words[0].i - 1].like_num
    run = 1
    while measures and run < len(words) and words[run].i == words[run - 1].i + 1 and not words[run - 1].whitespace_:
        run += 1
    return words[run:]


def _qualifies(token: Token, first: int) -> bool:
    """Whether a modifier belongs to the name of unnamed people: "Western", but not "twenty" or "several"."""
    doc = token.doc
    beside = (doc[token.i - 1 : token.i] if token.i else (), doc[token.i + 1 : min(token.i + 2, first)])
    hyphenated = token.text == "-" or any(one.text == "-" for side in beside for one in side)
    plain = token.dep_ in ("amod", "compound") and token.lower_ not in COUNTING
    return (plain or hyphenated) and token.pos_ != "NUM" and not token.like_num
