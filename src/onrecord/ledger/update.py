"""Brings the ledger up to date: takes new reports up, then decides again what they change. The only part with effects.

A docket is decided day by day in order of publication, and what a day decides depends on earlier days only. So a docket
that gets a new claim is decided again from that claim's day on, and the outcome is the same in whatever order reports
are read. Each step is one transaction: killed at any point, it goes on where it was.
"""

from collections.abc import Callable

from onrecord.codebook import Codebook
from onrecord.ledger import docket, posting
from onrecord.ledger.entries import Tools, tools_of
from onrecord.ledger.pairing import pair_up
from onrecord.record.desk import Desk
from onrecord.record.protocol import LedgerHost

AT_ONCE = 64
"""Reports taken up in one transaction."""


def bring_up_to_date(record: LedgerHost, codebook: Codebook, progress: Callable[[int], None] | None = None) -> int:
    """Take up what the record has got since the last time; returns the number of reports taken up.

    Raises `RecordError` when the record fails; what was decided until then stays.
    """
    if not record.ledger_is_behind():
        return 0
    tools = tools_of(codebook)
    taken = 0
    while True:
        with record.desk() as desk:
            done = step(desk, tools)
        if done is None:
            return taken
        taken += done
        if progress:
            progress(taken)


def step(desk: Desk, tools: Tools) -> int | None:
    """Take up some reports and decide what they change; null when there was nothing to do."""
    reports = desk.unposted(AT_ONCE)
    if reports:
        posting.post(desk, reports, tools.kinds)
    pair_up(desk, tools)
    changed = desk.take_dirty()
    for name, since in changed:
        docket.decide(desk, name, since, tools)
    return len(reports) if reports or changed else None


def rebuild(record: LedgerHost, codebook: Codebook, progress: Callable[[int], None] | None = None) -> int:
    """Throw away all that is derived and make it again from the claims; killed halfway, `bring_up_to_date` goes on."""
    with record.desk() as desk:
        desk.clear()
    return bring_up_to_date(record, codebook, progress)
