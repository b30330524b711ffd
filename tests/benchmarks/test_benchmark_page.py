"""The docs' page on benchmarks, from figures made up for it."""

from benchmarks.page import PICTURE, beside, page


def test_every_figure_has_its_row_and_its_target() -> None:
    made = page({"times": {"f1": 0.9, "value_f1": 0.7}, "speed": {"reports": 12}})
    assert "| times | f1 | 0.900 |  |" in made
    assert "| times | value_f1 | 0.700 | ≥ .80 |" in made
    assert "| speed | reports | 12 |  |" in made
    assert PICTURE not in made


def test_peers_stand_side_by_side_and_not_in_the_first_table() -> None:
    figures = {"quotations": 3, "textacy_source_f1": 0.5, "onrecord_source_f1": 0.75, "onrecord_words_per_second": 9}
    made = page({"peers": figures | {"textacy_words_per_second": 7}})
    assert "| peers | quotations | 3 |  |" in made
    assert "| source_f1 | 0.750 | 0.500 |" in made
    assert "| words_per_second | 9 | 7 |" in made
    assert "| peers | textacy" not in made


def test_what_one_side_has_alone_is_not_compared() -> None:
    assert "alone" not in beside({"a_alone": 1.0, "a_both": 0.5, "b_both": 0.25}, {"a": "A", "b": "B"})


def test_the_diagram_is_described_in_words() -> None:
    made = page({"calibration": {"claims": 10, "confidence": 0.7, "right": 0.8, "ece": 0.1}})
    assert "10 judged claims: mean confidence 0.70, share of right claims 0.80" in made
    assert f"expected calibration error 0.100]({PICTURE})" in made


def test_pairs_that_the_model_knows_are_not_told() -> None:
    figures = {
        "events": {"dyad_f1": 0.6, "pair_right": 0.9},
        "peers": {"default_pair_right": 1.0, "lexicon_pair_right": 0.5},
    }
    assert "pair_right" in page(figures)
    made = page(figures, seen_pairs=True)
    assert "pair_right" not in made
    assert "dyad_f1" in made
    assert "trained on them" in made
