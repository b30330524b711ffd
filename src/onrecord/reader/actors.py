"""Stage: actors."""

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft


def find_actors(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's actors."""
