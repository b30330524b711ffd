"""Who the source is, whom it tells, through what channel, and which statement holds which."""

from collections.abc import Sequence

from onrecord.codebook.cues import Frame
from onrecord.reader.draft import Draft
from onrecord.reader.statements.direct import Attributed
from onrecord.reader.statements.sources import Attribution
from onrecord.reader.syntax.index_tree import IndexTree, Range
from onrecord.reader.syntax.tree import word_set
from onrecord.vocabulary import Span

# fmt: off
CHANNELS = frozenset((
    "statement", "comment", "remark", "interview", "post", "tweet", "letter", "email", "e-mail", "conference",
    "briefing", "speech", "address", "article", "report", "op-ed", "editorial", "column", "essay", "television",
    "tv", "radio", "telegram", "x", "twitter", "facebook", "instagram", "youtube", "weibo", "broadcast", "message",
    "note", "memo", "memorandum", "video", "testimony", "release", "hearing", "podcast", "blog", "thread",
    "communiqué", "communique", "declaration", "conversation", "call", "website", "channel", "filing", "response",
    "text", "press", "media", "social", "debate", "rally", "keynote", "lecture", "session", "meeting", "appearance",
))
# fmt: on
# fmt: off
SPOKEN = frozenset((
    "statement", "comment", "remark", "interview", "post", "tweet", "letter", "email", "e-mail", "briefing",
    "release", "conference", "communiqué", "broadcast", "podcast", "testimony", "message", "memo", "op-ed",
    "filing",
))
# fmt: on
"""Channels that are told from the content even where the parse takes them for a part of it."""
CHANNEL_PREPOSITIONS = frozenset(("in", "on", "at", "via", "during", "through", "by", "over"))
TOLD_PREPOSITIONS = frozenset(("to", "with", "before"))
RELATIVES = frozenset(("who", "which", "that", "whom"))
EDGES = " \t\r\n\u00a0,;:–—-"
"""Blanks and marks that are no part of what they stand at the end of."""
NAME_PARTS = frozenset(("appos", "compound", "nmod", "flat", "amod", "poss"))
WRITINGS = word_set(
    "report study statement letter document survey paper analysis poll communique memo investigation review assessment "
    "article tweet post message release inquiry note"
)
"""What somebody writes, and so says: its author is the one who holds what it says."""


def actor_of(draft: Draft, tree: IndexTree, head: int | None) -> str | None:
    """The actor that the noun phrase headed by the token `head` names; null when no mention stands there."""
    if head is None:
        return None
    found = _named(draft, head)
    if found is None and tree.word[head] in RELATIVES:
        clause = tree.head[head]
        if tree.dep[clause] == "relcl":
            return actor_of(draft, tree, tree.head[clause])
    if found is None:
        parts = [child for child in tree.children[head] if tree.dep[child] in NAME_PARTS][:8]
        apposition = [child for child in parts if tree.dep[child] == "appos"]
        before = [child for child in parts if child == head - 1 and tree.dep[child] == "compound"]
        found = next((actor for part in (*apposition, *before) if (actor := _named(draft, part))), None)
    if found is None and tree.lemma[head] in WRITINGS:
        found = next((actor for one in _authors(tree, head) if (actor := actor_of(draft, tree, one))), None)
    return found


def _authors(tree: IndexTree, writing: int) -> list[int]:
    """Those who have written it: "a study by Amnesty", "a report from the army", "Kenya's statement"."""
    links = [
        child for child in tree.children[writing] if tree.dep[child] == "prep" and tree.word[child] in ("by", "from")
    ]
    behind = [one for link in links for one in _objects(tree, link)]
    released = [child for child in tree.children[writing] if tree.dep[child] == "acl" and tree.tag[child] == "VBN"]
    agents = [link for verb in released for link in tree.children[verb] if tree.dep[link] == "agent"]
    behind += [one for link in agents for one in _objects(tree, link)]
    return behind + [child for child in tree.children[writing] if tree.dep[child] == "poss"]


def _named(draft: Draft, index: int) -> str | None:
    mention = draft.named.get(index)
    return None if mention is None else draft.mentions[mention].actor


def addressee_of(draft: Draft, tree: IndexTree, attribution: Attribution) -> str | None:
    """The actor who is told: "told CNBC", "wrote to the council", "in comments to CNBC", "addressing parliament"."""
    for token in _addressees(tree, attribution):
        found = actor_of(draft, tree, token)
        if found is not None:
            return found
    return None


