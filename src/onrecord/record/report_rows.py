"""Reports as the record hands them out."""

from typing import Any

from sqlalchemy import Select, func, select

from onrecord.record.ledger_schema import posted_reports
from onrecord.record.schema import claims, reports


def report_rows() -> Select[Any]:
    """The fields of `ReportOnRecord`."""
    made = select(func.count()).where(claims.c.report == reports.c.key).scalar_subquery()
    head = (reports.c.id, reports.c.url, reports.c.publisher, reports.c.published, reports.c.headline)
    origin = select(posted_reports.c.origin).where(posted_reports.c.report == reports.c.key).scalar_subquery()
    return select(*head).add_columns(origin.label("origin"), made.label("claims"))
