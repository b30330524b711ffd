"""The ledger's desk: what it reads and writes of a record, inside one transaction that is alone in writing.

Nothing is decided here. Claims come as `(key, ClaimOnRecord)`, matters as rows with their members' claim keys.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, select, update

from onrecord.record.by_hand import ByHand, are
from onrecord.record.desk_actors import DeskActors
from onrecord.record.desk_reports import DeskReports
from onrecord.record.desk_rows import MatterRow, Posted, chunks
from onrecord.record.hydrate import claim_from
from onrecord.record.ledger_schema import (
    DERIVED,
    bands,
    dirty,
    matter_actors,
    matter_claims,
    matters,
    posted_reports,
    postings,
)
from onrecord.record.schema import claims, reports

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_PLAIN = tuple(one for one in MatterRow.__struct_fields__ if one not in ("found", "claims", "actors"))
_KEPT = select(*(matters.c[one] for one in _PLAIN)).where(matters.c.id.in_(_IDS))
_ACTORS_OF = select(matter_actors.c.matter, matter_actors.c.role, matter_actors.c.actor).where(
    matter_actors.c.matter.in_(_IDS)
)
_ANY_MATTER = select(matters.c.id).where(matters.c.docket == bindparam("docket")).limit(1)


class Desk(DeskReports, DeskActors, ByHand):
    """One ledger transaction."""

    def __init__(self, connection: Connection) -> None:
        """Over a connection that has begun to write."""
        super().__init__()
        self._db = connection
        self._open: tuple[str, str, list[tuple[str, str, str, list[str]]]] = ("", "", [])

    # Dockets

    def post(self, rows: list[dict[str, Any]]) -> None:
        """Put claims into dockets: rows of `postings`; the dockets are to be decided again from their days."""
        if not rows:
            return
        self._db.execute(insert(postings), rows)
        days: dict[str, str] = {}
        for row in rows:
            days[row["docket"]] = min(row["day"], days.get(row["docket"], row["day"]))
        self.mark(days)

    def put(self, dockets_of: Mapping[int, str], *, roles: Sequence[str]) -> None:
        """Let some claims (keys) lie in given dockets in some roles, and note the dockets that change by it."""
        for some in chunks(sorted(dockets_of)):
            lying = select(postings.c.claim, postings.c.docket, postings.c.role, postings.c.day)
            those = postings.c.claim.in_(list(some)) & postings.c.role.in_(list(roles))
            for row in self._db.execute(lying.where(those)).all():
                docket = dockets_of[row.claim]
                if row.docket != docket:
                    one = (postings.c.claim == row.claim) & (postings.c.role == row.role)
                    self._db.execute(update(postings).where(one).values(docket=docket))
                    self.mark({row.docket: row.day})
                    self.mark({docket: row.day})

    def mark(self, days: Mapping[str, str]) -> None:
        """Note dockets that have changed since some day."""
        there = {row.docket: row.day for row in self._db.execute(select(dirty).where(dirty.c.docket.in_(sorted(days))))}
        new = [{"docket": docket, "day": day} for docket, day in sorted(days.items()) if docket not in there]
        if new:
            self._db.execute(insert(dirty), new)
        for docket, day in sorted(days.items()):
            if docket in there and day < there[docket]:
                self._db.execute(update(dirty).where(dirty.c.docket == docket).values(day=day))

    def dirty_days(self) -> list[tuple[str, str]]:
        """The dockets that have changed, each with the first day to decide again."""
        return [(row.docket, row.day) for row in self._db.execute(select(dirty).order_by(dirty.c.docket))]

    def take_dirty(self) -> list[tuple[str, str]]:
        """The dockets that have changed, each with the first day to decide again; they count as clean from here on."""
        found = self.dirty_days()
        self._db.execute(delete(dirty))
        return found

    def posted(self, docket: str, *, since: str, roles: Sequence[str] | None = None) -> list[Posted]:
        """The claims in a docket from a day on."""
        query, asked = (_POSTED_AS, {"roles": list(roles)}) if roles else (_POSTED, {})
        return [_posted(row) for row in self._db.execute(query, {"docket": docket, "since": since, **asked})]

    def members(self, matter_ids: Sequence[str], *, before: str, role: str = "member") -> dict[str, list[Posted]]:
        """The claims that matters have in a role and that count from before a day; matters without one are left out."""
        found: dict[str, list[Posted]] = {}
        for some in chunks(matter_ids):
            seen = set()
            for row in self._db.execute(_MEMBERS, {"ids": list(some), "role": role, "before": before}):
                # A rejection is posted twice, as a deed and as a denial.
                if (row.matter, row.claim) not in seen:
                    seen.add((row.matter, row.claim))
                    found.setdefault(row.matter, []).append(_posted(row))
        return found

    def posted_claims(self, claim_ids: Iterable[str]) -> list[Posted]:
        """Some claims by id, each as one posting of it, in whatever docket."""
        wanted = sorted(set(claim_ids))
        query = _posted_rows().join(reports, reports.c.key == claims.c.report).where(*are(wanted))
        return list({row.claim: _posted(row) for row in self._db.execute(query)}.values())

    def latest_day(self) -> str | None:
        """The latest publication date on record: the day as of which one asks when none is named."""
        return self._db.execute(_LATEST).scalar()

    def overdue(self, today: str) -> bool:
        """Whether a forecast that is stored as open had to come true before a day."""
        return self._db.execute(_OVERDUE, {"today": today}).first() is not None

    # Matters

    def open_docket(self, docket: str, since: str) -> None:
        """Look up once which matters a docket has with a claim on or after a day; `matter_ids` then goes by that."""
        self._open = docket, since, []
        if not self._db.execute(_ANY_MATTER, {"docket": docket}).first():
            return
        held = select(matter_claims.c.matter, func.group_concat(matter_claims.c.role.distinct()).label("roles"))
        held = held.join(matters, matters.c.id == matter_claims.c.matter)
        held = held.where(matters.c.docket == docket, matters.c.last >= since).group_by(matter_claims.c.matter)
        roles = held.subquery()
        query = select(matters.c.id, matters.c.kind, matters.c.last, roles.c.roles)
        rows = self._db.execute(query.join(roles, roles.c.matter == matters.c.id).order_by(matters.c.id))
        self._open = docket, since, [(row.id, row.kind, row.last, row.roles.split(",")) for row in rows]

    def matter_ids(self, docket: str, kind: str, *, since: str, role: str = "member") -> list[str]:
        """Matters of the open docket, as it was when opened, with a claim in a role and any claim on or after a day.

        Raises `ValueError` when the docket was not opened from that day on.
        """
        opened, earliest, heads = self._open
        if opened != docket or earliest > since:
            raise ValueError(f"docket {docket} is not open from {since} on")
        return [one for one, its_kind, last, roles in heads if its_kind == kind and last >= since and role in roles]

    def matters_about(self, docket: str, kind: str, first: str, last: str) -> list[str]:
        """Matters of a docket about some days between two dates, or told of then."""
        about = (matters.c.since <= last) & (matters.c.until >= first)
        told = (matters.c.first <= last) & (matters.c.last >= first)
        query = select(matters.c.id).where(matters.c.docket == docket, matters.c.kind == kind, about | told)
        return sorted(self._db.execute(query).scalars())

    def matters_with_claims_about(self, docket: str, kind: str, first: str, last: str) -> list[str]:
        """Matters of a docket of which any claim is about some days between two dates, or told of then.

        A claim may name other days than those that its matter is held to be about.
        """
        held = matter_claims.join(claims, claims.c.key == matter_claims.c.claim)
        about = (claims.c.since <= last) & (claims.c.until >= first)
        query = select(matters.c.id).join(held, matter_claims.c.matter == matters.c.id)
        found = self._db.execute(query.where(matters.c.docket == docket, matters.c.kind == kind, about)).scalars()
        return sorted({*found, *self.matters_about(docket, kind, first, last)})

    def meeting(self, kind: str, parties: Iterable[str], *, since: str) -> list[str]:
        """Matters of a kind in which some actors take part, or with a claim on or after a day."""
        found = set(
            self._db.execute(select(matters.c.id).where(matters.c.kind == kind, matters.c.last >= since)).scalars()
        )
        for some in chunks(sorted(set(parties))):
            query = select(matters.c.id).join(matter_actors, matter_actors.c.matter == matters.c.id)
            found |= set(
                self._db.execute(query.where(matters.c.kind == kind, matter_actors.c.actor.in_(list(some)))).scalars()
            )
        return sorted(found)

    def rows(self, ids: Iterable[str]) -> dict[str, MatterRow]:
        """Matters as they are kept, by id, with their actors but without their claims and without what was found."""
        found: dict[str, MatterRow] = {}
        for some in chunks(sorted(set(ids))):
            parts: dict[str, list[tuple[str, str]]] = {}
            for matter, role, actor in self._db.execute(_ACTORS_OF, {"ids": list(some)}):
                parts.setdefault(matter, []).append((role, actor))
            for row in self._db.execute(_KEPT, {"ids": list(some)}):
                kept = dict(zip(_PLAIN, row, strict=True))
                actors = tuple(parts.get(kept["id"], ()))
                found[kept["id"]] = MatterRow(**kept, found="", claims=(), actors=actors)
        return found

    def drop(self, ids: Sequence[str]) -> None:
        """Take matters away, with all that hangs on them."""
        for some in chunks(ids):
            self._db.execute(delete(matters).where(matters.c.id.in_(list(some))))

    def write(self, rows: Sequence[MatterRow]) -> None:
        """Write matters, in place of those with the same ids: a claim that changed dockets may have left one."""
        if not rows:
            return
        self.drop([row.id for row in rows])
        plain = [msgspec.to_builtins(row) for row in rows]
        parts = [(row["id"], row.pop("claims"), row.pop("actors")) for row in plain]
        self._db.execute(insert(matters), plain)
        of_claims = [
            {"matter": i, "claim": key, "role": role} for i, keys, _ in parts for key, role in dict(keys).items()
        ]
        of_actors = [
            {"matter": i, "role": role, "actor": one} for i, _, ids in parts for role, one in dict.fromkeys(ids)
        ]
        if of_claims:
            self._db.execute(insert(matter_claims), of_claims)
        if of_actors:
            self._db.execute(insert(matter_actors), of_actors)

    def clear(self) -> None:
        """Throw away all that is derived."""
        for table in DERIVED:
            self._db.execute(delete(table))

    def repost(self, chosen: Any) -> None:
        """As the part about actors says."""
        keys = list(
            self._db.execute(select(posted_reports.c.report).where(posted_reports.c.report.in_(chosen))).scalars()
        )
        unpost(self._db, keys)


def unpost(connection: Connection, keys: Sequence[int]) -> None:
    """Give reports back to the ledger as if never taken up, and note which dockets that changes."""
    desk = Desk(connection)
    keys = desk.with_bound(keys)
    desk.mark_reports(keys)
    in_reports = select(claims.c.key).where(claims.c.report.in_(list(keys)))
    desk.drop(desk.made_of(in_reports))
    connection.execute(delete(postings).where(postings.c.claim.in_(in_reports)))
    connection.execute(delete(bands).where(bands.c.report.in_(list(keys))))
    connection.execute(delete(posted_reports).where(posted_reports.c.report.in_(list(keys))))


def is_behind(connection: Connection) -> bool:
    """Whether the ledger has something to take up or to decide."""
    new = select(reports.c.key).where(reports.c.key.not_in(select(posted_reports.c.report))).limit(1)
    return bool(connection.execute(new).first() or connection.execute(select(dirty.c.docket).limit(1)).first())


def _posted_rows() -> Any:
    return (
        select(postings.c.claim, postings.c.role, postings.c.day, posted_reports.c.origin, claims.c.found)
        .add_columns(posted_reports.c.story)
        .join(claims, claims.c.key == postings.c.claim)
        .join(posted_reports, posted_reports.c.report == claims.c.report)
        .order_by(postings.c.day, claims.c.report, claims.c.position)
    )


# Put together once: SQLAlchemy takes longer to make these than SQLite takes to answer them.
_POSTED = _posted_rows().where(postings.c.docket == bindparam("docket"), postings.c.day >= bindparam("since"))
_LATEST = select(func.max(reports.c.published))
_OVERDUE = (
    select(matters.c.id)
    .where(matters.c.kind == "forecast", matters.c.status == "open", matters.c.deadline < bindparam("today"))
    .limit(1)
)
_POSTED_AS = _POSTED.where(postings.c.role.in_(bindparam("roles", expanding=True)))
_MEMBERS = (
    _posted_rows()
    .add_columns(matter_claims.c.matter)
    .join(matter_claims, matter_claims.c.claim == postings.c.claim)
    .join(matters, matters.c.id == matter_claims.c.matter)
    .where(matter_claims.c.matter.in_(_IDS), matter_claims.c.role == bindparam("role"))
    .where(matters.c.docket == postings.c.docket, postings.c.day < bindparam("before"))
)


def _posted(row: Any) -> Posted:
    return Posted(
        key=row.claim,
        role=row.role,
        day=row.day,
        origin=row.origin,
        story=frozenset(row.story.split()),
        claim=claim_from(row.found),
    )
