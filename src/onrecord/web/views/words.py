"""Pages about words: the glossary, and what each problem means."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from onrecord.codebook import default_codebook
from onrecord.codebook.glossary import TITLES, Glossary
from onrecord.vocabulary import UsageError
from onrecord.web.api.problem_types import PROBLEM_TYPES, problem_types
from onrecord.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/glossary")
def glossary(request: Request) -> Response:
    """All words with their meanings and sources."""
    groups = default_codebook().compiled(Glossary).groups()
    context = {"title": "Words and what they mean", "groups": groups, "titles": TITLES}
    return HTMLResponse(render(request, "glossary.html", context))


@router.get("/problems")
def problems(request: Request) -> Response:
    """All problems that an answer may tell of."""
    return HTMLResponse(render(request, "problems.html", {"title": "What can go wrong", "problems": problem_types()}))


@router.get("/problems/{code}")
def problem(request: Request, code: str) -> Response:
    """What one problem means."""
    if code not in PROBLEM_TYPES:
        raise UsageError("no-such-page", "There is no problem of that name.", "The list is at /problems.")
    found = PROBLEM_TYPES[code]
    return HTMLResponse(render(request, "problems.html", {"title": found.title, "problems": (found,)}))
