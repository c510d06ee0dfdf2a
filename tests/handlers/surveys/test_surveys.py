"""Surveys in the chat: clause IV of the regulation, the study of the district."""

from datetime import timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from district.languages import Language
from tests.acts.common import DAY, pass_by, told
from tests.acts.surveys import BY_PLACE, NAMED, SENDS, answers, begins, card, opens
from tests.play import NotOnScreen, Player, Stage

WORDS = "Детям негде <b>заниматься</b> 🙂"
PLACES = ("levashinskiy", "akushinskiy")
CLOSES = "Закрыть сейчас"


def table(curator: Player) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(BytesIO(curator.document("Опрос 1.xlsx")))
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]


async def teachers(stage: Stage, count: int) -> list[Player]:
    """The first six work in one municipality."""
    return [
        await stage.teacher(surname=f"Учитель{at}", municipality=PLACES[at >= 6])
        for at in range(count)
    ]


async def test_clause_22_the_district_is_studied_by_an_anonymous_survey(stage: Stage) -> None:
    people, silent = await teachers(stage, 8), await stage.teacher(surname="Молчунова")
    curator, head = await stage.curator("gornyy"), await stage.head("gornyy")
    await opens(curator, BY_PLACE)
    await head.presses("Принять")  # for so many people
    assert "4 вопроса, анонимно. Ответьте, пожалуйста, до 28 ноября." in people[0].text
    await people[0].presses("Ответить")
    assert "считаем и по муниципалитетам" in people[0].text
    assert "могли бы проследить" in people[0].text
    old = await people[0].holds("Оценивание")
    for at, person in enumerate(people):
        await answers(person, "Оценивание" if at else "Читательская грамотность", WORDS * (at < 5))
        assert person.text.endswith("ответ учтён. Спасибо!")
        assert WORDS not in person.text
    await is_given_once(people[0], old)
    await is_counted_at_the_close(stage, curator, silent, people)
    await is_told(stage, curator, silent, people[7])


async def is_counted_at_the_close(
    stage: Stage, curator: Player, silent: Player, people: list[Player]
) -> None:
    await card(curator)
    assert "Спросили 11." in curator.text
    assert not [one for one in curator.buttons if "Итоги" in one or ".xlsx" in one]
    for _ in range(6):
        await pass_by(stage, DAY)
    assert [told(one, "последний день") for one in (silent, *people)] == [1, *[0] * 8]
    await curator.presses("Открыть опрос")
    await curator.presses("Итоги")
    assert "Читательская грамотность: меньше 5\nОценивание: от 5" in curator.text
    assert "Семинар: от 6\nЛевашинский р-н 6\n" in curator.text
    assert curator.text.count(WORDS) == 5
    await curator.presses("Скачать таблицу .xlsx")
    assert ["Что подошло бы?", "Семинар", "от 6", 6.0] in table(curator)


async def is_told(stage: Stage, curator: Player, *readers: Player) -> None:
    await curator.presses("‹ Назад")
    await curator.presses("Рассказать итоги")
    await pass_by(stage, timedelta(minutes=1))
    for person in readers:
        assert "Семинар: от 6" in person.text
        assert "Своими словами ответили 5 человек." in person.text
        assert WORDS not in person.text
    await readers[0].presses("Ответить")
    assert "Опрос уже закрыт" in f"{readers[0].alert} {readers[0].text}"


async def is_given_once(person: Player, old: tuple[int, str]) -> None:
    """Neither the button of the invitation nor an old step gives a second answer."""
    await person.presses("Ответить")
    assert "Вы уже ответили" in f"{person.alert} {person.text}"
    await person.presses_stale(old)
    assert SENDS not in person.buttons


