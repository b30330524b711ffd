from collections import Counter

from training.splits import FOLDS, sentence_fold


def test_a_sentence_keeps_its_fold_for_good() -> None:
    # Written down, since a change would let a model read what it was trained on.
    sentences = ("Kenya sent maize to Somalia.", "Peru and Chile signed a treaty.", "Łódź was calm.")
    assert [sentence_fold(one) for one in sentences] == [1, 3, 1]


def test_folds_are_about_even() -> None:
    sizes = Counter(sentence_fold(f"Kenya sent {number} trucks to Somalia.") for number in range(1000))
    assert sorted(sizes) == list(range(FOLDS))
    assert min(sizes.values()) > 150
