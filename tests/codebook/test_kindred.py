"""The words that tell of one sort of happening: each sort is one, and the words that name nothing are apart."""

from collections import Counter

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import Kindred
from onrecord.codebook.loader import OURS, read_file
from onrecord.ledger.kinds import kinds_of


def test_no_sort_is_given_twice_and_no_word_twice_in_one() -> None:
    entries = read_file(Kindred, OURS / "kindred.yaml")
    assert not [name for name, times in Counter(sort.name for sort in entries).items() if times > 1]
    assert not [sort.name for sort in entries if len(set(sort.words)) < len(sort.words)]


def test_a_word_that_names_too_many_sorts_would_tell_nothing(codebook: Codebook) -> None:
    kin = codebook.compiled(kinds_of).kin
    assert not [word for word, sorts in kin.items() if len(sorts) > 8]


def test_forms_of_a_word_name_the_same_sorts(codebook: Codebook) -> None:
    kinds = codebook.compiled(kinds_of)
    assert "attack" in kinds.kin["strike"] & kinds.kin["bombard"]
    assert "purchase" in kinds.kin["acquir"] & kinds.kin["acquisit"]
    assert "take" in kinds.bare
    assert "attack" not in kinds.bare
