"""The steps by which the schema came about; Alembic runs those that a database lacks."""
