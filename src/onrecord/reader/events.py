"""Stage: events."""

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft


def find_events(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's events."""
