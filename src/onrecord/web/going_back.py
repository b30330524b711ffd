"""Where a form leads when it has done its work: back to where one was, and never to another site."""

from urllib.parse import urlsplit

from starlette.requests import Request


def own_address(address: str, otherwise: str = "/") -> str:
    """An address of ours (path, query and fragment); `otherwise` in place of any other site's, or of nothing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return otherwise
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return address if ours and address.isprintable() else otherwise


def came_from(request: Request) -> str:
    """The page of ours from which something was sent, as its browser tells; empty when it tells of none."""
    try:
        parts = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return ""
    if not parts.netloc or parts.netloc != request.headers.get("host"):
        return ""
    return own_address(parts.path + (f"?{parts.query}" if parts.query else ""), otherwise="")
