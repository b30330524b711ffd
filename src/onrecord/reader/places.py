"""Stage: which words name which places on earth.

Names are the parser's GPE, LOC and FAC entities and the capitalised words that the gazetteer knows; which place of that
name is meant is settled by what follows the name ("Paris, Texas"), by the countries and states that the report names,
by how near its other places are, and by size (as in Leidner 2007: one referent per report, minimality, population).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft
from onrecord.reader.gazetteer import Gazetteer, Spot, build_gazetteer
from onrecord.reader.toponyms import Toponym, resolve
from onrecord.vocabulary import ActorKind, Place

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
NAME_LABELS = frozenset(("PERSON", "ORG", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"))
NOT_PLACES = frozenset(
    (ActorKind.PERSON, ActorKind.COMPANY, ActorKind.MEDIA, ActorKind.ORGANISATION, ActorKind.PARTY, ActorKind.GROUP)
)
LOCATIVE = frozenset(("in", "at", "near", "from", "to", "outside", "around", "across", "into", "through", "toward"))
LOCATIVE |= {"towards", "over", "inside", "within", "throughout", "off", "along", "beyond", "between", "above", "via"}
JOINERS = frozenset(("of", "the", "and", "de", "del", "la", "el", "al", "-", "'", "’", "'s", "upon", "on", "ez", "."))
COMPASS = frozenset(("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"))
COMPASS |= {"northeastern", "northwestern", "southeastern", "southwestern", "nearby", "in", "upstate", "rural"}
SETTLEMENTS = frozenset(("city", "town", "village", "port", "capital", "province", "region", "district", "suburb"))
SUFFIXES = frozenset(("County", "Parish", "Township", "Province", "Oblast", "District", "Island", "Islands"))
LONGEST = 6
"""How many tokens a name has at most."""
SEEN_FROM = 100_000
"""A town that the parser has not marked as a place counts when it is at least this large."""


@dataclass(frozen=True)
class _Match:
    """Tokens `[start, end)` that the gazetteer knows, with what they may stand for."""

    start: int
    end: int
    spots: tuple[Spot, ...]


def find_places(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's places, in the text's order; coordinates and ids are null where the gazetteer has none."""
    gazetteer = codebook.compiled(build_gazetteer)
    found: list[Toponym] = []
    for sentence in draft.sentences():
        found.extend(_toponyms(draft, sentence, gazetteer))
    votes = _votes(draft, gazetteer)
    for toponym, spot in zip(found, resolve(found, votes), strict=True):
        words = draft.doc[toponym.start : toponym.end]
        draft.places.append(
            Place(
                start=words.start_char,
                end=words.end_char,
                text=words.text,
                name=spot.name if spot else words.text,
                country=spot.country if spot else None,
                geonames=spot.geonames if spot else None,
                lat=spot.lat if spot else None,
                lon=spot.lon if spot else None,
            )
        )


def _votes(draft: Draft, gazetteer: Gazetteer) -> dict[str, float]:
    """How often the report speaks of each country by its people's name, and where its publisher is."""
    votes: dict[str, float] = {}
    for token in draft.doc:
        country = gazetteer.demonyms.get(token.text)
        if country is not None:
            votes[country] = votes.get(country, 0.0) + 0.5
    home = gazetteer.publishers.get((draft.report.publisher or "").lower())
    if home is not None:
        votes[home] = votes.get(home, 0.0) + 1.0
    return votes


def _toponyms(draft: Draft, sentence: Span, gazetteer: Gazetteer) -> Iterator[Toponym]:
    position = sentence.start
    while position < sentence.end:
        match = _match_at(draft.doc, position, sentence.end, gazetteer)
        if match is None:
            position += 1
            continue
        hint = _hint(draft.doc, match, sentence.end, gazetteer)
        if _is_place(draft, match, hint is not None):
            yield Toponym(match.start, match.end, draft.doc[match.start : match.end].text, match.spots, hint)
        position = match.end


def _match_at(doc: Doc, start: int, limit: int, gazetteer: Gazetteer) -> _Match | None:
    """The longest name that begins at the token, or a place the parser found that the gazetteer does not know."""
    first = doc[start]
    if not first.text[:1].isupper() or (first.is_stop and first.text != "US" and not first.ent_type_):
        return None
    abbreviation = gazetteer.abbreviations.get(first.text)
    if abbreviation is not None and start > 1 and doc[start - 1].text == "," and doc[start - 2].text[:1].isupper():
        return _Match(start, start + 1, (abbreviation,))
    for end in range(min(limit, start + LONGEST), start, -1):
        last = doc[end - 1]
        if not (last.text[:1].isupper() or last.text[:1].isdigit()) or last.is_space:
            continue
        if any(not (one.text[:1].isupper() or one.lower_ in JOINERS) for one in doc[start:end]):
            continue
        spots = _spots(doc[start:end], gazetteer)
        if spots:
            return _Match(start, end, spots)
    return _unknown(doc, start)


