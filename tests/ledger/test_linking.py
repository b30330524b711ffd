"""One actor under several names."""

import pytest

from onrecord.ledger.linking import alike, is_same, name_keys, representative
from onrecord.vocabulary import Actor, ActorKind


def person(name: str, country: str | None = None) -> Actor:
    return Actor(id=f"person/{name.lower().replace(' ', '-')}", name=name, kind=ActorKind.PERSON, country=country)


def outlet(name: str) -> Actor:
    return Actor(id=f"media/{name.lower()}", name=name, kind=ActorKind.MEDIA)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oleh Zavadsky", "Oleh Zavadskyy"),
        ("Oleh Zavadskiy", "Oleh Zavadsky"),
        ("Khaled Mansour", "Haled Mansour"),
        ("Maria Elena Quispe", "Maria Quispe"),
        ("Ahmed al-Harith", "Ahmed Harith"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    a, b = person(one), person(other)
    assert is_same(alike(a, b))
    assert name_keys(a) & name_keys(b)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Quispe", "Rosa Quispe"), ("Rosa Quispe", "Pedro Quispe"), ("Karim Aga Mansour", "Karim Ahmad Mansour")],
)
def test_a_surname_alone_makes_nobody_one(one: str, other: str) -> None:
    assert not is_same(alike(person(one), person(other)))


def test_another_country_keeps_namesakes_apart() -> None:
    assert not is_same(alike(person("Rosa Quispe", "PER"), person("Rosa Quispé", "BOL")))


def test_figures_are_part_of_a_name() -> None:
    assert not is_same(alike(outlet("News18"), outlet("News24")))


def test_the_known_and_fuller_name_stands_for_all() -> None:
    known = Actor(id="person/z", name="Z", kind=ActorKind.PERSON, wikidata="Q1")
    assert representative([person("Maria Elena Quispe"), known]) is known
    assert representative([person("Maria Quispe"), person("Maria Elena Quispe")]).name == "Maria Elena Quispe"
