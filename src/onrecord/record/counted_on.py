"""The one day, month or year that something belongs to, by its first and its last day."""

import calendar
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement

from onrecord.record.desk_rows import FIRST_DAY

WEEK = 7
"""Days that something may span to belong to its first one."""


class Stretch(NamedTuple):
    """A day, month or year: its first day, its last, and by when what belongs to it is over (ISO dates)."""

    first: str
    last: str
    over: str


def stretch(on: str) -> Stretch:
    """The days of `2025`, `2025-06` or `2025-06-13`; what lasts under a week belongs to the day it begins."""
    if len(on) == len("2025-06-13"):
        day = date.fromisoformat(on)
        return Stretch(on, on, (day + min(timedelta(WEEK - 1), date.max - day)).isoformat())
    month = on[5:] or "12"
    last = f"{on[:4]}-{month}-{calendar.monthrange(int(on[:4]), int(month))[1]}"
    return Stretch(f"{on}-01" if on[5:] else f"{on}-01-01", last, last)


def belongs(since: str | None, until: str | None, on: str) -> bool:
    """Whether what lasts from one day to another belongs to `on`: not what may as well have been before or after."""
    days = stretch(on)
    return bool(since and until) and days.first <= (since or "") <= days.last and (until or "") <= days.over


def is_told_since(since: str | None, last: str) -> bool:
    """Whether the last report (its day) of what began on a day may have told that it has: what only comes has not."""
    return last == FIRST_DAY or last >= (since or "")


def belonging(since: ColumnElement[Any], until: ColumnElement[Any], on: str) -> list[ColumnElement[bool]]:
    """The same of columns."""
    days = stretch(on)
    return [since >= days.first, since <= days.last, until <= days.over]
