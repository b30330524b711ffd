"""The glossary: every word and every field of JSON is described, once, and nothing is described that is not there."""

import inspect
import re
import typing
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any

import msgspec
import pytest

from onrecord import vocabulary
from onrecord.codebook import Codebook
from onrecord.codebook.glossary import GROUP_OF, TITLES, FieldWord, Glossary, Word
from onrecord.codebook.world import SECTORS
from onrecord.vocabulary import Claim, CodebookError, EventType, Factuality
from public_structs import public_structs

ENUMERATIONS = [
    kind
    for name in vocabulary.__all__
    if inspect.isclass(kind := getattr(vocabulary, name)) and issubclass(kind, StrEnum)
]


@pytest.fixture
def glossary(codebook: Codebook) -> Glossary:
    return codebook.compiled(Glossary)


def test_every_field_of_json_is_described(glossary: Glossary) -> None:
    missing = []
    for kind in public_structs():
        for field in msgspec.structs.fields(kind):
            try:
                glossary.field(kind, field.encode_name)
            except KeyError:
                missing.append(f'- {{field: {kind.__name__}.{field.encode_name}, description: "…"}}')
    assert not missing, "add to codebook/data/glossary_fields.yaml (or one entry for the bare name):\n" + "\n".join(
        missing
    )


def shape(hint: Any) -> str:
    """What sort of thing a field holds, whether or not it may be null: text, number, yes or no, many, mapping, one."""
    origin, arguments = typing.get_origin(hint), [one for one in typing.get_args(hint) if one is not NoneType]
    if origin in (typing.Union, UnionType):
        return " or ".join(sorted({shape(one) for one in arguments}))
    if origin is tuple:
        return f"many: {shape(arguments[0])}"
    if origin is dict:
        return "mapping"
    if not isinstance(hint, type):
        return "one"
    kinds = {bool: "yes or no", int: "number", float: "number", str: "text", msgspec.Struct: "one"}
    return next((name for kind, name in kinds.items() if issubclass(hint, kind)), "one")


def test_a_description_that_structs_share_is_of_one_sort_of_thing(codebook: Codebook) -> None:
    own = {one.field for one in codebook.entries(FieldWord)}
    shapes: dict[str, dict[str, list[str]]] = {}
    for kind in public_structs():
        for field in msgspec.structs.fields(kind):
            name = field.encode_name
            if not any(f"{base.__name__}.{name}" in own for base in kind.__mro__):
                shapes.setdefault(name, {}).setdefault(shape(field.type), []).append(kind.__name__)
    mixed = {name: found for name, found in shapes.items() if len(found) > 1}
    assert not mixed, f"describe some of these for their struct alone, as `Struct.field`: {mixed}"


def test_no_description_is_of_a_field_that_is_not_there(codebook: Codebook) -> None:
    structs = list(public_structs())
    own = {f"{kind.__name__}.{field.encode_name}" for kind in structs for field in msgspec.structs.fields(kind)}
    described = {one.field for one in codebook.entries(FieldWord)}
    assert not [one for one in sorted(described) if "." in one and one not in own], "no struct has such a field"
    overridden = {
        f"{kind.__name__}.{name.partition('.')[2]}"
        for name in described
        for kind in structs
        if name.partition(".")[0] in {base.__name__ for base in kind.__mro__}
    }
    used = {one.partition(".")[2] for one in own - overridden}
    bare = {one for one in described if "." not in one}
    assert sorted(bare - used) == [], "every struct that has such a field describes it itself"


def test_no_two_structs_share_a_name() -> None:
    names = [kind.__name__ for kind in public_structs()]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("kind", ENUMERATIONS)
def test_every_value_has_a_meaning(glossary: Glossary, kind: type[StrEnum]) -> None:
    assert kind in GROUP_OF, f"say in codebook/glossary.py in which group the values of {kind.__name__} are defined"
    assert [glossary.meaning(value).term for value in kind] == [value.value for value in kind]


