"""In what form answers are printed."""

import sys
from enum import Enum


class Form(Enum):
    """How answers are printed."""

    TERMINAL = "terminal"
    """Tables and wrapped text with colour, for a person at a terminal."""
    PLAIN = "plain"
    """Tab-separated lines and unwrapped text without colour, for a pipe or a file."""
    JSON = "json"
    CSV = "csv"


def form_of(*, json: bool = False, csv: bool = False) -> Form:
    """The form asked for, or what standard output is fit for; raises `UsageError` (`two-forms`) for both at once."""
    if json and csv:
        from onrecord.vocabulary import UsageError

        raise UsageError("two-forms", "--json and --csv exclude each other.", "Give one of them.")
    if json:
        return Form.JSON
    if csv:
        return Form.CSV
    return Form.TERMINAL if sys.stdout.isatty() else Form.PLAIN
