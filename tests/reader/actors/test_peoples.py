"""Peoples without a state, and persons whom the parser takes for something else."""

from collections.abc import Callable

import pytest

from onrecord.vocabulary import ActorKind, Annotations

Annotate = Callable[..., Annotations]


def actors(found: Annotations) -> dict[str, ActorKind]:
    return {one.name: one.kind for one in found.actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Druze have refused to hand over their weapons.", "Druze"),
        ("Thailand has promised to let aid through to the Karen.", "Karen"),
        ("Bangladesh says it cannot take in any more Rohingya.", "Rohingya"),
        ("Turkey accused the Kurds of smuggling arms.", "Kurds"),
    ],
)
def test_a_people_is_a_population(annotate: Annotate, text: str, name: str) -> None:
    assert actors(annotate(text))[name] is ActorKind.POPULATION


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Druze leaders in Syria appealed to Jordan for help.", "Druze leaders"),
        ("Kurdish forces shelled a village near Mosul.", "Kurdish forces"),
        ("Rohingya refugees in Bangladesh said that they had been beaten.", "Rohingya refugees"),
    ],
)
def test_who_belongs_to_a_people_is_named_by_it(annotate: Annotate, text: str, name: str) -> None:
    assert name in actors(annotate(text))


@pytest.mark.parametrize(
    "text", ["Karen said that Peru would help.", "Amina Tuareg said that Peru would help.", "Floods hit Tamil Nadu."]
)
def test_a_persons_name_is_no_people(annotate: Annotate, text: str) -> None:
    assert not any(one.id.startswith("people/") for one in annotate(text).actors)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ethiopia's prime minister, Dawit Mengesha, told Eritrea to withdraw.", "Dawit Mengesha"),
        ("The prime minister, Yonas Tesfay, said Ethiopia had rejected talks with Eritrea.", "Yonas Tesfay"),
        ("The Labour Party's leader, Edmund Hale announced he will not seek the post.", "Edmund Hale"),
        ("Connie Moganedi, a spokeswoman for the police, said Peru had helped.", "Connie Moganedi"),
        ("Venezuelan activist María Elena Machado is awarded a prize in Norway.", "María Elena Machado"),
    ],
)
def test_a_name_beside_an_office_is_its_holders(annotate: Annotate, text: str, name: str) -> None:
    found = annotate(text, published="2025-06-30")
    assert actors(found)[name] is ActorKind.PERSON
    assert not any(one.wikidata for one in found.actors if one.kind is ActorKind.PERSON)
