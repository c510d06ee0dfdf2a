"""Groups of the messenger."""

from datetime import timedelta

ANSWER_INTERVAL = timedelta(hours=1)
"""In one group the bot says at most once in it where it answers."""
