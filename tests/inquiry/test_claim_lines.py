"""Words cut around a figure."""

import pytest

from onrecord.inquiry.claim_lines import around

LONG = "In the first week " + "of the flood " * 9 + "at least 41 people drowned near the lagoon " + "and many fled " * 9


@pytest.mark.parametrize("words", ["41", "at least 41 people", "In the first"])
def test_the_words_stand_in_what_is_cut_around_them(words: str) -> None:
    cut = around(words, LONG)
    assert words in cut
    assert len(cut) < len(words) + 130
    assert cut.strip("…") in LONG


def test_a_short_quotation_stays_whole() -> None:
    assert around("12", "12 people left") == "12 people left"


def test_words_that_are_not_there_leave_the_beginning() -> None:
    assert LONG.startswith(around("ninety", LONG).rstrip("…"))
