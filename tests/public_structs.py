"""Every struct that Onrecord hands out as JSON or takes as a question, found by walking the modules."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import msgspec

import onrecord.inquiry
import onrecord.record.changes
import onrecord.record.filters
import onrecord.record.found
import onrecord.vocabulary
import onrecord.web

INNER = frozenset({"onrecord.web.jobs.inputs", "onrecord.web.jobs.limits", "onrecord.web.jobs.spool"})
"""Modules of structs that the server keeps for itself and never hands out."""


def public_structs() -> list[type[msgspec.Struct]]:
    """Structs without an underscore in `vocabulary`, `inquiry`, `web`, and `record`'s `found`, `filters`, `changes`."""
    found = {kind for module in _modules() for kind in vars(module).values() if _is_public(kind, module)}
    return sorted(found, key=lambda kind: (kind.__name__, kind.__module__))


def _modules() -> Iterator[ModuleType]:
    yield onrecord.record.found
    yield onrecord.record.filters
    yield onrecord.record.changes
    for package in (onrecord.vocabulary, onrecord.inquiry, onrecord.web):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name not in INNER:
                yield importlib.import_module(module.name)


def _is_public(kind: object, module: ModuleType) -> bool:
    is_struct = inspect.isclass(kind) and issubclass(kind, msgspec.Struct)
    return is_struct and kind.__module__ == module.__name__ and not kind.__name__.startswith("_")
