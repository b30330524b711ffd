"""`onrecord show` and `onrecord explain`: one thing on record, and why a claim is as it is."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli.forms import Form
from onrecord.cli.options import AnyId, Question, asking_one
from onrecord.cli.output import print_json
from onrecord.cli.paper import Line, print_document
from onrecord.cli.records import record_asked
from onrecord.cli.views import actor_view, claim_view, explanation_view, report_view, statement_view

if TYPE_CHECKING:
    from onrecord.inquiry.matters import Matter
    from onrecord.record import Found, Record


@asking_one
def show(question: Question, id: AnyId) -> None:  # noqa: A002  its name in the help
    """Show a report, actor, claim or statement, or an event, dispute, agreement, forecast, tie or transfer."""
    from onrecord.inquiry.matters import matter
    from onrecord.record import MatterOnRecord, ReportOnRecord
    from onrecord.vocabulary import to_wire

    with record_asked(question.record) as record:
        found = record.get(id)
        if isinstance(found, MatterOnRecord):
            made = matter(record, found)
            if made is not None:
                print_matter(record, made, question.form)
        elif question.form is not Form.JSON:
            print_document(view(record, found), question.form)
        elif isinstance(found, ReportOnRecord):
            print_json(to_wire(record.annotations(found.id)))
        else:
            print_json(found)
    sys.stdout.flush()


@asking_one
def explain(question: Question, id: AnyId) -> None:  # noqa: A002
    """Explain why a claim is as it is, or why claims are of one event, dispute, agreement or forecast.

    For every field: the words, the rule or model that decided, and what else it weighed.
    """
    from onrecord.inquiry import explain as explained
    from onrecord.inquiry.matters import matter
    from onrecord.record import MatterOnRecord

    with record_asked(question.record) as record:
        thing = record.get(id)
        if isinstance(thing, MatterOnRecord):
            made = matter(record, thing)
            if made is not None:
                _print_grounds(record, made, question.form)
            sys.stdout.flush()
            return
        found = explained(record, id)
    if question.form is Form.JSON:
        print_json(found)
    else:
        print_document(explanation_view(found), question.form)
    sys.stdout.flush()


def print_matter(record: "Record", made: "Matter", form: Form) -> None:
    """Print a matter as a document or as JSON."""
    from onrecord.cli.matter_views import matter_view

    if form is Form.JSON:
        print_json(made)
    else:
        print_document(matter_view(record, made), form)


def _print_grounds(record: "Record", made: "Matter", form: Form) -> None:
    """Print why a matter is as it is."""
    from onrecord.cli.matter_views import grounds_view
    from onrecord.inquiry.explain_matters import explain_matter
    from onrecord.inquiry.who_is_in import actors_of

    found = explain_matter(made, record.named(actors_of(made)))
    if form is Form.JSON:
        print_json(found)
    else:
        print_document(grounds_view(found), form)


def view(record: "Record", found: "Found") -> Iterator[Line]:
    """Whatever was found, as a document."""
    from onrecord.record import ActorOnRecord, ClaimOnRecord, ReportOnRecord, StatementOnRecord

    if isinstance(found, ReportOnRecord):
        return report_view(record, found)
    if isinstance(found, ActorOnRecord):
        return actor_view(record, found)
    if isinstance(found, ClaimOnRecord):
        return claim_view(record, found)
    assert isinstance(found, StatementOnRecord)
    return statement_view(record, found)
