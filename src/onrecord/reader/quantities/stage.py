"""Stage: quantities. Finds figures, in digits or words, with their unit, what they count and how they bound it.

Times are found before and are no quantities; nor are ages, ordinals, scores, clock times, telephone numbers and
numbers that belong to a name. "Dozens" and "tens of thousands" are read as more than one dozen or ten thousand.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from onrecord.codebook import Codebook
from onrecord.codebook.numbers import number, whole
from onrecord.reader.draft import Draft
from onrecord.reader.quantities.grammar import CROWDS, Figures, bound_of, figures
from onrecord.vocabulary import Bound, Quantity, Time

Match = re.Match[str]
HYPHENED = re.compile(
    r"-(?P<noun>member|strong|person|man|nation|country|seat|point|storey|story|vehicle|ship|bed|car|room|page)(?!\w)"
)
NO_FIGURE_AFTER = re.compile(
    r"\s?(?:st|nd|rd|th)\b|[-–‑]year|[-–‑](?:[A-Z]|\d)|/\d|:\d|(?<=\d)[A-Za-z]|\.\d|[-–‑]"
    r"(?:third|quarter|half|fifth|tenth)|,\d|\s(?:years? old|months? old|years? of age)"
)
NO_FIGURE_BEFORE = re.compile(
    r"(?:\b(?:aged?|No\.|Nos\.|number|numbered|phase|article|under|over)|[#№+])\s?$", re.IGNORECASE
)
HYPHENS = ("-", "–")
AFTER_RANGE = re.compile(
    r"\s(?!(?:now|in|on|at|to|and|or|for|with|by|from|after|before|over|against|win|victory|defeat|loss)\b)[a-z]|%"
)
SECOND = re.compile(rf"[-–][$€£¥]?(\d[\d,]{{0,12}})(?:{AFTER_RANGE.pattern}|\s?(?:km|kg|m)\b)")
FIRST = re.compile(r"(?<![\w.,:/+#-])[$€£¥]?(\d[\d,]{0,12})[-–]$")
ONE_OF_BEST = re.compile(r"one of the (?:most|least|\w+est)\b", re.IGNORECASE)
"""What ranks, and counts nothing."""
OF = re.compile(r"\s(?:(?:worth\s)?of)\s")
OF_MONEY = re.compile(r"\s(?:(?:worth\s)?of|in)\s")
RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|and|or)\s(?:(?:about|around|nearly|some|even)\s)?")
HURT = frozenset({"others", "dead", "wounded", "injured", "missing"})
LONGEST_OF = 7
"""The most tokens that the name of what is counted may have."""


@dataclass
class Figure:
    """A figure under way: its offsets, value, unit, what it counts, and its pattern's match."""

    start: int
    end: int
    value: float
    unit: str | None
    of: str | None
    bound: Bound | None
    match: Match


