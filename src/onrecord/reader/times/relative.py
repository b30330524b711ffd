"""What durations, sets and relative dates mean: one reader for each shape."""

import re
from datetime import date

from onrecord.codebook.numbers import number
from onrecord.reader.times import calendar
from onrecord.reader.times.context import Context, Reading, date_reading
from onrecord.reader.times.lengths import count_of, length, unit_of
from onrecord.reader.times.values import PARTS, Match, group, halved, read_date
from onrecord.vocabulary import TimeType

STEPS = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "current": 0, "latest": 0}
AFTER = {"following": 1, "next": 1, "previous": -1, "prior": -1, "preceding": -1, "same": 0, "that": 0}
WITHIN = ("for", "of", "in", "during", "over", "throughout", "through", "since", "within")
"""The prepositions after which "the year" is the present one."""


OF = re.compile(r"\s{1,2}of\b")
"""What follows a fraction: "three-quarters of its food"."""


WILL = re.compile(r"\b(?:will|would|may|might|could|can)\s\Z", re.IGNORECASE)


def _is_some_day(match: Match, context: Context) -> bool:
    """Whether "one day" is some day to come: "it will one day be free"."""
    if WILL.search(match.string[max(0, match.start() - 9) : match.start()]):
        return True
    return match[0].lower() == "some day" and context.towards() > 0


def read_duration(match: Match, context: Context) -> Reading | None:
    """ "two days", "a 16-hour trip", "several years"; "four flights a week" is a SET."""
    times, letter = unit_of(match, context)
    words = group(match, "n") or ""
    if match[0].lower() in ("one day", "some day") and _is_some_day(match, context):
        return Reading(TimeType.DATE, "FUTURE_REF", (context.published, None))
    if words in ("a", "an") and _each(match):
        return Reading(TimeType.SET, length(1, times, letter))
    if count_of(match) == 0:
        return None
    if letter == "Q" and (words in ("a", "an") or OF.match(match.string, match.end())):
        return None
    if letter == "M" and match.string[max(0, match.start() - 4) : match.start()].lower() == "the ":
        _note_stretch(count_of(match), context)
    if letter == "TS" and (words in ("a", "another") or match["unit"].lower() == "second"):
        return None
    return Reading(TimeType.DURATION, f"{length(count_of(match), times, letter)}{_rest(match)}")


def _rest(match: Match) -> str:
    """The smaller unit of "five hours and 20 minutes", as TIMEX3 writes it behind the greater."""
    for name in ("months", "minutes", "seconds"):
        if (words := group(match, name)) and (count := number(words)) is not None:
            return f"{count:g}{name[0].upper()}"
    return ""


def _note_stretch(months: float | None, context: Context) -> None:
    """Take note of "the six months", "the first nine months": company news goes on to their figures."""
    if months is not None and months > 3 and months % 3 == 0:
        context.pass_to_longer()


RATE = re.compile(
    r"(?:[\d%]|\b(?:times|once|twice|hours|days|nights|dollars|euros|pounds|cents|barrels|tons|tonnes|people|flights"
    r"|thousand|million|billion|percent))\s{1,2}\Z",
    re.IGNORECASE,
)
"""What stands before "a week" where it tells how often or how much."""


def _each(match: Match) -> bool:
    """Whether "a week" tells how often: it follows a count, "once", or a sum, not a preposition or verb."""
    return RATE.search(match.string[max(0, match.start() - 12) : match.start()]) is not None


def read_bare(match: Match, context: Context) -> Reading | None:
    """ "for years", "weeks"."""
    times, letter = unit_of(match, context)
    if letter in ("TS", "TM", "Q"):
        return None
    if match["unit1"]:
        return Reading(TimeType.DURATION, length(1, times, letter))
    return Reading(TimeType.DURATION, length(None, times, letter))


