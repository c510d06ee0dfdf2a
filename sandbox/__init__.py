"""A Telegram in a box: the Bot API over real HTTP, strict as the real one, and a web chat."""
