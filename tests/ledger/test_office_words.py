"""What reports call an office."""

import msgspec
import pytest

from onrecord.ledger.office_words import office_words
from onrecord.record import ClaimOnRecord


def named(words: str, office: str) -> ClaimOnRecord:
    claim = {
        "id": "one/c1",
        "report": "one",
        "kind": "tie",
        "type": "office-holder",
        "trigger": {"start": 0, "end": 1, "text": office},
        "text": words,
        "actors_text": [words],
    }
    return msgspec.convert(claim, ClaimOnRecord)


@pytest.mark.parametrize(
    ("words", "office", "told"),
    [
        ("Ghanaian Prime Minister Kofi Adjei", "Minister", "Ghanaian Prime Minister"),
        ("the transport minister Adjei", "minister", "transport minister"),
        ("Kofi Adjei", "envoy", "envoy"),
        ("Ghanaian president Kofi Mensah-Adjei", "president", "Ghanaian president"),
        ("President Ama Sarpong and Foreign Minister Kofi Adjei", "Minister", "Foreign Minister"),
        ("Minister of Trade and Industry Kofi Adjei", "Minister", "Minister of Trade and Industry"),
    ],
)
def test_an_office_is_told_without_its_holders_name(words: str, office: str, told: str) -> None:
    assert office_words([named(words, office)], "Kofi Adjei") == told


def test_the_commonest_words_are_taken() -> None:
    claims = [named("Envoy Kofi Adjei", "Envoy"), *[named("Minister Kofi Adjei", "Minister")] * 2]
    assert office_words(claims, "Kofi Adjei") == "Minister"
    assert office_words([], "Kofi Adjei") == ""
