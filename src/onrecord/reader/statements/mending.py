"""What statements still lack once model and parse are merged: whole quotations, no twins, nobody else's words."""

import re
from collections.abc import Sequence

from onrecord.reader.draft import Draft
from onrecord.reader.statements.direct import Attributed, Quotations, joined
from onrecord.reader.statements.links import offsets
from onrecord.reader.syntax.governors import FINITE, VERBS
from onrecord.reader.syntax.index_tree import IndexTree
from onrecord.reader.syntax.tree import CHARGES
from onrecord.vocabulary import Span, overlap

PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
SENTENCE_MARKS = frozenset(".!?…:;,\"'”’»)—–-")
RELATIVE = frozenset({"WP", "WDT"})
LEADING_TO_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})


def mend(draft: Draft, tree: IndexTree, found: Sequence[Attributed], quotations: Quotations) -> list[Attributed]:
    """The statements without twins, each with its own source and its own words."""
    kept = without_twins(found)
    for one in kept:
        if one.proposed:
            _fit_source(draft, tree, one)
        _give_to_possessor(draft, tree, one)
        _give_to_own_subject(draft, tree, one)
        _end_with_title(draft.text, one, quotations)
        _widen_to_quotations(one, kept, quotations)
        _take_in_subject(draft, tree, one)
        _cut_relative(draft, one)
    for one in kept:
        _end_before_answer(draft, one, kept)
    _leave_neighbours(kept)
    return kept


def without_twins(found: Sequence[Attributed]) -> list[Attributed]:
    """The statements without the rules' whose cue shares words with the model's: "announced their plans to" is one."""
    seen = [cue for one in found if one.proposed for cue in one.cue]
    return [one for one in found if one.proposed or not any(overlap(cue, other) for cue in one.cue for other in seen)]


def _fit_source(draft: Draft, tree: IndexTree, one: Attributed) -> None:
    """Cut off a source what dangles at its end, and give "their" its noun: "their attorneys"."""
    tokens = draft.tokens(one.source[0]) if len(one.source) == 1 else None
    if tokens is None:
        return
    cue = draft.tokens(one.cue[0])
    start, end = tokens.start, tokens.end
    tag, word = tree.tag, tree.word
    if end - start > 1 and tag[end - 1] in RELATIVE and tag[end - 2] != "IN":
        # "Mr. Tarn, who" said it; but what follows "who" at once is told of "who".
        start, end = (end - 1, end) if cue is not None and cue.start == end else (start, end - 1)
    if end - start > 1 and tag[end - 1] == "IN":
        end -= 1
    while end - start > 1 and (word[end - 1] in (".", "–", "—", "―") or _is_lone_comma(word, start, end)):
        end -= 1
    if tag[end - 1] == "PRP$" and (noun := _owned(tree, end - 1, [*one.cue, *one.content], draft)) is not None:
        end = noun + 1
    if (start, end) != (tokens.start, tokens.end):
        one.source = [offsets(tree, (start, end))]
        one.attribution.speaker = int(draft.doc[start:end].root.i)


def _is_lone_comma(word: Sequence[str], start: int, end: int) -> bool:
    """Whether a comma at the end closes no apposition: nothing between commas stands before it."""
    return word[end - 1] == "," and "," not in word[start : end - 1]


def _owned(tree: IndexTree, pronoun: int, taken: Sequence[Span], draft: Draft) -> int | None:
    """The noun of "their", where it stands near and is no word of the cue or of what is said."""
    noun = tree.head[pronoun]
    if not pronoun < noun <= pronoun + 3 or tree.dep[pronoun] != "poss":
        return None
    words = offsets(tree, (pronoun + 1, noun + 1))
    return None if any(overlap(words, span) for span in taken) else noun


def _give_to_possessor(draft: Draft, tree: IndexTree, one: Attributed) -> None:
    """ "Tarn was asked about their claims of fraud": the claims are theirs, whoever else the model points at."""
    at = one.attribution.match.at
    owner = tree.child(at, "poss") if tree.pos[at] == "NOUN" else None
    if owner is not None:
        _give(draft, tree, one, owner)


def _give_to_own_subject(draft: Draft, tree: IndexTree, one: Attributed) -> None:
    """ "They shrugged, with Tarn having called it a trap": the participle has a subject of its own."""
    at = one.attribution.match.at
    having = any(tree.tag[child] == "VBG" and tree.dep[child] == "aux" for child in tree.children[at])
    own = tree.child(at, "nsubj") if tree.tag[at] == "VBG" or having else None
    if own is not None and own < at:
        _give(draft, tree, one, own)


