"""Stage: places."""

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft


def find_places(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's places."""
