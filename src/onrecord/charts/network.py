"""The network of actors as a force layout.

Vega-Lite, and so Altair, has no such layout, therefore this is the one chart that is written in Vega itself. The layout
is worked out before it is drawn, always from the same start, so that one network is always drawn the same way.
"""

from typing import Any

from onrecord.charts import zoom
from onrecord.charts.look import FONT, LIGHT, Look
from onrecord.charts.words import counted, label
from onrecord.inquiry.network import Link, Network, Node

Spec = dict[str, Any]

WIDTH, HEIGHT = 800, 560
_SCHEMA = "https://vega.github.io/schema/vega/v6.json"
"""A name, by which programs tell what it is; nobody fetches it."""
_NEAR_ZERO = 0.15
"""Up to here a link leans neither way."""
_NAME = 24
"""Characters of a name."""
_ROOMY, _EDGE = 60, 14
"""Nodes for which there is room as it is, and pixels that stay free at the edges."""
_ROOM = 4_400
"""Square pixels for each name, where not all names have room."""
_LEANS = ("cooperation", "conflict", "neither")
_SHAPES = {
    "state": "circle",
    "government": "circle",
    "office": "circle",
    "group": "triangle-up",
    "organisation": "square",
    "bloc": "square",
    "company": "square",
    "media": "square",
    "party": "square",
    "person": "diamond",
    "population": "cross",
}
_OF_NODES = {"name": "name", "kind": "kind", "country": "country", "events and ties": "weight"}
_OF_LINKS = {"between": "names", "leans": "leans", "sign": "sign", "events": "events", "ties": "ties"}
_KINDS = {
    "circle": "state",
    "triangle-up": "armed group",
    "square": "organisation",
    "diamond": "person",
    "cross": "population",
}


def network(found: Network, look: Look = LIGHT, *, width: int = WIDTH, height: int = HEIGHT) -> Spec:
    """A Vega specification: nodes by kind (shape) and weight (size), links by sign (colour and dashes) and number.

    Cooperation is a solid line, conflict a dashed one, what leans neither way a dotted one.
    """
    told = f"{counted(len(found.nodes), 'actor')} and {counted(len(found.links), 'link')}"
    more = f"{counted(found.left_out, 'weaker link')} left out" if found.left_out else ""
    return {
        "$schema": _SCHEMA,
        "description": f"A network of {told}. {_strongest(found)}",
        "width": width,
        "height": height,
        "padding": 12,
        "autosize": {"type": "pad"},
        "background": look.background,
        "config": _config(look),
        "title": {
            "text": f"Who deals with whom: {told}",
            "subtitle": more,
            "anchor": "start",
            "frame": "group",
            "offset": 12,
        },
        "data": [
            {"name": "links", "values": _links(found)},
            {
                "name": "nodes",
                "values": [_node(node, at) for at, node in enumerate(found.nodes)],
                "transform": [_layout(len(found.nodes), width, height)],
            },
        ],
        "signals": [{"name": name, "value": value} for name, value in zoom.SIGNALS.items()],
        "scales": _scales(found, look),
        "legends": _legends(look),
        "marks": [_points(look), _lines(), *_labels(found, look, width, height)],
    }


def _node(node: Node, at: int) -> Spec:
    return {
        "index": at,
        "id": node.id,
        "name": label(node.name, _NAME),
        "kind": node.kind or "unknown",
        "shape": _KINDS[_SHAPES.get(node.kind or "", "circle")],
        "country": node.country,
        "weight": node.weight,
    }


def _links(found: Network) -> list[Spec]:
    place = {node.id: at for at, node in enumerate(found.nodes)}
    names = {node.id: label(node.name, _NAME) for node in found.nodes}
    return [
        {
            "source": place[link.a],
            "target": place[link.b],
            "a": link.a,
            "b": link.b,
            "names": f"{names[link.a]} – {names[link.b]}",
            "sign": link.sign,
            "leans": leans(link),
            "events": link.events,
            "ties": ", ".join(link.ties) or "none",
            "strength": link.events + len(link.ties),
        }
        for link in found.links
    ]


def leans(link: Link) -> str:
    """Which way a link leans: `cooperation`, `conflict`, or `neither`."""
    if abs(link.sign) < _NEAR_ZERO:
        return "neither"
    return "cooperation" if link.sign > 0 else "conflict"


def _scales(found: Network, look: Look) -> list[Spec]:
    heaviest = max((node.weight for node in found.nodes), default=1)
    strongest = max((link.events + len(link.ties) for link in found.links), default=1)
    return [
        {
            "name": "colour",
            "type": "ordinal",
            "domain": list(_LEANS),
            "range": [look.cooperation, look.conflict, look.neither],
        },
        {"name": "dash", "type": "ordinal", "domain": list(_LEANS), "range": [[1, 0], [7, 4], [2, 3]]},
        {"name": "shape", "type": "ordinal", "domain": list(_KINDS.values()), "range": list(_KINDS)},
        {"name": "size", "type": "linear", "zero": True, "domain": [0, heaviest], "range": [50, 900]},
        {"name": "width", "type": "sqrt", "zero": True, "domain": [0, strongest], "range": [0.8, 6]},
    ]


def _legends(look: Look) -> list[Spec]:
    return [
        {
            "stroke": "colour",
            "strokeDash": "dash",
            "symbolType": "stroke",
            "symbolSize": 500,
            "symbolStrokeWidth": 2.5,
            "direction": "horizontal",
            "orient": "bottom",
            "title": "links",
        },
        {
            "shape": "shape",
            "direction": "horizontal",
            "orient": "bottom",
            "title": "actors",
            "symbolFillColor": look.quiet,
            "symbolStrokeColor": look.background,
            "symbolSize": 110,
        },
    ]


