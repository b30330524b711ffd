"""Filters for templates: claims and matters as sentences, in the words that all of Onrecord has for them."""

from collections.abc import Callable, Iterable
from typing import Any

from onrecord.charts.network import leans
from onrecord.inquiry.correction_lines import in_words
from onrecord.inquiry.sentences import Names, deed, name_words, parties, qualifications, says, sentence
from onrecord.inquiry.telling import (
    accounts_line,
    agreement_parties,
    dispute_sides,
    duty_words,
    event_sentence,
    event_words,
    forecast_sentence,
    forecast_words,
    tie_sentence,
    transfer_sentence,
    who,
)
from onrecord.inquiry.wording import shorten


def names_of(ids: Iterable[str | None], names: Names) -> str:
    """The names of actors, some three of them; empty for nobody."""
    return name_words(tuple(who(one, names) for one in ids))


WORDS: dict[str, Callable[..., Any]] = {
    "accounts_line": accounts_line,
    "agreement_parties": agreement_parties,
    "claim_deed": deed,
    "claim_parties": parties,
    "claim_qualifications": qualifications,
    "claim_says": says,
    "claim_sentence": sentence,
    "dispute_sides": dispute_sides,
    "duty_words": duty_words,
    "event_words": event_words,
    "event_sentence": event_sentence,
    "forecast_sentence": forecast_sentence,
    "forecast_words": forecast_words,
    "leans": leans,
    "names_of": names_of,
    "set_to": in_words,
    "shorten": shorten,
    "tie_sentence": tie_sentence,
    "transfer_sentence": transfer_sentence,
    "who": who,
}
