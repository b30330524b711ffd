"""Which events of a docket its denials deny; a denial of what nobody has claimed is an event of its own, denied."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.ledger import posting
from onrecord.ledger.days import days_after, days_before
from onrecord.ledger.disputes import DAYS_AHEAD, DAYS_BACK, Contested, denied, is_rejection
from onrecord.ledger.entries import Entries
from onrecord.ledger.entry import Entry
from onrecord.ledger.grouping import group
from onrecord.ledger.judged import JUDGED, Placed, denied_by, parted, seeds
from onrecord.record.desk import Desk

LATER = "9999-12-31"


@dataclass
class Told:
    """An event while it is decided: the claims that tell of it, those that deny it, and why they do.

    `why` is null when it was not decided just now which claims tell of it; that can be told from the claims.
    """

    entries: list[Entry]
    denials: list[Entry] = field(default_factory=list)
    why: dict[str, float] | None = None
    against: dict[str, float] = field(default_factory=dict)


def decide_denials(desk: Desk, docket: str, since: str, entries: Entries, changed: dict[str, Told]) -> None:
    """Link denials to what they deny, and add the events to `changed` that gain or lose one.

    A denial may be of what is reported some days later, so that those of the last days are decided again too. What it
    denies is decided by what has been told up to some days after it, whatever came later.
    """
    again = days_before(since, DAYS_AHEAD)
    open_ = entries.take(desk.posted(docket, since=again, roles=[posting.DENIAL]))
    before = set(desk.matter_ids(docket, "event", since=again, role="denial"))
    joined = desk.holding(docket, "event", desk.judgements.events.with_all(entry.claim.id for entry in open_))
    candidates = _candidates(desk, docket, again, entries, {*changed, *before, *joined}) if open_ else {}
    for one in sorted({*before, *joined} - changed.keys()):
        changed[one] = Told(candidates.get(one) or entries.members([one], before=LATER).get(one, []))
    everything = candidates | {one: told.entries for one, told in changed.items()}
    settled = entries.members({*changed, *everything}, before=again, role="denial")
    for one, told in changed.items():
        told.denials = settled.get(one, [])
    _link(open_, {one: some for one, some in everything.items() if some}, settled, entries, changed)
    for one, told in changed.items():
        told.against = _against(one, told, entries)


def _candidates(desk: Desk, docket: str, since: str, entries: Entries, known: set[str]) -> dict[str, list[Entry]]:
    """The events that may be denied, as they stand in the record."""
    told = desk.matter_ids(docket, "event", since=days_before(since, DAYS_BACK))
    return entries.members({*told, *known}, before=LATER)


def _contested(event: str, some: Iterable[Entry], denial: Entry) -> Contested | None:
    """An event as it had been told up to some days after a denial; null when it had not."""
    last = days_after(denial.day, DAYS_AHEAD)
    then = tuple(entry for entry in some if entry.day <= last)
    return Contested(id=event, entries=then) if then else None


def _against(event: str, told: Told, entries: Entries) -> dict[str, float]:
    """Why the first denial of an event is of it."""
    if not told.denials or not told.entries:
        return {}
    first = min(told.denials, key=lambda entry: entry.order)
    contested = _contested(event, told.entries, first)
    found = denied(first, [contested] if contested else [], entries.tools.broader)
    features = found[0][1] if found else JUDGED
    return {name: round(value, 3) for name, value in features.items()}


def _link(
    open_: list[Entry],
    events: dict[str, list[Entry]],
    settled: dict[str, list[Entry]],
    entries: Entries,
    changed: dict[str, Told],
) -> None:
    bonds = entries.desk.judgements.events
    held = {one: [entry.claim.id for entry in some] for one, some in sorted(events.items())}
    unmatched = []
    for denial in sorted(open_, key=lambda entry: entry.order):
        contested = [then for one in sorted(events) if (then := _contested(one, events[one], denial))]
        found = [one for one, _ in denied(denial, contested, entries.tools.broader)]
        found = found if bonds.empty else denied_by(denial.claim.id, found, held, bonds)
        for one in found:
            if one not in changed:
                changed[one] = Told(events[one], list(settled.get(one, ())))
            changed[one].denials.append(denial)
        if not found and not is_rejection(denial):
            unmatched.append(denial)
    by_id = {denial.claim.id: denial for denial in unmatched}
    only_denied = {one: [entry.claim.id for entry in told.denials] for one, told in changed.items() if not told.entries}
    by_hand = seeds(list(by_id), only_denied, bonds)
    taken = {claim for one in by_hand for claim in one.claims}
    by_day: dict[str, list[Entry]] = {}
    for denial in unmatched:
        if denial.claim.id not in taken:
            by_day.setdefault(denial.day, []).append(denial)
    groups = [one for some in by_day.values() for one in group([denial.traits for denial in some])]
    grouped = [Placed(claims=one.claims, matter=None) for one in groups]
    for found_group in [*by_hand, *parted(grouped, only_denied, bonds)]:
        told = changed.setdefault(found_group.matter or f"event/{found_group.claims[0]}", Told([]))
        told.denials = sorted([*told.denials, *(by_id[one] for one in found_group.claims)], key=lambda one: one.order)
