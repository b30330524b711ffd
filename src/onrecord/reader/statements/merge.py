"""Decides between what the rules and what the model take for statements.

The model is better at where source, cue and content begin and end, and knows cues that no lexicon lists; the rules know
what a cue says of its content, chains of statements (the corpus that the model has learned from marks none) and quoted
speech. So a statement that both see keeps the rules' cue entry and gets the model's words; one that only the model sees
counts as neutral; one that only the rules see stays within another's content, and elsewhere when the model finds it
likely enough.
"""

from collections.abc import Sequence

from onrecord.codebook.cues import POS_OF_TAG, Cue, CueLexicon, Strength
from onrecord.reader.draft import Draft
from onrecord.reader.statements.cue_match import CueMatch, match_at
from onrecord.reader.statements.direct import Attributed
from onrecord.reader.statements.learned import Proposal
from onrecord.reader.statements.links import actor_of, trimmed
from onrecord.reader.statements.sources import Attribution
from onrecord.reader.syntax.index_tree import IndexTree
from onrecord.vocabulary import Factuality, Modality, Span, contains, overlap

LIKELY = 0.35
"""How likely the model must find the cue of a statement that only the rules see."""
UNLISTED = 0.45
"""How sure the model must be of a cue that the codebook does not list."""
SLACK = 3
"""Code points by which the model's content may reach over the rules' and still lie within it: quotation marks."""
GROUP = 240
"""Code points within which a source stands beside its cue, so that a quotation's place can be told from both."""

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "PRON", "VERB", "ADJ", "ADV", "NUM", "INTJ", "SYM"})


def merge(
    draft: Draft, tree: IndexTree, lexicon: CueLexicon, found: list[Attributed], proposals: Sequence[Proposal]
) -> list[Attributed]:
    """The statements of both, in no particular order."""
    kept: list[Attributed] = []
    left = list(found)
    whole = {id(one): list(one.content) for one in found}
    cues = [proposal.cue for proposal in proposals]
    for proposal in proposals:
        same = next((one for one in left if any(overlap(cue, proposal.cue) for cue in one.cue)), None)
        if same is not None:
            left.remove(same)
            _reshape(draft, same, proposal, cues)
            kept.append(same)
        else:
            made = _new(draft, tree, lexicon, proposal)
            if made is not None:
                kept.append(made)
    # Widest first, so that of three that hold each other the middle one finds its outer one there.
    for one in sorted(left, key=_extent, reverse=True):
        outer = next((other for other in kept if _is_within(one, whole.get(id(other), other.content))), None)
        inner = next((other for other in kept if _is_within(other, one.content)), None)
        chained = [other for other in (outer, inner) if other is not None and _names_another(draft, tree, one, other)]
        if outer is not None and outer in chained:
            # The model has left the inner statement's words out of the outer one's.
            outer.content = whole.get(id(outer), outer.content)
        if chained or (outer is None and cue_likelihood(draft, one) >= LIKELY):
            kept.append(one)
    return kept


def _extent(statement: Attributed) -> int:
    return sum(end - start for start, end in statement.content)


def cue_likelihood(draft: Draft, statement: Attributed) -> float:
    """How likely the model finds the words of the statement's cue to be a cue, on average; 1 where it saw nothing."""
    model, found = draft.model, []
    if model is None:
        return 1.0
    columns = [index for index, tag in enumerate(model.tags) if tag.endswith("-cue")]
    for span in statement.cue:
        answers = draft.answers_at(span[0])
        if answers is not None:
            found += [float(answers.tags[piece][columns].sum()) for piece in answers.window.pieces(span)]
    return sum(found) / len(found) if found else 1.0


def _is_within(statement: Attributed, content: Sequence[Span]) -> bool:
    return any(contains(part, statement.cue[0]) for part in content)


def _names_another(draft: Draft, tree: IndexTree, one: Attributed, other: Attributed) -> bool:
    """Whether two statements put two known holders on record; "he said he hoped" is one holder's."""
    held, beside = (actor_of(draft, tree, it.attribution.speaker) for it in (one, other))
    return held is not None and beside is not None and held != beside


