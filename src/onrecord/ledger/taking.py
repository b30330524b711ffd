"""Claims become entries: linked actors, countries, days and the traits by which events are told apart."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from onrecord.codebook.numbers import NUMBER, number
from onrecord.ledger.entry import Actors, Entry
from onrecord.ledger.everyday import EVERYDAY
from onrecord.ledger.kinds import Kinds
from onrecord.ledger.names import names
from onrecord.ledger.traits import Traits
from onrecord.ledger.words import stem, stems, words
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import ActorKind

_ON_ITS_OWN = frozenset({ActorKind.GROUP, ActorKind.BLOC, ActorKind.ORGANISATION, ActorKind.COMPANY})
_BY_SORT = re.compile(r"[A-Z]{3}/|[^/]*~")
_WORD = re.compile(r"[^\W_]+")
_BACKWARDS = """
following after since wake recent previous previously earlier toll which who whose whom suspect suspects suspected
accused responsible behind investigation
"""
_BACK = frozenset(_BACKWARDS.split())
"""What leads to words for a deed that is told as known: "following his arrest", "the toll of the strike"."""
_NEAR = 5
"""How many words lead to an event word."""
_LAST = re.compile(r"[/~-]")
_TELLING = 60
"""Words of a report that stand for its story at most: the first ones, where news says what it is about."""


@cache
def _anybody() -> frozenset[str]:
    """Words for people that fit any of them, by their stems; the stemmer is loaded by those only who need it."""
    named = "people person civilian civilians resident residents others citizen citizens"
    return frozenset(map(stem, named.split()))


def with_links(claim: ClaimOnRecord, links: Mapping[str, str]) -> ClaimOnRecord:
    """The claim with linked actors in place of those that its report names."""
    ids = (*claim.actors, *claim.recipients, *(one for one in claim.holder_actors if one))
    if not any(one in links for one in ids):
        return claim
    return replace(
        claim,
        actors=tuple(dict.fromkeys(links.get(one, one) for one in claim.actors)),
        recipients=tuple(dict.fromkeys(links.get(one, one) for one in claim.recipients)),
        holder_actors=tuple(links.get(one, one) if one else None for one in claim.holder_actors),
    )


def make_entry(
    claim: ClaimOnRecord, actors: Actors, kinds: Kinds, *, day: str, origin: str, story: frozenset[str]
) -> Entry:
    """The entry of a claim whose actors are linked; `story` are the telling words of its report."""
    sides = [_countries(ids, actors) for ids in (claim.actors, claim.recipients)]
    return Entry(
        claim=claim,
        traits=_traits(claim, sides, kinds, story),
        day=day,
        origin=_passed_on(claim, actors) or origin,
        countries=tuple(dict.fromkeys((*sides[0], *sides[1]))),
    )


def story_of(headline: str | None, text: str) -> frozenset[str]:
    """The telling words with which a report begins."""
    return frozenset(stem(word) for word in words(f"{headline or ''} {text[:2000]}")[:_TELLING]) - EVERYDAY


def _passed_on(claim: ClaimOnRecord, actors: Actors) -> str | None:
    """The outlet whose report this one only passes on ("Reuters reported"); its word counts once."""
    first = next(iter(claim.holder_actors), None)
    if first and claim.holders and first in actors and actors[first].kind is ActorKind.MEDIA:
        return first
    return None


def _countries(ids: tuple[str, ...], actors: Actors) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for one in ids if (code := country_of(one, actors))))


def country_of(actor: str, actors: Actors) -> str | None:
    """An actor's country, alpha-3; null when unknown."""
    return actors[actor].country if actor in actors else None


def party_key(actor: str, actors: Actors, report: str) -> str | None:
    """By what an actor is filed: its country, else its own id where that holds beyond one report, else nothing."""
    known = actors.get(actor)
    if known and known.country:
        return known.country
    if actor.startswith((f"{report}/", f"{report}~")) or known is None or known.kind not in _ON_ITS_OWN:
        return None
    return actor


