import pytest

from onrecord.codebook import Codebook, default_codebook
from onrecord.ledger.kinds import Kinds, kinds_of
from onrecord.ledger.words import stem


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    codebook: Codebook = default_codebook()
    return codebook.compiled(kinds_of)


@pytest.mark.parametrize(
    "words",
    ["strike strikes struck striking", "shoot shot shooting", "die died dies death", "withdraw withdrew withdrawn"],
)
def test_irregular_forms_have_the_stem_of_their_base_form(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "strike bombard shell attack raid",
        "sign accord treaty deal",
        "quake earthquake",
        "arrest detain",
        "buy acquisition takeover",
    ],
)
def test_words_for_one_sort_of_happening_are_kindred(kinds: Kinds, words: str) -> None:
    first, *others = (kinds.kin[stem(word)] for word in words.split())
    assert all(first & other for other in others)


@pytest.mark.parametrize("words", ["kill shoot", "strike arrest", "sign condemn", "quake flood"])
def test_what_follows_from_a_happening_is_not_kindred_to_it(kinds: Kinds, words: str) -> None:
    one, other = (kinds.kin[stem(word)] for word in words.split())
    assert one.isdisjoint(other)


def test_countries_and_regions_are_no_towns(kinds: Kinds) -> None:
    assert {"ukraine", "gaza strip"} <= kinds.wide
    assert "kharkiv" not in kinds.wide