def _reshape(draft: Draft, statement: Attributed, proposal: Proposal, cues: Sequence[Span]) -> None:
    """Give the rules' statement the model's words, where they fit what the parse shows."""
    statement.content = _content(draft, statement, proposal, cues)
    statement.cue = [_words(draft, proposal.cue)]
    if proposal.source is not None and not _is_far(draft, statement, proposal):
        if not any(overlap(one, proposal.source) for one in statement.source):
            statement.attribution.speaker = _head(draft, proposal.source)
        statement.source = [_words(draft, proposal.source)]
    statement.group = _group(statement.cue, statement.source)
    statement.proposed = True


def _is_far(draft: Draft, statement: Attributed, proposal: Proposal) -> bool:
    """Whether the model's source stands in another sentence, while the parse has found one beside the cue."""
    if not statement.source or proposal.source is None:
        return False
    source, cue = draft.tokens(proposal.source), draft.tokens(proposal.cue)
    return source is not None and cue is not None and source[0].sent.start != cue[0].sent.start


def _content(draft: Draft, statement: Attributed, proposal: Proposal, cues: Sequence[Span]) -> list[Span]:
    """The model's content, but the rules' where another cue within it has torn the model's apart.

    The corpus that the model has learned from nests nothing: "vowed that they, which he called evil, would pay" loses
    its second half to "called" there.
    """
    ours = _contents(draft, proposal)
    if len(statement.content) == 1:
        start, end = statement.content[0]
        inside = all(start - SLACK <= first and last <= end + SLACK for first, last in ours)
        torn_at = (cue for cue in cues if start < cue[0] < end and not any(contains(part, cue) for part in ours))
        if inside and next(torn_at, None) is not None:
            return statement.content
    if statement.attribution.channel is not None:
        # "in her emailed comments" says how it was said and is no part of what was said.
        end = max(last for _, last in statement.content)
        ours = [(first, min(last, end)) for first, last in ours if first < end]
    return ours or statement.content


def _new(draft: Draft, tree: IndexTree, lexicon: CueLexicon, proposal: Proposal) -> Attributed | None:
    """A statement that only the model sees; its cue is looked up in the lexicon, else taken as a neutral one."""
    tokens = draft.tokens(proposal.cue)
    contents = _contents(draft, proposal)
    if tokens is None or not contents:
        return None
    matches = (match_at(tree, lexicon, token.i) for token in tokens)
    match = next((one for one in matches if one is not None), None)
    if match is None and proposal.cue_score < UNLISTED:
        return None
    if not _says_something(draft, contents):
        return None
    match = match or CueMatch(_neutral(tree, tokens.root.i), tokens.root.i, tuple(token.i for token in tokens))
    speaker = None if proposal.source is None else _head(draft, proposal.source)
    attribution = Attribution(match, None, speaker=speaker)
    cue, source = [_words(draft, proposal.cue)], [] if proposal.source is None else [_words(draft, proposal.source)]
    return Attributed(attribution, source, cue, contents, _group(cue, source), proposed=True)


def _says_something(draft: Draft, contents: Sequence[Span]) -> bool:
    """Whether the words are more than a scrap: "to be", "the"."""
    return any(token.pos_ in CONTENT_WORDS for span in contents for token in draft.tokens(span) or ())


def _neutral(tree: IndexTree, at: int) -> Cue:
    """What a cue that the codebook does not list says of its content: that it was said."""
    return Cue(
        lemma=tree.lemma[at],
        pos=POS_OF_TAG.get(tree.pos[at], "phrase"),
        strength=Strength.NEUTRAL,
        stance=Factuality.CERTAIN,
        modality=Modality.ACTUAL,
        direct=True,
    )


def _group(cue: list[Span], source: list[Span]) -> Span:
    near = [span for span in source if abs(span[0] - cue[0][0]) <= GROUP]
    return (min(start for start, _ in (*cue, *near)), max(end for _, end in (*cue, *near)))


def _contents(draft: Draft, proposal: Proposal) -> list[Span]:
    spans = (trimmed(draft.text, _words(draft, span)) for span in proposal.content)
    return [span for span in spans if span is not None]


def _words(draft: Draft, span: Span) -> Span:
    """The span widened to whole words of the parse, so that no word is cut."""
    tokens = draft.tokens(span)
    return span if tokens is None else (tokens.start_char, tokens.end_char)


def _head(draft: Draft, span: Span) -> int | None:
    tokens = draft.tokens(span)
    return None if tokens is None else int(tokens.root.i)
