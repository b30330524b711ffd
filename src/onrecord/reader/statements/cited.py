"""Whom a report cites: in "Reuters reported, citing a diplomat, that …" the diplomat says it and Reuters reports so."""

from onrecord.reader.draft import Draft
from onrecord.reader.statements.direct import Attributed
from onrecord.reader.statements.links import actor_of, trimmed
from onrecord.reader.syntax.index_tree import IndexTree
from onrecord.vocabulary import Span

SOURCES = frozenset((
    "source", "person", "people", "official", "diplomat", "witness", "document", "report", "letter", "memo", "data",
    "statement", "figure", "insider", "analyst", "expert", "resident", "aide", "executive", "record", "file", "paper",
    "filing", "email", "leak", "medium", "survivor", "relative", "doctor", "medic", "lawyer", "agency", "service",
))  # fmt: skip
"""Nouns of those who, or which, tell a reporter something; "citing safety concerns" names no source."""


def cite_sources(draft: Draft, tree: IndexTree, found: list[Attributed]) -> None:
    """Make who is cited the source of what the citing statement reports, within that statement."""
    hosts = {one.attribution.match.at: one for one in found}
    for one in found:
        at = one.attribution.match.at
        if one.attribution.cue.lemma != "cite" or tree.tag[at] != "VBG" or one.quotations:
            continue
        # A parse may hang "citing" on what is said rather than on who says so.
        host = next((hosts[above] for above in tree.ancestors(at, 2) if above in hosts), None)
        thing = tree.child(at, "dobj")
        if host is None or thing is None or host is one or not host.content or not host.source:
            continue
        if tree.lemma[thing] not in SOURCES and actor_of(draft, tree, thing) is None:
            continue
        said = _behind(draft.text, host, one)
        if not said:
            continue
        host.content = said
        one.attribution.speaker, one.source = thing, list(one.content)
        one.content, one.inside = list(said), host


def _behind(text: str, host: Attributed, citing: Attributed) -> list[Span]:
    """What the host says, without the citing phrase where the parse has put that at the front of it."""
    end = max(last for _, last in citing.content) if citing.content else 0
    kept = []
    for start, stop in host.content:
        opens = start <= citing.cue[0][0] < stop
        span = trimmed(text, (end, stop)) if opens and end < stop else (start, stop)
        if span is not None and not (opens and start < citing.cue[0][0] - 2):
            kept.append(span)
    return kept
