"""Markdown of the glossary: its words by group, and what each field of JSON holds."""

from onrecord.codebook import default_codebook
from onrecord.codebook.glossary import TITLES, Glossary


def glossary_words() -> str:
    """Every word, by group, with its definition and the source that this follows."""
    glossary = default_codebook().compiled(Glossary)
    parts = []
    for group, words in glossary.groups().items():
        rows = [f"## {TITLES[group]}", "", "| word | shown as | what it means | after |", "| --- | --- | --- | --- |"]
        rows += [_row(f"`{one.term}`", one.label, one.definition, one.source or "") for one in words]
        parts.append("\n".join(rows))
    return "\n\n".join(parts)


def glossary_fields() -> str:
    """Every field of JSON, by name; `Struct.field` where it means something else in that struct."""
    fields = default_codebook().compiled(Glossary).fields()
    rows = ["| field | what it holds |", "| --- | --- |"]
    return "\n".join([*rows, *(_row(f"`{name}`", told) for name, told in fields.items())])


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
