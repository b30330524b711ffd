"""Which events of a docket its denials deny; a denial of what nobody has claimed is an event of its own, denied."""

from dataclasses import dataclass, field

from onrecord.ledger import posting
from onrecord.ledger.days import days_before
from onrecord.ledger.disputes import AHEAD, BACK, Contested, denied, is_rejection
from onrecord.ledger.entries import Entries
from onrecord.ledger.entry import Entry
from onrecord.ledger.grouping import group
from onrecord.ledger.judged import JUDGED, Placed, denied_by, parted, seeds
from onrecord.record.desk import Desk

MOST = 60
"""Events, the latest, that a denial is compared with."""
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

    A denial may be of what is reported some days later, so that those of the last days are decided again too.
    """
    again = days_before(since, AHEAD)
    open_ = entries.take(desk.posted(docket, since=again, roles=[posting.DENIAL]))
    before = set(desk.matter_ids(docket, "event", since=again, role="denial"))
    joined = desk.holding(docket, "event", desk.judgements.events.with_all(entry.claim.id for entry in open_))
    candidates = _candidates(desk, docket, again, entries, {*changed, *before, *joined}) if open_ else {}
    for one in sorted({*before, *joined} - changed.keys()):
        changed[one] = Told(candidates.get(one) or entries.members([one], before=LATER).get(one, []))
    for one, told in changed.items():
        told.denials = entries.members([one], before=again, role="denial").get(one, [])
    everything = candidates | {one: told.entries for one, told in changed.items()}
    _link(open_, {one: some for one, some in everything.items() if some}, entries, changed)


def _candidates(desk: Desk, docket: str, since: str, entries: Entries, known: set[str]) -> dict[str, list[Entry]]:
    """The events that may be denied, as they stand in the record."""
    latest = desk.latest(docket, "event", since=days_before(since, BACK), limit=MOST)
    return entries.members({*latest, *known}, before=LATER)


def _link(open_: list[Entry], events: dict[str, list[Entry]], entries: Entries, changed: dict[str, Told]) -> None:
    contested = [Contested(id=one, entries=tuple(some)) for one, some in sorted(events.items())]
    bonds = entries.desk.judgements.events
    held = {one.id: [entry.claim.id for entry in one.entries] for one in contested}
    unmatched = []
    for denial in sorted(open_, key=lambda entry: entry.order):
        features_of = dict(denied(denial, contested, entries.tools.broader))
        of = list(features_of) if bonds.empty else denied_by(denial.claim.id, list(features_of), held, bonds)
        found = [(one, features_of.get(one, JUDGED)) for one in of]
        for one, features in found:
            told = changed.setdefault(one, Told(events[one]))
            told.denials.append(denial)
            told.against = told.against or {name: round(value, 3) for name, value in features.items()}
        if not found and not is_rejection(denial):
            unmatched.append(denial)
    by_id = {denial.claim.id: denial for denial in unmatched}
    only_denied = {one: [entry.claim.id for entry in told.denials] for one, told in changed.items() if not told.entries}
    by_hand = seeds(list(by_id), only_denied, bonds)
    taken = {claim for one in by_hand for claim in one.claims}
    groups = group([denial.traits for denial in unmatched if denial.claim.id not in taken])
    grouped = [Placed(claims=one.claims, matter=None) for one in groups]
    for found_group in [*by_hand, *parted(grouped, only_denied, bonds)]:
        told = changed.setdefault(found_group.matter or f"event/{found_group.claims[0]}", Told([]))
        told.denials = sorted([*told.denials, *(by_id[one] for one in found_group.claims)], key=lambda one: one.order)
