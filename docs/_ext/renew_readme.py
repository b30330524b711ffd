"""Puts into README.md what its `onrecord` commands print now, run in a terminal of 108 columns on the samples.

python docs/_ext/renew_readme.py

A command that fails stops it, so that the README never shows an error by mistake.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
COLUMNS = 108
FIRST = "onrecord read samples"
SKIPPED = ("make", "pip", "export", "onrecord read reports", "onrecord serve")
"""Commands that are shown without what they print."""


def printed(command: str, record: Path) -> str:
    """What `command` prints on a terminal, without colour; raises when it fails."""
    main, worker = pty.openpty()
    fcntl.ioctl(worker, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "ONRECORD_RECORD": str(record), "NO_COLOR": "1", "TERM": "dumb"}
    process = subprocess.Popen(
        command, shell=True, cwd=ROOT, env=environment, stdin=worker, stdout=worker, stderr=subprocess.DEVNULL
    )
    os.close(worker)
    pieces = []
    while piece := _read(main):
        pieces.append(piece)
    os.close(main)
    if process.wait() != 0:
        raise SystemExit(f"README: {command!r} failed; give it an id that is on record.")
    text = b"".join(pieces).decode("utf-8").replace("\r\n", "\n").replace(f"file://{ROOT}", "file://…")
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _read(end: int) -> bytes:
    try:
        return os.read(end, 65536)
    except OSError:  # Linux ends a pseudo-terminal whose other side is closed with EIO
        return b""


def renewed(block: str, record: Path, summary: str) -> str:
    """A console block with the output of its commands renewed; `summary` is what reading the samples said."""
    lines = []
    for line in block.splitlines():
        if line.startswith("$ "):
            command = line[2:].split("  #")[0]
            lines.append(f"{line}\n")
            if not command.startswith(SKIPPED) and command != FIRST:
                lines.append(printed(command, record))
        if line.startswith(f"$ {FIRST}"):
            lines.append(f"{summary}\n")
    return "".join(lines)


def main() -> None:
    """Read the samples into a record of their own and renew the README."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "readme.db"
        summary = printed(FIRST, record).splitlines()[-1].replace(str(record), "onrecord.db")
        text = README.read_text(encoding="utf-8")
        README.write_text(BLOCK.sub(lambda found: renewed(found.group(), record, summary), text), encoding="utf-8")


if __name__ == "__main__":
    main()
