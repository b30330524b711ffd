"""The forecasts of a docket: which claims make them, which later deeds settle them, and what is expected."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace

from onrecord.ledger import posting
from onrecord.ledger.days import days_after, days_before
from onrecord.ledger.entries import Entries
from onrecord.ledger.entry import Entry
from onrecord.ledger.events import make_event
from onrecord.ledger.forecasts import KnownForecast, attach, make_forecast
from onrecord.ledger.fulfilment import Fit, fits
from onrecord.ledger.judged import settled_so
from onrecord.ledger.rows import Telling, event_row, forecast_row
from onrecord.ledger.settling import settle
from onrecord.record.desk import Desk
from onrecord.record.desk_rows import MatterRow
from onrecord.vocabulary import EventStatus, Forecast, ForecastOutcome

REPEATED = 120
"""Days since its last claim within which a forecast can be made again by the same holder."""
HORIZON = 365
"""Days after which a forecast without a deadline is settled no more."""
DEEDS = (posting.DEED, posting.DENIAL)


def decide_forecasts(desk: Desk, docket: str, since: str, entries: Entries, foretelling: Sequence[Entry]) -> None:
    """Decide again the forecasts that are made, repeated or settled from a day on, and write them.

    Passing time is left to whoever asks: a deadline is over only as of some day.
    """
    stale = desk.matter_ids(docket, "forecast", since=since)
    live = desk.matter_ids(docket, "forecast", since=days_before(since, HORIZON))
    book = entries.members({*stale, *live}, before=since)
    changed = {*stale, *_attach(book, foretelling, entries)}
    new = entries.take(desk.posted(docket, since=since, roles=DEEDS)) if book else []
    forecasts = {one: make_forecast(one, some, entries.actors) for one, some in sorted(book.items())}
    changed |= {one for one, forecast in forecasts.items() if _is_touched(forecast, new, entries)}
    changed |= {one for one, forecast in forecasts.items() if desk.judgements.verdict(forecast.claims)}
    first = min((forecasts[one].made or since for one in changed if one in forecasts), default=since)
    deeds = entries.take(desk.posted(docket, since=min(first, since), roles=DEEDS)) if changed else []
    desk.drop([kind + one.removeprefix("forecast") for one in sorted(changed) for kind in ("forecast", "event")])
    rows: list[MatterRow] = []
    for one in sorted(changed & forecasts.keys()):
        settled = settled_by(forecasts[one], deeds, None, entries)
        by = {entry.claim.id: entry for entry in (*deeds, *showing(desk, settled, entries))}
        shown_by = [by[claim] for claim in settled.outcome_claims if claim in by]
        rows.append(forecast_row(settled, book[one], shown_by, docket, entries.keys))
        expected = _expected(settled, book[one], docket, entries)
        rows += [expected] if expected else []
    desk.write(rows)


def settled_by(forecast: Forecast, deeds: Iterable[Entry], today: str | None, entries: Entries) -> Forecast:
    """The forecast as later deeds leave it, `today` being the day as of which one asks; null lets no time pass."""
    last = max(days_after(forecast.made or "", HORIZON), days_after(forecast.deadline or "", HORIZON))
    found = settle(forecast, [deed for deed in deeds if deed.day <= last], today, entries.actors)
    verdict = entries.desk.judgements.verdict(forecast.claims)
    days = entries.desk.days_of(verdict.by) if verdict else {}
    return settled_so(found, verdict, days, today)


def showing(desk: Desk, forecast: Forecast, entries: Entries) -> list[Entry]:
    """The claims by which a person has settled a forecast, wherever they lie."""
    verdict = desk.judgements.verdict(forecast.claims)
    return entries.take(desk.posted_claims(verdict.by)) if verdict and verdict.by else []


def _attach(book: dict[str, list[Entry]], foretelling: Sequence[Entry], entries: Entries) -> set[str]:
    """Put each claim to the forecast that it makes, day by day; returns the forecasts that got one."""
    got: set[str] = set()
    ordered = sorted(foretelling, key=lambda entry: entry.order)
    for day, some in groupby(ordered, key=lambda entry: entry.day):
        today = {entry.claim.id: entry for entry in some}
        known = [
            KnownForecast(id=one, entries=tuple(members))
            for one, members in sorted(book.items())
            if members[-1].day >= days_before(day, REPEATED)
        ]
        for claim, forecast in attach(list(today.values()), known, entries.actors).items():
            book.setdefault(forecast, []).append(today[claim])
            got.add(forecast)
    for one in got:
        book[one].sort(key=lambda entry: entry.order)
    return got


def _is_touched(forecast: Forecast, new: Sequence[Entry], entries: Entries) -> bool:
    """Whether one of the new deeds may tell what came of a forecast."""
    made = forecast.made or ""
    return any(deed.day > made and fits(forecast, deed, entries.actors) is not Fit.NONE for deed in new)


def _expected(forecast: Forecast, members: Sequence[Entry], docket: str, entries: Entries) -> MatterRow | None:
    """What a forecast lets expect, as an event; null when it says that nothing will be, or has come true."""
    if forecast.negated or forecast.outcome is ForecastOutcome.CAME_TRUE:
        return None
    event = make_event(f"event{forecast.id.removeprefix('forecast')}", members, entries.actors)
    gone = forecast.outcome is ForecastOutcome.DID_NOT
    event = replace(event, status=EventStatus.DID_NOT_HAPPEN if gone else EventStatus.EXPECTED)
    return event_row(event, Telling(foretold=members), docket, entries.keys)
