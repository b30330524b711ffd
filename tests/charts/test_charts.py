"""What charts are made of: their data, marks and words."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from chart_reports import BETWEEN, DAYS, HOSTILE, NAMES, NETWORK, PLACES, SCORES, TELLINGS
from msgspec.structs import replace

from onrecord import charts
from onrecord.charts import DARK, LIGHT, Look
from onrecord.inquiry.days import Days
from onrecord.inquiry.network import Link, Network, Node


def spec(made: Any) -> dict[str, Any]:
    return json.loads(charts.to_json(made))


def rows(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The data of a chart that has one set of it, apart from outlines."""
    (only,) = (values for values in found["datasets"].values() if not isinstance(values, str))
    return only


def strings(value: object) -> list[str]:
    """All text in a specification but its data."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [one for key, part in value.items() if key not in ("values", "datasets") for one in strings(part)]
    return [one for part in value for one in strings(part)] if isinstance(value, list) else []


def test_every_chart_is_described_titled_and_self_contained(chart: Callable[[Look], Any]) -> None:
    found = spec(chart(LIGHT))
    assert len(found["description"]) > 20
    assert found["title"]["text"]
    assert found["$schema"].endswith(".json")
    addresses = [one for one in strings({key: part for key, part in found.items() if key != "$schema"}) if "://" in one]
    assert addresses == []
    assert '"url"' not in json.dumps(found)


def test_the_same_chart_has_the_same_specification(chart: Callable[[Look], Any]) -> None:
    assert charts.to_json(chart(LIGHT)) == charts.to_json(chart(LIGHT))


def test_looks_differ_in_colours_only(chart: Callable[[Look], Any]) -> None:
    light, dark = spec(chart(LIGHT)), spec(chart(DARK))
    assert light != dark
    for name in Look.__struct_fields__:
        if name != "name":
            light = json.loads(json.dumps(light).replace(getattr(LIGHT, name), f"#{name}"))
            dark = json.loads(json.dumps(dark).replace(getattr(DARK, name), f"#{name}"))
    assert {key: light[key] for key in light if key != "config"}.keys() == dark.keys() - {"config"}
    assert light["title"] == dark["title"]


def test_colours_can_be_told_from_their_background() -> None:
    def brightness(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(one: str, other: str) -> float:
        darker, lighter = sorted((brightness(one), brightness(other)))
        return (lighter + 0.05) / (darker + 0.05)

    for look in (LIGHT, DARK):
        assert all(contrast(colour, look.background) >= 4.5 for colour in (look.text, look.quiet))
        marks = (look.cooperation, look.conflict, look.neither, look.first)
        assert all(contrast(colour, ground) >= 3 for colour in marks for ground in (look.background, look.land))


def test_days_have_their_bars_and_what_is_left_out_is_said() -> None:
    found = spec(charts.volume_by_day(DAYS))
    assert rows(found) == [{"day": "2024-02-01", "events": 2}, {"day": "2024-02-03", "events": 1}]
    assert found["title"]["text"] == "3 events by day, 2024-02-01 to 2024-02-04"
    assert found["title"]["subtitle"] == "1 event without an exact day"
    assert found["params"][0]["name"] == "period"
    assert found["encoding"]["x"]["scale"]["domain"][1] == {"year": 2024, "month": 2, "date": 5, "utc": True}


def test_conflict_goes_down_and_cooperation_up() -> None:
    found = {(row["day"], row["side"]): row["shown"] for row in rows(spec(charts.balance_by_day(DAYS)))}
    assert found == {
        ("2024-02-01", "cooperation"): 1.9,
        ("2024-02-01", "conflict"): -10.0,
        ("2024-02-03", "conflict"): -6.8,
    }


def test_directions_have_rows_of_their_own() -> None:
    found = spec(charts.between_by_month(BETWEEN, NAMES))
    assert found["encoding"]["row"]["sort"] == ["Chile → Peru", "Peru → Chile", "together"]
    assert {row["who"] for row in rows(found)} == {"Chile → Peru", "together"}
    assert ("2024-02-01", "Chile → Peru", -10.0) in {(row["month"], row["who"], row["shown"]) for row in rows(found)}


def test_links_differ_in_dashes_as_in_colours() -> None:
    found = charts.network(NETWORK)
    links, nodes = (data["values"] for data in found["data"])
    assert [node["shape"] for node in nodes] == ["state", "state", "person"]
    assert [(link["leans"], nodes[link["source"]]["id"], link["strength"]) for link in links] == [
        ("conflict", "CHL", 2),
        ("neither", "CHL", 2),
    ]
    dashes = next(scale for scale in found["scales"] if scale["name"] == "dash")["range"]
    assert len({tuple(dash) for dash in dashes}) == 3
    assert found["title"]["subtitle"] == "3 weaker links left out"


@pytest.mark.parametrize(("actors", "most"), [(20, 20), (150, 100)])
def test_in_a_crowd_only_the_weightiest_have_names(actors: int, most: int) -> None:
    nodes = tuple(
        Node(id=f"org/{at}", name=f"Body {at}", kind="organisation", country=None, weight=actors - at)
        for at in range(actors)
    )
    links = tuple(
        Link(a=nodes[at // 2].id, b=nodes[at].id, sign=1.0, events=1, ties=(), claims=()) for at in range(1, actors)
    )
    drawn = charts.to_svg(charts.network(Network(nodes=nodes, links=links)))
    named = {int(one) for one in re.findall(r">Body (\d+)<", drawn)}
    assert 15 <= len(named) <= most
    assert {0, 1, 2} <= named <= set(range(most))


def test_a_map_draws_no_place_without_coordinates_and_names_it() -> None:
    found = spec(charts.events_map(PLACES))
    points = rows(found)
    assert [(row["place"], row["leans"], row["whole"]) for row in points] == [("Arica", "conflict", "no")]
    assert found["title"]["subtitle"].startswith("No coordinates known: </script><img")
    assert found["title"]["subtitle"].endswith("4 events without a place")


def test_a_near_map_shows_its_points_with_a_margin() -> None:
    corners = spec(charts.events_map(PLACES, near=True))["projection"]["fit"]["geometry"]["coordinates"]
    assert sorted(corners) == [[-73.3, -21.5], [-73.3, -15.5], [-67.3, -21.5], [-67.3, -15.5]]


def test_scores_show_who_has_settled_forecasts() -> None:
    found = spec(charts.forecast_scores(SCORES, NAMES))
    assert [(row["holder"], row["shown"]) for row in rows(found)] == [("Chile", 2), ("Chile", -1)]
    assert rows(found)[0]["brier"] == "0.13 over 2 forecasts"
    assert found["title"]["subtitle"] == "1 holder without a settled forecast"


def test_denials_have_a_shape_and_undated_accounts_are_counted() -> None:
    found = spec(charts.timeline_of_accounts(TELLINGS, NAMES))
    assert [(row["stance"], row["sure"]) for row in rows(found)] == [("says so", "yes"), ("denies it", "no")]
    assert found["encoding"]["shape"]["scale"]["range"] == ["circle", "cross"]
    assert found["title"]["subtitle"] == "1 claim without a date"


def test_words_from_reports_are_data_or_titles_without_what_turns_them_around(chart: Callable[[Look], Any]) -> None:
    made = charts.to_json(chart(LIGHT))
    assert "\u202e" not in made

    def expressions(value: object, key: str = "") -> list[str]:
        if isinstance(value, dict):
            return [one for name, part in value.items() if name != "values" for one in expressions(part, name)]
        if isinstance(value, list):
            return [one for part in value for one in expressions(part, key)]
        return [value] if isinstance(value, str) and key in ("expr", "signal", "test", "labelExpr", "calculate") else []

    assert not [one for one in expressions(json.loads(made)) if "onerror" in one or "7*7" in one]


def test_nothing_on_record_still_makes_a_chart() -> None:
    nothing = Days(since=None, until=None, days=(), events=0)
    assert spec(charts.volume_by_day(nothing))["title"]["text"] == "0 events by day"
    assert charts.to_svg(charts.balance_by_day(nothing)).startswith("<svg")
    empty = replace(NETWORK, nodes=(), links=(), left_out=0)
    assert charts.to_svg(charts.network(empty)).startswith("<svg")
    assert charts.to_svg(charts.events_map(replace(PLACES, places=(), unlocated=()))).startswith("<svg")
    assert charts.to_svg(charts.between_by_month(replace(BETWEEN, series=(), first=None, last=None))).startswith("<svg")
    assert charts.to_svg(charts.forecast_scores(())).startswith("<svg")
    assert charts.to_svg(charts.timeline_of_accounts(())).startswith("<svg")


def test_a_long_name_is_shortened() -> None:
    from onrecord.charts.words import label

    assert label("a" * 100) == "a" * 47 + "…"
    assert label(" two\n\twords\u202e ") == "two words\\u202e"
    assert HOSTILE not in label(HOSTILE)


def test_importing_charts_loads_neither_altair_nor_the_renderer() -> None:
    look = (
        "import sys, onrecord.charts; print([one for one in ('altair', 'vl_convert', 'spacy') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
