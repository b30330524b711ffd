"""Where a form leads when it has done its work: back to where one was, and never to another site."""

from urllib.parse import urlsplit


def own_address(address: str, otherwise: str = "/") -> str:
    """An address of ours (path, query and fragment); `otherwise` in place of any other site's, or of nothing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return otherwise
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return address if ours and address.isprintable() else otherwise
