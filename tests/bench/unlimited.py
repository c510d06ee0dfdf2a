"""The bot without the rate limit of letters: its speed if Telegram allowed it."""

import asyncio
from unittest.mock import patch

from bot import app
from bot.sending.pace import Pace
from bot.settings import load_settings

RATE = 100_000.0

if __name__ == "__main__":
    with patch.object(app, "Pace", lambda _: Pace(RATE, chat_rate=RATE)):
        asyncio.run(app.serve(load_settings()))
