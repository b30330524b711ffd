"""Times: values after TIMEX3, calendar days, what they are relative to, and what is no time at all."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.codebook import Codebook
from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.reader.quantities import find_quantities
from onrecord.reader.times import calendar, find_times
from onrecord.vocabulary import Report, Time, TimeType

TUESDAY = "2024-10-22"


@pytest.fixture(scope="module")
def times_of(reader: Reader, codebook: Codebook):
    def find(text: str, published: str | None = TUESDAY) -> list[Time]:
        report = Report(id="t", text=text, published=published)
        draft = Draft(report=report, doc=reader.parser.parse(report))
        find_times(draft, codebook)
        return draft.times

    return find


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The minister resigned on Friday.", "Friday", "2024-10-18"),
        ("The minister resigned on Tuesday.", "Tuesday", "2024-10-22"),
        ("The minister will resign on Friday.", "Friday", "2024-10-25"),
        ("The talks are scheduled for Monday.", "Monday", "2024-10-28"),
        ("She said Peru had promised to open a port by December.", "December", "2024-12"),
        ("They met last Tuesday.", "last Tuesday", "2024-10-15"),
        ("They arrived on Friday morning.", "Friday morning", "2024-10-18TMO"),
        ("The army withdrew yesterday.", "yesterday", "2024-10-21"),
        ("Parliament votes tomorrow.", "tomorrow", "2024-10-23"),
        ("Drones struck the port overnight.", "overnight", "2024-10-22TNI"),
        ("The envoy left this week.", "this week", "2024-W43"),
        ("The envoy left last month.", "last month", "2024-09"),
        ("An election is due next year.", "next year", "2025"),
        ("The ceasefire broke down two months ago.", "two months ago", "2024-08"),
        ("The ceasefire broke down 10 days ago.", "10 days ago", "2024-10-12"),
        ("The treaty was signed in January.", "January", "2024-01"),
        ("The treaty will be signed in January.", "January", "2025-01"),
        ("The treaty was signed on Oct. 1.", "Oct. 1", "2024-10-01"),
        ("It was signed on 1 October 2023.", "1 October 2023", "2023-10-01"),
        ("It has been at war since February 2022.", "February 2022", "2022-02"),
        ("The two states clashed in the 1990s.", "the 1990s", "199"),
        ("A deal was reached in late 2023.", "late 2023", "2023"),
        ("Exports fell in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3"),
        ("Exports fell in fiscal 2023.", "fiscal 2023", "2023"),
        ("They fought there last summer.", "last summer", "2024-SU"),
        ("The siege went on for three years.", "three years", "P3Y"),
        ("The siege went on for 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("The siege went on for several months.", "several months", "PXM"),
        ("The envoys meet every week.", "every week", "P1W"),
        ("The envoys meet every Tuesday.", "every Tuesday", "XXXX-WXX-2"),
        ("The premier is now in Lima.", "now", "PRESENT_REF"),
        ("The premier recently visited Lima.", "recently", "PAST_REF"),
        ("The blast was at 10:35 a.m. on Friday.", "10:35 a.m. on Friday", "2024-10-18T10:35"),
        ("Two men who attempted to poison him on Saturday have fled.", "Saturday", "2024-10-19"),
        ("The first state to recognise it on Saturday was Peru.", "Saturday", "2024-10-19"),
        ("They lit candles to honour the dead on Saturday.", "Saturday", "2024-10-19"),
        ("The envoy would travel to Geneva on Saturday.", "Saturday", "2024-10-26"),
        ("The envoy could leave as early as Saturday.", "Saturday", "2024-10-26"),
        ("The envoy left as early as Saturday.", "Saturday", "2024-10-19"),
        ("The truce had been due to expire on Saturday.", "Saturday", "2024-10-19"),
        ("The vote was put off until Saturday.", "Saturday", "2024-10-26"),
        ("Until Saturday, they had not met.", "Saturday", "2024-10-19"),
        ("Prices reached a record set on Saturday.", "Saturday", "2024-10-19"),
        ("The vote comes ahead of Saturday's summit.", "Saturday", "2024-10-26"),
        ("The deadline is Saturday.", "Saturday", "2024-10-26"),
        ("The cabinet decided to reopen the border on Saturday.", "Saturday", "2024-10-26"),
        ("The court will rule on 12 November.", "12 November", "2024-11-12"),
        ("The talks begin on Saturday.", "Saturday", "2024-10-26"),
        ("The army will halve its flights by March.", "March", "2025-03"),
        ("The bank declared a dividend, payable Jan. 20.", "Jan. 20", "2025-01-20"),
        ("The mandate was extended through March.", "March", "2025-03"),
        ("The pact was signed last Aug. 5.", "last Aug. 5", "2024-08-05"),
        ("The raid began in the early hours of Monday.", "the early hours of Monday", "2024-10-21"),
        ("The wars of the late 90s ended.", "the late 90s", "199"),
        ("They want a pullout by the end of the year.", "the end of the year", "2024"),
        ("It was the year's worst storm.", "the year", "2024"),
        ("The curfew begins on Christmas Day 2024.", "Christmas Day 2024", "2024-12-25"),
        ("The truce lasted two and a half years.", "two and a half years", "P2Y6M"),
        ("They have fought for the past year and a half.", "the past year and a half", "P1Y6M"),
        ("The wall fell half a century ago.", "half a century ago", "1974"),
        ("The pact was signed two decades ago.", "two decades ago", "2004"),
        ("The siege ended, and weeks later the general resigned.", "weeks later", "PXW"),
        ("The 1992 protests toppled the premier.", "1992", "1992"),
        ("Analysts predict 2025 earnings of $3 billion.", "2025", "2025"),
        ("The millennium began in the year 2000.", "the year 2000", "2000"),
        ("The ministry spent less in the 2023/24 fiscal year.", "the 2023/24 fiscal year", "2023"),
        ("The province will one day be free.", "one day", "FUTURE_REF"),
        ("They met for day-long talks.", "day-long", "P1D"),
        ("The blast came at 4 in the morning.", "4 in the morning", "2024-10-22T04:00"),
        ("The campaign will be won in the fall of 2026.", "the fall of 2026", "2026-FA"),
        ("The index has lost a tenth since year-end.", "year-end", "2023-12-31"),
    ],
)
def test_values(times_of, text: str, words: str, value: str) -> None:
    assert [(time.text, time.value) for time in times_of(text)] == [(words, value)]


def test_days_of_a_month_a_week_and_a_stretch(times_of) -> None:
    month, week = times_of("The envoy left last month and came back last week.")
    assert (month.from_, month.to) == ("2024-09-01", "2024-09-30")
    assert (week.from_, week.to) == ("2024-10-14", "2024-10-20")
    (earlier,) = times_of("The envoy left earlier this month.")
    assert (earlier.value, earlier.from_, earlier.to) == ("2024-10", "2024-10-01", TUESDAY)
    (past,) = times_of("They have fought for the past three years.")
    assert (past.type, past.value, past.from_, past.to) == (TimeType.DURATION, "P3Y", "2021-10-22", TUESDAY)


def test_days_that_share_their_month_are_two_times(times_of) -> None:
    found = times_of("The envoys met on April 24 and 25 in Lima, and April 27 and 30 people came.")
    assert [(time.text, time.value) for time in found[:2]] == [("April 24", "2024-04-24"), ("25", "2024-04-25")]
    assert [time.text for time in found[2:]] == ["April 27"]


def test_the_evening_is_that_of_the_day_last_mentioned_where_one_evening_is_meant(times_of) -> None:
    found = times_of("The ministers arrived on Friday. They signed the pact in the evening.")
    assert [time.value for time in found] == ["2024-10-18", "2024-10-18TEV"]
    assert times_of("The birds sing in the evening.") == []


def test_a_year_earlier_compares_with_the_quarter_told_of_until_longer_stretches_are(times_of) -> None:
    text = "The firm lost $2 million in the third quarter, against a profit a year earlier. Its fourth-quarter "
    text += "loss will be larger. Sales fell in the latest quarter. For the nine months, it lost $7 million, "
    text += "against $1 million a year earlier."
    values = ["2024-Q3", "2023-Q3", "2024-Q4", "2024-Q3", "P9M", "2023"]
    assert [time.value for time in times_of(text)] == values


def test_a_quarter_that_ends_in_its_own_month_is_the_calendar_quarter_that_holds_most_of_it(times_of) -> None:
    found = times_of("The firm lost $2 million in the quarter ended July 31.")
    assert [time.value for time in found] == ["2024-Q2", "2024-07-31"]


def test_a_holiday_within_the_week_is_the_one_at_hand(times_of) -> None:
    (found,) = times_of("Shoppers prayed for a calm Christmas.", published="2024-12-20")
    assert found.value == "2024-12-25"


def test_a_history_tells_its_days_from_the_year_last_mentioned(times_of) -> None:
    text = "The war began in March 1931. On 8 April the army crossed the river. In November it took the port. In "
    text += "February the ministers met. Talks failed in 1933, 1934, 1935, 1936, 1937 and 1938."
    values = [time.value for time in times_of(text)][:4]
    assert values == ["1931-03", "1931-04-08", "1931-11", "1932-02"]
    news = "The envoy arrived on Monday. " + text
    assert "2024-04-08" in [time.value for time in times_of(news)]


def test_later_dates_are_told_from_the_date_last_mentioned(times_of) -> None:
    text = "The army crossed the river on 3 March 2021. The next day it took the town. It withdrew two weeks later."
    assert [time.value for time in times_of(text)] == ["2021-03-03", "2021-03-04", "2021-W11"]


def test_the_day_before_is_told_from_the_date_last_mentioned_or_left_open(times_of) -> None:
    text = "The army crossed the river on 3 March 2021. The day before, the envoys had left."
    assert [time.value for time in times_of(text)] == ["2021-03-03", "2021-03-02"]
    assert [time.value for time in times_of("The day before, the envoys had left.")] == [None]
    assert [time.value for time in times_of("Six months later the accord collapsed.")] == [None]


def test_hours_of_several_zones_share_the_day_that_follows(times_of) -> None:
    found = times_of("It happened at 3:30 p.m. (1330 GMT) on Friday.")
    assert [time.value for time in found] == ["2024-10-18T15:30", "2024-10-18T13:30", "2024-10-18"]


def test_the_last_hours_reach_back_to_the_day_before(times_of) -> None:
    (past,) = times_of("The port has been hit twice in the last 24 hours.")
    assert (past.value, past.from_, past.to) == ("PT24H", "2024-10-21", TUESDAY)


def test_without_publication_date_nothing_is_made_up(times_of) -> None:
    text = "He left yesterday, came back last week, met them on Friday and on March 12, and resigned two months ago."
    found = times_of(text, published=None)
    assert [time.value for time in found] == [None, None, "XXXX-WXX-5", "XXXX-03-12", None]
    assert all(time.from_ is None and time.to is None for time in found)


@pytest.mark.parametrize(
    "text",
    [
        "The suspect, a 34-year-old man, fled.",
        "She is 61 years old.",
        "The suspect is a man in his 50s.",
        "The party daily Aurora said so.",
        "A quarter of its ships and three-quarters of its planes were lost.",
        "They may march on the capital.",
        "About 2000 soldiers crossed.",
        "The resolution sat on a shelf.",
        "The statues of Easter Island stand inland.",
        "The rivals met before Super Tuesday.",
        "She wrote for the Springfield Sun.",
    ],
)
def test_what_is_no_time(times_of, text: str) -> None:
    assert times_of(text) == []


def test_a_line_break_within_a_date_is_read_over_but_an_empty_line_is_not(times_of) -> None:
    assert [time.value for time in times_of("It was signed on March\n12, 2020, in Oslo.")] == ["2020-03-12"]
    assert "2020-03-12" not in [time.value for time in times_of("It was signed in March\n\n12, 2020 and so on.")]


def test_holidays_and_calendar_edges() -> None:
    assert calendar.easter(2025) == date(2025, 4, 20)
    assert calendar.holiday("11-4#4", 2024) == date(2024, 11, 28)
    assert calendar.holiday("05-1#last", 2024) == date(2024, 5, 27)
    assert calendar.days_of("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert calendar.days_of("2023-02-30") is None
    assert calendar.add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert calendar.add_months(date(2024, 3, 31), -12 * 3000) is None


WORDS = (
    "May 5 , 1999 last Friday the next 10:35 a.m. two dozen $ 4 million % – \n '90s years ago 36-40 ½ é 😀 9999999 31 "
    "February 0 tons of 24:61 12/31/2020 0000-00-00 9999-12-31 next century every other thousand years"
)
PIECES = st.sampled_from(WORDS.split(" "))


@settings(max_examples=40, deadline=None)
@given(text=st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join)), known=st.booleans())
def test_offsets_quote_the_text_whatever_it_is(reader: Reader, codebook: Codebook, text: str, known: bool) -> None:
    report = Report(id="t", text=text, published=TUESDAY if known else None)
    draft = Draft(report=report, doc=reader.parser.parse(report))
    find_times(draft, codebook)
    find_quantities(draft, codebook)
    for found in (*draft.times, *draft.quantities):
        assert found.text
        assert text[found.start : found.end] == found.text
    spans = sorted((found.start, found.end) for found in (*draft.times, *draft.quantities))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "text", ["1" * 100_000, '"' * 10_000, "the last " * 2_000, "1," * 20_000, "hundreds of " * 2_000, "May 5, " * 2_000]
)
def test_hostile_text_is_read_to_its_end(codebook: Codebook, text: str) -> None:
    words = re.findall(r"\w+|[^\w\s]", text)
    doc = Doc(Vocab(), words=words, spaces=[" " in text] * len(words), sent_starts=[True] + [False] * (len(words) - 1))
    text = doc.text
    draft = Draft(report=Report(id="t", text=text, published=TUESDAY), doc=doc)
    find_times(draft, codebook)
    find_quantities(draft, codebook)
    assert all(time.text == "May 5" for time in draft.times)
