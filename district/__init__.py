"""What is true: facts, tables of states, rules, errors. Imports the standard library alone."""
