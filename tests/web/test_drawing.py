"""Charts are drawn by a process beside the server's, which may die or take too long without harm to the server."""

import os
import signal
from collections.abc import Iterator
from xml.etree import ElementTree

import msgspec
import pytest

from onrecord.inquiry.days import Day, Days
from onrecord.inquiry.network import Link, Network, Node
from onrecord.vocabulary import OnrecordError
from onrecord.web.charting.drawing import Drawer
from onrecord.web.charting.orders import Order

SVG = "{http://www.w3.org/2000/svg}"
MEANT_ILL = (
    "<script>alert(1)</script>",
    "</text></svg><script>alert(1)</script>",
    "{{ 7 * 7 }} ${7*7}",
    "'+alert(1)+'",
    "datum['weight']",
)


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    found = Drawer()
    yield found
    found.close()


def an_order(figures: object, chart: str = "days", **changed: object) -> Order:
    how = {"form": "svg", "theme": "light", "size": "wide", "headed": True, **changed}
    return Order(chart=chart, figures=msgspec.Raw(msgspec.json.encode(figures)), **how)  # type: ignore[arg-type]


def some_days() -> Days:
    found = tuple(Day(day=f"2031-03-{day:02}", events=day, cooperation=day * 2.0, conflict=1.5) for day in range(1, 6))
    return Days(since="2031-03-01", until="2031-03-05", days=found, events=15)


def texts(drawing: bytes) -> str:
    return " ".join("".join(one.itertext()) for one in ElementTree.fromstring(drawing).iter(f"{SVG}text"))


def test_a_chart_for_a_page_has_neither_title_nor_ground(drawer: Drawer) -> None:
    whole = drawer.draw(an_order(some_days()))
    bare = drawer.draw(an_order(some_days(), headed=False))
    assert "15 events by day" in texts(whole)
    assert "15 events by day" not in texts(bare)
    assert b'fill="#ffffff"' in whole
    assert b'fill="#ffffff"' not in bare


def test_what_cannot_be_drawn_is_told_and_the_process_goes_on(drawer: Drawer) -> None:
    with pytest.raises(OnrecordError) as told:
        drawer.draw(an_order(some_days(), form="gif"))
    assert told.value.code == "unknown-value"
    before = drawer.process
    assert drawer.draw(an_order(some_days())).startswith(b"<svg")
    assert drawer.process == before


def test_a_process_that_died_is_followed_by_another(drawer: Drawer) -> None:
    drawer.draw(an_order(some_days()))
    first = drawer.process
    assert first is not None
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert drawer.draw(an_order(some_days())).startswith(b"<svg")
    assert drawer.process not in (None, first)


def test_orders_that_make_no_sense_end_the_process_not_the_server(drawer: Drawer) -> None:
    with pytest.raises(OnrecordError) as told:
        drawer.draw(an_order(some_days(), chart="network"))
    assert told.value.code == "chart-broken"
    assert drawer.draw(an_order(some_days())).startswith(b"<svg")


def test_a_drawing_that_takes_too_long_is_given_up() -> None:
    impatient = Drawer(limit=0.01)
    with pytest.raises(OnrecordError) as told:
        impatient.draw(an_order(some_days()))
    assert told.value.code == "chart-too-slow"
    assert impatient.process is None


def test_names_that_mean_ill_are_words_in_a_drawing(drawer: Drawer) -> None:
    nodes = tuple(
        Node(id=f"person/{at}", name=name, kind="person", country=None, weight=9) for at, name in enumerate(MEANT_ILL)
    )
    links = tuple(
        Link(a="person/0", b=node.id, sign=-0.5, events=1, ties=(MEANT_ILL[0],), claims=()) for node in nodes[1:]
    )
    drawing = drawer.draw(an_order(Network(nodes=nodes, links=links), chart="network"))
    tags = {one.tag.removeprefix(SVG) for one in ElementTree.fromstring(drawing).iter()}
    assert tags <= {"svg", "g", "path", "text", "rect", "defs", "clipPath", "style", "line"}
    for name in MEANT_ILL:
        assert name[:20] in texts(drawing)
