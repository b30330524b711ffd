"""Sums of cooperation and conflict lead to the events that they add up."""

import html
import re

import pytest
from starlette.testclient import TestClient

from onrecord.codebook import default_codebook
from onrecord.inquiry.between import scales

CELL = re.compile(r'<td class="number"><a href="([^"]*&amp;type=[^"]*)">([\d.,]+)</a></td>')


@pytest.mark.parametrize("page", ["/?since=2025-01-01&until=2025-12-31", "/map", "/actors/VNM"])
def test_a_sum_leads_to_its_events(client: TestClient, page: str) -> None:
    scale = default_codebook().compiled(scales)
    cells = [(html.unescape(address), float(told)) for address, told in CELL.findall(client.get(page).text)]
    assert cells
    for address, told in cells:
        found = client.get(address.replace("/events?", "/events.json?")).json()
        values = [scale[row["type"]] for row in found["rows"]]
        assert values
        assert all(value > 0 for value in values) or all(value < 0 for value in values)
        assert abs(sum(values)) >= told - 0.05


def test_nothing_leads_nowhere(client: TestClient) -> None:
    assert '<td class="number">0.0</td>' in client.get("/map").text
