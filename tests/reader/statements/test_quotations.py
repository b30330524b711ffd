"""Quotation marks of all kinds, and what is speech among what they enclose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.statements.quotations import find_quotations


@pytest.mark.parametrize(
    "text",
    [
        'He said: "We will not go back." Then he left.',
        "He said: “We will not go back.” Then he left.",
        "He said: ‘We will not go back.’ Then he left.",
        "He said: 'We will not go back.' Then he left.",
        "He said: ``We will not go back.'' Then he left.",
        "He said: «We will not go back.» Then he left.",
        "He said: „We will not go back.“ Then he left.",
    ],
)
def test_marks_of_every_kind(text: str) -> None:
    (found,) = find_quotations(text)
    assert text[found.inner[0] : found.inner[1]] == "We will not go back."
    assert found.is_speech


def test_apostrophes_are_not_marks() -> None:
    assert find_quotations("Norway's envoys' plan wasn't Iceland’s, and the '90s ended.") == []


@pytest.mark.parametrize("text", ["The 'strategic' deal.", 'They spoke of an "axis of the weak" again.'])
def test_scare_quotes_are_no_speech(text: str) -> None:
    assert [found.is_speech for found in find_quotations(text)] == [False]


def test_an_open_quotation_runs_on_when_the_next_line_opens_again() -> None:
    text = "“We will wait.\n“And then we will act,” he said.\n"
    first, second = find_quotations(text)
    assert first.continues
    assert text[first.start : first.end] == "“We will wait."
    assert not second.continues


def test_a_stray_mark_does_not_swallow_the_line() -> None:
    assert find_quotations('The 6" pipe burst, officials said.\nNothing else "was found.\n') == []


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„`", max_size=200))
def test_quotations_are_in_order_and_within_the_text(text: str) -> None:
    position = 0
    for found in find_quotations(text):
        assert position <= found.start < found.inner[0] <= found.inner[1] <= found.end <= len(text)
        assert "\n" not in text[found.start : found.end]
        position = found.end
