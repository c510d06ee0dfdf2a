"""Domain: facts, state tables, rules, errors. Imports only the standard library."""
