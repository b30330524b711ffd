"""Draws a reliability diagram (Niculescu-Mizil and Caruana 2005) as SVG that reads in light and in dark mode.

Plain text in, plain text out: the same bins give the same file, byte for byte.
"""

from collections.abc import Sequence
from math import sqrt
from typing import Protocol
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 560, 470
LEFT, TOP, SIDE = 70, 60, 340
"""The plot is a square of `SIDE` with its upper left corner at (`LEFT`, `TOP`)."""
STYLE = """\
    .ground { fill: #ffffff } .ink { fill: #1f2328 } .faint { fill: #59636e } .bar { fill: #9cc0ec }
    .axis { stroke: #59636e; fill: none } .grid { stroke: #d1d9e0 }
    .even { stroke: #b35900; stroke-width: 2; stroke-dasharray: 6 4 } .even-text { fill: #954a00 }
    .reach { stroke: #1f2328; stroke-width: 1.5 }
    text { font: 13px system-ui, sans-serif } .small { font-size: 11px } .head { font-size: 15px; font-weight: 600 }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #14181d } .ink { fill: #e6edf3 } .faint { fill: #a5afba } .bar { fill: #33639e }
      .axis { stroke: #a5afba } .grid { stroke: #333b44 }
      .even { stroke: #f0a35e } .even-text { fill: #f0a35e } .reach { stroke: #e6edf3 }
    }"""
TITLE = "Reliability of claims' confidence"


class Column(Protocol):
    """What is drawn of the claims of one bin: their number, mean confidence and share of right ones."""

    @property
    def claims(self) -> int:
        """How many claims there are."""

    @property
    def confidence(self) -> float:
        """Their mean confidence, 0…1."""

    @property
    def right(self) -> float:
        """The share of right ones, 0…1."""


def diagram(bins: Sequence[Column | None]) -> str:
    """The SVG of bins of equal width from 0 to 1, null where no claim falls: a bar to the share of right claims each.

    A thin line shows the 95 % interval of that share (Wilson 1927), the number above it the claims in the bin.
    """
    shapes = [
        f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}" rx="8"/>',
        f'<text class="ink head" x="{LEFT}" y="32">{escape(TITLE)}</text>',
        *_axes(),
    ]
    for number, column in enumerate(bins):
        if column is not None:
            shapes += _bar(number, len(bins), column)
    shapes.append(f'<line class="even" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>')
    shapes += _legend()
    body = "\n".join(f"  {shape}" for shape in shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'role="img" aria-labelledby="title desc">\n'
        f'  <title id="title">{escape(TITLE)}</title>\n'
        f'  <desc id="desc">{escape(description(bins))}</desc>\n'
        f"  <style>\n{STYLE}\n  </style>\n{body}\n</svg>\n"
    )


def description(bins: Sequence[Column | None]) -> str:
    """The diagram in words, for those who do not see it."""
    told = [
        f"{number / len(bins):.1f} to {(number + 1) / len(bins):.1f}: {column.claims} claims, "
        f"mean confidence {column.confidence:.2f}, share right {column.right:.2f}"
        for number, column in enumerate(bins)
        if column is not None
    ]
    return "Share of right claims for each range of confidence. " + "; ".join(told or ["no claims"]) + "."


def wilson(right: float, claims: int, z: float = 1.96) -> tuple[float, float]:
    """The bounds, 0…1, between which the true share lies with 95 %, when a share of `right` was seen in `claims`."""
    centre = (right + z * z / (2 * claims)) / (1 + z * z / claims)
    reach = z * sqrt(right * (1 - right) / claims + z * z / (4 * claims * claims)) / (1 + z * z / claims)
    return max(0.0, centre - reach), min(1.0, centre + reach)


def _x(share: float) -> str:
    return f"{LEFT + SIDE * share:.1f}"


def _y(share: float) -> str:
    return f"{TOP + SIDE * (1 - share):.1f}"


def _axes() -> list[str]:
    shapes = []
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        shapes += [
            f'<line class="grid" x1="{_x(0)}" y1="{_y(tick)}" x2="{_x(1)}" y2="{_y(tick)}"/>',
            f'<text class="faint" x="{LEFT - 8}" y="{_y(tick - 0.013)}" text-anchor="end">{tick:.1f}</text>',
            f'<text class="faint" x="{_x(tick)}" y="{TOP + SIDE + 20}" text-anchor="middle">{tick:.1f}</text>',
        ]
    middle = TOP + SIDE / 2
    return [
        *shapes,
        f'<rect class="axis" x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}"/>',
        f'<text class="ink" x="{_x(0.5)}" y="{TOP + SIDE + 44}" text-anchor="middle">confidence of the claim</text>',
        f'<text class="ink" x="22" y="{middle:.1f}" text-anchor="middle" '
        f'transform="rotate(-90 22 {middle:.1f})">share of right claims</text>',
    ]


def _bar(number: int, bins: int, column: Column) -> list[str]:
    low, high = wilson(column.right, column.claims)
    left, middle = LEFT + SIDE * number / bins + 2, _x((number + 0.5) / bins)
    width, height, label = SIDE / bins - 4, SIDE * column.right, float(_y(high)) - 5
    return [
        f'<rect class="bar" x="{left:.1f}" y="{_y(column.right)}" width="{width:.1f}" height="{height:.1f}"/>',
        f'<line class="reach" x1="{middle}" y1="{_y(low)}" x2="{middle}" y2="{_y(high)}"/>',
        f'<text class="ink small" x="{middle}" y="{label:.1f}" text-anchor="middle">{column.claims}</text>',
    ]


def _legend() -> list[str]:
    x, y = LEFT + SIDE + 14, TOP + 14
    return [
        f'<rect class="bar" x="{x}" y="{y - 10}" width="12" height="12"/>',
        f'<text class="ink small" x="{x + 18}" y="{y}">share right</text>',
        f'<line class="reach" x1="{x + 6}" y1="{y + 12}" x2="{x + 6}" y2="{y + 28}"/>',
        f'<text class="ink small" x="{x + 18}" y="{y + 24}">95 % interval</text>',
        f'<text class="ink small" x="{x}" y="{y + 48}">n</text>',
        f'<text class="ink small" x="{x + 18}" y="{y + 48}">judged claims</text>',
        f'<line class="even" x1="{x}" y1="{y + 68}" x2="{x + 14}" y2="{y + 68}"/>',
        f'<text class="even-text small" x="{x + 18}" y="{y + 72}">where both agree</text>',
    ]
