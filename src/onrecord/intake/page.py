"""A saved web page: its report's words and what its mark-up says of it; scripts and hidden text are left out."""

import datetime
import re
from dataclasses import dataclass, field
from typing import Any

from onrecord.intake.faults import fault
from onrecord.vocabulary import SectionKind

DEEPEST = 400
"""Pages that nest deeper are flattened first: no article does, and walking them costs time and stack."""
HIDDEN = (
    "//script[not(@type='application/ld+json')]|//style|//template|//noscript|//iframe|//object|//svg|//dialog[not(@open)]"
    "|//*[@hidden]|//*[@aria-hidden='true']|//*[contains(translate(@style,' ','') , 'display:none')]"
    "|//*[contains(translate(@style,' ',''), 'visibility:hidden')]|//comment()|//input|//select|//textarea|//button"
)
TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
_UNCLOSED = "area base br col embed hr img input link meta param source track wbr p li dd dt option tr td th"
VOID = frozenset(_UNCLOSED.split())
WRAPPERS = re.compile(
    r"</?(?!(?:html|head|body|title|meta|link|script|style|template|noscript|p|h[1-6]|li|br)\b)[a-zA-Z][^<>]*>"
)
"""Every tag but those that hold metadata, hidden words or paragraphs."""
BLOCKS = frozenset(("p", "head", "item", "quote", "cell", "code"))
LATEST = "2199-12-31"
"""So that what a page says of its date never depends on the day on which it is read."""


@dataclass
class Page:
    """What a page holds: `text` with a paragraph a block, kinds of paragraphs by offset, and its metadata."""

    text: str
    hints: dict[int, SectionKind] = field(default_factory=dict)
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def looks_like_page(text: str) -> bool:
    """Whether `text` is HTML by its beginning."""
    head = re.sub(r"\A(?:\s|<!--.*?-->|<\?xml[^>]*>)+", "", text[:5_000], flags=re.DOTALL)[:200].lower()
    return re.match(r"<(?:!doctype html|html|head|body|article|main|div|meta|title|p|h1|section)\b", head) is not None


def read_page(html: str, report_id: str) -> Page:
    """The page that `html` is; raises `ReportError` `page-without-text`."""
    tree = _tree(html, report_id)
    page = _metadata(tree)
    for element in tree.xpath(HIDDEN):
        _drop(element)
    blocks = _main_blocks(tree) or _all_blocks(tree)
    _write(page, blocks)
    if not page.text.strip():
        raise fault("page-without-text", "No article text was found in the page.", report_id)
    return page


def _tree(html: str, report_id: str) -> Any:
    from trafilatura import load_html

    if _depth(html) > DEEPEST:
        html = WRAPPERS.sub(" ", html)
    if not re.search(r"<(?:html|body)\b", html, re.IGNORECASE):
        html = f"<html><body>{html}</body></html>"
    tree = load_html(html)
    if tree is None:
        raise fault("page-without-text", "The page holds no mark-up that can be parsed.", report_id)
    return tree


def _depth(html: str) -> int:
    """How deep elements nest, where every tag that is opened but may stay unclosed is not counted."""
    depth = deepest = 0
    for found in TAG.finditer(html):
        if found[3] or found[2].lower() in VOID:
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _metadata(tree: Any) -> Page:
    from trafilatura import extract_metadata

    dates = {"original_date": True, "extensive_search": False, "max_date": LATEST}
    found = extract_metadata(tree, date_config=dates, extensive=False)
    return Page(
        text="",
        title=_clean(found.title),
        publisher=_clean(found.sitename),
        published=_calendar_day(found.date),
        url=_clean(found.url),
    )


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _calendar_day(value: str | None) -> str | None:
    try:
        return datetime.date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        return None


def _drop(element: Any) -> None:
    """Take an element out and leave the words after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _main_blocks(tree: Any) -> list[tuple[str, str]]:
    """The article's blocks as trafilatura finds them: each its element's name and its words."""
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False, "max_date": LATEST}
    found = bare_extraction(tree, include_comments=False, include_tables=False, fast=True, date_extraction_params=dates)
    body = getattr(found, "body", None)
    if body is None:
        return []
    return [(name, words) for name, words in _walk(body) if words]


def _walk(body: Any) -> list[tuple[str, str]]:
    blocks: list[tuple[str, str]] = []
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag not in BLOCKS:
            continue
        if any(child.tag in BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str)):
            words = " ".join((element.text or "").split())
        else:
            words = " ".join("".join(element.itertext()).split())
        blocks.append((element.tag, words))
        if element.tag != "item" and element.tail and element.tail.strip():
            blocks.append(("p", " ".join(element.tail.split())))
    return blocks


def _all_blocks(tree: Any) -> list[tuple[str, str]]:
    """Every heading, paragraph and list item of the page, for pages too small or odd for trafilatura."""
    names = {"h1": "head", "h2": "head", "h3": "head", "h4": "head", "li": "item", "p": "p", "blockquote": "quote"}
    blocks = [
        (names[element.tag], " ".join(element.text_content().split()))
        for element in tree.iter()
        if isinstance(element.tag, str) and element.tag in names
    ]
    if not any(words for _, words in blocks):
        bodies = tree.xpath("//body") or [tree]
        blocks = [("p", " ".join(line.split())) for line in bodies[0].text_content().splitlines()]
    return [(name, words) for name, words in blocks if words]


def _write(page: Page, blocks: list[tuple[str, str]]) -> None:
    """Put the title and the blocks into the page's text, a blank line between them, items with a dash."""
    if page.title and blocks and not any(_alike(words, page.title) for _, words in blocks[:3]):
        blocks = [("title", page.title), *blocks]
    text = ""
    for position, (name, words) in enumerate(blocks):
        if text:
            text += "\n" if name == "item" and blocks[position - 1][0] == "item" else "\n\n"
        if name == "item":
            text += "- "
        titled = name == "title" or (position < 3 and page.title and _alike(words, page.title))
        if titled and SectionKind.HEADLINE not in page.hints.values():
            page.hints[len(text)] = SectionKind.HEADLINE
        elif name == "head" and position + 1 < len(blocks):
            page.hints[len(text)] = SectionKind.SUBHEAD
        text += words
    page.text = text


def _alike(a: str, b: str) -> bool:
    return re.sub(r"\W+", "", a).casefold() == re.sub(r"\W+", "", b).casefold()