@pytest.mark.parametrize("kind", ENUMERATIONS)
def test_no_meaning_is_of_a_value_that_is_not_there(glossary: Glossary, kind: type[StrEnum]) -> None:
    defined = {one.term for one in glossary.groups()[GROUP_OF[kind]]}
    assert defined == {value.value for value in kind}


def test_every_sector_is_defined(glossary: Glossary) -> None:
    assert {one.term for one in glossary.groups()["sector"]} == SECTORS


def test_event_types_ties_contexts_and_likelihood_are_taken_from_their_files(glossary: Glossary) -> None:
    assault = glossary.term("assault")
    assert assault is not None
    assert assault.definition.startswith("Uses violence")
    assert assault == glossary.meaning(EventType.ASSAULT)
    aerial, likely = glossary.term("ASSAULT aerial"), glossary.term("likely", "likelihood")
    assert aerial is not None
    assert aerial.group == "event mode"
    assert likely is not None
    assert "55 to 80 percent" in likely.definition
    assert likely.source == "ICD 203, Analytic Standards, 2015"


def test_every_group_has_words_and_a_title(glossary: Glossary) -> None:
    assert all(glossary.groups()[group] for group in TITLES)


def test_a_word_of_several_groups_is_told_apart(glossary: Glossary) -> None:
    suggested, life = glossary.term("proposed", "modality"), glossary.term("proposed", "agreement status")
    assert suggested is not None
    assert life is not None
    assert suggested.definition != life.definition
    assert glossary.term("proposed") == suggested
    assert glossary.term("brier SCORE") == glossary.term("Brier score", "method")
    assert glossary.term("flabbergasted") is None


def test_a_struct_says_for_itself_what_its_field_holds(glossary: Glossary) -> None:
    from onrecord.record.found import ClaimOnRecord

    assert glossary.field(ClaimOnRecord, "place") == glossary.field(Claim, "place") == glossary.field("Claim", "place")
    assert "counted from 0" in glossary.field(Claim, "place")
    assert "name of the place" in glossary.field("Event", "place")
    assert glossary.field(ClaimOnRecord, "id") != glossary.field(Claim, "id")
    with pytest.raises(KeyError, match=r"Claim\.colour"):
        glossary.field(Claim, "colour")


def test_definitions_are_plain_and_short(glossary: Glossary) -> None:
    for words in glossary.groups().values():
        for one in words:
            assert one.label.strip() == one.label != ""
            assert len(one.definition) <= 240, one.term
            assert "<" not in one.definition
            assert "`" not in one.definition, f"{one.term}: pages show definitions as plain words"
    assert glossary.meaning(Factuality.UNKNOWN).label == "not said"


def test_a_word_is_defined_once(codebook: Codebook, glossary: Glossary) -> None:
    text = (codebook.folders[0] / "glossary.yaml").read_text(encoding="utf-8")
    words = re.findall(r"^- \{group: ([^,]+), term: ([^,]+),", text, re.MULTILINE)
    assert len(words) == len(set(words)) == len(codebook.entries(Word))


@pytest.mark.parametrize(
    "row",
    [
        "{group: no such group, term: x, label: x, definition: It is so.}",
        "{group: method, term: x, label: '', definition: It is so.}",
        "{group: method, term: x, label: x, definition: thing}",
    ],
)
def test_what_is_no_entry_is_refused(tmp_path: Path, row: str) -> None:
    (tmp_path / "glossary.yaml").write_text(f"glossary:\n- {row}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"glossary\.yaml, entry 1"):
        Codebook(tmp_path).compiled(Glossary)


def test_a_user_may_define_words_without_having_reports_read_again(tmp_path: Path) -> None:
    entry = "{group: method, term: desk rule, label: desk rule, definition: Two origins or it waits.}"
    (tmp_path / "glossary.yaml").write_text(f"glossary:\n- {entry}\n", encoding="utf-8")
    codebook = Codebook(tmp_path)
    found = codebook.compiled(Glossary).term("desk rule")
    assert found is not None
    assert found.definition == "Two origins or it waits."
    assert codebook.fingerprint == Codebook().fingerprint
