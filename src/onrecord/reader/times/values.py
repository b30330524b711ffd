"""What dates and clock times mean: one reader for each shape of absolute or calendar-named expression."""

import re
from datetime import date

from onrecord.codebook.numbers import ORDINALS, number
from onrecord.reader.times import calendar
from onrecord.reader.times.context import Context, Reading, date_reading
from onrecord.vocabulary import TimeType

Match = re.Match[str]
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
FEAST = 7
"""Days within which a holiday is the one at hand, whatever the clause's tense."""
NEARBY = 110
"""Days within which a date without year is the nearest one, whatever the clause's tense."""

SOON = 3
"""Months within which a month without year is the coming one where the clause does not say.

One where it looks back: news calls the same month of a year ago "last September", not "September".
"""


SHORTENED = ("'", "’", "`")
"""What stands for the century of a year: '92."""
TWENTIES = 30
"""The first year of a century that, shortened, is one of the last century."""
YEAR_OF = re.compile(
    r"\b(?:in|of|since|until|till|by|before|after|from|during|through|and|late|early|mid-?)\s?\Z", re.I
)
"""What stands before a shortened year."""
JOINED = re.compile(r",?\s{1,2}(?:(?:and|or|to|through|until)\s)?(?:on\s)?|-|–")
"""What stands between two weekdays of one stretch: "Monday or Tuesday"."""


def group(match: Match, name: str) -> str | None:
    """A named group in lower case with single blanks, null when the pattern lacks it or it is empty."""
    found = match.groupdict().get(name)
    return " ".join(found.lower().replace("-", " ").split()) if found else None


def year_number(words: str) -> int | None:
    """A year in digits or spoken ("nineteen ninety-six", "two thousand and four")."""
    if words.isdigit():
        return int(words)
    if words[:1] in SHORTENED:
        return int(words[1:]) + (1900 if int(words[1:]) >= TWENTIES else 2000)
    if words.startswith("nineteen"):
        rest = number(words.removeprefix("nineteen").replace("hundred", ""))
        return 1900 + int(rest or 0)
    value = number(words)
    return int(value) if value is not None else None


def stated_year(match: Match, context: Context) -> int | None:
    """The year that the expression itself names, also as "last year" or "that year"."""
    if words := group(match, "year") or group(match, "year2"):
        return year_number(words)
    relative = group(match, "relyear")
    if relative is None:
        return None
    if relative.startswith(("last", "this", "next")):
        anchor, step = context.published, {"last": -1, "this": 0, "next": 1}[relative[:4]]
    else:
        anchor = context.recall("Y")
        step = {"the following year": 1, "the previous year": -1}.get(relative, 0)
    return anchor.year + step if anchor else None


def read_iso(match: Match, context: Context) -> Reading | None:
    """2024-10-22, 2024-10-22T10:35."""
    found = calendar.day(int(match["year"]), int(match["mon"]), int(match["dom"]))
    if found is None:
        return None
    return Reading(TimeType.TIME if match["at"] else TimeType.DATE, match[0])


