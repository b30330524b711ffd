"""What the ledger's desk looks up and does because people have decided something across reports."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from onrecord.record.correction_rows import across_reports
from onrecord.record.judgements import Judgements, judgements_of
from onrecord.record.ledger_schema import matter_claims, matters, postings
from onrecord.record.schema import EARLIEST, claims, reports


class ByHand(ABC):
    """The part of a desk that is about people's decisions."""

    _db: Connection

    @abstractmethod
    def mark(self, days: Mapping[str, str]) -> None:
        """Note dockets that have changed since some day."""

    @cached_property
    def judgements(self) -> Judgements:
        """What people have decided across reports."""
        return judgements_of(across_reports(self._db))

    def days_of(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """The days from which some claims count, by id; those that are not on record are left out."""
        day = func.coalesce(reports.c.published, reports.c.earliest, EARLIEST)
        query = select((reports.c.id + "/" + claims.c.id).label("id"), day.label("day"))
        query = query.join(reports, reports.c.key == claims.c.report).where(*are(sorted(set(claim_ids))))
        return {row.id: row.day for row in self._db.execute(query)}

    def move(self, claim_ids: Iterable[str]) -> None:
        """Put the deeds and denials of some claims into one docket: that of the first in order of publication."""
        wanted = sorted(set(claim_ids))
        query = (
            select(postings.c.claim, postings.c.docket, postings.c.role, postings.c.day)
            .join(claims, claims.c.key == postings.c.claim)
            .join(reports, reports.c.key == claims.c.report)
            .where(*are(wanted))
            .where(postings.c.role.in_(("deed", "denial")))
            .order_by(postings.c.day, reports.c.id, claims.c.start, claims.c.id)
        )
        rows = self._db.execute(query).all()
        moving = [row for row in rows if row.docket != rows[0].docket]
        for row in moving:
            to_move = (postings.c.claim == row.claim) & (postings.c.role == row.role)
            self._db.execute(update(postings).where(to_move).values(docket=rows[0].docket))
            self.mark({row.docket: row.day})
            self.mark({rows[0].docket: row.day})

    def holding(self, docket: str, kind: str, claim_ids: Iterable[str]) -> list[str]:
        """Matters of a docket that hold some claims, whatever as."""
        wanted = sorted(set(claim_ids))
        if not wanted:
            return []
        query = (
            select(matters.c.id)
            .join(matter_claims, matter_claims.c.matter == matters.c.id)
            .join(claims, claims.c.key == matter_claims.c.claim)
            .join(reports, reports.c.key == claims.c.report)
            .where(matters.c.docket == docket, matters.c.kind == kind)
            .where(*are(wanted))
        )
        return sorted(set(self._db.execute(query).scalars()))

    def mark_claims(self, claim_ids: Iterable[str]) -> None:
        """Note the dockets of some claims as changed."""
        query = select(postings.c.docket, func.min(postings.c.day).label("day"))
        query = query.join(claims, claims.c.key == postings.c.claim).join(reports, reports.c.key == claims.c.report)
        rows = self._db.execute(query.where(*are(sorted(set(claim_ids)))).group_by(postings.c.docket))
        self.mark({row.docket: row.day for row in rows})

    def made_of(self, chosen: Any) -> list[str]:
        """The matters that nothing but the chosen claims makes: without these they would not be found again."""
        of_chosen = select(matter_claims.c.matter).where(matter_claims.c.claim.in_(chosen))
        others = select(matter_claims.c.claim).where(
            matter_claims.c.matter == matters.c.id,
            matter_claims.c.role.in_(("member", "denial", "foretelling")),
            matter_claims.c.claim.not_in(chosen),
        )
        query = select(matters.c.id).where(matters.c.id.in_(of_chosen), ~others.exists())
        return list(self._db.execute(query).scalars())

    def with_bound(self, keys: Sequence[int]) -> list[int]:
        """Some reports, and those with claims that people have joined with theirs, which are decided together."""
        groups = [*self.judgements.events.joined, *(one.claims.union(one.by) for one in self.judgements.verdicts)]
        if not groups:
            return list(keys)
        found = set(self._db.execute(select(reports.c.id).where(reports.c.key.in_(list(keys)))).scalars())
        bound = [_reports_of(group) for group in groups]
        while more := {one for of in bound if of & found for one in of} - found:
            found |= more
        return sorted(
            {*keys, *self._db.execute(select(reports.c.key).where(reports.c.id.in_(sorted(found)))).scalars()}
        )


def are(claim_ids: Sequence[str]) -> list[Any]:
    """That claims, joined with reports, are among those with these ids."""
    return [reports.c.id.in_(sorted(_reports_of(claim_ids))), (reports.c.id + "/" + claims.c.id).in_(claim_ids)]


ARE = (
    reports.c.id.in_(bindparam("reports", expanding=True)),
    (reports.c.id + "/" + claims.c.id).in_(bindparam("claims", expanding=True)),
)
"""The same for questions that are put together once; the ids come with them, as `these` makes them."""


def these(claim_ids: Sequence[str]) -> dict[str, list[str]]:
    """What a question with `ARE` is asked with."""
    return {"reports": sorted(_reports_of(claim_ids)), "claims": list(claim_ids)}


def _reports_of(claim_ids: Iterable[str]) -> set[str]:
    return {one.rpartition("/")[0] for one in claim_ids}
