"""Words from reports as charts show them: one line, of bounded length, harmless."""

from collections.abc import Mapping

from onrecord.harmless import one_line
from onrecord.vocabulary import Actor

LONGEST = 48
"""Characters of a label."""


def label(words: str, longest: int = LONGEST) -> str:
    """`words` on one line, what turns writing around shown as an escape, shortened with "…" to `longest` characters."""
    line = one_line(words)
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def actor_label(actor: str | None, names: Mapping[str, Actor] | None) -> str:
    """The name of an actor, else its id; "someone unnamed" when nobody knows who it is."""
    if actor is None:
        return "someone unnamed"
    known = names.get(actor) if names else None
    return label(known.name if known else actor)


def counted(number: int, thing: str) -> str:
    """ "1 event", "1,204 events"."""
    return f"{number:,} {thing}{'s' * (number != 1)}"


def period(since: str | None, until: str | None) -> str:
    """ "2025-06-01 to 2025-06-30"; empty when neither end is known."""
    if since and until:
        return since if since == until else f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else ""
