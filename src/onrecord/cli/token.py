"""`onrecord token`: who may use the record over the network, and as what."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.forms import Form
from onrecord.cli.options import Question, asking_corrections, asking_one
from onrecord.cli.output import Column, Sheet, print_answers, print_json, write_line
from onrecord.cli.records import record_asked
from onrecord.harmless import one_line

if TYPE_CHECKING:
    from onrecord.record import Token

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Tokens: who may use the record over the network, and as what. Only their hashes are stored.",
)


@asking_one
def create(
    question: Question,
    *,
    role: Annotated[str, typer.Option(metavar="ROLE", help="reader looks; editor also adds reports and corrects.")],
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Whose token it is, or what for.")] = None,
    days: Annotated[int | None, typer.Option(metavar="N", help="Good for N days; else until revoked.")] = None,
) -> None:
    """Make a token and print it, this once: it cannot be shown again."""
    from onrecord.record import Role
    from onrecord.vocabulary import UsageError

    if role not in set(Role):
        raise UsageError("wrong-value", f"{role!r} is no role.", "Give --role reader or --role editor.")
    with record_asked(question.record, up_to_date=False) as record:
        made = record.create_token(Role(role), name=name, days=days)
    if question.form is Form.JSON:
        print_json(made)
    else:
        write_line(made.secret)
        until = f"until {_day(made.token.expires)}" if made.token.expires else "until it is revoked"
        told = f"Token {made.token.id} ({made.token.role}) is good {until}. Keep it now: it is not shown again."
        sys.stderr.write(f"{told}\n")
    sys.stdout.flush()


@asking_corrections
def list_tokens(question: Question) -> None:
    """List tokens, also those revoked or past their day; what they are is not kept."""
    with record_asked(question.record, up_to_date=False) as record:
        print_answers(record.tokens(), TOKENS, question.form)


@asking_one
def revoke(
    question: Question,
    token: Annotated[str, typer.Argument(metavar="ID", help="An id from `onrecord token list`.")],
) -> None:
    """Revoke a token: it is good for nothing from now on. It stays in the list."""
    with record_asked(question.record, up_to_date=False) as record:
        revoked = record.revoke_token(token)
    if question.form is Form.JSON:
        print_json(revoked)
    else:
        write_line(one_line(f"Token {revoked.id} is revoked."))
    sys.stdout.flush()


for _name, _command in (("create", create), ("list", list_tokens), ("revoke", revoke)):
    app.command(_name)(_command)


def _in_words(one: "Token") -> dict[str, str]:
    return {
        "id": one.id,
        "role": one.role,
        "name": one.name or "",
        "made": _day(one.made),
        "good": f"revoked {_day(one.revoked)}" if one.revoked else f"until {_day(one.expires)}" if one.expires else "",
    }


def _day(moment: str | None) -> str:
    return (moment or "")[:10]


TOKENS: "Sheet[Token]" = Sheet(
    told=_in_words,
    narrow=(
        Column("id", ("id",), 8),
        Column("role", ("role",), 6),
        Column("name", ("name",)),
        Column("made", ("made",), 10),
        Column("good", ("good",), 18),
    ),
    wide=(
        Column("id", ("id",), 8),
        Column("role", ("role",), 6),
        Column("name", ("name",)),
        Column("made", ("made",), 10),
        Column("good", ("good",), 18),
    ),
    flat={
        "id": lambda one: one.id,
        "role": lambda one: one.role.value,
        "name": lambda one: one.name,
        "made": lambda one: one.made,
        "expires": lambda one: one.expires,
        "revoked": lambda one: one.revoked,
    },
)
