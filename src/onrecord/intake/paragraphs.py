"""Where paragraphs, headings and list items stand in a text, be its lines hard-wrapped or one a paragraph."""

import re
from dataclasses import dataclass
from itertools import pairwise

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
SIGN = r"[-*•‣▪◦●·–—✅✔✓☑➡→▶►👉🔹🔸📌⭐]"
BULLET = re.compile(rf"(?:{SIGN}\ufe0f?|\d\ufe0f?\u20e3|\(?\d{{1,2}}[.)]|\(?[a-z]\))\s+(?=\S)")
DASH = re.compile(SIGN)
FINISHED = re.compile(r"[.!?…:][\"”’'»)\]*_]*$")
_MONTH_OR_TITLE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|Nos|Art|Sec)\.$")
WRAP_WIDEST = 120
"""Lines longer than this are paragraphs, not hard-wrapped text."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, heading or list item: `text[start:end]` without its bullet and the white space around it.

    `bullet` says that a list sign stands before it, `dash` that it was no number; paragraphs of one `block` have no
    blank line between them.
    """

    start: int
    end: int
    words: str
    block: int
    bullet: bool = False
    dash: bool = False

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.words.split())


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    block: int
    indent: int
    words: str


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of `text` in order; a line that goes on with the sentence before it joins it."""
    lines = _lines(text)
    width = _wrap_width(lines)
    found: list[Paragraph] = []
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(group, line, width):
            found.append(_paragraph(text, group))
            group = []
        group.append(line)
    if group:
        found.append(_paragraph(text, group))
    return found


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    block, after = 0, 0
    for match in LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        gap = text[after : match.start()].replace("\r\n", "\n")
        if lines and (len(re.findall(r"[\n\r\u2028\x85]", gap)) > 1 or "\u2029" in gap):
            block += 1
        lines.append(_Line(start, start + len(words), block, start - match.start(), words))
        after = lines[-1].end
    return lines


def _wrap_width(lines: list[_Line]) -> int | None:
    """The width that the text was hard-wrapped to, null when its lines are whole paragraphs.

    Wrapped text has many lines that stop short of a sentence's end only because the next word would not have fitted.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if a.block == b.block and not BULLET.match(b.words)]
    broken = [a for a, b in pairs if not FINISHED.search(a.words) and _goes_on(b)]
    if len(pairs) < 2 or len(broken) < 0.3 * len(pairs):
        return None
    width = max(line.end - line.start for line in lines)
    if width > WRAP_WIDEST:  # a long address or table row must not hide the wrapping
        widths = sorted(line.end - line.start for line in lines)
        width = widths[int(len(widths) * 0.95)]
    return width if 40 <= width <= WRAP_WIDEST else None


def _goes_on(line: _Line) -> bool:
    return line.words[0].islower() or line.words[0] in ",;)"


def _continues(group: list[_Line], line: _Line, width: int | None) -> bool:
    """Whether `line` belongs to the paragraph of the lines before it."""
    last = group[-1]
    if BULLET.match(line.words):
        return _broken_before_sign(group, line, width)
    hanging = not FINISHED.search(last.words) and _goes_on(line)
    if last.block != line.block:
        return hanging and len(last.words) >= 40 and last.words[-1] not in "-_" and not _titled(group)
    if last.words[-1] in ",;" and not BULLET.match(last.words):
        return True
    if width is None:
        return hanging and len(last.words) >= 25
    if hanging:
        return True
    indented = line.indent > last.indent and not BULLET.match(group[0].words) and len(group) > 1
    first = len(line.words.split(maxsplit=1)[0])
    return not indented and len(last.words) + last.indent + 1 + first > width - 8 and len(last.words) >= 0.6 * width


def _broken_before_sign(group: list[_Line], line: _Line, width: int | None) -> bool:
    """Whether a hard-wrapped line merely happens to begin with a dash or a number."""
    last = group[-1]
    return (
        width is not None
        and last.block == line.block
        and len(last.words) > 0.75 * width
        and not BULLET.match(group[0].words)
        and (not FINISHED.search(last.words) or _MONTH_OR_TITLE.search(last.words) is not None)
    )


def _titled(group: list[_Line]) -> bool:
    """A lone line without a final full stop whose words are mostly capitalised: a title, not a cut sentence."""
    words = [word for word in group[0].words.split() if word[0].isalpha() and len(word) > 3]
    return len(group) == 1 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _paragraph(text: str, group: list[_Line]) -> Paragraph:
    start, end = group[0].start, group[-1].end
    mark = BULLET.match(text, start, end)
    dash = bool(mark and DASH.match(mark[0]))
    if mark:
        start = mark.end()
    return Paragraph(start, end, " ".join(text[start:end].split()), group[0].block, bullet=bool(mark), dash=dash)
