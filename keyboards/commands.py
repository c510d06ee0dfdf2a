"""Commands in Telegram's menu; `/start` is supported too."""

COMMANDS = ("menu", "my", "help", "language", "privacy", "mydata", "delete")
