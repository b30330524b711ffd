"""Drawing in a process of its own."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest
from chart_reports import CHARTS

from onrecord import charts
from onrecord.charts import DARK, LIGHT, Drawer
from onrecord.vocabulary import OnrecordError

BROKEN = {"$schema": "https://vega.github.io/schema/vega/v6.json", "marks": [{"type": "no such mark"}]}


def test_a_drawer_draws_what_this_process_would() -> None:
    with Drawer() as drawer:
        for name in ("volume", "network", "accounts"):
            assert drawer.svg(CHARTS[name](LIGHT)) == charts.to_svg(CHARTS[name](LIGHT))


def test_a_drawer_is_shared_and_outlives_faults() -> None:
    with Drawer() as drawer:
        with pytest.raises(OnrecordError) as raised:
            drawer.svg(BROKEN)
        assert raised.value.code == "chart-broken"
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda look: drawer.svg(CHARTS["volume"](look)), (LIGHT, DARK) * 3))
    assert len(set(found)) == 2


def test_a_drawer_whose_process_was_killed_starts_another() -> None:
    with Drawer() as drawer:
        drawer.svg(CHARTS["volume"](LIGHT))
        beside = drawer._beside
        assert beside is not None
        os.kill(beside.pid, signal.SIGKILL)
        beside.wait()
        assert drawer.svg(CHARTS["volume"](DARK)).startswith("<svg")
    assert drawer._beside is None


def test_a_drawing_that_takes_too_long_is_given_up() -> None:
    with Drawer(patience=0.01) as drawer, pytest.raises(OnrecordError) as raised:
        drawer.svg(CHARTS["network"](LIGHT))
    assert raised.value.code == "chart-broken"