async def test_a_named_answer_is_changed_until_the_close(stage: Stage) -> None:
    person, stranger = await stage.teacher(), await stage.member("nogayskiy")
    curator = await stage.curator("gornyy")
    await opens(curator, NAMED)
    await answers(person, "Оценивание", WORDS)
    await person.presses("Ответить")
    assert f"Что ещё важно? — {WORDS}" in person.text
    await person.presses("Изменить")
    await person.presses("Какая тема нужнее?")
    await person.presses("Читательская грамотность")
    await person.presses(SENDS)
    await stranger.presses_stale((1, (await person.holds("Ответить"))[1]))
    assert "для других участников" in f"{stranger.alert} {stranger.text}"
    await card(curator)
    assert "Спросили 2, ответили 1." in curator.text
    assert "Итоги" not in curator.buttons
    await curator.presses("Скачать таблицу .xlsx")
    (_, row) = table(curator)
    assert row[3:] == ["Читательская грамотность", "Семинар", "4", WORDS]
    await person.presses("Ответить")
    await curator.presses(CLOSES)
    await curator.presses("Да, закрыть")
    assert any("Ответили меньше 5 человек" in text for text in curator.texts)
    with pytest.raises(NotOnScreen):
        await curator.presses("Рассказать итоги")
    await person.presses(SENDS)
    assert "Опрос уже закрыт" in f"{person.alert} {person.text}"


async def test_odd_input_is_answered_and_loses_nothing(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await begins(curator)
    await curator.says("я" * 121)
    assert "120" in curator.text
    await curator.says("Опрос <i>1</i> 🙂")
    await curator.says("Один вариант?\nДа")
    assert "хотя бы 2" in curator.text
    await curator.says("Много?\n" + "\n".join(map(str, range(13))))
    assert "Поместится 12" in curator.text
    await curator.says("Длинный?\n" + "д" * 61 + "\nнет")
    assert "60" in curator.text
    await curator.sends("sticker")
    await curator.says("Удобно ли вам? (1-5)")
    assert "1. Удобно ли вам? · оценка 1–5" in curator.text
    await curator.says("\n\n".join(f"Вопрос {at}?" for at in range(10)))
    assert "Поместится 10" in curator.text
    await curator.presses("Готово")
    await is_tried_and_dropped(stage, curator)


async def is_tried_and_dropped(stage: Stage, curator: Player) -> None:
    await curator.presses(BY_PLACE)
    await curator.says("вчера")
    await curator.says("22 ноября 2026")
    assert "шаг 4" in curator.text
    await curator.says("сегодня")
    await curator.presses("Сохранить")
    forged = await curator.holds("Пройти самому")
    await curator.presses("Пройти самому")
    await curator.says("пять")
    assert "вопрос 1 из 1" in curator.text
    await curator.presses("5")
    await curator.presses(SENDS)
    assert "ответы не записаны" in curator.text
    teacher = await stage.teacher()
    await teacher.presses_stale((1, forged[1]))
    await teacher.presses_stale((1, "surveys:card:1:0"))
    await teacher.presses_stale((1, "surveys:told:99:0"))
    assert "Опрос" not in teacher.text
    await curator.presses("‹ Опросы")
    await curator.presses("Опрос <i>1</i> 🙂")
    await curator.presses("Удалить черновик")
    await curator.presses_stale(forged)
    assert "проба" not in curator.text.split("\n")[-1]


async def test_a_survey_in_english_survives_a_crash(stage: Stage) -> None:
    people = [*await teachers(stage, 4), await stage.curator("gornyy")]
    curator = people[-1]
    for person in people:
        await stage.speaks(person, Language.EN)
    await curator.says("/menu")
    for label in ("Announcements", "Surveys", "New survey"):
        await curator.presses(label)
    await curator.says("Study")
    await curator.says("Enough help? 1–5")
    await curator.says("What is missing?")
    await curator.presses("Done")
    await curator.presses("Anonymously, by position")
    await curator.says("28 November")
    await curator.presses("Save")
    await curator.presses("Choose people and send")
    await curator.presses("Send")
    for person in people:
        await person.presses("Answer")
        assert "and counted by position too" in person.text
        await person.presses("5")
        await stage.crash()
        assert "leave out names" in person.text
        await person.presses("Skip")
        await person.presses("Send the answers")
        assert "your answer is counted" in person.text
    await pass_by(stage, 6 * DAY)
    await curator.presses("Open the survey")
    await curator.presses("Results")
    assert "4: fewer than 5\n5: at least 5\nTeacher 5" in curator.text
    assert "Fewer than 5 answered in their own words." in curator.text