def _layout(nodes: int, width: int, height: int) -> Spec:
    """Where each node stands, found once: the same for the same network, and the closer together the more there are."""
    room = min(1.0, (_ROOMY / max(nodes, 1)) ** 0.5)
    return {
        "type": "force",
        "iterations": 400,
        "static": True,
        "signal": "force",
        "forces": [
            {"force": "center", "x": width / 2, "y": height / 2},
            {"force": "collide", "radius": {"expr": f"sqrt(datum.weight) * 2 + {18 * room:.1f}"}},
            {"force": "nbody", "strength": -190 * room, "distanceMax": 320},
            {"force": "link", "links": "links", "distance": 66 * room},
            {"force": "x", "x": {"expr": f"{width} / 2"}, "strength": 0.06 / room},
            {"force": "y", "y": {"expr": f"{height} / 2"}, "strength": 0.11 / room},
        ],
    }


def _place(node: str) -> tuple[Spec, Spec]:
    """Where a node (an expression) is drawn, across and down: never outside of the whole picture."""
    x, y = (f"clamp({node}.{axis}, {_EDGE}, {side} - {_EDGE})" for axis, side in (("x", "width"), ("y", "height")))
    return {"signal": zoom.across(x)}, {"signal": zoom.down(y)}


def _points(look: Look) -> Spec:
    return {
        "name": "points",
        "type": "symbol",
        "zindex": 1,
        "clip": True,
        "from": {"data": "nodes"},
        "encode": {
            "enter": {
                "shape": {"scale": "shape", "field": "shape"},
                "size": {"scale": "size", "field": "weight"},
                "fill": {"value": look.quiet},
                "stroke": {"value": look.background},
                "strokeWidth": {"value": 1},
                "tooltip": {"signal": _tooltip(_OF_NODES)},
                "cursor": {"value": "pointer"},
            },
            "update": dict(zip("xy", _place("datum"), strict=True)),
        },
    }


def _lines() -> Spec:
    return {
        "type": "rule",
        "from": {"data": "links"},
        "clip": True,
        "interactive": True,
        "encode": {
            "update": {
                **dict(zip(("x", "y"), _place("datum.source"), strict=True)),
                **dict(zip(("x2", "y2"), _place("datum.target"), strict=True)),
                "stroke": {"scale": "colour", "field": "leans"},
                "strokeDash": {"scale": "dash", "field": "leans"},
                "strokeWidth": {"scale": "width", "field": "strength"},
                "strokeOpacity": {"value": 0.85},
                "tooltip": {"signal": _tooltip(_OF_LINKS)},
                "cursor": {"value": "pointer"},
            }
        },
    }


def _labels(found: Network, look: Look, width: int, height: int) -> list[Spec]:
    """Names beside the nodes, the weightier first; where no room is left, the name is told by the tooltip alone.

    In a crowd only the weightiest have names, the more of them the nearer one goes, so that points and lines show.
    Each stands on itself in the colour of the background, so that lines do not run through its letters.
    """
    heaviest = max((node.weight for node in found.nodes), default=1)
    heavy = f"datum.datum.weight > {max(4, heaviest / 4)}"
    font: Spec = {"fontSize": {"signal": f"{heavy} ? 12 : 10"}, "fontWeight": {"signal": f"{heavy} ? 600 : 400"}}
    ways: tuple[Spec, ...] = (
        {"stroke": {"value": look.background}, "strokeWidth": {"value": 3}},
        {"fill": {"value": look.text}},
    )
    nodes, room = len(found.nodes), width * height / _ROOM
    most = nodes if nodes <= room else round(room * room / nodes)
    font["text"] = {"signal": f"datum.datum.index < {most} * {zoom.ZOOM} * {zoom.ZOOM} ? datum.datum.name : ''"}
    return [_names(2 + at, font | way, width, height) for at, way in enumerate(ways)]


def _names(zindex: int, way: Spec, width: int, height: int) -> Spec:
    return {
        "type": "text",
        "zindex": zindex,
        "from": {"data": "points"},
        "interactive": False,
        "encode": {"update": way},
        "transform": [
            {
                "type": "label",
                # What it is given has to change for names to follow their points.
                "size": {"signal": f"[{width}, {height} + ({zoom.ZOOM} + {zoom.ACROSS} + {zoom.DOWN}) / 1e6]"},
                "anchor": ["top", "bottom", "right", "left"],
                "offset": [2],
                "sort": {"field": "datum.datum.weight", "order": "descending"},
                # To go round the points as well takes a canvas, which drawing without a browser has not.
                "avoidBaseMark": False,
            }
        ],
    }


def _tooltip(fields: dict[str, str]) -> str:
    """An expression of our own words that gathers fields of the data; what reports say is only ever their values."""
    parts = (f"'{title}': datum.{field}" for title, field in fields.items())
    return f"{{{', '.join(parts)}}}"


def _config(look: Look) -> Spec:
    words = {"labelColor": look.quiet, "titleColor": look.quiet, "labelFont": FONT, "titleFont": FONT}
    return {
        "title": {
            "color": look.text,
            "subtitleColor": look.quiet,
            "fontSize": 15,
            "subtitleFontSize": 12,
            "font": FONT,
            "subtitleFont": FONT,
        },
        "legend": {**words, "titleFontWeight": "normal", "labelLimit": 160},
        "text": {"font": FONT},
    }


def _strongest(found: Network) -> str:
    names = {node.id: label(node.name) for node in found.nodes}
    told = [
        f"{names[link.a]} and {names[link.b]}: {counted(link.events, 'event')}, leaning to {leans(link)}."
        for link in found.links[:5]
    ]
    return " ".join(told).replace("leaning to neither", "leaning neither way")
