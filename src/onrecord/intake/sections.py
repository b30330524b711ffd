"""A text becomes sections: one a paragraph, heading or list item, each with its kind."""

import re
from collections.abc import Mapping
from itertools import pairwise

from onrecord.codebook import Codebook, default_codebook
from onrecord.intake.chatter import ChatterTable, chatter_table, split_chatter
from onrecord.intake.datelines import Towns, cut_off_dateline, lone_dateline, opening_dateline, towns
from onrecord.intake.furniture import Fitting, FurnitureTable, furniture_table, linked
from onrecord.intake.mastheads import is_bare_byline, is_issuer, is_outlet
from onrecord.intake.paragraphs import FINISHED, Paragraph, paragraphs
from onrecord.intake.titles import GENRE, is_headline, is_subhead, same_title
from onrecord.vocabulary import Section, SectionKind

RECAP_SHARE = 0.45
"""A recap repeats at least this share of its longer words from the body; links to other pages do not."""
LABELLED_WORDS = 60
DECK_WORDS = 18
"""A line above the first paragraph has no more words."""
CAPTION_WORDS = 6
"""Shorter lines beside an agency's name may be anything."""
PICTURED = frozenset({"getty images", "getty", "epa", "epa-efe", "shutterstock", "alamy", "pa media", "handout"})
"""Agencies of pictures that publish no reports of their own."""
HEAD_LINES = 8
"""The headline, and what stands above or below it, is looked for in so many first lines."""


def sections_of(
    text: str,
    headline: str | None = None,
    hints: Mapping[int, SectionKind] | None = None,
    codebook: Codebook | None = None,
) -> tuple[Section, ...]:
    """The sections of `text`, in order, without the white space and list signs between them.

    `headline` is one that came apart from the text, if any. `hints` gives the kind of paragraphs that mark-up tells,
    by their first offset. Raises nothing: any text has sections, an empty one none.
    """
    return _Sorter(text, headline, hints or {}, codebook or default_codebook()).sections()


