"""Decides between what the rules and what the model take for statements.

The model is better at where source, cue and content begin and end, and knows cues that no lexicon lists; the rules know
what a cue says of its content, chains of statements (the corpus that the model has learned from marks none) and quoted
speech. So a statement that both see keeps the rules' cue entry and gets the model's words; one that only the model sees
counts as neutral; one that only the rules see stays within another's content, and elsewhere when the model finds it
likely enough.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens

from onrecord.codebook.cues import POS_OF_TAG, Cue, CueLexicon, Frame, Strength
from onrecord.reader.draft import Draft
from onrecord.reader.statements.cue_match import CueMatch, match_at
from onrecord.reader.statements.direct import Attributed, Quotations
from onrecord.reader.statements.learned import Proposal
from onrecord.reader.statements.links import RELATIVES, actor_of, offsets, trimmed
from onrecord.reader.statements.sources import EMPTY_SUBJECTS, Attribution, set_source
from onrecord.reader.syntax.governors import FINITE, VERBS
from onrecord.reader.syntax.index_tree import IndexTree
from onrecord.vocabulary import Factuality, Modality, Span, contains, overlap

LIKELY = 0.35
"""How likely the model must find the cue of a statement that only the rules see."""
UNLISTED = 0.35
"""How sure the model must be of a cue that the codebook does not list."""
ELSEWHERE = 0.9
"""How sure the model must be of words that it gives to a cue in another sentence, unless they are quoted."""
SLACK = 3
"""Code points by which the model's content may reach over the rules' and still lie within it: quotation marks."""
BEGINS = 8
"""Code points by which the starts of the model's content and of the rules' may differ and still be one: "that "."""
GROUP = 240
"""Code points within which a source stands beside its cue, so that a quotation's place can be told from both."""

UNTELLING = RELATIVES | frozenset(EMPTY_SUBJECTS)
"""Subjects that do not say who speaks."""
DUTIES = frozenset({"shall", "must"})
"""Modals that make a duty of what follows and no statement: "each party shall notify the other"."""
HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
"""Cues that name no source: whoever stands beside them is whom it is told of."""
QUOTES = ('"', "''", "“", "”", "«", "»")
LEADING = " \t\r\n\u00a0,;:–—-"
"""Marks that the model may take for the beginning of a source."""
WITHIN_NAMES = frozenset({"amod", "compound", "nmod"})
MOST_TITLE = 8
"""How many words the name may stand behind the first word of its title."""
CONTENT_WORDS = frozenset({"NOUN", "PROPN", "PRON", "VERB", "ADJ", "ADV", "NUM", "INTJ", "SYM"})


def merge(
    draft: Draft, tree: IndexTree, lexicon: CueLexicon, found: list[Attributed], proposals: Sequence[Proposal]
) -> list[Attributed]:
    """The statements of both, in no particular order."""
    kept: list[Attributed] = []
    proposals = [_whole(draft, proposal) for proposal in proposals]
    left = list(found)
    whole = {id(one): list(one.content) for one in found}
    cues = [proposal.cue for proposal in proposals]
    for proposal in proposals:
        same = next((one for one in left if any(overlap(cue, proposal.cue) for cue in one.cue)), None)
        if same is not None:
            left.remove(same)
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
        if chained or (outer is None and cue_likelihood(draft, one) >= LIKELY):
            kept.append(one)
    return kept


def without_scraps(draft: Draft, statement: Attributed, quotations: Quotations) -> list[Span]:
    """The statement's content without what the model half takes for content in other sentences than the cue's.

    Its tags know no cue: words there that look like somebody's content are given to the nearest cue, and are hardly
    ever its own. Quoted speech does run over sentences, and a cue without content in its own sentence keeps all.
    """
    at = _sentence(draft, statement.cue[0][0])
    here = [span for span in statement.content if at in (_sentence(draft, span[0]), _sentence(draft, span[1] - 1))]
    if not here or len(here) == len(statement.content):
        return statement.content

    def is_own(span: Span) -> bool:
        quoted = any(quotations.around(place) is not None for place in (span[0], span[1] - 1))
        return quoted or span in here or _likelihood(draft, [span], "content") >= ELSEWHERE

    return [span for span in statement.content if is_own(span)]


def _sentence(draft: Draft, offset: int) -> int | None:
    tokens = draft.tokens((offset, offset + 1))
    return None if tokens is None else int(tokens[0].sent.start)


