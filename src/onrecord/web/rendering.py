"""Templates: how words from reports get into pages, as text and nothing else."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote, quote_plus

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from starlette.requests import Request

from onrecord.codebook import default_codebook
from onrecord.codebook.glossary import Glossary
from onrecord.inquiry.between import HAPPENED, scales
from onrecord.inquiry.filters import date_from
from onrecord.inquiry.naming import as_sentence
from onrecord.inquiry.wording import whole_time
from onrecord.record import Filters
from onrecord.record.asked import LISTS, UNKNOWN
from onrecord.version import __version__
from onrecord.vocabulary import EventStatus, UsageError
from onrecord.web.api.problems import parameter_of
from onrecord.web.charting.bundle import bundle_mark
from onrecord.web.charting.kinds import outer_box
from onrecord.web.conditions import conditions
from onrecord.web.twins import IN_PATH, page_path
from onrecord.web.words import WORDS, sureness

CSRF_MARK = "csrf-7d1c9be2f04a4e63a5f8-mark"
"""Stands in pages where a form's own token goes in when the page is sent, so that a page can be kept for everyone."""
AS_OF = "as_of"
"""What an address carries along to every other page."""
_HAPPENED = tuple(one.value for one in EventStatus if one in HAPPENED)
_NOT_HAPPENED = tuple(one.value for one in EventStatus if one not in HAPPENED)

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]"
)


_GROUPS = {
    "factuality": ("factuality",),
    "modality": ("modality",),
    "type": ("event type", "tie type"),
    "status": ("event status", "agreement status"),
    "outcome": ("forecast outcome",),
    "kind": ("claim kind", "forecast kind", "actor kind"),
    "sector": ("sector",),
    "directness": ("directness",),
    "review": ("review",),
}
"""The groups of the glossary in which a facet's values are defined."""
_CODE, _STRONG = re.compile("`([^`]+)`"), re.compile(r"\*\*([^*]+)\*\*")
_ODD = re.compile(r"[^a-z0-9-]")
_DATE = re.compile(r"(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?![\w-])")


def visible(value: Any) -> Any:
    """Text with control characters shown by their code points: none may reorder or hide what stands around it."""
    if isinstance(value, str) and not isinstance(value, Markup) and _UNSEEN.search(value):
        return _UNSEEN.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", value)
    return value


def render(request: Request, template: str, context: Mapping[str, Any]) -> str:
    """The page that `template` makes of `context`."""
    access = request.scope.get("access")
    return _environment().get_template(template).render(**context, request=request, access=access)


def compile_templates() -> None:
    """Compile all templates, which a page else does with its own when it is first asked for."""
    for name in _environment().list_templates(extensions=["html"]):
        _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=visible,
        auto_reload=False,
    )
    environment.globals.update(glossary_term=default_codebook().compiled(Glossary).term)
    environment.globals.update(
        link=_link,
        here=_here,
        own_path=_own_path,
        as_of=_as_of,
        day_asked=_day_asked,
        toggled=_toggled,
        meanings=_meanings,
        value_words=_value_words,
        version=__version__,
        csrf=CSRF_MARK,
        sole_query=sole_query,
    )
    environment.filters.update(
        count=_count,
        plain=_plain,
        coded=_coded,
        dates_whole=dates_whole,
        as_sentence=as_sentence,
        segment=segment,
        parameter=parameter_of,
    )
    environment.globals.update(
        asked_filters=asked_filters,
        conditions=conditions,
        chart_box=outer_box,
        whole_time=whole_time,
        bundle_mark=bundle_mark,
        lists=tuple(LISTS),
    )
    environment.globals.update(
        HAPPENED=_HAPPENED,
        NOT_HAPPENED=_NOT_HAPPENED,
        sums=_sums,
        cooperative_types=_types(1),
        conflicting_types=_types(-1),
    )
    environment.filters.update(WORDS)
    return environment


@cache
def _types(sign: int) -> tuple[str, ...]:
    """The types of events that are of cooperation (1), or of conflict (-1)."""
    scale = default_codebook().compiled(scales)
    return tuple(name for name, value in scale.items() if value * sign > 0)


@pass_context
def _sums(context: Context, one: Any, asked: Mapping[str, Any]) -> Markup:
    """Two cells of a table: the sums of cooperation and of conflict that `one` has, each leading to its events.

    `asked` is what these events are of. No macro, since a year or the whole world has a thousand of them.
    """
    cells = []
    for value, types in ((one.cooperation, _types(1)), (one.conflict, _types(-1))):
        told = "0.0"
        if value:
            events = {**asked, "type": asked.get("type") or types, "status": _HAPPENED}
            told = f'<a href="{escape(_link(context, "/events", **events))}">{value:,.1f}</a>'
        cells.append(f'<td class="number">{told}</td>')
    return Markup("".join(cells))


