"""What is known of one agreement from all that tells of it, and how well two of them agree."""

import re
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
_WINDOW, _LIFE = 60, 730
"""For how many days an agreement without a name of its own is spoken of as that agreement, and until it is ratified,
suspended or ended."""
_LATER = (AgreementStatus.RATIFIED, AgreementStatus.IN_FORCE, AgreementStatus.SUSPENDED, AgreementStatus.ENDED)


class Profile(NamedTuple):
    """An agreement as it is compared.

    `parties` are sure, `around` those who may be, `lands` each with its country, `everyone` all of these. `names` are
    the sets of telling words of its proper names (`words` all of them), `marks` acronyms. `made` are the days on which
    it was agreed or signed, as far as its claims say; `first` and `last` the days of the reports. The rest is as in
    `Naming` and `Reading`.
    """

    parties: frozenset[str]
    around: frozenset[str]
    lands: frozenset[tuple[str, str]]
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
    terms: frozenset[str]
    everyone: frozenset[str]
    words: frozenset[str]
    sorts: frozenset[str]
    later: bool
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
        lands=frozenset(
            (one, known.country) for one in parties | around if (known := actors.get(one)) and known.country
        ),
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
        bare=all(one.bare for one in named),
        everyone=frozenset((*parties, *around, *(_land(one, actors) for one in parties | around))),
        words=frozenset(word for one in named if one.proper for word in one.keys),
        terms=frozenset(term for one in named for term in one.terms),
        sorts=_sorts(one.head for one in named),
        later=any(one.told and one.told.taken and one.told.status in _LATER for one in told),
        ended=any(one.told and one.told.status is AgreementStatus.ENDED and not one.told.denied for one in told),
    )


def _sorts(heads: Iterable[str]) -> frozenset[str]:
    """The sorts of instrument that nouns name, but for those that are any deal's."""
    entries = (deal_words().heads.get(head) for head in heads)
    return frozenset(entry.id for entry in entries if entry and not entry.plain)


def _land(actor: str, actors: Actors) -> str:
    known = actors.get(actor)
    return known.country or actor if known else actor


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
    """Acronyms in or of the name, but for those of states, organisations and sorts of deals."""
    words = re.split(r"[\s–/-]+", name)
    capitals = [word for word in words if word[:1].isupper()]
    marks = {word.lower() for word in words if len(word) > 2 and word.isupper()}
    if len(capitals) >= 3:
        marks.add("".join(word[0] for word in capitals).lower())
    known = deal_words()
    return {
        mark
        for mark in marks
        if not any(mark in one for one in (known.states, known.demonyms, known.bodies, known.heads))
    }


def _made(one: Reading) -> str | None:
    """The day on which the agreement was agreed or signed, as the claim tells it."""
    made = (AgreementStatus.NEGOTIATED, AgreementStatus.SIGNED)
    if not one.told or not one.told.taken or one.told.status not in made or not one.told.by_trigger:
        return None
    time = one.entry.claim.time
    return (time.from_ if time and time.from_ else one.entry.claim.published) or None


def may_agree(new: Profile, old: Profile) -> bool:
    """Whether anything speaks for one agreement: a shared party or land, a shared word or mark of a name."""
    if not new.everyone.isdisjoint(old.everyone) or not new.marks.isdisjoint(old.marks):
        return True
    return (
        not new.words.isdisjoint(old.words)
        or not new.words.isdisjoint(old.sites)
        or not old.words.isdisjoint(new.sites)
    )


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
    if best:
        return best
    if new.names and old.names:
        return -2.5
    # A name that is new to an unnamed deal needs both parties: many treaties share one.
    return -1.25 if new.names and len((new.parties | new.around) & old.parties) < 2 else 0.0


def _by_parties(new: Profile, old: Profile) -> float:
    """Shared parties; one of two is little, another second party speaks against."""
    shared = new.parties & old.parties
    if len(shared) >= 2:
        return 2.0 if new.parties <= old.parties or old.parties <= new.parties else 1.0
    if len(new.parties) >= 2 and len(old.parties) >= 2:
        lands = [{land for one, land in side.lands if one in side.parties - shared} for side in (new, old)]
        return 1.0 if shared and lands[0] & lands[1] else -4.0
    if new.parties and old.parties and not shared:
        return 0.75 if {land for _, land in new.lands} & {land for _, land in old.lands} else -2.0
    for some, many in ((new, old), (old, new)):
        if len(many.parties) >= 2:
            both = (some.parties | some.around) & many.parties
            return (1.75 if len(both) >= 2 else 1.0 if some.parties else 0.5) if both else 0.0
    return 1.25 if shared else 0.5 if (new.parties | new.around) & (old.parties | old.around) else 0.0


def _by_subject(new: Profile, old: Profile) -> float:
    if not new.subjects or not old.subjects:
        return 0.0 if not (new.sorts and old.sorts) else 0.25 if new.sorts & old.sorts else -0.5
    if new.subjects & old.subjects:
        return 1.5
    near = deal_words().near
    if any(other in near.get(one, ()) for one in new.subjects for other in old.subjects):
        return -0.25 if _days(old.last, new.first) <= 3 else -1.0
    return -3.0


def _by_time(new: Profile, old: Profile) -> float:
    apart = max(0, _days(old.last, new.first))
    named = bool(new.names and old.names)
    both = len(new.parties & old.parties) >= 2
    weight = (1.25 if both else 0.75) if apart <= 3 else 0.25 if apart <= 30 else 0.0
    window = _LIFE if new.later and old.made else _WINDOW
    if not named and apart > window:
        weight -= min(3.0, 0.02 * (apart - window))
    if not named and new.made and old.made and all(_days(old.made[-1], day) > 21 for day in new.made):
        weight -= 1.5
    return weight


def _by_wording(new: Profile, old: Profile) -> float:
    """What "the", "a new" or "the 30-day" before the noun say: one spoken of before, or another."""
    if new.terms and old.terms:
        return 0.75 if new.terms & old.terms else -1.5
    earlier = _days(old.first, new.first) > 3
    if _years_apart(new, old):
        return -2.0
    if earlier and new.new:
        return -2.0
    if earlier and old.ended and new.made and not (new.names and old.names):
        return -1.5
    if new.definite:
        return 0.5
    if not earlier or old.names:
        return 0.0
    return -0.75 if len(new.parties & old.parties) >= 2 else -1.25


def _years_apart(new: Profile, old: Profile) -> bool:
    """Whether one is called after a year and the other was made in another ("the 2015 deal" is not today's)."""
    for one, other in ((new, old), (old, new)):
        years = {term for term in one.terms if term.isdigit()}
        if years and other.made and not years & {day[:4] for day in other.made}:
            return True
    return False


def _days(since: str, until: str) -> int:
    try:
        return (date.fromisoformat(until[:10]) - date.fromisoformat(since[:10])).days
    except ValueError:
        return 0
