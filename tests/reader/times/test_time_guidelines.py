"""Values that the TimeML guidelines (1.2.1) settle: which day, month or year is meant, and how lengths are written."""

from collections.abc import Callable

import pytest

from onrecord.codebook import Codebook
from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.reader.times import find_times
from onrecord.vocabulary import Report

TUESDAY = "2024-10-22"
Find = Callable[..., list[tuple[str, str | None]]]


@pytest.fixture(scope="module")
def values(reader: Reader, codebook: Codebook) -> Find:
    def find(text: str, published: str = TUESDAY) -> list[tuple[str, str | None]]:
        report = Report(id="t", text=text, published=published)
        draft = Draft(report=report, doc=reader.parser.parse(report))
        find_times(draft, codebook)
        return [(time.text, time.value) for time in draft.times]

    return find


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("He could win the state on Sunday.", ["2024-10-27"]),
        ("They could not leave the port on Sunday.", ["2024-10-20"]),
        ("Neither of them could be found on Sunday.", ["2024-10-20"]),
        ("They could hear shelling on Sunday.", ["2024-10-20"]),
        ("The army could have left on Sunday.", ["2024-10-20"]),
        ("She became the first woman to lead the party on Monday.", ["2024-10-21"]),
        ("He will have left the country by Friday.", ["2024-10-25"]),
        ("Voters will have a chance to make their voice known on Sunday.", ["2024-10-27"]),
        ("Forecasters predict landfall on Saturday.", ["2024-10-26"]),
        ("Forecasters predicted on Saturday that the storm would pass.", ["2024-10-19"]),
        ("The premier hopes to meet them before Friday's vote.", ["2024-10-25"]),
        ("The premier plans to attend Friday's funeral.", ["2024-10-25"]),
        ("The premier will speak at Friday's summit.", ["2024-10-25"]),
        ("The premier will appeal against Friday's ruling.", ["2024-10-18"]),
        ("The ministers meet Thursday.", ["2024-10-24"]),
        ("The court is to rule on Monday.", ["2024-10-28"]),
        ("The truce takes effect on Friday.", ["2024-10-25"]),
        ("The two leaders are meeting on Thursday in Lima.", ["2024-10-24"]),
        ("The two leaders were meeting on Thursday in Lima.", ["2024-10-17"]),
        ("The president is visiting Lima this Friday.", ["2024-10-25"]),
        ("The party holds its congress next Thursday.", ["2024-10-24"]),
        ("The union called a strike for Friday.", ["2024-10-25"]),
        ("The vote, scheduled for Sunday, was called off.", ["2024-10-27"]),
        ("The bill goes to a vote on Thursday.", ["2024-10-24"]),
        ("The parliament is unlikely to vote on Thursday.", ["2024-10-24"]),
        ("The minister, who resigned on Friday, will leave Lima on Saturday.", ["2024-10-18", "2024-10-26"]),
        ("The envoys will not meet until Friday, an aide said on Monday.", ["2024-10-25", "2024-10-21"]),
        ("The cabinet said on Sunday that it would reopen the border on Friday.", ["2024-10-20", "2024-10-25"]),
        ("Talks are to resume on Monday after breaking down on Friday.", ["2024-10-28", "2024-10-18"]),
        ("The summit opens on Friday and ends on Sunday.", ["2024-10-25", "2024-10-27"]),
        ("Shells hit the port late Sunday.", ["2024-10-20"]),
        ("Residents left the town due to flooding on Saturday.", ["2024-10-19"]),
        ("The vote is due to be held on Saturday.", ["2024-10-26"]),
        ("The suspect is due in court on Thursday.", ["2024-10-24"]),
        ("The delay is due to a strike on Thursday.", ["2024-10-17"]),
        ("With a plunge in its stock price on Friday, the pressure is growing.", ["2024-10-18"]),
        ("With mixed results on Friday, the party's lesson is a bitter one.", ["2024-10-18"]),
        ("The firms clashed over how to release the files on Friday.", ["2024-10-18"]),
        ("The tour was expected to end on Monday.", ["2024-10-21"]),
        ("The tour was expected to end on Friday.", ["2024-10-25"]),
        ("The tour will end on Monday.", ["2024-10-28"]),
        ("They are to vote on Monday or early Tuesday.", ["2024-10-28", "2024-10-29"]),
        ("They voted on Friday and Saturday.", ["2024-10-18", "2024-10-19"]),
        ("The mayor spoke following Friday's vote.", ["2024-10-18"]),
        ("The union plans to appeal Friday's ruling.", ["2024-10-18"]),
        ("The contests between Friday and Sunday will be close.", ["2024-10-25", "2024-10-27"]),
        ("Starting Friday, the ban will be total.", ["2024-10-25"]),
        ("It is hard to say how it will affect the Saturday primary.", ["2024-10-26"]),
        ("The bidding closes next Wednesday.", ["2024-10-30"]),
    ],
)
def test_the_verb_tells_whether_a_weekday_is_over_or_to_come(values: Find, text: str, days: list[str]) -> None:
    assert [value for _, value in values(text)] == days


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2016-01-12", "He announced his candidacy in March at the university.", "2015-03"),
        ("2016-01-12", "The commission will meet in March.", "2016-03"),
        ("2016-08-16", "They told the firms of a cutback in supply in September.", "2016-09"),
        ("2016-04-15", "They want to win the November election.", "2016-11"),
        ("2016-07-31", "They tried to sway voters before the Nov. 8 election.", "2016-11-08"),
        ("2016-12-20", "He won the November election.", "2016-11"),
        ("2016-09-07", "The end of summer was calm.", "2016-SU"),
        ("2016-09-07", "The dam will be built in the spring.", "2017-SP"),
        ("2016-01-20", "They fought there last winter.", "2015-WI"),
        ("2016-06-20", "The deal will be done by the end of June.", "2016-06"),
        ("2016-10-20", "The deal will be done by the end of June.", "2017-06"),
        ("2016-10-20", "The deal was done by the end of June.", "2016-06"),
        ("2016-01-29", "It raised more in the second half of the year.", "2015-H2"),
        ("2016-08-20", "He was the envoy until December.", "2015-12"),
        ("2016-08-20", "He led the party until June.", "2016-06"),
        ("2016-08-20", "He will lead the party until June.", "2017-06"),
        ("2016-08-20", "The union is unlikely to back him after his March speech.", "2016-03"),
    ],
)
def test_the_month_or_season_without_a_year(values: Find, published: str, text: str, value: str) -> None:
    assert [found for _, found in values(text, published)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2012, the governor won the vote in April.", ["2012", "2012-04"]),
        ("Unlike in 2012, the vote will be in December.", ["2012", "2024-12"]),
        ("He won in 2012. The court ruled in April.", ["2012", "2024-04"]),
        ("He stood low in May 2015. By the end of the year, he had climbed.", ["2015-05", "2015"]),
        ("They took the town on 3 March 2021. The same day they took the port.", ["2021-03-03", "2021-03-03"]),
        ("They took the town on 3 March 2021. Three days earlier they had met.", ["2021-03-03", "2021-02-28"]),
        ("They took the town on 3 March 2021. They left the following week.", ["2021-03-03", "2021-W10"]),
        ("They took the town on 3 March 2021. A year earlier they had left.", ["2021-03-03", "2020"]),
        ("They rallied on Friday. The vote will be held on Nov. 30. That night they had met.",
         ["2024-10-18", "2024-11-30", "2024-10-18TNI"]),
        ("The wars of the 1990s were long. Shelling began at 4 p.m. at the port.", ["199", "2024-10-22T16:00"]),
        ("They rallied on Sunday in Lima. The police came at 4 p.m. and left.", ["2024-10-20", "2024-10-20T16:00"]),
    ],
)  # fmt: skip
def test_what_is_told_from_the_date_last_mentioned(values: Find, text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Exports rose in the first half of this year.", "the first half of this year", "2024-H1"),
        ("Exports rose in the first half of the year.", "the first half of the year", "2024-H1"),
        ("Exports rose in the second half of July.", "the second half of July", "2024-07"),
        ("Exports rose in the last quarter of 2023.", "the last quarter of 2023", "2023-Q4"),
        ("Exports rose in the third quarter of last year.", "the third quarter of last year", "2023-Q3"),
        ("Exports rose in Q2 2023.", "Q2 2023", "2023-Q2"),
        ("Exports rose in H1 2024.", "H1 2024", "2024-H1"),
        ("Sales fell in FY2023.", "FY2023", "2023"),
        ("Sales should rise in next year's first half.", "next year's first half", "2025-H1"),
        ("Sales rose from the third quarter a year ago.", "the third quarter a year ago", "2023-Q3"),
        ("The siege lasted two years and three months.", "two years and three months", "P2Y3M"),
        ("The flight took five hours and 20 minutes.", "five hours and 20 minutes", "PT5H20M"),
        ("The outage lasted 3 minutes 20 seconds.", "3 minutes 20 seconds", "PT3M20S"),
        ("They met the week before last.", "the week before last", "2024-W41"),
        ("They will meet the year after next.", "the year after next", "2026"),
        ("They meet every second Tuesday.", "every second Tuesday", "XXXX-WXX-2"),
        ("They joined the pact in '92.", "'92", "1992"),
        ("They joined the pact in June '08.", "June '08", "2008-06"),
        ("The fort was built in 1501.", "1501", "1501"),
        ("They trained every single day.", "every single day", "P1D"),
        ("They wrote of the collapse of 2008-9.", "2008-9", "2008/2009"),
        ("The raid ended six to eight weeks ago.", "six to eight weeks ago", "2024-W37"),
        ("They met two days ago.", "two days ago", "2024-10-20"),
        ("The pact expires six months from now.", "six months from now", "2025-04"),
        ("They ruled for a quarter-century.", "a quarter-century", "P25Y"),
        ("They ruled for a quarter of a century.", "a quarter of a century", "P25Y"),
        ("The decade-long war ended.", "decade-long", "P10Y"),
        ("The yearlong war ended.", "yearlong", "P1Y"),
        ("The truce held for half a year.", "half a year", "P6M"),
        ("The blackout lasted an hour and a half.", "an hour and a half", "PT1H30M"),
        ("The siege lasted for hours.", "hours", "PTXH"),
        ("The two-and-a-half-year siege ended.", "two-and-a-half-year", "P2Y6M"),
        ("The talks will resume in two weeks.", "two weeks", "P2W"),
        ("They expect rain in the coming weeks.", "the coming weeks", "PXW"),
        ("They meet on weekends.", "weekends", "XXXX-WXX-WE"),
        ("They train every night.", "every night", "XXXX-XX-XXTNI"),
        ("They vote every four years.", "every four years", "P4Y"),
        ("They meet every other week.", "every other week", "P2W"),
        ("The broadcast begins at 9 a.m. GMT.", "9 a.m. GMT", "2024-10-22T09:00"),
        ("The blast hit at 0900 GMT on Monday.", "0900 GMT on Monday", "2024-10-21T09:00"),
        ("The blast hit at 09.30 GMT.", "09.30 GMT", "2024-10-22T09:30"),
        ("The truce takes effect at noon on Friday.", "noon on Friday", "2024-10-25T12:00"),
        ("The truce ended at midnight on Sunday.", "midnight on Sunday", "2024-10-20T24:00"),
        ("The blast hit just after 4 a.m. Sunday.", "4 a.m. Sunday", "2024-10-20T04:00"),
        ("The pact was signed on 24.09.2024.", "24.09.2024", "2024-09-24"),
        ("The pact was signed in the mid-1990s.", "the mid-1990s", "199"),
        ("The town was founded in the 1800s.", "the 1800s", "18"),
        ("The town was founded in the early 20th century.", "the early 20th century", "19"),
        ("The pact was signed long ago.", "long ago", "PAST_REF"),
        ("The envoys have met often lately.", "lately", "PAST_REF"),
        ("They came back later this week.", "later this week", "2024-W43"),
        ("The talks resume early next week.", "early next week", "2024-W44"),
        ("The cabinet fell late last year.", "late last year", "2023"),
        ("They arrived yesterday evening.", "yesterday evening", "2024-10-21TEV"),
    ],
)
def test_shapes(values: Find, text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose in the quarter from the same period last year.", ["2024-Q3", "2023-Q3"]),
        ("Sales rose in the third quarter from the comparable quarter of 2022.", ["2024-Q3", "2022-Q3"]),
        ("Sales rose in the third quarter from the corresponding period the year before.", ["2024-Q3", "2023-Q3"]),
        ("The trade gap shrank in August from the same month a year earlier.", ["2024-08", "2023-08"]),
        ("The trade gap shrank in August from the year-earlier month.", ["2024-08", "2023-08"]),
        ("Sales fell in the fiscal year ended June 30, 2023.", ["2023", "2023-06-30"]),
    ],
)
def test_a_period_is_compared_with_the_same_one_of_another_year(values: Find, text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_a_rate_is_a_set(values: Find) -> None:
    assert values("The guards earn $40 an hour.") == [("an hour", "PT1H")]
    assert values("The guards work 40 hours a week.") == [("40 hours", "PT40H"), ("a week", "P1W")]


def test_the_second_of_two_seasons_is_a_season(values: Find) -> None:
    assert values("They fought through the spring and summer.") == [("the spring", "2024-SP"), ("summer", "2024-SU")]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy is in his early 60s.",
        "The past three envoys were soldiers.",
        "The future king wept.",
        "At the end of the day, nobody won.",
        "They scored in the first half of the match.",
        "The coach said that the fourth quarter had been hard.",
        "She was named player of the year.",
        "The firm mended a zero-day flaw.",
        "The number of cases is 1501.",
    ],
)
def test_what_only_looks_like_a_time(values: Find, text: str) -> None:
    assert values(text) == []
