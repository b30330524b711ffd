"""How far source, cue and content of a statement go: the model's words, fitted to what the parse shows.

The model sees words and no tree: it may cut a name in two, leave out a clause's end or add what the next sentence says.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.codebook.cues import Frame
from onrecord.reader.draft import Draft
from onrecord.reader.statements.direct import Attributed, Quotations
from onrecord.reader.statements.learned import Proposal
from onrecord.reader.statements.links import EDGES, trimmed
from onrecord.reader.syntax.governors import VERBS
from onrecord.vocabulary import Span, contains, overlap

ELSEWHERE = 0.9
"""How sure the model must be of words that it gives to a cue in another sentence, unless they are quoted."""
SLACK = 3
"""Code points by which the model's content may reach over the rules' and still lie within it: quotation marks."""
BEGINS = 8
"""Code points by which the starts of the model's content and of the rules' may differ and still be one: "that "."""
QUOTES = ('"', "''", "“", "”", "«", "»")
WITHIN_NAMES = frozenset({"amod", "compound", "nmod"})
MOST_TITLE = 8
"""How many words the name may stand behind the first word of its title."""


def with_whole_source(draft: Draft, proposal: Proposal) -> Proposal:
    """The proposal with a source that is whole: no title without its name, nor a name of which the cue has the last."""
    cue = draft.tokens(proposal.cue)
    if cue is None or proposal.source is None:
        return proposal
    source = draft.tokens(proposal.source)
    if source is None:
        return proposal
    name, verb = cue[0], cue[0].head
    if len(cue) > 1 and source.end == cue.start and name.pos_ == "PROPN" and verb in cue and name.dep_ == "nsubj":
        end = name.idx + len(name)
        return replace(proposal, source=(source.start_char, end), cue=(cue[1].idx, proposal.cue[1]))
    head = source.root
    while head.dep_ in WITHIN_NAMES and head.head.pos_ == "PROPN" and head.head.i > head.i:
        head = head.head
    if head.i < source.end or head.i - source.start > MOST_TITLE:
        return proposal
    return replace(proposal, source=(source.start_char, head.idx + len(head)))


def without_scraps(draft: Draft, statement: Attributed, quotations: Quotations) -> list[Span]:
    """The statement's content without what the model gives to its cue in other sentences than the cue's.

    Its tags know no cue: words there that look like somebody's content are given to the nearest cue, and are hardly
    ever its own. Quoted speech does run over sentences, so words beside a quotation stay where the model is sure of
    them; and a cue without content in its own sentence keeps all.
    """
    at = _sentence(draft, statement.cue[0][0])
    here = [span for span in statement.content if at in (_sentence(draft, span[0]), _sentence(draft, span[1] - 1))]
    if not here or len(here) == len(statement.content):
        return statement.content

    def is_own(span: Span) -> bool:
        if span in here or any(quotations.around(place) is not None for place in (span[0], span[1] - 1)):
            return True
        beside = any(_quotes(draft, place) for place in (span[0], statement.cue[0][0]))
        return beside and likelihood(draft, [span], "content") >= ELSEWHERE

    return [span for span in statement.content if is_own(span)]


def _quotes(draft: Draft, offset: int) -> bool:
    """Whether the sentence at `offset` has quotation marks."""
    tokens = draft.tokens((offset, offset + 1))
    return tokens is not None and any(mark in tokens[0].sent.text for mark in QUOTES)


def swallows_deed(draft: Draft, cue: Span, content: Sequence[Span]) -> bool:
    """Whether the model's cue takes a deed from what is said: "denies offering", of which the offering is denied."""
    return any(
        token.pos_ == "VERB" and start <= token.idx < end
        for start, end in content
        if overlap((start, end), cue)
        for token in draft.tokens(cue) or ()
    )


def fitted_content(draft: Draft, statement: Attributed, proposal: Proposal, cues: Sequence[Span]) -> list[Span]:
    """The model's content, but the rules' where another cue within it has torn the model's apart.

    The corpus that the model has learned from nests nothing: "vowed that they, which he called evil, would pay" loses
    its second half to "called" there.
    """
    ours = content_words(draft, proposal)
    if len(statement.content) == 1:
        start, end = statement.content[0]
        inside = all(start - SLACK <= first and last <= end + SLACK for first, last in ours)
        torn_at = (cue for cue in cues if start < cue[0] < end and not any(contains(part, cue) for part in ours))
        if inside and (next(torn_at, None) is not None or _lacks_verb(draft, statement, ours)):
            return statement.content
    if statement.attribution.channel is not None:
        # "in her emailed comments" says how it was said and is no part of what was said.
        end = max(last for _, last in statement.content)
        ours = [(first, min(last, end)) for first, last in ours if first < end]
    mended = _mended(draft, ours, proposal, cues) or statement.content
    return _finished(mended, statement.content, proposal, cues)


