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
from onrecord.reader.places.gazetteer import Gazetteer, Spot, build_gazetteer
from onrecord.reader.places.toponyms import Toponym, resolve
from onrecord.reader.places.words import (
    COMMON,
    COMPASS,
    JOINERS,
    LANDFORMS,
    LOCATIVE,
    PLURALS,
    PUBLIC,
    SETTLEMENTS,
    SUFFIXES,
)
from onrecord.vocabulary import ActorKind, Place

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
NAME_LABELS = frozenset(("PERSON", "ORG", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"))
NOT_PLACES = frozenset((ActorKind.PERSON, ActorKind.COMPANY, ActorKind.MEDIA, ActorKind.PARTY, ActorKind.GROUP))
AGENTIVE = frozenset(("nsubj", "nsubjpass", "agent"))
MOST_LISTED = 24
LONGEST = 6
"""How many tokens a name has at most."""
SEEN_FROM = 30_000
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
    seen = [pair for sentence in draft.sentences() for pair in _toponyms(draft, sentence, gazetteer)]
    sure = {toponym.text for toponym, is_sure in seen if is_sure}
    found = [toponym for toponym, is_sure in seen if is_sure or toponym.text in sure]
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


def _toponyms(draft: Draft, sentence: Span, gazetteer: Gazetteer) -> Iterator[tuple[Toponym, bool]]:
    """The names of a sentence that may be places, and whether each is one for sure or only if it is one elsewhere."""
    position, larger, listed = sentence.start, None, _listed(sentence)
    while position < sentence.end:
        match = _match_at(draft.doc, position, sentence.end, gazetteer)
        if position in listed:
            end = match.end if match is not None else position + 1
            words = draft.doc[position:end].text
            larger_ones = tuple(gazetteer.look_up(f"{words} {listed[position]}"))
            match = _Match(position, end, larger_ones or (match.spots if match else ()))
        if match is None:
            position += 1
            continue
        spots = (larger,) if larger is not None and larger in match.spots else match.spots
        hint = larger = _hint(draft.doc, match, sentence.end, gazetteer)
        verdict = True if match.start in listed else _is_place(draft, match, hint is not None)
        if verdict is not None:
            yield Toponym(match.start, match.end, draft.doc[match.start : match.end].text, spots, hint), verdict
        position = match.end


def _listed(sentence: Span) -> dict[int, str]:
    """The names in lists like "Harper and Kingman counties": token index to what each is ("County")."""
    found: dict[int, str] = {}
    for token in sentence:
        kind = PLURALS.get(token.lower_)
        before = token.i - 1
        while kind is not None and before >= max(sentence.start, token.i - MOST_LISTED):
            word = sentence.doc[before]
            if word.pos_ == "PROPN" and word.text[:1].isupper():
                found[before] = kind
            elif word.lower_ not in (",", "and", "or"):
                break
            before -= 1
    return found if len(found) > 1 else {}


def _match_at(doc: Doc, start: int, limit: int, gazetteer: Gazetteer) -> _Match | None:
    """The longest name that begins at the token, or a place the parser found that the gazetteer does not know."""
    first = doc[start]
    if not first.text[:1].isupper() or (first.is_stop and first.text != "US" and not first.ent_type_):
        return None
    abbreviation = gazetteer.abbreviations.get(first.text)
    after_comma = start > 1 and doc[start - 1].text == "," and doc[start - 2].text[:1].isupper()
    if abbreviation is not None and (after_comma or "." in first.text[1:-1]):
        return _Match(start, start + 1, (abbreviation,))
    site = _site_end(doc, start, limit)
    for end in range(min(limit, start + LONGEST), site - 1 if site else start, -1):
        last = doc[end - 1]
        if not (last.text[:1].isupper() or last.text[:1].isdigit()) or last.is_space:
            continue
        if any(not (one.text[:1].isupper() or one.lower_ in JOINERS) for one in doc[start:end]):
            continue
        spots = _spots(doc[start:end], gazetteer)
        if spots:
            return _Match(start, end, spots)
    if site:
        return _Match(start, site, ())
    return None if first.text in gazetteer.demonyms else _unknown(doc, start)


def _site_end(doc: Doc, start: int, limit: int) -> int:
    """Where a name like "Blue River" or "Old Mill Road" that begins at the token ends; 0 when none does."""
    end = start + 1
    if doc[start].text in LANDFORMS or (start and doc[start - 1].text[:1].isupper() and doc[start].dep_ != "conj"):
        return 0
    while end < min(limit, start + LONGEST) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
        if doc[end].text in LANDFORMS:
            following = doc[end + 1].text if end + 1 < limit else ""
            return 0 if following[:1].isupper() and following not in LANDFORMS else end + 1
        end += 1
    return 0


def _spots(words: Span, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    text = words.text
    if words[-1].text in SUFFIXES and len(words) > 1 and not gazetteer.knows(text):
        return ()
    spots = gazetteer.look_up(text)
    if text.isupper() and len(text) <= 4:  # "U.S.", "UK", but not the towns of Us and Uk
        spots = [spot for spot in spots if spot.kind != "town"]
    return tuple(spots)


def _unknown(doc: Doc, start: int) -> _Match | None:
    """A place by the parser's word alone, when the sentence puts something there."""
    if doc[start].ent_iob_ != "B" or doc[start].ent_type_ not in PLACE_LABELS:
        return None
    end = start + 1
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].text != ",":
        end += 1
    while end > start + 1 and not doc[end - 1].text[:1].isalnum():
        end -= 1
    if doc[end - 1].text == "'s":
        end -= 1
    is_placed = _is_locative(doc, start) or doc[end - 1].text in SUFFIXES
    named = doc[start:end].root
    doubtful = not is_placed and (named.dep_ in AGENTIVE or named.dep_ == "ROOT")  # often persons
    return _Match(start, end, ()) if doc[start].pos_ == "PROPN" and not doubtful else None


def _is_locative(doc: Doc, start: int) -> bool:
    """Whether a preposition of place stands before the name: "in Norland", "near the Blue River"."""
    before = start - 1
    while before >= max(0, start - 3) and (doc[before].lower_ in COMPASS - {"in"} or doc[before].lower_ == "the"):
        before -= 1
    if before > 0 and doc[before].lower_ == "of":  # "Jane Roe, of Norfolk, was"
        return doc[before - 1].text == ","
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


def _is_place(draft: Draft, match: _Match, hinted: bool) -> bool | None:
    """Whether these words name a place here; null when they name a person, a firm or the government that sits there.

    False means that they do if the report uses the name as a place elsewhere.
    """
    doc, words = draft.doc, draft.doc[match.start : match.end]
    head, follows = words.root, doc[match.end].text if match.end < len(doc) else ""
    largest = match.spots[0] if match.spots else None
    inside = _is_inside_name(doc, match, largest)
    if (inside and doc[match.start].ent_type_ != "ORG") or (words.text in COMMON and not hinted):
        return None
    placed = hinted or _is_locative(doc, match.start) or _is_dateline(doc, match) or follows in PUBLIC
    is_country = largest is not None and largest.kind == "country"
    if _is_actor(draft, match, is_country=is_country, placed=placed):
        return None
    if is_country:
        return head.pos_ in ("PROPN", "NOUN", "ADJ") or placed
    if inside:  # "Paris Junior College" in a report from a Paris
        return False if match.spots and doc[match.start].ent_iob_ == "B" else None
    if hinted or head.ent_type_ in PLACE_LABELS:
        return True
    if head.ent_type_ in NAME_LABELS:
        return placed
    if largest is None:
        return True
    return placed or (head.pos_ == "PROPN" and largest.weight >= SEEN_FROM)


def _is_actor(draft: Draft, match: _Match, *, is_country: bool, placed: bool) -> bool:
    """Whether the words stand for a person, a firm, or a government and not for where it sits ("Washington said")."""
    words = draft.doc[match.start : match.end]
    number = draft.named.get(words.root.i)
    if number is None:
        return False
    mention = draft.mentions[number]
    actor = draft.actors[mention.actor]
    if actor.kind is ActorKind.GOVERNMENT and (mention.start, mention.end) == (words.start_char, words.end_char):
        return not is_country  # "the White House" is no town
    if not match.spots and words[-1].text not in LANDFORMS:
        return actor.kind not in (ActorKind.STATE, ActorKind.GOVERNMENT)
    if placed:
        return False
    governs = actor.kind in (ActorKind.STATE, ActorKind.GOVERNMENT) and words.root.dep_ in AGENTIVE
    return actor.kind in NOT_PLACES or (governs and not is_country)


def _is_dateline(doc: Doc, match: _Match) -> bool:
    """Whether the name opens a sentence as the place of writing: "KYIV — Troops"."""
    after = doc[match.end].text if match.end < len(doc) else ""
    return doc[match.start].is_sent_start is True and after in ("-", "--", "—", "–", "(")


def _is_inside_name(doc: Doc, match: _Match, largest: Spot | None) -> bool:
    """Whether the words are only part of a longer name that is no place: "Paris Hilton", "Bank of England"."""
    label = doc[match.start].ent_type_
    following: Token | None = doc[match.end] if match.end < len(doc) else None
    before = match.start > 0 and doc[match.start].ent_iob_ == "I" and doc[match.start - 1].lower_ != "the"
    after = following is not None and following.ent_iob_ == "I" and following.text not in ("'s", "’s")
    public = following is not None and following.text in PUBLIC
    public = public or (largest is not None and largest.kind in ("country", "state", "county"))
    if label in ("PERSON", "WORK_OF_ART", "LAW", "PRODUCT", "ORG"):
        return before or (after and not public)
    return (
        following is not None
        and not label
        and not public
        and following.pos_ == "PROPN"
        and following.text[:1].isupper()
        and following.dep_ != "conj"
        and doc[match.end - 1].dep_ == "compound"
    )
