"""`onrecord merge`, `part` and `settle`: what people decide across reports."""

from typing import Annotated

import typer

from onrecord.cli.options import Question, asking_one
from onrecord.cli.signing import By, Why, correct, who


@asking_one
def merge(
    question: Question,
    first: Annotated[str, typer.Argument(metavar="ID", help="An actor, event or agreement.")],
    second: Annotated[str, typer.Argument(metavar="ID", help="Another that is the same.")],
    *,
    why: Why = None,
    by: By = None,
) -> None:
    """Let two actors, events or agreements be one."""
    correct(question, lambda record: record.merge(first, second, by=who(by), why=why))


@asking_one
def part(
    question: Question,
    target: Annotated[str, typer.Argument(metavar="ID", help="An actor, event or agreement.")],
    others: Annotated[
        list[str],
        typer.Argument(
            metavar="OTHER...", help="Some of its claims, or the one actor, event or agreement that it is not."
        ),
    ],
    *,
    why: Why = None,
    by: By = None,
) -> None:
    """Keep two actors, events or agreements apart.

    Claims that are named are moved to an event or agreement of their own.
    """
    correct(question, lambda record: record.part(target, others, by=who(by), why=why))


@asking_one
def settle(
    question: Question,
    forecast: Annotated[str, typer.Argument(metavar="FORECAST", help="A forecast's id.")],
    outcome: Annotated[str, typer.Argument(metavar="OUTCOME", help="open, came true, did not or unclear.")],
    *,
    claim: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A claim that shows it; may be repeated.")
    ] = None,
    why: Why = None,
    by: By = None,
) -> None:
    """Say what came of a forecast."""
    from onrecord.vocabulary import ForecastOutcome, UsageError

    known = {one.value: one for one in ForecastOutcome}
    found = known.get(" ".join(outcome.casefold().replace("-", " ").split()))
    if found is None:
        raise UsageError("unknown-value", f"There is no outcome {outcome!r}.", f"It is one of {', '.join(known)}.")
    correct(question, lambda record: record.settle(forecast, found, claims=claim or (), by=who(by), why=why))
