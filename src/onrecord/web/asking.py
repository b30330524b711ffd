"""What a request asks: the record, who asks, and the filters that every page shares, from the address."""

from typing import Annotated

from fastapi import Depends, Path, Query, Request

from onrecord.inquiry import make_filters
from onrecord.record import Filters
from onrecord.record.sql import SqlRecord
from onrecord.vocabulary import UsageError
from onrecord.web.security.access import Access

LONGEST_WORD = 400
"""Characters of one parameter at most: a question is no place for a text."""


def _record(request: Request) -> SqlRecord:
    return request.app.state.record  # type: ignore[no-any-return]


def _access(request: Request) -> Access:
    return request.scope["access"]  # type: ignore[no-any-return]


OnRecord = Annotated[SqlRecord, Depends(_record)]
"""The record that is served."""
Caller = Annotated[Access, Depends(_access)]
"""Who asks."""
LONGEST_ID = 600
"""Characters of an id at most."""
AnyId = Annotated[str, Path(description="Its id, as lists give it; it may hold slashes.", max_length=LONGEST_ID)]

Word = Annotated[str | None, Query(max_length=LONGEST_WORD)]
AsOf = Annotated[
    str | None,
    Query(max_length=10, description="Answer from what had been published by this day (2025, 2025-06 or 2025-06-13)."),
]


def filters_from(
    *,
    actor: Annotated[Word, Query(description="Who takes part: a name, an id or a country code (NOR).")] = None,
    between: Annotated[
        list[Annotated[str, Query(max_length=LONGEST_WORD)]] | None,
        Query(description="Two who face each other, or act together; given twice.", max_length=2),
    ] = None,
    part: Annotated[
        Word,
        Query(
            description="What `actor` is in it, or the first of `between`: `actor` (acts; the other of two does not), "
            "`recipient` (is acted upon, and does not act), or `both` (the two act)."
        ),
    ] = None,
    type: Annotated[Word, Query(description="An event's type (ASSAULT) or a tie's (ally).")] = None,  # noqa: A002
    holder: Annotated[Word, Query(description="Who says so: a name, an id, or words that name a source.")] = None,
    since: Annotated[Word, Query(description="First day: 2025, 2025-06 or 2025-06-13.")] = None,
    until: Annotated[Word, Query(description="Last day: 2025, 2025-06 or 2025-06-13.")] = None,
    on: Annotated[
        Word,
        Query(description="Only what belongs to this day, month or year alone: 2025-06-13, 2025-06 or 2025."),
    ] = None,
    report: Annotated[Word, Query(description="A report's id.")] = None,
    as_of: AsOf = None,
    kind: Annotated[Word, Query(description="A claim's kind: event, tie or obligation.")] = None,
    factuality: Annotated[Word, Query(description="How sure: CT+ PR+ PS+ CT- PR- PS- or Uu.")] = None,
    modality: Annotated[Word, Query(description="In what mode: actual, planned, promised, predicted, …")] = None,
) -> Filters:
    """The shared filters of an address, checked; empty words are not asked for. Raises `UsageError`."""
    pair = [one for one in between or [] if one.strip()]
    if len(pair) not in (0, 2):
        raise UsageError("between-two", "`between` takes two.", "Give it twice: between=NOR&between=SWE.")
    return make_filters(
        actor=actor or None,
        between=(pair[0], pair[1]) if pair else None,
        part=part or None,
        type=type or None,
        holder=holder or None,
        since=since or None,
        until=until or None,
        on=on or None,
        report=report or None,
        as_of=as_of or None,
        kind=kind or None,
        factuality=factuality or None,
        modality=modality or None,
    )


Asked = Annotated[Filters, Depends(filters_from)]
"""The shared filters, checked."""
