"""Broader words."""

from onrecord.codebook.broader import Broader


def test_broader_words_are_told_apart_and_take_in_other_words(codebook):
    names = [name for entry in codebook.entries(Broader) for name in (entry.word, *entry.also)]
    assert len(names) == len(set(names))
    assert all(not set(entry.takes_in) & {entry.word, *entry.also} for entry in codebook.entries(Broader))


def test_arms_take_in_drones(codebook):
    arms = next(entry for entry in codebook.entries(Broader) if entry.word == "arms")
    assert "drone" in arms.takes_in
