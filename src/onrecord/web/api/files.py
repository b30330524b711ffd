"""How OpenAPI tells of what is no JSON: lists as files with a column for a field, and texts that are sent."""

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from onrecord.codebook import default_codebook
from onrecord.codebook.glossary import Glossary
from onrecord.inquiry.exporting import MEDIA_TYPES, ExportForm
from onrecord.inquiry.sheets import SHEETS
from onrecord.web.api.schemas import REFERENCE, Schema, examples, reference

OF_FILES: dict[str, str] = {
    "EventsColumns.event": "What happened, in a sentence.",
    "EventsColumns.says": "Who says so, and who denies it, in words.",
    "DisputesColumns.about": "What happened, or did not, in a sentence.",
    "DisputesColumns.yes": "What those say by whom it is so, in words.",
    "DisputesColumns.no": "What those say by whom it is not so, in words.",
    "AgreementsColumns.life": "The steps it took, each with its day where that is known.",
    "AgreementsColumns.obligations": "Who must do what for whom, a sentence each.",
    "ForecastsColumns.forecast": "What is foreseen, promised, threatened or planned, in a sentence.",
    "ClaimsColumns.sentence": "Who says that who did what to whom, in a sentence.",
    "ClaimsColumns.actor_names": "Who acts, by name, in the order of `actors`.",
    "ClaimsColumns.recipient_names": "To whom it is done, by name, in the order of `recipients`.",
    "ClaimsColumns.time": "When it was or is to be: an ISO date, or what the report's words come to.",
    "ClaimsColumns.trigger": "The word or words that name the event, tie or duty.",
    "ClaimsColumns.quantities": "Stated figures, in the report's words.",
    "ClaimsColumns.place": "The place by name; null when the report names none.",
    "ClaimsColumns.says": "Who says so, in words.",
    "StatementsColumns.says": "Who speaks: the actor's name, else the report's words for the source.",
    "StatementsColumns.source": "The words that name who speaks.",
    "StatementsColumns.cue": "The word by which the report says that somebody says it.",
}
"""Columns that the row has no such field for; the others hold what the row's field of that name does."""
_TYPES: dict[type, str] = {int: "integer", float: "number", bool: "boolean"}


def columns_name(kind: str) -> str:
    """The name of the schema of a list's columns: `EventsColumns`."""
    return f"{kind.capitalize()}Columns"


def columns(kind: str, row: Any, glossary: Glossary | None = None) -> Schema:
    """The schema of a row of a list as CSV and Parquet have it: each column with its type and what it holds."""
    words = glossary or default_codebook().compiled(Glossary)
    sheet = SHEETS[kind]
    properties = {
        field: {
            "type": [_TYPES[sheet.typed[field]] if field in sheet.typed else "string", "null"],
            "description": _told(kind, row, field, words),
        }
        for field in sheet.flat
    }
    name = columns_name(kind)
    return {
        "title": name,
        "type": "object",
        "description": f"A row of {kind} as CSV and Parquet have it: a column a field, in this order. "
        "Several values in one stand behind each other with semicolons between. CSV leaves empty what is null.",
        "properties": properties,
        "required": list(properties),
        "examples": [examples()[name]] if name in examples() else [],
    }


def _told(kind: str, row: Any, name: str, words: Glossary) -> str:
    own = OF_FILES.get(f"{columns_name(kind)}.{name}")
    return own or words.field(row, name)


def file_content(kind: str, row: Any) -> dict[str, dict[str, Any]]:
    """What a list as a file is, by type of content: what its rows are, and where it is text, a real one."""
    flat = {"$ref": REFERENCE.format(name=columns_name(kind))}
    shown: dict[str, dict[str, Any]] = {}
    for form, media_type in MEDIA_TYPES.items():
        media = media_type.partition(";")[0]
        rows = {"type": "array", "items": reference(row) if form is ExportForm.JSON_LINES else flat}
        shown[media] = {"schema": {"type": "string", "contentMediaType": media, "contentSchema": rows}}
        shown[media] |= text_example(f"{kind}.{form.value}")
    return shown


def text_example(key: str) -> dict[str, str]:
    """OpenAPI's `example` of a text, where there is one: of a list as a file (`events.csv`), or of what is sent."""
    return {"example": text_examples()[key]} if key in text_examples() else {}


@cache
def text_examples() -> dict[str, str]:
    """Lists as files, by kind and form (`events.csv`), and what is sent, by its type of content.

    `docs/_ext/renew_examples.py` makes them of the reports in `samples`.
    """
    found: dict[str, str] = msgspec.json.decode(files("onrecord.web.api").joinpath("text_examples.json").read_bytes())
    return found
