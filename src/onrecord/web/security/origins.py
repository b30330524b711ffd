"""Where a request was sent to, and from: names that are ours, pages that are ours."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from onrecord.vocabulary import UsageError

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?", re.ASCII | re.IGNORECASE)
_OURS = ("same-origin", "none")


def check_host(headers: Headers, names: Collection[str]) -> None:
    """Raise `UsageError` (`unknown-host`) for a request to none of `names`, or to what is no host name at all.

    A site that lets its own name lead to this machine (DNS rebinding) gets nowhere: browsers send its name.
    """
    found = _HOST.fullmatch(headers.get("host", ""))
    if found is None or found["name"].casefold() not in names:
        raise UsageError(
            "unknown-host", "This server is not known by that name.", "Start it with --name to allow the name."
        )


def check_origin(headers: Headers, method: str) -> None:
    """Raise `UsageError` (`foreign-origin`) for what another site's page sends, or loads into itself.

    Browsers say where a request that changes something comes from. A link may lead here from anywhere; but pictures,
    scripts and frames of other sites have no business with what is on record.
    """
    site = headers.get("sec-fetch-site", "none")
    if method in SAFE:
        ours = site in _OURS or headers.get("sec-fetch-mode", "navigate") == "navigate"
    elif "origin" in headers:
        ours = _netloc(headers["origin"]) == headers.get("host", "").casefold()
    else:
        ours = site in _OURS
    if not ours:
        raise UsageError("foreign-origin", "This was sent from another site.", "Send it from Onrecord's own page.")


def _netloc(origin: str) -> str:
    """Host and port of an origin; empty for what is none."""
    try:
        return urlsplit(origin).netloc.casefold()
    except ValueError:
        return ""
