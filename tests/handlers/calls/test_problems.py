"""Starting problems of schools: clause V.4 of the regulation."""

from datetime import timedelta

from district.calls.call import Call
from district.languages import Language
from district.people.person import Position
from storage.tables import persons
from tests.acts.common import pass_by, told
from tests.acts.entering import KINDS, begins_entry, opened
from tests.play import Player, Stage

PLACES = ("levashinskiy", "akushinskiy", "gunibskiy", "lakskiy", "khunzakhskiy")
SCHOOLS = 9
EVENING = timedelta(hours=8)


async def problems(stage: Stage) -> Call:
    kind = KINDS["school-problem"]
    return await opened(stage, kind.id, "Проблемы школ", enter=kind.enter)


async def principal(stage: Stage, number: int) -> Player:
    """The principal of a school of its own."""
    place, school = PLACES[number % len(PLACES)], f"СОШ № {number}"
    found = await stage.teacher(surname=f"Директор{number}", municipality=place, workplace=school)
    leads = persons.update().where(persons.c.id == found.person)
    async with stage.app.database.write() as tx:
        await tx.execute(leads.values(position=Position.PRINCIPAL))
    return found


async def names(player: Player, call: Call, *presses: str) -> None:
    """`presses`: area, topic, and after the problem in words the rest of the form."""
    area, topic, *rest = presses
    await begins_entry(player, call)
    await player.presses(area)
    await player.presses(topic)
    await player.says(f"Дети не читают условие: {player.person}")
    for label in rest:
        await player.presses(label)


async def test_clause_61_nine_schools_name_one_problem_and_a_curator_answers_them(
    stage: Stage,
) -> None:
    call, curator = await problems(stage), await stage.curator("gornyy")
    schools = [await principal(stage, number) for number in range(SCHOOLS)]
    rest = ("Пропустить", "Готово", "Отправить работу")
    for player in schools:
        await names(player, call, "Методические", "Неуспевающие ученики", *rest)
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Что даётся трудно многим")
    await curator.presses("Неуспевающие ученики")
    assert "О затруднении сообщили 9 педагогов округа." in curator.text
    await curator.presses("Назначить мероприятие")
    await curator.says("Семинар Читаем условие, 14 декабря 14:00–16:30, Леваши, 4 ч, 25 мест")
    await curator.presses("Опубликовать")
    await pass_by(stage, EVENING)
    assert [told(player, "назначено мероприятие") for player in schools] == [1] * SCHOOLS
    await schools[0].presses("Открыть мероприятие")
    await schools[0].presses("Записаться")
    assert "Вы записаны" in schools[0].text


async def test_a_problem_of_schools_is_named_and_seen_in_english(stage: Stage) -> None:
    call, curator = await problems(stage), await stage.curator("gornyy")
    for number in range(SCHOOLS):
        player = await principal(stage, number)
        await stage.speaks(player, Language.EN)
        await names(player, call, "Methods", "Struggling pupils", "Skip", "Done", "Send the entry")
    await stage.speaks(curator, Language.EN)
    await curator.says("/menu")
    for label in ("Activities", "Run an activity", "What many find difficult", "Struggling pupils"):
        await curator.presses(label)
    assert "9 teachers" in curator.text
