"""Where sentences end, told from punctuation alone: enough to split chatter from news before anything is parsed."""

import re
from bisect import bisect_right

from onrecord.vocabulary import Span

END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s)\s+(?=[\"“‘'«(\[]*[^\W_a-z])")
_SHORTENED = (
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt maj adm cmdr brig pres rev hon amb sec st mt ft no nos vs jr sr "
    "inc corp co ltd jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun approx est dept univ"
)
ABBREVIATIONS = frozenset(_SHORTENED.split())
_BEGINNINGS = (
    "the he she it they we in on at but and a an this that these those his her its their after before while when if as "
    "for however meanwhile there with since although despite last some many most no what who so now i you"
)
OPENERS = frozenset(_BEGINNINGS.split())
"""Words that begin a sentence after "U.S." more often than they go on with a name."""
LAST_WORD = re.compile(r"([\w.&]+)$")
FIRST_WORD = re.compile(r"[\"“‘'(\[]*(\w+)")
INITIAL = re.compile(r"\w")
LETTERS = re.compile(r"(?:\w\.)+\w")
"""An abbreviation with a full stop after each letter."""
QUOTES = re.compile(r"[“”\"]|``|''")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]` without the white space around them; never cut within quotation marks."""
    end = len(text) if end is None else end
    inside = quoted(text, start, end)
    spans: list[Span] = []
    begin = start
    for found in END.finditer(text, start, end):
        mark = found.start()
        if _abbreviated(text, begin, mark, found.end()) or _within(inside, found.end() - 1):
            continue
        spans.append((begin, mark + len(found[0].rstrip())))
        begin = found.end()
    if begin < end:
        spans.append((begin, end))
    return spans


def _within(inside: list[Span], position: int) -> bool:
    """Whether `position` lies between the marks of one of the quotations, which stand in order."""
    index = bisect_right(inside, (position, 0)) - 1
    return index >= 0 and inside[index][0] < position < inside[index][1] - 1


def quoted(text: str, start: int, end: int) -> list[Span]:
    """The stretches of `text[start:end]` within double quotation marks; an unclosed one runs to the end."""
    spans: list[Span] = []
    opened: int | None = None
    for found in QUOTES.finditer(text, start, end):
        mark = found[0]
        if opened is None and mark not in ("”", "''"):
            opened = found.start()
        elif opened is not None and mark not in ("“", "``"):
            spans.append((opened, found.end()))
            opened = None
        elif opened is None and mark == "''":
            opened = found.start()  # typewriter quotation: the same mark opens and closes
    if opened is not None:
        spans.append((opened, end))
    return spans


def _abbreviated(text: str, begin: int, mark: int, after: int) -> bool:
    """Whether the full stop at `mark` ends an abbreviation rather than the sentence."""
    if text[mark] != "." or text[mark : mark + 2] == "..":
        return False
    before = LAST_WORD.search(text[max(begin, mark - 20) : mark])
    if before is None:
        return False
    word = before[1]
    if INITIAL.fullmatch(word) and word != "I":
        return True
    if LETTERS.fullmatch(word):
        following = FIRST_WORD.match(text[after : after + 20])
        return following is None or following[1].lower() not in OPENERS
    return word.lower() in ABBREVIATIONS
