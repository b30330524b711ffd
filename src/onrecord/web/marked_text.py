"""A report's paragraphs as HTML: runs as nested elements, every word of the report escaped."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from onrecord.inquiry.marking import Layer, Mark, MarkedSection, MarkPart, Paragraph, Run, joined
from onrecord.web.rendering import segment, visible

DEEPEST = 4
"""Levels of nesting that are drawn apart."""
_LEADING = (MarkPart.TRIGGER, MarkPart.CUE, MarkPart.SOURCE, MarkPart.MENTION)
"""The parts whose words are links, the weightiest first: were the wider ones too, whole reports would be links."""
_ABOUT = {Layer.CLAIMS: "claim", Layer.STATEMENTS: "statement", Layer.ACTORS: "actor"}
_VALUES = (MarkPart.PLACE, MarkPart.TIME, MarkPart.QUANTITY)


def marked_words(paragraph: Paragraph, marks: Sequence[Mark], rejected: Collection[str] = ()) -> Markup:
    """The words of a paragraph with its marks; marks of nothing but `rejected` claims are drawn as such."""
    parts: list[str] = []
    for run in paragraph.runs:
        covering = [marks[one] for one in run.marks]
        for place in range(len(covering) - run.opens, len(covering)):
            parts.extend(_opening(run, covering, place, rejected))
        parts.append(_words(run, covering))
        for mark in reversed(covering[len(covering) - run.closes :]):
            parts.append(_edge("close", mark) if mark.end <= run.end else "")
            parts.append("</span>")
    return Markup("".join(parts))  # every word of a report in it is escaped


def holds_unseen(sections: Iterable[MarkedSection]) -> bool:
    """Whether a text holds characters that are shown by their code points."""
    words = joined(sections).replace("\r\n", "\n")
    return bool(visible(words) != words)


def anchor_of(mark: Mark) -> str:
    """The place in the page that tells of the first thing that a mark belongs to."""
    one = mark.of[0]
    return f"{_ABOUT[mark.layer]}-{segment(one) if mark.layer is Layer.ACTORS else anchor(one)}"


def anchor(identity: str) -> str:
    """The id of a claim or statement within its report, as part of the name of a place."""
    return segment(identity.rpartition("/")[2])


def _opening(run: Run, covering: Sequence[Mark], place: int, rejected: Collection[str]) -> Iterator[str]:
    """The start tag of a mark; within a trigger's the places in the text that claims lead back to."""
    mark = covering[place]
    level = 1 + sum(1 for one in covering[:place] if one.part is mark.part)
    classes = ["mark", f"mark-{mark.part.value}", f"level-{min(level, DEEPEST)}"]
    if mark.of and set(mark.of) <= set(rejected):
        classes.append("rejected")
    told = f' title="{escape(visible(mark.note))}"' if mark.part in _VALUES else ""
    of = " ".join(anchor(one) for one in mark.of) if mark.layer in (Layer.CLAIMS, Layer.STATEMENTS) else ""
    told += f' data-of="{escape(of)}"' if of else ""
    yield f'<span class="{" ".join(classes)}"{told}>'
    if mark.start >= run.start:
        yield _edge("open", mark)
        if mark.part is MarkPart.TRIGGER:
            yield from (f'<span id="in-text-{escape(anchor(one))}"></span>' for one in mark.of)


def _edge(which: str, mark: Mark) -> str:
    """Where a statement's content begins or ends: drawn by the style sheet, so that it is no part of the text."""
    if mark.part is not MarkPart.CONTENT:
        return ""
    return f'<i class="edge {which} depth-{min(mark.depth, DEEPEST)}"></i>'


def _words(run: Run, covering: Sequence[Mark]) -> str:
    """The words, as a link to what the weightiest mark over them is about."""
    words = str(escape(visible(run.text.replace("\r\n", "\n"))))
    leading = (one for part in _LEADING for one in covering if one.part is part and one.of)
    mark = next(leading, None)
    if mark is None:
        return words
    # The words of one mark may be several runs: one of them is enough to stop at with the keyboard.
    again = "" if mark.start == run.start else ' tabindex="-1"'
    about, place, note = _ABOUT[mark.layer], escape(anchor_of(mark)), escape(visible(mark.note))
    return f'<a class="to-{about}" href="#{place}" title="{note}"{again}>{words}</a>'
