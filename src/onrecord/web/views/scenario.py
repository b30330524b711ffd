"""A scenario: who is obliged to do what, who means to, who foresaw it, what came before, who has said nothing."""

from typing import Annotated

from fastapi import Depends, Query, Request

from onrecord.inquiry import make_filters
from onrecord.inquiry.scenario_page import ScenarioPage, scenario_page
from onrecord.web.asking import AsOf, OnRecord
from onrecord.web.reading import SentenceReader
from onrecord.web.showing import Views

views = Views(tag="scenario")


def _reader(request: Request) -> SentenceReader:
    return request.app.state.reader  # type: ignore[no-any-return]


@views.show("/scenario", template="scenario.html", title="Scenario", api="/scenario")
def scenario(
    record: OnRecord,
    reader: Annotated[SentenceReader, Depends(_reader)],
    question: Annotated[
        str, Query(max_length=300, description='Who does what to whom, as a sentence: "Chile attacks Peru".')
    ] = "",
    as_of: AsOf = None,
) -> ScenarioPage:
    """What is on record for the case that something comes about: duties, intentions, forecasts, precedents, silences.

    All of it from the record, cited by claims; nothing comes from outside. The sentence is read as reports are.
    """
    if not question.strip():
        return ScenarioPage(question="")
    return scenario_page(record, question, reader.read, make_filters(as_of=as_of or None))
