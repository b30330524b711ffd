"""Datelines: place, day and agency before a report's first words, or in a line of their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.codebook.countries import countries
from onrecord.intake.dates import DATE, MONTH, WEEK_DAY, absolute
from onrecord.intake.mastheads import is_outlet, outlet_names
from onrecord.vocabulary import Section, SectionKind

WORD = r"[^\W\d_][\w.'’-]*"
NAME = rf"{WORD}(?:[ -](?:{WORD}))" + "{0,4}"
WRITTEN_OUT = re.sub(r"\(\?P<\w+>", "(?:", DATE.pattern)
DAY = rf"(?:{WEEK_DAY}\.?,? ?)?(?:{WRITTEN_OUT}|{MONTH}\.? \d{{1,2}}(?!\d)|\d{{1,2}} {MONTH}(?!\w))|{WEEK_DAY}(?!\w)"
HEAD = re.compile(
    rf"(?:(?P<place>{NAME}(?:/{NAME})?)(?:, (?P<region>(?!(?i:{WEEK_DAY})\b){NAME}))?(?P<comma>[,.:] ?| |\Z))??"
    rf"(?P<day>(?i:{DAY}))?[,.]? ?(?:(?:\((?P<agency>[^()\n]{{2,40}})\)|/(?P<wire>[A-Z][\w-]{{1,20}})/)\.?)?"
)
DASH = re.compile(
    r"\s+(?:--|[-–—―_])\s*|(?:--|[—–])\s*|(?<=\)) ?[-_:]\s*|(?<=/)\. |(?<=[A-Z]{3}): |(?<=\)) (?=[\"“]?[A-Z])"
)
HEAD_SECTIONS = 10
"""A publisher is looked for in so many first sections."""
LONGEST = 110
"""No dateline has more code points than this."""
LINKS = frozenset(
    ["of", "and", "the", "de", "del", "la", "le", "les", "du", "al", "el", "es", "ul", "am", "den", "da", "do"]
)
"""Words in lower case that stand within the names of places and agencies."""
NO_PLACE = frozenset(
    [
        "After",
        "As",
        "At",
        "Before",
        "By",
        "During",
        "For",
        "From",
        "In",
        "On",
        "Since",
        "Until",
        "Till",
        "Through",
        "To",
    ]
)
"""Words that begin a sentence with a date and stand in no place's name."""
OPENING = re.compile(r"[\"“‘'(]?[^\W_a-z]\S* +\S+ +\S")
"""How what follows a dateline begins: three words of a sentence."""
BESIDE_DAY = re.compile(
    rf"(?P<before>{NAME})?[,;|·] ?(?P<day>(?i:{DAY}))|(?P<first>(?i:{DAY}))[,;|·] ?(?P<after>{NAME})"
)


@dataclass(frozen=True)
class Dateline:
    """What a dateline tells: where it ends, its ISO day, and the agency in it; null when it tells none."""

    end: int
    day: str | None
    agency: str | None


@dataclass(frozen=True)
class Towns:
    """Names by which datelines are told from headings: capitals, states, and outlets, case-folded."""

    capitals: frozenset[str]
    states: frozenset[str]
    outlets: frozenset[str]


def towns(codebook: Codebook) -> Towns:
    """The look-up of `codebook`; for `Codebook.compiled`."""
    states = codebook.compiled(countries)
    return Towns(
        frozenset(name.casefold() for state in states for name in state.capitals),
        frozenset(name.casefold() for state in states for name in (state.name, *state.names)),
        codebook.compiled(outlet_names),
    )


def opening_dateline(words: str, known: Towns) -> Dateline | None:
    """The dateline that a paragraph begins with, up to and including its dash; null when it begins with prose.

    A place and an agency in brackets, or a place and a day, then a dash; or a capital in capital letters and a dash.
    """
    for dash in DASH.finditer(words, 0, LONGEST):
        found = HEAD.fullmatch(words, 0, dash.start())
        if found and OPENING.match(words, dash.end()) and _certain(found, known) and _divided(found, dash[0]):
            return Dateline(len(words[: dash.end()].rstrip()), _day(found), _agency(found, known))
    return None


