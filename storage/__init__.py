"""Persistence: tables, migrations, queries, the transaction."""
