"""Persons by name: full names first, then surnames, which lead to a full name of the report or to an office-holder."""

from spacy.tokens import Doc, Span, Token

from onrecord.codebook import Codebook
from onrecord.reader.actors.names import name_index
from onrecord.reader.actors.noun_phrases import Nouns, institution_nouns, nominals_in
from onrecord.reader.actors.offices import OfficeBook, office_book, unknown_person
from onrecord.reader.actors.roster import Entry, Roster
from onrecord.reader.actors.wording import tidy
from onrecord.reader.draft import Draft
from onrecord.reader.places.localities import PLACE_NOUNS, is_locative, is_place
from onrecord.vocabulary import Actor, ActorKind, MentionKind

LONGEST_NAME = 6
"""Tokens of a person's name at most."""
FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "ms", "dr", "sir", "ayatollah", "sheikh"})
LONGEST_RANK = 5
"""No shortened rank has more characters: "Brig."."""
HONORIFICS = frozenset({"mr", "mrs", "ms", "mr.", "mrs.", "ms.", "dr", "dr.", "sir", "president", "prime", "minister"})


def find_people(draft: Draft, roster: Roster, codebook: Codebook) -> dict[str, Actor]:
    """Full names first, then surnames, which lead to a full name of the report or to an office-holder.

    Returns the report's people by surname.
    """
    nouns, offices = codebook.compiled(institution_nouns), codebook.compiled(office_book)
    states = codebook.compiled(name_index).state_names
    spans = [
        span
        for span in (_trimmed(one, nouns, states) for one in draft.doc.ents if _is_person(one, nouns))
        if span is not None and draft.is_readable(span.start_char, span.end_char)
        if not any(token.i in roster.at for token in span)
    ]
    named = {actor.name.split()[-1]: actor for actor in roster.actors.values() if actor.kind is ActorKind.PERSON}
    for span in spans:
        name = _plain_name(span)
        if " " in name and not is_place(span, codebook):
            named.setdefault(name.split()[-1], offices.people.get(name) or unknown_person(name))
    given = _given_names(named)
    texts = [_plain_name(span) for span in spans]
    for span in spans:
        name = _plain_name(span)
        known = (
            named.get(name)
            or given.get(name)
            or offices.people.get(name)
            or offices.by_surname(name, draft.report.published)
        )
        if known is None and (_is_mere_capital(span, name, texts, named) or is_place(span, codebook, named)):
            continue
        actor = known or _person(name, named, offices, draft.report.published)
        roster.add(Entry(span.start, span.end, span.root.i, (actor.id,), MentionKind.NAME), actor)
    return named


def _is_person(entity: Span, nouns: Nouns) -> bool:
    """Whether an entity is a person's name, or has one behind an office's place: "head of [Arica Province Ana Sol]"."""
    if entity.label_ == "PERSON":
        return True
    doc, start = entity.doc, entity.start
    title = start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in nouns
    return title and _behind_place(doc, start, entity.end) > start


def _given_names(named: dict[str, Actor]) -> dict[str, Actor]:
    """Persons by given name, where only one of the report's bears it and nobody has it for a surname."""
    given: dict[str, Actor | None] = {}
    for actor in {actor.id: actor for actor in named.values()}.values():
        first = actor.name.split()[0]
        given[first] = actor if first not in given else None
    return {first: actor for first, actor in given.items() if actor is not None and first not in named}


def find_surnames(draft: Draft, roster: Roster, surnames: dict[str, Actor]) -> None:
    """Surnames of the report's people where the parser sees no entity, or takes them for an organisation."""
    given = _given_names(surnames)
    for token in draft.doc:
        if token.i in roster.at or token.ent_type_ not in ("", "ORG", "GPE", "NORP"):
            continue
        whole = token.ent_type_ == "ORG" and token.text in given
        alone = token.text in surnames or whole
        joined = token.ent_type_ == "ORG" and _is_of_several(token)
        if alone and token.pos_ == "PROPN" and token.dep_ not in ("compound", "amod"):
            inside = [one for one in draft.doc[token.i : token.i + 2] if one.ent_iob_ == "I" and one.tag_ != "POS"]
            if token.ent_type_ and inside and not joined:
                continue
            if draft.is_readable(token.idx, token.idx + len(token)):
                actor = surnames.get(token.text) or given[token.text]
                roster.add(Entry(token.i, token.i + 1, token.i, (actor.id,), MentionKind.NAME), actor)


def find_titled(draft: Draft, roster: Roster, nouns: Nouns) -> None:
    """Full names behind a person's role, where the parser sees no entity: "police spokesman Ivo Marsh"."""
    for sentence in draft.sentences():
        for nominal in nominals_in(sentence, nouns):
            one = nominal.kind in (ActorKind.PERSON, ActorKind.POPULATION) and not nominal.plural
            if one and nominal.head.text.islower():
                start = behind_rank(nominal.last + 1, draft.doc)
                end = start
                while end < sentence.end and _is_of_name(draft.doc[end], nouns) and end not in roster.at:
                    end += 1
                if 1 < end - start <= LONGEST_NAME:
                    span = draft.doc[start:end]
                    actor = unknown_person(_plain_name(span))
                    roster.add(Entry(start, end, span.root.i, (actor.id,), MentionKind.NAME), actor)


