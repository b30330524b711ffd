"""Decides between what the rules and what the model take for statements.

The model is better at where source, cue and content begin and end, and knows cues that no lexicon lists; the rules know
what a cue says of its content, chains of statements (the corpus that the model has learned from marks none) and quoted
speech. So a statement that both see keeps the rules' cue entry and gets the model's words; one that only the model sees
counts as neutral; one that only the rules see stays within another's content, and elsewhere when the model finds it
likely enough.
"""

from collections.abc import Sequence

from spacy.tokens import Span as Tokens

from onrecord.codebook.cues import POS_OF_TAG, Cue, CueLexicon, Strength
from onrecord.reader.draft import Draft
from onrecord.reader.statements.cue_match import CueMatch, match_at
from onrecord.reader.statements.direct import Attributed
from onrecord.reader.statements.extent import (
    content_words,
    fitted_content,
    likelihood,
    source_words,
    swallows_deed,
    whole_words,
    with_whole_source,
)
from onrecord.reader.statements.learned import Proposal
from onrecord.reader.statements.links import RELATIVES, actor_of, offsets
from onrecord.reader.statements.sources import EMPTY_SUBJECTS, Attribution, set_source
from onrecord.reader.syntax.governors import FINITE, VERBS
from onrecord.reader.syntax.index_tree import IndexTree
from onrecord.vocabulary import Factuality, Modality, Span, contains, overlap

LIKELY = 0.35
"""How likely the model must find the cue of a statement that only the rules see."""
UNLISTED = 0.35
"""How sure the model must be of a cue that the codebook does not list."""
GROUP = 240
"""Code points within which a source stands beside its cue, so that a quotation's place can be told from both."""

UNTELLING = RELATIVES | frozenset(EMPTY_SUBJECTS)
"""Subjects that do not say who speaks."""
DUTIES = frozenset({"shall", "must"})
"""Modals that make a duty of what follows and no statement: "each party shall notify the other"."""
CONTENT_WORDS = frozenset({"NOUN", "PROPN", "PRON", "VERB", "ADJ", "ADV", "NUM", "INTJ", "SYM"})


def merge(
    draft: Draft, tree: IndexTree, lexicon: CueLexicon, found: list[Attributed], proposals: Sequence[Proposal]
) -> list[Attributed]:
    """The statements of both, in no particular order."""
    kept: list[Attributed] = []
    proposals = [with_whole_source(draft, proposal) for proposal in proposals]
    left = list(found)
    whole = {id(one): list(one.content) for one in found}
    cues = [proposal.cue for proposal in proposals]
    # The model takes whom a report cites for what it says, or gives the two each other's words.
    citing = {id(it) for one in found if one.inside is not None for it in (one, one.inside)}
    for proposal in proposals:
        same = next((one for one in left if any(overlap(cue, proposal.cue) for cue in one.cue)), None)
        if same is not None:
            left.remove(same)
            if id(same) in citing:
                same.proposed = True
            else:
                _reshape(draft, tree, same, proposal, cues)
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
        signed = one.attribution.needs_actor
        if chained or (outer is None and (signed or cue_likelihood(draft, one) >= LIKELY)):
            kept.append(one)
    return kept


def _extent(statement: Attributed) -> int:
    return sum(end - start for start, end in statement.content)


def cue_likelihood(draft: Draft, statement: Attributed) -> float:
    """How likely the model finds the words of the statement's cue to be a cue, on average; 1 where it saw nothing."""
    return likelihood(draft, statement.cue, "cue")


def _is_within(statement: Attributed, content: Sequence[Span]) -> bool:
    return any(contains(part, statement.cue[0]) for part in content)


def _is_told(tree: IndexTree, at: int) -> bool:
    """Whether the cue is told as said; "could threaten", "too early to tell" and "when they hear him say" are not."""
    return tree.tag[at] != "VB" or any(tree.lemma[child] == "do" for child in tree.children[at] if child < at)


