"""How far a run has come, on stderr and only on a terminal."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

CHEAP = 1_000_000_000
"""Bytes of JSON lines that are counted beforehand; more would take longer than it is worth."""
_CHUNK = 1 << 20


def progress(paths: Sequence[str | Path], doing: str) -> AbstractContextManager[Callable[[int], None]]:
    """A function to tell how many of the reports in `paths` are dealt with; it draws a bar, or nothing off a terminal.

    `doing` says in a word what is being done.
    """
    return counting(expected(paths) if sys.stderr.isatty() else None, doing)


@contextmanager
def counting(total: int | None, doing: str) -> Iterator[Callable[[int], None]]:
    """A function to tell how many of `total` things are done, as a bar on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True, markup=False)
    with Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda done: bar.update(task, completed=done)


def expected(paths: Sequence[str | Path]) -> int | None:
    """How many reports (or faults) `paths` hold, at a glance; null when that cannot be told without reading them."""
    from onrecord.intake.sources import find
    from onrecord.intake.taking import LINE_SUFFIXES
    from onrecord.vocabulary import ReportError

    if any(str(path) == "-" for path in paths):
        return None
    count, left = 0, CHEAP
    for source in find(paths):
        if isinstance(source, ReportError) or source.path is None or source.path.suffix.lower() not in LINE_SUFFIXES:
            count += 1
            continue
        try:
            left -= source.path.stat().st_size
            if left < 0:
                return None
            count += lines_in(source.path)
        except OSError:
            count += 1
    return count


def lines_in(path: Path) -> int:
    """How many lines a file has, an unfinished last one among them; raises `OSError`."""
    count, last = 0, b"\n"
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            count += chunk.count(b"\n")
            last = chunk[-1:]
    return count + (last != b"\n")
