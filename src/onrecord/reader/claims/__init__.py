"""What does the report put on record? Candidates with their holder, factuality, circumstances and reasons."""

from onrecord.reader.claims.stage import make_claims

__all__ = ["make_claims"]
