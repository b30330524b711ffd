"""Lists are narrowed down, paged through and taken away whole, in one way for all kinds."""

import csv
import io
import json

import pytest
from starlette.testclient import TestClient

from onrecord.record.asked import LISTS


@pytest.mark.parametrize("kind", LISTS)
def test_every_list_has_a_page_a_twin_and_three_files(client: TestClient, kind: str) -> None:
    listed = client.get(f"/api/v1/{kind}?size=200").json()
    assert client.get(f"/{kind}").status_code == 200
    assert client.get(f"/{kind}.json?size=200").json() == listed
    rows = list(csv.DictReader(io.StringIO(client.get(f"/{kind}.csv").text)))
    assert [row["id"] for row in rows] == [row["id"] for row in listed["rows"]]
    lines = client.get(f"/api/v1/{kind}.jsonl").text.splitlines()
    assert [json.loads(line) for line in lines] == listed["rows"]
    parquet = client.get(f"/{kind}.parquet")
    assert parquet.content[:4] == b"PAR1" or not rows
    assert parquet.headers["content-disposition"] == f'attachment; filename="{kind}.parquet"'


def test_a_facet_narrows_the_page_down_to_what_it_counts(client: TestClient) -> None:
    whole = client.get("/api/v1/claims").json()
    types = next(facet for facet in whole["facets"] if facet["field"] == "type")["values"]
    assert len(types) > 1
    for one in types:
        asked = client.get("/api/v1/claims", params={"type": one["value"]}).json()
        assert asked["total"] == one["count"]
    two = client.get("/api/v1/claims", params={"type": [types[0]["value"], types[1]["value"]]}).json()
    assert two["total"] == types[0]["count"] + types[1]["count"]


def test_facets_call_their_values_by_the_words_of_readers(client: TestClient) -> None:
    countries = next(one for one in client.get("/api/v1/claims").json()["facets"] if one["field"] == "country")[
        "values"
    ]
    named = {one["value"]: one["name"] for one in countries}
    assert all(len(value) == 3 for value in named if value != "unknown")
    assert len({value for value, name in named.items() if name != value}) > 3
    claims, actors = client.get("/claims").text, client.get("/actors").text
    assert f"<span>{next(name for value, name in named.items() if name != value)}</span>" in claims
    assert "<span>not yet</span>" in claims
    assert "<span>organ of state</span>" in actors
    assert "<span>GOV</span>" not in actors


def test_pages_follow_one_another_by_cursor(client: TestClient) -> None:
    whole = [row["id"] for row in client.get("/api/v1/claims?size=200").json()["rows"]]
    found, after = [], ""
    while True:
        page = client.get("/api/v1/claims", params={"size": 7, "after": after}).json()
        found += [row["id"] for row in page["rows"]]
        if page["next"] is None:
            break
        after = page["next"]
    assert found == whole


def test_a_forged_cursor_is_refused(client: TestClient) -> None:
    problem = client.get("/api/v1/claims?after=forged")
    assert problem.status_code == 400
    assert problem.json()["code"] == "not-a-cursor"


def test_the_page_keeps_what_is_asked_in_its_links(client: TestClient) -> None:
    page = client.get("/claims?words=port&as_of=2030&sort=oldest").text
    assert 'href="/claims.csv?words=port&amp;as_of=2030&amp;sort=oldest"' in page
    assert "<option selected>oldest</option>" in page


def test_an_empty_list_says_what_to_do(client: TestClient) -> None:
    page = client.get("/events?words=zeppelin").text
    assert "Nothing on record is like this" in page
    assert 'href="/events"' in page
