"""Stage: claims."""

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft


def make_claims(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's claims."""
