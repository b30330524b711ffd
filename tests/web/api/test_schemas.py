"""OpenAPI's components: every field and value is described, references lead somewhere, examples are of their type."""

import csv
import io
from enum import StrEnum
from typing import Any, Generic, TypeVar

import msgspec
import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.glossary import Glossary
from onrecord.inquiry.exporting import MEDIA_TYPES, ExportForm
from onrecord.inquiry.listing import Listing
from onrecord.inquiry.sheets import SHEETS
from onrecord.record.filters import Filters
from onrecord.record.found import ClaimOnRecord
from onrecord.settings import Settings
from onrecord.vocabulary import Event, EventType, Factuality
from onrecord.web.api.files import OF_FILES, columns, columns_name, text_examples
from onrecord.web.api.schemas import components, examples, held, name_of, parameter
from onrecord.web.app import create
from onrecord.web.settings import WebSettings
from onrecord.web.views.lists import KINDS
from public_structs import public_structs

Item = TypeVar("Item")


class Shelf(msgspec.Struct, Generic[Item]):
    """Some things in a row."""

    reports: tuple[Item, ...]
    last: Item | None = None


class Wing(StrEnum):
    """A side of a house."""

    EAST = "east"
    NORTH = "north"


class Room(msgspec.Struct, kw_only=True):
    """A room of a house, found again by
    its `wing`.
    """

    wing: Wing
    next: "Room | None" = None
    from_: str | None = msgspec.field(default=None, name="from")


