"""Brings a record's tables to this version's, and tells records from other files."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from onrecord.record.errors import record_error
from onrecord.vocabulary import RecordError

HEAD = "0005"
"""The newest migration in `migrations/versions`."""
KNOWN = ("0001", "0002", "0003", "0004", "0005")
"""All of them, oldest first; kept here so that opening a current record does not load Alembic."""


def stands_at(connection: Connection, address: str) -> str | None:
    """The migration that the record stands at, null for an empty database.

    Raises `RecordError`: `record-not-a-record` when the tables are not ours, `record-newer` when they are from a later
    Onrecord.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", "reports", "claims"} <= tables:
        raise record_error("record-not-a-record", address)
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision not in KNOWN:
        raise RecordError(
            "record-newer",
            f"{address} was written by a newer Onrecord (its tables are at {revision}, this one knows {HEAD}).",
            "Upgrade Onrecord, or name another record.",
        )
    return str(revision)


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
