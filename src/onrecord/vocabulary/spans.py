"""Offsets into a report's text."""

Span = tuple[int, int]
"""A stretch of a report's text: Unicode code points, start inclusive, end exclusive; `text[start:end]` is the quote."""


def cut(text: str, spans: tuple[Span, ...]) -> str:
    """The words that `spans` quote from `text`, joined by one space where the quotation is discontinuous."""
    return " ".join(text[start:end] for start, end in spans)


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share at least one code point."""
    return a[0] < b[1] and b[0] < a[1]


def contains(outer: Span, inner: Span) -> bool:
    """Whether `inner` lies wholly within `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
