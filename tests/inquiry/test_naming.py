"""Names as they stand in a sentence."""

import pytest

from onrecord.inquiry.naming import as_sentence, in_sentence, told_list
from onrecord.vocabulary import Actor, ActorKind

ARTICLES = [
    "United States",
    "Czech Republic",
    "Gaza Strip",
    "Norwegian navy",
    "Ministry of Fisheries",
    "Strait of Hormuz",
    "Harbour Workers' Party",
    "Central Bank",
    "National Bank of Chile",
    "People's Army",
    "National Police",
]


@pytest.mark.parametrize("name", ARTICLES)
def test_some_names_take_an_article(name: str) -> None:
    assert in_sentence(name) == f"the {name}"


@pytest.mark.parametrize(
    "name",
    [
        *("Chile", "Rosa Fuentes", "Lima", "New Zealand", "South Sudan", "Hezbollah", "the Navy", "Fuentes Bank"),
        *("Chile's navy", "Miners' union", "Congress", "Parliament", "Arica Police"),
    ],
)
def test_others_stand_by_themselves(name: str) -> None:
    assert in_sentence(name) == name


def test_a_state_s_name_has_its_article_within_another_name() -> None:
    assert in_sentence("people of United States") == "the people of the United States"
    assert in_sentence("government of Netherlands") == "the government of the Netherlands"
    assert in_sentence("people of Peru") == "the people of Peru"
    assert in_sentence("Organization of American States") == "the Organization of American States"


def test_a_line_begins_with_a_capital_and_keeps_the_rest() -> None:
    names = {"USA": Actor(id="USA", name="United States", kind=ActorKind.STATE, country="USA")}
    assert told_list(("PER", "USA"), names) == "PER and the United States"
    assert as_sentence(f"{told_list(('USA',), names)} attacked iPeru") == "The United States attacked iPeru"
    assert not as_sentence("")
