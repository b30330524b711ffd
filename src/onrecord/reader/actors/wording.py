"""How names are split into words and made into identifiers."""

import re

ATOM = re.compile(r"[^\W_]+|[^\w\s]|_")
SLUG = re.compile(r"[^\w]+")


def slug(name: str) -> str:
    """`name` as a lower-case identifier with hyphens: "Desert Star Ltd." → "desert-star-ltd"."""
    return SLUG.sub("-", name.lower()).strip("-")
