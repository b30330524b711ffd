"""Stage: factuality."""

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft


def weigh_predicates(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's factuality."""
