"""Which words that look like a time are one, judged by their case and their part in the sentence."""

import re

from spacy.tokens import Token

Match = re.Match[str]
NAME_LIKE = ("month", "weekday", "weekdays", "date")
RALLY = re.compile(r"\s(?:for|on|of the|against)\s[A-Z]")
"""What follows the name of a march, not the month."""

MODERN = (1900, 2039)
"""Figures of these years are years even before a noun ("the 1992 protests"); news writes counts with a comma."""
EARLY = 1700
"""Figures below are rarely years: only after "in" and its like."""
ABOUT = frozenset(["about", "around", "some", "nearly", "almost", "than", "least", "most", "over", "all", "only"])
"""What stands before a count, not before a year."""
OTHER_DAYS = frozenset(["super", "black", "bloody", "cyber", "fat", "giving", "ruby", "holy"])
"""What makes a weekday the name of something else: "Super Tuesday"."""


def is_time(rule: str, match: Match, token: Token) -> bool:
    """Whether the match of `rule`, whose head in the parse is `token`, speaks of time."""
    if rule in NAME_LIKE:
        return _is_calendar_name(match, token)
    if rule == "year" and match["year"].isdigit() and not match["mod"]:
        return _is_year(match, token)
    if rule == "reference":
        return _is_reference(match, token)
    if rule in ("duration", "bare", "relative"):
        return not _is_title(match)
    if rule == "repetition":
        return token.pos_ in ("ADJ", "ADV") and token.dep_ != "compound"
    if rule == "season":
        return token.pos_ in ("NOUN", "PROPN", "NUM")
    return True


def _is_calendar_name(match: Match, token: Token) -> bool:
    """Months and weekdays have a capital; "may", "march" and "sun" are other words without."""
    groups = match.groupdict()
    name = groups.get("month") or groups.get("wd") or groups.get("wds") or ""
    if not name[:1].isupper():
        return False
    before = [
        word.strip("\"“'‘`") for word in match.string[max(0, match.start() - 16) : match.start()].split(" ")[-2:-1]
    ]
    if groups.get("wd") and match[0] == name and before and before[0].lower() in OTHER_DAYS:
        return False
    short = len(name) <= 3 and name.lower() != "may"
    if short and match[0] == name and token.i > 0 and token.nbor(-1).pos_ == "PROPN" and before and before[0]:
        return False
    if (
        short
        and not groups.get("dom")
        and not match.string.startswith(
            ".", match.end("month" if groups.get("month") else "wd" if groups.get("wd") else "wds")
        )
    ):
        return False
    if name in ("May", "March", "MAY", "MARCH") and match[0] == name:
        if RALLY.match(match.string, match.end()):
            return False
        return token.pos_ in ("PROPN", "NOUN") and token.tag_ != "MD" and token.ent_type_ not in ("PERSON", "ORG")
    return not (token.ent_type_ == "PERSON" and match[0] == name)


def _is_year(match: Match, token: Token) -> bool:
    """A bare figure from 1000 to 2099 is a year unless it counts the noun after it or stands where years do not."""
    year = int(match.groupdict()["year"])
    before = match.string[max(0, match.start() - 16) : match.start()].lower().split()
    previous = before[-1] if before else ""
    if re.search(r"[$€£#№]$|\bno\.$|\broom$|\bflight$|\bsection$", previous):
        return False
    counts = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS")
    if year < EARLY:
        return not counts and token.dep_ == "pobj" and previous in ("in", "since", "until", "from")
    if counts:
        return MODERN[0] <= year <= MODERN[1] and (previous == "the" or (year % 100 != 0 and previous not in ABOUT))
    named = token.i > 0 and token.nbor(-1).pos_ == "PROPN" and token.nbor(-1).ent_type_ not in ("", "DATE")
    return not (named and token.ent_type_ == token.nbor(-1).ent_type_ and token.dep_ == "nummod")


def _is_title(match: Match) -> bool:
    """ "60 Minutes", "This Week": capitals inside a name, unless everything around is in capitals too."""
    unit = match["unit"] or match["unit1"]
    return (
        unit[0].isupper() and not unit.isupper() and match.start() > 0 and match.string[match.start() - 1] in "\"`“'‘"
    )


def _is_reference(match: Match, token: Token) -> bool:
    words = match[0].lower().split()
    if words == ["soon"]:
        return not re.match(r"\s(?:as|after)\b", match.string[match.end() : match.end() + 7])
    if len(words) > 1 and words[-1] in ("past", "present", "future"):
        return not _describes(token)
    if len(words) == 1 and words[0] in ("now", "past", "future", "recent", "current"):
        return token.pos_ in ("ADV", "ADJ", "NOUN")
    return True


def _describes(token: Token) -> bool:
    """Whether the last word of "the past" belongs to a noun that follows: "the past three envoys"."""
    last = token if token.lower_ != "the" else token.nbor(1)
    return last.dep_ in ("amod", "compound", "nmod") and last.head.i > last.i
