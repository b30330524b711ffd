"""Markdown made from Onrecord's source: event types, codebook files, error codes, settings and stages.

Each function takes nothing and gives Markdown; the same source gives the same text. `PAGES` names them for the pages.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import EnumType
from pathlib import Path
from types import NoneType, UnionType

import msgspec
import yaml
from cli_pages import cli_reference
from glossary_pages import glossary_fields, glossary_words

import onrecord
from onrecord import codebook as codebook_package
from onrecord.codebook import default_codebook
from onrecord.codebook.entries import Entry
from onrecord.codebook.happenings import DutyWords, EventKind, TieWords
from onrecord.codebook.loader import OURS
from onrecord.intake import ADVICE
from onrecord.web.api.problem_types import problem_types

SOURCE = Path(onrecord.__file__).parent
SETTING = re.compile(r"ONRECORD_[A-Z_]+")
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
RAISERS = ("OnrecordError", "ReportError", "CodebookError", "RecordError", "UsageError")
MAKERS = {"fault": "ReportError", "record_error": "RecordError"}
"""Functions that make an error from its code, and of which class."""
TABLES = {"ADVICE": "ReportError", "_ADVICE": "RecordError"}
"""Module constants that map codes to advice, and of which class these errors are."""
COMPLAINT = "complain"
"""What the command line calls with message, advice and code, where there is no error to raise."""
LONG = 3


@dataclass(frozen=True)
class Fault:
    """An error code, its class, what the user is told to do, and the module that raises it."""

    code: str
    kind: str
    advice: str
    module: str


def plover_types() -> str:
    """PLOVER's types with definition, quad class, scale and modes, as the codebook has them."""
    rows = ["| type | what it is | quad class | scale | modes |", "| --- | --- | --- | --- | --- |"]
    for kind in default_codebook().entries(EventKind):
        modes = "; ".join(f"`{mode.name}` {mode.definition.rstrip('.').lower()}" for mode in kind.modes)
        cells = (f"`{kind.type}`", kind.definition, kind.quad, f"{kind.scale:+.1f}", modes)
        rows.append(_row(*cells))
    return "\n".join(rows)


def tie_types() -> str:
    """The types of ties with their definitions, as the codebook has them."""
    rows = ["| type | what it is | either way round |", "| --- | --- | --- |"]
    rows += [
        _row(f"`{words.type}`", words.definition, "yes" if words.symmetric else "no")
        for words in default_codebook().entries(TieWords)
    ]
    return "\n".join(rows)


def duties() -> str:
    """The ways of putting a duty on someone, as the codebook has them."""
    rows = ["| id | force | what it is | words |", "| --- | --- | --- | --- |"]
    for entry in default_codebook().entries(DutyWords):
        words = (*entry.modals, *entry.subject_verbs, *entry.object_verbs, *entry.nouns)
        rows.append(_row(f"`{entry.id}`", f"`{entry.force}`", entry.definition, ", ".join(words)))
    return "\n".join(rows)


def stages() -> str:
    """The reader's stages in order, each with what its module and its function say of themselves."""
    from onrecord.reader.stages import STAGES

    parts = []
    for number, stage in enumerate(STAGES, 1):
        module = inspect.getmodule(stage)
        about = inspect.getdoc(module) or ""
        parts.append(f"{number}. **`{stage.__name__}`** (`{stage.__module__}`)\n\n{_indent(about)}\n")
        parts.append(f"{_indent(inspect.getdoc(stage) or '')}\n")
    return "\n".join(parts)


def entry_kinds() -> list[type[Entry]]:
    """Every sort of codebook entry that has a file, by the file's name."""
    for module in pkgutil.iter_modules(codebook_package.__path__, f"{codebook_package.__name__}."):
        importlib.import_module(module.name)
    return sorted((kind for kind in _below(Entry) if "FILE" in vars(kind)), key=lambda kind: kind.FILE)


