"""Stage: times."""

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft


def find_times(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's times."""
