"""One actor, and what is between two."""

from typing import Annotated

from fastapi import Query

from onrecord.inquiry.actor_page import ActorPage, actor_page
from onrecord.inquiry.between_page import BetweenPage, between_page
from onrecord.inquiry.filters import date_from, make_filters
from onrecord.web.asking import AnyId, AsOf, OnRecord, Word
from onrecord.web.showing import Views

views = Views(tag="actors")


@views.show("/between", template="between.html", title="Between two", api="/between")
def between(
    record: OnRecord,
    *,
    a: Annotated[Word, Query(description="The one side: a name, an id or a country code (NOR).")] = None,
    b: Annotated[Word, Query(description="The other side, likewise.")] = None,
    since: Annotated[Word, Query(description="First day: 2025, 2025-06 or 2025-06-13.")] = None,
    until: Annotated[Word, Query(description="Last day: 2025, 2025-06 or 2025-06-13.")] = None,
    as_of: AsOf = None,
) -> BetweenPage:
    """What two sides have to do with each other: by month, ties, agreements, forecasts, events, first and last contact.

    Without both sides it offers pairs that had much to do with each other of late.
    """
    filters = make_filters(since=since or None, until=until or None, as_of=as_of or None)
    return between_page(record, (a or "").strip(), (b or "").strip(), filters)


@views.show("/actors/{id:path}", template="actor.html", title="Actor", api="/actors/{id:path}")
def actor(record: OnRecord, id: AnyId, as_of: AsOf = None) -> ActorPage:  # noqa: A002  (the address's name for it)
    """An actor: names, offices, ties, what it did, what was done to it, what it says, and whom it deals with most."""
    return actor_page(record, id, as_of=date_from(as_of or None, last=True))