def _names_another(draft: Draft, tree: IndexTree, one: Attributed, other: Attributed) -> bool:
    """Whether two statements put two known holders on record; "he said he hoped" is one holder's."""
    if not _is_told(tree, one.attribution.match.at):
        return False
    held, beside = (actor_of(draft, tree, it.attribution.speaker) for it in (one, other))
    return held is not None and beside is not None and held != beside


def _reshape(draft: Draft, tree: IndexTree, statement: Attributed, proposal: Proposal, cues: Sequence[Span]) -> None:
    """Give the rules' statement the model's words, where they fit what the parse shows."""
    if not swallows_deed(draft, proposal.cue, statement.content):
        statement.content = fitted_content(draft, statement, proposal, cues)
        statement.cue = [whole_words(draft, proposal.cue)]
    named = None if _is_scrap(draft, proposal.source) else proposal.source
    if named is not None and not _has_own_subject(tree, statement.attribution, draft.tokens(named)):
        if not any(overlap(one, named) for one in statement.source):
            statement.attribution.speaker = _head(draft, named)
        statement.source = [source_words(draft, named)]
    statement.group = _group(statement.cue, statement.source)
    statement.proposed = True


def _has_own_subject(tree: IndexTree, found: Attribution, proposed: Tokens | None) -> bool:
    """Whether the parse names who speaks, and the model somebody of another sentence or clause.

    Where a sentence goes on after a semicolon or "while", the model often points back to its first source: "Chile said
    they had left; Peru claimed …".
    """
    speaker, at = found.speaker, found.match.at
    if proposed is None or found.source is None or speaker is None:
        return False
    if proposed[0].sent.start != tree.sentence(at)[0]:
        return True
    if tree.tag[at] not in FINITE or tree.is_passive(at) or tree.word[speaker] in UNTELLING:
        return False
    start = found.source[0]
    parted = any(tree.word[index] == ";" for index in range(proposed.end, start))
    return proposed.end <= start < at and (parted or (tree.head[speaker] == at and tree.dep[speaker] == "nsubj"))


def _new(draft: Draft, tree: IndexTree, lexicon: CueLexicon, proposal: Proposal) -> Attributed | None:
    """A statement that only the model sees; its cue is looked up in the lexicon, else taken as a neutral one."""
    tokens = draft.tokens(proposal.cue)
    contents = content_words(draft, proposal)
    if tokens is None or not contents or _is_scrap(draft, proposal.source):
        return None
    matches = (match_at(tree, lexicon, token.i) for token in tokens)
    match = next((one for one in matches if one is not None), None)
    if match is None and (proposal.cue_score < UNLISTED or proposal.source is None):
        return None
    if any(token.tag_ == "MD" and token.lower_ in DUTIES for token in tokens):
        return None
    if not _says_something(draft, contents):
        return None
    match = match or CueMatch(_neutral(tree, tokens.root.i), tokens.root.i, tuple(token.i for token in tokens))
    attribution = Attribution(match, None)
    if tree.pos[match.at] in VERBS and not tree.is_passive(match.at):
        set_source(tree, attribution, tree.subject(match.at))
    place = proposal.source
    if (
        attribution.source is not None
        and place is not None
        and _has_own_subject(tree, attribution, draft.tokens(place))
    ):
        place = offsets(tree, attribution.source)
    attribution.speaker = None if place is None else _head(draft, place)
    cue, source = [whole_words(draft, proposal.cue)], [] if place is None else [source_words(draft, place)]
    return Attributed(attribution, source, cue, contents, _group(cue, source), proposed=True)


def _is_scrap(draft: Draft, source: Span | None) -> bool:
    """Whether a source is nobody but "by"."""
    return source is not None and not _says_something(draft, [source])


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


def _head(draft: Draft, span: Span) -> int | None:
    tokens = draft.tokens(span)
    return None if tokens is None else int(tokens.root.i)
