"""Filters for templates: claims and matters as sentences, in the words that all of Onrecord has for them."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from onrecord.charts.network import leans
from onrecord.inquiry.correction_lines import in_words
from onrecord.inquiry.naming import Names, as_sentence, name_words
from onrecord.inquiry.sentences import content, says
from onrecord.inquiry.telling import (
    accounts_line,
    agreement_parties,
    dispute_sides,
    duty_words,
    event_dated,
    event_sentence,
    event_words,
    forecast_sentence,
    forecast_words,
    supposed,
    tie_sentence,
    transfer_sentence,
    who,
)
from onrecord.inquiry.wording import SURENESS, shorten


def names_of(ids: Iterable[str | None], names: Names) -> str:
    """The names of actors, some three of them; empty for nobody."""
    return name_words(tuple(who(one, names) for one in ids))


def sureness(factuality: str) -> str:
    """How sure somebody is that something is so, in words."""
    return SURENESS[factuality] or "certain"


def beginning(sentence_of: Callable[..., str]) -> Callable[..., str]:
    """The same words as they begin a line: with a capital."""

    @wraps(sentence_of)
    def told(matter: object, names: Names) -> str:
        return as_sentence(sentence_of(matter, names))

    return told


WORDS: dict[str, Callable[..., Any]] = {
    "accounts_line": accounts_line,
    "agreement_parties": agreement_parties,
    "claim_content": beginning(content),
    "claim_says": says,
    "dispute_sides": dispute_sides,
    "duty_words": beginning(duty_words),
    "event_dated": beginning(event_dated),
    "event_words": beginning(event_words),
    "event_sentence": beginning(event_sentence),
    "forecast_sentence": beginning(forecast_sentence),
    "forecast_words": beginning(forecast_words),
    "leans": leans,
    "names_of": names_of,
    "set_to": in_words,
    "shorten": shorten,
    "supposed": supposed,
    "sureness": sureness,
    "tie_sentence": beginning(tie_sentence),
    "transfer_sentence": beginning(transfer_sentence),
    "who": who,
}
