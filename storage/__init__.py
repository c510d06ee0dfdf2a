"""How it is kept: tables, migrations, queries, the transaction."""
