"""The commands that Telegram's menu offers; `/start` is understood besides."""

COMMANDS = ("menu", "help", "language", "privacy", "mydata", "delete")
