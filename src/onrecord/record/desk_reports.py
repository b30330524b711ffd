"""What the ledger's desk looks up and does about reports and their origins."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from onrecord.record.desk_rows import FIRST_DAY, Unposted, as_json
from onrecord.record.found import ClaimOnRecord
from onrecord.record.hydrate import claim_from
from onrecord.record.ledger_schema import bands, posted_reports, postings
from onrecord.record.schema import claims, reports


class DeskReports(ABC):
    """The part of a desk that is about reports."""

    _db: Connection

    @abstractmethod
    def mark(self, days: Mapping[str, str]) -> None:
        """Note dockets that have changed since some day."""

    def unposted(self, limit: int) -> list[Unposted]:
        """Reports that are not taken up yet, in order of day and id."""
        day = func.coalesce(reports.c.published, reports.c.earliest, FIRST_DAY)
        query = (
            select(reports.c.key, reports.c.id, day.label("day"), reports.c.publisher)
            .add_columns(reports.c.headline, reports.c.text)
            .where(reports.c.key.not_in(select(posted_reports.c.report)))
            .order_by(day, reports.c.id)
            .limit(limit)
        )
        return [Unposted(**row._mapping) for row in self._db.execute(query)]

    def post_report(
        self, report: Unposted, origin: str, signature: Sequence[int], band_keys: list[str], story: Iterable[str]
    ) -> None:
        """Take a report up, with its signature and story."""
        row = {"report": report.key, "day": report.day, "origin": origin, "signature": as_json(list(signature))}
        row["story"] = " ".join(sorted(story))
        self._db.execute(insert(posted_reports), row)
        if band_keys:
            self._db.execute(insert(bands), [{"report": report.key, "band": band} for band in sorted(set(band_keys))])

    def sharing_bands(self, band_keys: Iterable[str]) -> list[tuple[str, str, str, list[int]]]:
        """Reports that share a band: (id, origin, the origin's day, signature), by id."""
        first = reports.alias("first")
        day = func.coalesce(first.c.published, first.c.earliest, FIRST_DAY)
        query = (
            select(reports.c.id, posted_reports.c.origin, day.label("day"), posted_reports.c.signature)
            .join(reports, reports.c.key == posted_reports.c.report)
            .join(first, first.c.id == posted_reports.c.origin)
            .where(posted_reports.c.report.in_(select(bands.c.report).where(bands.c.band.in_(sorted(set(band_keys))))))
            .order_by(reports.c.id)
        )
        return [(row.id, row.origin, row.day, msgspec.json.decode(row.signature)) for row in self._db.execute(query)]

    def move_origin(self, old: Iterable[str], new: str) -> None:
        """Let all reports of some origins have another; the dockets of their claims are to be decided again."""
        chosen = select(posted_reports.c.report).where(posted_reports.c.origin.in_(sorted(old)))
        keys = list(self._db.execute(chosen).scalars())
        self._db.execute(update(posted_reports).where(posted_reports.c.report.in_(keys)).values(origin=new))
        self.mark_reports(keys)

    def claims_of_reports(self, keys: Sequence[int]) -> Iterator[tuple[int, int, ClaimOnRecord]]:
        """(report key, claim key, claim) of some reports, in their order."""
        query = (
            select(claims.c.report, claims.c.key, claims.c.found)
            .where(claims.c.report.in_(list(keys)))
            .order_by(claims.c.report, claims.c.position)
        )
        for row in self._db.execute(query):
            yield row.report, row.key, claim_from(row.found)

    def mark_reports(self, keys: Sequence[int]) -> None:
        """Note that the dockets of the claims of some reports have changed."""
        query = (
            select(postings.c.docket, func.min(postings.c.day).label("day"))
            .join(claims, claims.c.key == postings.c.claim)
            .where(claims.c.report.in_(list(keys)))
            .group_by(postings.c.docket)
        )
        self.mark({row.docket: row.day for row in self._db.execute(query)})
