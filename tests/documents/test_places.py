"""The picture of places: deterministic, and within Telegram's limits."""

import struct

from documents.places import MOST, Places, Winner, places_png

LARGEST = 10_000
"""Limit of width plus height in pixels (Bot API, sendPhoto)."""


def drawn(*winners: Winner, title: str = "Конкурс") -> bytes:
    return places_png(Places(title=title, about="Итоги 28 ноября", winners=winners))


def size(picture: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def winner(name: str = "Живой музей аула", group: str = "Школа") -> Winner:
    return Winner(group=group, outcome="Победитель", name=name, about="Алиева П.", total="93,33")


def test_each_nomination_is_seen() -> None:
    assert drawn(winner()) == drawn(winner())
    assert drawn(winner(), winner()) != drawn(winner(), winner(group="Детский сад"))


def test_what_somebody_wrote_is_no_markup() -> None:
    assert drawn(winner("#strong[x] $a$ ] *b* \n"), title="#pagebreak()").startswith(b"\x89PNG")


def test_many_winners_fit_a_message() -> None:
    width, height = size(drawn(*[winner("Живой музей аула " * 9, f"Г{n}") for n in range(99)]))
    assert width + height <= LARGEST
    assert height / width <= 20
    assert size(drawn(*[winner()] * 99)) == size(drawn(*[winner()] * MOST))


def test_nobody_is_a_picture_too() -> None:
    assert drawn().startswith(b"\x89PNG")
