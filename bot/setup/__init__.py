"""`okrug setup`: settings asked and kept, and the profile of the bot in Telegram."""
