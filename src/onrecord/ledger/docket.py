"""Decides one docket from a day on: events day by day, then what follows from them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from onrecord.ledger import posting
from onrecord.ledger.agreeing import decide_agreements
from onrecord.ledger.days import days_before
from onrecord.ledger.denying import Told, decide_denials
from onrecord.ledger.disputes import make_dispute
from onrecord.ledger.dockets import AGREEMENTS
from onrecord.ledger.entries import Entries, Tools
from onrecord.ledger.entry import Entry
from onrecord.ledger.events import make_event
from onrecord.ledger.foreseeing import HORIZON, decide_forecasts
from onrecord.ledger.grouping import KnownEvent, group, reasons
from onrecord.ledger.judged import JUDGED, Placed, parted, seeds
from onrecord.ledger.rows import Telling, dispute_row, event_row, tie_row, transfer_row
from onrecord.ledger.ties import make_tie, make_transfer, tie_id, tie_pair
from onrecord.record.desk import Desk
from onrecord.record.desk_rows import MatterRow
from onrecord.record.judgements import Bonds

WINDOW = 4
"""Days since an event was first told of after which it takes no more claims, but those that name its time: what is
reported day after day in the same words is another event each day."""
OLD = 4
"""Days before publication from which on a stated time lies in the past, for which older events are looked at."""
MOST = 60
"""Events of the past that are looked at for one day's claims."""


def decide(desk: Desk, docket: str, since: str, tools: Tools) -> None:
    """Decide a docket again from a day on, and write what comes of it."""
    desk.open_docket(docket, days_before(since, HORIZON))
    if docket == AGREEMENTS:
        decide_agreements(desk, since, tools)
        return
    entries = Entries(desk, tools)
    posted = desk.posted(docket, since=since, roles=[posting.DEED, posting.TIE, posting.FORECAST])
    by_role: dict[str, list[Entry]] = {}
    for one, entry in zip(posted, entries.take(posted), strict=True):
        by_role.setdefault(one.role, []).append(entry)
    changed = decide_events(desk, docket, since, entries, by_role.get(posting.DEED, []))
    decide_denials(desk, docket, since, entries, changed)
    write_events(desk, docket, entries, changed)
    decide_ties(desk, docket, since, entries, by_role.get(posting.TIE, []))
    decide_forecasts(desk, docket, since, entries, by_role.get(posting.FORECAST, []))


def decide_events(desk: Desk, docket: str, since: str, entries: Entries, deeds: Sequence[Entry]) -> dict[str, Told]:
    """The events that change, with all of their entries; one that is left without any is to go."""
    stale = desk.matter_ids(docket, "event", since=since)
    recent = desk.matter_ids(docket, "event", since=days_before(since, WINDOW))
    bonds = desk.judgements.events
    joined = desk.holding(docket, "event", bonds.with_all(entry.claim.id for entry in deeds))
    book = entries.members({*stale, *recent, *joined, *_of_the_past(desk, docket, deeds)}, before=since)
    changed = {one: Told(list(book.get(one, ()))) for one in stale}
    ordered = sorted(deeds, key=lambda entry: entry.order)
    for day, some in groupby(ordered, key=lambda entry: entry.day):
        today = {entry.claim.id: entry for entry in some}
        by_hand = seeds(list(today), _held(book, bonds), bonds)
        _put(by_hand, today, book, changed)
        taken = {claim for one in by_hand for claim in one.claims}
        known = _known(book, day, today.values())
        grouped = [
            Placed(claims=one.claims, matter=one.event, why=one.outer or one.inner)
            for one in group([entry.traits for one, entry in today.items() if one not in taken], known)
        ]
        _put(parted(grouped, _held(book, bonds), bonds), today, book, changed)
    return changed


def _held(book: Mapping[str, Sequence[Entry]], bonds: Bonds) -> dict[str, list[str]]:
    """The claims of events by id; not needed where nobody has decided anything."""
    return {} if bonds.empty else {one: [entry.claim.id for entry in members] for one, members in book.items()}


def _put(
    found: Iterable[Placed], today: Mapping[str, Entry], book: dict[str, list[Entry]], changed: dict[str, Told]
) -> None:
    """Put a day's claims into their events."""
    for one in found:
        event = one.matter or f"event/{one.claims[0]}"
        members = book.setdefault(event, [])
        members.extend(today[claim] for claim in one.claims)
        changed[event] = Told(members, why=dict(one.why))


