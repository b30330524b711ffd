"""Everything in order of day: events, steps of agreements, forecasts made and settled, disputes opened."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.between import origins_of
from onrecord.inquiry.dating import day_of
from onrecord.inquiry.matters import matters_asked
from onrecord.inquiry.wording import whole_time
from onrecord.record import EVERYTHING, Filters, Record
from onrecord.vocabulary import Agreement, Dispute, Event, EventStatus, Forecast

_KINDS = ("agreement", "dispute", "event", "forecast")


class Moment(Struct, frozen=True, kw_only=True, gc=False):
    """One thing on a day: what it is, of which matter (`id`), how it stands, who says so, and the claims.

    `what` is `event`, `agreement`, `forecast`, `settled` or `dispute`; `day` is null when nobody knows it, else an ISO
    date, or the month or year alone. Of a forecast, `status` is its kind when it is made, its outcome when it is
    settled.
    """

    day: str | None
    what: str
    id: str
    type: str | None
    status: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    about: str | None = None
    negated: bool = False
    holders: tuple[str | None, ...] = ()
    origins: int = 0
    claims: tuple[str, ...] = ()


def timeline(record: Record, filters: Filters = EVERYTHING) -> tuple[Moment, ...]:
    """Everything on record as asked in order of day; a month or year alone comes behind its days, the undated last."""
    unlimited = replace(filters, limit=None)
    found = [moment for moment in _moments(record, unlimited) if _asked(moment, filters)]
    found.sort(key=lambda moment: (_place(moment.day), moment.what, moment.id, moment.status))
    return tuple(found[: filters.limit])


def _moments(record: Record, filters: Filters) -> Iterator[Moment]:
    told: dict[str, Event] = {}
    disputed: list[Dispute] = []
    for row, matter in matters_asked(record, _KINDS, filters):
        if isinstance(matter, Event):
            told[matter.id] = matter
            # What is only expected is told by the forecasts.
            if matter.status is not EventStatus.EXPECTED:
                yield event_moment(matter, day_of(matter, {matter.id: row.first}))
        elif isinstance(matter, Agreement):
            yield from agreement_moments(matter)
        elif isinstance(matter, Forecast):
            yield from forecast_moments(matter)
        elif isinstance(matter, Dispute):
            disputed.append(matter)
    for dispute in disputed:
        yield dispute_moment(dispute, told.get(dispute.event))


def _place(day: str | None) -> tuple[bool, str]:
    """What days are sorted by: a tilde comes behind any digit and hyphen."""
    return day is None, f"{day}~"


def _asked(moment: Moment, filters: Filters) -> bool:
    """Whether its own day is within `since` and `until`, which the record asks of the whole matter."""
    if moment.day is None:
        return filters.since is None and filters.until is None
    width = len(moment.day)
    after = filters.since is None or moment.day >= filters.since[:width]
    return after and (filters.until is None or moment.day <= filters.until[:width])


def event_moment(event: Event, day: str | None) -> Moment:
    """An event on its first day, or in the month or year that it is all told of, with all who give an account of it."""
    whole = whole_time(event.from_, event.to) if event.from_ and event.to else ""
    return Moment(
        day=whole or day,
        what="event",
        id=event.id,
        type=event.type,
        status=event.status.value,
        actors=event.actors,
        recipients=event.recipients,
        place=event.place,
        about=event.object,
        holders=tuple(dict.fromkeys(account.holder for account in event.accounts)),
        origins=origins_of(event),
        claims=event.claims,
    )


def agreement_moments(agreement: Agreement) -> Iterator[Moment]:
    """Each step in the life of an agreement."""
    for step in agreement.history:
        yield Moment(
            day=step.date,
            what="agreement",
            id=agreement.id,
            type=None,
            status=step.status.value,
            actors=agreement.parties,
            about=agreement.name,
            claims=step.claims,
        )


def forecast_moments(forecast: Forecast) -> Iterator[Moment]:
    """A forecast when it is made, and again when it is settled."""
    made = Moment(
        day=forecast.made,
        what="forecast",
        id=forecast.id,
        type=forecast.type,
        status=forecast.kind.value,
        actors=forecast.actors,
        recipients=forecast.recipients,
        place=forecast.place,
        about=forecast.object,
        negated=forecast.negated,
        holders=(forecast.holder,),
        claims=forecast.claims,
    )
    yield made
    if forecast.settled:
        claims = forecast.outcome_claims or forecast.claims
        yield replace(made, day=forecast.settled, what="settled", status=forecast.outcome.value, claims=claims)


def dispute_moment(dispute: Dispute, event: Event | None) -> Moment:
    """A dispute on the day of the first contrary account."""
    return Moment(
        day=dispute.since,
        what="dispute",
        id=dispute.id,
        type=event.type if event else None,
        status="opened",
        actors=event.actors if event else (),
        recipients=event.recipients if event else (),
        place=event.place if event else None,
        about=event.object if event else None,
        holders=tuple(dict.fromkeys(holder for side in dispute.sides for holder in side.holders)),
        claims=tuple(claim for side in dispute.sides for claim in side.claims),
    )
