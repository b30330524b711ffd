"""Given names: one word each, none in both lists."""

from onrecord.codebook.world import GivenNames


def test_names_go_one_way_only(codebook):
    women, men = (set(entry.names) for entry in codebook.entries(GivenNames))
    assert not women & men
    assert len(women) > 150
    assert len(men) > 150


def test_names_are_single_words_listed_once(codebook):
    for entry in codebook.entries(GivenNames):
        assert len(entry.names) == len(set(entry.names))
        assert all(name[0].isupper() and " " not in name for name in entry.names)
