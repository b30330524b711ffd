"""Arithmetic on calendar days and on TIMEX3 values; nothing here looks at text."""

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day of a stretch of the calendar, inclusive."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-([QH])(\d)")
_YEARS = re.compile(r"\d{2,4}")
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of a season of the northern hemisphere, to tell which year's is meant."""


def day(year: int, month: int, number: int) -> date | None:
    """That day, null when the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def days_of(value: str) -> Days | None:
    """The first and last day of a TIMEX3 value; null when it names no one stretch of the calendar (nor do seasons)."""
    try:
        return _days_of(value)
    except (ValueError, OverflowError):
        return None


def _days_of(value: str) -> Days | None:
    if found := _DAY.fullmatch(value):
        one = date(int(found[1]), int(found[2]), int(found[3]))
        return one, one
    if found := _MONTH.fullmatch(value):
        return month_days(int(found[1]), int(found[2]), 1)
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday + timedelta(5 if found[3] else 0), monday + timedelta(6)
    if found := _PART.fullmatch(value):
        length = 3 if found[2] == "Q" else 6
        return month_days(int(found[1]), (int(found[3]) - 1) * length + 1, length)
    if _YEARS.fullmatch(value):
        span = 10 ** (4 - len(value))
        first = int(value) * span
        return date(max(first, 1), 1, 1), date(first + span - 1, 12, 31)
    return None


def month_days(year: int, month: int, months: int) -> Days:
    """The days of `months` months from the given one on; raises `ValueError` when there is no such month."""
    last_year, last = divmod(year * 12 + month - 1 + months - 1, 12)
    return date(year, month, 1), date(last_year, last + 1, monthrange(last_year, last + 1)[1])


def iso_week(of: date) -> str:
    """The TIMEX3 value of the week (Monday to Sunday) that holds the day."""
    year, week, _ = of.isocalendar()
    return f"{year}-W{week:02d}"


def quarter(of: date) -> str:
    """The TIMEX3 value of the quarter that holds the day."""
    return f"{of.year}-Q{(of.month - 1) // 3 + 1}"


def add_months(to: date, months: int) -> date | None:
    """The same day of a later (or, negative, earlier) month, or that month's last day; null outside the calendar."""
    year, month = divmod(to.year * 12 + to.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(to.day, monthrange(year, month + 1)[1]))


def add_days(to: date, days: int) -> date | None:
    """`days` later (or earlier); null outside the calendar."""
    try:
        return to + timedelta(days)
    except OverflowError:
        return None


def shifted(start: date, count: float, letter: str) -> date | None:
    """`count` units (`D`, `W`, `M`, `Q`, `Y`) after `start`, before it when negative; null outside the calendar."""
    if abs(count) > 200_000:
        return None
    if letter in "DW":
        return add_days(start, round(count * (7 if letter == "W" else 1)))
    return add_months(start, round(count * {"M": 1, "Q": 3, "Y": 12}[letter]))


def at_grain(of: date, letter: str) -> str:
    """The TIMEX3 value of the day, week, month, quarter or year that holds the day."""
    if letter == "D":
        return of.isoformat()
    if letter == "W":
        return iso_week(of)
    if letter == "Q":
        return quarter(of)
    return f"{of.year:04d}-{of.month:02d}" if letter == "M" else f"{of.year:04d}"


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm: Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, number + 1)


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday by its rule in the codebook: `12-25`, `easter-2`, `11-4#4`, `05-1#last`."""
    if not 1583 <= year <= 9999:
        return None
    if rule.startswith("easter"):
        return add_days(easter(year), int(rule[6:]))
    if "#" not in rule:
        return day(year, int(rule[:2]), int(rule[3:]))
    month, weekday, nth = int(rule[:2]), int(rule[3]), rule.split("#")[1]
    first, last = month_days(year, month, 1)
    if nth == "last":
        return last - timedelta((last.isoweekday() - weekday) % 7)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (int(nth) - 1))