@pass_context
def _link(context: Context, path: str, **asked: Any) -> str:
    """The address of a page of ours, with what every page carries along; null values are left out.

    `path` is a template such as "/claims/{}" filled by the keyword `at`, which may hold any characters.
    """
    at = asked.pop("at", None)
    anchor = asked.pop("anchor", None)
    address = path.replace("{}", page_path(str(at))) if at is not None else path
    query = _encoded({AS_OF: _as_of(context), **asked})
    return address + (f"?{query}" if query else "") + (f"#{quote(anchor)}" if anchor else "")


@pass_context
def _here(context: Context, **changed: Any) -> str:
    """The address of this very page with some parameters changed; null takes one away."""
    request: Request = context["request"]
    query: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        query.setdefault(name, []).append(value)
    path = quote(changed.pop("path"), safe=IN_PATH) if "path" in changed else _own_path(context)
    encoded = _encoded({**query, **changed})
    return path + (f"?{encoded}" if encoded else "")


@pass_context
def _as_of(context: Context) -> str | None:
    """The day as of which every page answers, which each link carries along; null when none, or no date, is asked."""
    words = _query(context).get(AS_OF)
    return words if words and _is_date(words) else None


@pass_context
def _day_asked(context: Context, name: str, *, last: bool = False) -> str:
    """What a parameter asks as a day, for fields that know nothing but days; the first or `last` of a month or year."""
    words = _query(context).get(name)
    return date_from(words, last=last) or "" if words and _is_date(words) else ""


@lru_cache(maxsize=64)
def _is_date(words: str) -> bool:
    try:
        return date_from(words, last=True) is not None
    except UsageError:
        return False


@pass_context
def _own_path(context: Context) -> str:
    """The address of this very page without what it asks."""
    return page_path(context["request"].scope["path"])


@pass_context
def _toggled(context: Context, name: str, value: str) -> str:
    """The address of this page with a value of a parameter added, or taken away if there; its first page."""
    request: Request = context["request"]
    given = request.query_params.getlist(name)
    others = [one for one in given if one.strip().casefold() != value.casefold()]
    changed = others if len(others) < len(given) else [*given, value]
    return _here(context, **{name: changed, "after": None})


@cache
def _meanings(field: str) -> dict[str, str]:
    """What the values of a facet mean, where the glossary says so."""
    groups = default_codebook().compiled(Glossary).groups()
    return {one.term: one.definition for group in _GROUPS.get(field, ()) for one in groups[group]}


@cache
def _value_words(field: str, value: str) -> str:
    """What a value of a facet is called where pages have words for it; empty for those that go by their names."""
    if field == "review" and value == UNKNOWN:
        return "not yet"
    if field == "factuality" and value != UNKNOWN:
        return sureness(value)
    group = {"sector": "sector", "kind": "actor kind"}.get(field)
    known = default_codebook().compiled(Glossary).term(value, group) if group else None
    return known.label if known else ""


def sole_query(request: Request, *without: str) -> list[tuple[str, str]]:
    """The parameters of this address but some: what a form has to carry along in hidden fields."""
    return [(name, value) for name, value in request.query_params.multi_items() if name not in without]


def asked_filters(request: Request, *more: str) -> dict[str, list[str]]:
    """The shared filters in this address (and what else is named), to be asked again; `link` carries `as_of` itself."""
    names = {*Filters.__struct_fields__, *more} - {AS_OF}
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if name in names and value:
            found.setdefault(name, []).append(value)
    return found


def _query(context: Context) -> Mapping[str, str]:
    return context["request"].query_params  # type: ignore[no-any-return]


def _encoded(asked: Mapping[str, Any]) -> str:
    """What is asked as a query; null and empty values are left out."""
    return "&".join(
        _parameter(name, tuple(value) if isinstance(value, list) else value)
        for name, value in asked.items()
        if value not in (None, "", [], ())
    )


@lru_cache(maxsize=4096, typed=True)
def _parameter(name: str, value: Any) -> str:
    """One parameter, or several of a name; a long page has thousands of links that ask nearly the same."""
    values = value if isinstance(value, tuple) else (value,)
    return "&".join(f"{quote_plus(name)}={quote_plus(str(one))}" for one in values)


def _count(number: int, one: str, many: str | None = None) -> str:
    """ "1 report", "1,204 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _coded(text: str) -> Markup:
    """Our own words: what stands in `backticks` as code, in **asterisks** as strong, all else as text."""
    safe = str(escape(text))
    return Markup(_STRONG.sub(r"<strong>\1</strong>", _CODE.sub(r"<code>\1</code>", safe)))


def dates_whole(text: str) -> Markup:
    """Text in which no date is broken at the end of a line."""
    return Markup(_DATE.sub(r'<span class="whole">\g<0></span>', str(escape(visible(text)))))


def _plain(text: str | None) -> str:
    """Text in one line."""
    return " ".join((text or "").split())


def segment(word: str) -> str:
    """A word or id as the name of a place in a page, or of a class: letters, digits and hyphens; no two alike."""
    return _ODD.sub(lambda found: "-" if found[0] in " /" else f"-{ord(found[0]):x}-", word.casefold())
