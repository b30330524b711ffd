"""One actor under several names: spellings, transliterations, middle names, particles.

Two persons are one when their names say so, never on the surname alone; what contradicts (another country, another
known entry) keeps them apart.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from onrecord.vocabulary import Actor, ActorKind

SAME = 1.0
"""Sum of the features from which on two actors are one."""

_BODIES = frozenset({ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.COMPANY, ActorKind.PARTY, ActorKind.MEDIA})
_SHARED = frozenset({"group", "org", "company", "party", "media"})
"""Beginnings of the ids of bodies that are one in every report."""
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "abu", "de", "da", "do", "dos", "del", "di", "van", "von", "der", "la", "le"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_FORMS = re.compile(r"\b(?:the|inc|ltd|llc|plc|corp|corporation|company|co|group|ag|sa|gmbh)\b\.?")
_SPELLINGS = (
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k"), ("sch", "sh"), ("tch", "ch"), ("tz", "ts"),
    ("dj", "j"), ("zh", "j"), ("iy", "i"), ("yi", "i"), ("ij", "i"), ("ey", "i"), ("ay", "ai"), ("ou", "u"),
    ("oo", "u"), ("ee", "i"), ("aa", "a"), ("q", "k"), ("w", "v"), ("y", "i"), ("x", "ks"),
)  # fmt: skip


def skeleton(word: str) -> str:
    """A name's word without accents, doubled letters and the choices of a transliteration: Zelenskyy, Zelensky."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", word.casefold()) if letter.isalnum())
    for spelling, common in _SPELLINGS:
        plain = plain.replace(spelling, common)
    return re.sub(r"(.)\1+", r"\1", plain)


def name_keys(actor: Actor, names: Iterable[str] = ()) -> set[str]:
    """The keys under which an actor under another name may be met; none for those whom only one report knows."""
    if actor.kind is ActorKind.PERSON and actor.id.startswith("person/"):
        found = (_person_words(name) for name in {actor.name, *names})
        return {f"person:{skeleton(words[0])[:1]}:{skeleton(words[-1])}" for words in found if len(words) > 1}
    if actor.kind not in _BODIES or actor.id.split("/")[0] not in _SHARED:
        return set()
    key = _body_key(actor.name)
    return {f"{actor.kind.value}:{key}"} if len(key) > 3 else set()


def alike(a: Actor, b: Actor) -> dict[str, float]:
    """The features for two actors being one; they are when the sum is `SAME` or more."""
    if a.id == b.id or a.kind is not b.kind:
        return {}
    if a.wikidata and b.wikidata and a.wikidata != b.wikidata:
        return {"other known entries": -2.0}
    features = _alike_persons(a, b) if a.kind is ActorKind.PERSON else _alike_bodies(a, b)
    if a.country and b.country:
        features["country"] = 0.2 if a.country == b.country else -1.0
    return features


def is_same(features: Mapping[str, float]) -> bool:
    """Whether the features make two actors one."""
    return sum(features.values()) >= SAME


def representative(members: Iterable[Actor]) -> Actor:
    """The actor under whose id all go: one that the codebook knows, else the fullest name, else the first id."""
    return min(members, key=lambda one: (one.wikidata is None, one.country is None, -len(one.name), one.id))


def _alike_persons(a: Actor, b: Actor) -> dict[str, float]:
    left, right = _person_words(a.name), _person_words(b.name)
    if len(left) < 2 or len(right) < 2:
        return {"surname alone": 0.0}
    bones = [[skeleton(word) for word in words] for words in (left, right)]
    if bones[0][-1] != bones[1][-1]:
        return {"surnames differ": -1.0}
    first, other = bones[0][0], bones[1][0]
    features = {"surname": 0.5}
    if first == other:
        features["given name"] = 0.5
    elif len(first) == 1 or len(other) == 1:
        features["initial"] = 0.3 if first[:1] == other[:1] else -1.0
    else:
        near = SequenceMatcher(None, first, other).ratio()
        features["given name, nearly"] = 0.45 if near >= 0.8 else -1.0
    middle, others = set(bones[0][1:-1]), set(bones[1][1:-1])
    initials = all(len(word) == 1 for word in middle) or all(len(word) == 1 for word in others)
    if (
        middle
        and others
        and not middle & others
        and not (initials and {m[:1] for m in middle} == {m[:1] for m in others})
    ):
        features["middle names differ"] = -1.0
    return features


def _alike_bodies(a: Actor, b: Actor) -> dict[str, float]:
    return {"name": 1.0} if _body_key(a.name) == _body_key(b.name) else {"names differ": -1.0}


def _person_words(name: str) -> list[str]:
    words = [word.strip(".") for word in re.split(r"[\s\-‐–'’]+", name) if word.strip(".")]
    return [word for word in words if word.casefold() not in _PARTICLES and word.casefold() not in _SUFFIXES]


def _body_key(name: str) -> str:
    return " ".join(skeleton(word) for word in _FORMS.sub(" ", name.casefold()).replace("-", " ").split())