def read_span(match: Match, context: Context) -> Reading | None:
    """ "the past three years", "the next few days", "recent months"; placed up to or from the publication date."""
    times, letter = unit_of(match, context)
    count, way = count_of(match), match["way"].lower()
    value = length(count, times, letter)
    if letter == "M" and way in ("first", "latest"):
        _note_stretch(count, context)
    if letter == "Q" and count is not None:
        value = f"P{int(count * 3)}M"
    if letter == "TH" and count is not None:
        count, letter = count / 24, "D"
    if letter[0] == "T" or context.published is None or way not in ("past", "last", "next", "coming"):
        return Reading(TimeType.DURATION, value)
    ahead = way in ("next", "coming")
    days: tuple[date | None, date | None]
    if count is None:
        days = (context.published, None) if ahead else (None, context.published)
    else:
        other = calendar.shifted(context.published, (1 if ahead else -1) * count * times, letter)
        days = (context.published, other) if ahead else (other, context.published)
    return Reading(TimeType.DURATION, value, days)


VAGUELY = {"ago": "PAST_REF", "previously": "PAST_REF", "hence": "FUTURE_REF", "from": "FUTURE_REF"}


def read_ago(match: Match, context: Context) -> Reading | None:
    """ "two months ago" from the publication date; "two days later", "a year earlier" from the date last mentioned."""
    times, letter = unit_of(match, context)
    way = match["way"].lower()
    count = count_of(match)
    if count is None:
        if way.startswith("from") and not (group(match, "n") or match["unit"].lower().endswith("s")):
            return None
        vague = VAGUELY.get(way.split()[0])
        if vague:
            return Reading(TimeType.DATE, vague, (None, context.published))
        return (
            Reading(TimeType.DURATION, length(None, times, letter)) if group(match, "n") or letter[0] != "T" else None
        )
    if letter[0] == "T":
        return Reading(TimeType.DURATION, length(count, times, letter))
    if way == "later" and not context.last and context.towards() < 0:
        return date_reading(None)
    absolute = way in ("ago", "hence") or way.startswith("from")
    sign = 1 if way in ("later", "hence") or way.startswith("from") else -1
    if letter == "Y" and times == 1 and sign < 0 and (known := context.compared_quarter()):
        quarter = calendar.shifted(known, -count, "Y")
        return Reading(TimeType.DATE, calendar.quarter(quarter) if quarter else None, aside=True)
    anchor = context.published if absolute else context.recall(letter)
    found = calendar.shifted(anchor, sign * count * times, letter) if anchor else None
    if found is None:
        return date_reading(None)
    if count * times >= 100:
        return date_reading(f"{found.year // 100:02d}")
    return Reading(TimeType.DATE, calendar.at_grain(found, letter), aside=letter == "Y")


def read_relative(match: Match, context: Context) -> Reading | None:
    """ "last week", "this year", "the following month", "that day", "earlier this month"."""
    times, letter = unit_of(match, context)
    words = (group(match, "rel") or "").removeprefix("late ").removeprefix("early ").split()
    if match["unit"].lower().endswith("s") and match["unit"].lower() != "century":
        return None
    if letter[0] == "T":
        return Reading(TimeType.DURATION, length(1, times, letter)) if words[-1] in ("last", "past", "next") else None
    from_last = [AFTER[word] for word in words if word in AFTER]
    explicit = words[0] in ("the", "that", "following", "previous")
    if explicit and from_last:
        anchor, step = context.recall(letter), from_last[-1]
        if words[-1] == "next" and letter != "D" and times < 100:
            return Reading(TimeType.DURATION, length(1, times, letter))
    else:
        anchor, step = context.published, STEPS.get(words[-1], 0)
        if words in (["the", "past"], ["the", "last"]) and letter in "YMWD":
            return _stretch(anchor, -times, letter)
    if anchor is None:
        return date_reading(None)
    found = calendar.shifted(anchor, step * times, letter)
    if found is None:
        return None
    if times >= 10:
        return date_reading(f"{found.year // 10:03d}" if times == 10 else f"{found.year // 100:02d}")
    return _clipped(calendar.at_grain(found, letter), match, context)


def _stretch(anchor: date | None, count: int, letter: str) -> Reading:
    other = calendar.shifted(anchor, count, letter) if anchor else None
    return Reading(TimeType.DURATION, length(abs(count), 1, letter), (other, anchor))


