"""The library: clauses I 1.1, I 1.3, V.1 and V.2 of the regulation."""

from datetime import date, timedelta

from district.gathered import FILE_NAME_LIMIT
from district.languages import Language
from district.library import REMINDED, DocumentKind
from tests.acts.common import pass_by, told
from tests.acts.library import AGREEMENT, PDF, about, adds
from tests.play import Stage

GORNYY = "gornyy"


async def test_clause_1_the_regulation_is_read_by_sections_and_as_a_file(stage: Stage) -> None:
    teacher = await stage.teacher("Патимат")
    await about(teacher)
    await teacher.presses("Положение об округе")
    assert "№ 26/1-0 от 23 декабря 2021 г." in teacher.text
    assert [one[:3] for one in teacher.buttons[:2]] == ["I. ", "II."]
    await teacher.presses("VI. Руководство ММО")
    assert "Совет округа определяет руководителя и срок его полномочий" in teacher.text
    await teacher.presses("‹")
    assert "Заключение соглашения" in teacher.text
    await teacher.presses("‹ Назад")
    await teacher.presses("Скачать файл")
    assert teacher.document("regulation.pdf").startswith(b"%PDF")


async def test_clause_4_the_legal_base_is_found_by_number_and_words(stage: Stage) -> None:
    teacher = await stage.teacher("Патимат")
    await about(teacher)
    await teacher.presses("Документы")
    assert "Положение о межмуниципальном" in teacher.text.split("\n\n")[1]
    for typed in ("Р-174", "p-174", "  концепции ", "распоряжением министерства просвещения"):
        await teacher.says(typed)
        assert "№ Р-174 от 16 декабря 2020 г." in teacher.text, typed
        assert "3273" not in teacher.text
    await teacher.says(" ".join(f"{number:03}" for number in range(1_000)))
    assert "нашлось: 0" in teacher.text
    await teacher.says("нет такого")
    assert "нашлось: 0" in teacher.text
    await teacher.sends("sticker")
    assert "Ищете что-то?" in teacher.text
    await teacher.presses("АЗ-872/08 · Методические рекомендации п…")
    assert "8 ноября 2021 г." in teacher.text
    await teacher.presses("‹ Документы")
    assert "«нет такого» нашлось: 0" in teacher.text
    await teacher.presses("Все документы")
    assert "Р-174" in teacher.text


async def test_clause_50_a_district_hears_of_an_agreement_that_ends(stage: Stage) -> None:
    teacher, curator = await stage.teacher("Патимат"), await stage.curator(GORNYY)
    head = await stage.head(GORNYY)
    stranger = await stage.member("nogayskiy")  # of another district
    ends = stage.clock().date() + REMINDED[DocumentKind.AGREEMENT] + timedelta(days=5)
    await adds(curator, AGREEMENT, f"{ends:%d.%m.%Y}")
    assert "Документ добавлен" in curator.text
    await about(teacher)
    await teacher.presses("Документы")
    await teacher.says("ав-17/3")  # in Russian letters
    await teacher.presses(f"AB-17/3 · {AGREEMENT}"[:39].rstrip() + "…")
    assert "Действует до" in teacher.text
    assert "Убрать" not in teacher.buttons
    await teacher.presses("Скачать файл")
    assert teacher.document("agreement.pdf") == PDF
    await about(stranger)
    await stranger.presses("Документы")
    assert AGREEMENT not in stranger.text

    await pass_by(stage, timedelta(days=3))
    assert told(head, "Скоро закончится") == told(curator, "Скоро закончится") == 0
    for _ in range(3):
        await pass_by(stage, timedelta(days=2))
    assert told(head, "Скоро закончится") == told(curator, "Скоро закончится") == 1
    assert told(teacher, "Скоро закончится") == told(stranger, "Скоро закончится") == 0

    await curator.presses("Открыть документ")
    await curator.presses("Убрать")
    button = await curator.holds("Да, убрать")
    await curator.presses("Да, убрать")
    await curator.presses("‹ Документы")
    assert AGREEMENT not in curator.text
    await curator.presses_stale(button)
    assert AGREEMENT not in curator.text


async def test_odd_input_is_answered_and_loses_nothing(stage: Stage) -> None:
    curator = await stage.curator(GORNYY)
    await about(curator)
    await curator.presses("Документы")
    await curator.presses("Добавить документ")
    await curator.presses("Приказ")
    await curator.says("я" * 301)
    assert "300" in curator.text
    await curator.says("Приказ <b>№ 1</b> 🙂 & другое")
    await curator.presses("Пропустить")
    tomorrow = stage.clock().date() + timedelta(days=2)
    await curator.says(f"{tomorrow:%d.%m.%Y}")
    assert "шаг 4" in curator.text
    await curator.says("когда-то")
    assert "шаг 4" in curator.text
    await curator.says("23.12.2021")
    await curator.presses("Пропустить")
    await curator.sends_file(b"MZ" * 10, f"{'д' * FILE_NAME_LIMIT}.exe")
    await curator.sends_file(b"MZ" * 10, "program.pdf")
    assert "program.pdf" in curator.text
    await curator.presses("Пропустить")
    await curator.says("http://localhost/secret")
    await curator.presses("Пропустить")
    await curator.presses("Добавить")
    assert "Приказ <b>№ 1</b> 🙂 & другое" in curator.text
    assert f"от {date(2021, 12, 23).day} декабря 2021 г." in curator.text


async def test_in_english(stage: Stage) -> None:
    teacher = await stage.teacher("Patimat", language=Language.EN)
    await teacher.says("More")
    await teacher.presses("About")
    await teacher.presses("Documents")
    await teacher.says("3273")
    assert "Legal act № 3273-р of 31 December 2019" in teacher.text