def references(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"]] if isinstance(schema.get("$ref"), str) else []
        return own + [one for value in schema.values() for one in references(value)]
    return [one for item in schema for one in references(item)] if isinstance(schema, list) else []


@pytest.fixture(scope="module")
def everything() -> dict[str, Any]:
    return components(public_structs())


def test_everything_public_is_described(everything: dict[str, Any]) -> None:
    for kind in public_structs():
        schema = everything[kind.__name__]
        assert schema["description"], kind
        bare = [name for name, one in schema.get("properties", {}).items() if not one.get("description")]
        assert not bare, f"{kind.__name__}: {bare}"


def test_references_lead_to_components(everything: dict[str, Any]) -> None:
    found = references(everything)
    assert len(found) > 40
    assert {one.removeprefix("#/components/schemas/") for one in found} <= set(everything)


def test_a_field_s_description_stands_beside_its_reference(everything: dict[str, Any], codebook: Codebook) -> None:
    told = everything["ClaimOnRecord"]["properties"]["factuality"]
    assert told["$ref"] == "#/components/schemas/Factuality"
    assert told["description"] == codebook.compiled(Glossary).field(ClaimOnRecord, "factuality")
    assert everything["ClaimOnRecord"]["properties"]["id"] != everything["Claim"]["properties"]["id"]


def test_values_are_in_their_order_with_their_meanings(everything: dict[str, Any]) -> None:
    schema = everything["Factuality"]
    assert schema["enum"] == [value.value for value in Factuality]
    assert (
        "- `CT-`: certainly not. The holder says without reserve that it is not so: a denial." in schema["description"]
    )
    assert "- `ASSAULT`: Uses violence" in components([EventType])["EventType"]["description"]


def test_generics_are_named_with_their_parameters_and_described(codebook: Codebook) -> None:
    made = components([Shelf[Event], Shelf[ClaimOnRecord]])
    assert {"Shelf_Event_", "Shelf_ClaimOnRecord_", "Event", "ClaimOnRecord", "Account"} <= set(made)
    shelf = made["Shelf_Event_"]
    assert shelf["description"] == "Some things in a row."
    assert shelf["properties"]["reports"]["items"] == {"$ref": "#/components/schemas/Event"}
    assert shelf["properties"]["reports"]["description"] == codebook.compiled(Glossary).field("Shelf", "reports")


def test_what_the_glossary_does_not_know_is_still_told(codebook: Codebook) -> None:
    made = components([list[Room]], codebook.compiled(Glossary))
    assert set(made) == {"Room", "Wing"}
    assert made["Room"]["description"] == "A room of a house, found again by\nits `wing`."
    assert "description" not in made["Room"]["properties"]["wing"]
    assert made["Room"]["properties"]["from"]["description"] == codebook.compiled(Glossary).field("Room", "from")
    assert made["Wing"]["description"] == "A side of a house."
    assert held([dict[str, list[Room] | None]]) == [Room, Wing]


def test_the_order_of_types_changes_nothing() -> None:
    kinds = public_structs()
    assert msgspec.json.encode(components(kinds)) == msgspec.json.encode(components(reversed(kinds)))


@pytest.fixture(scope="module")
def everything_and_lists() -> dict[str, Any]:
    return components([*public_structs(), *LISTINGS])


COLUMNS = {columns_name(kind): kind for kind in KINDS}
LISTINGS = [Listing[row] for row, _ in KINDS.values()]


@pytest.mark.parametrize("name", sorted(set(examples()) - set(COLUMNS)))
def test_an_example_is_of_its_type(name: str, everything_and_lists: dict[str, Any]) -> None:
    kinds = {name_of(kind): kind for kind in (*public_structs(), *LISTINGS)}
    assert name in kinds, "run python docs/_ext/renew_examples.py"
    made = msgspec.convert(examples()[name], kinds[name], strict=True)
    again = msgspec.json.decode(msgspec.json.encode(made))
    assert again == examples()[name], "run python docs/_ext/renew_examples.py"
    assert everything_and_lists[name]["examples"] == [examples()[name]]


def test_the_words_of_the_vocabulary_have_examples() -> None:
    assert {"Event", "Dispute", "Agreement", "Forecast", "TieOverTime", "Transfer"} <= set(examples())
    assert {"ClaimOnRecord", "StatementOnRecord", "ReportOnRecord", "ActorOnRecord", "Correction"} <= set(examples())


def test_every_filter_is_told() -> None:
    told = {field.encode_name: parameter(field.encode_name) for field in msgspec.structs.fields(Filters)}
    assert "country code" in told["holder"]
    assert told["actor"] != told["holder"]
    with pytest.raises(KeyError, match="colour"):
        parameter("colour")


@pytest.fixture(scope="module")
def manual() -> dict[str, Any]:
    return create(WebSettings(general=Settings())).openapi()


def contents(manual: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """What is sent to each operation and what it answers if all is well, by type of content."""
    return [
        (operation["operationId"], media_type, content)
        for operations in manual["paths"].values()
        for operation in operations.values()
        for body in (
            operation.get("requestBody", {}),
            *(answer for status, answer in operation["responses"].items() if status.startswith("2")),
        )
        for media_type, content in body.get("content", {}).items()
    ]


def test_everything_in_json_has_an_example(manual: dict[str, Any]) -> None:
    made = manual["components"]["schemas"]
    told = {
        one.rpartition("/")[2]
        for _, media_type, content in contents(manual)
        if media_type == "application/json"
        for one in references(content["schema"])
    }
    assert len(told) > 40
    assert not [name for name in sorted(told) if "examples" not in made[name]]


def test_everything_in_text_has_an_example_and_every_table_its_columns(manual: dict[str, Any]) -> None:
    made, texts, tables = manual["components"]["schemas"], set(), set()
    for operation, media_type, content in contents(manual):
        if media_type == MEDIA_TYPES[ExportForm.PARQUET]:
            (columns_of,) = references(content["schema"])
            tables.add(columns_of)
            assert made[columns_of.rpartition("/")[2]]["examples"], operation
        elif media_type != "application/json":
            texts.add(media_type)
            assert content["example"], f"{operation} {media_type}: run python docs/_ext/renew_examples.py"
    assert texts == {"text/csv", "application/x-ndjson", "text/plain", "text/html"}
    assert {one.rpartition("/")[2] for one in tables} == set(COLUMNS)
    assert set(references(manual)) <= {f"#/components/schemas/{name}" for name in made}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_as_its_columns_are_described(kind: str, codebook: Codebook) -> None:
    row = KINDS[kind][0]
    told = columns(kind, row, codebook.compiled(Glossary))
    names, example = list(told["properties"]), told["examples"][0]
    assert names == list(SHEETS[kind].flat) == list(example), "run python docs/_ext/renew_examples.py"
    assert all(one["description"].endswith((".", ")")) for one in told["properties"].values())
    kinds = {"string": str, "integer": int, "number": float, "boolean": bool}
    for name, value in example.items():
        assert value is None or type(value) is kinds[told["properties"][name]["type"][0]], name
    header, *rows = csv.reader(io.StringIO(text_examples()[f"{kind}.csv"]))
    assert header == names
    in_json = [msgspec.json.decode(line, type=row) for line in text_examples()[f"{kind}.jsonl"].splitlines()]
    assert [one[0] for one in rows] == [one.id for one in in_json]
    assert example["id"] == rows[0][0]


def test_no_column_is_described_that_is_not_there() -> None:
    there = {f"{columns_name(kind)}.{name}" for kind in KINDS for name in SHEETS[kind].flat}
    assert set(OF_FILES) <= there
