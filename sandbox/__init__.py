"""A sandbox Telegram: the Bot API over real HTTP with the real server's checks, and a web chat."""

from sandbox.box import Box, Call, CallbackAnswer, Person
from sandbox.server import serve

__all__ = ["Box", "Call", "CallbackAnswer", "Person", "serve"]
