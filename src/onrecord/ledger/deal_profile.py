"""What is known of one agreement from all that tells of it, and how well two of them agree."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from onrecord.ledger.deal_reading import Reading
from onrecord.ledger.deal_words import deal_words
from onrecord.ledger.entry import Actors
from onrecord.vocabulary import AgreementStatus

JOINS = 2.5
"""From which sum of grounds two tellings are of one agreement."""
_WINDOW = 60
"""For how many days an agreement without a name of its own is spoken of as that agreement."""


class Profile(NamedTuple):
    """An agreement as it is compared. `parties` are sure, `around` those who may be; `names` the sets of telling words of
    its proper names, `marks` what a name may be found by (acronyms, places); `made` the days on which it was agreed or
    signed, as far as its claims say; `first` and `last` the days of the reports."""

    parties: frozenset[str]
    around: frozenset[str]
    lands: frozenset[str]
    names: frozenset[frozenset[str]]
    marks: frozenset[str]
    sites: frozenset[str]
    subjects: frozenset[str]
    topic: frozenset[str]
    made: tuple[str, ...]
    first: str
    last: str
    definite: bool
    new: bool
    bare: bool
    heads: frozenset[str]
    ended: bool


def profile_of(readings: Iterable[Reading], actors: Actors) -> Profile:
    """The profile of the agreement that `readings` (at least one) tell of."""
    told = list(readings)
    named = [one.naming for one in told if one.naming]
    parties = _main_parties(told)
    around = frozenset(party for one in told for party in (*one.around, *one.parties)) - parties
    days = sorted(one.entry.day for one in told)
    return Profile(
        parties=parties,
        around=around,
        lands=frozenset(known.country for one in parties | around if (known := actors.get(one)) and known.country),
        names=frozenset(one.keys for one in named if one.proper and one.keys),
        marks=frozenset(mark for one in named if one.proper for mark in _marks(one.name)),
        sites=frozenset(site for one in told for site in one.sites),
        subjects=_common([one.subjects for one in told if one.subjects]),
        topic=frozenset(word for one in told for word in one.topic),
        made=tuple(sorted(day for one in told if (day := _made(one)))),
        first=days[0],
        last=days[-1],
        definite=any(one.definite for one in named) or not named,
        new=any(one.new for one in named),
        bare=all(one.bare and not one.subjects for one in named),
        heads=frozenset(one.head for one in named),
        ended=any(one.told and one.told.status is AgreementStatus.ENDED and not one.told.denied for one in told),
    )


def _main_parties(told: list[Reading]) -> frozenset[str]:
    counted = Counter(party for one in told for party in one.parties)
    if len(counted) <= 2:
        return frozenset(counted)
    most = max(counted.values())
    return frozenset(party for party, count in counted.items() if count * 4 >= most)


def _common(sets: list[frozenset[str]]) -> frozenset[str]:
    counted = Counter(one for each in sets for one in each)
    return frozenset(one for one, count in counted.items() if count * 3 >= len(sets))


def _marks(name: str) -> set[str]:
    """An acronym in or of the name, and the words that may be a place."""
    words = name.replace("-", " ").split()
    capitals = [word for word in words if word[:1].isupper()]
    marks = {word.lower() for word in words if len(word) > 2 and word.isupper()}
    if len(capitals) >= 3:
        marks.add("".join(word[0] for word in capitals).lower())
    return marks


def _made(one: Reading) -> str | None:
    """The day on which the agreement was agreed or signed, as the claim tells it."""
    made = (AgreementStatus.NEGOTIATED, AgreementStatus.SIGNED)
    if not one.told or one.told.denied or one.told.status not in made or not one.told.by_trigger:
        return None
    time = one.entry.claim.time
    return (time.from_ if time and time.from_ else one.entry.claim.published) or None


def likeness(new: Profile, old: Profile) -> dict[str, float]:
    """The grounds for and against that `new` (told of later, or on the same day) is the agreement `old`, by name."""
    grounds = {
        "name": _by_name(new, old),
        "parties": _by_parties(new, old),
        "subject": _by_subject(new, old),
        "topic": min(1.0, 0.5 * len(new.topic & old.topic)),
        "time": _by_time(new, old),
        "wording": _by_wording(new, old),
    }
    if grounds["name"] < 2 and grounds["parties"] <= 0:
        grounds["parties"] -= 1.0
    return {name: value for name, value in grounds.items() if value}


def _by_name(new: Profile, old: Profile) -> float:
    if new.marks & old.marks:
        return 3.0
    best = 0.0
    for one in new.names:
        for other in old.names:
            if one == other:
                best = max(best, 3.0)
            elif (one <= other or other <= one) and min(len(one), len(other)) >= 1:
                best = max(best, 2.0 if min(len(one), len(other)) >= 2 else 1.5)
    sites = {word for name in new.names for word in name} & old.sites
    sites |= {word for name in old.names for word in name} & new.sites
    if sites:
        best = max(best, 1.5)
    if not best and new.names and old.names:
        return -2.5
    return best


def _by_parties(new: Profile, old: Profile) -> float:
    if not new.parties and not new.around:
        return 0.0
    shared = new.parties & old.parties
    if len(shared) >= 2 or (len(shared) == 2 and new.parties == old.parties):
        return 2.0 if new.parties <= old.parties or old.parties <= new.parties else 1.0
    if len(new.parties) >= 2 and len(old.parties) >= 2:
        rest = (new.parties - shared, old.parties - shared)
        return 1.0 if shared and all(one & old.lands or one & new.lands for one in rest) else -4.0
    if new.parties | new.around and len(old.parties) >= 2 and len((new.parties | new.around) & old.parties) >= 2:
        return 1.75
    if len(new.parties) >= 2 and len((old.parties | old.around) & new.parties) >= 2:
        return 1.75
    if shared:
        return 1.25
    if (new.parties | new.around) & (old.parties | old.around):
        return 0.75
    return -2.0 if new.parties and old.parties else 0.0


def _by_subject(new: Profile, old: Profile) -> float:
    if not new.subjects or not old.subjects:
        return 0.0
    if new.subjects & old.subjects:
        return 1.5
    near = deal_words().near
    if any(other in near.get(one, ()) for one in new.subjects for other in old.subjects):
        return -0.25
    return -3.0


def _by_time(new: Profile, old: Profile) -> float:
    apart = max(0, _days(old.last, new.first))
    named = bool(new.names and old.names)
    weight = 0.75 if apart <= 3 else 0.25 if apart <= 30 else 0.0
    if not named and apart > _WINDOW:
        weight -= min(3.0, 0.02 * (apart - _WINDOW))
    if not named and new.made and old.made and all(_days(old.made[-1], day) > 21 for day in new.made):
        weight -= 1.5
    return weight


def _by_wording(new: Profile, old: Profile) -> float:
    earlier = _days(old.first, new.first) > 3
    if new.new and earlier:
        return -2.0
    if old.ended and new.made and earlier and not (new.names and old.names):
        return -1.5
    return 0.5 if new.definite or old.definite else 0.0


def _days(since: str, until: str) -> int:
    try:
        return (date.fromisoformat(until[:10]) - date.fromisoformat(since[:10])).days
    except ValueError:
        return 0
