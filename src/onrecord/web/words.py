"""Filters for templates: claims and matters as sentences, in the words that all of Onrecord has for them."""

from collections.abc import Callable
from typing import Any

from onrecord.inquiry.matter_sentences import (
    accounts_line,
    agreement_parties,
    dispute_sides,
    event_sentence,
    forecast_sentence,
    tie_sentence,
    transfer_sentence,
    who,
)
from onrecord.inquiry.sentences import deed, parties, qualifications, says, sentence
from onrecord.inquiry.wording import shorten

WORDS: dict[str, Callable[..., Any]] = {
    "accounts_line": accounts_line,
    "agreement_parties": agreement_parties,
    "claim_deed": deed,
    "claim_parties": parties,
    "claim_qualifications": qualifications,
    "claim_says": says,
    "claim_sentence": sentence,
    "dispute_sides": dispute_sides,
    "event_sentence": event_sentence,
    "forecast_sentence": forecast_sentence,
    "shorten": shorten,
    "tie_sentence": tie_sentence,
    "transfer_sentence": transfer_sentence,
    "who": who,
}
