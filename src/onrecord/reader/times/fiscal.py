"""What quarters, halves and fiscal years mean: the periods that company news tells of and compares."""

import re
from datetime import date

from onrecord.reader.times import calendar
from onrecord.reader.times.context import Context, Reading, date_reading
from onrecord.reader.times.values import Match, group, stated_year
from onrecord.vocabulary import TimeType

STEPS = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "current": 0, "latest": 0}
HALF_QUARTER = 45
"""Days from the middle of a quarter to its end."""
QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
    "last": 4,
}
LAST = ("final", "last")
GAME = re.compile(
    r"\b(?:touchdowns?|half-?time|quarterbacks?|goalkeepers?|midfielders?|strikers?|referees?|scored|playoffs?"
    r"|field goals?|free throws?|coach|teammates?|kick-?off)\b",
    re.IGNORECASE,
)
"""Words of reports on games."""
GAME_REACH = 300
"""How far from them, in code points, a half or quarter is one of the game."""
CLOSED = re.compile(r"\s{1,2}(?:that\s)?end(?:ed|ing|s)\s(?:on\s)?[A-Z][a-z]+\.?\s\d{1,2},\s(\d{4})\b")
"""What names the year of a fiscal year: "the fiscal year ended Sept. 30, 1988"."""
OF = re.compile(r"\s{1,2}of\b")
"""What follows the half of something else than a year: "the first half of the match"."""


def read_quarter(match: Match, context: Context) -> Reading | None:
    """ "third-quarter", "the third quarter of 1984", "Q3 2024", "next year's first quarter"."""
    ordinal = group(match, "ordinal") or match["nth"]
    nth = int(ordinal) if ordinal.isdigit() else QUARTERS[ordinal]
    half = group(match, "period") in ("half", "h") or bool(group(match, "half"))
    back = bool(group(match, "back"))
    year, relative = stated_year(match, context), "last" if back else group(match, "rel")
    if year is None and not relative and _is_of_game(match):
        return None
    if half:
        of_year = year or relative or (match[0].lower().startswith("the") and not OF.match(match.string, match.end()))
        if (nth > 2 and ordinal not in LAST) or not of_year:
            return None
        nth = min(nth, 2)
    published = context.published
    if year is None and published is not None:
        months = 6 if half else 3
        begun = (nth - 1) * months < published.month
        year = published.year - (0 if begun or context.towards() > 0 else 1)
        year = published.year + {"last": -1, "next": 1, "this": 0}[relative] if relative else year
    return Reading(TimeType.DATE, f"{year or 'XXXX'}-{'H' if half else 'Q'}{nth}", aside=back)


def _is_of_game(match: Match) -> bool:
    """Whether a game is told of nearby, which has halves and quarters of its own."""
    return GAME.search(match.string, max(0, match.start() - GAME_REACH), match.end() + GAME_REACH) is not None


def read_the_quarter(match: Match, context: Context) -> Reading | None:
    """ "the quarter", "the latest period": the quarter last mentioned, or the latest full one."""
    period = match["unit"].lower() == "period"
    known = context.compared_quarter() if period else context.quarter()
    words = match[0].lower()
    if "latest" in words and known:
        known = context.latest_quarter()
    if group(match, "back"):
        anchor = known or (calendar.add_months(context.published, -3) if context.published else None)
        value = f"{anchor.year - 1}-{calendar.quarter(anchor)[5:]}" if anchor else None
        return Reading(TimeType.DATE, value, aside=True) if anchor is None or known or not period else None
    if not period and not known and (closing := _closing(match, context)):
        return date_reading(calendar.quarter(closing))
    if ("current" in words or words.startswith("this")) and not match["year"] and not period and context.published:
        return date_reading(calendar.quarter(context.published))
    if match["year"] and known:
        return Reading(TimeType.DATE, f"{match['year']}-{calendar.quarter(known)[5:]}", aside=True)
    latest = "latest" in words or words.startswith("this")
    if period and not latest and not match["year"]:
        return None
    if match["year"]:
        return date_reading(match["year"])
    anchor = known or (calendar.add_months(context.published, -3) if context.published else None)
    return date_reading(calendar.quarter(anchor) if anchor else None)


def _closing(match: Match, context: Context) -> date | None:
    """The middle of "the quarter ended July 31", which tells the calendar quarter that holds most of it."""
    if not match["month"] or context.published is None:
        return None
    month, dom = int(context.means["month"][match["month"].lower()]), int(match["dom"])
    years = [int(match["closed"])] if match["closed"] else [context.published.year, context.published.year - 1]
    ends = [each for year in years if (each := calendar.day(year, month, dom))]
    past = [each for each in ends if each <= context.published] or ends
    return calendar.add_days(past[0], -HALF_QUARTER) if past else None


def read_comparable(match: Match, context: Context) -> Reading | None:
    """ "the same quarter last year", "the corresponding period of 1988", "the same month a year earlier"."""
    unit = match["unit"].lower()
    letter = "M" if unit == "month" else "Y" if unit == "half" else "Q"
    known = context.compared_quarter() if letter == "Q" else context.recall(letter)
    anchor = known or context.published
    year = stated_year(match, context)
    if anchor is None:
        return date_reading(None)
    shape = calendar.at_grain(anchor, letter if known else "Y")[4:]
    return Reading(TimeType.DATE, f"{year or anchor.year - 1}{shape}", aside=True)


def read_year_ago(match: Match, context: Context) -> Reading | None:
    """ "year-earlier", "the year-ago quarter"."""
    ordinal = group(match, "ordinal")
    unit = group(match, "unit")
    known = context.quarter() if unit == "quarter" else context.compared_quarter()
    if unit == "month" and (month := context.recall("M")):
        return Reading(TimeType.DATE, f"{month.year - 1}-{month.month:02d}", aside=True)
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
        published = context.recall("Y") if context.towards() < 0 else context.published
        return Reading(
            TimeType.DATE,
            f"{published.year}" if published else None,
            (calendar.day(published.year, 12, 1), calendar.day(published.year, 12, 31)) if published else None,
        )
    if context.published is None:
        return date_reading("XXXX-12-31")
    before = match.string[max(0, match.start() - 8) : match.start()].lower().split()
    year = context.published.year - (before[-1:] == ["since"])
    return date_reading(f"{year}-12-31")


def read_fiscal(match: Match, context: Context) -> Reading | None:
    """A fiscal year, whose days differ from state to state and are left open."""
    relative = group(match, "rel") or ""
    closed = CLOSED.match(match.string, match.end())
    if stated := group(match, "year") or group(match, "year2") or (closed and closed[1]):
        return Reading(TimeType.DATE, stated, (None, None))
    year = context.published.year + STEPS.get(relative, 0) if context.published else None
    return Reading(TimeType.DATE, f"{year}" if year else None, (None, None))


FISCAL_READERS = {
    "quarter": read_quarter,
    "thequarter": read_the_quarter,
    "comparable": read_comparable,
    "yearago": read_year_ago,
    "yearend": read_year_end,
    "fiscal": read_fiscal,
}
