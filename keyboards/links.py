"""Links into the bot."""


def deep_link(bot_username: str, start: str) -> str:
    """Returns the link that opens the bot with `/start <start>`."""
    return f"https://t.me/{bot_username}?start={start}"
