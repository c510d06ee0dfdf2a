"""What is true: facts, tables of states, rules and errors. Awaits nothing, imports nothing but the standard library."""