def _spots(words: Span, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    text = words.text
    if words[-1].text in SUFFIXES and len(words) > 1 and not gazetteer.knows(text):
        return ()
    spots = gazetteer.look_up(text)
    if not spots and text.isupper() and len(text) > 3:
        spots = gazetteer.look_up(text.title())
    return tuple(spots)


def _unknown(doc: Doc, start: int) -> _Match | None:
    """A place by the parser's word alone, when the sentence puts something there."""
    if doc[start].ent_iob_ != "B" or doc[start].ent_type_ not in PLACE_LABELS:
        return None
    end = start + 1
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == doc[start].ent_type_:
        end += 1
    while end > start + 1 and not doc[end - 1].text[:1].isalnum():
        end -= 1
    if doc[end - 1].text == "'s":
        end -= 1
    is_placed = _is_locative(doc, start) or doc[end - 1].text in SUFFIXES
    return _Match(start, end, ()) if is_placed and doc[start].pos_ == "PROPN" else None


def _is_locative(doc: Doc, start: int) -> bool:
    """Whether a preposition of place stands before the name: "in Norland", "near the Blue River"."""
    before = start - 1
    while before >= max(0, start - 3) and (doc[before].lower_ in COMPASS - {"in"} or doc[before].lower_ == "the"):
        before -= 1
    return before >= 0 and doc[before].lower_ in LOCATIVE


def _hint(doc: Doc, match: _Match, limit: int, gazetteer: Gazetteer) -> Spot | None:
    """The larger place right after the name ("Paris, Texas"), or the people before it ("the Iraqi city of")."""
    after = match.end
    if after < limit and doc[after].text in (",", "("):
        after += 1
        while after < limit and doc[after].lower_ in COMPASS:
            after += 1
        larger = _larger(doc, after, limit, gazetteer)
        if larger is not None:
            return larger
    before = match.start - 1
    if before >= 1 and doc[before].lower_ == "of" and doc[before - 1].lower_ in SETTLEMENTS:
        country = gazetteer.demonyms.get(doc[before - 2].text) if before >= 2 else None
        return _country(country, gazetteer)
    if before >= 1 and doc[before].text in ("'s", "’s"):
        return next((spot for spot in gazetteer.look_up(doc[before - 1].text) if spot.kind == "country"), None)
    return None


def _larger(doc: Doc, start: int, limit: int, gazetteer: Gazetteer) -> Spot | None:
    if start >= limit:
        return None
    abbreviation = gazetteer.abbreviations.get(doc[start].text)
    if abbreviation is not None:
        return abbreviation
    for end in range(min(limit, start + 4), start, -1):
        if not doc[start].text[:1].isupper() or not doc[end - 1].text[:1].isupper():
            continue
        for spot in gazetteer.look_up(doc[start:end].text):
            if spot.kind in ("country", "state", "region") and (spot.country or spot.kind == "region"):
                return spot
    return None


def _country(code: str | None, gazetteer: Gazetteer) -> Spot | None:
    if code is None:
        return None
    return Spot(name=code, kind="country", country=code, admin1=None, geonames=None, lat=None, lon=None, weight=0)


def _is_place(draft: Draft, match: _Match, hinted: bool) -> bool:
    """Whether these words name a place here, and not a person, a firm or a government that sits there."""
    doc, words = draft.doc, draft.doc[match.start : match.end]
    head = words.root
    locative = _is_locative(doc, match.start)
    largest = match.spots[0] if match.spots else None
    if _is_inside_name(doc, match):
        return False
    if head.text in ("US",) or (largest is not None and largest.kind == "country"):
        return head.pos_ in ("PROPN", "NOUN", "ADJ") or locative
    mention = draft.named.get(head.i)
    if mention is not None and not locative and not hinted:
        actor = draft.actors[draft.mentions[mention].actor]
        if actor.kind in NOT_PLACES:
            return False
        if actor.kind in (ActorKind.STATE, ActorKind.GOVERNMENT) and head.dep_ in ("nsubj", "nsubjpass", "agent"):
            return False  # "Washington said": the government, not the town
    if hinted or head.ent_type_ in PLACE_LABELS:
        return True
    if head.ent_type_ in NAME_LABELS:
        return locative and head.pos_ == "PROPN"
    if largest is None:
        return True
    return head.pos_ == "PROPN" and (locative or largest.weight >= SEEN_FROM)


def _is_inside_name(doc: Doc, match: _Match) -> bool:
    """Whether the words are only part of a longer name that is no place: "Paris Hilton", "Bank of England"."""
    label = doc[match.start].ent_type_
    before = match.start > 0 and doc[match.start].ent_iob_ == "I"
    after = match.end < len(doc) and doc[match.end].ent_iob_ == "I" and doc[match.end].text not in ("'s", "’s")
    if label in ("PERSON", "WORK_OF_ART", "LAW", "PRODUCT"):
        return before or after
    if label == "ORG":
        return before or after
    following: Token | None = doc[match.end] if match.end < len(doc) else None
    return (
        following is not None
        and not label
        and following.pos_ == "PROPN"
        and following.text[:1].isupper()
        and following.dep_ != "conj"
        and doc[match.end - 1].dep_ == "compound"
    )
