"""The JavaScript that draws charts in a browser: Vega from the installed vl-convert, with `data/embed.js`."""

import subprocess
import sys
from functools import cache
from importlib.resources import files
from threading import Lock

from onrecord.vocabulary import OnrecordError

_MAKING = Lock()
_MAKE = "import sys, vl_convert; sys.stdout.buffer.write(vl_convert.javascript_bundle(sys.stdin.read()).encode())"


def browser_bundle() -> str:
    """A script of some 900 kB (300 kB compressed) that needs nothing else and sets `window.onrecordCharts`.

    `onrecordCharts.embed(element, spec)` draws a Vega-Lite or Vega spec under a strict Content-Security-Policy:
    expressions are interpreted (vega-interpreter), so neither `unsafe-eval` nor `unsafe-inline` is needed. Putting it
    together takes two to three seconds, once a process. Safe to call from threads, and best called from one: other
    threads go on meanwhile. Raises `OnrecordError` (`chart-bundle`) when it cannot be made.
    """
    with _MAKING:
        return _bundle()


@cache
def _bundle() -> str:
    """Made in a process of its own, because vl-convert holds Python's lock all the while."""
    snippet = (files("onrecord.charts") / "data" / "embed.js").read_bytes()
    done = subprocess.run([sys.executable, "-c", _MAKE], input=snippet, capture_output=True, check=False)
    if done.returncode or not done.stdout:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OnrecordError(
            "chart-bundle",
            f"The script that draws charts cannot be put together: {told[-1] if told else 'no output'}",
            "Install vl-convert-python again, or choose svg or png.",
        )
    return done.stdout.decode("utf-8")
