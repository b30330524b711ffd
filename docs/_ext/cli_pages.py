"""The command-line reference as Markdown, made by walking the command itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from typer.main import get_command


@dataclass(frozen=True)
class Command:
    """One command as a user calls it: its full name, help, arguments and options."""

    name: str
    help: str
    parameters: tuple[Any, ...]
    is_group: bool

    @property
    def arguments(self) -> list[Any]:
        """Its positional parameters."""
        return [one for one in self.parameters if one.param_type_name == "argument"]

    @property
    def options(self) -> list[Any]:
        """Its options, without `--help`, which all have."""
        return [one for one in self.parameters if one.param_type_name == "option" and one.name != "help"]


def commands() -> list[Command]:
    """`onrecord` and every command below it that is not hidden, in the order in which `--help` lists them."""
    from onrecord.cli import app

    return list(_walk(get_command(app), "onrecord"))


def _walk(command: Any, name: str) -> Iterator[Command]:
    below = getattr(command, "commands", None)
    yield Command(name, _words(command.help), tuple(command.params), below is not None)
    for child, one in (below or {}).items():
        if not one.hidden:
            yield from _walk(one, f"{name} {child}")


def cli_reference() -> str:
    """Every command with its arguments and options."""
    return "\n\n".join(_section(command) for command in commands())


def _section(command: Command) -> str:
    usage = [command.name, *(_metavar(one) for one in command.arguments)]
    usage += ["COMMAND …"] if command.is_group else []
    usage += ["[OPTIONS]"] if command.options else []
    parts = [f"## {command.name}", command.help, f"```text\n{' '.join(usage)}\n```"]
    rows = [(f"`{_metavar(one)}`", _words(one.help)) for one in command.arguments]
    rows += [(_flags(one), _words(one.help) + _default(one)) for one in command.options]
    if rows:
        parts.append("\n".join(["| | |", "| --- | --- |", *(f"| {a} | {b} |" for a, b in rows)]))
    return "\n\n".join(parts)


def _metavar(argument: Any) -> str:
    name = (argument.metavar or argument.name.upper()).strip("[]").removesuffix("...")
    name = f"{name}…" if argument.nargs == -1 else name
    return name if argument.required else f"[{name}]"


def _flags(option: Any) -> str:
    flags = ", ".join(f"`{flag}`" for flag in (*option.opts, *option.secondary_opts))
    if option.is_flag:
        return flags
    return f"{flags} {option.metavar or option.name.upper()}".replace("|", "\\|")


def _default(option: Any) -> str:
    variables = [option.envvar] if isinstance(option.envvar, str) else list(option.envvar or ())
    told = f" Also `{'`, `'.join(variables)}`." if variables else ""
    if option.is_flag or option.default in (None, (), []) or callable(option.default):
        return told
    return f" Default: `{option.default}`.{told}"


def _words(text: str | None) -> str:
    """Help text on one line, safe in a table."""
    return " ".join((text or "").split()).replace("|", "\\|")
