"""`peoples.yaml`: names and adjectives of peoples without a state."""

from onrecord.codebook import Codebook
from onrecord.codebook.world import People


def test_ids_and_names_are_told_once(codebook: Codebook) -> None:
    entries = codebook.entries(People)
    names = [name for one in entries for name in {one.name, *one.aliases}]
    assert len({one.id for one in entries}) == len(entries)
    assert len(set(names)) == len(names)


def test_an_adjective_is_read_as_a_name_too(codebook: Codebook) -> None:
    for one in codebook.entries(People):
        assert one.adjective is None or one.adjective in one.aliases