def _is_of_name(token: Token, nouns: Nouns) -> bool:
    plain = token.pos_ == "PROPN" and token.is_title and token.is_alpha
    return plain and not token.ent_type_ and token.lower_ not in nouns


def behind_rank(position: int, doc: Doc) -> int:
    """The place of the first word behind ranks and forms of address: "army spokesman | Lt. Col. Anna Sorel"."""
    while position + 2 < len(doc) and doc[position].is_title:
        end = position + 1 + (doc[position + 1].text == "." and not doc[position].whitespace_)
        short = doc[end - 1].text.endswith(".") and len(doc[position]) <= LONGEST_RANK
        if doc[end].is_sent_start or not (short or doc[position].lower_ in FORMS_OF_ADDRESS):
            break
        position = end
    return position


def _is_of_several(token: Token) -> bool:
    """Whether "and" joins the names that the parser took for one organisation: "Sorel and Ducat"."""
    around = token.doc[max(0, token.i - 1) : token.i + 2]
    return any(one.lower_ == "and" for one in around)


def _is_mere_capital(span: Span, name: str, texts: list[str], named: dict[str, Actor]) -> bool:
    """A capital at a sentence's start makes no name of a word that is seen but once: "Rumour has it"."""
    return " " not in name and bool(span[0].is_sent_start) and texts.count(name) == 1 and name not in named


def _person(name: str, named: dict[str, Actor], offices: OfficeBook, day: str | None) -> Actor:
    if " " in name:
        return offices.people.get(name) or _same(name, named) or unknown_person(name)
    return named.get(name) or offices.people.get(name) or offices.by_surname(name, day) or unknown_person(name)


def _same(name: str, named: dict[str, Actor]) -> Actor | None:
    """A person of the report with the same surname and a first name that does not contradict."""
    known = named.get(name.rsplit(maxsplit=1)[-1])
    if known and known.name.split()[0][0] == name.split(maxsplit=1)[0][0]:
        return known
    return None


def _trimmed(entity: Span, nouns: Nouns, states: frozenset[str]) -> Span | None:
    """A person's name without honorifics and possessive mark; null when what is left is no name."""
    start, end = entity.start, entity.end
    if any(token.lower_ == "of" for token in entity) and any(token.lower_ in nouns for token in entity):
        return None  # "the King of Norway" is an office
    if end - start > 2 and entity[0].text in states and entity.doc[start - 1].lower_ == "of":
        start += 1  # "the president of Gabon Anna Sorel"
    while start < end and (entity.doc[start].lower_ in HONORIFICS or not entity.doc[start].text[0].isupper()):
        start += 1
    start = _behind_place(entity.doc, start, end)
    while end > start and (entity.doc[end - 1].tag_ == "POS" or not entity.doc[end - 1].text[0].isalnum()):
        end -= 1
    if entity.doc[start - 1].text not in states:
        start = _begun_earlier(entity.doc, start, end, nouns)
    span = entity.doc[start:end]
    if not len(span):
        return None
    if entity.doc[end - 1].lower_ in PLACE_NOUNS or (len(span) == 1 and is_locative(span)):
        return None
    if (
        len(span) == 1
        and end < len(entity.doc)
        and entity.doc[end].text == "."
        and behind_rank(start, entity.doc) > start
    ):
        return None  # "Col." before a name
    letters = sum(character.isalpha() for character in span.text)
    if letters < 2 or len(span) > LONGEST_NAME or any(one.isdigit() or one == "\n" for one in span.text):
        return None
    return span if span[0].text not in states or len(span) > 1 else None


def _behind_place(doc: Doc, start: int, end: int) -> int:
    """Where the name begins when the parser's entity has a place before it: "governor of [Arica Province Ana Sol]"."""
    last = next((place for place in range(end - 3, start - 1, -1) if doc[place].lower_ in PLACE_NOUNS), None)
    return start if last is None else last + 1


def _begun_earlier(doc: Doc, start: int, end: int, nouns: Nouns) -> int:
    """Where the name begins when the parser's entity leaves given names out: "Warsame [Diriye Hassan]"."""
    while start > 0 and end - start < LONGEST_NAME:
        token = doc[start - 1]
        linked = token.dep_ == "compound" and start <= token.head.i < end
        if not linked or token.pos_ != "PROPN" or not token.is_title or token.ent_type_ not in ("", "PERSON"):
            break
        if token.lower_ in nouns or token.lower_ in HONORIFICS or token.lower_ in PLACE_NOUNS:
            break
        start -= 1
    return start


def _plain_name(span: Span) -> str:
    return tidy(span.text)
