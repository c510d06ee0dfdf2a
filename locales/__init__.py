"""All texts that the bot sends."""
