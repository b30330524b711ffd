"""OpenAPI 3.1 component schemas of what Onrecord hands out, with descriptions from the glossary and real examples."""

import inspect
import typing
from collections.abc import Iterable, Iterator
from enum import Enum, StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from msgspec import Struct

from onrecord.codebook import default_codebook
from onrecord.codebook.glossary import GROUP_OF, Glossary
from onrecord.record.filters import Filters

REFERENCE = "#/components/schemas/{name}"
Schema = dict[str, Any]
WHICH = "Says which of the structs that can stand here this is."
"""What the field that tells structs apart is for."""


def components(types: Iterable[Any], glossary: Glossary | None = None) -> dict[str, Schema]:
    """The schemas of `types` and of all that they hold, by name, as OpenAPI's `components/schemas`.

    A struct is told by its docstring, its fields by the glossary (ours by default), the values of an enumeration by
    their meanings; examples are of the reports in `samples`. Generics are named with their parameters: `Page_Event_`.
    """
    words = glossary or default_codebook().compiled(Glossary)
    kinds = held(types)
    references, schemas = msgspec.json.schema_components(kinds, ref_template=REFERENCE)
    for kind, reference in zip(kinds, references, strict=True):
        schema = schemas[reference["$ref"].rpartition("/")[2]]
        if is_struct(kind):
            _describe_fields(schema, kind, words)
        else:
            _describe_values(schema, kind, words)
    return {name: schemas[name] for name in sorted(schemas)}


def reference(kind: Any) -> Schema:
    """A reference to the schema of a struct."""
    (found,), _ = msgspec.json.schema_components([kind], ref_template=REFERENCE)
    return found


def name_of(kind: Any) -> str:
    """The name of a struct's schema: `Page_Event_` for a generic one with its parameter."""
    return str(reference(kind)["$ref"].rpartition("/")[2])


def parameter(name: str, glossary: Glossary | None = None) -> str:
    """What a filter asks for, by its name in the address; raises `KeyError` for what is no filter."""
    if name not in {field.encode_name for field in msgspec.structs.fields(Filters)}:
        raise KeyError(f"{name} is no filter")
    return (glossary or default_codebook().compiled(Glossary)).field(Filters, name)


def held(types: Iterable[Any]) -> list[Any]:
    """Every struct and enumeration in `types`, also those in fields of others, each once; generics by parameters."""
    found: dict[Any, None] = {}
    waiting = list(types)
    while waiting:
        kind = waiting.pop(0)
        if kind in found:
            continue
        if is_struct(kind):
            found[kind] = None
            waiting += [field.type for field in msgspec.structs.fields(kind)]
        elif is_enumeration(kind):
            found[kind] = None
        waiting += [] if is_struct(kind) else typing.get_args(kind)
    return list(found)


def is_struct(kind: Any) -> bool:
    """Whether `kind` is a struct, with or without parameters."""
    plain = typing.get_origin(kind) or kind
    return isinstance(plain, type) and issubclass(plain, Struct)


def is_enumeration(kind: Any) -> bool:
    """Whether `kind` is an enumeration."""
    return isinstance(kind, type) and issubclass(kind, Enum)


def _describe_fields(schema: Schema, kind: Any, words: Glossary) -> None:
    plain = typing.get_origin(kind) or kind
    schema["description"] = inspect.cleandoc(plain.__doc__ or "").replace("`from_`", "`from`")
    if "properties" not in schema:  # what is encoded as an array has no names
        return
    for field in msgspec.structs.fields(kind):
        try:
            told = words.field(plain, field.encode_name)
        except KeyError:
            continue  # a test asks that none is missing; the manual is not to fail for one
        schema["properties"][field.encode_name]["description"] = told
    tag = plain.__struct_config__.tag_field
    if tag is not None:
        schema["properties"][tag]["description"] = WHICH
    if name_of(kind) in examples():
        schema["examples"] = [examples()[name_of(kind)]]


def _describe_values(schema: Schema, kind: type[Enum], words: Glossary) -> None:
    """The values in their own order, each with its meaning where the glossary has one."""
    schema["enum"] = [one.value for one in kind]
    schema["description"] = "\n\n".join([inspect.cleandoc(kind.__doc__ or ""), *_values(kind, words)]).strip()


def _values(kind: type[Enum], words: Glossary) -> Iterator[str]:
    if not issubclass(kind, StrEnum) or kind not in GROUP_OF:
        return
    lines = []
    for value in kind:
        term = words.meaning(value)
        label = f"{term.label}. " if term.label.casefold() != value.value.casefold() else ""
        lines.append(f"- `{value.value}`: {label}{term.definition}")
    yield "\n".join(lines)


@cache
def examples() -> dict[str, Any]:
    """One answer of each sort, by the struct's name, as Onrecord gives it for the reports in `samples`.

    `docs/_ext/renew_examples.py` makes them.
    """
    found: dict[str, Any] = msgspec.json.decode(files("onrecord.web.api").joinpath("examples.json").read_bytes())
    return found