def read_slash(match: Match, context: Context) -> Reading | None:
    """22/10/2024, 10/22/2024, 22.10.2024; null value where day and month could be either."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if "." in match[0]:
        dotted = calendar.day(year, b, a)
        return date_reading(dotted.isoformat()) if dotted else None
    both = {calendar.day(year, a, b), calendar.day(year, b, a)} - {None}
    if not both:
        return None
    one = both.pop()
    return date_reading(one.isoformat() if one and not both else None)


def read_date(match: Match, context: Context) -> Reading | None:
    """A day of a month, with or without year: "Oct. 1", "1 October 2024", "Friday, Oct. 4", "June 10-12"."""
    month = int(context.means["month"][match["month"].lower()])
    dom = _day_number(match["dom"])
    until = group(match, "until") or (match["dom"] if group(match, "since") else None)
    first = int(group(match, "since") or dom)
    stated = stated_year(match, context)
    year = stated if stated is not None else _year_of_day(month, first, match, context)
    if year is None:
        valid = calendar.day(2000, month, first)
        return date_reading(f"XXXX-{month:02d}-{first:02d}") if valid else None
    found = calendar.day(year, month, first)
    if found is None:
        return None
    last = calendar.day(year, month, _day_number(until)) if until else None
    if last is not None and last > found:
        return Reading(TimeType.DATE, f"{found.isoformat()}/{last.isoformat()}", (found, last))
    return date_reading(found.isoformat())


def _day_number(words: str) -> int:
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else ORDINALS["-".join(words.lower().split())]


def _year_of_day(month: int, dom: int, match: Match, context: Context) -> int | None:
    """The year of a day without one: by its weekday if it has one, else nearest, else as the clause's tense says."""
    told = context.told_year(month)
    published = context.published
    if told is not None or published is None:
        return told
    years = [y for y in (published.year - 1, published.year, published.year + 1) if calendar.day(y, month, dom)]
    if weekday := group(match, "wd"):
        wanted = int(context.means["weekday"][weekday.rstrip(".")])
        years = [y for y in years if date(y, month, dom).isoweekday() == wanted] or years
    if not years:
        return None
    nearest = min(years, key=lambda y: abs((date(y, month, dom) - published).days))
    distance = (date(nearest, month, dom) - published).days
    towards = context.towards()
    if abs(distance) <= NEARBY or towards == 0 or distance * towards >= 0:
        return nearest
    fitting = [y for y in years if (date(y, month, dom) - published).days * towards >= 0]
    return fitting[0 if towards > 0 else -1] if fitting else nearest


def read_month(match: Match, context: Context) -> Reading | None:
    """A month, with year, "last"/"next", or to be placed by the clause's tense."""
    month = int(context.means["month"][match["month"].lower()])
    year, relative = stated_year(match, context), group(match, "rel") or ""
    if year is None:
        year = _year_of_month(month, relative if relative != "past" else "", context)
    return date_reading(f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}")


def _year_of_month(month: int, relative: str, context: Context) -> int | None:
    if relative in ("that", "that same", "the same", "the following", "following", "the previous", "previous"):
        known = context.recall("M")
        if known is None:
            return None
        return known.year + (1 if "following" in relative and month <= known.month else 0)
    told = context.told_year(month) if not relative or context.published is None else None
    published = context.published
    if told is not None or published is None:
        return told
    if "last" in relative or relative == "this past":
        return published.year - (month >= published.month)
    if "next" in relative or "coming" in relative:
        return published.year + (month <= published.month)
    if relative == "this":
        return published.year
    towards = context.towards()
    ahead = (month - published.month) % 12
    if towards > 0 or 0 < ahead <= (SOON if towards == 0 else 1):
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def read_weekday(match: Match, context: Context) -> Reading | None:
    """A weekday: the latest one up to publication, or the next one where the clause looks ahead."""
    wanted = int(context.means["weekday"][match["wd"].lower()])
    part = PARTS.get(group(match, "part") or "", "")
    found = _weekday(wanted, group(match, "rel") or "", context)
    if found and not group(match, "rel") and JOINED.fullmatch(match.string, context.weekday_end, match.start()):
        found = _after(wanted, found, context)
    context.weekday, context.weekday_end = found, match.end()
    value = f"XXXX-WXX-{wanted}{part}" if found is None else f"{found.isoformat()}{part}"
    return Reading(TimeType.TIME if part else TimeType.DATE, value)


def _after(wanted: int, found: date, context: Context) -> date:
    """The weekday after the one it is joined to, where `found`, read by itself, would come before that one."""
    known = context.weekday
    if known is None or found > known or context.published is None:
        return found
    later = calendar.add_days(known, (wanted - known.isoweekday() - 1) % 7 + 1)
    return later if later and (later <= context.published or known > context.published) else found


