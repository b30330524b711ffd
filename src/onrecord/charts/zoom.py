"""How one goes nearer to the map and the network: signals that the script around a chart sets (data/embed.js).

A point at `x` stands at `middle + (x - middle - panX) * zoom`, and likewise down.
"""

ZOOM, ACROSS, DOWN = "zoom", "panX", "panY"
SIGNALS: dict[str, float] = {ZOOM: 1.0, ACROSS: 0.0, DOWN: 0.0}
"""The names of the signals with what they are for the whole picture."""


def across(x: str) -> str:
    """An expression for where a point stands whose place in the whole picture is the expression `x`."""
    return f"width / 2 + ({x} - width / 2 - {ACROSS}) * {ZOOM}"


def down(y: str) -> str:
    """The same from top to bottom."""
    return f"height / 2 + ({y} - height / 2 - {DOWN}) * {ZOOM}"
