"""What users can meet is documented: error codes, settings, commands and options, public names, the vocabulary."""

import inspect
import re
import sys
from pathlib import Path

import msgspec
import pytest

import onrecord
from onrecord import vocabulary
from onrecord.codebook.loader import OURS
from onrecord.record.lists import LISTS
from onrecord.settings import Settings, read_settings
from onrecord.web.api.problem_types import PROBLEM_TYPES

HERE = Path(__file__).parent.parent
DOCS = HERE / "docs"
SOURCE = Path(onrecord.__file__).parent
sys.path.insert(0, str(DOCS / "_ext"))

import cli_pages  # noqa: E402 - it lies beside the pages, not in the package
import generated_pages  # noqa: E402
import source_tables  # noqa: E402

PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.md"))}
RAISED = re.compile(
    r"""\b(?:OnrecordError|ReportError|CodebookError|RecordError|UsageError|fault|record_error)\(\s*"([a-z-]+)\""""
)
NAMED = re.compile(
    r"^(?:class )?.*\b(?:UW|FactBank|PLOVER|CAMEO|PARC|PolNeAR|ACE|ATOP|TIMEX3|TimeML|GeoNames|ISO|schema\.org|WGS"
    r"|ICD|Brier|Tetlock)\b"
)
HAVE_NO_SOURCE = frozenset(
    # Our own: what holds the others together, and what went wrong.
    (
        "Annotations",
        "ClaimKind",
        "TieType",
        "Modality",
        "Reason",
        "Section",
        "SectionKind",
        "Bound",
        "ClaimTime",
        "Quantity",
    )
)


@pytest.fixture(scope="module")
def error_table() -> str:
    return source_tables.error_codes()


def test_every_error_code_is_documented(error_table: str) -> None:
    raised = {code for path in SOURCE.rglob("*.py") for code in RAISED.findall(path.read_text(encoding="utf-8"))}
    assert len(raised) > 30
    assert not [code for code in sorted(raised) if f"| `{code}` |" not in error_table]
    assert "<!-- generated: error-codes -->" in PAGES["errors"]


def test_every_advice_on_a_report_is_in_the_table(error_table: str) -> None:
    from onrecord.intake import ADVICE

    for code, advice in ADVICE.items():
        assert f"| `{code}` | `ReportError` | {advice} |" in error_table


def test_every_problem_of_the_web_is_in_its_table() -> None:
    table = source_tables.PAGES["problem-types"]()
    assert "| `unknown-id` | 404 | Nothing on record has this id |" in table
    assert [line.split("`")[1] for line in table.splitlines()[2:]] == sorted(PROBLEM_TYPES)
    assert "<!-- generated: problem-types -->" in PAGES["errors"]


def test_every_error_class_is_explained() -> None:
    errors = [name for name in vocabulary.__all__ if name.endswith("Error")]
    assert not [name for name in errors if f"| `{name}` |" not in PAGES["errors"]]


def test_settings_page_lists_what_the_source_reads_and_no_more() -> None:
    documented = re.findall(r"^\| `(ONRECORD_\w+)` \|", PAGES["settings"], re.MULTILINE)
    assert sorted(documented) == source_tables.settings_in_source()


def test_settings_work_as_documented(tmp_path: Path) -> None:
    assert read_settings({}) == Settings()
    assert read_settings({"ONRECORD_RECORD": "a.db"}).record == "a.db"
    assert read_settings({"ONRECORD_RECORD": "a.db"}, record="b.db").record == "b.db"
    assert read_settings({"ONRECORD_RECORD": ""}).record == "onrecord.db"
    assert read_settings({"ONRECORD_CODEBOOK": str(tmp_path)}).codebook == (tmp_path,)


def test_every_command_and_option_has_help_and_is_in_the_reference() -> None:
    reference = cli_pages.cli_reference()
    commands = cli_pages.commands()
    assert {"onrecord annotate", "onrecord read"} <= {command.name for command in commands}
    for command in commands:
        assert command.help, command.name
        _, _, section = reference.partition(f"## {command.name}\n")
        section = section.split("\n## ")[0]
        for option in command.options:
            assert option.help, f"{command.name} {option.name}"
            assert all(f"`{flag}`" in section for flag in option.opts), f"{command.name} {option.name}"
        for argument in command.arguments:
            assert argument.help, f"{command.name} {argument.name}"


def test_the_readme_names_commands_that_exist() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    exist = {command.name.removeprefix("onrecord ") for command in cli_pages.commands()}
    named = re.findall(r"^(?:\$ |    )onrecord ([a-z-]+)", readme, re.MULTILINE)
    assert named
    assert set(named) <= exist


def test_every_public_name_is_in_the_python_page() -> None:
    assert ".. automodule:: onrecord\n" in PAGES["python"]
    for name in onrecord.__all__:
        assert name == "__version__" or inspect.getdoc(getattr(onrecord, name)), name


@pytest.mark.parametrize("name", [one for one in vocabulary.__all__ if inspect.isclass(getattr(vocabulary, one))])
def test_every_word_of_the_vocabulary_says_what_it_is_and_where_it_comes_from(name: str) -> None:
    kind = getattr(vocabulary, name)
    own = vars(kind).get("__doc__") or ""
    assert len(own.split()) >= 5
    if not issubclass(kind, Exception) and name not in HAVE_NO_SOURCE:
        module = inspect.getdoc(inspect.getmodule(kind)) or ""
        assert any(NAMED.search(line) for line in (*own.splitlines(), module)), f"{name} names no source"


