"""Stage: quantities."""

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft


def find_quantities(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's quantities."""
