"""What an agreement is called: the fullest of its names, or what it is and between whom."""

import re
from collections import Counter

from onrecord.ledger.deal_names import Naming
from onrecord.ledger.deal_reading import Reading
from onrecord.ledger.deal_words import listed
from onrecord.ledger.entry import Actors

_PURPOSE = re.compile(
    r"(?:\s+(?:between|with|and|the|of|has been signed|was signed|[A-Z][\w.’'-]*))*"
    r"\s+((?:on|to|for)\s+(?:the |a |an |its |their |formally )?[a-z].*)$"
)
_ENDS = frozenset(
    (
        "after",
        "following",
        "amid",
        "during",
        "at",
        "as",
        "while",
        "which",
        "that",
        "under",
        "despite",
        "on",
        "by",
        "for",
        "in",
    )
)
_MOST_WORDS = 9


def names_of(readings: list[Reading]) -> tuple[str, ...]:
    """Every name that the reports give it, most frequent first; bare nouns only where there is nothing else."""
    named = [one.naming for one in readings if one.naming]
    counted = Counter(one.name for one in named if not one.bare) or Counter(one.name for one in named)
    unique: dict[str, str] = {}
    for name, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        unique.setdefault(name.lower(), name)
    return tuple(unique.values())


def best_name(readings: list[Reading], parties: tuple[str, ...], actors: Actors) -> str:
    """The fullest proper name; without one, the most telling words for it and its parties."""
    named = [one.naming for one in readings if one.naming]
    if not named:
        return _between("agreement", parties, actors)
    counted = Counter(one.name for one in named)
    best = max(named, key=lambda one: (_weight(one), counted[one.name], one.name))
    if best.proper and best.keys:
        return best.name
    plain = re.sub(r"^(?:new|proposed|draft|final|earlier|potential|immediate|emerging)\s+", "", best.name)
    called = plain if len(best.states) >= 2 else _between(plain, parties, actors)
    return f"{called} {about}" if best.bare and (about := _about(readings)) else called


def _about(readings: list[Reading]) -> str | None:
    """What the first report to say so tells that the agreement is about: "on water", "to end a war"."""
    for one in readings:
        if one.naming is None or one.duty:
            continue
        clause = re.split(r"[,;…(]|\.(?!\d)", one.entry.claim.text[one.naming.end : one.naming.end + 160], maxsplit=1)[
            0
        ]
        match = _PURPOSE.match(clause)
        words = match.group(1).split() if match else []
        end = next((at for at, word in enumerate(words) if at and word.lower() in _ENDS), len(words))
        if 2 <= end <= _MOST_WORDS and words[1].lower() not in listed("calendar"):
            return " ".join(words[:end])
    return None


def _weight(one: Naming) -> int:
    """How much a name tells: written as one, its telling words, its noun as part of what is written as a name."""
    written = any(word[:1].isupper() and word.lower().startswith(one.head.split(" ")[0]) for word in one.name.split())
    named = 6 if one.proper and one.keys else 0
    return named + 2 * min(len(one.keys), 6) + 2 * len(one.subjects) + (1 if written else 0)


def _between(words: str, parties: tuple[str, ...], actors: Actors) -> str:
    names = [actors[one].name if one in actors else one for one in parties]
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} others"]
    if len(names) >= 2:
        return f"{words} between {', '.join(names[:-1])} and {names[-1]}"
    return f"{words} with {names[0]}" if names else words
