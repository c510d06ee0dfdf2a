"""A Telegram in a box: the Bot API over real HTTP, strict as the real one, and a web chat."""

from sandbox.box import Box, Call, CallbackAnswer, Person
from sandbox.server import serve

__all__ = ["Box", "Call", "CallbackAnswer", "Person", "serve"]
