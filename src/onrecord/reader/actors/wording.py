"""How names are split into words and made into identifiers."""

import re

ATOM = re.compile(r"[^\W_]+|[^\w\s]|_")
SLUG = re.compile(r"[^\w]+")


def slug(name: str) -> str:
    """`name` as a lower-case identifier with hyphens: "Desert Star Ltd." → "desert-star-ltd"."""
    return SLUG.sub("-", name.lower()).strip("-")


def tidy(name: str) -> str:
    """`name` on one line, without punctuation around it and without quotation marks of which only one is there."""
    line = " ".join(name.split()).strip(" ,;:")
    for opening, closing in ('""', "“”"):
        alone = line.count('"') % 2 if opening == closing else line.count(opening) != line.count(closing)
        if alone:
            line = line.replace(opening, "").replace(closing, "")
    return line.strip()
