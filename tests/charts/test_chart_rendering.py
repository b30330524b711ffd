"""Charts as files."""

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from chart_reports import CHARTS

from onrecord import charts
from onrecord.charts import DARK, LIGHT, Look
from onrecord.vocabulary import OnrecordError, UsageError

FETCHING = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "data": {"url": "http://127.0.0.1:9/data.json"},
    "mark": "bar",
    "encoding": {"x": {"field": "a", "type": "quantitative"}},
}


def test_an_svg_is_xml_with_a_label(chart: Callable[[Look], Any]) -> None:
    svg = charts.to_svg(chart(DARK))
    root = ElementTree.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("role") == "img"
    assert root.get("aria-label") == charts.spec_of(chart(DARK))["description"]
    assert "<script" not in svg
    assert "<img" not in svg


def test_the_same_chart_is_drawn_the_same_way() -> None:
    light, dark = (charts.to_svg(CHARTS["volume"](look)) for look in (LIGHT, DARK))
    assert charts.to_svg(CHARTS["volume"](LIGHT)) == light
    ids = [set(re.findall(r'id="([^"]+)"', drawn)) for drawn in (light, dark)]
    assert all(ids)
    assert not ids[0] & ids[1]
    assert set(re.findall(r"url\(#([^)]+)\)", light)) == ids[0]
    assert charts.to_png(CHARTS["network"](LIGHT)) == charts.to_png(CHARTS["network"](LIGHT))


def test_files_are_what_they_are_called() -> None:
    made = CHARTS["volume"](LIGHT)
    assert charts.rendered(made, "png").startswith(b"\x89PNG")
    assert charts.rendered(made, "svg").startswith(b"<svg")
    assert json.loads(charts.rendered(made, "json"))["mark"]["type"] == "bar"
    with pytest.raises(UsageError) as raised:
        charts.rendered(made, "gif")
    assert raised.value.code == "unknown-value"


def test_nothing_is_fetched() -> None:
    for draw in (charts.to_svg, charts.to_png):
        with pytest.raises(OnrecordError) as raised:
            draw(FETCHING)
        assert raised.value.code == "chart-broken"


def test_looks_have_names() -> None:
    assert charts.look_named("dark") is DARK
    with pytest.raises(UsageError):
        charts.look_named("sepia")
