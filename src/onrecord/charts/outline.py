"""The outline of the world that maps are drawn on: Natural Earth's countries, made small; see `data/README.md`."""

import json
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

GRID = 0.1
"""Degrees between the points to which borders are rounded; a third of a pixel on a map of the world."""
_LEFT_OUT = ("ATA",)
"""Antarctica takes a fifth of the map, and news seldom comes from there."""
_NO_CODE = {"Kosovo": "XKX"}
"""What Natural Earth draws without an ISO number, and the code that states.yaml has for it."""

Topology = dict[str, Any]


@cache
def world() -> str:
    """The countries as TopoJSON text: object `countries`, each with its alpha-3 code as `id` where it has one.

    Text, which Vega reads as well, because Altair would copy and check every point of it several times over.
    """
    return (files("onrecord.charts") / "data" / "world.json").read_text(encoding="utf-8").strip()


def made_small(topology: Topology, grid: float = GRID) -> Topology:
    """world-atlas's `countries-*.json` with points rounded to `grid` degrees, alpha-3 ids and no names.

    Points that fall together are dropped, and so are islands of which no area is left.
    """
    arcs = [_rounded(arc, topology["transform"], grid) for arc in topology["arcs"]]
    made = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = _alpha_3(geometry)
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        kept = [rings for polygon in polygons if (rings := [ring for ring in polygon if _has_area(ring, arcs)])]
        if code not in _LEFT_OUT and kept:
            made.append({"type": "MultiPolygon", "arcs": kept} | ({"id": code} if code else {}))
    used = sorted({_index(one) for country in made for polygon in country["arcs"] for ring in polygon for one in ring})
    place = {old: new for new, old in enumerate(used)}
    for country in made:
        country["arcs"] = [
            [[place[one] if one >= 0 else ~place[~one] for one in ring] for ring in polygon]
            for polygon in country["arcs"]
        ]
    return {
        "type": "Topology",
        "transform": {"scale": [grid, grid], "translate": [-180, -90]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": made}},
        "arcs": [_steps(arcs[one]) for one in used],
    }


def _rounded(arc: list[list[int]], transform: dict[str, list[float]], grid: float) -> list[tuple[int, int]]:
    """The points of an arc, counted in steps of `grid` from the south-west corner."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    found: list[tuple[int, int]] = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        point = round((x * scale_x + left + 180) / grid), round((y * scale_y + bottom + 90) / grid)
        if not found or point != found[-1]:
            found.append(point)
    return found if len(found) > 1 else [*found, found[0]]


def _has_area(ring: list[int], arcs: list[list[tuple[int, int]]]) -> bool:
    points = {point for one in ring for point in arcs[_index(one)]}
    return len(points) > 2


def _index(arc: int) -> int:
    """An arc that is walked backwards is written as its complement (TopoJSON 2.1.4)."""
    return arc if arc >= 0 else ~arc


def _steps(points: list[tuple[int, int]]) -> list[list[int]]:
    """Each point as the step from the one before."""
    before = [(0, 0), *points[:-1]]
    return [[x - old_x, y - old_y] for (x, y), (old_x, old_y) in zip(points, before, strict=True)]


def _alpha_3(geometry: dict[str, Any]) -> str | None:
    import pycountry

    number = geometry.get("id")
    if number is None:
        return _NO_CODE.get(geometry.get("properties", {}).get("name", ""))
    known = pycountry.countries.get(numeric=number)
    return known.alpha_3 if known else None


if __name__ == "__main__":
    _small = made_small(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    sys.stdout.write(json.dumps(_small, separators=(",", ":")) + "\n")
