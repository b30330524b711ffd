"""When events were, and on which day or in which month each counts."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from onrecord.record import MatterOnRecord
from onrecord.record.counted_on import WEEK, is_told_since
from onrecord.record.desk_rows import FIRST_DAY
from onrecord.vocabulary import Event


class Dated(Protocol):
    """What is known of when an event was."""

    @property
    def id(self) -> str:
        """The event's."""

    @property
    def from_(self) -> str | None:
        """Its first day."""

    @property
    def to(self) -> str | None:
        """Its last day."""


def day_of(event: Dated, published: Mapping[str, str]) -> str | None:
    """The first day of an event, else its last, else that of the first report of it; null when none is known."""
    known = event.from_ or event.to or published.get(event.id)
    return None if known == FIRST_DAY else known


def exact_day(event: Event, row: MatterOnRecord | None) -> str | None:
    """The day on which an event counts: its first one, null for what may as well have been a week from it."""
    day = _told_day(event, row)
    if day is None or event.from_ is None or event.to is None:
        return day
    return day if (date.fromisoformat(event.to) - date.fromisoformat(event.from_)).days < WEEK else None


def exact_month(event: Event, row: MatterOnRecord | None) -> str | None:
    """The month (`2025-06`) in which an event counts, null for what began or ended in another."""
    day = _told_day(event, row)
    return day[:7] if day is not None and (event.to or day)[:7] == day[:7] else None


def _told_day(event: Event, row: MatterOnRecord | None) -> str | None:
    """The day of an event that reports can tell of: what happened is not told before it did."""
    day = day_of(event, {event.id: row.first} if row is not None else {})
    return None if day is not None and row is not None and not is_told_since(day, row.last) else day