def _why_of(told: Told, bonds: Bonds) -> dict[str, float]:
    """Why the claims of an event are of it."""
    found = told.why
    if found is None or not bonds.empty:
        found = reasons([[entry.traits for entry in day] for _, day in groupby(told.entries, lambda entry: entry.day)])
    return _why({**found, **(JUDGED if bonds.with_all(entry.claim.id for entry in told.entries) else {})})


def _why(features: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in sorted(features.items()) if abs(value) >= 0.0005}


def _known(book: Mapping[str, Sequence[Entry]], day: str, today: Iterable[Entry]) -> list[KnownEvent]:
    """The events to which claims of a day can go: the recent ones, and those of the times that claims name.

    It goes by the days before only, so that it is the same whenever it is asked.
    """
    spans = _past_spans(today)
    recent = [one for one, members in book.items() if members[0].day >= days_before(day, WINDOW)]
    past = [one for one, members in book.items() if any(_is_about(members, *span) for span in spans)]
    oldest = sorted(past, key=lambda one: (book[one][0].order, one))[:MOST]
    return [KnownEvent(one, tuple(entry.traits for entry in book[one])) for one in sorted({*recent, *oldest})]


def _is_about(members: Iterable[Entry], first: str, last: str) -> bool:
    return any((one.traits.first or one.day) <= last and (one.traits.last or one.day) >= first for one in members)


def _past_spans(deeds: Iterable[Entry]) -> list[tuple[str, str]]:
    """The times that claims name, when these lie back."""
    return sorted({(entry.traits.first or "", entry.traits.last or "") for entry in deeds if _is_old(entry)})


def _of_the_past(desk: Desk, docket: str, deeds: Iterable[Entry]) -> set[str]:
    """Events that may be about the times that some claims name, when these lie back."""
    spans = _past_spans(deeds)
    return {one for span in spans for one in desk.matters_with_claims_about(docket, "event", *span)}


def _is_old(entry: Entry) -> bool:
    return entry.traits.dated and (entry.traits.last or entry.day) < days_before(entry.day, OLD)


def write_events(desk: Desk, docket: str, entries: Entries, changed: dict[str, Told]) -> None:
    """Write events with their disputes and transfers, and take away those without any claim left."""
    rows: list[MatterRow] = []
    bonds = desk.judgements.events
    follow = [f"{kind}/{one.removeprefix('event/')}" for one in changed for kind in ("dispute", "transfer")]
    desk.drop([*changed, *follow])
    for one, told in sorted(changed.items()):
        if not told.entries and not told.denials:
            continue
        event = make_event(one, told.entries, entries.actors, denials=told.denials, why=_why_of(told, bonds))
        row = event_row(event, Telling(told.entries, told.denials), docket, entries.keys)
        rows.append(row)
        dispute = make_dispute(one, told.entries, told.denials, told.against)
        if dispute:
            rows.append(dispute_row(dispute, row, [*told.entries, *told.denials], entries.keys))
        transfer = make_transfer(event, told.entries, entries.actors)
        if transfer:
            rows.append(transfer_row(transfer, row, told.entries, entries.keys))
    desk.write(rows)


def decide_ties(desk: Desk, docket: str, since: str, entries: Entries, told: Sequence[Entry]) -> None:
    """Make the ties again that some claims are about, and those that have lost claims."""
    pairs = {}
    book: dict[str, list[Entry]] = {}
    for entry in told:
        pair = tie_pair(entry, entries.actors)
        if pair:
            pairs[tie_id(entry, pair)] = pair
            book.setdefault(tie_id(entry, pair), []).append(entry)
    stale = desk.matter_ids(docket, "tie", since=since)
    for one, earlier in entries.members({*stale, *book}, before=since).items():
        pair = tie_pair(earlier[0], entries.actors)
        if pair:
            pairs[one] = pair
            book[one] = [*earlier, *book.get(one, [])]
    desk.drop(sorted({*stale, *book}))
    made = [(make_tie(one, some, pairs[one], entries.actors), some) for one, some in sorted(book.items())]
    desk.write([tie_row(tie, some, docket, entries.keys) for tie, some in made])
