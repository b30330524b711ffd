"""Run by Alembic: migrate over the connection that `record/migrate.py` hands in."""

from alembic import context

from onrecord.record.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
