"""Stage: times. Finds TIMEX3 expressions, gives them their values and places them on the calendar (TimeML 1.2.1).

Relative expressions are read against the publication date, those like "the next day" against the date last mentioned.
Without a publication date they keep a null value, or the `XXXX` form that TimeML has for the purpose: never today's.
"""

import re
from datetime import date
from itertools import pairwise

from spacy.tokens import Doc, Token

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft
from onrecord.reader.syntax import tense
from onrecord.reader.times import calendar
from onrecord.reader.times.context import Context, Reading, date_reading
from onrecord.reader.times.filter import is_time
from onrecord.reader.times.fiscal import FISCAL_READERS
from onrecord.reader.times.grammar import Grammar, grammar
from onrecord.reader.times.history import is_history
from onrecord.reader.times.relative import RELATIVE_READERS
from onrecord.reader.times.values import READERS
from onrecord.vocabulary import Time, TimeType

ALL_READERS = {**READERS, **RELATIVE_READERS, **FISCAL_READERS}
CLOCK = re.compile(r"T\w\w(:\d\d)?")
BETWEEN = re.compile(r",?\s{1,2}(?:on\s)?")
"""What may stand between a clock time and its day for the two to be one expression."""
NEAR_CLOCK = 15
"""How far after a clock time, in code points, its day may stand otherwise."""


def find_times(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's times, in order of their place in the text."""
    found_in = codebook.compiled(grammar)
    published = _published(draft)
    context = Context(published=published, text=draft.text, means=found_in.means)
    context.history = published is not None and is_history(draft.text, published)
    draft.times = [time for sentence in _stretches(draft) for time in _times_of(draft, sentence, found_in, context)]


def _published(draft: Draft) -> date | None:
    try:
        return date.fromisoformat((draft.report.published or "")[:10])
    except ValueError:
        return None


def _stretches(draft: Draft) -> list[tuple[int, int]]:
    """The readable text in stretches, neighbouring sentences joined so that a split date is still found whole."""
    joined: list[tuple[int, int]] = []
    for sentence in draft.sentences():
        start, end = sentence.start_char, sentence.end_char
        section = draft.section_at(start)
        if joined and (section is None or section.start <= joined[-1][0]) and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _times_of(draft: Draft, stretch: tuple[int, int], found_in: Grammar, context: Context) -> list[Time]:
    times: list[Time] = []
    behind: dict[int, date | None] = {}
    for rule, match in found_in.scan(draft.text, *stretch):
        token = _token_at(draft.doc, match.start(), match.end())
        if token is None or not is_time(rule, match, token):
            continue
        context.position = match.start()
        context.direction = lambda token=token: tense.direction(token)  # type: ignore[misc]
        context.looking_back = lambda token=token: tense.is_told_in_past(token)  # type: ignore[misc]
        reading = ALL_READERS[rule](match, context)
        if reading is None:
            continue
        if reading.type is TimeType.TIME and CLOCK.fullmatch(reading.value or ""):
            behind[match.start()] = context.recall("D")
        if reading.type in (TimeType.DATE, TimeType.TIME) and not reading.aside:
            context.remember(reading.value)
        times.append(_time(draft, match.span(), reading))
        times += _also(draft, match, reading)
    return _with_days(times, behind, draft.text)


def _also(draft: Draft, match: re.Match[str], reading: Reading) -> list[Time]:
    """The "25" of "April 24 and 25", which is a day of the same month."""
    if not match.groupdict().get("also"):
        return []
    days = calendar.days_of(reading.value or "")
    other = calendar.day(days[0].year, days[0].month, int(match["also"])) if days else None
    if days is None or other is None or other <= days[1]:
        return []
    return [_time(draft, match.span("also"), date_reading(other.isoformat()))]


def _token_at(doc: Doc, start: int, end: int) -> Token | None:
    """The token that stands for the words in the parse: the one whose head lies outside them."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _time(draft: Draft, span: tuple[int, int], reading: Reading) -> Time:
    days = reading.days if reading.days is not None else calendar.days_of(reading.value or "") or (None, None)
    first, last = (each.isoformat() if each else None for each in days)
    text = draft.text[span[0] : span[1]]
    return Time(start=span[0], end=span[1], text=text, type=reading.type, value=reading.value, from_=first, to=last)


def _with_days(times: list[Time], behind: dict[int, date | None], text: str) -> list[Time]:
    """Clock times with the day that stands next to them, or else the day behind them: last mentioned, or publication's.

    `behind` holds it by their beginnings.
    """
    done: list[Time] = []
    merged = False
    for index, time in enumerate(times):
        ahead = times[index + 1] if index + 1 < len(times) else None
        if merged:
            merged = False
        elif time.value is None or not CLOCK.fullmatch(time.value):
            done.append(time)
        elif ahead is not None and _is_day(ahead) and BETWEEN.fullmatch(text, time.end, ahead.start):
            done.append(_on(time, ahead.from_, text[time.start : ahead.end]))
            merged = True
        else:
            before = behind.get(time.start)
            done.append(_on(time, _day_ahead(times, index) or (before.isoformat() if before else None), time.text))
    return done


def _day_ahead(times: list[Time], index: int) -> str | None:
    """The day that follows a clock time closely, past other zones' hours: "3 p.m. (1300 GMT) on Friday"."""
    for before, after in pairwise(times[index : index + 3]):
        if after.start - before.end > NEAR_CLOCK:
            return None
        if _is_day(after):
            return after.from_
        if after.value is None or not CLOCK.fullmatch(after.value):
            return None
    return None


def _is_day(time: Time) -> bool:
    return (
        time.from_ is not None
        and time.from_ == time.to
        and time.type in (TimeType.DATE, TimeType.TIME)
        and time.value != "PRESENT_REF"
    )


def _on(time: Time, day: str | None, words: str) -> Time:
    value = f"{day or 'XXXX-XX-XX'}{time.value}"
    end = time.start + len(words)
    return Time(start=time.start, end=end, text=words, type=time.type, value=value, from_=day, to=day)