class _Sorter:
    """The kinds of one text's paragraphs, decided one question after another; a kind once given stands."""

    def __init__(self, text: str, headline: str | None, hints: Mapping[int, SectionKind], codebook: Codebook) -> None:
        self.text, self.headline, self.hints = text, headline, hints
        self.lines = paragraphs(text)
        self.kinds: list[SectionKind | None] = [hints.get(line.start) for line in self.lines]
        self.furniture: FurnitureTable = codebook.compiled(furniture_table)
        self.known: dict[str, Fitting | None] = {}
        self.chatter: ChatterTable = codebook.compiled(chatter_table)
        self.towns: Towns = codebook.compiled(towns)

    def sections(self) -> tuple[Section, ...]:
        if len(self.lines) > 1:
            self._find_headline()
            self._find_lone_datelines()
            self._find_bare_bylines()
            self._find_furniture()
            self._find_captions()
            self._find_key_points()
            self._find_subheads()
        return tuple(section for index in range(len(self.lines)) for section in self._cut(index))

    def _fitting(self, words: str) -> Fitting | None:
        """What of the page the paragraph `words` is; looked up once however often it is asked."""
        if words not in self.known:
            self.known[words] = self.furniture.fitting(words)
        return self.known[words]

    def _open(self, index: int) -> bool:
        return 0 <= index < len(self.lines) and self.kinds[index] is None

    def _find_headline(self) -> None:
        """The first line that is not furniture, when it looks like a title or is the one that was given."""
        for index, line in enumerate(self.lines[:HEAD_LINES]):
            if self.kinds[index] is SectionKind.HEADLINE:
                return
            given = same_title(line.words, self.headline)
            title = self.headline is None and is_headline(line, self._told(index + 1))
            if given or (title and GENRE.match(line.words)):
                self.kinds[index] = SectionKind.HEADLINE
                return
            if self._fitting(line.words) or self.chatter.is_chatter(line.words):
                continue
            if self._above_headline(index):
                self.kinds[index] = SectionKind.FURNITURE
                continue
            if title:
                self.kinds[index] = SectionKind.HEADLINE
            return

    def _above_headline(self, index: int) -> bool:
        """Whether a line is the day and place of the report, or the name of who publishes it above a headline."""
        words = self.lines[index].words
        if lone_dateline(words, self.towns):
            return True
        if not is_outlet(words, self.towns.outlets) and not is_issuer(words):
            return False
        for below, line in enumerate(self.lines[index + 1 : HEAD_LINES], index + 1):
            if same_title(line.words, self.headline):
                return True
            titled = GENRE.match(line.words) is not None
            if titled or (self._fitting(line.words) is None and lone_dateline(line.words, self.towns) is None):
                return self.headline is not None or is_headline(line, self._told(below + 1))
        return False

    def _find_lone_datelines(self) -> None:
        for index, line in enumerate(self.lines[:HEAD_LINES]):
            words = line.words
            if self._open(index) and (lone_dateline(words, self.towns) or cut_off_dateline(words, self.towns)):
                self.kinds[index] = SectionKind.FURNITURE

    def _find_bare_bylines(self) -> None:
        """Names without "By" between the headline and the first paragraph, and outlets with their towns."""
        if SectionKind.HEADLINE not in self.kinds[:HEAD_LINES] and self.headline is None:
            return
        for index, line in enumerate(self.lines[:HEAD_LINES]):
            if line.length > DECK_WORDS or opening_dateline(line.words, self.towns):
                return
            if self._open(index) and not line.bullet and is_bare_byline(line.words, self.towns.outlets):
                self.kinds[index] = SectionKind.FURNITURE

    def _told(self, begin: int) -> list[Paragraph]:
        """The next dozen paragraphs from index `begin` that are not furniture."""
        rest = self.lines[begin : begin + 12]
        return [line for line in rest if self._fitting(line.words) is None]

    def _find_furniture(self) -> None:
        before = 0
        for index, line in enumerate(self.lines):
            if not self._open(index):
                continue
            fitting = self._fitting(line.words)
            if fitting is None:
                before += 1
                continue
            self.kinds[index] = fitting.section
            if fitting.opens == "links":
                for other in linked(self.lines, index):
                    self.kinds[other] = SectionKind.FURNITURE
            elif fitting.opens == "summary":
                self._label_summary(index, before)

    def _find_captions(self) -> None:
        """What stands beside an agency's name alone in its line and ends as no sentence does."""
        for index, line in enumerate(self.lines):
            if not self._open(index) or FINISHED.search(line.words) or line.bullet or line.length < CAPTION_WORDS:
                continue
            if self._is_credit(index - 1) or self._is_credit(index + 1):
                self.kinds[index] = SectionKind.CAPTION

    def _is_credit(self, index: int) -> bool:
        """Whether the line is furniture and nothing but the name of an agency or outlet."""
        if not 0 <= index < len(self.lines) or self.kinds[index] is not SectionKind.FURNITURE:
            return False
        return self.lines[index].words.casefold() in self.towns.outlets | PICTURED

    def _label_summary(self, label: int, before: int) -> None:
        """What a key-points label announces: the list after it, or the paragraphs up to the body's own label.

        `before` is how many paragraphs of the body stand before the label.
        """
        index = label + 1
        if index >= len(self.lines):
            return
        if self.lines[index].bullet:
            while self._open(index) and self.lines[index].bullet:
                self.kinds[index] = SectionKind.SUMMARY
                index += 1
            return
        for other in range(index, min(index + 6, len(self.lines))):
            words = self.lines[other].words
            fitting = self._fitting(words)
            if (fitting is not None and fitting.opens == "body") or opening_dateline(words, self.towns):
                self._mark(index, other, SectionKind.SUMMARY)
                return
        end = self._short_lines(index)
        if end < len(self.lines) and self.lines[end].block == self.lines[index].block and before < 3:
            end = min(end, index + 1) if self.lines[end].length <= LABELLED_WORDS else end
        if end < len(self.lines) or before >= 2:
            self._mark(index, end, SectionKind.SUMMARY)

    def _short_lines(self, begin: int) -> int:
        """The index after the short lines from `begin` on that have no blank line and no furniture between them."""
        end = begin
        while end < len(self.lines) and self.lines[end].block == self.lines[begin].block:
            line = self.lines[end]
            if line.length > LABELLED_WORDS or self._fitting(line.words) is not None:
                break
            end += 1
        return end

    def _mark(self, begin: int, end: int, kind: SectionKind) -> None:
        for index in range(begin, end):
            if self._open(index):
                self.kinds[index] = kind

    def _find_key_points(self) -> None:
        """Lists and blocks of short lines at the body's beginning and end that tell the report in brief."""
        body = [index for index, kind in enumerate(self.kinds) if kind is None]
        if len(body) < 3:
            return
        head = self._run(body)
        tail = self._run(body[::-1])
        if 2 <= len(head) < len(body) and (self.lines[head[0]].bullet or self._repeats(head, body)):
            self._mark_run(head, SectionKind.SUMMARY)
        if 2 <= len(tail) < len(body) - len(head) and not self._announced(min(tail)):
            listed = self.lines[tail[0]].bullet
            told = sum(bool(FINISHED.search(self.lines[index].words)) for index in tail) > len(tail) / 2
            if self._repeats(tail, body) or (listed and told):
                self._mark_run(tail, SectionKind.SUMMARY)
            elif listed:
                self._mark_run(tail, SectionKind.FURNITURE)

    def _mark_run(self, run: list[int], kind: SectionKind) -> None:
        for index in run:
            self.kinds[index] = kind

    def _run(self, order: list[int]) -> list[int]:
        """The indexes, from the first of `order` on, that make one list or one block of short lines."""
        first = self.lines[order[0]]
        run: list[int] = []
        for index in order:
            line = self.lines[index]
            if first.bullet:
                if not line.dash:
                    break
            elif line.bullet or line.block != first.block or line.length > 30 or line.length < 5:
                break
            run.append(index)
        if first.bullet:
            return run
        blocks = {self.lines[index].block for index in order}
        if len(run) > 7 or len(blocks) < 3 or len(run) < 2 or self._in_block(first.block) != len(run):
            return []
        return run

    def _in_block(self, block: int) -> int:
        return sum(line.block == block and kind is None for line, kind in zip(self.lines, self.kinds, strict=True))

    def _announced(self, index: int) -> bool:
        """Whether the paragraph before a list ends in a colon, so that the list belongs to the body."""
        return index > 0 and self.lines[index - 1].words.endswith(":") and self.kinds[index - 1] is None

    def _repeats(self, run: list[int], body: list[int]) -> bool:
        """Whether enough of the run's longer words stand in the rest of the body too."""
        rest = set(body) - set(run)
        known = {word for index in rest for word in _long_words(self.lines[index].words)}
        words = [word for index in run for word in _long_words(self.lines[index].words)]
        return bool(words) and sum(word in known for word in words) >= RECAP_SHARE * len(words)

    def _find_subheads(self) -> None:
        body = [index for index, kind in enumerate(self.kinds) if kind is None]
        for index, following in pairwise(body[1:]):
            line = self.lines[index]
            if is_subhead(line, self.lines[following]) and not self.chatter.is_chatter(line.words):
                self.kinds[index] = SectionKind.SUBHEAD

    def _cut(self, index: int) -> list[Section]:
        line, kind = self.lines[index], self.kinds[index]
        if kind is not None and kind is not SectionKind.SUMMARY:
            return [Section(kind=kind, start=line.start, end=line.end)]
        start, found = line.start, []
        dateline = opening_dateline(self.text[start : line.end], self.towns) if kind is None else None
        if dateline:
            found.append(Section(kind=SectionKind.FURNITURE, start=start, end=start + dateline.end))
            start += dateline.end + _blanks(self.text, start + dateline.end)
        for (begin, end), chatter in split_chatter(self.text, start, line.end, self.chatter):
            told = SectionKind.CHATTER if chatter else kind or SectionKind.BODY
            found.append(Section(kind=told, start=begin, end=end))
        return found


def _blanks(text: str, start: int) -> int:
    """How much white space follows `start`."""
    rest = text[start : start + 20]
    return len(rest) - len(rest.lstrip())


def _long_words(words: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W\d_]{4,}", words)]
