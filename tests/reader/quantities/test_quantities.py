"""Quantities: figure, unit, what is counted, bound; and what is no quantity."""

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.numbers import number
from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.reader.quantities import find_quantities
from onrecord.reader.times import find_times
from onrecord.vocabulary import Quantity, Report


@pytest.fixture(scope="module")
def quantities_of(reader: Reader, codebook: Codebook):
    def find(text: str) -> list[Quantity]:
        report = Report(id="q", text=text, published="2024-10-22")
        draft = Draft(report=report, doc=reader.parser.parse(report))
        find_times(draft, codebook)
        find_quantities(draft, codebook)
        return draft.quantities

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank shipped at least 2.5 tons of gold coins.", ("2.5 tons", 2.5, "ton", "gold coins", "at least")),
        ("The loan is worth approximately $104 million.", ("$104 million", 104_000_000, "USD", None, "about")),
        ("Norway pledged €2bn in aid.", ("€2bn", 2_000_000_000, "EUR", "aid", None)),
        ("Shelling killed 26 villagers.", ("26", 26, None, "villagers", None)),
        ("Chile sent two dozen officers.", ("two dozen", 24, None, "officers", None)),
        ("Some 40 per cent of voters stayed away.", ("40 per cent", 40, "percent", "voters", "about")),
        ("More than 1,700 people were hurt.", ("1,700", 1700, None, "people", "more than")),
        ("Up to 300 soldiers deserted.", ("300", 300, None, "soldiers", "at most")),
        ("Fewer than 50 ships passed.", ("50", 50, None, "ships", "less than")),
        ("Tens of thousands of people fled.", ("Tens of thousands", 10_000, None, "people", "more than")),
        ("Half a million people fled.", ("Half a million", 500_000, None, "people", None)),
        ("Kenya bought 12 French helicopters.", ("12", 12, None, "French helicopters", None)),
        ("Some 2,000 people fled.", ("2,000", 2000, None, "people", "about")),
        ("Spain sent a dozen F-16 fighter jets.", ("a dozen", 12, None, "fighter jets", None)),
        ("The flood killed twenty-three.", ("twenty-three", 23, None, None, None)),
        (
            "Rebels took 4,000 square kilometres of land.",
            ("4,000 square kilometres", 4000, "square kilometre", "land", None),
        ),
    ],
)
def test_figures(quantities_of, text: str, expected: tuple[object, ...]) -> None:
    assert [(each.text, each.value, each.unit, each.of, each.bound) for each in quantities_of(text)] == [expected]


def test_figures_side_by_side_count_their_own_and_a_share_what_its_whole_does(quantities_of) -> None:
    launched = quantities_of("The fleet fired 12 missiles and 45 drones.")
    assert [(each.value, each.of) for each in launched] == [(12, "missiles"), (45, "drones")]
    felled = quantities_of("It shot down 40 of the 53 missiles.")
    assert [(each.value, each.of) for each in felled] == [(40, "missiles"), (53, "missiles")]


@pytest.mark.parametrize("text", ["Between 36 and 40 people are missing.", "There are 36-40 people missing."])
def test_a_range_is_two_bounds(quantities_of, text: str) -> None:
    low, high = quantities_of(text)
    assert (low.value, low.bound, low.of) == (36, "at least", "people")
    assert (high.value, high.bound, high.of) == (40, "at most", "people")


def test_both_ends_of_a_range_share_the_scale(quantities_of) -> None:
    low, high = quantities_of("The dam will cost $3 to $5 million.")
    assert (low.value, low.unit, high.value, high.unit) == (3_000_000, "USD", 5_000_000, "USD")


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 3 March 2021.",
        "Maria Lopez, 34, was released.",
        "A 34-year-old teacher was released.",
        "It was their third visit.",
        "The F-16 jets landed.",
        "Cases of COVID-19 rose.",
        "The guests shopped at 7-Eleven.",
        "Allies may invoke Article 5 of the treaty.",
        "The blast came at 10:35 a.m.",
        "Call 555-1234 for help.",
        "They won 3-2 at home.",
        "It was one of the largest floods of the region.",
        "They launched a Kestrel 9 rocket.",
    ],
)
def test_what_is_no_quantity(quantities_of, text: str) -> None:
    assert quantities_of(text) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two hundred and six", 206),
        ("twenty-four", 24),
        ("1.5 million", 1_500_000),
        ("three hundred thousand", 300_000),
        ("2 1/2", 2.5),
        ("1,234.50", 1234.5),
        ("gold", None),
    ],
)
def test_numbers(words: str, value: float | None) -> None:
    assert number(words) == value
