"""A pedagogical assembly: speakers, a resolution of the delegates, the protocol."""

from datetime import timedelta

import pytest

from district.languages import Language
from tests.acts.activities import TITLE, manages, plans, signs_up, to_summary
from tests.acts.common import pass_by
from tests.documents.protocols import docx_text
from tests.play import Player, Stage

DELEGATES = ("Айшат", "Амина", "Патимат", "Зарема")
AGENDA = "15:00 Открытие\n15.10 – Доклад о <наставниках>\nПеревыборы\n16:00 Голосование"
QUESTION = "Принять резолюцию о наставничестве"


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def assembly(stage: Stage, curator: Player) -> list[Player]:
    """Four delegates, three of whom have come. The second item of the agenda is at hand."""
    await to_summary(curator, seats="50", kind="Педагогическая дума")
    for label in ("Ещё настройки", "Описание"):
        await curator.presses(label)
    assert "10:00 Открытие" in curator.text
    await curator.says(AGENDA)
    await curator.presses("‹ Назад")
    await curator.presses("Опубликовать")
    delegates = [await stage.teacher(given, "Думская") for given in DELEGATES]
    for one in delegates:
        await signs_up(one)
    await pass_by(stage, timedelta(days=17, hours=3, minutes=10))
    await manages(curator)
    await curator.presses("Отметить, кто пришёл")
    for label in [one for one in curator.buttons if one.startswith("☐")][:3]:
        await curator.presses(label)
    return delegates


async def many(stage: Stage, curator: Player) -> list[Player]:
    """27 delegates, 26 of whom have come; the curator looks at the assembly."""
    await plans(curator, seats="50", kind="Педагогическая дума")
    delegates = [await stage.teacher(f"Айшат{number}", "Думская") for number in range(27)]
    for one in delegates:
        await one.says("/start activity-1")
        await one.presses("Записаться")
    await pass_by(stage, timedelta(days=17, hours=3, minutes=10))
    await manages(curator)
    await curator.presses("Отметить, кто пришёл")
    await curator.presses("Были все")
    late = await curator.holds(next(one for one in curator.buttons if one.startswith("☑")))
    await curator.presses_stale(late)
    await manages(curator)
    await curator.presses("Ход Думы")
    assert "Делегатов: 27, пришли: 26" in curator.text
    return delegates


async def opens(player: Player) -> None:
    await player.says("/start activity-1")
    await player.presses("Ход Думы")


async def test_clause_56_speakers_wait_in_a_queue(stage: Stage, curator: Player) -> None:
    aishat, amina, patimat, _ = await assembly(stage, curator)
    for one in (aishat, amina, patimat):
        await opens(one)
        assert "Делегатов: 4, пришли: 3" in one.text
        asks = await one.holds("Прошу слова")
        await one.presses_stale(asks)
        await one.presses_stale(asks)
    assert "Вы в очереди, место 3." in patimat.text
    await manages(curator)
    await curator.presses("Ход Думы")
    await curator.presses("↑ Думская П.")
    calls = await curator.holds("Дать слово: Думская А.")
    await curator.presses_stale(calls)
    assert "Слово у: Думская А." in curator.text
    await curator.presses_stale(calls)
    assert "Слово у: Думская А." in curator.text, "one press, one speaker"
    await stage.ticks()
    assert "Вам дают слово." in aishat.text
    await aishat.presses("Ход Думы")
    assert "Слово у вас." in aishat.text
    assert "Прошу слова" not in aishat.buttons
    await amina.presses("Обновить")
    assert "Вы в очереди, место 2." in amina.text
    await amina.presses("Снять просьбу")
    await curator.presses("Закрыть запись выступающих")
    assert "Запись выступающих закрыта." in curator.text
    await opens(amina)
    assert "Прошу слова" not in amina.buttons
    stranger = await stage.teacher("Чужая")
    await stranger.presses_stale(calls)
    assert "Слово у: Думская А." not in stranger.text


async def test_clause_56_delegates_adopt_a_resolution_and_its_protocol_is_exported(
    stage: Stage, curator: Player
) -> None:
    """Adopted 21 : 3 : 2."""
    delegates = await many(stage, curator)
    await curator.presses("Вынести резолюцию")
    await curator.says(QUESTION)
    assert "всего 27 голосов" in curator.text
    for label in ("Поставить в повестку", "Открыть вопрос", "Открыть голосование"):
        await curator.presses(label)
    await stage.ticks()
    voters = [one for one in delegates if "За" in one.buttons]
    assert len(voters) == 26, "who has not come does not vote"
    choices = ["За"] * 21 + ["Против"] * 3 + ["Воздержаться"] * 2
    for one, choice in zip(voters, choices, strict=True):
        await one.presses(choice)
    await curator.presses("Закрыть голосование")
    assert any("за 21, против 3, воздержались 2" in text for text in curator.texts)
    await manages(curator)
    await curator.presses("Ход Думы")
    await curator.presses("Закончить, протокол")
    await curator.presses("Протокол .docx")
    name = curator.screens[-1]["document"]["file_name"]
    protocol = docx_text(curator.document(name))
    whole = "\n".join(protocol).replace("\xa0", " ")
    assert "Педагогическая дума" in whole
    assert QUESTION in whole
    assert "21" in whole


async def test_clause_56_a_delegate_asks_for_the_floor_in_english(
    stage: Stage, curator: Player
) -> None:
    """The organizer has a card that follows the queue."""
    aishat, amina, *_ = await assembly(stage, curator)
    await stage.speaks(aishat, Language.EN)
    await aishat.says("/start activity-1")
    await aishat.presses("The assembly now")
    assert "▸ 15:10 Доклад о <наставниках>\nПеревыборы\n16:00 Голосование" in aishat.text
    await aishat.presses("Ask for the floor")
    assert "You are number 1 in the queue." in aishat.text
    assert TITLE in aishat.text
    await opens(amina)
    await amina.presses("Прошу слова")
    await stage.ticks()
    assert "1. Думская А., СОШ № 2\n2. Думская А., СОШ № 2" in curator.text
    for label in ("Дать слово: Думская А.", "Закрыть запись выступающих"):
        assert "Обновить" not in curator.buttons, "the card is redrawn by itself"
        await curator.presses(label)
    await amina.presses("Снять просьбу")
    await stage.ticks()
    assert "Слова никто не ждёт." in curator.text
