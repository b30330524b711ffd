"""Look-ups of many things at once, for pages that show them together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, case, func, select

from onrecord.record.by_hand import are
from onrecord.record.connected import Connected
from onrecord.record.correction_rows import listed
from onrecord.record.found import ClaimOnRecord, PartInMatter, ReportOnRecord
from onrecord.record.hydrate import claim_from
from onrecord.record.ledger_schema import corrections, matter_claims, posted_reports
from onrecord.record.schema import claims, reports
from onrecord.vocabulary import Correction

_MANY = 400
"""Ids put into one condition at most."""
_BEGINNING = 160
"""Code points of a text that stand for a headline that is missing."""


class SqlLookups(Connected):
    """What `SqlRecord` looks up by many ids at once, as the Protocol says."""

    def claims_named(self, ids: Iterable[str]) -> dict[str, ClaimOnRecord]:
        """As the Protocol says."""
        with self._reading() as connection:
            found: dict[str, ClaimOnRecord] = {}
            for some in _chunks(ids):
                query = select(claims.c.found).join(reports, reports.c.key == claims.c.report).where(*are(some))
                query = query.order_by(reports.c.id, claims.c.position)
                made = (claim_from(one) for one in connection.execute(query).scalars())
                found |= {one.id: one for one in made}
            return found

    def reports_named(self, ids: Iterable[str]) -> dict[str, ReportOnRecord]:
        """As the Protocol says."""
        with self._reading() as connection:
            return {
                row.id: ReportOnRecord(**row._mapping)
                for some in _chunks(ids)
                for row in connection.execute(report_rows().where(reports.c.id.in_(some)).order_by(reports.c.id))
            }

    def copies(self, report_id: str, *, as_of: str | None = None) -> list[ReportOnRecord]:
        """As the Protocol says."""
        origin = select(posted_reports.c.origin).join(reports, reports.c.key == posted_reports.c.report)
        same = select(posted_reports.c.report).where(
            posted_reports.c.origin == origin.where(reports.c.id == report_id).scalar_subquery()
        )
        query = report_rows().where(reports.c.key.in_(same), reports.c.id != report_id)
        if as_of is not None:
            query = query.where(reports.c.latest <= as_of)
        query = query.order_by(func.coalesce(reports.c.published, ""), reports.c.id)
        with self._reading() as connection:
            return [ReportOnRecord(**row._mapping) for row in connection.execute(query)]

    def parts_in_matters(self, claim_ids: Iterable[str]) -> list[PartInMatter]:
        """As the Protocol says."""
        with self._reading() as connection:
            query = _parts().order_by(matter_claims.c.matter, reports.c.id, claims.c.position)
            return [
                PartInMatter(**row._mapping)
                for some in _chunks(claim_ids)
                for row in connection.execute(query.where(*are(some)))
            ]

    def claims_in_matters(self, matter_ids: Iterable[str]) -> list[PartInMatter]:
        """As the Protocol says."""
        with self._reading() as connection:
            query = _parts().order_by(matter_claims.c.matter, reports.c.id, claims.c.position)
            return [
                PartInMatter(**row._mapping)
                for some in _chunks(matter_ids)
                for row in connection.execute(query.where(matter_claims.c.matter.in_(some)))
            ]

    def corrections_on(self, targets: Iterable[str]) -> list[Correction]:
        """As the Protocol says."""
        with self._reading() as connection:
            found = [
                one for some in _chunks(targets) for one in listed(connection, only=corrections.c.target.in_(some))
            ]
        return sorted(found, key=lambda one: one.number)


def report_rows() -> Select[Any]:
    """Reports' heads, as `ReportOnRecord` has them."""
    made = select(func.count()).where(claims.c.report == reports.c.key).scalar_subquery()
    head = (reports.c.id, reports.c.url, reports.c.publisher, reports.c.published, reports.c.headline)
    origin = select(posted_reports.c.origin).where(posted_reports.c.report == reports.c.key).scalar_subquery()
    beginning = case((reports.c.headline.is_(None), func.substr(reports.c.text, 1, _BEGINNING)))
    return select(*head).add_columns(origin.label("origin"), made.label("claims"), beginning.label("beginning"))


def _parts() -> Select[Any]:
    claim = (reports.c.id + "/" + claims.c.id).label("claim")
    return (
        select(matter_claims.c.matter, claim, matter_claims.c.role)
        .join(claims, claims.c.key == matter_claims.c.claim)
        .join(reports, reports.c.key == claims.c.report)
    )


def _chunks(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _MANY):
        yield wanted[start : start + _MANY]
