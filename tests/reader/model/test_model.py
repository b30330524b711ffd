import numpy as np
import pytest

from onrecord.reader.model.model import Answers, Model, PairPlaces

TEXT = "Oslo's foreign minister said on Monday that Norway would respond.\n\nPeru condemned Chile over the raid."
PARAGRAPHS = [[(0, 65)], [(67, len(TEXT))]]


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(threads=1)


@pytest.fixture(scope="module")
def answers(model: Model) -> Answers:
    (found,) = model.read(TEXT, PARAGRAPHS)
    return found


def test_answers_have_a_row_a_piece(model: Model, answers: Answers) -> None:
    pieces = len(answers.window.ids)
    assert answers.tags.shape == (pieces, len(model.tags))
    assert answers.source_of_cue.shape == answers.cue_of_content.shape == (pieces, pieces)
    assert answers.factuality.shape == (pieces,)
    assert np.allclose(answers.tags.sum(axis=1), 1, atol=1e-5)


def test_the_number_of_threads_changes_nothing(answers: Answers) -> None:
    (found,) = Model(threads=2).read(TEXT, PARAGRAPHS)
    for name in ("tags", "source_of_cue", "cue_of_content", "factuality"):
        assert np.array_equal(getattr(found, name), getattr(answers, name)), name


def test_what_is_said_is_told_from_who_says_it(model: Model, answers: Answers) -> None:
    best = [model.tags[int(row.argmax())] for row in answers.tags]
    roles = {TEXT[start:end]: tag[2:] for (start, end), tag in zip(answers.window.offsets, best, strict=True) if tag}
    assert (roles["minister"], roles["said"], roles["respond"]) == ("source", "cue", "content")
    assert roles["condemned"] != "content"


ACCUSING = PairPlaces(actor=((67, 71),), recipient=((82, 87),), trigger=(72, 81))
SENTENCE = (67, len(TEXT))


def test_a_pair_is_typed_by_what_one_does_to_the_other(model: Model) -> None:
    (chances,) = model.type_pairs(TEXT, SENTENCE, [ACCUSING])
    assert chances.sum() == pytest.approx(1, abs=1e-5)
    assert model.types[int(chances.argmax())] == "ACCUSE"


def test_a_pair_is_typed_by_its_sentence_alone(model: Model) -> None:
    (here,) = model.type_pairs(TEXT, SENTENCE, [ACCUSING])
    moved = PairPlaces(actor=((0, 4),), recipient=((15, 20),), trigger=(5, 14))
    (alone,) = model.type_pairs(TEXT[67:], (0, len(TEXT) - 67), [moved])
    assert np.array_equal(here, alone)


def test_the_number_of_threads_changes_no_type(model: Model) -> None:
    asked = [(SENTENCE, [ACCUSING]), ((0, 65), [PairPlaces(actor=((0, 4),), recipient=((40, 46),))])] * 8
    other = Model(threads=4)
    waiting = [other.ask_pairs(TEXT, *one) for one in asked]
    for one, answers in zip(asked, waiting, strict=True):
        assert np.array_equal(answers.result(), model.type_pairs(TEXT, *one))


def test_a_sentence_longer_than_a_window_is_typed(model: Model) -> None:
    text = TEXT[67:-1] + " and over the tariffs" * 120 + "."
    pair = PairPlaces(actor=((0, 4),), recipient=((len(text) - 8, len(text) - 1),))
    (chances,) = model.type_pairs(text, (0, len(text)), [pair])
    assert chances.sum() == pytest.approx(1, abs=1e-5)


def test_no_pairs_are_typed_as_nothing(model: Model) -> None:
    assert model.type_pairs(TEXT, SENTENCE, []).shape == (0, len(model.types))
