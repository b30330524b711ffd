"""The lists that can be paged through: of what rows each is made, what is counted in it, how it is sorted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, func, literal, or_, select

from onrecord.record import search
from onrecord.record.asked import UNKNOWN
from onrecord.record.facing import TAKES_PART
from onrecord.record.filters import Filters
from onrecord.record.ledger_schema import actor_links, matter_actors, matter_claims, matters
from onrecord.record.matters import matter_conditions, of_kinds
from onrecord.record.names import fold
from onrecord.record.queries import (
    Conditions,
    Resolved,
    actor_conditions,
    claim_conditions,
    reports_asked,
    statement_conditions,
)
from onrecord.record.schema import actor_names, actors, claims, participants, reports, statements
from onrecord.vocabulary import MentionKind

NO_DEADLINE = "9999-99-99"
"""Comes behind all days."""


LATEST_DAY = "latest day"
"""The order by the first day that things are about, the latest first; what is less exactly known comes behind."""
EARLIEST_DAY = "earliest day"
"""The same with the earliest first; what is of a month or year comes behind the days of it."""
LEAST_LAST = "28"
"""The last day that the shortest of months has."""


@dataclass(frozen=True)
class Order:
    """A value that a list is sorted by, never null, and whether the greatest comes first."""

    value: ColumnElement[Any]
    type: type = str
    last_first: bool = False


@dataclass(frozen=True)
class Field:
    """A field by whose values rows are counted: a `column` of theirs, or several values a row.

    `pairs` selects `key` and `value`, each pair as often as it likes.
    """

    column: ColumnElement[Any] | None = None
    pairs: Select[Any] | None = None

    def any_of(self, key: ColumnElement[Any], values: tuple[str, ...]) -> ColumnElement[bool]:
        """Whether the row with a key has one of some values."""
        if self.pairs is None:
            return self.value.in_(values)
        each = self.pairs.subquery()
        return key.in_(select(each.c.key).where(each.c.value.in_(values)))

    @property
    def value(self) -> ColumnElement[Any]:
        """The value of a row that has one value; "unknown" for none."""
        return func.coalesce(self.column, UNKNOWN)


@dataclass(frozen=True)
class Rows:
    """What a list is made of: the key of a row, the tables that hold it, and what they have to fulfil.

    `sorts` are orders by name, the one that is taken when none is named first; each tells any two rows apart.
    """

    key: ColumnElement[Any]
    tables: FromClause
    conditions: Callable[[Resolved], Conditions]
    words: Callable[[str, Filters], ColumnElement[bool]]
    facets: Mapping[str, Field]
    sorts: Mapping[str, tuple[Order, ...]]
    confidence: ColumnElement[Any] | None = None


def _first(value: Any) -> Order:
    return Order(func.coalesce(value, ""))


def _last(value: Any) -> Order:
    return Order(func.coalesce(value, ""), last_first=True)


def _most(value: Any) -> Order:
    return Order(func.coalesce(value, 0), type=float, last_first=True)


_PUBLISHER = Field(reports.c.publisher_actor)
"""By the outlet, since reports call it by several names."""
_PUBLISHED, _REPORT = reports.c.published, Order(reports.c.id)


def _within(table: Any) -> tuple[Order, ...]:
    return (_REPORT, Order(table.c.start, int), Order(table.c.position, int))


def _of_report(condition: Callable[[str], Select[Any]], key: Any) -> Callable[[str, Filters], ColumnElement[bool]]:
    def holds(words: str, _: Filters) -> ColumnElement[bool]:
        found = condition(words).subquery()
        return key.in_(select(found.c.key))  # type: ignore[no-any-return]

    return holds


def _names_hold(words: str, _: Filters) -> ColumnElement[bool]:
    """Whether an actor, or one linked to it, has a name that holds all words, each at the beginning of a word."""
    called = actor_names.outerjoin(actor_links, actor_links.c.actor == actor_names.c.actor)
    spaced = literal(" ").concat(actor_names.c.folded).concat(" ")
    conditions = [actor_names.c.kind == MentionKind.NAME.value]
    for term, begins in search.terms_in(words):
        part = f" {fold(term)}" if begins else f" {fold(term)} "
        conditions.append(spaced.contains(part, autoescape=True))
    head = func.coalesce(actor_links.c.linked, actor_names.c.actor)
    return actors.c.id.in_(select(head).select_from(called).where(*conditions))


def _told_in(words: str, filters: Filters) -> ColumnElement[bool]:
    """Whether a claim of a matter, published by the day as of which one asks, holds the words."""
    found = search.matching_claims(words).subquery()
    told = select(matter_claims.c.matter).join(found, found.c.key == matter_claims.c.claim)
    if filters.as_of is not None:
        told = told.join(claims, claims.c.key == matter_claims.c.claim)
        told = told.join(reports, reports.c.key == claims.c.report).where(reports.c.latest <= filters.as_of)
    return matters.c.id.in_(told)


def _countries(key: Any, actor: Any, table: Any, *conditions: ColumnElement[bool]) -> Field:
    pairs = select(key.label("key"), actors.c.country.label("value")).select_from(
        table.join(actors, actors.c.id == actor)
    )
    return Field(pairs=pairs.where(actors.c.country.is_not(None), *conditions))


def _in_role(*roles: str) -> Field:
    pairs = select(matter_actors.c.matter.label("key"), matter_actors.c.actor.label("value"))
    return Field(pairs=pairs.where(matter_actors.c.role.in_(list(roles))))


_PARTIES = _countries(
    matter_actors.c.matter, matter_actors.c.actor, matter_actors, matter_actors.c.role.in_(list(TAKES_PART))
)
_ID = Order(matters.c.id)
_BY_CLAIMS = (_most(matters.c.said), _last(matters.c.last), _ID)
_BY_ORIGINS = (_most(matters.c.origins), _last(matters.c.last), _ID)


def _matters(kind: str, facets: Mapping[str, Field], sorts: Mapping[str, tuple[Order, ...]]) -> Rows:
    def conditions(asked: Resolved) -> Conditions:
        return [of_kinds([kind], asked), *matter_conditions(asked)]

    return Rows(
        key=matters.c.id,
        tables=matters,
        conditions=conditions,
        words=_told_in,
        facets=facets,
        sorts={**sorts, "claims": _BY_CLAIMS, "origins": _BY_ORIGINS},
    )


_NEWS = {
    "newest": (_last(matters.c.last), _last(matters.c.since), _ID),
    "oldest": (_first(matters.c.first), _first(matters.c.since), _ID),
}


def is_whole(since: str, until: str) -> bool:
    """Whether days from the first to some last one are a month or year, as near as the order of lists has to know."""
    year = since[4:] == "-01-01" and until == f"{since[:4]}-12-31"
    return year or (since[7:] == "-01" and since[:7] == until[:7] and until[8:] >= LEAST_LAST)


_SINCE, _UNTIL = matters.c.since, matters.c.until
_IS_WHOLE = or_(
    and_(func.substr(_SINCE, 5) == "-01-01", func.substr(_SINCE, 1, 4).concat("-12-31") == _UNTIL),
    and_(
        func.substr(_SINCE, 8) == "-01",
        func.substr(_SINCE, 1, 7) == func.substr(_UNTIL, 1, 7),
        func.substr(_UNTIL, 9) >= LEAST_LAST,
    ),
)
_DAYS = {
    LATEST_DAY: (_last(_SINCE), _ID),
    EARLIEST_DAY: (_first(case((_IS_WHOLE, _UNTIL), else_=_SINCE)), _ID),
}
_TYPE, _STATUS = Field(matters.c.type), Field(matters.c.status)
_OF_REPORTS = {"newest": _last(_PUBLISHED), "oldest": _first(_PUBLISHED)}


def _claims_of_actor() -> Any:
    """In how many claims an actor takes part, under whatever id."""
    others = select(actor_links.c.actor).where(actor_links.c.linked == actors.c.id).correlate(actors)
    taking_part = or_(participants.c.actor == actors.c.id, participants.c.actor.in_(others))
    return select(func.count(participants.c.claim.distinct())).where(taking_part).correlate(actors).scalar_subquery()


_CLAIMS_OF_ACTOR = _claims_of_actor()
_CLAIMS_OF_REPORT = select(func.count()).where(claims.c.report == reports.c.key).scalar_subquery()

LISTS: dict[str, Rows] = {
    "events": _matters(
        "event",
        {"status": _STATUS, "type": _TYPE, "country": _PARTIES, "place": Field(matters.c.place)},
        {**_NEWS, **_DAYS},
    ),
    "forecasts": _matters(
        "forecast",
        {
            "outcome": _STATUS,
            "kind": Field(matters.c.forecast_kind),
            "type": _TYPE,
            "said_by": Field(matters.c.holder),
            "country": _PARTIES,
        },
        {**_NEWS, "deadline": (Order(func.coalesce(matters.c.deadline, NO_DEADLINE)), _ID)},
    ),
    "disputes": _matters("dispute", {"type": _TYPE, "said_by": _in_role("holder"), "country": _PARTIES}, _NEWS),
    "agreements": _matters(
        "agreement",
        {"status": _STATUS, "country": _PARTIES},
        {**_NEWS, "name": (Order(func.coalesce(func.lower(matters.c.name), "")), _ID)},
    ),
    "ties": _matters("tie", {"type": _TYPE, "status": _STATUS, "country": _PARTIES}, _NEWS),
    "transfers": _matters(
        "transfer",
        {"status": _STATUS, "type": _TYPE, "giver": _in_role("actor"), "receiver": _in_role("recipient")},
        _NEWS,
    ),
    "claims": Rows(
        key=claims.c.key,
        tables=claims.join(reports, reports.c.key == claims.c.report),
        conditions=claim_conditions,
        words=_of_report(search.matching_claims, claims.c.key),
        facets={
            "kind": Field(claims.c.kind),
            "type": Field(claims.c.type),
            "factuality": Field(claims.c.factuality),
            "modality": Field(claims.c.modality),
            "country": _countries(participants.c.claim, participants.c.actor, participants),
            "place": Field(claims.c.place),
            "publisher": _PUBLISHER,
            "review": Field(claims.c.review),
        },
        sorts={
            **{name: (day, *_within(claims)) for name, day in _OF_REPORTS.items()},
            LATEST_DAY: (_last(claims.c.since), _last(_PUBLISHED), *_within(claims)),
            "confidence": (_most(claims.c.confidence), _last(_PUBLISHED), *_within(claims)),
        },
        confidence=claims.c.confidence,
    ),
    "statements": Rows(
        key=statements.c.key,
        tables=statements.join(reports, reports.c.key == statements.c.report),
        conditions=statement_conditions,
        words=_of_report(search.matching_statements, statements.c.key),
        facets={
            "directness": Field(statements.c.directness),
            "said_by": Field(statements.c.holder),
            "country": _countries(statements.c.key, statements.c.holder, statements),
            "publisher": _PUBLISHER,
        },
        sorts={name: (day, *_within(statements)) for name, day in _OF_REPORTS.items()},
    ),
    "actors": Rows(
        key=actors.c.id,
        tables=actors,
        conditions=actor_conditions,
        words=_names_hold,
        facets={
            "kind": Field(actors.c.kind),
            "country": Field(actors.c.country),
            "sector": Field(actors.c.sector),
        },
        sorts={
            "claims": (_most(_CLAIMS_OF_ACTOR), Order(actors.c.id)),
            "name": (Order(func.lower(actors.c.name)), Order(actors.c.id)),
        },
    ),
    "reports": Rows(
        key=reports.c.key,
        tables=reports,
        conditions=reports_asked,
        words=_of_report(search.matching_reports, reports.c.key),
        facets={
            "publisher": _PUBLISHER,
            "month": Field(func.substr(reports.c.published, 1, 7)),
        },
        sorts={
            **{name: (day, _REPORT) for name, day in _OF_REPORTS.items()},
            "claims": (_most(_CLAIMS_OF_REPORT), _last(_PUBLISHED), _REPORT),
        },
    ),
}
"""By the name of the list."""


def behind(orders: tuple[Order, ...], key: tuple[Any, ...], *, back: bool) -> ColumnElement[bool]:
    """Whether a row comes after the row with a key in some order; before it for `back`."""
    steps = []
    same: list[ColumnElement[bool]] = []
    for order, value in zip(orders, key, strict=True):
        less = order.last_first != back
        steps.append(and_(*same, order.value < value if less else order.value > value))
        same.append(order.value == value)
    return or_(*steps)
