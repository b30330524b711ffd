"""Look-ups of many things at once, for pages that show them together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, case, func, select

from onrecord.record.by_hand import ARE, these
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
                made = (claim_from(one) for one in connection.execute(_CLAIMS, these(some)).scalars())
                found |= {one.id: one for one in made}
            return found

    def reports_named(self, ids: Iterable[str]) -> dict[str, ReportOnRecord]:
        """As the Protocol says."""
        with self._reading() as connection:
            return {
                row.id: ReportOnRecord(**row._mapping)
                for some in _chunks(ids)
                for row in connection.execute(_REPORTS, {"ids": list(some)})
            }

    def copies(self, report_id: str, *, as_of: str | None = None) -> list[ReportOnRecord]:
        """As the Protocol says."""
        query = _COPIES if as_of is None else _COPIES.where(reports.c.latest <= as_of)
        with self._reading() as connection:
            return [ReportOnRecord(**row._mapping) for row in connection.execute(query, {"report_id": report_id})]

    def parts_in_matters(self, claim_ids: Iterable[str]) -> list[PartInMatter]:
        """As the Protocol says."""
        with self._reading() as connection:
            return [
                PartInMatter(**row._mapping)
                for some in _chunks(claim_ids)
                for row in connection.execute(_PARTS_OF, these(some))
            ]

    def claims_in_matters(self, matter_ids: Iterable[str]) -> list[PartInMatter]:
        """As the Protocol says."""
        with self._reading() as connection:
            return [
                PartInMatter(**row._mapping)
                for some in _chunks(matter_ids)
                for row in connection.execute(_PARTS_IN, {"ids": list(some)})
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


def _copies() -> Select[Any]:
    """The other reports of a report's origin, `report_id` being its id."""
    report: BindParameter[Any] = bindparam("report_id")
    origin = select(posted_reports.c.origin).join(reports, reports.c.key == posted_reports.c.report)
    same = select(posted_reports.c.report).where(
        posted_reports.c.origin == origin.where(reports.c.id == report).scalar_subquery()
    )
    query = report_rows().where(reports.c.key.in_(same), reports.c.id != report)
    return query.order_by(func.coalesce(reports.c.published, ""), reports.c.id)


# Put together once: SQLAlchemy takes longer to make these than SQLite takes to answer them.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_COPIES = _copies()
_REPORTS = report_rows().where(reports.c.id.in_(_IDS)).order_by(reports.c.id)
_IN_ORDER = (matter_claims.c.matter, reports.c.id, claims.c.position)
_PARTS_OF = _parts().where(*ARE).order_by(*_IN_ORDER)
_PARTS_IN = _parts().where(matter_claims.c.matter.in_(_IDS)).order_by(*_IN_ORDER)
_CLAIMS = (
    select(claims.c.found)
    .join(reports, reports.c.key == claims.c.report)
    .where(*ARE)
    .order_by(reports.c.id, claims.c.position)
)


def _chunks(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _MANY):
        yield wanted[start : start + _MANY]