def _weekday(wanted: int, relative: str, context: Context) -> date | None:
    if relative == "this":
        relative = "this coming" if context.towards() >= 0 else ""
    if relative.startswith(("the ", "that", "following", "previous", "coming")) and relative != "the coming":
        anchor = context.recall("D")
        if anchor is None:
            return None
        if "follow" in relative or "next" in relative:
            return calendar.add_days(anchor, (wanted - anchor.isoweekday() - 1) % 7 + 1)
        if "previous" in relative or "prior" in relative or "preced" in relative:
            return calendar.add_days(anchor, -((anchor.isoweekday() - wanted - 1) % 7) - 1)
    published = context.published
    if published is None:
        return None
    ahead, back = (wanted - published.isoweekday()) % 7, (published.isoweekday() - wanted) % 7
    if relative.endswith("last") or relative == "this past":
        return calendar.add_days(published, -(back or 7))
    if relative.endswith("next") or relative in ("this coming", "the coming"):
        return calendar.add_days(published, (ahead + 7 if ahead == 1 and relative == "next" else ahead) or 7)
    forward = context.towards() > 0 and not (back == 1 and context.looking_back())
    return calendar.add_days(published, ahead if forward else -back)


def read_weekdays(match: Match, context: Context) -> Reading | None:
    """ "every Tuesday", "Sundays"."""
    wanted = context.means["weekday"][(group(match, "wd") or group(match, "wds") or "").rstrip(".")]
    return Reading(
        TimeType.SET, f"XXXX-WXX-{wanted}{PARTS.get(group(match, 'part') or group(match, 'parts') or '', '')}"
    )


def read_year(match: Match, context: Context) -> Reading | None:
    """1990, 1990-91, "late 2023", "nineteen ninety-six"."""
    year = year_number(group(match, "year") or "")
    if year is None:
        return None
    before = match.string[max(0, match.start() - 8) : match.start()]
    if match["year"][0] in SHORTENED and not YEAR_OF.search(before):
        return None
    until = match["until"]
    if until:
        last = int(until) if len(until) == 4 else year - year % 10 ** len(until) + int(until)
        if not 0 < last - year < 100:
            return None
        return Reading(TimeType.DATE, f"{year}/{last}", (date(year, 1, 1), date(last, 12, 31)))
    return halved(f"{year}", match)


def halved(value: str, match: Match) -> Reading:
    """The date with that value, or the half of it that the words speak of if it is a year: "the first half of 2024"."""
    half = {"first half": "H1", "second half": "H2", "last half": "H2"}.get(group(match, "mod") or "")
    return date_reading(f"{value}-{half}" if half and len(value) == 4 else value)


DECADES = {
    w: n
    for n, w in enumerate(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], 2
    )
}


OWN = re.compile(r"\b(?:his|her|their|my|our|your)\s{1,2}\Z", re.IGNORECASE)
"""What stands before the decades of a life: "in her early 60s"."""


def read_decade(match: Match, context: Context) -> Reading | None:
    """The 1990s, the '80s, the nineties; but not "a man in his 50s"."""
    words = (group(match, "decade") or "").split()
    digits = re.sub(r"\D", "", words[-1])
    if OWN.search(match.string[max(0, match.start() - 8) : match.start()]):
        return None
    if len(digits) == 4:
        return date_reading(digits[:2] if digits.endswith("00") and int(digits) < 2000 else digits[:3])
    tens = int(digits[0]) if digits else DECADES[words[-1]]
    plain = len(words) == 1 and words[-1][0] not in "'’`"
    if plain and not match[0].lower().startswith(("the", "early", "late", "mid")):
        return None
    return date_reading(f"19{tens}" if tens > 2 else f"20{tens}" if tens < 2 else "192")


def read_century(match: Match, context: Context) -> Reading | None:
    """The 20th century."""
    ordinal = match["ordinal"].lower()
    nth = int(re.sub(r"\D", "", ordinal)) if ordinal[0].isdigit() else ORDINALS.get("-".join(ordinal.split()), 0)
    return date_reading(f"{nth - 1:02d}") if 0 < nth < 40 else None


SEASON_AND = re.compile(r"(?:spring|summer|autumn|fall|winter)\s(?:and|or|to|through)\s\Z")
"""What stands before the second of two seasons."""


def read_season(match: Match, context: Context) -> Reading | None:
    """ "last fall", "the summer of 1994", "spring 2025"."""
    words = match["season"].lower()
    code, relative = context.means["season"][words], group(match, "rel") or ""
    named = stated_year(match, context)
    bare = named is None and not relative and not (match["the"] or match["mod"])
    before = match.string[max(0, match.start() - 16) : match.start()].lower()
    if bare and not SEASON_AND.search(before) and (words in ("spring", "fall") or not before.endswith("in ")):
        return None
    if named is None and match["the"] and words == "fall" and not _is_season(match):
        return None
    year = named if named is not None else _year_of_season(code, relative, context)
    return date_reading(f"{year}-{code}" if year else f"XXXX-{code}")


