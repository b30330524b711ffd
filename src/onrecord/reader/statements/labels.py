"""Speakers told by a colon: "Minister: no talks", "Peru will stay away: ministry", and transcripts."""

from onrecord.codebook.cues import Frame
from onrecord.reader.statements.sources import Attribution, set_source
from onrecord.reader.syntax.index_tree import IndexTree, Range

LONGEST_LABEL = 8
LONGEST_SIGNATURE = 4
HEADLINE_TOKENS = 25
"""How many tokens in a colon may follow a speaker's name without quotation marks: only the headline does that."""


def label(tree: IndexTree, found: Attribution) -> Attribution:
    """ "Minister: no talks": a speaker's name and a colon, in headlines, or before a quotation as in transcripts."""
    colon = found.match.at
    start, end = _line(tree, colon)
    name = range(start, colon)
    if colon + 1 >= len(tree.word):
        return found
    quoted = tree.doc[colon + 1].is_quote
    verb = tree.head[colon]
    if quoted and tree.pos[verb] == "VERB" and start <= verb < colon:
        set_source(tree, found, tree.subject(verb))
        return found
    if _is_signed(tree, colon, start, end):
        last = max(index for index in range(colon + 1, end) if tree.pos[index] in ("NOUN", "PROPN"))
        found.speaker, found.source, found.frame, found.content = (
            last,
            (colon + 1, last + 1),
            Frame.CLAUSE,
            [(start, colon)],
        )
        found.needs_actor = True
        return found
    named = any(tree.pos[index] == "PROPN" for index in name)
    if (
        not named
        or len(name) > LONGEST_LABEL
        or any(tree.pos[index] in ("VERB", "AUX", "SPACE", "ADV", "SCONJ") for index in name)
    ):
        return found
    if not quoted and (colon > HEADLINE_TOKENS or end - colon <= 3 or start > 0):
        return found
    speaker = next((index for index in name if tree.head[index] not in name), colon - 1)
    found.speaker, found.source, found.frame, found.content = speaker, (start, colon), Frame.CLAUSE, [(colon + 1, end)]
    return found


def _line(tree: IndexTree, colon: int) -> Range:
    """The sentence around the colon up to its line's end, with the next one where the parse ends it at the colon."""
    start, end = tree.sentence(colon)
    if end == colon + 1 < len(tree.word) and "\n" not in tree.doc[colon].whitespace_:
        end = tree.sentence(end)[1]
    return start, next((index for index in range(colon + 1, end) if "\n" in tree.doc[index].text), end)


def _is_signed(tree: IndexTree, colon: int, start: int, end: int) -> bool:
    """Whether a headline's clause is followed by who says so: "Peru will stay away: ministry"."""
    tail = [index for index in range(colon + 1, end) if tree.pos[index] != "SPACE"]
    names = any(tree.pos[index] in ("NOUN", "PROPN") for index in tail)
    plain = all(tree.pos[index] in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "PART") for index in tail)
    clause = any(tree.tag[index].startswith(("VB", "MD")) for index in range(start, colon))
    return 0 < len(tail) <= LONGEST_SIGNATURE and names and plain and clause and colon - start > 2