def _finished(spans: list[Span], parsed: Sequence[Span], proposal: Proposal, cues: Sequence[Span]) -> list[Span]:
    """The one span as far as the parse's goes, where both begin alike and nobody's cue or source stands in the rest."""
    if len(spans) != 1 or len(parsed) != 1 or abs(spans[0][0] - parsed[0][0]) > BEGINS:
        return spans
    rest = (spans[0][1], parsed[0][1])
    others = [*cues, *(span for span in (proposal.source,) if span is not None)]
    if rest[0] >= rest[1] or any(overlap(rest, one) for one in others):
        return spans
    return [(spans[0][0], parsed[0][1])]


def _lacks_verb(draft: Draft, statement: Attributed, ours: Sequence[Span]) -> bool:
    """Whether the model leaves the verb of the clause that is said out of what is said."""
    clause = draft.tokens(statement.content[0]) if statement.attribution.frame is Frame.CLAUSE else None
    return (
        clause is not None
        and clause.root.pos_ in VERBS
        and not any(start <= clause.root.idx < end for start, end in ours)
    )


def _mended(draft: Draft, spans: list[Span], proposal: Proposal, cues: Sequence[Span]) -> list[Span]:
    """The spans, two of one sentence joined where nobody's cue or source stands between them."""
    between = [*cues, *(span for span in (proposal.source,) if span is not None)]
    kept: list[Span] = []
    for span in sorted(spans):
        gap = (kept[-1][1], span[0]) if kept else None
        whole = gap is not None and not any(overlap(gap, one) for one in between)
        if gap is not None and whole and not _are_sentences(draft, gap):
            kept[-1] = (kept[-1][0], max(kept[-1][1], span[1]))
        else:
            kept.append(span)
    return kept


def _are_sentences(draft: Draft, gap: Span) -> bool:
    """Whether a sentence ends in the gap."""
    tokens = draft.tokens((gap[0] - 1, gap[1] + 1))
    return tokens is None or tokens[0].sent.start != tokens[-1].sent.start


def content_words(draft: Draft, proposal: Proposal) -> list[Span]:
    """The whole words of the proposal's content."""
    spans = (trimmed(draft.text, _without_link(draft, whole_words(draft, span))) for span in proposal.content)
    return [span for span in spans if span is not None]


def _sentence(draft: Draft, offset: int) -> int | None:
    tokens = draft.tokens((offset, offset + 1))
    return None if tokens is None else int(tokens[0].sent.start)


def _without_link(draft: Draft, span: Span) -> Span:
    """The span without an "and" or "but" that dangles at its end."""
    tokens = draft.tokens(span)
    return (span[0], tokens[-1].idx) if tokens is not None and tokens[-1].dep_ == "cc" and len(tokens) > 1 else span


def source_words(draft: Draft, span: Span) -> Span:
    """The words of a source without a comma, dash or possessive mark ahead of them, or an "and" behind."""
    tokens = draft.tokens(span)
    if tokens is None:
        return span
    kept = list(tokens)
    while len(kept) > 1 and (kept[0].text[0] in EDGES or kept[0].tag_ == "POS"):
        kept = kept[1:]
    while len(kept) > 1 and (kept[-1].text == "-" or kept[-1].dep_ == "cc" or kept[-1].is_space):
        kept = kept[:-1]
    return (kept[0].idx, kept[-1].idx + len(kept[-1]))


def whole_words(draft: Draft, span: Span) -> Span:
    """The span widened to whole words of the parse, so that no word is cut."""
    tokens = draft.tokens(span)
    return span if tokens is None else (tokens.start_char, tokens.end_char)


def likelihood(draft: Draft, spans: Sequence[Span], role: str) -> float:
    """How likely the model finds the words to be of that role, on average, 0 … 1; 1 where it saw nothing."""
    model, found = draft.model, []
    if model is None:
        return 1.0
    columns = [index for index, tag in enumerate(model.tags) if tag.endswith(f"-{role}")]
    for span in spans:
        answers = draft.answers_at(span[0])
        if answers is not None:
            found += [float(answers.tags[piece][columns].sum()) for piece in answers.window.pieces(span)]
    return sum(found) / len(found) if found else 1.0
