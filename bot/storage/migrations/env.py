"""What Alembic runs for each upgrade: the steps, on the connection that it was handed."""

from alembic import context

from bot.storage.schema import VERSION_TABLE

context.configure(context.config.attributes["connection"], version_table=VERSION_TABLE)
context.run_migrations()
