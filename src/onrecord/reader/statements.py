"""Stage: statements."""

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft


def find_statements(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's statements."""
