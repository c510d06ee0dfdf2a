"""Intake: fetching updates, storing them in the inbox, dispatching them."""