def _whole(draft: Draft, proposal: Proposal) -> Proposal:
    """The proposal with a source that is whole: no title without its name, nor a name of which the cue has the last."""
    cue = draft.tokens(proposal.cue)
    if cue is None or proposal.source is None:
        return proposal
    if cue.text.lower() in HEARSAY:
        return replace(proposal, source=None)
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


def _extent(statement: Attributed) -> int:
    return sum(end - start for start, end in statement.content)


def cue_likelihood(draft: Draft, statement: Attributed) -> float:
    """How likely the model finds the words of the statement's cue to be a cue, on average; 1 where it saw nothing."""
    return _likelihood(draft, statement.cue, "cue")


def _likelihood(draft: Draft, spans: Sequence[Span], role: str) -> float:
    model, found = draft.model, []
    if model is None:
        return 1.0
    columns = [index for index, tag in enumerate(model.tags) if tag.endswith(f"-{role}")]
    for span in spans:
        answers = draft.answers_at(span[0])
        if answers is not None:
            found += [float(answers.tags[piece][columns].sum()) for piece in answers.window.pieces(span)]
    return sum(found) / len(found) if found else 1.0


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
    if not _swallows_deed(draft, proposal.cue, statement.content):
        statement.content = _content(draft, statement, proposal, cues)
        statement.cue = [_words(draft, proposal.cue)]
    if proposal.source is not None and not _has_own_subject(tree, statement.attribution, draft.tokens(proposal.source)):
        if not any(overlap(one, proposal.source) for one in statement.source):
            statement.attribution.speaker = _head(draft, proposal.source)
        statement.source = [_source(draft, proposal.source)]
    statement.group = _group(statement.cue, statement.source)
    statement.proposed = True


def _swallows_deed(draft: Draft, cue: Span, content: Sequence[Span]) -> bool:
    """Whether the model's cue takes a deed from what is said: "denies offering", of which the offering is denied."""
    return any(
        token.pos_ == "VERB" and start <= token.idx < end
        for start, end in content
        if overlap((start, end), cue)
        for token in draft.tokens(cue) or ()
    )


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


def _new(draft: Draft, tree: IndexTree, lexicon: CueLexicon, proposal: Proposal) -> Attributed | None:
    """A statement that only the model sees; its cue is looked up in the lexicon, else taken as a neutral one."""
    tokens = draft.tokens(proposal.cue)
    contents = _contents(draft, proposal)
    if tokens is None or not contents:
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
    cue, source = [_words(draft, proposal.cue)], [] if place is None else [_source(draft, place)]
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
    parts = [span for span in proposal.content if not _is_of_another(draft, span, proposal)]
    spans = (trimmed(draft.text, _without_link(draft, _words(draft, span))) for span in parts or proposal.content)
    return [span for span in spans if span is not None]


def _is_of_another(draft: Draft, part: Span, proposal: Proposal) -> bool:
    """Whether a part stands in another sentence than the cue and none of the two quotes anything.

    A quotation may go on for many sentences; what is told in one's own words ends with the sentence.
    """
    told, cue = draft.tokens(part), draft.tokens(proposal.cue)
    if told is None or cue is None or told[0].sent.start == cue[0].sent.start:
        return False
    return not any(mark in one.sent.text for one in (told[0], cue[0]) for mark in QUOTES)


def _without_link(draft: Draft, span: Span) -> Span:
    """The span without an "and" or "but" that dangles at its end."""
    tokens = draft.tokens(span)
    return (span[0], tokens[-1].idx) if tokens is not None and tokens[-1].dep_ == "cc" and len(tokens) > 1 else span


def _words(draft: Draft, span: Span) -> Span:
    """The span widened to whole words of the parse, so that no word is cut."""
    tokens = draft.tokens(span)
    return span if tokens is None else (tokens.start_char, tokens.end_char)


def _source(draft: Draft, span: Span) -> Span:
    """The words of a source without a comma or dash ahead of them."""
    start, end = _words(draft, span)
    ahead = next((at for at in range(start, end) if draft.text[at] not in LEADING), start)
    return (ahead, end)


def _head(draft: Draft, span: Span) -> int | None:
    tokens = draft.tokens(span)
    return None if tokens is None else int(tokens.root.i)
