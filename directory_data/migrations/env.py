"""Alembic's entry: runs on the connection `directory_data.database.migrate` hands over."""

from alembic import context

from directory_data.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