def _addressees(tree: IndexTree, attribution: Attribution) -> list[int]:
    at = attribution.match.at
    found: list[int] = [] if attribution.told is None else [attribution.told]
    if attribution.cue.pos == "phrase":
        return found
    if attribution.cue.addressed:
        found += [child for child in tree.children[at] if tree.dep[child] in ("dobj", "dative", "iobj")]
        if tree.is_passive(at):
            found += [child for child in tree.children[at] if tree.dep[child] == "nsubjpass"]
    for child in tree.children[at]:
        if tree.dep[child] in ("prep", "dative") and tree.word[child] == "to":
            found += _objects(tree, child)
        if tree.dep[child] == "advcl" and tree.lemma[child] in ("address", "tell"):
            found += [thing for thing in tree.children[child] if tree.dep[thing] == "dobj"]
    channel = _medium(tree, attribution)
    if channel is not None:
        for child in tree.children[channel]:
            if tree.dep[child] == "prep" and tree.word[child] in TOLD_PREPOSITIONS:
                found += _objects(tree, child)
    return found


def _objects(tree: IndexTree, preposition: int) -> list[int]:
    return [child for child in tree.children[preposition] if tree.dep[child] == "pobj"]


def channel_of(draft: Draft, tree: IndexTree, attribution: Attribution) -> str | None:
    """The words that name the medium: "a post on X", "emailed comments", "state television"."""
    noun = _medium(tree, attribution)
    if noun is None:
        return None
    start, end = tree.span(noun)
    for child in tree.children[noun]:
        if child <= noun:
            continue
        if tree.dep[child] == "prep" and tree.word[child] not in TOLD_PREPOSITIONS:
            continue
        end = min(end, tree.span(child)[0])
    span = trimmed(draft.text, offsets(tree, (start, max(end, noun + 1))), " ,.;:\n")
    return draft.text[span[0] : span[1]] if span is not None and span[1] - span[0] <= 120 else None


def cut_channel(tree: IndexTree, attribution: Attribution) -> None:
    """Take "in her emailed comments" off the content's end: the parse hangs it there, but it says how it was said."""
    if not attribution.content or attribution.frame not in (Frame.CLAUSE, Frame.REQUEST, Frame.INFINITIVE):
        return
    start, end = attribution.content[-1]
    last = end - 1
    while last > start and (tree.doc[last].is_punct or tree.doc[last].is_space):
        last -= 1
    for above in (last, *tree.ancestors(last, 6)):
        if not start < above <= last:
            break
        if tree.dep[above] != "prep" or tree.word[above] not in CHANNEL_PREPOSITIONS:
            continue
        nouns = [child for child in _objects(tree, above) if tree.lemma[child] in SPOKEN]
        if nouns and tree.span(above)[0] == above and tree.head[above] != above:
            attribution.content[-1] = (start, above)
            attribution.channel = nouns[0]
            return


def _medium(tree: IndexTree, attribution: Attribution) -> int | None:
    return _channel_noun(tree, attribution.match.at) if attribution.channel is None else attribution.channel


def _channel_noun(tree: IndexTree, at: int) -> int | None:
    for child in tree.children[at]:
        if tree.dep[child] == "prep" and tree.word[child] in CHANNEL_PREPOSITIONS:
            for thing in _objects(tree, child):
                if tree.lemma[thing] in CHANNELS:
                    return thing
    return None


def within(found: Sequence[Attributed]) -> list[int | None]:
    """For each statement the index of the innermost other one whose content holds its cue, null for none.

    A statement lies only within one whose content is longer, so that no two can hold each other.
    """
    sizes = [sum(end - start for start, end in statement.content) for statement in found]
    spans = sorted((start, -end, index) for index, statement in enumerate(found) for start, end in statement.content)
    order = sorted(range(len(found)), key=lambda index: found[index].cue[0])
    outer: list[int | None] = [None] * len(found)
    stack: list[tuple[int, int]] = []
    position = 0
    for index in order:
        start, end = found[index].cue[0]
        while position < len(spans) and spans[position][0] <= start:
            while stack and stack[-1][0] <= spans[position][0]:
                stack.pop()
            stack.append((-spans[position][1], spans[position][2]))
            position += 1
        while stack and stack[-1][0] < end:
            stack.pop()
        # Two candidates are enough: the innermost may be this very statement's or no longer than it.
        for _, holder in stack[:-4:-1]:
            if holder != index and sizes[holder] > sizes[index]:
                outer[index] = holder
                break
    return outer


def offsets(tree: IndexTree, tokens: Range) -> Span:
    """The code points of a token range."""
    last = tree.doc[tokens[1] - 1]
    return (tree.doc[tokens[0]].idx, last.idx + len(last))


def trimmed(text: str, span: Span, marks: str = EDGES) -> Span | None:
    """`span` without blanks and stray punctuation at its ends; null when nothing is left."""
    start, end = span
    while start < end and (text[start] in marks or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in marks or text[end - 1].isspace()):
        end -= 1
    return (start, end) if start < end else None
