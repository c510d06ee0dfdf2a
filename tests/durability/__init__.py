"""A bot that is killed and disturbed under load, and a judge of the results."""
