"""An id that ends like a twin's address has its own page, and its own twin."""

from starlette.testclient import TestClient

from onrecord.reader import Reader
from onrecord.record import read_into
from onrecord.vocabulary import Report
from onrecord.web.twins import page_path


def test_the_page_of_an_id_that_ends_in_json(own_client: TestClient, reader: Reader) -> None:
    read_into(
        own_client.app.state.record,  # type: ignore[attr-defined]
        [Report(id="wire/day.json", text="Peru praised Chile."), Report(id="wire/day", text="Chad praised Mali.")],
        reader,
    )
    own_client.app.state.freshness.changed()  # type: ignore[attr-defined]
    page = own_client.get(f"/reports/{page_path('wire/day.json')}")
    assert page.headers["content-type"].startswith("text/html")
    assert "Peru" in page.text
    assert 'href="/reports/wire/day.json.json"' in page.text
    assert own_client.get("/reports/wire/day.json.json").json()["id"] == "wire/day.json"
    assert own_client.get("/reports/wire/day.json").json()["id"] == "wire/day"
    assert 'href="/reports/wire/day%2Ejson"' in own_client.get("/reports").text


def test_what_is_not_there_is_told_to_people_as_a_page(client: TestClient) -> None:
    assert client.get("/reports/none%2Ejson").headers["content-type"].startswith("text/html")
    assert client.get("/reports/none.json").headers["content-type"] == "application/problem+json"
