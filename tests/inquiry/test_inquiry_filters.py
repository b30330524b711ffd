"""What users may type as filters."""

import pytest

from onrecord.inquiry import date_from, make_filters
from onrecord.record import Filters, TakenPart
from onrecord.vocabulary import ClaimKind, Factuality, Modality, UsageError


def test_nothing_asked_is_no_condition():
    assert make_filters() == Filters()


def test_values_in_any_case():
    found = make_filters(type="assault", kind="EVENT", factuality="ct+", modality="Planned")
    assert (found.type, found.kind) == ("ASSAULT", ClaimKind.EVENT)
    assert (found.factuality, found.modality) == (Factuality.CERTAIN, Modality.PLANNED)
    assert make_filters(type="AT-WAR").type == "at-war"


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        (" 2024-10-22 ", "2024-10-22", "2024-10-22"),
    ],
)
def test_dates(words: str, first: str, last: str):
    assert date_from(words, last=False) == first
    assert date_from(words, last=True) == last
    found = make_filters(since=words, until=words, as_of=words)
    assert (found.since, found.until, found.as_of) == (first, last, last)


def test_a_day_month_or_year_alone_stays_what_it_is():
    assert [make_filters(on=words).on for words in ("2024", " 2024-02", "2024-10-22")] == [
        "2024",
        "2024-02",
        "2024-10-22",
    ]


def test_a_part_is_of_someone():
    assert make_filters(actor="Peru", part="Actor").part is TakenPart.ACTOR
    assert make_filters(between=("Peru", "Chile"), part="both").part is TakenPart.BOTH
    for asked in ({}, {"actor": "Peru"}):
        with pytest.raises(UsageError) as raised:
            make_filters(part="both", **asked)
        assert raised.value.code == "part-of-whom"
    with pytest.raises(UsageError) as raised:
        make_filters(actor="Peru", part="victim")
    assert raised.value.code == "unknown-value"


@pytest.mark.parametrize(
    "words", ["", "yesterday", "22.10.2024", "2024-13", "2024-02-30", "2024-1", "0000", "2024-10-"]
)
def test_what_is_no_date(words: str):
    with pytest.raises(UsageError) as raised:
        make_filters(since=words)
    assert raised.value.code == "not-a-date"


def test_unknown_values_suggest_near_ones():
    with pytest.raises(UsageError, match="ASSAULT") as raised:
        make_filters(type="asault")
    assert raised.value.code == "unknown-value"
    with pytest.raises(UsageError, match="event, tie, obligation"):
        make_filters(kind="zzz")


def test_a_limit_leaves_something():
    with pytest.raises(UsageError) as raised:
        make_filters(limit=0)
    assert raised.value.code == "not-a-limit"
