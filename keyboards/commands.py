"""Commands in Telegram's menu; `/start` is supported too."""

COMMANDS = ("menu", "help", "language", "privacy", "mydata", "delete")
