"""The process that draws: `python -m onrecord.web.charting.child`, orders on its input, drawings on its output.

It ends when its input does. What it cannot foresee ends it too, with the traceback in the server's log; the server
starts another one for the next drawing.
"""

import os
import signal
import sys
from typing import Any, BinaryIO

import msgspec

from onrecord.charts import look_named, rendered, spec_of
from onrecord.vocabulary import OnrecordError
from onrecord.web.charting.kinds import KINDS, Size
from onrecord.web.charting.orders import Done, Order


def drawing(order: Order) -> bytes:
    """What is ordered; raises `OnrecordError` (`chart-broken`)."""
    kind = KINDS[order.chart]
    figures = msgspec.json.decode(order.figures, type=kind.figures)
    spec = spec_of(kind.draw(figures, look_named(order.theme), kind.boxes[Size(order.size)]))
    return rendered(spec if order.headed else _for_a_page(spec), order.form)


def _for_a_page(spec: dict[str, Any]) -> dict[str, Any]:
    """Without its title and ground: both are the page's."""
    found = {name: value for name, value in spec.items() if name not in ("title", "background")}
    config = {name: value for name, value in spec.get("config", {}).items() if name != "background"}
    return {**found, "config": config, "background": "transparent"}


def serve(orders: BinaryIO, answers: BinaryIO) -> None:
    """Answer one order after the other."""
    for line in orders:
        try:
            body, done = drawing(msgspec.json.decode(line, type=Order)), None
        except OnrecordError as error:
            body, done = b"", Done(fault=(error.code, error.message, error.advice))
        answers.write(msgspec.json.encode(done or Done(length=len(body))) + b"\n" + body)
        answers.flush()


def main() -> None:
    """Serve the process that started this one; whatever libraries print goes to the log, not among the answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's, which then closes our input
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
