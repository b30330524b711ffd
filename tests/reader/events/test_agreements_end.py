"""Who breaks off an agreement, or puts its signing off, whatever the agreement is called."""

from collections.abc import Callable

import pytest

from onrecord.vocabulary import Annotations


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Kyrgyzstan suspended the Naryn Water Accord on Tuesday.", "suspended the Naryn Water Accord", ("KGZ",)),
        ("Kenya quit the Turkana pact on Monday.", "quit the Turkana pact", ("KEN",)),
        ("Kenya terminated its defence treaty with Uganda.", "terminated its defence treaty", ("KEN",)),
        ("Peru postponed the signing of the gas agreement on Monday.", "postponed the signing", ("PER",)),
    ],
)
def test_breaking_off_an_agreement_is_an_event(
    annotate: Callable[..., Annotations], text: str, trigger: str, actors: tuple[str, ...]
) -> None:
    found = [(claim.type, claim.trigger.text, claim.actors) for claim in annotate(text).claims]
    assert ("SANCTION", trigger, actors) in found


def test_leaving_a_room_is_none(annotate: Callable[..., Annotations]) -> None:
    assert annotate("Kenya's delegates left the room after lunch.").claims == ()
