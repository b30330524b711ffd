"""What a time expression is read against: the publication date, the dates just mentioned, and the clause's tense."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from onrecord.reader.times import calendar
from onrecord.reader.times.history import told_year
from onrecord.vocabulary import TimeType

QUARTER_REACH = 1200
"""How far, in code points, the mention of a quarter makes "a year ago" mean that quarter a year before."""

STRETCH_REACH = 160
"""How far, in code points, the figures of "the nine months" reach: about a sentence."""

SENTENCE_REACH = 150
"""How far, in code points, the year named in a sentence is that of its further dates."""

SENTENCE_OPENING = re.compile(r"(?:\A|[.!?:\n]['’”\"]?\s{1,2}|\n)(?:\w+\s){0,2}\Z")
SENTENCE_END = re.compile(r"[a-z\d][.!?]['’”\"\s)]|\n\n")

GRAINS = "DWMQY"
"""Day, week, month, quarter, year: fine to coarse."""


@dataclass(frozen=True)
class Reading:
    """What an expression means: TIMEX3 type and value, and its days where those are not simply the value's."""

    type: TimeType
    value: str | None
    days: tuple[date | None, date | None] | None = None
    aside: bool = False
    """Only compared with ("a year ago"): what follows is not told from there."""


@dataclass
class Context:
    """What expressions of one report are relative to.

    `published` is the publication date of `text`, null when unknown. `direction` tells for the expression at hand
    whether its clause speaks of what is to come (1), what has been (-1), or does not say (0). `last` holds the first
    day of the date last mentioned at each grain.
    """

    published: date | None
    text: str
    means: dict[str, dict[str, str]]
    direction: Callable[[], int] = lambda: 0
    looking_back: Callable[[], bool] = lambda: False
    """Whether what the clause at hand says is to come is told in the past tense: "was to meet on Friday"."""
    last: dict[str, date] = field(default_factory=dict)
    last_past: dict[str, date] = field(default_factory=dict)
    """The same of the dates that lie before publication, to which a clause about the past goes back."""
    weekday: date | None = None
    weekday_end: int = 0
    """The weekday last mentioned, and where its mention ends."""
    position: int = 0
    """Where the expression at hand begins."""
    quarter_at: int = 0
    ended: date | None = None
    """The first day of the quarter last mentioned that is over, `ended_at` where it was mentioned.

    It is over before publication, or a fiscal one of another reckoning whose figures are told in the past tense.
    """
    ended_at: int = 0
    history: bool = False
    """The report tells a history: a date without a year is of the year last told of."""
    told_at: str = "Y"
    """The grain of the date last mentioned."""
    year_at: int = -1
    """Where the date last mentioned begins."""
    stretch_at: int = -1
    """Where "the nine months" or "the full year" was last mentioned."""

    def remember(self, value: str | None) -> None:
        """Take note of a date that was just mentioned; a day also mentions its month and year."""
        days = calendar.days_of(value) if value else None
        if days is None or value is None:
            return
        grain = grain_of(value)
        if not grain or grain not in GRAINS:
            return
        self.told_at = grain
        self.year_at = self.position
        for coarser in GRAINS[GRAINS.index(grain) :]:
            if coarser != "Q" or grain == "Q":
                self.last[coarser] = days[0]
                if self.published is not None and days[0] <= self.published:
                    self.last_past[coarser] = days[0]
        if grain == "Q":
            self.quarter_at = self.position
            if self.published is not None and (days[1] < self.published or self.towards() < 0):
                self.ended, self.ended_at = days[0], self.position

    def recall(self, grain: str) -> date | None:
        """The day on which the date last mentioned at this grain or a finer one begins, else the publication date.

        A clause about the past does not go on from a day that is still to come, but from the one before it.
        """
        known = self.last.get(grain, self.published)
        if known is None or self.published is None or known <= self.published or self.towards() >= 0:
            return known
        return self.last_past.get(grain, self.published)

    def told_year(self, month: int) -> int | None:
        """The year of a month without one where only the story tells; null where publication does, or nothing."""
        known = self.last.get("M" if self.told_at in "DM" else "Y")
        if known is None or not (self.history or self.published is None or self._goes_on(known)):
            return None
        return told_year(month, known, self.told_at)

    def _goes_on(self, known: date) -> bool:
        """Whether the sentence at hand opens with a year that is over and looks back: "In 2012, he won in May"."""
        assert self.published is not None
        near = 0 <= self.position - self.year_at < SENTENCE_REACH
        if not near or known.year >= self.published.year or self.towards() >= 0:
            return False
        opening = SENTENCE_OPENING.search(self.text[max(0, self.year_at - 24) : self.year_at])
        return opening is not None and SENTENCE_END.search(self.text, self.year_at, self.position) is None

    def quarter(self) -> date | None:
        """The first day of a quarter mentioned shortly before: business news then compares quarters, not years."""
        return self.last.get("Q") if self.position - self.quarter_at < QUARTER_REACH else None

    def latest_quarter(self) -> date | None:
        """The first day of the quarter mentioned shortly before that is over: none is the latest while forecast."""
        if self.ended is not None and self.position - self.ended_at < QUARTER_REACH:
            return self.ended
        return self.quarter()

    def compared_quarter(self) -> date | None:
        """The quarter that "a year earlier" compares with: none in the figures for nine months or a year."""
        longer = self.stretch_at > self.quarter_at and self.position - self.stretch_at < STRETCH_REACH
        return None if longer else self.quarter()

    def pass_to_longer(self) -> None:
        """Take note of a stretch of months or a full year whose figures follow."""
        self.stretch_at = self.position

    def towards(self) -> int:
        """The direction of time in the clause at hand."""
        return self.direction()


def grain_of(value: str) -> str:
    """The grain of a TIMEX3 date value: `D`, `W`, `M`, `Q`, `H` (half), `Y`, or `` for none or a coarser one."""
    if "-W" in value:
        return "W"
    if "-Q" in value or "-H" in value:
        return value[5]
    return {4: "Y", 7: "M"}.get(len(value), "D" if len(value) >= 10 else "")


def date_reading(value: str | None) -> Reading:
    """A DATE whose days are its value's."""
    return Reading(TimeType.DATE, value)
