"""A meeting of the council: who is there, votes of those, one protocol."""

import pytest

from tests.acts.activities import opens_form
from tests.acts.council import council, to_putting
from tests.play import Player, Stage
from tests.world import MOUNTAINS

QUESTION = "Провести зимнюю школу в январе"


async def plans_meeting(head: Player) -> None:
    await opens_form(head)
    while "Заседание Совета" not in head.buttons:
        await head.presses("›")
    await head.presses("Заседание Совета")
    await head.says("Заседание в декабре")
    await head.presses("Методические")
    await head.presses("Неуспевающие ученики")
    for said in ("10 декабря", "15:00–17:30", "Леваши, СОШ № 2", "2"):
        await head.says(said)
    await head.presses("Мест хватит всем")
    await head.presses("Для всех округов")
    await head.presses("Опубликовать")


@pytest.mark.any_database
async def test_those_present_decide_and_the_chair_closes(stage: Stage) -> None:
    members = await council(stage, 3)
    head = await stage.head(MOUNTAINS)  # votes for the own municipality
    await plans_meeting(head)
    await to_putting(head)
    await head.says(QUESTION)
    await head.presses("Заочно или очно")
    await head.presses("Заседание в декабре")
    assert "Решаем на заседании: Заседание в декабре" in head.text
    await head.presses("Поставить в повестку")
    assert "Вопрос 1 в повестке" in head.text
    await head.presses("Открыть вопрос")
    await head.presses("К заседанию")
    assert "На заседании 0 из 4" in head.text
    await head.presses("Я здесь")
    await head.presses("Гаджиев М.")
    await head.presses("Омаров М.")
    assert "На заседании 3 из 4" in head.text
    await head.presses("Вопрос 1")
    await head.presses("Открыть голосование")
    first, second, absent = members
    assert "на заседании 3 из 4, кворум есть" in first.text
    assert "За" not in absent.buttons
    for one in (head, first, second):
        await one.presses("За")
    await head.presses("Закрыть голосование")
    assert any("РЕШЕНО" in text for text in absent.texts)
    await head.presses("К заседанию")
    await head.presses("Составить протокол")
    for one in (head, absent):
        await one.holds("Протокол .docx")
