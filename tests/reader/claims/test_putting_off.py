"""What is put off is planned for the day that is named."""

from collections.abc import Callable

import pytest

from onrecord.vocabulary import Annotations


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway postponed the shipment of 40 radars to Kenya to March.", ("planned", "PR+", "2025-03-31")),
        ("Norway has postponed the shipment of radars to Kenya until 31 March 2025.", ("planned", "PR+", "2025-03-31")),
        ("Norway pushed back the delivery of 40 radars to Kenya to April 2025.", ("planned", "PR+", "2025-04-30")),
        ("Norway put off its withdrawal from Kenya until June.", ("planned", "PR+", "2025-06-30")),
        ("Norway delayed the shipment of radars to Kenya.", ("planned", "PR+", None)),
        ("Norway delayed its withdrawal from Kenya.", ("actual", "PS-", None)),
        ("Norway did not postpone the shipment of radars to Kenya.", ("actual", "CT-", None)),
    ],
)
def test_what_is_put_off_is_planned(
    annotate: Callable[..., Annotations], text: str, told: tuple[str, str, str | None]
) -> None:
    (claim,) = [one for one in annotate(text, published="2025-02-10").claims if one.kind == "event"]
    day = claim.time.to if claim.time else None
    assert (claim.modality, claim.factuality, day) == told
    assert (claim.actors, claim.recipients) == (("NOR",), ("KEN",))


def test_a_signing_that_is_put_off_has_been(annotate: Callable[..., Annotations]) -> None:
    (claim,) = annotate("Peru postponed the signing of the gas agreement to May.", published="2025-02-10").claims
    assert (claim.type, claim.modality) == ("SANCTION", "actual")
