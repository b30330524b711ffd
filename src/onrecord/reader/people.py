"""Persons by name: full names first, then surnames, which lead to a full name of the report or to an office-holder."""

from spacy.tokens import Doc, Span

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft
from onrecord.reader.nominals import Nouns, institution_nouns
from onrecord.reader.offices import OfficeBook, office_book, unknown_person
from onrecord.reader.roster import Entry, Roster
from onrecord.vocabulary import Actor, MentionKind

LONGEST_NAME = 6
"""Tokens of a person's name at most."""
HONORIFICS = frozenset({"mr", "mrs", "ms", "mr.", "mrs.", "ms.", "dr", "dr.", "sir", "president", "prime", "minister"})
PLACE_NOUNS = frozenset(
    {"Governorate", "Oblast", "Province", "Region", "District", "County", "Airport", "River", "Island", "State", "City"}
)
LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "across", "into", "throughout", "inside", "within"})


def find_people(draft: Draft, roster: Roster, codebook: Codebook) -> dict[str, Actor]:
    """Full names first, then surnames, which lead to a full name of the report or to an office-holder.

    Returns the report's people by surname.
    """
    nouns, offices = codebook.compiled(institution_nouns), codebook.compiled(office_book)
    spans = [
        span
        for span in (_trimmed(entity, nouns) for entity in draft.doc.ents if entity.label_ == "PERSON")
        if span is not None and draft.is_readable(span.start_char, span.end_char) and span.root.i not in roster.at
    ]
    named: dict[str, Actor] = {}
    for span in spans:
        name = _plain_name(span)
        if " " in name:
            named.setdefault(name.split()[-1], offices.people.get(name) or unknown_person(name))
    texts = [_plain_name(span) for span in spans]
    for span in spans:
        name = _plain_name(span)
        if _is_mere_capital(span, name, texts, named) and offices.by_surname(name, draft.report.published) is None:
            continue
        actor = _person(name, named, offices, draft.report.published)
        roster.add(Entry(span.start, span.end, span.root.i, (actor.id,), MentionKind.NAME), actor)
    return named


def find_surnames(draft: Draft, roster: Roster, surnames: dict[str, Actor]) -> None:
    """Surnames of the report's people where the parser sees no entity, or takes them for an organisation."""
    for token in draft.doc:
        alone = token.text in surnames and token.i not in roster.at and token.ent_type_ in ("", "ORG", "GPE", "NORP")
        if alone and token.pos_ == "PROPN" and token.dep_ not in ("compound", "amod"):
            if token.ent_type_ and [one for one in draft.doc[token.i : token.i + 2] if one.ent_iob_ == "I"]:
                continue
            if draft.is_readable(token.idx, token.idx + len(token)):
                actor = surnames[token.text]
                roster.add(Entry(token.i, token.i + 1, token.i, (actor.id,), MentionKind.NAME), actor)


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


def _trimmed(entity: Span, nouns: Nouns) -> Span | None:
    """A person's name without honorifics and possessive mark; null when what is left is no name."""
    start, end = entity.start, entity.end
    while start < end and (entity.doc[start].lower_ in HONORIFICS or not entity.doc[start].text[0].isupper()):
        start += 1
    while end > start and (entity.doc[end - 1].tag_ == "POS" or not entity.doc[end - 1].text[0].isalnum()):
        end -= 1
    start = _begun_earlier(entity.doc, start, end, nouns)
    span = entity.doc[start:end]
    if not len(span):
        return None
    if entity.doc[end - 1].text in PLACE_NOUNS or (len(span) == 1 and is_locative(span)):
        return None
    letters = sum(character.isalpha() for character in span.text)
    if letters < 2 or len(span) > LONGEST_NAME or any(one.isdigit() or one == "\n" for one in span.text):
        return None
    return span


def _begun_earlier(doc: Doc, start: int, end: int, nouns: Nouns) -> int:
    """Where the name begins when the parser's entity leaves given names out: "Warsame [Diriye Hassan]"."""
    while start > 0 and end - start < LONGEST_NAME:
        token = doc[start - 1]
        linked = token.dep_ == "compound" and start <= token.head.i < end
        if not linked or token.pos_ != "PROPN" or not token.is_title or token.ent_type_ not in ("", "PERSON"):
            break
        if token.lower_ in nouns or token.lower_ in HONORIFICS:
            break
        start -= 1
    return start


def _plain_name(span: Span) -> str:
    return " ".join(span.text.split())


def is_locative(span: Span) -> bool:
    """Whether a capital's name tells where rather than who."""
    head = span.root.head
    after = span.doc[span.end : span.end + 2]
    if len(after) == 2 and after[0].text == "," and after[1].ent_type_ == "GPE":
        return True  # "Jakarta, Indonesia": an address
    return span.root.dep_ == "pobj" and head.lower_ in LOCATIVE
