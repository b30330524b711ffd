"""Likelihood words: ICD 203's seven steps, each word once, the longest found first."""

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.likelihood import Likelihood, LikelihoodWords


def test_the_seven_steps_follow_one_another(codebook: Codebook) -> None:
    steps = codebook.entries(Likelihood)
    assert [(step.low, step.high) for step in steps] == [
        (1, 5),
        (5, 20),
        (20, 45),
        (45, 55),
        (55, 80),
        (80, 95),
        (95, 99),
    ]


def test_no_word_stands_on_two_steps(codebook: Codebook) -> None:
    words = [word for step in codebook.entries(Likelihood) for word in step.words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("text", "probability"),
    [
        ("It is very unlikely to come.", 0.125),
        ("It is unlikely to come.", 0.325),
        ("It is Likely to come.", 0.675),
        ("It will most likely come.", 0.875),
        ("It will almost certainly come.", 0.97),
        ("There is almost no chance of it.", 0.03),
        ("There is a roughly even chance of it.", 0.5),
    ],
)
def test_the_middle_of_the_step_counts(codebook: Codebook, text: str, probability: float) -> None:
    assert [found[2] for found in codebook.compiled(LikelihoodWords).found(text)] == [pytest.approx(probability)]


def test_words_within_words_are_none(codebook: Codebook) -> None:
    assert codebook.compiled(LikelihoodWords).found("the likelihood of a slimmer house") == []


def test_a_step_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="not a step"):
        Likelihood(id="x", low=50, high=40, words=("perhaps",)).check()
