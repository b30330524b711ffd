import pytest

from onrecord.intake.dates import bounds, published_option, read_date, stated_date
from onrecord.vocabulary import UsageError


def test_the_option_is_an_iso_date() -> None:
    assert published_option("2024-10-22") == "2024-10-22"
    assert published_option(None) is None
    for wrong in ("22.10.2024", "2024-13-01", "yesterday", ""):
        with pytest.raises(UsageError) as caught:
            published_option(wrong)
        assert caught.value.code == "published-invalid"


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2024-10-22", "2024-10-22"),
        ("2024-10-22T23:30:00+02:00", "2024-10-22"),
        ("2024/10/22", "2024-10-22"),
        ("20241022", "2024-10-22"),
        ("Tue, 22 Oct 2024 10:00:00 GMT", "2024-10-22"),
        ("October 22nd, 2024", "2024-10-22"),
        ("22 October 2024", "2024-10-22"),
    ],
)
def test_dates_as_others_write_them(given: str, day: str) -> None:
    assert read_date(given) == (day, None)


def test_a_month_or_year_gives_bounds() -> None:
    assert read_date("2024-02") == (None, ("2024-02-01", "2024-02-29"))
    assert read_date("2023") == (None, ("2023-01-01", "2023-12-31"))
    assert read_date("2023-12") == (None, ("2023-12-01", "2023-12-31"))


@pytest.mark.parametrize("given", ["", "soon", "2024-02-30", "2024-99", "Octember 3, 2024", "12"])
def test_what_is_no_date(given: str) -> None:
    assert read_date(given) is None


@pytest.mark.parametrize(
    "line",
    [
        "Friday, January 5, 2024",
        "January 5, 2024",
        "5 January 2024",
        "Published: 5 Jan 2024 10:30 GMT",
        "RIGA, Jan 5, 2024 (Example) - Latvia closed a crossing.",
        "(Example) - Jan. 5, 2024 - Latvia closed a crossing.",
        "RIGA, Latvia, January 5, 2024 — Latvia closed a crossing.",
    ],
)
def test_a_date_that_the_text_begins_with(line: str) -> None:
    assert stated_date([line, "The minister said so."]) == "2024-01-05"


@pytest.mark.parametrize(
    "line",
    [
        "On January 5, 2024, Latvia closed a crossing.",
        "January 5, 2024 was the day on which Latvia closed its crossing at Terehova.",
        "Friday",
        "RIGA, Jan 5 (Example) - Latvia closed a crossing.",
        "Updated",
    ],
)
def test_a_date_in_a_sentence_is_not_the_publication_date(line: str) -> None:
    assert stated_date([line]) is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The treaty was signed on 3 March 2021. The king died on May 1, 2019.", "2021-03-03"),
        ("Belarus invaded the island in February 2022.", "2022-02-01"),
        ("The treaty was signed on 2021-03-03 and the vote will be held on May 4, 2030.", "2021-03-03"),
    ],
)
def test_what_is_past_bounds_the_publication_from_below(text: str, first: str) -> None:
    assert bounds(text) == (first, None)


@pytest.mark.parametrize(
    "text",
    [
        "The vote will be held on May 4, 2030.",
        "The minister said the treaty expires on May 4, 2030.",
        "The lease was extended until May 4, 2030.",
        "Estonia scheduled the vote for May 4, 2030.",
        "The crossing was closed on Monday.",
        "They pledged to leave by May 2030.",
    ],
)
def test_what_may_lie_ahead_bounds_nothing(text: str) -> None:
    assert bounds(text) is None
