"""Pages of actors and of what is between two, over the samples."""

from html import escape
from pathlib import Path
from urllib.parse import urlencode

from starlette.testclient import TestClient

from onrecord.record import open_record


def test_every_actor_has_a_page(client: TestClient, asked_record: Path) -> None:
    with open_record(asked_record) as record:
        actors = list(record.actors())
    assert actors
    for actor in actors[::7]:
        page = client.get(f"/actors/{actor.id}")
        assert page.status_code == 200, actor.id
        assert client.get(f"/actors/{actor.id}.json").json()["actor"]["claims"] == actor.claims


def test_long_lists_lead_to_the_list_of_all(client: TestClient) -> None:
    page = client.get("/actors/KGZ").text
    assert 'href="/claims?actor=KGZ"' in page
    assert 'href="/claims?holder=KGZ"' in page


def test_an_actor_leads_to_whom_it_deals_with(client: TestClient) -> None:
    dealings = client.get("/api/v1/actors/KGZ").json()["deals_with"]
    assert [one["side"]["id"] for one in dealings][:1] == ["TJK"]
    assert 'href="/between?a=KGZ&amp;b=TJK"' in client.get("/actors/KGZ").text


def test_who_is_not_on_record_is_told_so(client: TestClient) -> None:
    assert client.get("/actors/person/nobody").status_code == 404
    assert client.get("/api/v1/between?a=KGZ&b=Atlantis").json()["code"] == "unknown-actor"


def test_between_two_shows_months_and_both_contacts(client: TestClient) -> None:
    told = client.get("/api/v1/between?a=KGZ&b=Tajikistan").json()
    assert (told["a"]["id"], told["b"]["id"]) == ("KGZ", "TJK")
    page = client.get("/between?a=KGZ&b=Tajikistan").text
    for month in told["series"]:
        assert month["month"] in page
    assert told["first_contact"]["sentence"] in page
    for line in told["events"]["lines"]:
        assert f'href="/events/{line["id"]}"' in page


def test_without_two_a_form_and_pairs_are_offered(client: TestClient) -> None:
    page = client.get("/between").text
    assert "Choose two actors" in page
    offered = client.get("/between.json").json()["offered"]
    assert offered
    for one in offered:
        query = urlencode({"a": one["a"]["id"], "b": one["b"]["id"]})
        assert f'href="/between?{escape(query)}"' in page


def test_two_with_nothing_between_them_are_told_so(client: TestClient) -> None:
    page = client.get("/between?a=KGZ&b=NOR").text
    assert "Nothing is on record between the two" in page
