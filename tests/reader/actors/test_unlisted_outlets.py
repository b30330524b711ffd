"""Outlets that the codebook does not know are told by what they do and what is done to them."""

from collections.abc import Callable

import pytest

from onrecord.vocabulary import ActorKind, Annotations

Annotate = Callable[..., Annotations]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The minister, Ana Sol, told The Hindu that Chad had left.", "media/hindu"),
        ("The Sahel Courier reported that Chad had left.", "media/sahel-courier"),
        ("Ana Sol said in an interview with Harbour Radio that Chad had left.", "media/harbour-radio"),
        ("Chad has left, according to the Harbour Gazette.", "media/harbour-gazette"),
    ],
)
def test_an_outlet_is_known_by_what_it_does(annotate: Annotate, text: str, outlet: str) -> None:
    found = {actor.id: actor.kind for actor in annotate(text).actors}
    assert found[outlet] is ActorKind.MEDIA


@pytest.mark.parametrize(
    "text", ["Troops left the Erez Border Post on Monday.", "Ana Sol told Fatima that Chad had left."]
)
def test_posts_and_people_are_no_outlets(annotate: Annotate, text: str) -> None:
    assert all(actor.kind is not ActorKind.MEDIA for actor in annotate(text).actors)


def test_an_outlet_is_the_one_who_is_told(annotate: Annotate) -> None:
    (said,) = annotate("Ana Sol told The Hindu that Chad had expelled the envoy.").statements
    assert said.addressee == "media/hindu"
