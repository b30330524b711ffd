"""Full-text search in the reports."""

from typing import Annotated

from fastapi import Query

from onrecord.inquiry.search_page import FURTHEST, SearchPage, search_page
from onrecord.web.asking import LONGEST_WORD, Asked, OnRecord
from onrecord.web.showing import Views

views = Views(tag="search")


@views.show("/search", template="search.html", title="Search", api="/search")
def search(
    record: OnRecord,
    asked: Asked,
    words: Annotated[
        str,
        Query(max_length=LONGEST_WORD, description='Words that all have to occur; "…" for a phrase, …* for a prefix.'),
    ] = "",
    after: Annotated[int, Query(ge=0, le=FURTHEST, description="How many reports to pass over.")] = 0,
) -> SearchPage:
    """Reports that hold some words, by publication date, each with an excerpt and what it claims in those words."""
    return search_page(record, words, asked, after=after)