def _clipped(value: str, match: Match, context: Context) -> Reading:
    """A period cut at the publication date where the words say so: "earlier this month", "later this year"."""
    days, cut = calendar.days_of(value), group(match, "mod")
    published = context.published
    if days is None or published is None or not days[0] <= published <= days[1] or cut not in ("earlier", "later"):
        half = halved(value, match)
        begins = (calendar.days_of(half.value or "") or (published,))[0]
        if published is None or begins is None or half.value == value or begins <= published or context.towards() > 0:
            return half
        return halved(f"{int(value) - 1}", match)
    return Reading(TimeType.DATE, value, (days[0], published) if cut == "earlier" else (published, days[1]))


TITLE = re.compile(
    r"\b(?:man|men|woman|women|person|player|coach|athlete|rookie|team|book|album|song|film|word|car|driver) of\s\Z",
    re.IGNORECASE,
)
"""What stands before "the year" in the name of an honour."""


def read_the_unit(match: Match, context: Context) -> Reading | None:
    """ "for the year", "the year ended March 31" (which need not be a calendar year)."""
    _, letter = unit_of(match, context)
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()
    if TITLE.search(match.string[max(0, match.start() - 16) : match.start()]):
        return None
    owns = re.match(r"['’]s\b", match.string[match.end() : match.end() + 2]) is not None
    after = match.string[match.end() : match.end() + 10].lower().split()
    if letter == "Y" and after and after[0] in ("ended", "ending", "to"):
        context.pass_to_longer()
        return Reading(TimeType.DURATION, "P1Y")
    if (not owns and (not before or before[-1] not in WITHIN)) or context.published is None:
        return None
    return date_reading(calendar.at_grain(context.published, letter))


AFTER_ALL = re.compile(r"\bat the end of the day,\Z", re.IGNORECASE)
"""What says "after all", not when."""


def read_in_unit(match: Match, context: Context) -> Reading | None:
    """ "earlier in the year", "the end of the month", "later in the day"; not "at the end of the day, ..."."""
    times, letter = unit_of(match, context)
    if letter == "D" and group(match, "mod") == "end" and AFTER_ALL.search(match.string[: match.end() + 1][-40:]):
        return None
    if context.published is None or times > 1:
        return date_reading(None)
    return _clipped(calendar.at_grain(context.published, letter), match, context)


def read_before_last(match: Match, context: Context) -> Reading | None:
    """ "the week before last", "the year after next"."""
    _, letter = unit_of(match, context)
    found = calendar.shifted(context.published, -2 if match["last"] else 2, letter) if context.published else None
    return date_reading(calendar.at_grain(found, letter) if found else None)


def read_week_of(match: Match, context: Context) -> Reading | None:
    """ "the week of March 6"."""
    named = _DateOnly(match)
    found = read_date(named, context)  # type: ignore[arg-type]
    days = calendar.days_of(found.value) if found and found.value else None
    return date_reading(calendar.iso_week(days[0]) if days else None)


class _DateOnly:
    """A match of a month and a day, to be read as a date."""

    def __init__(self, match: Match) -> None:
        self._match = match

    def __getitem__(self, name: str) -> str:
        return self._match[name]

    def groupdict(self) -> dict[str, str]:
        return self._match.groupdict()


def read_near(match: Match, context: Context) -> Reading | None:
    """Yesterday, today, tomorrow, tonight, overnight, with or without a part of the day."""
    word = " ".join(match["near"].lower().split())
    steps = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    part = "TNI" if word in ("tonight", "overnight") else PARTS.get(group(match, "part") or "", "")
    kind = TimeType.TIME if part else TimeType.DATE
    if context.published is None:
        return Reading(kind, None)
    found = calendar.add_days(context.published, steps.get(word, 0))
    return Reading(kind, f"{found.isoformat()}{part}" if found else None)


