"""Charts over the web: pictures, specifications, the figures behind them, and the tables beside them."""

import gzip
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from onrecord.inquiry import make_filters
from onrecord.inquiry.days import Days, days
from onrecord.inquiry.places import places
from onrecord.record import open_record
from onrecord.web.charting.kinds import KINDS, outer_box
from onrecord.web.rendering import _environment

QUESTIONS = {"between": "?a=KGZ&b=TJK"}
A_SERVER = """
import sys
from starlette.testclient import TestClient
from onrecord.settings import Settings
from onrecord.web.app import create
from onrecord.web.settings import WebSettings
with TestClient(create(WebSettings(general=Settings(record=sys.argv[1]))), base_url="http://127.0.0.1:8765") as client:
    assert client.get("/charts/days.svg").content.startswith(b"<svg")
print(*(name for name in ("altair", "vl_convert") if name in sys.modules))
"""


def rows(page: str) -> list[list[str]]:
    """The cells of each row of the tables in a page, as text."""
    found = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in found]
    return [[re.sub(r"<[^>]*>", "", cell).strip() for cell in row] for row in cells]


def drawn_rows(
    client: TestClient, chart: str, part: Callable[[dict[str, Any]], dict[str, Any]]
) -> list[dict[str, Any]]:
    """The rows of data that a part of a chart is drawn from."""
    spec = client.get(f"/charts/{chart}.json").json()
    found: list[dict[str, Any]] = spec["datasets"][part(spec)["data"]["name"]]
    return found


def rendered(words: str, page: Days) -> str:
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"as_of=2031", "headers": []}
    source = '{% from "charts.html" import days_chart, balance_chart with context %}' + words
    return _environment().from_string(source).render(page=page, request=Request(scope))


@pytest.mark.parametrize("name", KINDS)
def test_every_chart_is_a_picture_and_a_specification(client: TestClient, name: str) -> None:
    event = client.get("/events.json?sort=claims").json()["rows"][0]["id"]
    asked = f"?event={event}" if name == "accounts" else QUESTIONS.get(name, "")
    drawing = client.get(f"/charts/{name}.svg{asked}")
    assert drawing.headers["content-type"] == "image/svg+xml"
    assert drawing.text.startswith("<svg")
    assert 'aria-label="' in drawing.text
    spec = client.get(f"/charts/{name}.json{asked}").json()
    assert "vega.github.io/schema" in spec["$schema"]
    assert client.get(f"/charts/{name}.png{asked}").content.startswith(b"\x89PNG\r\n")


def test_the_accounts_of_an_event_are_those_of_its_page(client: TestClient) -> None:
    event = client.get("/events.json?sort=claims").json()["rows"][0]["id"]
    spec = client.get(f"/charts/accounts.json?event={event}").json()
    (drawn,) = spec["datasets"].values()
    page = client.get(f"/events/{event}.json").json()
    told = {one["id"] for one in page["accounts"] if one["part"] != "foretelling" and one["published"]}
    assert {one["claim"] for one in drawn} == told
    missing = client.get("/charts/accounts.svg")
    assert (missing.status_code, "unknown-id" in missing.text) == (404, True)


def test_looks_and_sizes_differ(client: TestClient) -> None:
    drawings = {client.get(f"/charts/days.svg?{how}").text for how in ("", "theme=dark", "size=narrow", "headed=no")}
    assert len(drawings) == 4


def test_the_room_that_a_page_keeps_is_that_of_the_picture(client: TestClient) -> None:
    for name in ("days", "balance", "map", "network"):
        drawing = client.get(f"/charts/{name}.svg?headed=no").text
        width, height = (float(re.search(f' {side}="([0-9.]+)"', drawing)[1]) for side in ("width", "height"))  # type: ignore[index]
        box = outer_box(name, "wide")
        assert abs(width - box.width) < 60, name
        assert abs(height - box.height) < 60, name


