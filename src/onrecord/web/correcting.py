"""What can be corrected, as the API takes it and as forms are turned into; and the one way to do it."""

from typing import assert_never

from msgspec import Struct

from onrecord.ledger.update import bring_up_to_date
from onrecord.record import Changes
from onrecord.record.sql import SqlRecord
from onrecord.vocabulary import Correction, ForecastOutcome
from onrecord.web.freshness import Freshness


class _Wish(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="action", omit_defaults=True):
    why: str | None = None


class Accept(_Wish, tag="accept", frozen=True, kw_only=True):
    """Let `claim` stand as it was read, even if a later reading does not find it."""

    claim: str


class Reject(_Wish, tag="reject", frozen=True, kw_only=True):
    """Take `claim` for misread: it counts nowhere."""

    claim: str


class Change(_Wish, tag="change", frozen=True, kw_only=True):
    """Give `claim` other values; fields that `changes` leaves out stay."""

    claim: str
    changes: Changes


class SetHead(_Wish, tag="set", frozen=True, kw_only=True):
    """Say that `report` was `published` on another day, or by another `publisher`; what is null stays."""

    report: str
    published: str | None = None
    publisher: str | None = None


class Merge(_Wish, tag="merge", frozen=True, kw_only=True):
    """Let `first` and `second` be one actor, event or agreement."""

    first: str
    second: str


class Part(_Wish, tag="part", frozen=True, kw_only=True):
    """Keep `target` apart from `others`: from another actor, event or agreement, or from some of its claims."""

    target: str
    others: tuple[str, ...]


class Settle(_Wish, tag="settle", frozen=True, kw_only=True):
    """Say what came of `forecast`, and which `claims` show it."""

    forecast: str
    outcome: ForecastOutcome
    claims: tuple[str, ...] = ()


class Undo(_Wish, tag="undo", frozen=True, kw_only=True):
    """Let the correction of this `number` be in force no more."""

    number: int


Wish = Accept | Reject | Change | SetHead | Merge | Part | Settle
"""What somebody wants corrected."""


def correct(record: SqlRecord, freshness: Freshness, wish: Wish | Undo, by: str) -> list[Correction]:
    """Correct the record in somebody's name, bring the ledger up to date, and let no page show what was before.

    Raises `UsageError` as the record's own methods do, and `RecordError`; what was corrected before stays.
    """
    bring_up_to_date(record, record.codebook)  # so that what is to be corrected is as it is shown
    try:
        made = _carried_out(record, wish, by)
        bring_up_to_date(record, record.codebook)
    finally:
        freshness.changed()
    return made if isinstance(made, list) else [made]


def _carried_out(record: SqlRecord, wish: Wish | Undo, by: str) -> Correction | list[Correction]:
    match wish:
        case Accept():
            return record.accept(wish.claim, by=by, why=wish.why)
        case Reject():
            return record.reject(wish.claim, by=by, why=wish.why)
        case Change():
            return record.change(wish.claim, wish.changes, by=by, why=wish.why)
        case SetHead():
            return record.set_head(wish.report, published=wish.published, publisher=wish.publisher, by=by, why=wish.why)
        case Merge():
            return record.merge(wish.first, wish.second, by=by, why=wish.why)
        case Part():
            return record.part(wish.target, wish.others, by=by, why=wish.why)
        case Settle():
            return record.settle(wish.forecast, wish.outcome, claims=wish.claims, by=by, why=wish.why)
        case Undo():
            return record.undo(wish.number, by=by)
        case _:
            assert_never(wish)