def _is_season(match: Match) -> bool:
    """Whether "the fall" follows a word of time, and nobody's fall is told of."""
    before = match.string[max(0, match.start() - 10) : match.start()].lower().split()
    after = match.string[match.end() : match.end() + 4].split()
    return bool(before) and before[-1] in ("in", "by", "during", "until", "through", "since") and after[:1] != ["of"]


def _year_of_season(code: str, relative: str, context: Context) -> int | None:
    start = calendar.SEASON_START[code]
    told = context.told_year(start) if context.history and not relative else None
    published = context.published
    if told is not None or published is None:
        return told
    if "last" in relative:
        return published.year - (published.month < start + 3)
    if "next" in relative:
        return published.year + (published.month >= start)
    if not relative and context.towards() < 0:
        return published.year - (published.month < start)
    if not relative and context.towards() > 0:
        return published.year + (published.month >= start + 3)
    if not relative:
        years = [published.year + step for step in (-1, 0, 1)]
        return min(years, key=lambda year: abs((year - published.year) * 12 + start + 1 - published.month))
    return published.year - (code == "WI" and published.month < 3)


NAMED_AFTER = re.compile(r"\s(?!Sunday|Monday|Friday|Saturday|Day\b|Eve\b|[A-Z]+\b)[A-Z]")
"""What follows a holiday's name within another name: "Easter Island"."""


def read_holiday(match: Match, context: Context) -> Reading | None:
    """A holiday with a rule, in the stated year or the nearest one that the clause's tense allows."""
    words = " ".join(match["holiday"].lower().split())
    rule = context.means["holiday"][words]
    if not match["holiday"][0].isupper() or NAMED_AFTER.match(match.string, match.end()):
        return None
    stated = stated_year(match, context)
    if stated is not None:
        found = calendar.holiday(rule, stated)
        return date_reading(found.isoformat()) if found else None
    published = context.published
    if published is None:
        return date_reading(f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else None)
    relative = group(match, "rel") or ""
    towards = -1 if "last" in relative else 1 if "next" in relative else context.towards()
    days = [calendar.holiday(rule, published.year + step) for step in (-1, 0, 1)]
    known = [each for each in days if each is not None]
    fitting = [each for each in known if (each - published).days * towards >= 0] if towards else known
    close = [each for each in known if abs((each - published).days) <= FEAST] if not relative else []
    nearest = min(close or fitting or known, key=lambda each: abs((each - published).days), default=None)
    return date_reading(nearest.isoformat() if nearest else None)


HOURS = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}


def read_clock(match: Match, context: Context) -> Reading | None:
    """A time of day; the stage adds the day."""
    words = match["hour"].lower()
    hour = HOURS.get(words) or int(words)
    minute = group(match, "minute")
    half = (group(match, "half") or "")[:1]
    named = group(match, "half") or ""
    if half == "p" or named in ("afternoon", "evening"):
        hour += 12 if hour < 12 else 0
    elif (half == "a" or named == "morning") and hour == 12:
        hour = 0
    return Reading(TimeType.TIME, f"T{hour:02d}:{minute or '00'}") if hour <= 24 else None


def read_noon(match: Match, context: Context) -> Reading | None:
    """Noon, midnight, mid-afternoon; the stage adds the day."""
    words = (group(match, "part") or "").replace(" ", "")
    if words in ("midmorning", "midafternoon"):
        return Reading(TimeType.TIME, PARTS[words[3:]])
    return Reading(TimeType.TIME, context.means["day part"].get(words, "T12:00"))


READERS = {
    "iso": read_iso,
    "slash": read_slash,
    "date": read_date,
    "month": read_month,
    "weekday": read_weekday,
    "weekdays": read_weekdays,
    "year": read_year,
    "decade": read_decade,
    "century": read_century,
    "season": read_season,
    "holiday": read_holiday,
    "clock": read_clock,
    "noon": read_noon,
}
