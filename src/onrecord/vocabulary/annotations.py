"""All that the reader finds in one report, and its JSON (the annotation format, version 1)."""

from typing import Any

import msgspec
from msgspec import Struct

from onrecord.vocabulary.actor import Actor, Mention
from onrecord.vocabulary.circumstance import Place, Quantity, Time
from onrecord.vocabulary.claim import Claim, Predicate
from onrecord.vocabulary.errors import ReportError
from onrecord.vocabulary.report import Report
from onrecord.vocabulary.statement import Statement

FORMAT_VERSION = 1


class Annotations(Struct, frozen=True, kw_only=True, gc=False):
    """What the reader found in one report. Every span counts code points of `report.text`."""

    report: Report
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()


def to_wire(annotations: Annotations) -> dict[str, Any]:
    """The annotation format's object: `version`, the report's head, its `text`, then what was found."""
    found: dict[str, Any] = msgspec.to_builtins(annotations)
    report = found.pop("report")
    text = report.pop("text")
    return {"version": FORMAT_VERSION, "report": report, "text": text, **found}


def to_json(annotations: Annotations) -> str:
    """One line of `onrecord annotate`: the annotation format as JSON, in UTF-8 without escapes."""
    return msgspec.json.encode(to_wire(annotations)).decode("utf-8")


def error_json(error: ReportError) -> str:
    """The line of `onrecord annotate` for a report that could not be read."""
    message = f"{error.message} {error.advice}".strip()
    line = {
        "version": FORMAT_VERSION,
        "report": {"id": error.report_id},
        "error": {"code": error.code, "message": message},
    }
    return msgspec.json.encode(line).decode("utf-8")


def from_json(line: str | bytes) -> Annotations:
    """The annotations that `to_json` wrote; raises `msgspec.ValidationError` when the line is not of the format."""
    found = msgspec.json.decode(line)
    if not isinstance(found, dict) or found.pop("version", None) != FORMAT_VERSION:
        raise msgspec.ValidationError(f"not an annotation line of version {FORMAT_VERSION}")
    found["report"] = {**found.get("report", {}), "text": found.pop("text", "")}
    return msgspec.convert(found, Annotations)
