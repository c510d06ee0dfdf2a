"""A form declared by data: two half-filled ones live side by side, and files are looked into."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.exercise.collecting import EXTENSION
from tests.play import Player, Stage, staged

PDF, EXECUTABLE = b"%PDF-1.7 content", b"MZ\x90\x00 program"
OFFICE = b"PK\x03\x04 content"


@pytest.fixture
async def stage(tmp_path: Path, database_url: str) -> AsyncIterator[Stage]:
    async with staged(tmp_path, database_url=database_url, more=EXTENSION) as stage:
        yield stage


async def _at_files(player: Player) -> None:
    await player.says("/collect")
    await player.presses("begin 1")
    await player.presses("Север")
    await player.presses("north, первое")
    assert "Файлы" in player.text


async def _sends_album(stage: Stage, player: Player, *files: tuple[bytes, str]) -> None:
    player.account.send_album([("document", content, name) for content, name in files])
    await stage.settle()


async def test_every_type_of_field_is_answered_and_sent(stage: Stage) -> None:
    teacher = await stage.teacher()
    await _at_files(teacher)
    await _sends_album(stage, teacher, (PDF, "a.pdf"), (OFFICE, "b.docx"))
    assert "Принято: 2 из 3" in teacher.text
    await teacher.presses("Готово")
    await teacher.says("Магомедова")
    await teacher.presses("Магомедова З.")
    await teacher.says("Гаджиева Фатима")
    await teacher.presses("Записать так")
    assert "Гаджиева Фатима (не в боте)" in teacher.text
    await teacher.presses("Готово")
    await teacher.says("М. А., 8 класс, 12.10.2026\nА. Б.\t9 Б\t1.11.2026")
    await teacher.says("В. Г., 8")
    assert "Не разобрать: «В. Г., 8»" in teacher.text
    await teacher.presses("Готово")
    await teacher.says("12,345")
    assert "от 0 до 5000" in teacher.text
    await teacher.says("12,5")
    await teacher.says("https://localhost/video")
    assert "https://" in teacher.text
    await teacher.presses("Пропустить")
    await teacher.says("Первая часть")
    await teacher.says("Вторая часть")
    await teacher.presses("Готово")
    await teacher.says("3 декабря")
    await teacher.presses("Подтверждаю")
    for said in (
        "place: north, первое",
        "files: a.pdf; b.docx",
        "people: Магомедова З.; Гаджиева Фатима (не в боте)",
        "pupils: М. А., 8, 12.10.2026; А. Б., 9 Б, 01.11.2026",
        "cost: 12,5",
        "video: None",
        "essence: Первая часть\nВторая часть",
        "day: 3 декабря 2026",
        "own: подтверждено",
    ):
        assert said in teacher.text
    await teacher.presses("Send it")
    assert teacher.text.startswith("collected 1")


async def test_two_half_filled_forms_live_side_by_side(stage: Stage) -> None:
    teacher = await stage.teacher()
    await _at_files(teacher)
    first = await teacher.holds("‹ Назад")
    await teacher.sends_file(PDF, "of-the-first.pdf")
    await teacher.says("/collect")
    await teacher.presses("begin 3")
    await teacher.presses("Юг")
    await teacher.presses("south, первое")
    await teacher.sends_file(OFFICE, "of-the-third.docx")
    assert "of-the-first.pdf" not in teacher.text
    await stage.crash()
    await teacher.says("/collect")
    await teacher.presses("begin 1")
    assert "of-the-first.pdf" in teacher.text
    await teacher.sends_file(PDF, "second.pdf")
    assert "Принято: 2 из 3" in teacher.text
    await teacher.presses_stale(first)
    await teacher.says("/collect")
    await teacher.presses("begin 3")
    assert "• of-the-third.docx" in teacher.text
    await teacher.presses("Отменить")
    await teacher.says("/collect")
    await teacher.presses("begin 1")
    await teacher.presses("north, первое")
    assert "Принято: 2 из 3" in teacher.text


async def test_an_album_is_counted_in_one_message(stage: Stage) -> None:
    teacher = await stage.teacher()
    await _at_files(teacher)
    before = len(teacher.screens)
    many = [(PDF, f"{number}.pdf") for number in range(5)]
    await _sends_album(stage, teacher, *many)
    assert len(teacher.screens) == before + 1
    assert "Поместится 3" in teacher.text
    assert "Принято: 3 из 3" in teacher.text
    await teacher.presses("Убрать последнее")
    assert "Принято: 2 из 3" in teacher.text


WRONG = [
    (EXECUTABLE, "работа.pdf", "внутри не то, что в названии"),
    (EXECUTABLE, "работа.exe", "не подойдёт"),
    (PDF, "работа.docx", "внутри не то, что в названии"),
    (PDF, "работа.pdf.exe", "не подойдёт"),
]
OTHER_KINDS = ("photo", "video", "sticker", "voice", "location", "poll")


async def test_what_is_no_file_of_the_type_is_refused(stage: Stage) -> None:
    teacher = await stage.teacher()
    await _at_files(teacher)
    for content, name, said in WRONG:
        await teacher.sends_file(content, name)
        assert said in teacher.text
    for kind in OTHER_KINDS:
        await teacher.sends(kind)
        assert "скрепка" in teacher.text
    await teacher.says("вот файл")
    assert "Принято" not in teacher.text


async def test_a_file_over_20_mb_is_taken_and_it_is_said(stage: Stage) -> None:
    teacher = await stage.teacher()
    await _at_files(teacher)
    await teacher.sends_file(bytes(20 * 2**20 + 1), "урок.pdf")
    assert "больше 20 МБ" in teacher.text
    assert "Принято: 1 из 3" in teacher.text
