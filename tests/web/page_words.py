"""What a page says, as a browser would take it: its words, links and places; for tests of pages."""

from html.parser import HTMLParser

_VOID = frozenset({"area", "br", "hr", "img", "input", "link", "meta", "wbr"})


class Page(HTMLParser):
    """A page taken apart: `words` by the id of an element, `ids`, `hrefs`, and `tags` with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: dict[str, str] = {}
        self._open: list[str | None] = []
        self._tags: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(page)
        self.unbalanced += self._tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.hrefs.append(found["href"])
        if tag not in _VOID:
            self._open.append(found.get("id"))
            self._tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._tags or self._tags[-1] != tag:
            self.unbalanced.append(tag)
            return
        self._tags.pop()
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for one in self._open:
            if one is not None:
                self.words[one] = self.words.get(one, "") + data

    def fields(self, name: str) -> list[str]:
        """The values of all fields of a name."""
        return [found.get("value", "") for tag, found in self.tags if tag == "input" and found.get("name") == name]
