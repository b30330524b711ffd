"""The front page: what is new on record in some days, in figures and in lines that lead to their claims."""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.brief import Brief, brief
from onrecord.inquiry.ledger_brief import ledger_sections
from onrecord.record import EVERYTHING, Counts, Filters, Record

DAYS = 7
"""Days that a front page is about when nobody says since when."""


class FrontPage(Struct, frozen=True, kw_only=True):
    """What is new from `since` to `until` (ISO dates, inclusive, null on an empty record).

    `latest` is the latest day on record, `counts` how much there is on the whole record.
    """

    since: str | None
    until: str | None
    latest: str | None
    counts: Counts
    brief: Brief


def front_page(record: Record, filters: Filters = EVERYTHING, *, per_section: int = 6) -> FrontPage:
    """The front page of the days in `filters`; without any, of the latest seven days with reports on record."""
    latest = filters.as_of or latest_day(record)
    until = filters.until or latest
    since = filters.since
    if since is None and until is not None:
        since = (date.fromisoformat(until) - timedelta(days=DAYS - 1)).isoformat()
    asked = replace(filters, since=since, until=until)
    told = brief(record, asked, per_section=per_section)
    told = replace(told, sections=(*ledger_sections(record, asked, per_section=per_section), *told.sections))
    return FrontPage(since=since, until=until, latest=latest, counts=record.counts(), brief=told)


def latest_day(record: Record) -> str | None:
    """The day of the latest report on record, null when there is none with a date."""
    with record.looking() as desk:
        return desk.latest_day()
