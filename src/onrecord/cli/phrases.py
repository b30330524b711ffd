"""Phrases that a brief says alike on a terminal and in Markdown."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord import inquiry
    from onrecord.record import Counts


def counted(found: "inquiry.Brief") -> str:
    """From how much the brief is drawn."""
    claims, reports = found.claims, found.reports
    return f"{claims:,} claim{'s' * (claims != 1)} in {reports:,} report{'s' * (reports != 1)}"


def where(one: "inquiry.Line") -> str:
    """Publisher and date of a line, and how many reports say the same."""
    others = f"{one.reports} reports say so" if one.reports > 1 else ""
    return ", ".join(part for part in (one.publisher, one.published, others) if part)


def some(number: int, what: str) -> str:
    """So many things: "1 event", "3 events", "2 ties"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def matters_counted(counts: "Counts") -> str:
    """How much the ledger holds: "4 events, 1 dispute, …"."""
    return ", ".join(some(number, kind) for kind, number in counts.matters.items())
