"""Whether a report tells the news or a history, in which a bare "10 August" is of the year last told of."""

import re
from datetime import date

NOW = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?i:yesterday|today|tomorrow|tonight|ago"
    r"|(?:last|this|next) (?:week|month|year|night|spring|summer|fall|winter)))\b"
)
"""Words that are told from the day of publication, which histories do without."""
YEAR = re.compile(r"(?<![\d,.$-])(?:1[0-9]|20)\d\d(?![\d%-]|[.,]\d)")
LEAST, SHARE = 6, 40
"""How many years long past a history names at least, and how many for each word or year of the present."""


def is_history(text: str, published: date) -> bool:
    """Whether `text` names mostly years long before it was `published`, and hardly ever tells from that day."""
    years = [int(found[0]) for found in YEAR.finditer(text)]
    old = sum(year <= published.year - 2 for year in years)
    present = sum(year >= published.year - 1 for year in years) + len(NOW.findall(text))
    return old >= LEAST and old >= SHARE * present


def told_year(month: int, last: date, grain: str) -> int:
    """The year of a month without one in a history, from the day on which the date last mentioned (of `grain`) begins.

    It is the same year, or the next where the story has come to November or December and goes on to a spring month.
    """
    turns = grain in ("D", "M") and last.month >= 11 and month <= 3
    return last.year + turns
