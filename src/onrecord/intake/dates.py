"""When a report was published: what it says itself, and what the dates in its text allow."""

import datetime
import re

from onrecord.intake.sentences import sentences
from onrecord.vocabulary import UsageError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
MONTH = rf"(?:{_MONTH_NAMES})"
WEEK_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = rf"(?P<month{{n}}>{_MONTH_NAMES})\.?"
DATE = re.compile(
    rf"\b{_MONTH.replace('{n}', '1')} (?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year1>(?:1[89]|20)\d\d)\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.replace('{n}', '2')},? (?P<year2>(?:1[89]|20)\d\d)\b"
    r"|\b(?P<year3>(?:1[89]|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)(?!\d)"
    rf"|\b{_MONTH.replace('{n}', '4')},? (?P<year4>(?:1[89]|20)\d\d)\b",
    re.IGNORECASE,
)
"""An absolute date: a day, or a month of a year."""

PAST = re.compile(
    r"\b(?:was|were|had|did|took|began|came|went|left|met|won|lost|led|fell|rose|held|made|gave|got|sent|broke|brought|built"
    r"|fought|found|fled|hit|shot|struck|set|spoke|stood|became|[a-z]{2,}ed)\b"
)
REPORTED = re.compile(
    r"\b(?:announced|added|noted|stated|reported|warned|promised|pledged|vowed|agreed|planned|hoped|expected|scheduled|supposed|intended|needed|wanted|asked|based|limited|united|slated|proposed|called|allowed|required)\b",
    re.I,
)
OPEN = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were) to|should|could|might|may(?! \d)|can|plans?|planned|expected|scheduled"
    r"|set to|due|until|till|deadline|expires?|expiring|slated|by|before|from|upcoming|next|aims?|intends?|hopes?|vows?"
    r"|promises?|if|unless|tentatively|postponed|projected|starting|beginning|effective)\b",
    re.IGNORECASE,
)
"""Words by which a date may lie ahead of the report."""

DAY_NAME = rf"(?:{WEEK_DAY}\.?,? )?"
LABEL = r"(?:(?:first |last |originally )?(?:published|posted|issued|date|released)(?: on| at)?:? ?)?"
ALONE = re.compile(
    rf"\A\W{{0,3}}{LABEL}{DAY_NAME}(?P<date>{DATE.pattern.replace('(?P<', '(?P<i')})(?P<rest>.{{0,40}})\Z", re.I
)
CLOCK = re.compile(
    r"[\W_]*(?:(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?(?:z| ?[ap]\.?m\.?)?)?[\W_]*(?:[a-z]{2,4}(?:[+-]\d{1,4})?)?[\W_]*", re.I
)
DATELINE = re.compile(
    rf"\A(?:[A-Z][A-Z.,' /-]{{2,40}}(?:, [A-Z][\w. ]{{2,25}})?[,:]? )?(?:\([\w ./-]{{2,30}}\) ?)?(?:[-–—_]{{1,2}} ?)?"
    rf"(?P<date>(?i:{DAY_NAME}{DATE.pattern.replace('(?P<', '(?P<i')}))(?: ?\([\w ./-]{{2,30}}\))? ?(?:[-–—_:]|\n|\Z)"
)
AGENCY = re.compile(r"\A[A-Z][A-Z.,' /-]{2,}[ ,(]|\A\([\w ./-]{2,30}\)")


def published_option(value: str | None) -> str | None:
    """`--published` as an ISO date; raises `UsageError` `published-invalid` when it is none."""
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value.strip()).isoformat()
    except ValueError as error:
        raise UsageError(
            "published-invalid", f"{value!r} is not a calendar date.", "Give the publication date as YYYY-MM-DD."
        ) from error


def read_date(value: str) -> tuple[str | None, tuple[str, str] | None] | None:
    """A publication date as given by others: its ISO day, or the first and last day of a bare month or year.

    Takes ISO dates and times, `20241022`, and anything that holds one written-out date. Null when it is no date.
    """
    value = value.strip()
    prefix = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", value)
    if prefix:
        return _month_or_year(int(prefix[1]), int(prefix[2]) if prefix[2] else None)
    packed = re.match(r"(\d{4})(\d{2})(\d{2})(?=\D|\d{6}\b|\Z)", value)
    iso = re.match(r"(\d{4})[-/](\d{2})[-/](\d{2})(?=\D|\Z)", value) or packed
    if iso:
        day = _day(int(iso[1]), int(iso[2]), int(iso[3]))
        return (day, None) if day else None
    for found in DATE.finditer(value):
        day = absolute(found)
        if day:
            return day, None
    return None


def _month_or_year(year: int, month: int | None) -> tuple[None, tuple[str, str]] | None:
    try:
        first = datetime.date(year, month or 1, 1)
        after = datetime.date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    except ValueError:
        return None
    return None, (first.isoformat(), (after - datetime.timedelta(days=1)).isoformat())


def absolute(found: re.Match[str], prefix: str = "") -> str | None:
    """The ISO day that a match of `DATE` names, null for a month without a day or a day that is none."""
    for kind in "123":
        year = found[f"{prefix}year{kind}"]
        if year:
            return _day(int(year), _month(found[f"{prefix}month{kind}"]), int(found[f"{prefix}day{kind}"]))
    return None


def _month(name: str) -> int:
    return int(name) if name.isdigit() else MONTHS.index(name[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def stated_date(lines: list[str]) -> str | None:
    """The publication date that a report's first `lines` state: a date standing alone, or in a dateline with a year."""
    for line in lines[:6]:
        alone = ALONE.match(line) if len(line) < 100 else None
        if alone and CLOCK.fullmatch(alone["rest"]):
            return absolute(alone, "i")
        dateline = DATELINE.match(line) if AGENCY.match(line) else None
        if dateline:
            return absolute(dateline, "i")
    return None


def bounds(text: str) -> tuple[str | None, str | None] | None:
    """The earliest and latest day on which `text` can have been published, as its own absolute dates tell.

    A day that it tells of in the past tense lies before it, so the latest of them is the first bound; nothing in a text
    is certain to lie after it, so the second is null. Null when no date tells anything.
    """
    latest: str | None = None
    if not DATE.search(text):
        return None
    for start, end in sentences(text):
        sentence = text[start:end]
        for found in DATE.finditer(sentence):
            day = absolute(found) or _first_of_month(found)
            if day and (latest is None or day > latest) and _is_past(sentence, found):
                latest = day
    return (latest, None) if latest else None


def _first_of_month(found: re.Match[str]) -> str | None:
    return _day(int(found["year4"]), _month(found["month4"]), 1) if found["year4"] else None


def _is_past(sentence: str, found: re.Match[str]) -> bool:
    """Whether the clause around a date tells of something that has happened, with nothing that looks ahead."""
    before = re.split(r"[;:]|, (?:and|but|which|while)\b", sentence[: found.start()])[-1]
    after = re.split(r"[;:]|, (?:which|while)\b|\b(?:and|but)\b", sentence[found.end() :])[0]
    if OPEN.search(before) or OPEN.search(after):
        return False
    clause = REPORTED.sub("", f"{before} {after}")
    return PAST.search(clause) is not None
