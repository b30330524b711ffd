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


MONTHS = re.compile(r'<table class="months">(.*?)</table>', re.DOTALL)
LED = re.compile(r'<td class="number[^"]*"><a href="([^"]*)">([\d.]+)')


@pytest.mark.parametrize(("a", "b"), [("KGZ", "TJK"), ("TJK", "KGZ")])
@pytest.mark.parametrize("days", ["", "&since=2025-03-01&until=2025-03-31"])
def test_each_figure_between_two_leads_to_just_what_it_adds_up(client: TestClient, a: str, b: str, days: str) -> None:
    scale = default_codebook().compiled(scales)
    table = MONTHS.search(client.get(f"/between?a={a}&b={b}{days}").text)
    assert table
    cells = [(html.unescape(address), float(told)) for address, told in LED.findall(table[1])]
    assert any("part=" in address for address, _ in cells)
    for address, told in cells:
        found = client.get(address.replace("/events?", "/events.json?")).json()
        if "type=" in address:
            assert abs(sum(scale[row["type"]] for row in found["rows"])) == pytest.approx(told)
        else:
            assert found["total"] == told


def test_the_days_of_a_table_lead_to_as_many_events(client: TestClient) -> None:
    page = client.get("/?since=2025-01-01&until=2025-12-31").text
    days = re.findall(
        r'<th scope="row"><a href="(/events[^"]*on=[^"]*)">[^<]*</a></th><td class="number">(\d+)</td>', page
    )
    assert days
    for address, told in days:
        assert client.get(html.unescape(address).replace("/events?", "/events.json?")).json()["total"] == int(told)


@pytest.mark.parametrize("actor", ["KGZ", "TJK"])
def test_what_an_actor_did_and_underwent_leads_to_as_many(client: TestClient, actor: str) -> None:
    page = client.get(f"/actors/{actor}.json").json()
    for told, part in (("did", "actor"), ("undergone", "recipient")):
        asked = f"/events.json?actor={actor}&part={part}&status=reported&status=confirmed&status=disputed"
        assert client.get(asked).json()["total"] == page[told]["total"]


def test_conditions_that_no_form_shows_are_told_and_can_be_taken_away(client: TestClient) -> None:
    page = client.get("/events?between=KGZ&between=TJK&part=recipient&on=2025&status=reported").text
    only = re.search(r'<ul class="only".*?</ul>', page, re.DOTALL)
    assert only
    links = re.findall(r'<a href="([^"]*)"><span class="visually-hidden">Take away: </span>(.*?) <span', only[0])
    found = {words: html.unescape(address) for address, words in links}
    assert list(found) == ["between Kyrgyzstan and Tajikistan", "Tajikistan acts, Kyrgyzstan does not", "of 2025 alone"]
    assert found["of 2025 alone"] == "/events?between=KGZ&between=TJK&part=recipient&status=reported"
    assert found["between Kyrgyzstan and Tajikistan"] == "/events?on=2025&status=reported"
    assert 'class="only"' not in client.get("/events?status=reported&since=2025-01-01&actor=KGZ").text


def test_nothing_leads_nowhere(client: TestClient) -> None:
    assert '<td class="number">0.0</td>' in client.get("/map").text
