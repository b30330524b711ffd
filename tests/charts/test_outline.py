"""The outline of the world."""

import json

from onrecord.charts.outline import made_small, world
from onrecord.codebook import Codebook
from onrecord.codebook.countries import countries

SQUARE = [[0, 0], [40, 0], [0, 40], [-40, 0], [0, -40]]
SPECK = [[400, 0], [1, 0], [0, 1], [-1, -1]]


def test_countries_are_known_by_their_codes(codebook: Codebook) -> None:
    shapes = json.loads(world())["objects"]["countries"]["geometries"]
    codes = {shape["id"] for shape in shapes if "id" in shape}
    assert len(shapes) > 170
    assert codes <= {country.code for country in countries(codebook)}
    assert {"CHL", "PER", "XKX", "NOR"} <= codes
    assert "ATA" not in codes


def test_every_arc_is_used_and_on_earth() -> None:
    outline = json.loads(world())
    used = {
        arc if arc >= 0 else ~arc
        for shape in outline["objects"]["countries"]["geometries"]
        for polygon in shape["arcs"]
        for ring in polygon
        for arc in ring
    }
    assert used == set(range(len(outline["arcs"])))
    scale = outline["transform"]["scale"][0]
    for arc in outline["arcs"]:
        x = y = 0
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            assert 0 <= x * scale <= 360
            assert 0 <= y * scale <= 180


def test_points_are_rounded_and_specks_dropped() -> None:
    atlas = {
        "transform": {"scale": [0.01, 0.01], "translate": [10, 20]},
        "arcs": [SPECK, SQUARE],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "MultiPolygon", "arcs": [[[0]], [[1]]], "id": "152", "properties": {"name": "Chile"}},
                    {"type": "Polygon", "arcs": [[-2]], "properties": {"name": "Somewhere"}},
                    {"type": "Polygon", "arcs": [[1]], "id": "010", "properties": {"name": "Antarctica"}},
                ]
            }
        },
    }
    small = made_small(atlas, grid=0.1)
    assert small["objects"]["countries"]["geometries"] == [
        {"type": "MultiPolygon", "arcs": [[[0]]], "id": "CHL"},
        {"type": "MultiPolygon", "arcs": [[[-1]]]},
    ]
    assert small["arcs"] == [[[1900, 1100], [4, 0], [0, 4], [-4, 0], [0, -4]]]