def test_a_chart_that_still_holds_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/charts/days.svg")
    again = client.get("/charts/days.svg", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    client.app.state.freshness.changed()  # type: ignore[attr-defined]
    assert client.get("/charts/days.svg", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_what_is_no_chart_is_not_there(client: TestClient) -> None:
    for path in ("/charts/weather.svg", "/charts/days.gif"):
        assert client.get(path).status_code == 404, path
    assert client.get("/charts/between.json?a=KGZ").json()["code"] == "between-two"
    assert client.get("/charts/days.json?since=yesterday").json()["code"] == "not-a-date"
    assert client.get("/charts/days.json?theme=pink").status_code == 422
    assert client.get("/charts/network.json?most=100000").status_code == 422


def test_the_server_itself_loads_nothing_that_draws(asked_record: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", A_SERVER, str(asked_record)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_figures_are_answered_to_programs(client: TestClient, asked_record: Path) -> None:
    with open_record(asked_record) as record:
        found = days(record, make_filters())
    told = client.get("/api/v1/days").json()
    assert told["events"] == found.events
    assert [day["day"] for day in told["days"]] == [day.day for day in found.days]
    assert client.get("/api/v1/active?most=1").json()["dyads"]
    assert client.get("/api/v1/network").json() == client.get("/network.json").json()
    assert client.get("/api/v1/places").json() == client.get("/map.json").json()


def test_the_table_of_the_network_has_the_links_of_the_chart(client: TestClient) -> None:
    links, nodes = (one["values"] for one in client.get("/charts/network.json?most=20").json()["data"])
    page = client.get("/network?most=20")
    found = rows(page.text)
    assert len(links) > 3
    for row, one in zip(found[1:], links, strict=False):
        for told, drawn in zip(row[0].split(" and "), one["names"].split(" – "), strict=True):
            assert told.startswith(drawn.removesuffix("…"))
    assert [int(row[1]) for row in found[1 : len(links) + 1]] == [one["events"] for one in links]
    assert [row[3].split()[1] for row in found[1 : len(links) + 1]] == [one["leans"] for one in links]
    assert len(found) == len(links) + len(nodes) + 2
    for one in links:
        assert f"/between?a={one['a'].replace('/', '%2F')}&amp;b=" in page.text


def test_the_table_of_the_map_has_the_points_of_the_chart(client: TestClient, asked_record: Path) -> None:
    points = drawn_rows(client, "map", lambda spec: spec["layer"][1])
    page = client.get("/map")
    table = {row[0].removesuffix(" (the country)"): int(row[2]) for row in rows(page.text) if row[2].isdigit()}
    assert points
    for one in points:
        assert table[one["place"]] == one["events"], one
    with open_record(asked_record) as record:
        found = places(record)
    for name in found.unlocated:
        assert name in page.text
    assert "Natural Earth" in page.text


def test_rows_lead_to_as_many_events(client: TestClient) -> None:
    page = client.get("/map").text
    leads = re.findall(r'<th scope="row"><a href="(/events\?[^"]*)">([^<]*)</a>.*?<td class="number">(\d+)', page)
    assert leads
    for address, place, number in leads[:5]:
        path, _, query = address.replace("&amp;", "&").partition("?")
        assert client.get(f"{path}.json?{query}").json()["total"] == int(number), place


def test_the_table_of_days_has_the_figures_of_the_chart(client: TestClient, asked_record: Path) -> None:
    with open_record(asked_record) as record:
        found = days(record, make_filters())
    page = rendered("{{ days_chart(page, actor='KGZ') }}", found)
    told = {row[0]: int(row[1]) for row in rows(page)[1:]}
    assert told == {day.day: day.events for day in found.days}
    drawn = drawn_rows(client, "days", lambda spec: spec)
    assert told == {one["day"]: one["events"] for one in drawn}
    for day in told:
        assert f"/events?as_of=2031&amp;actor=KGZ&amp;on={day}&amp;status=confirmed" in page


def test_a_chart_in_a_page_asks_for_its_pictures_with_what_the_page_asks(
    client: TestClient, asked_record: Path
) -> None:
    with open_record(asked_record) as record:
        page = rendered("{{ balance_chart(page, since='2020', title='<b>Balance</b>') }}", days(record))
    assert page.count("as_of=2031&amp;headed=no") == 5
    assert page.count("since=2020") > 5
    assert "prefers-color-scheme: dark" in page
    assert "&lt;b&gt;Balance" in page
    for address in re.findall(r'(?:srcset|src)="(/charts/[^"]+\.svg[^"]*)"', page):
        assert client.get(address.replace("&amp;", "&").replace("as_of=2031&", "")).status_code == 200


def test_the_script_is_sent_compressed_for_long(client: TestClient) -> None:
    page = client.get("/network").text
    (address,) = set(re.findall(r'data-bundle="([^"]+)"', page))
    sent = client.get(address, headers={"accept-encoding": "gzip"})
    assert "immutable" in sent.headers["cache-control"]
    assert sent.headers["content-encoding"] == "gzip"
    assert int(sent.headers["content-length"]) < 400_000
    plain = client.get(address, headers={"accept-encoding": "identity"})
    assert plain.content == sent.content
    assert len(gzip.compress(plain.content)) < len(plain.content)
    assert b"onrecordCharts" in plain.content


def test_nobody_dealing_with_anybody_is_said(client: TestClient) -> None:
    assert "Nobody deals with anybody here" in client.get("/network?until=1850").text
    assert "No event here has a place" in client.get("/map?until=1850").text
