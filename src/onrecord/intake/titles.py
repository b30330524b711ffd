"""Which lines are titles: the report's headline and the subheads within it."""

import re

from onrecord.intake.paragraphs import FINISHED, Paragraph
from onrecord.intake.sentences import sentences

HEADLINE_WORDS = 28
CLOSED_HEADLINE_WORDS = 18
"""A first line that ends like a sentence is only a headline up to this length, unless a semicolon joins two decks."""
SUBHEAD_WORDS = 12
QUESTION_WORDS = 8
"""A subhead that asks is no longer than this."""
LEAD = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\A(?!EXCLUSIVE|BREAKING|WATCH|VIDEO|OPINION|UPDATE|ANALYSIS|LIVE)"
    r"[A-Z][A-Z.,' -]+(?:, [\w .]+)?(?: \([\w ./-]+\))? ?(?:--|_|—|–|-) "
    r"|\b(?:said|told|added)\b(?!:)|\A\(\w[\w /]*\) ?[-—–_]"
)
"""What a report's first sentence has and its headline lacks: a week-day, a dateline, an attribution in the past."""
GENRE = re.compile(
    r"(?:ANALYSIS|BREAKING|EXCLUSIVE|EXPLAINER|EXPLAINED|FACTBOX|FEATURE|FOCUS|INSIGHT|INTERVIEW|LIVE|LIVE UPDATES"
    r"|OPINION|TIMELINE|UPDATE(?: ?\d)?|WRAPUP(?: ?\d)?|WATCH) ?[:|–—-] ?(?:\S+ +){3,}\S",
    re.IGNORECASE,
)
"""What sort of report it is, before its headline."""
MARKED = re.compile(r"\A(?:#{1,6} |[*_]{2,3}(?=.*[*_]{2}\Z))| -\Z|(?<=\w)[*_]{2,3}\Z")
"""Signs that mark a title: Markdown's, and the dash that agencies put at both sides of one."""
DASHED = re.compile(r" -\Z")
SPEAKER = re.compile(r"\A(?:\(\(|Q\b|A\b[:.]|[A-Z][\w.' -]{1,40}: )")


def is_headline(line: Paragraph, rest: list[Paragraph]) -> bool:
    """Whether the first line of a report is its headline, `rest` being what follows."""
    words = line.words
    if line.bullet or not rest or line.length > HEADLINE_WORDS or words[-1] in ",:" or words.startswith("(("):
        return False
    if len(sentences(words)) > 2 or (len(sentences(words)) == 2 and line.length > CLOSED_HEADLINE_WORDS):
        return False
    following = max(paragraph.length for paragraph in rest[:6])
    if not re.search(r"\.[\"”’')]*$", words):
        return line.length >= 2 and following > min(line.length, 12)
    if LEAD.search(words) or line.length < 2 or (line.length > CLOSED_HEADLINE_WORDS and "; " not in words):
        return False
    enough = sum(paragraph.length for paragraph in rest) >= 20
    return enough and (following >= max(12, line.length + 4) or rest[0].bullet)


def same_title(line: str, headline: str | None) -> bool:
    """Whether `line` is the headline that came with the report, be it for case, punctuation or a site's name."""
    if not headline:
        return False
    a, b = (re.sub(r"\W+", " ", words).strip().casefold() for words in (line, headline))
    return bool(a) and (
        a == b or (len(a) > 20 and b.startswith(a)) or (len(b) > 20 and a.startswith(b) and len(a) < 1.5 * len(b))
    )


def is_subhead(line: Paragraph, after: Paragraph | None) -> bool:
    """Whether a short line inside the body is a title: no sentence's end, and a longer paragraph after it."""
    if line.bullet and not DASHED.search(line.words):
        return False
    words = MARKED.sub("", line.words)
    if after is None or after.bullet or line.length > SUBHEAD_WORDS or len(words) > 90 or len(words) < 3:
        return False
    if (FINISHED.search(words) and not words.endswith("?")) or words[-1] in ",;-_–—|":
        return False
    if words[-1] == "?" and (line.length > QUESTION_WORDS or re.match(r"(?:So|But|And|Now|Why\?|Or)\b", words)):
        return False
    if not (words[0].isupper() or words[0].isdigit() or words[0] in "\"“‘'") or SPEAKER.match(words):
        return False
    if words[0] in '"“' and words[-1] in '"”':
        return False  # a quotation that stands alone
    return after.length > line.length and after.length >= 12
