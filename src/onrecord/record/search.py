"""Full-text search: the one place where databases differ in more than how one connects to them.

SQLite's FTS5 indexes the columns where they stand (external content), with English stems and without accents.
"""

import re

from sqlalchemy import ColumnElement, Connection, Select, TextClause, column, literal_column, select, table, text

from onrecord.vocabulary import UsageError

_INDEXED = {"reports": ("headline", "text"), "claims": ("evidence",), "statements": ("content",)}
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_EXCERPT_WORDS = 24


def create(connection: Connection, *names: str) -> None:
    """Make the indexes over some tables; part of the migrations that make the columns."""
    for name in names:
        columns = _INDEXED[name]
        connection.execute(
            text(
                f"CREATE VIRTUAL TABLE {name}_search USING fts5({', '.join(columns)}, content='{name}', "
                "content_rowid='key', tokenize='porter unicode61 remove_diacritics 2')"
            )
        )


def add(connection: Connection, report: int) -> None:
    """Index a report that was just stored with its claims; `report` is its key."""
    for statement in _ADD:
        connection.execute(statement, {"report": report})


def remove(connection: Connection, report: int) -> None:
    """Take a report and its claims out of the indexes; to be called while their rows still stand."""
    for statement in _REMOVE:
        connection.execute(statement, {"report": report})


def _change(name: str, command: str = "") -> TextClause:
    """Copy a report's rows of table `name` into its index; with FTS5's `command` "delete", take them out."""
    columns = ", ".join(_INDEXED[name])
    into, values = (f"{name}_search, ", f"'{command}', ") if command else ("", "")
    of_report = "key" if name == "reports" else "report"
    return text(
        f"INSERT INTO {name}_search({into}rowid, {columns}) "
        f"SELECT {values}key, {columns} FROM {name} WHERE {of_report} = :report"
    )


_ADD = tuple(_change(name) for name in _INDEXED)
_REMOVE = tuple(_change(name, "delete") for name in _INDEXED)


def matching_reports(words: str) -> Select[tuple[int, str]]:
    """Keys of the reports that hold all `words`, each with an excerpt of some 24 words around them."""
    index = table("reports_search", column("rowid"))
    excerpt: ColumnElement[str] = literal_column(f"snippet(reports_search, 1, '', '', '…', {_EXCERPT_WORDS})").label(
        "excerpt"
    )
    return select(index.c.rowid.label("key"), excerpt).where(_match("reports_search", words))


def matching_claims(words: str) -> Select[tuple[int]]:
    """Keys of the claims whose evidence holds all `words`."""
    index = table("claims_search", column("rowid"))
    return select(index.c.rowid.label("key")).where(_match("claims_search", words))


def matching_statements(words: str) -> Select[tuple[int]]:
    """Keys of the statements whose content holds all `words`."""
    index = table("statements_search", column("rowid"))
    return select(index.c.rowid.label("key")).where(_match("statements_search", words))


def _match(name: str, words: str) -> ColumnElement[bool]:
    return literal_column(name).bool_op("MATCH")(fts5_query(words))


def fts5_query(words: str) -> str:
    """`words` in FTS5's language, every term quoted, so that nothing a user types is taken for an operator.

    "…" makes a phrase, `…*` a prefix. Raises `UsageError` when there is no word to search for.
    """
    return " ".join(f'"{term}"*' if begins else f'"{term}"' for term, begins in terms_in(words))


def terms_in(words: str) -> list[tuple[str, bool]]:
    """The words and phrases to be searched for, and of each whether it is only the beginning of one.

    Raises `UsageError` (`nothing-to-search`) when there is none.
    """
    terms = []
    for phrase, word in _TERM.findall(words):
        bare = (phrase or word).replace('"', " ").rstrip("*").strip()
        if any(character.isalnum() for character in bare):
            terms.append((bare, word.endswith("*")))
    if not terms:
        raise UsageError("nothing-to-search", f"{words!r} holds no word to search for.", "Give one or more words.")
    return terms