def _traits(claim: ClaimOnRecord, sides: Sequence[tuple[str, ...]], kinds: Kinds, story: frozenset[str]) -> Traits:
    time = claim.time
    trigger = stem(words(claim.trigger.text)[-1]) if words(claim.trigger.text) else claim.trigger.text.casefold()
    by, upon = map(frozenset, sides)
    dated = bool(time and (time.from_ or time.to))
    first = time.from_ if time and dated else claim.published
    last = time.to if time and dated else claim.published
    shared = {
        one
        for one in (*claim.actors, *claim.recipients)
        if not one.startswith((f"{claim.report}/", f"{claim.report}~"))
    }
    place = claim.place_name.casefold() if claim.place_name else None
    if place and kinds.nations.issuperset(words(place)):
        place = None  # its code tells it
    return Traits(
        claim=claim.id,
        report=claim.report,
        published=claim.published,
        type=claim.type,
        family=kinds.families.get(claim.type or ""),
        trigger=trigger,
        kin=kinds.kin.get(trigger, frozenset()),
        bare=trigger in kinds.bare,
        actors=frozenset(one for one in claim.actors if one in shared),
        recipients=frozenset(one for one in claim.recipients if one in shared),
        countries=by | upon,
        by=by,
        upon=upon,
        sorts=_sorts(claim.recipients),
        first=first,
        last=last,
        dated=dated,
        recalled=_recalled(claim),
        places=frozenset(filter(None, [place, claim.place_country])),
        towns=frozenset(_towns(claim, kinds)),
        figures=frozenset(_figures(claim)),
        toll=frozenset(_toll(claim)),
        thing=stems(claim.object),
        words=stems(claim.text),
        names=names(claim.text, kinds.nations) - name_words((*claim.actors, *claim.recipients)),
        story=story,
    )


def _sorts(recipients: Sequence[str]) -> frozenset[str]:
    """What people are called who are known by no name: the last word of "SOM/soldiers" or "r1~coastal-guards"."""
    found = {stem(_LAST.split(one)[-1]) for one in recipients if _BY_SORT.match(one)}
    return frozenset(found - _anybody())


def name_words(parties: Iterable[str]) -> set[str]:
    """The words of the parties' names (their ids have them), by which they are compared as parties."""
    return {word for one in parties for word in one.rpartition("/")[2].split("-")}


def _towns(claim: ClaimOnRecord, kinds: Kinds) -> list[str]:
    """The towns where it happened: those named as its place, or in the words for who is acted upon."""
    named = [claim.place_name] if claim.place_name and claim.place_country else []
    return [name for one in (*named, *claim.recipient_places) if (name := one.casefold()) not in kinds.wide]


def _recalled(claim: ClaimOnRecord) -> bool:
    """Whether the words that lead to the event word look back on it."""
    leading = _WORD.findall(re.split(rf"\b{re.escape(claim.trigger.text)}\b", claim.text, maxsplit=1)[0].casefold())
    return not _BACK.isdisjoint(leading[-_NEAR:]) or leading[-1:] == ["that"]


def _figures(claim: ClaimOnRecord) -> list[tuple[float, str]]:
    """Stated quantities as value and thing counted, from their words."""
    found = []
    for text in claim.quantities_text:
        match = NUMBER.search(text)
        value = number(match[0]) if match else None
        if match and value is not None:
            rest = words(text[match.end() :])
            found.append((float(value), stem(rest[-1]) if rest else ""))
    return found


def _toll(claim: ClaimOnRecord) -> list[float]:
    """How many are acted upon, as the words for them begin: "at least 26 people, including four children"."""
    matches = [NUMBER.search(text) for text in claim.recipients_text[:1]]
    values = [number(match[0]) for match in matches if match]
    return [float(value) for value in values if value is not None]
