"""What durations, sets and relative dates mean: one reader for each shape."""

import re
from datetime import date

from onrecord.reader.quantities.numbers import number
from onrecord.reader.times import calendar
from onrecord.reader.times.context import Context, Reading, date_reading
from onrecord.reader.times.values import PARTS, Match, group, read_date, stated_year
from onrecord.vocabulary import TimeType

VAGUE = frozenset(["few", "several", "some", "many", "dozens", "hundreds", "thousands"])
STEPS = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "current": 0, "latest": 0}
AFTER = {"following": 1, "next": 1, "previous": -1, "prior": -1, "preceding": -1, "same": 0, "that": 0}
WITHIN = ("for", "of", "in", "during", "over", "throughout", "through", "since", "within")
"""The prepositions after which "the year" is the present one."""


OF = re.compile(r"\s{1,2}of\b")
"""What follows a fraction: "three-quarters of its food"."""


def unit_of(match: Match, context: Context) -> tuple[int, str]:
    """How many of what TIMEX3 letter the unit is: a decade is (10, "Y"), an hour (1, "TH")."""
    value = context.means["unit"][match["unit"].lower()]
    digits = "".join(each for each in value if each.isdigit())
    return int(digits or 1), value[len(digits) :]


def count_of(match: Match) -> float | None:
    """The number in front of the unit; null when it is vague or there is none."""
    words = group(match, "n")
    if words is None:
        return None
    first = words.split()
    if VAGUE & set(first):
        return None
    if "couple" in first:
        return 2
    if first[0] == "half":
        return 0.5
    if words in ("a", "an", "another"):
        return 1
    return number(words)


def length(count: float | None, times: int, letter: str, plus_half: bool = False) -> str:
    """A TIMEX3 duration: `P2M`, `PT5H30M`, `P2Y6M`, `PXD`."""
    clock = "T" if letter.startswith("T") else ""
    unit = letter[-1]
    if count is None:
        name = {10: "E", 100: "C", 1000: "L"}.get(times, unit) if unit == "Y" else unit
        return f"P{clock}X{name}"
    total = (count + (0.5 if plus_half else 0)) * times
    full, rest = int(total), total - int(total)
    smaller = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S") if clock else (30, "D"), "D": (24, "H")}.get(unit)
    if rest and smaller:
        part = f"{round(rest * smaller[0])}{smaller[1]}"
        between = "T" if unit == "D" else ""
        return f"P{clock}{f'{full}{unit}' if full else ''}{between}{part}"
    return f"P{clock}{full}{unit}" if not rest else f"P{clock}{total:g}{unit}"


def read_duration(match: Match, context: Context) -> Reading | None:
    """ "two days", "a 16-hour trip", "several years"; "four flights a week" is a SET."""
    times, letter = unit_of(match, context)
    words = group(match, "n") or ""
    if words in ("a", "an") and _each(match):
        return Reading(TimeType.SET, f"P1{letter}" if times == 1 else length(1, times, letter))
    if letter == "Q" and (words in ("a", "an") or OF.match(match.string, match.end())):
        return None
    if letter == "TS" and (words in ("a", "another") or match["unit"].lower() == "second"):
        return None
    return Reading(TimeType.DURATION, length(count_of(match), times, letter, bool(match["plus"])))


def _each(match: Match) -> bool:
    """Whether "a week" tells how often: it follows a noun, "once", or a sum, not a preposition or verb."""
    before = match.string[max(0, match.start() - 24) : match.start()].lower().split()
    return bool(before) and (before[-1] in ("times", "once", "twice", "days", "hours", "barrels", "dollars", "people"))


def read_bare(match: Match, context: Context) -> Reading | None:
    """ "for years", "weeks"."""
    times, letter = unit_of(match, context)
    if letter in ("TS", "TM", "Q"):
        return None
    return Reading(TimeType.DURATION, length(None, times, letter))


def read_span(match: Match, context: Context) -> Reading | None:
    """ "the past three years", "the next few days", "recent months"; placed up to or from the publication date."""
    times, letter = unit_of(match, context)
    count, way = count_of(match), match["way"].lower()
    value = length(count, times, letter)
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


def read_ago(match: Match, context: Context) -> Reading | None:
    """ "two months ago" from the publication date; "two days later", "a year earlier" from the date last mentioned."""
    times, letter = unit_of(match, context)
    way = match["way"].lower()
    count = count_of(match)
    if count is None:
        vague = {"ago": "PAST_REF", "previously": "PAST_REF", "hence": "FUTURE_REF"}.get(way)
        if vague:
            return Reading(TimeType.DATE, vague, (None, context.published))
        return Reading(TimeType.DURATION, length(None, times, letter)) if group(match, "n") else None
    if letter[0] == "T":
        return Reading(TimeType.DURATION, length(count, times, letter))
    if way == "later" and not context.last and context.towards() < 0:
        return date_reading(None)
    absolute = way in ("ago", "hence") or way.startswith("from")
    sign = 1 if way in ("later", "hence") or way.startswith("from") else -1
    if letter == "Y" and times == 1 and sign < 0 and (known := context.quarter()):
        quarter = calendar.shifted(known, -count, "Y")
        return Reading(TimeType.DATE, calendar.quarter(quarter) if quarter else None, aside=True)
    anchor = context.published if absolute else context.recall(letter)
    found = calendar.shifted(anchor, sign * count * times, letter) if anchor else None
    if found is None:
        return date_reading(None)
    if times >= 10:
        return date_reading(f"{found.year // 10:03d}" if times == 10 else f"{found.year // 100:02d}")
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
        if words[-1] == "next" and letter != "D":
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
        return date_reading(value)
    return Reading(TimeType.DATE, value, (days[0], published) if cut == "earlier" else (published, days[1]))


