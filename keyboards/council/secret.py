"""Buttons of secret votes. They carry a token in place of the option (`services.council.sealing`).

Every button of a screen that names options has this prefix, and intake cuts such a screen out of
an update before it is stored.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from keyboards.buttons import Number, Press

PREFIX = "secret"


class SecretAction(StrEnum):
    SHOW = "show"
    ASK = "ask"
    CAST = "cast"


class SecretPress(Press, prefix=PREFIX):
    action: SecretAction
    motion: Number
    round: Number = 0
    token: Annotated[str, Field(max_length=16)] = ""
