"""The charts that pages show: what each is drawn from, by what, and how large.

The server and the process that draws share this table. Altair is loaded by the `draw` functions, which only the latter
calls.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from onrecord.charts import (
    Look,
    active_dyads,
    active_holders,
    balance_by_day,
    between_by_month,
    events_map,
    forecast_scores,
    network,
    timeline_of_accounts,
    volume_by_day,
)
from onrecord.inquiry.active import Active
from onrecord.inquiry.between import Between
from onrecord.inquiry.chart_figures import Figures
from onrecord.inquiry.days import Days
from onrecord.inquiry.network import Network
from onrecord.inquiry.places import Places
from onrecord.inquiry.told import Telling
from onrecord.vocabulary import HolderScore


class Theme(StrEnum):
    """Light or dark, as charts' looks are called."""

    LIGHT = "light"
    DARK = "dark"


class Size(StrEnum):
    """For a page, or for a phone."""

    WIDE = "wide"
    NARROW = "narrow"


class Box(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


@dataclass(frozen=True)
class Kind:
    """A chart: the type that it is drawn from, the drawing function, and its boxes without axes and legends."""

    figures: Any
    draw: Callable[[Any, Look, Box], Any]
    boxes: dict[Size, Box]
    around: Box
    """What axes, legends and padding take besides, about."""
    row: int = 0
    """Pixels that each row takes besides, of a chart by rows."""


def _both(wide: tuple[int, int], narrow: tuple[int, int]) -> dict[Size, Box]:
    return {Size.WIDE: Box(*wide), Size.NARROW: Box(*narrow)}


_LEGEND = 700
"""Pixels that the legends of the network take side by side."""


def _days(found: Days, look: Look, box: Box) -> Any:
    return volume_by_day(found, look, width=box.width, height=box.height)


def _balance(found: Days, look: Look, box: Box) -> Any:
    return balance_by_day(found, look, width=box.width, height=box.height)


def _between(figures: Figures[Between], look: Look, box: Box) -> Any:
    return between_by_month(figures.found, figures.names, look, width=box.width, height=box.height)


def _network(found: Network, look: Look, box: Box) -> Any:
    spec = network(found, look, width=box.width, height=box.height)
    if box.width < _LEGEND:
        # Its legends are as wide as the words in them, and would make a phone's chart twice as wide as the phone.
        for legend in spec["legends"]:
            legend.update(columns=3)
        spec["config"]["legend"]["layout"] = {"bottom": {"anchor": "start", "direction": "vertical"}}
    return spec


def _map(found: Places, look: Look, box: Box) -> Any:
    return events_map(found, look, width=box.width, height=box.height)


def _scores(figures: Figures[tuple[HolderScore, ...]], look: Look, box: Box) -> Any:
    return forecast_scores(figures.found, figures.names, look, width=box.width)


def _dyads(figures: Figures[Active], look: Look, box: Box) -> Any:
    return active_dyads(figures.found.dyads, figures.names, look, width=box.width)


def _holders(figures: Figures[Active], look: Look, box: Box) -> Any:
    return active_holders(figures.found.holders, figures.names, look, width=box.width)


def _accounts(figures: Figures[tuple[Telling, ...]], look: Look, box: Box) -> Any:
    return timeline_of_accounts(figures.found, figures.names, look, width=box.width)


KINDS = {
    "days": Kind(Days, _days, _both((540, 130), (290, 130)), Box(61, 48)),
    "balance": Kind(Days, _balance, _both((535, 175), (285, 170)), Box(68, 71)),
    "between": Kind(Figures[Between], _between, _both((840, 100), (280, 90)), Box(90, 60), row=40),
    "network": Kind(Network, _network, _both((800, 500), (520, 480)), Box(24, 84)),
    "map": Kind(Places, _map, _both((800, 345), (335, 150)), Box(24, 87)),
    "scores": Kind(Figures[tuple[HolderScore, ...]], _scores, _both((560, 0), (150, 0)), Box(200, 60), row=26),
    "accounts": Kind(Figures[tuple[Telling, ...]], _accounts, _both((560, 0), (150, 0)), Box(190, 77), row=28),
    "dyads": Kind(Figures[Active], _dyads, _both((560, 0), (100, 0)), Box(250, 86), row=24),
    "holders": Kind(Figures[Active], _holders, _both((560, 0), (150, 0)), Box(150, 57), row=24),
}
"""By the names that addresses have for them. Where a height is 0, it follows from the number of rows."""


def outer_box(name: str, size: str, rows: int = 0) -> Box:
    """About how large a chart is without its title, so that a page can keep room; `rows` where they count."""
    kind = KINDS[name]
    box = kind.boxes[Size(size)]
    high = (box.height + kind.row) * max(rows, 1)
    return Box(box.width + kind.around.width, high + kind.around.height)