def _below(kind: type[Entry]) -> Iterator[type[Entry]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def codebook_files() -> str:
    """The schema of every codebook file: what an entry is, its fields, what is nested in it, and an example of ours."""
    return "\n\n".join(_codebook_file(kind) for kind in entry_kinds())


def _codebook_file(kind: type[Entry]) -> str:
    key = " and ".join(f"`{name}`" for name in _key_fields(kind))
    replaces = f"A user's entry replaces ours when it has the same {key}; otherwise it is added."
    parts = [f"## {kind.FILE}.yaml", _docstring(kind), replaces, _fields(kind)]
    for nested in _nested(kind):
        parts += [f"**{nested.__name__}.** {_docstring(nested)}", _fields(nested)]
    example = _example(kind)
    if example:
        parts.append(f"```yaml\n{example}```")
    return "\n\n".join(parts)


def _key_fields(kind: type[Entry]) -> list[str]:
    """The fields that tell entries apart; a key that is computed names them in its own source."""
    key = getattr(kind, kind.KEY, None)
    return (
        re.findall(r"self\.(\w+)", inspect.getsource(key.fget))
        if isinstance(key, property) and key.fget
        else [kind.KEY]
    )


def _docstring(kind: type) -> str:
    return inspect.getdoc(kind) or ""


def _fields(kind: type[msgspec.Struct]) -> str:
    rows = ["| field | holds | when left out |", "| --- | --- | --- |"]
    hints = typing.get_type_hints(kind)
    for field in msgspec.structs.fields(kind):
        if field.required:
            default = "must be given"
        elif field.default is msgspec.NODEFAULT:
            default = "empty"
        else:
            default = _default(field.default)
        rows.append(_row(f"`{field.encode_name}`", _type_name(hints[field.name]), default))
    return "\n".join(rows)


def _default(value: object) -> str:
    if value is None:
        return "null"
    if value == ():
        return "empty"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _type_name(hint: object) -> str:
    """A type in the words of someone who writes YAML."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return "one of " + ", ".join(f"`{one}`" for one in arguments)
    if origin in (typing.Union, UnionType):
        return " or ".join(_type_name(one) for one in arguments if one is not NoneType)
    if origin is tuple:
        return f"list of {_type_name(arguments[0])}"
    if origin is dict:
        return f"mapping of {_type_name(arguments[0])} to {_type_name(arguments[1])}"
    if isinstance(hint, EnumType):
        return "one of " + ", ".join(f"`{one.value}`" for one in hint)  # type: ignore[var-annotated]
    plain: dict[object, str] = {str: "text", bool: "true or false", int: "whole number", float: "number"}
    return plain.get(hint) or f"{getattr(hint, '__name__', hint)} (below)"


def _nested(kind: type[msgspec.Struct]) -> list[type[msgspec.Struct]]:
    """The structs that a field of `kind` holds, in the order of its fields."""
    found: dict[type[msgspec.Struct], None] = {}
    waiting = list(typing.get_type_hints(kind).values())
    while waiting:
        hint = waiting.pop(0)
        waiting += typing.get_args(hint)
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct) and not issubclass(hint, Entry):
            found[hint] = None
    return list(found)


def _example(kind: type[Entry]) -> str:
    """The first entry of our own file that uses the most fields among the first fifty; long lists are cut."""
    path = OURS / f"{kind.FILE}.yaml"
    if not path.exists():
        return ""
    rows = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))[kind.FILE]
    row = max(rows[:50], key=len)
    shown = {kind.FILE: [{name: _cut(value) for name, value in row.items()}]}
    return yaml.safe_dump(shown, sort_keys=False, allow_unicode=True, width=100)


def _cut(value: object) -> object:
    return value[:LONG] if isinstance(value, list) else value


def faults() -> list[Fault]:
    """Every error code in the source, once for each class and module, by code."""
    found: dict[tuple[str, str], Fault] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        module = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
        for fault in _faults_in(ast.parse(path.read_text(encoding="utf-8")), module):
            known = found.get((fault.code, fault.kind))
            if known is None or (fault.advice and not known.advice):
                found[fault.code, fault.kind] = fault
    return [found[key] for key in sorted(found)]


def _faults_in(tree: ast.Module, module: str) -> Iterator[Fault]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _raised(node, module)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from _tabled(node, module)


def _raised(call: ast.Call, module: str) -> Iterator[Fault]:
    """The codes of a call that makes an error: its first argument, which may choose between two."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name == COMPLAINT and len(call.args) == LONG and _text(call.args[2]):
        yield Fault(_text(call.args[2]), "the command line", _text(call.args[1]), module)
        return
    if not call.args or (name not in RAISERS and name not in MAKERS):
        return
    advice = _text(call.args[2]) if name in RAISERS and len(call.args) > LONG - 1 else ""
    advice = advice or next((_text(word.value) for word in call.keywords if word.arg == "advice"), "")
    for node in ast.walk(call.args[0]):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield Fault(node.value, MAKERS.get(name, name), advice, module)


def _tabled(node: ast.Assign | ast.AnnAssign, module: str) -> Iterator[Fault]:
    """The codes of a module's table of advice; a row's last text is the advice."""
    target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
    name = target.id if isinstance(target, ast.Name) else ""
    if name not in TABLES or not isinstance(node.value, ast.Dict):
        return
    for key, value in zip(node.value.keys, node.value.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            last = value.elts[-1] if isinstance(value, ast.Tuple) else value
            yield Fault(key.value, TABLES[name], _text(last), module)


def _text(node: ast.expr) -> str:
    """A string as the source writes it, with `…` where a value is filled in; empty when it is no string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return ""


def error_codes() -> str:
    """Every error code, whose it is, and what the user is told to do about it."""
    rows = ["| code | class | what to do |", "| --- | --- | --- |"]
    for fault in faults():
        advice = ADVICE.get(fault.code) or fault.advice or "as the message says"
        rows.append(_row(f"`{fault.code}`", f"`{fault.kind}`", advice))
    return "\n".join(rows)


def problems_of_the_web() -> str:
    """Every problem that the API can answer with, its HTTP status, title and advice."""
    rows = ["| code | status | what happened | what to do |", "| --- | --- | --- | --- |"]
    rows += [_row(f"`{one.code}`", str(one.status), one.title, one.advice) for one in problem_types()]
    return "\n".join(rows)


def settings_in_source() -> list[str]:
    """Every environment variable of Onrecord's that the source names, sorted."""
    texts = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    return sorted({name for text in texts for name in SETTING.findall(text)})


def _row(*cells: str) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def _indent(text: str) -> str:
    return "\n".join(f"   {line}" if line else "" for line in text.splitlines())


PAGES: dict[str, Callable[[], str]] = {
    "cli-reference": cli_reference,
    "codebook-files": codebook_files,
    "duties": duties,
    "error-codes": error_codes,
    "glossary-fields": glossary_fields,
    "glossary-words": glossary_words,
    "plover-types": plover_types,
    "problem-types": problems_of_the_web,
    "stages": stages,
    "tie-types": tie_types,
}
"""What a page may ask for by `<!-- generated: NAME -->`."""