def find_quantities(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's quantities, in order of their place in the text."""
    known = codebook.compiled(figures)
    taken = _Taken(draft.times)
    found = [
        figure
        for sentence in draft.sentences()
        for figure in _figures_in(draft, sentence.start_char, sentence.end_char, known, taken)
    ]
    _join_ranges(found, draft.text)
    draft.quantities = [
        Quantity(
            start=each.start,
            end=each.end,
            text=draft.text[each.start : each.end],
            value=whole(each.value),
            unit=each.unit,
            of=each.of,
            bound=each.bound,
        )
        for each in found
    ]


class _Taken:
    """The stretches of text that the times hold, which are in order."""

    def __init__(self, times: list[Time]) -> None:
        self._starts = [time.start for time in times]
        self._ends = [time.end for time in times]

    def touches(self, start: int, end: int) -> bool:
        """Whether any of them shares a code point with `[start, end)`."""
        index = bisect_left(self._starts, end)
        return index > 0 and self._ends[index - 1] > start


def _figures_in(draft: Draft, start: int, end: int, known: Figures, taken: _Taken) -> Iterator[Figure]:
    for match in known.pattern.finditer(draft.text, start, end):
        if not taken.touches(match.start(), match.end()):
            figure = _figure(draft, match, known, taken)
            if figure is not None:
                yield figure


def _figure(draft: Draft, match: Match, known: Figures, taken: _Taken) -> Figure | None:
    value, bound = _value(match)
    if value is None:
        return None
    unit = _unit(match, known)
    end = match.end()
    span = draft.doc.char_span(match.start(), end, alignment_mode="expand")
    if span is None or not len(span) or not _is_figure(match, span[-1] if not match["unit"] else span[0], unit):
        return None
    hyphened = HYPHENED.match(draft.text, end) if unit is None else None
    of = hyphened["noun"] if hyphened else _counted(draft, end, unit, OF_MONEY if unit in known.money else OF, taken)
    if unit is None and of is None and not _begins_range(match) and not _stands_alone(match, span.root):
        return None
    if ONE_OF_BEST.match(draft.text, match.start()):
        return None
    return Figure(match.start(), end, value, unit, of, bound_of(draft.text, match.start(), end) or bound, match)


def _value(match: Match) -> tuple[float | None, Bound | None]:
    scale = match["scale"] or ""
    if crowd := match["crowd"]:
        words = crowd.lower().split()
        value: float = CROWDS[words[0]]
        for word in words[1:]:
            value *= 1 if word == "of" else CROWDS.get(word, CROWDS.get(f"{word}s", 1))
        return value, Bound.MORE_THAN
    if (words_ := match["words"]) and words_.lower().startswith("half"):
        rest = number(re.sub(r"^half\s+an?\s+", "", words_.lower()))
        return (rest * 0.5 if rest else None), None
    return number(f"{match['digits'] or match['words']} {scale}"), None


def _unit(match: Match, known: Figures) -> str | None:
    if prefix := match["prefix"]:
        return known.units[prefix]
    if suffix := match["suffix"]:
        return known.units[suffix]
    return known.units[" ".join(match["unit"].lower().split())] if match["unit"] else None


def _is_figure(match: Match, token: Token, unit: str | None) -> bool:
    """Whether the match is a figure at all, and no age, ordinal, score, telephone number or part of a name."""
    text = match.string
    if text[match.start() - 1 : match.start()] in HYPHENS and match.start() and not _ends_range(match):
        return False
    if NO_FIGURE_AFTER.match(text, match.end()) and not HYPHENED.match(text, match.end()) and not _begins_range(match):
        return False
    if unit is not None or match["crowd"]:
        return True
    if NO_FIGURE_BEFORE.search(text, max(0, match.start() - 10), match.start()) and not _counts(token):
        return False
    return not _is_age(match, token) and not _in_name(match, token)


def _begins_range(match: Match) -> bool:
    """ "36" of "36-40 people": the second figure is larger, though not by much, and something follows."""
    rest = SECOND.match(match.string, match.end())
    return rest is not None and match["digits"] is not None and _is_range(match["digits"], rest[1])


def _ends_range(match: Match) -> bool:
    """ "40" of "36-40 people"."""
    first = FIRST.search(match.string[max(0, match.start() - 16) : match.start()])
    if first is None or match["digits"] is None or not (match["unit"] or match["suffix"] or match["scale"]):
        followed = AFTER_RANGE.match(match.string, match.end())
        return bool(first and match["digits"] and followed and _is_range(first[1], match["digits"]))
    return _is_range(first[1], match["digits"])


def _is_range(low: str, high: str) -> bool:
    first, second = number(low) or 0, number(high) or 0
    return first < second <= 10 * first


def _counts(token: Token) -> bool:
    return token.dep_ == "nummod" and token.head.i > token.i


def _is_age(match: Match, token: Token) -> bool:
    """ "Ana Lopez, 34, said"."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return before == ", " and after in (",", ".", ")", ";") and token.i > 1 and token.nbor(-2).pos_ == "PROPN"


def _in_name(match: Match, token: Token) -> bool:
    """ "Article 5", "Resolution 1701", "a Kestrel 9 rocket": a capitalised word before, and no plural counted after."""
    if token.i == 0 or (_counts(token) and token.head.tag_ == "NNS"):
        return False
    previous = token.nbor(-1)
    return (
        previous.idx + len(previous) + 1 >= match.start()
        and previous.pos_ in ("PROPN", "NOUN")
        and previous.text[:1].isupper()
        and not previous.is_sent_start
    ) or (match["words"] is None and token.ent_type_ in ("PRODUCT", "LAW", "FAC", "WORK_OF_ART"))


def _stands_alone(match: Match, token: Token) -> bool:
    """Whether a bare number with nothing counted after it still is a count: "injuring 12", "nine were killed"."""
    if match["words"] and token.lower_ in ("one", "zero"):
        return False
    return token.dep_ in (
        "dobj",
        "nsubj",
        "nsubjpass",
        "pobj",
        "attr",
        "conj",
        "ROOT",
        "oprd",
        "appos",
        "npadvmod",
        "nummod",
    )


def _counted(draft: Draft, end: int, unit: str | None, link: re.Pattern[str], taken: _Taken) -> str | None:
    """The words for what is counted: "gold bars" after "1.8 tons of", "Russian troops" after "10,000"."""
    linked = link.match(draft.text, end)
    if linked is None and unit is not None:
        return None
    at = linked.end() if linked else end
    while at < min(len(draft.text), end + 12) and draft.text[at].isspace():
        at += 1
    if at >= len(draft.text) or (linked is None and at == end):
        return None
    span = draft.doc.char_span(at, at + 1, alignment_mode="expand")
    return _noun_phrase(draft, span[0], taken) if span is not None and len(span) else None


def _noun_phrase(draft: Draft, token: Token, taken: _Taken) -> str | None:
    """The noun phrase that begins at `token`, without article: its words up to its last noun."""
    doc: Doc = token.doc
    begin, last = None, None
    for index in range(token.i, min(len(doc), token.i + LONGEST_OF)):
        each = doc[index]
        if each.is_space and begin is not None:
            continue
        if begin is None and (
            each.pos_ == "DET" or each.tag_ in ("PRP$", "CD") or each.lower_ in ("more", "other", "additional")
        ):
            if each.lower_ == "others":
                return each.text
            continue
        if taken.touches(each.idx, each.idx + len(each)):
            break
        noun = each.pos_ in ("NOUN", "PROPN") and (begin is None or each.lower_ not in HURT)
        noun = noun or (begin is None and each.lower_ in HURT)
        if not (
            noun or each.pos_ == "ADJ" or each.text == "-" or (each.tag_ in ("VBN", "VBG") and each.dep_ == "amod")
        ):
            break
        begin = begin if begin is not None else each.idx
        if noun:
            last = each.idx + len(each)
    return " ".join(draft.text[begin:last].split()) if begin is not None and last is not None and last > begin else None


def _join_ranges(found: list[Figure], text: str) -> None:
    """ "between 36 and 40 people", "$3 to $5 million": the lower bound and the upper one, sharing scale and unit."""
    for low, high in pairwise(found):
        between = RANGE.fullmatch(text, low.end, high.start)
        if between is None:
            continue
        before = text[max(0, low.start - 9) : low.start].lower().split()
        word, lead = between[0].strip().split()[0] if between[0].strip() else "", before[-1] if before else ""
        if (word == "and" and lead != "between") or lead == "from":
            continue
        scale = high.match["scale"]
        if scale and not low.match["scale"] and low.value < high.value and low.value < 1000:
            low.value = number(f"{low.value} {scale}") or low.value
        if low.value >= high.value:
            continue
        low.unit, low.of = low.unit or high.unit, high.of
        low.bound, high.bound = Bound.AT_LEAST, Bound.AT_MOST
