"""What an agreement is called: the fullest of its names, or what it is and between whom."""

from collections import Counter

from onrecord.ledger.deal_names import Naming
from onrecord.ledger.deal_reading import Reading
from onrecord.ledger.entry import Actors


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
    proper = [one for one in named if one.proper]
    if proper:
        return max(proper, key=lambda one: (_weight(one), counted[one.name], one.name)).name
    best = max(named, key=lambda one: (_weight(one), counted[one.name], one.name))
    plain = best.name if not best.new else best.name.removeprefix("new ")
    return plain if len(best.states) >= 2 else _between(plain, parties, actors)


def _weight(one: Naming) -> int:
    """How much a name tells: its telling words, and one more where its noun is written as part of the name."""
    written = any(word[:1].isupper() and word.lower().startswith(one.head.split(" ")[0]) for word in one.name.split())
    return 2 * min(len(one.keys), 6) + len(one.subjects) + (1 if written else 0)


def _between(words: str, parties: tuple[str, ...], actors: Actors) -> str:
    names = [actors[one].name if one in actors else one for one in parties]
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} others"]
    if len(names) >= 2:
        return f"{words} between {', '.join(names[:-1])} and {names[-1]}"
    return f"{words} with {names[0]}" if names else words
