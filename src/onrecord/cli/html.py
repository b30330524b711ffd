"""A brief as one HTML page that needs nothing else; every word from a report is escaped."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from onrecord.cli.paper import quoted
from onrecord.cli.phrases import counted, where
from onrecord.harmless import one_line

if TYPE_CHECKING:
    from onrecord import inquiry

_STYLE = "body{font:16px/1.5 serif;max-width:48em;margin:2em auto;padding:0 1em}q,small{display:block}q{quotes:none}"


def _plain(text: str) -> str:
    return escape(one_line(text), quote=True)


def html_brief(found: "inquiry.Brief") -> Iterator[str]:
    """The lines of a brief in HTML."""
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8"><title>On record</title>'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<style>{_STYLE}</style></head><body>"
    yield f"<h1>On record</h1><p>{_plain(counted(found))}.</p>"
    for section in found.sections:
        yield f"<h2>{_plain(section.title)}</h2><ul>"
        for one in section.lines:
            source = where(one)
            yield f"<li>{_plain(one.sentence)}<q>{_plain(quoted(one.quote))}</q>"
            yield f"<small>{_plain(source)}{', ' if source else ''}<code>{_plain(one.claim)}</code></small></li>"
        if section.left_out:
            yield f"<li>and {section.left_out:,} more</li>"
        yield "</ul>"
    yield "</body></html>"
