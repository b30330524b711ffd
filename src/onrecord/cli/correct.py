"""`onrecord accept`, `reject`, `change` and `set`: what people set right in claims and reports."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.options import Question, asking_one
from onrecord.cli.signing import By, ClaimId, Why, correct, who

if TYPE_CHECKING:
    from onrecord.record import Changes

_Names = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Who acts: a name or id; may be repeated, and empty for nobody."),
]


@asking_one
def accept(question: Question, claim: ClaimId, *, why: Why = None, by: By = None) -> None:
    """Let a claim stand as it was read.

    It stays even if a later reading does not find it any more.
    """
    correct(question, lambda record: record.accept(claim, by=who(by), why=why))


@asking_one
def reject(question: Question, claim: ClaimId, *, why: Why = None, by: By = None) -> None:
    """Take a claim for misread: the report does not say so.

    It counts nowhere any more; `show` and `claims --rejected` still show it.
    """
    correct(question, lambda record: record.reject(claim, by=who(by), why=why))


@asking_one
def change(
    question: Question,
    claim: ClaimId,
    *,
    type: Annotated[  # noqa: A002  the name that users, JSON and tables have for it
        str | None, typer.Option(metavar="TYPE", help="An event's type (ASSAULT) or a tie's (ally).")
    ] = None,
    factuality: Annotated[
        str | None, typer.Option(metavar="VALUE", help="How sure: CT+ PR+ PS+ CT- PR- PS- or Uu.")
    ] = None,
    modality: Annotated[
        str | None, typer.Option(metavar="VALUE", help="In what mode: actual, planned, promised, predicted, …")
    ] = None,
    actor: _Names = None,
    recipient: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Who is acted upon: a name or id; may be repeated, and empty for nobody."),
    ] = None,
    object: Annotated[  # noqa: A002
        str | None, typer.Option(metavar="TEXT", help="What it is about; empty for nothing.")
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Its first day, month or year; empty when unknown.")
    ] = None,
    to: Annotated[
        str | None, typer.Option(metavar="DATE", help="Its last day, month or year; empty when unknown.")
    ] = None,
    why: Why = None,
    by: By = None,
) -> None:
    """Change what was read in a claim; fields that are not named stay.

    All questions answer with the new values; `show` tells what was read.
    """
    texts = {
        "type": type,
        "factuality": factuality,
        "modality": modality,
        "object": object,
        "since": from_,
        "until": to,
    }
    changes = _changes(texts, {"actors": actor, "recipients": recipient})
    correct(question, lambda record: record.change(claim, changes, by=who(by), why=why))


@asking_one
def set_head(
    question: Question,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id, as `onrecord reports` prints it.")],
    *,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day on which it was published (2024-10-22).")
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    why: Why = None,
    by: By = None,
) -> None:
    """Set when and by whom a report was published.

    Days that it names relative to its date ("on Monday") stay as they were read until `onrecord read --reread`.
    """
    day = _day(published)
    correct(
        question,
        lambda record: record.set_head(report, published=day, publisher=publisher or None, by=who(by), why=why),
    )


def _changes(texts: dict[str, str | None], names: dict[str, list[str] | None]) -> "Changes":
    """The changes in words as they are stored; an empty word takes a value away."""
    from onrecord.inquiry import make_filters
    from onrecord.record import Changes

    given = {name: value.strip() or None for name, value in texts.items() if value is not None}
    asked = {name: given[name] for name in ("type", "factuality", "modality", "since", "until") if given.get(name)}
    known = make_filters(**asked)  # type: ignore[arg-type]  # words by name
    found: dict[str, Any] = {name: getattr(known, name, value) if value else None for name, value in given.items()}
    if given.get("object"):
        found["object"] = given["object"]
    for name in ("factuality", "modality"):
        if name in found and found[name] is None:
            del found[name]
    found |= {name: tuple(one for one in some if one.strip()) for name, some in names.items() if some is not None}
    return Changes(**found)


def _day(words: str | None) -> str | None:
    """A whole date; raises `UsageError` (`not-a-date`) for a month or year."""
    from onrecord.inquiry.filters import date_from
    from onrecord.vocabulary import UsageError

    first, last = date_from(words, last=False), date_from(words, last=True)
    if first != last:
        raise UsageError("not-a-date", f"{words!r} is more than a day.", "Write the day as 2024-10-22.")
    return first
