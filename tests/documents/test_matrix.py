"""Attendance as a picture: deterministic, and within Telegram's limits."""

import struct

from documents.matrix import MOST, MatrixRow, matrix_png

LARGEST = 10_000
"""Limit of width plus height in pixels (Bot API, sendPhoto)."""


def drawn(rows: list[MatrixRow], sessions: int = 3, title: str = "Поток") -> bytes:
    days = [f"{at:02}.12" for at in range(1, sessions + 1)]
    counts = (2, *[None] * (sessions - 1))
    return matrix_png(
        title, head=("Имя", days, "Итого"), rows=rows, came="Были", counts=counts, below=["+ был"]
    )


def row(*marks: bool | None, name: str = "Алиева П.") -> MatrixRow:
    return MatrixRow(name=name, marks=marks, total=str(sum(mark is True for mark in marks)))


def size(picture: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def test_each_mark_is_seen() -> None:
    came = drawn([row(True, False, None)])
    assert came == drawn([row(True, False, None)])
    for other in ((False, False, None), (True, True, None), (True, False, False)):
        assert came != drawn([row(*other)])


def test_what_somebody_is_called_is_no_markup() -> None:
    plain = drawn([row(True, True, True, name="#strong[x] $a$ ] *b* \n")], title="#pagebreak()")
    assert plain.startswith(b"\x89PNG")


def test_the_largest_cohort_fits_a_message() -> None:
    picture = drawn([row(*[True] * 60, name="Магомедгаджиева-Абдурахманова М. М.")] * 300, 60)
    width, height = size(picture)
    assert width + height <= LARGEST
    assert max(width, height) / min(width, height) <= 20
    assert size(drawn([row(*[True] * 60)] * 300, 60)) == size(drawn([row(*[True] * 60)] * MOST, 60))


def test_nobody_is_a_table_too() -> None:
    assert drawn([]).startswith(b"\x89PNG")
