"""Small reports, and what running the command gives."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

ESCAPES = "\u001b[31mred\u001b[0m \u009b31m \u202etxet \u2066[bold]loud[/bold]"
RADARS = (
    "Norway ships radars to Chile\n\n"
    "Norway has reportedly shipped 40 radars to Chile, analysts told the Andes Post. The Norwegian defence minister, "
    "Ingrid Lund, denied that the navy had delivered any radars.\n\n"
    "Peru condemned Norway and threatened to impose sanctions on Chile.\n"
)
LINES = (
    {
        "id": "talks",
        "published": "2024-10-07",
        "publisher": "Fjord Courier",
        "headline": "Talks in [red]Lima[/red] \u001b]0;title\u0007",
        "text": f"Peru and Chile signed a trade agreement on 6 October 2024, Ingrid Lund said. {ESCAPES}",
    },
    {
        "id": "strike",
        "published": "2024-10-09",
        "publisher": "=HYPERLINK(1)",
        "headline": "@once: <b>Peru</b> | attacks",
        "text": "Peru attacked Norway in May 2023. Chile is expected to impose sanctions on Peru.",
    },
)


@dataclass(frozen=True)
class Ran:
    """What a command printed and its exit status."""

    out: str
    err: str
    status: int

    @property
    def rows(self) -> list[dict[str, object]]:
        """Its output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def command(*words: object) -> list[str]:
    """The command line of a process of its own."""
    return [sys.executable, "-m", "onrecord", *map(str, words)]


def apart(*words: object, **more: str) -> Ran:
    """Run the command in a process of its own, with `more` in its environment."""
    done = subprocess.run(
        command(*words),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
    )
    return Ran(done.stdout, done.stderr, done.returncode)