def lone_dateline(words: str, known: Towns) -> Dateline | None:
    """The dateline that a line of its own is: a place or an outlet beside a day of a year; null when it is none."""
    line = words.strip()
    if len(line) > LONGEST or not any(letter.isdigit() for letter in line):
        return None
    found = HEAD.fullmatch(DASH.sub("", line) if line[-1] in "-–—_" else line)
    if found and _day(found) and found["place"] and found["comma"].strip() and _is_name(found["place"]):
        outlet = found["place"] if is_outlet(found["place"], known.outlets) and not found["region"] else None
        return Dateline(len(words), _day(found), _agency(found, known) or outlet)
    beside = BESIDE_DAY.fullmatch(line)
    name = beside and (beside["before"] or beside["after"])
    if beside and name and _day(beside) and is_outlet(name, known.outlets):
        return Dateline(len(words), _day(beside), name)
    return None


def dateline_day(lines: list[str], known: Towns) -> str | None:
    """The ISO day of the first dateline with a year among a report's first `lines`; null when there is none."""
    for line in lines:
        found = lone_dateline(line, known) or cut_off_dateline(line, known)
        if found and found.day:
            return found.day
    return None


def stated_publisher(text: str, sections: Sequence[Section], known: Towns) -> str | None:
    """The outlet that a report names at its head: in a masthead above the headline, or as a dateline's agency."""
    for section in sections[:HEAD_SECTIONS]:
        words = " ".join(text[section.start : section.end].split())
        if section.kind is SectionKind.HEADLINE:
            break
        if section.kind is SectionKind.FURNITURE and is_outlet(words, known.outlets):
            return words
    for section in sections[:HEAD_SECTIONS]:
        if section.kind is SectionKind.FURNITURE:
            line = text[section.start : section.end]
            found = lone_dateline(line, known) or cut_off_dateline(line, known)
            if found and found.agency:
                return found.agency
    return None


def cut_off_dateline(line: str, known: Towns) -> Dateline | None:
    """A dateline that ends with its dash, whose paragraph is a section of its own."""
    found = opening_dateline(f"{line.rstrip()} A b c", known)
    return found if found and found.end >= len(line.rstrip()) else None


def _divided(found: re.Match[str], dash: str) -> bool:
    """Whether a place, a day and an agency make up for the want of a dash, and a colon follows no speaker's name."""
    return bool(dash.strip() or (found["place"] and found["day"] and found["agency"]))


def _certain(found: re.Match[str], known: Towns) -> bool:
    """Whether a paragraph's beginning can only be a dateline."""
    place, region, agency = found["place"], found["region"], found["agency"] or found["wire"]
    if agency is not None and not _is_agency(agency):
        return False
    if place is None:
        return agency is not None and (agency.isupper() or is_outlet(agency, known.outlets))
    if not _is_name(place) or not _is_name(region or "A"):
        return False
    capitals = place.isupper() and len(place) > 2
    if found["day"]:
        if not capitals and not found["comma"].strip():
            return False  # "Treaty of 3 October"
        return _day_of_month(found["day"]) or capitals or agency is not None
    if agency is not None:
        return capitals or is_outlet(agency, known.outlets)
    return capitals and (place.casefold() in known.capitals if region is None else region.casefold() in known.states)


def _is_name(words: str) -> bool:
    """Whether every word is capitalised, but for those that link, and none is a day's or month's name."""
    if re.search(rf"(?i:\b(?:{WEEK_DAY}|(?:january|february|april|june|july|august|september|october))\b)", words):
        return False
    parts = re.split(r"[\s/]+", words)
    return parts[0] not in NO_PLACE and all(part[0].isupper() or part in LINKS for part in parts if part)


def _is_agency(words: str) -> bool:
    return len(words.split()) <= 5 and not DATE.search(words) and _is_name(words)


def _day_of_month(words: str) -> bool:
    date = DATE.search(words)
    return absolute(date) is not None if date else any(letter.isdigit() for letter in words)


def _day(found: re.Match[str]) -> str | None:
    """The ISO day in a dateline, null without a year."""
    groups = found.groupdict()
    written = groups.get("day") or groups.get("first")
    date = DATE.search(written) if written else None
    return absolute(date) if date else None


def _agency(found: re.Match[str], known: Towns) -> str | None:
    """The one agency in brackets; null when there are several, or when it need not be one."""
    name = (found["agency"] or found["wire"] or "").strip()
    sure = found["wire"] or name.isupper() or is_outlet(name, known.outlets)
    return name if sure and _is_agency(name) and not re.search(r"[/,;]", name) else None
