"""What the web application is told at its start, in the environment, so that any ASGI server can start it."""

import ipaddress
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.settings import Settings, read_settings

HOST = "127.0.0.1"
PORT = 8765
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True)
class WebSettings:
    """How the application is reached, and what it may do.

    `host` (`ONRECORD_WEB_HOST`) and `port` (`ONRECORD_WEB_PORT`) are where the server listens; `names`
    (`ONRECORD_WEB_NAMES`, separated by commas) further host names under which it is reached; `fetching`
    (`ONRECORD_WEB_FETCH`, `yes` or `no`) whether it may fetch addresses that users type, by default only when nobody
    but this machine reaches it. `general` are the settings that all of Onrecord shares.
    """

    general: Settings
    host: str = HOST
    port: int = PORT
    names: tuple[str, ...] = ()
    fetching: bool = True

    @property
    def local(self) -> bool:
        """Whether only this machine reaches it; else everyone needs a token.

        A further name means that something in front of it, such as a proxy, lets others in.
        """
        return is_local(self.host, self.names)

    @property
    def hosts(self) -> frozenset[str]:
        """The host names, without ports, that requests may be addressed to."""
        own = f"[{self.host}]" if ":" in self.host else self.host
        return frozenset(one.casefold() for one in (*LOOPBACK_NAMES, own, *self.names))


def read_web_settings(environ: Mapping[str, str] | None = None) -> WebSettings:
    """The settings of `environ`, the process's by default."""
    variables = os.environ if environ is None else environ
    host = variables.get("ONRECORD_WEB_HOST") or HOST
    names = tuple(one.strip() for one in variables.get("ONRECORD_WEB_NAMES", "").split(",") if one.strip())
    fetch = variables.get("ONRECORD_WEB_FETCH", "").casefold()
    return WebSettings(
        general=read_settings(variables),
        host=host,
        port=int(variables.get("ONRECORD_WEB_PORT") or PORT),
        names=names,
        fetching=fetch == "yes" if fetch in ("yes", "no") else is_local(host, names),
    )


def is_local(host: str, names: Iterable[str] = ()) -> bool:
    """Whether a server that listens at `host` and is known by `names` too is this machine's own."""
    return all(is_loopback(one.strip("[]")) for one in (host, *names))


def is_loopback(host: str) -> bool:
    """Whether a server that listens there is reached from this machine only."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
