"""Lists to look through: a page of rows, how many there are, and by which values they can be narrowed down."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.as_it_stood import as_kept
from onrecord.inquiry.brief import actors_in
from onrecord.inquiry.filters import one_of
from onrecord.inquiry.matters import KINDS, Matter, events_named
from onrecord.inquiry.sheets import actors_in_matters, speakers
from onrecord.inquiry.then import changes_with_time, listed_then, page_then
from onrecord.record import (
    ActorOnRecord,
    Asked,
    ClaimOnRecord,
    MatterOnRecord,
    Record,
    ReportOnRecord,
    StatementOnRecord,
)
from onrecord.record.asked import FIRST_PAGE, UNKNOWN
from onrecord.record.desk_rows import FIRST_DAY, MatterRow
from onrecord.record.lists import LISTS
from onrecord.record.paging import Counted, sort_of
from onrecord.vocabulary import (
    Actor,
    ActorKind,
    AgreementStatus,
    ClaimKind,
    Directness,
    Dispute,
    Event,
    EventStatus,
    EventType,
    Factuality,
    ForecastKind,
    ForecastOutcome,
    Modality,
    TieType,
    UsageError,
)

KIND_OF = {f"{kind}s": kind for kind in KINDS}
"""The kind of matter that a list holds, by the list's name."""
TITLES = {
    "confidence": "Confidence",
    "country": "Country",
    "directness": "Directness",
    "factuality": "How sure",
    "giver": "Giver",
    "kind": "Kind",
    "modality": "Mode",
    "month": "Month",
    "outcome": "Outcome",
    "place": "Place",
    "publisher": "Publisher",
    "receiver": "Receiver",
    "review": "Looked at by a person",
    "said_by": "Who says so",
    "sector": "Sector",
    "status": "Status",
    "type": "Type",
}
"""The titles of facets, by field."""
VALUES: dict[str, tuple[type[StrEnum], ...]] = {
    "directness": (Directness,),
    "factuality": (Factuality,),
    "kind": (ClaimKind, ForecastKind, ActorKind),
    "modality": (Modality,),
    "outcome": (ForecastOutcome,),
    "status": (EventStatus, AgreementStatus),
    "type": (EventType, TieType),
}
"""Facets that have no values but those of the vocabulary; what is of another list is known, and no row has it."""
_OF_FILTERS = ("type", "kind", "factuality", "modality")
_ACTORS = frozenset(("country", "giver", "publisher", "receiver", "said_by"))
"""Facets whose values are ids of actors; a country's code is that of its state."""


class FacetValue(Struct, frozen=True, kw_only=True):
    """A value of a field: its `name` for people, in how many rows it is, and whether it is chosen."""

    value: str
    name: str
    count: int
    chosen: bool


class Facet(Struct, frozen=True, kw_only=True):
    """A field by which a list can be narrowed down, with its most frequent values and those chosen.

    `count` is how many rows there would be with this value in place of what is chosen of the field, everything else
    being as it is asked. "unknown" stands for no value.
    """

    field: str
    title: str
    values: tuple[FacetValue, ...]


class DaysTold(Struct, frozen=True, kw_only=True):
    """The days of the first and of the last report that tells of a matter, null when they are unknown."""

    told_from: str | None
    told_to: str | None


Row = Matter | ClaimOnRecord | StatementOnRecord | ActorOnRecord | ReportOnRecord


R = TypeVar("R")


class Listing(Struct, Generic[R], frozen=True, kw_only=True):
    """A page of the list `kind`.

    `rows` are those of the page: `Event`, `StatementOnRecord`, `ClaimOnRecord`, `Forecast`, `Dispute`, `Agreement`,
    `Transfer`, `TieOverTime`, `ActorOnRecord` or `ReportOnRecord` structs, by the list. `total` counts the rows of all
    pages. `names` are the actors in the rows by id; `events` the events that disputes are about, `told` the days on
    which matters are told of, both by id. `sort` is the order, one of `sorts`. `next` and `previous` are cursors to the
    pages on both sides, null where there is none.
    """

    kind: str
    rows: tuple[R, ...]
    names: dict[str, Actor]
    total: int
    facets: tuple[Facet, ...]
    sort: str
    sorts: tuple[str, ...]
    size: int
    next: str | None = None
    previous: str | None = None
    events: dict[str, Event] = {}
    told: dict[str, DaysTold] = {}


