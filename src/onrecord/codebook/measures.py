"""Codebook entries for the words of time and measure: months, weekdays, spans, holidays, currencies, units."""

import re
from typing import ClassVar, Literal

from onrecord.codebook.entries import Entry

WORD_KINDS = Literal["month", "weekday", "season", "unit", "day part", "holiday", "reference", "repetition"]
VALUES: dict[str, re.Pattern[str]] = {
    "month": re.compile(r"0[1-9]|1[0-2]"),
    "weekday": re.compile(r"[1-7]"),
    "season": re.compile(r"SP|SU|FA|WI"),
    "unit": re.compile(r"1000?Y|100?Y|[1-9]?[YMWDQ]|T[HMS]"),
    "day part": re.compile(r"T(MO|AF|EV|NI|\d\d:\d\d)"),
    "holiday": re.compile(r"\d\d-\d\d|easter[+-]\d{1,2}|\d\d-[1-7]#(\d|last)"),
    "reference": re.compile(r"(PAST|PRESENT|FUTURE)_REF"),
    "repetition": re.compile(r"P[1-9][YMWDQ]|PT1H"),
}


class TimeWord(Entry, frozen=True, kw_only=True):
    """Words that mean one thing on the calendar, and its part of a TIMEX3 value (TimeML 1.2.1).

    `value` is a month's number, a weekday's (Monday is 1), a season's TIMEX3 code, a unit's letter with how many of it
    one is (a decade is `10Y`; `TH`, `TM` and `TS` are hours, minutes and seconds), a part of the day's code, a
    reference such as `PAST_REF`, a repetition such as `P1D`, or the rule for a holiday: `12-25`, `easter-2`, or
    `11-4#4` for the fourth Thursday of November (`#last` for the last).
    """

    FILE: ClassVar[str] = "time_words"
    id: str
    kind: WORD_KINDS
    words: tuple[str, ...]
    value: str

    def check(self) -> None:
        """The value fits the kind, and there are words."""
        if not self.words:
            raise ValueError("a time word needs words")
        if not VALUES[self.kind].fullmatch(self.value):
            raise ValueError(f"{self.value!r} is not the value of a {self.kind}")


class Unit(Entry, frozen=True, kw_only=True):
    """A unit of measure or a currency: `id` is what annotations carry (ISO 4217 for money, else plain English).

    `words` follow the figure ("tonnes", "euros"), `symbols` stand right before it ("$") or right after it ("%", "km").
    """

    FILE: ClassVar[str] = "units"
    id: str
    kind: Literal["money", "measure"]
    words: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()

    def check(self) -> None:
        """Money has an ISO 4217 code, and there is some way to write the unit."""
        if self.kind == "money" and not re.fullmatch(r"[A-Z]{3}", self.id):
            raise ValueError(f"{self.id!r} is not an ISO 4217 code")
        if not (self.words or self.prefixes or self.suffixes):
            raise ValueError("a unit needs words, prefixes or suffixes")
