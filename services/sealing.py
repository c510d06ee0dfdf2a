"""Sealing of secret votes and anonymous answers until the close, and button data that does not name
its option.

The library's ChaCha20-Poly1305 seals, HMAC-SHA-256 makes tokens; each with a key of its own,
derived from the key of `storage/secret_key.py`.
"""

import base64
import hmac
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

LENGTH = 512
"""Bytes of a choice before sealing: all have the same length, so it tells nothing."""
NONCE = 12
TOKEN = 12
"""Bytes of a token; 16 characters in button data."""

Choice = tuple[str, ...]
"""Ids of options, in the order of the motion."""

_BETWEEN, _PADDING = b"\n", b"\0"


class Unsealable(Exception):
    """The vote was sealed under another key, or was changed: it cannot be counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A sealed vote as stored."""

    motion: int
    seat: int
    round_number: int
    sealed: bytes


class Sealing:
    def __init__(self, key: bytes) -> None:
        self._seal_key = _derived(key, b"seal")
        self._tokens = _derived(key, b"token")

    @property
    def _cipher(self) -> "ChaCha20Poly1305":
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - 8 MiB

        return ChaCha20Poly1305(self._seal_key)

    def seal(self, motion: int, seat: int, round_number: int, choice: Choice) -> bytes:
        """Seals a choice with a random nonce, bound to motion, seat and round.

        Two seals of the same choice differ; all have the same length.
        """
        plain = _BETWEEN.join(option.encode() for option in choice)
        return self._hidden(_place(motion, seat, round_number), plain, LENGTH)

    def opened(self, vote: Sealed) -> Choice:
        """Returns the choice.

        Raises:
            Unsealable: another key, or another motion, seat or round.
        """
        place = _place(vote.motion, vote.seat, vote.round_number)
        plain = self._shown(place, vote.sealed)
        return tuple(plain.split("\n")) if plain else ()

    def opened_all(self, votes: Iterable[Sealed]) -> list[Choice]:
        """Returns the choices, sorted: their order tells nothing about the seats.

        Raises:
            Unsealable: one of them cannot be opened.
        """
        return sorted(self.opened(vote) for vote in votes)

    def token(self, motion: int, round_number: int, person: int, choice: Choice) -> str:
        """Returns what a button carries in place of the choice.

        It differs between people, motions and rounds, and tells nothing without the key.
        """
        return self.code(motion, round_number, person, *choice)

    def code(self, *parts: object) -> str:
        """Returns a token of 16 characters that is the same for the same parts.

        Without the key it reveals nothing.
        """
        named = "\n".join(map(str, parts))
        digest = hmac.digest(self._tokens, named.encode(), "sha256")[:TOKEN]
        return base64.urlsafe_b64encode(digest).decode()

    def hide(self, place: str, text: str, length: int) -> bytes:
        """Seals a text, padded to `length` bytes, bound to a place."""
        return self._hidden(place.encode(), text.encode(), length)

    def show(self, place: str, sealed: bytes) -> str:
        """Returns a text that `hide` has sealed.

        Raises:
            Unsealable: another key or place.
        """
        return self._shown(place.encode(), sealed)

    def _hidden(self, place: bytes, plain: bytes, length: int) -> bytes:
        if len(plain) > length:
            raise ValueError("what is sealed is longer than its place")
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, plain.ljust(length, _PADDING), place)

    def _shown(self, place: bytes, sealed: bytes) -> str:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - see `_cipher`

        try:
            padded = self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], place)
        except (InvalidTag, ValueError) as error:
            raise Unsealable from error
        return padded.rstrip(_PADDING).decode()

    def choice_of(
        self, token: str, motion: int, round_number: int, person: int, choices: Iterable[Choice]
    ) -> Choice | None:
        """Returns the choice of a token, found by trying all; None if it fits none of them."""
        return next(
            (one for one in choices if self.token(motion, round_number, person, one) == token), None
        )


def _derived(key: bytes, purpose: bytes) -> bytes:
    return hmac.digest(key, b"okrug secret votes: " + purpose, "sha256")


def _place(motion: int, seat: int, round_number: int) -> bytes:
    return f"{motion}|{seat}|{round_number}".encode()
