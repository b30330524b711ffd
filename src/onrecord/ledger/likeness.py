"""How alike two claims are as accounts of one event: a score that says what it is made of.

After nomenklatura's matchers a score is a sum of named features, each a small function with a weight, put on 0…1 by the
logistic function. What cannot both be said of one event (other dates given, other towns on the day, other victims) is
no matter of weight: it is a veto. All functions are pure and work on sets that `Traits` holds ready.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from math import exp

from msgspec import Struct

from onrecord.ledger.traits import Traits
from onrecord.vocabulary import MUTUAL_DEEDS

Compare = Callable[[Traits, Traits], float]


class Feature(Struct, frozen=True):
    """One ground for or against "same event": `func` gives 0…1, `weight` what 1 adds to the log odds."""

    func: Compare
    weight: float


class Likeness(Struct, frozen=True):
    """How alike two claims are, 0…1, by what each feature added to the log odds; `veto` names what rules it out."""

    score: float
    features: dict[str, float]
    veto: str | None = None


# ---- what happened --------------------------------------------------------------------------------------------------
def same_trigger(a: Traits, b: Traits) -> float:
    """The event words have one stem, and it names something by itself."""
    return 1.0 if a.trigger and a.trigger == b.trigger and not a.bare else 0.0


def same_bare_trigger(a: Traits, b: Traits) -> float:
    """The event words have one stem, of a word that names nothing by itself ("take")."""
    return 1.0 if a.bare and a.trigger == b.trigger else 0.0


def kindred_trigger(a: Traits, b: Traits) -> float:
    """The event words differ: the share of the sorts of happening that one can name which the other can name too."""
    return _shared(a.kin, b.kin) if a.trigger != b.trigger else 0.0


def other_trigger(a: Traits, b: Traits) -> float:
    """The event words are known and neither the same nor kindred."""
    return 1.0 if a.trigger and b.trigger and a.trigger != b.trigger and a.kin.isdisjoint(b.kin) else 0.0


def same_type(a: Traits, b: Traits) -> float:
    """Both are of one PLOVER type."""
    return 1.0 if a.type is not None and a.type == b.type else 0.0


def other_type(a: Traits, b: Traits) -> float:
    """Two types of deed (a visit, praise), be they of one family."""
    return 1.0 if a.type and b.type and a.type != b.type else 0.0


def other_family(a: Traits, b: Traits) -> float:
    """One is of conflict and the other of cooperation, or one of words and the other of deeds (PLOVER's quad class)."""
    return 1.0 if a.family is not None and b.family is not None and a.family != b.family else 0.0


def same_thing(a: Traits, b: Traits) -> float:
    """The share of the shorter object that both name."""
    return _shared(a.thing, b.thing)


def other_thing(a: Traits, b: Traits) -> float:
    """Both name an object, and no word of it is the same."""
    return 1.0 if a.thing and b.thing and a.thing.isdisjoint(b.thing) else 0.0


def same_figures(a: Traits, b: Traits) -> float:
    """A figure of one and the same thing counted stands in both; other figures say nothing: counts are updated."""
    return 1.0 if a.figures and not a.figures.isdisjoint(b.figures) else 0.0


def far_toll(a: Traits, b: Traits) -> float:
    """The same word, and in one report more than twice as many people come to harm: more than an update of counts."""
    if a.trigger != b.trigger or not a.toll or not b.toll or a.report == b.report:
        return 0.0
    return 0.0 if any(old <= 2 * new and new <= 2 * old for old in a.toll for new in b.toll) else 1.0


# ---- who ------------------------------------------------------------------------------------------------------------
def same_actors(a: Traits, b: Traits) -> float:
    """The share of the smaller set of those who act that both name."""
    return _shared(a.actors, b.actors)


def same_recipients(a: Traits, b: Traits) -> float:
    """The share of the smaller set of those acted upon that both name."""
    return _shared(a.recipients, b.recipients)


def same_countries(a: Traits, b: Traits) -> float:
    """The parties' countries that both name, as a share of all of them (Jaccard)."""
    if not a.countries or not b.countries:
        return 0.0
    both = len(a.countries & b.countries)
    return both / (len(a.countries) + len(b.countries) - both)


def other_parties(a: Traits, b: Traits) -> float:
    """Both name parties, and these share neither an actor nor a country."""
    if not a.countries.isdisjoint(b.countries):
        return 0.0
    ours, theirs = a.actors | a.recipients, b.actors | b.recipients
    return 1.0 if ours and theirs and ours.isdisjoint(theirs) else 0.0


def other_countries(a: Traits, b: Traits) -> float:
    """The countries of both sides are known, and none is the same."""
    return 1.0 if a.countries and b.countries and a.countries.isdisjoint(b.countries) else 0.0


def other_doers(a: Traits, b: Traits) -> float:
    """Both tell which countries act, and none is the same; of mutual deeds either side may be named first."""
    return 1.0 if a.by and b.by and a.by.isdisjoint(b.by) and not _mutual(a, b) else 0.0


def other_sufferers(a: Traits, b: Traits) -> float:
    """Both tell which countries are acted upon, and none is the same; of mutual deeds either side may be."""
    return 1.0 if a.upon and b.upon and a.upon.isdisjoint(b.upon) and not _mutual(a, b) else 0.0


def other_sort(a: Traits, b: Traits) -> float:
    """Both tell what sort of people are acted upon ("soldiers"), and none is the same."""
    return 1.0 if a.sorts and b.sorts and a.sorts.isdisjoint(b.sorts) and a.report != b.report else 0.0


# ---- when and where -------------------------------------------------------------------------------------------------
def same_time(a: Traits, b: Traits) -> float:
    """Both reports give a time and the two overlap: 1 for days, less for months and years."""
    if not (a.dated and b.dated and a.first and b.first and a.last and b.last):
        return 0.0
    if a.first > b.last or b.first > a.last:
        return 0.0
    longer = max(_day(a.last) - _day(a.first), _day(b.last) - _day(b.first))
    return 1.0 if longer <= 2 else 0.7 if longer <= 31 else 0.4


def near_time(a: Traits, b: Traits) -> float:
    """At most one of the times is given, and they are near: 1 on one day, falling to 0 within a week."""
    gap = None if a.dated and b.dated else _gap(a, b)
    return 0.0 if gap is None or gap >= WEEK else 1.0 - gap / WEEK


def far_time(a: Traits, b: Traits) -> float:
    """The times, not both of them given, lie apart: from 0 at one day to 1 at two weeks and more."""
    if a.dated and b.dated:
        return 0.0
    gap = _gap(a, b)
    return 0.0 if gap is None or gap <= 1 else min(1.0, (gap - 1) / (2 * WEEK - 1))


def next_day(a: Traits, b: Traits) -> float:
    """The later of two days is that of a report that gives no time: what is told as news is news of its day."""
    return 1.0 if _is_news_of_another_day(a, b) or _is_news_of_another_day(b, a) else 0.0


def not_yet(a: Traits, b: Traits) -> float:
    """One gives a time that had not come when the other was published."""
    return 1.0 if _had_not_come(a, b) or _had_not_come(b, a) else 0.0


def same_place(a: Traits, b: Traits) -> float:
    """Both name the same town or region, or (half) the same country where one names no more than that."""
    both = a.places & b.places
    if any(not _is_country(place) for place in both):
        return 1.0
    return 0.5 if both and not other_place(a, b) else 0.0


def other_place(a: Traits, b: Traits) -> float:
    """Both name places, none the same, on the map or not; that both lie in one country makes them no nearer."""
    if not a.names.isdisjoint(b.names):
        return 0.0
    if a.places and b.places and a.places.isdisjoint(b.places):
        return 1.0
    return 1.0 if _spots(a) and _spots(b) and not any(_is_in(x, y) for x in _spots(a) for y in _spots(b)) else 0.0


# ---- in what words --------------------------------------------------------------------------------------------------
def same_words(a: Traits, b: Traits) -> float:
    """Words that the two pieces of evidence share, as a share of all of them (Dice)."""
    return _dice(a.words, b.words)


def same_names(a: Traits, b: Traits) -> float:
    """The share of the smaller set of names of places that both pieces of evidence hold, those of one report aside."""
    return _shared(a.names, b.names) if a.report != b.report else 0.0


def other_names(a: Traits, b: Traits) -> float:
    """Both pieces of evidence name places, and none is the same; within one report names stand where they may."""
    return 1.0 if a.names and b.names and a.names.isdisjoint(b.names) and a.report != b.report else 0.0


def same_story(a: Traits, b: Traits) -> float:
    """How much of their telling words (Dice) the two reports share, of what retellings share; 1 within one report."""
    return 1.0 if a.report == b.report else min(1.0, _dice(a.story, b.story) / GREAT_SHARE)


def other_story(a: Traits, b: Traits) -> float:
    """How far two reports are from sharing as many telling words (Dice) as those of one story; 0 within one report."""
    if a.report == b.report or not (a.story and b.story):
        return 0.0
    return max(0.0, 1.0 - _dice(a.story, b.story) / USUAL_SHARE)


FEATURES: dict[str, Feature] = {
    "same trigger": Feature(same_trigger, 3.0),
    "same bare trigger": Feature(same_bare_trigger, 0.6),
    "kindred trigger": Feature(kindred_trigger, 1.2),
    "other trigger": Feature(other_trigger, -1.5),
    "same type": Feature(same_type, 0.8),
    "other type": Feature(other_type, -0.4),
    "other family": Feature(other_family, -1.5),
    "same thing": Feature(same_thing, 1.0),
    "other thing": Feature(other_thing, -0.2),
    "same figures": Feature(same_figures, 0.5),
    "far toll": Feature(far_toll, -1.0),
    "same actors": Feature(same_actors, 0.6),
    "same recipients": Feature(same_recipients, 0.8),
    "same countries": Feature(same_countries, 0.5),
    "other parties": Feature(other_parties, -0.4),
    "other countries": Feature(other_countries, -1.5),
    "other doers": Feature(other_doers, -1.0),
    "other sufferers": Feature(other_sufferers, -1.5),
    "other sort": Feature(other_sort, -1.0),
    "same time": Feature(same_time, 1.2),
    "near time": Feature(near_time, 0.8),
    "far time": Feature(far_time, -3.5),
    "next day": Feature(next_day, -2.0),
    "not yet": Feature(not_yet, -5.0),
    "same place": Feature(same_place, 0.8),
    "other place": Feature(other_place, -1.5),
    "same words": Feature(same_words, 0.5),
    "same names": Feature(same_names, 0.5),
    "other names": Feature(other_names, -3.0),
    "same story": Feature(same_story, 2.4),
    "other story": Feature(other_story, -3.0),
}
"""The grounds, in the order in which a score lists them.

The weights of words, things, parties and figures follow a logistic regression on the tuning topics of ECB+
(`benchmarks/coreference.py`); those of types, days and countries, which it lacks, are set by hand; those of places,
names, stories, tolls and of news of two days by hand too, with the judged pairs of `benchmarks/alike.py` in view.
"""
_GROUNDS = tuple((name, feature.func, feature.weight) for name, feature in FEATURES.items())
USUAL_SHARE = 0.3
"""The Dice coefficient of the telling words of two articles of one story, in the middle: .31 in ECB+ (tuning topics),
where one in ten has less than .19, two happenings of one sort have .11 and articles of other stories .09."""
GREAT_SHARE = 0.5
"""The coefficient that nine in ten articles of one story do not reach."""
BIAS = -3.2
"""The log odds of two claims about which nothing is known."""
WEEK = 7


# ---- what rules it out ----------------------------------------------------------------------------------------------
def other_dates(a: Traits, b: Traits) -> bool:
    """Both reports give the time, and the two have no day in common."""
    if not (a.dated and b.dated):
        return False
    return bool((a.first and b.last and a.first > b.last) or (b.first and a.last and b.first > a.last))


def other_towns(a: Traits, b: Traits) -> bool:
    """Both name towns, and none is the same."""
    return bool(a.towns and b.towns and a.towns.isdisjoint(b.towns))


def other_victims(a: Traits, b: Traits) -> bool:
    """Both name persons acted upon, and none is the same."""
    if not a.recipients or not b.recipients or not a.recipients.isdisjoint(b.recipients):
        return False
    ours, theirs = (any(one.startswith(PERSON) for one in traits.recipients) for traits in (a, b))
    return ours and theirs


def turned_round(a: Traits, b: Traits) -> bool:
    """Who acts in one is acted upon in the other: a blow and the answer to it."""
    return not _mutual(a, b) and bool(
        a.by
        and a.upon
        and b.by
        and b.upon
        and a.by.isdisjoint(b.by)
        and a.upon.isdisjoint(b.upon)
        and not a.by.isdisjoint(b.upon)
        and not b.by.isdisjoint(a.upon)
    )


def other_toll(a: Traits, b: Traits) -> bool:
    """The next day's news has fewer people come to harm, or more than twice as many; smaller counts are updated."""
    if a.trigger != b.trigger or not a.toll or not b.toll or not next_day(a, b):
        return False
    first, then = (a, b) if (a.published or "") < (b.published or "") else (b, a)
    return not any(old <= new <= 2 * old for old in first.toll for new in then.toll)


VETOES: dict[str, Callable[[Traits, Traits], bool]] = {
    "other dates": other_dates,
    "other towns": other_towns,
    "other victims": other_victims,
    "turned round": turned_round,
    "other toll": other_toll,
}
"""What cannot both be said of one event; the first that holds is named."""
PERSON = "person/"
FORCE = frozenset({"attack", "air raid", "shooting", "explosion", "clash"})
TOLL = frozenset({"killing", "death", "injury", "destruction"})
"""Sorts of happening that are told as what came of those of `FORCE`: "the strike killed four"."""
MUTUAL = frozenset({"clash", "war"})
"""Sorts of happening, besides deeds of some types, that parties do to each other: "A clashed with B"."""


def likeness(a: Traits, b: Traits) -> Likeness:
    """How alike `a` and `b` are as accounts of one event; the same with the two exchanged. A veto makes the score 0."""
    found, odds = {}, BIAS
    for name, func, weight in _GROUNDS:
        value = func(a, b)
        if value:
            found[name] = added = value * weight
            odds += added
    for name, rules_out in VETOES.items():
        if rules_out(a, b):
            return Likeness(0.0, found, name)
    return Likeness(1.0 / (1.0 + exp(-odds)), found)


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2.0 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _is_news_of_another_day(news: Traits, other: Traits) -> bool:
    """Whether a report tells of a day of its own, later than the other's; what it only looks back on is no news."""
    if news.dated or news.recalled or not news.published or news.report == other.report:
        return False
    last = other.last if other.dated else other.published
    return bool(last and last < news.published)


def _had_not_come(dated: Traits, other: Traits) -> bool:
    if not dated.dated or not dated.first or other.dated or not other.published or dated.report == other.report:
        return False
    return other.published < dated.first


def _spots(traits: Traits) -> frozenset[str]:
    return frozenset(place for place in traits.places if not _is_country(place))


def is_toll(a: Traits, b: Traits) -> bool:
    """Whether the event word of one can tell what came of the deed that the other's names."""
    return _is_toll_of(a, b) or _is_toll_of(b, a)


def _is_toll_of(a: Traits, b: Traits) -> bool:
    return a.trigger != b.trigger and not TOLL.isdisjoint(a.kin) and not FORCE.isdisjoint(b.kin)


def _is_in(place: str, other: str) -> bool:
    """Whether one name is part of the other: Gaza, Gaza Strip."""
    return place == other or set(place.split()) < set(other.split()) or set(other.split()) < set(place.split())


def _mutual(a: Traits, b: Traits) -> bool:
    """Whether both tell of what parties do to each other, so that either may be named first."""
    if a.type in MUTUAL_DEEDS and b.type in MUTUAL_DEEDS:
        return True
    return not MUTUAL.isdisjoint(a.kin) and not MUTUAL.isdisjoint(b.kin)


def _is_country(place: str) -> bool:
    """Names are folded to lower case, codes are not."""
    return len(place) == 3 and place.isupper()


@lru_cache(maxsize=65_536)
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _gap(a: Traits, b: Traits) -> int | None:
    """Days between the two times, 0 when they overlap; null when one is not known."""
    first, last = a.first or a.published, a.last or a.published
    begin, end = b.first or b.published, b.last or b.published
    if first is None or last is None or begin is None or end is None:
        return None
    if first > end:
        return _day(first) - _day(end)
    return _day(begin) - _day(last) if begin > last else 0