def read_day_part(match: Match, context: Context) -> Reading | None:
    """ "this morning", "last night", "the next morning"."""
    words, part = (group(match, "rel") or "").split(), PARTS[match["part"].lower()]
    if words[0] in ("the", "that"):
        anchor, step = context.recall("D"), AFTER.get(words[-1], 0)
    else:
        anchor, step = context.published, -1 if words == ["last"] else 0
    found = calendar.add_days(anchor, step) if anchor else None
    return Reading(TimeType.TIME, f"{found.isoformat()}{part}" if found else None)


def read_day_before(match: Match, context: Context) -> Reading | None:
    """ "The day before, they had met": told from the date last mentioned, if there is one."""
    step = 1 if match["way"].lower() == "after" else -1
    letter = "M" if match["unit"].lower() == "month" else "D"
    found = calendar.shifted(context.recall(letter), step, letter) if context.last and context.published else None  # type: ignore[arg-type]
    return date_reading(calendar.at_grain(found, letter) if found else None)


PREPOSED = re.compile(r"\b(?:in|during|throughout|through|by)\s{1,2}\Z", re.IGNORECASE)
"""What stands before a part of the day that is one particular part."""


def read_in_part(match: Match, context: Context) -> Reading | None:
    """ "in the morning", of the day last mentioned; a habit where no day was."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    particular = match["mod"] or (PREPOSED.search(before) and context.towards() < 0)
    if match["part"][0].isupper() or not particular:
        return None
    anchor = context.recall("D")
    return Reading(TimeType.TIME, f"{anchor.isoformat() if anchor else 'XXXX-XX-XX'}{PARTS[match['part'].lower()]}")


def read_weekend(match: Match, context: Context) -> Reading | None:
    """The weekend just past, or the next one where the clause looks ahead."""
    published, words = context.published, group(match, "rel") or ""
    if not words and not match["the"]:
        return None
    if published is None:
        return date_reading(None)
    weekday = published.isoweekday()
    ahead = "next" in words or "coming" in words or (words in ("", "this") and context.towards() > 0)
    back = 0 if ahead or (weekday >= 6 and "last" not in words and "past" not in words) else 7
    found = calendar.add_days(published, (7 if ahead and "next" in words else 0) - back)
    return date_reading(f"{calendar.iso_week(found)}-WE" if found else None)


def read_weekends(match: Match, context: Context) -> Reading | None:
    """ "weekends", "every weekend"."""
    return Reading(TimeType.SET, "XXXX-WXX-WE")


def read_set(match: Match, context: Context) -> Reading | None:
    """ "every week", "each July", "every other day", "every two years"."""
    if month := group(match, "month"):
        return Reading(TimeType.SET, f"XXXX-{context.means['month'][month]}")
    if season := group(match, "season"):
        return Reading(TimeType.SET, f"XXXX-{context.means['season'][season]}")
    if part := group(match, "part"):
        return Reading(TimeType.SET, f"XXXX-XX-XX{PARTS[part]}")
    times, letter = unit_of(match, context)
    count = 2.0 if match["other"] else count_of(match) if match["n"] else 1.0
    return Reading(TimeType.SET, length(count, times, letter))


def read_reference(match: Match, context: Context) -> Reading | None:
    """ "now", "recently", "the future"."""
    value = context.means["reference"][" ".join(match["word"].lower().split())]
    published = context.published
    days = {"PAST_REF": (None, published), "PRESENT_REF": (published, published), "FUTURE_REF": (published, None)}
    return Reading(TimeType.DATE, value, days[value])


def read_repetition(match: Match, context: Context) -> Reading | None:
    """ "daily", "annually"."""
    return Reading(TimeType.SET, context.means["repetition"][match["word"].lower()])


RELATIVE_READERS = {
    "duration": read_duration,
    "bare": read_bare,
    "span": read_span,
    "ago": read_ago,
    "relative": read_relative,
    "theunit": read_the_unit,
    "inunit": read_in_unit,
    "beforelast": read_before_last,
    "weekof": read_week_of,
    "near": read_near,
    "daypart": read_day_part,
    "daybefore": read_day_before,
    "inpart": read_in_part,
    "weekend": read_weekend,
    "weekends": read_weekends,
    "set": read_set,
    "reference": read_reference,
    "repetition": read_repetition,
}
