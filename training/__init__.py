"""How the reader's weights are made from corpora; run by hand, not by users, and not part of the package."""
