"""Drawing in a process of its own, for servers: the renderer holds Python's lock while it draws, up to a second."""

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import lru_cache
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any

from onrecord.charts.rendering import drawn, to_json
from onrecord.vocabulary import OnrecordError

if TYPE_CHECKING:
    import altair as alt

_KEPT = 64
"""Drawings kept: a page's chart is drawn once, not for everyone who looks."""
PATIENCE = 30.0
"""Seconds after which a drawing is given up."""


class Drawer:
    """Draws SVG in one process beside this one, started with the first drawing, and again when it has ended.

    Safe to share between threads, which go on while one waits for its drawing. `close` it, or use it in a `with` block.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        """`patience`: seconds that one drawing may take."""
        self._patience = patience
        self._one_at_a_time = Lock()
        self._beside: subprocess.Popen[str] | None = None
        self._kept = lru_cache(maxsize=_KEPT)(self._draw)

    def svg(self, chart: "alt.TopLevelMixin | Mapping[str, Any]") -> str:
        """As `to_svg`, which see; raises `OnrecordError` (`chart-broken`), also when it takes too long."""
        return self._kept(to_json(chart))

    def close(self) -> None:
        """End the process beside this one."""
        with self._one_at_a_time:
            self._end()

    def __enter__(self) -> "Drawer":
        """The drawer itself; `close` is called at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _draw(self, spec: str) -> str:
        with self._one_at_a_time:
            if self._beside is None or self._beside.poll() is not None:
                self._beside = _started()
            line = self._asked(self._beside, spec)
            if not line:
                self._end()
                raise OnrecordError(
                    "chart-broken", "The chart cannot be drawn: the renderer has ended.", "Try a shorter period."
                )
        answer = json.loads(line)
        if "error" in answer:
            raise OnrecordError("chart-broken", answer["error"], answer["advice"])
        return str(answer["svg"])

    def _asked(self, beside: "subprocess.Popen[str]", spec: str) -> str:
        """The line with which the other process answers; empty when it ended, or had to be ended, without."""
        if beside.stdin is None or beside.stdout is None:
            return ""
        alarm = Timer(self._patience, beside.kill)
        alarm.start()
        try:
            beside.stdin.write(spec + "\n")
            beside.stdin.flush()
            return beside.stdout.readline()
        except BrokenPipeError:
            return ""
        finally:
            alarm.cancel()

    def _end(self) -> None:
        if self._beside is not None:
            self._beside.kill()
            self._beside.communicate()
            self._beside = None


def _started() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "onrecord.charts.apart"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


def _answer(spec: str) -> dict[str, str]:
    try:
        return {"svg": drawn(spec)}
    except OnrecordError as error:
        return {"error": error.message, "advice": error.advice}


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for _spec in sys.stdin:
        # ASCII, so that a line is a line whatever the drawing holds.
        sys.stdout.write(json.dumps(_answer(_spec.rstrip("\n"))) + "\n")
        sys.stdout.flush()
