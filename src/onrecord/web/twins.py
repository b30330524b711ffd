"""JSON twins of pages: the page's address with `.json` behind its path.

An id may end in `.json` itself: in the address of its page that point is percent-encoded (`%2Ejson`), in a twin's not.
"""

from urllib.parse import quote

from starlette.routing import Match, Route
from starlette.types import Scope

TWIN = ".json"
IN_PATH = "/~:@"
"""Signs that stand in a path as they are, besides letters and digits."""
_OF_AN_ID = "%2Ejson"


class TwinRoute(Route):
    """The route of a twin."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Not for the page of an id that ends like a twin."""
        return (Match.NONE, {}) if ends_an_id(scope) else super().matches(scope)


def ends_an_id(scope: Scope) -> bool:
    """Whether the `.json` at the end of an address is part of an id."""
    raw: bytes = scope.get("raw_path") or b""
    return raw.lower().endswith(_OF_AN_ID.lower().encode())


def page_path(path: str) -> str:
    """The path of a page as it stands in addresses."""
    whole = quote(path, safe=IN_PATH)
    return whole.removesuffix(TWIN) + _OF_AN_ID if whole.endswith(TWIN) else whole