def _give(draft: Draft, tree: IndexTree, one: Attributed, speaker: int) -> None:
    place = draft.doc[speaker].idx
    if one.source and not any(start <= place < end for start, end in (*one.source, *one.cue)):
        one.attribution.speaker, one.source = speaker, [offsets(tree, tree.span(speaker))]


def _end_with_title(text: str, one: Attributed, quotations: Quotations) -> None:
    """End what a title or an item of a list says with its line: "Peru: We will attack Chile" and a blank line."""
    kept = []
    for start, end in one.content:
        stops = (stop.start() for stop in PARAGRAPH_END.finditer(text, start, end))
        ends = (stop for stop in stops if _is_title_end(text, stop) and quotations.around(stop) is None)
        kept.append((start, next(ends, end)))
    one.content = kept


def _is_title_end(text: str, stop: int) -> bool:
    """Whether the line that ends at `stop` ends as no sentence does."""
    return text[stop - 1] not in SENTENCE_MARKS and not text[stop - 1].isspace()


def _widen_to_quotations(one: Attributed, found: Sequence[Attributed], quotations: Quotations) -> None:
    """Leave no quotation cut in two that is nobody else's."""
    outside = [start for start, _ in (*one.cue, *one.source)]
    widened = []
    for start, end in one.content:
        for place in (start, end - 1):
            quotation = quotations.around(place)
            if quotation is None or not quotation.is_speech:
                continue
            whole = (quotation.start, quotation.end)
            if (start <= whole[0] and whole[1] <= end) or any(whole[0] <= at < whole[1] for at in outside):
                continue
            others = (other for other in found if other is not one and not whole[0] <= other.cue[0][0] < whole[1])
            if not any(overlap(part, whole) for other in others for part in other.content):
                start, end = min(start, whole[0]), max(end, whole[1])  # noqa: PLW2901 - both ends may widen it
        widened.append((start, end))
    one.content = joined(widened)


def _take_in_subject(draft: Draft, tree: IndexTree, one: Attributed) -> None:
    """Give a clause that begins with its verb the subject right before it, where that is not the one who speaks."""
    first = min(one.content)
    tokens = draft.tokens(first)
    if tokens is None:
        return
    verb = tokens.start
    while tree.dep[verb] in LEADING_TO_VERB and verb < tree.head[verb] < tokens.end:
        verb = tree.head[verb]
    finite = [verb, *(child for child in tree.children[verb] if tree.dep[child] in ("aux", "auxpass"))]
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if tree.pos[verb] not in VERBS or subject is None or not any(tree.tag[index] in FINITE for index in finite):
        return
    span = tree.span(subject)
    if span[1] == tokens.start and not any(overlap(offsets(tree, span), part) for part in (*one.cue, *one.source)):
        one.content = joined([(offsets(tree, span)[0], first[1]), *(part for part in one.content if part != first)])


def _cut_relative(draft: Draft, one: Attributed) -> None:
    """End what is said before a "which" that begins what somebody else says: "…, which he denied"."""
    last = max(one.content)
    tokens = draft.tokens(last)
    if tokens is None or len(tokens) < 2 or tokens[-1].tag_ != "WDT":
        return
    kept = tokens[:-1]
    while len(kept) > 1 and kept[-1].is_punct:
        kept = kept[:-1]
    one.content = [part if part != last else (kept.start_char, kept.end_char) for part in one.content]


def _end_before_answer(draft: Draft, one: Attributed, found: Sequence[Attributed]) -> None:
    """End what is said before what another answers to it: "Chile said Peru had shelled it, which Peru denied"."""
    tokens = draft.tokens(one.content[0]) if len(one.content) == 1 else None
    if tokens is None or len(tokens) > 1 or tokens[0].lower_ not in ("which", "that"):
        return
    pronoun = tokens[0]
    start = pronoun.i
    if pronoun.lower_ == "that":
        # "…, a charge that Peru denies": the charge is named once more.
        noun = pronoun.head.head
        start = noun.left_edge.i if noun.lemma_ in CHARGES and noun.i < pronoun.i else 0
    if not start or draft.doc[start - 1].text != ",":
        return
    stop, said = draft.doc[start - 2].idx + len(draft.doc[start - 2]), one.cue[0][0]
    for other in found:
        if other.attribution.speaker != one.attribution.speaker and other is not one:
            other.content = [(a, stop) if a < stop < said < b else (a, b) for a, b in other.content]


def _leave_neighbours(found: Sequence[Attributed]) -> None:
    """ "Peru denies the raid and calls it a lie": the raid is what is denied, and no part of what is called so."""
    for one in found:
        at = one.cue[0][0]
        others = {part for other in found if other is not one for part in other.content if other.cue[0][0] < part[0]}
        own = [part for part in one.content if part[1] > at or part not in others]
        one.content = own or one.content
