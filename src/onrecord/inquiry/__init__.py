"""Questions to the record, answered in plain structs; no SQL here, and no printing."""

from onrecord.inquiry.brief import Brief, BriefSection, Line, actors_in, brief, make_brief
from onrecord.inquiry.explain import Because, Explanation, FieldWhy, explain, explain_claim
from onrecord.inquiry.filters import date_from, make_filters
from onrecord.inquiry.naming import Names
from onrecord.inquiry.search import Finding, search
from onrecord.inquiry.sentences import sentence

__all__ = [
    "Because",
    "Brief",
    "BriefSection",
    "Explanation",
    "FieldWhy",
    "Finding",
    "Line",
    "Names",
    "actors_in",
    "brief",
    "date_from",
    "explain",
    "explain_claim",
    "make_brief",
    "make_filters",
    "search",
    "sentence",
]
