"""The operator (data controller), named before consent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """`OKRUG_OPERATOR`: name, address, contact."""

    name: str
    address: str
    contact: str
