"""Names of places that tell one happening from another of its sort."""

import pytest

from onrecord.codebook import Codebook
from onrecord.ledger.kinds import kinds_of
from onrecord.ledger.names import names

NATIONS = frozenset({"norway", "norwegian", "chile", "chilean"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Norwegian strike on the port of Iquique in Chile kills two", {"iquique"}),
        ("Chilean police arrest Tuva Holm in Vargas Province on Monday", {"vargas"}),
        ("Several people are killed near Ny-Fjord's harbour", {"ny-fjord"}),
        ("Boats from Lake Ostrin reach the Vargas Sound", {"lake", "ostrin"}),
        ("Iquique is shelled", set()),
        ("two are hurt", set()),
        ("", set()),
    ],
)
def test_names_stand_where_a_place_does_and_are_not_of_nations_or_sorts_of_bodies(text: str, found: set[str]) -> None:
    assert names(text, NATIONS) == found


def test_a_part_of_a_state_tells_where_although_the_state_may_go_by_its_name(codebook: Codebook) -> None:
    nations = codebook.compiled(kinds_of).nations
    assert {"israel", "israeli", "palestinian"} <= nations
    assert names("Two are hurt in the Gaza Strip", nations) == {"gaza"}
