"""The gold pairs as the reader meets them: with the word that links the sides, in its own spans.

The marked sentences mark no trigger. A reader asks about candidates and proposals, which have one, so that an encoder
that is shown triggers has to learn them from gold pairs too, and not from silver ones alone. Whatever the rules find
between the marked sides gives the trigger; the type stays the annotators'.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from benchmarks.events import same_root, touches
from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.reader.events.stage import event_questions
from onrecord.reader.events.typing import Question, apart
from onrecord.vocabulary import Report, Section, SectionKind, Span
from training.corpora import Pair
from training.silver import drafts


def with_triggers(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs, and beside each that the rule reader links a copy with its trigger and the reader's own spans."""
    by_text: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_text.setdefault(pair.text, []).append(pair)
    reader = Reader(learned=False)
    found: list[Pair] = []
    for draft in drafts(reader, _reports(by_text)):
        asked = [question for row in event_questions(draft, reader.codebook) for question in row]
        found += [made for pair in by_text[draft.text] for made in _copies(draft, pair, asked)]
    return found


def _reports(texts: Iterable[str]) -> Iterable[Report]:
    for number, text in enumerate(texts):
        body = (Section(kind=SectionKind.BODY, start=0, end=len(text)),)
        yield Report(id=f"marked-{number}", text=text, sections=body)


def _copies(draft: Draft, pair: Pair, asked: Sequence[Question]) -> list[Pair]:
    """The pair itself, with the trigger of the best link, and the pair as that link has it."""
    links = []
    for question in asked:
        sides = [tuple(sorted({one.span for one in side})) for side in apart(question.candidate)]
        if touches(sides[0], pair.actor) and touches(sides[1], pair.recipient):
            links.append((question, sides))
    if not links:
        return [pair]
    question, sides = min(links, key=lambda link: (not same_root(link[0].vote or "", pair.type), link[0].arcs))
    shown = replace(pair, trigger=question.candidate.trigger_span)
    return [shown, replace(shown, actor=sides[0], recipient=sides[1])] if _whole(sides, draft) else [shown]


def _whole(sides: Sequence[Sequence[Span]], draft: Draft) -> bool:
    """Whether all the words lie in the text, as the words of an earlier sentence would not."""
    return all(0 <= start < end <= len(draft.text) for side in sides for start, end in side)
