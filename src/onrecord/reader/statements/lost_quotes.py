"""Quotations whose continuation has lost its marks: "I will stay", said outside quotation marks by nobody in sight.

Pages that were copied, translated or summarised often keep the marks of a quotation's first paragraph only.
"""

from onrecord.reader.draft import Draft
from onrecord.reader.statements.direct import Attributed, Quotations
from onrecord.reader.statements.quotations import Quotation
from onrecord.reader.syntax.index_tree import IndexTree, Range
from onrecord.vocabulary import Span

FIRST_PERSON = {"i": "i", "me": "i", "my": "i", "myself": "i", "we": "we", "us": "we", "our": "we", "ourselves": "we"}
OPENING = 12
"""How many tokens into the sentence its first person has to appear."""


def lost_quotations(draft: Draft, tree: IndexTree, found: list[Attributed], quotations: Quotations) -> list[Quotation]:
    """First-person sentences right after a quotation, as quotations; each is added to the statement it goes on with.

    Only a first person that the report has not used in its own voice before counts, so a columnist's "I" does not.
    """
    quoting = sorted((one for one in found if one.quotations), key=lambda one: one.last)
    cued = {one.attribution.match.at: one for one in found}
    own_voice: set[str] = set()
    lost: list[Quotation] = []
    position = 0
    latest: Attributed | None = None
    going_on = False
    previous = 0
    for sentence in draft.sentences() if quoting else ():
        tokens = (sentence.start, sentence.end)
        start, end = _bare(draft.text, (sentence.start_char, sentence.end_char))
        if start == end:
            continue
        while position < len(quoting) and quoting[position].last <= start:
            latest, going_on = quoting[position], False
            position += 1
        anywhere, early = _persons(tree, tokens, quotations)
        fresh = latest is not None and latest.last > previous and bool(early) and not early & own_voice
        if latest is not None and (fresh or going_on) and _is_free(draft, tree, tokens, quotations, cued):
            lost.append(_added(latest, (start, end)))
            going_on = not draft.text[end : end + 2].startswith(("\n", " \n", "\r"))
        else:
            going_on = False
            own_voice |= anywhere
        previous = start
    return lost


def _bare(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end)


def _persons(tree: IndexTree, tokens: Range, quotations: Quotations) -> tuple[set[str], set[str]]:
    """The first persons used outside quotation marks: anywhere, and near the sentence's beginning."""
    anywhere: set[str] = set()
    early: set[str] = set()
    for index in range(*tokens):
        person = FIRST_PERSON.get(tree.word[index])
        if person is not None and quotations.around(tree.doc[index].idx) is None:
            anywhere.add(person)
            if index - tokens[0] < OPENING:
                early.add(person)
    return anywhere, early


def _is_free(draft: Draft, tree: IndexTree, tokens: Range, quotations: Quotations, cued: dict[int, Attributed]) -> bool:
    """Whether the sentence has neither quotation marks nor another speaker."""
    start = draft.doc[tokens[0]].idx
    last = draft.doc[tokens[1] - 1]
    following = quotations.around(start) or quotations.after(start)
    if following is not None and following.start < last.idx + len(last) and following.is_speech:
        return False
    for index in range(*tokens):
        statement = cued.get(index)
        if statement is not None and statement.attribution.cue.direct:
            speaker = statement.attribution.speaker
            if speaker is None or tree.word[speaker] not in FIRST_PERSON:
                return False
    return True


def _added(statement: Attributed, span: Span) -> Quotation:
    statement.content.append(span)
    quotation = Quotation(span[0], span[1], span, is_speech=True)
    statement.quotations.append(quotation)
    return quotation
