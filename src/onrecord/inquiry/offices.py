"""Offices as reports tell of them: who held what where, in the reports' own words, and when it is told."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from onrecord.inquiry.claim_cards import Named, named
from onrecord.inquiry.matters import Matter
from onrecord.inquiry.naming import Names
from onrecord.record import ClaimOnRecord, MatterOnRecord, Record
from onrecord.record.desk_rows import FIRST_DAY
from onrecord.vocabulary import TieOverTime, TieType

_LEADING = re.compile(r"\A(?:the|a|an|incoming|outgoing|former|then|newly elected)\s+", re.IGNORECASE)
READ = 12
"""Claims of one office of which the words are read at most."""


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
    record: Record, found: Sequence[tuple[MatterOnRecord, Matter]], names: Names, *, as_of: str | None, most: int
) -> tuple[OfficeTold, ...]:
    """Those of some office-holder ties of which most claims tell, in order of the first report."""
    ties = [(row, one) for row, one in found if isinstance(one, TieOverTime)]
    chosen = sorted(ties, key=lambda pair: (-len(pair[1].claims), pair[1].id))[:most]
    read = record.claims_named(claim for _, one in chosen for claim in one.claims[:READ])
    offices = [_office(row, one, read, names, as_of) for row, one in chosen]
    return tuple(sorted(offices, key=lambda one: (one.from_ or one.told_from or "", one.id)))


def office_words(claims: Iterable[ClaimOnRecord], holder: str) -> str:
    """What claims call an office most often ("Prime Minister"), without its holder's name; empty when none names it."""
    called = Counter(words for one in claims if (words := _without_name(one, holder)))
    return min(called, key=lambda words: (-called[words], -len(words), words)) if called else ""


def _office(
    row: MatterOnRecord, tie: TieOverTime, read: dict[str, ClaimOnRecord], names: Names, as_of: str | None
) -> OfficeTold:
    holder, of = named(tie.a, names), named(tie.b, names)
    last = min(row.last, as_of) if as_of else row.last
    return OfficeTold(
        id=tie.id,
        office=office_words((read[one] for one in tie.claims if one in read), holder.name),
        holder=holder,
        of=of,
        from_=tie.from_,
        to=tie.to,
        told_from=None if row.first == FIRST_DAY else row.first,
        told_to=None if last == FIRST_DAY else last,
        status=tie.status.value,
        claims=tie.claims,
    )


def _without_name(claim: ClaimOnRecord, holder: str) -> str:
    """The words for who holds an office without the name at their end, and without others named before ("and")."""
    line = " ".join((claim.actors_text[0] if claim.actors_text else "").split())
    plain = claim.object or claim.trigger.text
    at = max((line.casefold().rfind(name.casefold()) for name in (holder, *holder.split()[-1:])), default=-1)
    whole = line.casefold().rfind(holder.casefold())
    words = line[: whole if whole >= 0 else at] if max(whole, at) >= 0 else line
    last = words.rpartition(" and ")[2]
    words = last if plain.casefold() in last.casefold() else words
    return _LEADING.sub("", words.strip(" ,")) or plain