def listing(record: Record, kind: str, asked: Asked = FIRST_PAGE) -> Listing[Any]:
    """A page of a list: `events`, `statements`, `claims`, `forecasts`, `disputes`, `agreements`, `transfers`, `ties`,
    `actors` or `reports`.

    Of the shared filters, `type`, `kind`, `factuality` and `modality` are taken for choices where the list has a facet
    of that name. Pages are told by the last row's values, so that what others write meanwhile moves no row to another
    page. Matters as of an earlier day, and forecasts whose deadline has passed since they were last looked at, are
    made again from the claims of then, all of them: rows, total and facets are exact, but each page costs as much as
    the whole list. Raises `UsageError`: `unknown-list`, `unknown-filter`, `unknown-value`, `not-a-size`,
    `not-a-cursor`, `nothing-to-search`, and for names that nobody bears.
    """
    asked = as_choices(kind, asked)
    sort = sort_of(asked, kind)
    if kind in KIND_OF and changes_with_time(record, kind, asked):
        then, counts, ends = page_then(record, kind, asked)
        rows, told = tuple(one.made() for one in then), _told(one.row for one in then)
    else:
        page = record.page(kind, asked)
        rows, counts, ends = tuple(made(page.rows)), page.counts, page.ends
        told = _told(row for row in page.rows if isinstance(row, MatterOnRecord))
    events = _events(record, rows, asked.filters.as_of)
    chosen_actors = {value for field, some in counts.values.items() if field in _ACTORS for value, _ in some}
    names = record.named({*_actors(rows), *actors_in_matters(events.values()), *chosen_actors})
    return Listing(
        kind=kind,
        rows=rows,
        names=names,
        total=counts.total,
        facets=tuple(_facet(field, counts, asked.chosen.get(field, ()), names) for field in counts.values),
        sort=sort,
        sorts=tuple(LISTS[kind].sorts),
        size=asked.size,
        next=ends.next,
        previous=ends.previous,
        events=events,
        told=told,
    )


def rows_of(record: Record, kind: str, asked: Asked) -> Iterator[Row]:
    """All rows of a list in its order, whatever page is asked for; raises as `listing` does."""
    asked = as_choices(kind, asked)
    if kind in KIND_OF and changes_with_time(record, kind, asked):
        yield from listed_then(record, kind, asked)
    else:
        yield from made(record.listed(kind, asked))


def as_choices(kind: str, asked: Asked) -> Asked:
    """What is asked, with the shared filters that are facets of the list among the choices.

    Raises `UsageError` (`unknown-list`, `unknown-value`).
    """
    if kind not in LISTS:
        raise UsageError("unknown-list", f"There is no list {kind!r}.", f"It is one of {', '.join(LISTS)}.")
    taken = {field: getattr(asked.filters, field) for field in _OF_FILTERS if field in LISTS[kind].facets}
    taken = {field: str(value) for field, value in taken.items() if value is not None}
    chosen = {field: tuple(_known(field, one) for one in some) for field, some in asked.chosen.items()}
    chosen |= {field: (*chosen.get(field, ()), value) for field, value in taken.items()}
    return replace(asked, filters=replace(asked.filters, limit=None, **dict.fromkeys(taken)), chosen=chosen)


def _known(field: str, value: str) -> str:
    """A value of a facet as the record has it; raises `UsageError` (`unknown-value`) where there is none like it."""
    if field not in VALUES:
        return value
    return one_of(field, value, [*(one.value for kind in VALUES[field] for one in kind), UNKNOWN]) or value


def made(rows: Iterable[Any]) -> Iterator[Any]:
    """Rows as they are handed out: matters as structs."""
    for row in rows:
        yield as_kept(row) if isinstance(row, MatterOnRecord) else row


def _told(rows: Iterable[MatterOnRecord | MatterRow]) -> dict[str, DaysTold]:
    def known(day: str) -> str | None:
        return None if day == FIRST_DAY else day

    return {row.id: DaysTold(told_from=known(row.first), told_to=known(row.last)) for row in rows}


def _events(record: Record, rows: Sequence[Row], as_of: str | None) -> dict[str, Event]:
    about = [row.event for row in rows if isinstance(row, Dispute)]
    return events_named(record, about, as_of) if about else {}


def _actors(rows: Sequence[Any]) -> Iterable[str]:
    first = next(iter(rows), None)
    if isinstance(first, ClaimOnRecord):
        return actors_in(rows)
    if isinstance(first, StatementOnRecord):
        return speakers(rows)
    return () if first is None or isinstance(first, ActorOnRecord | ReportOnRecord) else actors_in_matters(rows)


def _facet(field: str, counts: Counted, chosen: Sequence[str], names: dict[str, Actor]) -> Facet:
    asked = counts.asked.get(field, {})
    values = (
        FacetValue(
            value=asked.get(value, value),
            name=names[value].name if field in _ACTORS and value in names else value,
            count=count,
            chosen=asked.get(value, value) in chosen,
        )
        for value, count in counts.values[field]
    )
    return Facet(field=field, title=TITLES[field], values=tuple(values))
