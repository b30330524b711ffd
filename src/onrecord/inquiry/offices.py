"""Offices as reports tell of them: who held what where, in the reports' own words, and when it is told."""

from collections.abc import Sequence

from msgspec import Struct, field

from onrecord.inquiry.claim_cards import Named, named
from onrecord.inquiry.matters import Matter
from onrecord.inquiry.naming import Names
from onrecord.record import MatterOnRecord
from onrecord.record.desk_rows import FIRST_DAY
from onrecord.vocabulary import TieOverTime, TieType


class OfficeTold(Struct, frozen=True, kw_only=True):
    """An office that somebody holds: the tie's id, the words that name it, and of whom.

    `from_` and `to` are the days that claims give for it; `told_from` and `told_to` those of the first and the last
    report of it, null when unknown.
    """

    id: str
    office: str
    holder: Named
    of: Named
    from_: str | None = field(default=None, name="from")
    to: str | None
    told_from: str | None
    told_to: str | None
    status: str
    claims: tuple[str, ...]


def is_office(matter: Matter) -> bool:
    """Whether a matter is the tie of someone who holds an office."""
    return isinstance(matter, TieOverTime) and matter.type == TieType.OFFICE_HOLDER


def offices_told(
    found: Sequence[tuple[MatterOnRecord, Matter]], names: Names, *, as_of: str | None, most: int
) -> tuple[OfficeTold, ...]:
    """Those of some office-holder ties of which most claims tell, in order of the first report."""
    ties = [(row, one) for row, one in found if isinstance(one, TieOverTime)]
    chosen = sorted(ties, key=lambda pair: (-len(pair[1].claims), pair[1].id))[:most]
    offices = [_office(row, one, names, as_of) for row, one in chosen]
    return tuple(sorted(offices, key=lambda one: (one.from_ or one.told_from or "", one.id)))


def _office(row: MatterOnRecord, tie: TieOverTime, names: Names, as_of: str | None) -> OfficeTold:
    last = min(row.last, as_of) if as_of else row.last
    return OfficeTold(
        id=tie.id,
        office=tie.office or "",
        holder=named(tie.a, names),
        of=named(tie.b, names),
        from_=tie.from_,
        to=tie.to,
        told_from=None if row.first == FIRST_DAY else row.first,
        told_to=None if last == FIRST_DAY else last,
        status=tie.status.value,
        claims=tie.claims,
    )