def test_the_annotation_format_page_names_every_field() -> None:
    page = PAGES["annotation-format"]
    heads = {field.encode_name for field in msgspec.structs.fields(vocabulary.Annotations)}
    assert not [field for field in sorted(heads) if f"`{field}`" not in page]
    sections = {
        "report": vocabulary.Report,
        "actors": vocabulary.Actor,
        "mentions": vocabulary.Mention,
        "times": vocabulary.Time,
        "places": vocabulary.Place,
        "quantities": vocabulary.Quantity,
        "predicates": vocabulary.Predicate,
        "statements": vocabulary.Statement,
        "claims": vocabulary.Claim,
    }
    for title, kind in sections.items():
        section = page.partition(f"### {title}\n")[2].split("\n##")[0]
        fields = [
            field.encode_name for field in msgspec.structs.fields(kind) if (title, field.name) != ("report", "text")
        ]
        assert not [field for field in fields if f"`{field}`" not in section], title


@pytest.mark.parametrize(
    "kind",
    [
        vocabulary.ActorKind,
        vocabulary.MentionKind,
        vocabulary.TimeType,
        vocabulary.Bound,
        vocabulary.ClaimKind,
        vocabulary.Directness,
        vocabulary.Factuality,
        vocabulary.Modality,
    ],
)
def test_the_annotation_format_page_names_every_value(kind: type) -> None:
    words = " ".join(PAGES["annotation-format"].split())
    assert not [one.value for one in kind if f"`{one.value}`" not in words]  # type: ignore[attr-defined]


def test_sections_and_ties_are_explained() -> None:
    assert not [one for one in vocabulary.SectionKind if f"| `{one}` |" not in PAGES["sections"]]
    assert not [one for one in vocabulary.TieType if f"| `{one}` |" not in source_tables.tie_types()]


def test_the_table_of_event_types_has_all_sixteen() -> None:
    table = source_tables.plover_types()
    assert not [one for one in vocabulary.EventType if f"| `{one}` |" not in table]


def test_every_codebook_file_has_its_schema_with_sources_of_nested_types() -> None:
    page = source_tables.codebook_files()
    for path in OURS.glob("*.yaml"):
        assert f"## {path.name}\n" in page
    assert "**OfficeHolder.**" in page
    assert "the same `lemma` and `pos`" in page


def test_the_glossary_page_has_every_word_and_field() -> None:
    from onrecord.codebook import default_codebook
    from onrecord.codebook.glossary import Glossary

    glossary = default_codebook().compiled(Glossary)
    words, fields = source_tables.PAGES["glossary-words"](), source_tables.PAGES["glossary-fields"]()
    for group in glossary.groups().values():
        assert not [one.term for one in group if f"| `{one.term}` | {one.label} | {one.definition} |" not in words]
    assert not [name for name, told in glossary.fields().items() if f"| `{name}` | {told} |" not in fields]
    assert {"glossary-words", "glossary-fields"} <= set(re.findall(r"<!-- generated: ([\w-]+) -->", PAGES["glossary"]))


def test_every_stage_tells_what_it_does() -> None:
    from onrecord.reader.stages import STAGES

    text = source_tables.stages()
    for stage in STAGES:
        assert f"`{stage.__name__}`" in text
        assert inspect.getdoc(stage), stage.__name__


def test_marks_are_filled_and_unknown_ones_refused() -> None:
    for name in re.findall(r"<!-- generated: ([\w-]+) -->", "\n".join(PAGES.values())):
        assert name in source_tables.PAGES
    assert generated_pages.fill("before\n<!-- generated: plover-types -->\nafter").startswith("before\n| type |")
    with pytest.raises(Exception, match="no-such-thing"):
        generated_pages.fill("<!-- generated: no-such-thing -->")


def test_docstrings_become_restructured_text() -> None:
    assert generated_pages.as_restructured("Takes `a\nb` and *c_ | d.") == "Takes ``a\nb`` and \\*c\\_ \\| d."


def test_every_page_is_in_the_table_of_contents() -> None:
    listed = set(re.findall(r"^([a-z-]+)$", PAGES["index"], re.MULTILINE))
    assert listed == set(PAGES) - {"index"}


def test_links_between_pages_lead_somewhere() -> None:
    for page, text in PAGES.items():
        for target in re.findall(r"\]\(([a-z-]+)\.md\)", text):
            assert target in PAGES, f"{page} links to {target}"


def test_samples_are_all_listed_and_taken_in_with_a_date() -> None:
    from onrecord.intake import take_in
    from onrecord.vocabulary import Report

    listed = (HERE / "samples" / "README.md").read_text(encoding="utf-8")
    files = sorted(path.name for path in (HERE / "samples").iterdir() if path.suffix != ".md")
    assert not [name for name in files if f"`{name}`" not in listed]
    reports = list(take_in([HERE / "samples"]))
    assert len(reports) > len(files)
    for report in reports:
        assert isinstance(report, Report)
        assert report.published
        assert report.headline


def test_the_page_on_lists_has_every_facet_and_order() -> None:
    for name, rows in LISTS.items():
        facets, orders = (", ".join(f"`{one}`" for one in names) for names in (rows.facets, rows.sorts))
        assert f"| `{name}` | {facets} | {orders} |" in PAGES["lists"]
