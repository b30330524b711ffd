"""`onrecord serve`: the record in the browser."""

import errno
import gc
import logging
import os
import socket
import sys
import webbrowser
from typing import Annotated

import typer

from onrecord.cli.options import RecordAddress
from onrecord.harmless import one_line
from onrecord.settings import read_settings

APPLICATION = "onrecord.web.app:create"
"""What the server starts, by name: the command line and the web know nothing of each other."""
PORT = 8765
SWITCHING = 0.001
"""Seconds that a thread computes while another waits: a page asks the record for many small things, and each time it
waits so long for whoever computes a long one."""


def serve(
    *,
    record: RecordAddress = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; else than 127.0.0.1 asks for tokens.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", help="The port; 0 takes a free one.", min=0, max=65535)] = PORT,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A further host name that others reach it by; asks for tokens."),
    ] = None,
    fetch: Annotated[
        bool | None,
        typer.Option("--fetch/--no-fetch", help="Whether it may fetch addresses; by default only on 127.0.0.1."),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in your browser.")] = False,
) -> None:
    """Show the record in the browser: read it like a newspaper, check it like an archive.

    It listens on this machine only, unless --host names another address, or --name how others reach it; then everyone
    needs a token, made with `onrecord token create`. The API is under /api/v1. Ctrl-C stops it.
    """
    sys.setswitchinterval(SWITCHING)
    gc.disable()  # while it starts, nothing is thrown away; the application turns it on again
    import uvicorn

    from onrecord.record import open_record

    address = read_settings(record=record).record
    with open_record(address):  # a record that cannot be opened is told of here, not from within the server
        pass
    listening = _listen(host, port)
    os.environ |= {
        "ONRECORD_RECORD": address,
        "ONRECORD_WEB_HOST": host,
        "ONRECORD_WEB_PORT": str(listening.getsockname()[1]),
        "ONRECORD_WEB_NAMES": ",".join(name or ()),
        "ONRECORD_WEB_FETCH": "" if fetch is None else "yes" if fetch else "no",
    }
    shown = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    sys.stderr.write(one_line(f"{address} is shown at {shown} until you press Ctrl-C.") + "\n")
    if open_:
        webbrowser.open(shown)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING)
    config = uvicorn.Config(
        APPLICATION, factory=True, log_level="warning", server_header=False, proxy_headers=False, timeout_keep_alive=30
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens; raises `UsageError` (`address-in-use`, `address-not-here`) when that cannot be."""
    from onrecord.vocabulary import UsageError

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            advice = "Another program listens there. Name another port with --port, or 0 for a free one."
            raise UsageError("address-in-use", f"Port {port} is taken.", advice) from None
        raise UsageError(
            "address-not-here", f"Cannot listen on {host} port {port}: {error.strerror}.", "Name another with --host."
        ) from None
    return listening
