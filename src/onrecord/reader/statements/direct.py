"""Direct speech: which quotation belongs to which cue, and what to make of quotations that have none of their own."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.reader.statements.quotations import Quotation
from onrecord.reader.statements.sources import Attribution
from onrecord.vocabulary import Span

GAP_BEFORE = 60
"""Code points that may stand between a quotation and the source or cue after it: adverbs, "and then"."""
GAP_AFTER = 240
"""Code points that may stand between a cue and the quotation after it: addressee, place and day."""
STOPS = ".!?;\n"
LINKING = frozenset(("and", "but", "then", "as", "also", "so", "too", "later", "again", "in", "turn", "once", "though"))
"""Words that may stand between a quotation and the source or cue after it."""


@dataclass
class Attributed:
    """An attribution with its offsets: `group` runs over source and cue, `content` grows as quotations are added."""

    attribution: Attribution
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    group: Span
    may_quote: bool = False
    quotations: list[Quotation] = field(default_factory=list)
    inside: "Attributed | None" = None
    """The statement that this one lies in although both have the same content: whom a report cites."""
    proposed: bool = False
    """Whether the model sees it too, or alone."""
    is_turn: bool = False
    """Whether it is all that a speaker says in his turn of a talk."""

    @property
    def last(self) -> int:
        """Where the statement's words end, so far."""
        return max(end for _, end in (*self.content, self.group))


class Quotations:
    """The quotations of a report, by place."""

    def __init__(self, text: str, quotations: list[Quotation]) -> None:
        """`quotations` in order and not overlapping."""
        self.text = text
        self.all = quotations
        self._starts = [quotation.start for quotation in quotations]

    def around(self, offset: int) -> Quotation | None:
        """The quotation that holds `offset`."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.all[index].end:
            return self.all[index]
        return None

    def before(self, offset: int) -> Quotation | None:
        """The last quotation that ends at or before `offset`."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and self.all[index].end > offset:
            index -= 1
        return self.all[index] if index >= 0 else None

    def after(self, offset: int) -> Quotation | None:
        """The first quotation that starts at or after `offset`."""
        index = bisect_left(self._starts, offset)
        return self.all[index] if index < len(self.all) else None

    def snapped(self, span: Span, outside: int) -> Span:
        """`span` widened to whole quotations where it cuts one that does not hold the offset `outside` (the cue's)."""
        start, end = span
        first, last = self.around(start), self.around(end - 1)
        if first is not None and not first.start <= outside < first.end:
            start = min(start, first.start)
        if last is not None and not last.start <= outside < last.end:
            end = max(end, last.end)
        elif (close := self.around(end)) is not None and close.inner[1] <= end < close.end and start <= close.start:
            end = close.end
        return (start, end)


def add_quotations(found: Sequence[Attributed], quotations: Quotations) -> None:
    """Give each quotation that stands beside a cue to that cue, the nearest one where several could have it."""
    claims: dict[int, tuple[int, int, int]] = {}
    for index, statement in enumerate(found):
        if not statement.may_quote or quotations.around(statement.group[0]) is not None:
            continue
        for quotation, gap, side in _beside(statement, quotations):
            # "He told reporters: …" is told, and only "He went on television: …" is the colon's.
            bid = (gap + GAP_AFTER * (statement.attribution.cue.pos == "phrase"), side, index)
            if quotation.start not in claims or bid < claims[quotation.start]:
                claims[quotation.start] = bid
    for start, (_, _, index) in sorted(claims.items()):
        beside = quotations.around(start)
        if beside is not None:
            found[index].quotations.append(beside)
    for statement in found:
        if statement.quotations:
            _take(statement)


def _take(statement: Attributed) -> None:
    """Make the quotations the content, with what the parse found before the cue when a quotation stands inside it."""
    spans = [(quotation.start, quotation.end) for quotation in statement.quotations]
    first = spans[0]
    for start, end in statement.content:
        holds = any(start < quotation.start < end for quotation in statement.quotations)
        ahead = end <= statement.group[0] and first[0] >= statement.group[1]
        if holds or ahead:
            spans.append((start, end))
    statement.content = joined(spans)


def _beside(statement: Attributed, quotations: Quotations) -> Iterator[tuple[Quotation, int, int]]:
    """The quotations before and after the cue that may be its content, each with its distance and its side."""
    text, (start, end) = quotations.text, statement.group
    before, after = quotations.before(start), quotations.after(end)
    if before is not None and start - before.end <= GAP_BEFORE:
        gap = text[before.end : start]
        words = gap.strip(" ,—–-").lower().split()
        mark = text[before.inner[1] - 1]
        follows_on = mark == "." and any(span[0] >= end for span in statement.content)
        complete = before.is_speech or mark in ",?!"
        plain = all(word in LINKING or word.endswith("ly") for word in words)
        if complete and plain and not follows_on and not any(stop in gap for stop in ".!?;:\n"):
            yield before, len(gap), 1
    else:
        before = None
    if after is not None and after.start - end <= GAP_AFTER:
        gap = text[end : after.start]
        if _leads_to(gap, after, follows=before is not None):
            yield after, len(gap), 0


def _leads_to(gap: str, quotation: Quotation, *, follows: bool) -> bool:
    bare = gap.rstrip()
    if bare.endswith(":"):
        return not any(stop in bare for stop in ".!?;") and gap.count("\n") <= 2
    if any(stop in gap for stop in STOPS):
        return False
    if bare.endswith(","):
        return quotation.is_speech or follows
    return quotation.is_speech and (not bare or bare.split()[-1].lower() in ("that", "as", "part"))


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def add_loose_quotations(found: list[Attributed], quotations: Quotations) -> None:
    """Give quotations without a cue of their own to the statement just before, in this paragraph or the last."""
    taken = joined(span for statement in found for span in statement.content)
    starts = [start for start, _ in taken]
    order = sorted((statement for statement in found if statement.content), key=lambda statement: statement.last)
    lasts = [statement.last for statement in order]
    previous: Attributed | None = None
    for quotation in quotations.all:
        index = bisect_right(starts, quotation.start) - 1
        if index >= 0 and quotation.start < taken[index][1]:
            continue
        at = bisect_right(lasts, quotation.start) - 1
        nearest = order[at] if at >= 0 else None
        if previous is not None and (nearest is None or previous.last > nearest.last):
            nearest = previous
        if nearest is not None and _goes_on(nearest, quotation, quotations):
            nearest.content.append((quotation.start, quotation.end))
            nearest.quotations.append(quotation)
            previous = nearest


def _goes_on(statement: Attributed, quotation: Quotation, quotations: Quotations) -> bool:
    """Whether a free-standing quotation goes on with what the statement before it says."""
    if not quotation.is_speech or quotations.around(statement.group[0]) is not None:
        return False
    gap = quotations.text[statement.last : quotation.start] if quotation.start - statement.last < 400 else "x" * 400
    words = gap.strip(" \n.,;:!?\"”’'").split()
    if not words:
        return bool(statement.source)
    # A statement without quotation marks, then some words, then speech: only within the paragraph and a sentence.
    return "\n" not in gap and len(words) <= 12 and bool(statement.quotations)