def read_the_unit(match: Match, context: Context) -> Reading | None:
    """ "for the year", "the year ended March 31" (which need not be a calendar year)."""
    _, letter = unit_of(match, context)
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()
    owns = re.match(r"['’]s\b", match.string[match.end() : match.end() + 2]) is not None
    after = match.string[match.end() : match.end() + 10].lower().split()
    if letter == "Y" and after and after[0] in ("ended", "ending", "to"):
        return Reading(TimeType.DURATION, "P1Y")
    if (not owns and (not before or before[-1] not in WITHIN)) or context.published is None:
        return None
    return date_reading(calendar.at_grain(context.published, letter))


def read_in_unit(match: Match, context: Context) -> Reading | None:
    """ "earlier in the year", "the end of the month", "later in the day"."""
    times, letter = unit_of(match, context)
    if context.published is None or times > 1:
        return date_reading(None)
    return _clipped(calendar.at_grain(context.published, letter), match, context)


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


def read_in_part(match: Match, context: Context) -> Reading | None:
    """ "in the morning", of the day last mentioned; a habit where no day was."""
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


QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}


def read_quarter(match: Match, context: Context) -> Reading | None:
    """ "third-quarter", "the third quarter of 1984", "Q3 2024", "next year's first quarter"."""
    ordinal = match["ordinal"].lower()
    nth = int(ordinal) if ordinal.isdigit() else QUARTERS[ordinal]
    half = group(match, "period") == "half"
    if half:
        if (nth > 2 and ordinal != "final") or not (stated_year(match, context) or match[0].lower().startswith("the")):
            return None
        nth = min(nth, 2)
    year, relative = stated_year(match, context), group(match, "rel")
    published = context.published
    if year is None and published is not None:
        months = 6 if half else 3
        begun = (nth - 1) * months < published.month
        year = published.year - (0 if begun or context.towards() > 0 else 1)
        year = published.year + {"last": -1, "next": 1, "this": 0}[relative] if relative else year
    return date_reading(f"{year or 'XXXX'}-{'H' if half else 'Q'}{nth}")


def read_the_quarter(match: Match, context: Context) -> Reading | None:
    """ "the quarter", "the latest period": the quarter last mentioned, or the latest full one."""
    period, known = match["unit"].lower() == "period", context.quarter()
    if match["year"] and known:
        return Reading(TimeType.DATE, f"{match['year']}-{calendar.quarter(known)[5:]}", aside=True)
    latest = "latest" in match[0].lower() or match[0].lower().startswith("this")
    if period and not latest and not match["year"]:
        return None
    if match["year"]:
        return date_reading(match["year"])
    anchor = known or (calendar.add_months(context.published, -3) if context.published else None)
    return date_reading(calendar.quarter(anchor) if anchor else None)


def read_year_ago(match: Match, context: Context) -> Reading | None:
    """ "year-earlier", "the year-ago quarter"."""
    ordinal = group(match, "ordinal")
    known = context.quarter()
    anchor = known or context.published
    if anchor is None:
        return date_reading(None)
    if ordinal:
        return Reading(TimeType.DATE, f"{anchor.year - 1}-Q{QUARTERS[ordinal]}", aside=True)
    value = f"{anchor.year - 1}-{calendar.quarter(anchor)[5:]}" if known else f"{anchor.year - 1}"
    return Reading(TimeType.DATE, value, aside=True)


def read_year_end(match: Match, context: Context) -> Reading | None:
    """ "year-end" is a day; "the end of the year" the year, of which TIMEX3 says END apart from the value."""
    if "-" not in match[0]:
        published = context.published
        return Reading(
            TimeType.DATE,
            f"{published.year}" if published else None,
            (calendar.day(published.year, 12, 1), calendar.day(published.year, 12, 31)) if published else None,
        )
    if context.published is None:
        return date_reading("XXXX-12-31")
    return date_reading(f"{context.published.year}-12-31")


def read_fiscal(match: Match, context: Context) -> Reading | None:
    """A fiscal year, whose days differ from state to state and are left open."""
    relative = group(match, "rel") or ""
    if match["year"]:
        return Reading(TimeType.DATE, match["year"], (None, None))
    year = context.published.year + STEPS.get(relative, 0) if context.published else None
    return Reading(TimeType.DATE, f"{year}" if year else None, (None, None))


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
    "weekof": read_week_of,
    "near": read_near,
    "daypart": read_day_part,
    "daybefore": read_day_before,
    "inpart": read_in_part,
    "weekend": read_weekend,
    "quarter": read_quarter,
    "thequarter": read_the_quarter,
    "yearago": read_year_ago,
    "yearend": read_year_end,
    "fiscal": read_fiscal,
    "set": read_set,
    "reference": read_reference,
    "repetition": read_repetition,
}
