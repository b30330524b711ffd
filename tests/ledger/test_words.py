"""Words as deciders compare them: the same stems whoever asks, and however many ask at once."""

import sys
from concurrent.futures import ThreadPoolExecutor

from onrecord.ledger.words import stem, stems

FIRST = ("national", "missiles", "obligations", "shipping", "ceasefires", "generously", "electrical", "conditional")


def test_stems_are_without_case_and_empty_words() -> None:
    assert stems("The Shipments were SHIPPED to Peru’s ports") == {"shipment", "ship", "peru", "port"}


def test_stems_are_the_same_when_many_ask_at_once() -> None:
    words = [f"{word}{ending}" for word in FIRST for ending in ("", "s", "ing", "ity", "ization", "fulness")]
    alone = [stem(word) for word in words]
    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # so that threads come between each other's steps
    try:
        with ThreadPoolExecutor(8) as pool:
            for _ in range(20):
                stem.cache_clear()
                for found in pool.map(lambda _: [stem(word) for word in words], range(8)):
                    assert found == alone
    finally:
        sys.setswitchinterval(switching)
