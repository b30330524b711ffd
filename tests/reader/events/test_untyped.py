"""What is denied, foretold or promised in words of no type is on record, with who acts; what is merely told is not."""

from collections.abc import Callable

import pytest

from onrecord.vocabulary import Annotations, Claim, ClaimKind

Annotate = Callable[..., Annotations]


def untyped(found: Annotations) -> list[Claim]:
    return [claim for claim in found.claims if claim.kind is ClaimKind.EVENT and claim.type is None]


@pytest.mark.parametrize(
    ("text", "actors", "factuality", "modality"),
    [
        ('Peru "has no soldiers in Arica", its spokeswoman, Ana Sol, said.', ("PER",), "CT-", "actual"),
        ("Peruvian soldiers have not crossed the boundary, according to Chile.", ("PER/soldier",), "CT-", "actual"),
        ("Ana Sol predicted that Peru would reopen the lake.", ("PER",), "PR+", "predicted"),
        ("Chile denied that it had bypassed the parliament.", ("CHL",), "CT-", "actual"),
    ],
)
def test_deeds_of_no_type(annotate: Annotate, text: str, actors: tuple[str, ...], factuality: str, modality: str):
    (claim,) = untyped(annotate(text))
    assert (claim.actors, claim.recipients) == (actors, ())
    assert (claim.factuality, claim.modality) == (factuality, modality)
    assert claim.holders


@pytest.mark.parametrize(
    "text",
    [
        "Ana Sol said Peru had reopened the lake.",
        "Ana Sol said that she did not know the answer.",
        "Peru has not crossed the boundary.",
        "Ana Sol predicted that Peru would attack Chile.",
    ],
)
def test_what_is_told_or_has_a_type_is_left_to_the_rest(annotate: Annotate, text: str) -> None:
    assert untyped(annotate(text)) == []
