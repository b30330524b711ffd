"""Whom a report cites: in "Reuters reported, citing a diplomat, that …" the diplomat says it and Reuters reports so."""

from onrecord.reader.draft import Draft
from onrecord.reader.statements.direct import Attributed
from onrecord.reader.statements.links import actor_of, offsets, trimmed
from onrecord.reader.syntax.index_tree import IndexTree, Range
from onrecord.vocabulary import Span, overlap

SOURCES = frozenset((
    "source", "person", "people", "official", "diplomat", "witness", "document", "report", "letter", "memo", "data",
    "statement", "figure", "insider", "analyst", "expert", "resident", "aide", "executive", "record", "file", "paper",
    "filing", "email", "leak", "medium", "survivor", "relative", "doctor", "medic", "lawyer", "agency", "service",
))  # fmt: skip
"""Nouns of those who, or which, tell a reporter something; "citing safety concerns" names no source."""
CITING = frozenset({"cite", "quote"})
"""Verbs, as codebook cues, by which a report names whom it has something from."""
BREAKS = frozenset({",", "that", ";", "–", "—"})
"""Words at which the name of who is cited ends, where the parse hangs on it what he said."""


def cite_sources(draft: Draft, tree: IndexTree, found: list[Attributed]) -> None:
    """Make who is cited the source of what the citing statement reports, within that statement."""
    hosts = {one.attribution.match.at: one for one in found}
    for one in found:
        at = one.attribution.match.at
        if one.attribution.cue.lemma not in CITING or tree.tag[at] != "VBG" or one.quotations:
            continue
        # A parse may hang "citing" on what is said rather than on who says so.
        host = next((hosts[above] for above in tree.ancestors(at, 2) if above in hosts), None)
        thing = tree.child(at, "dobj")
        if host is None or thing is None or host is one or not host.content or not host.source:
            continue
        if tree.lemma[thing] not in SOURCES and actor_of(draft, tree, thing) is None:
            continue
        named = _name(tree, thing)
        one.content = [offsets(tree, named)]
        said = _behind(draft.text, host, one)
        if not said:
            continue
        host.content = said
        host.source = _before(draft.text, host.source, one.cue[0][0])
        one.attribution.speaker, one.source = thing, list(one.content)
        one.content, one.inside = list(said), host


def _name(tree: IndexTree, thing: int) -> Range:
    """The words of who is cited, up to a comma or "that"."""
    start, end = tree.span(thing)
    return start, next((index for index in range(thing + 1, end) if tree.word[index] in BREAKS), end)


def _before(text: str, source: list[Span], cue: int) -> list[Span]:
    """The words of a source without the citing phrase behind them."""
    return [trimmed(text, (start, cue)) or (start, end) if start < cue < end else (start, end) for start, end in source]


def _behind(text: str, host: Attributed, citing: Attributed) -> list[Span]:
    """What the host says, without the citing phrase where the parse or the model has put that at the front of it."""
    begin, end = citing.cue[0][0], max(last for _, last in citing.content)
    kept = []
    for start, stop in host.content:
        if not overlap((start, stop), (begin, end)):
            kept.append((start, stop))
        elif start >= begin - 2 and (rest := trimmed(text, (end, stop))) is not None:
            kept.append(rest)
    return kept
