"""Telegram groups."""

from datetime import timedelta

ANSWER_INTERVAL = timedelta(hours=1)
"""Minimum interval between replies of the bot in one group."""
