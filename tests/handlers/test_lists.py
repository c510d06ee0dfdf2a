"""Lists of activities and schools: the nearest first, by type, and the two tracks."""

import tomllib
from pathlib import Path

from district.languages import Language
from storage.people.people import change_person
from tests.acts.activities import plans
from tests.acts.schools import recruits
from tests.play import Player, Stage

TERRITORY = Path("data/territory.toml")


async def publishes(
    curator: Player,
    title: str,
    place: str,
    *,
    kind: str = "Семинар",
    whom: str = "Для всех округов",
) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Новое мероприятие")
    await curator.presses(kind)
    await curator.says(title)
    await curator.presses("Методические")
    await curator.presses("Неуспевающие ученики")
    for said in ("10 декабря", "15:00–17:30", place, "4"):
        await curator.says(said)
    await curator.presses("Мест хватит всем")
    await curator.presses(whom)
    await curator.presses("Опубликовать")


async def becomes(stage: Stage, player: Player, position: str) -> None:
    async with stage.app.database.write() as tx:
        await change_person(tx, await stage.person_of(player), position=position)


async def test_clause_6_the_nearest_come_first(stage: Stage) -> None:
    """The workplace is in the district of Levashi: by the name of a school, of a centre, of a
    district, by a link, and unknown; beyond the district only what is next door.
    """
    curator = await stage.curator("gornyy")
    south = await stage.curator("yuzhnyy")
    centre = await stage.curator("tsentralnyy")
    await publishes(curator, "Дальняя", "с. Хебда, дом культуры")
    await publishes(curator, "Вебинар о счёте", "https://example.org/room")
    await publishes(curator, "Соседняя", "Акуша, СОШ № 1")
    await publishes(curator, "Своя", "с. Леваши, школа № 1")
    await publishes(south, "Южная", "г. Дербент, лицей")
    await publishes(centre, "За перевалом", "Буйнакский р-н, с. Нижний Дженгутай")
    aishat = await stage.teacher()
    await aishat.says("Мероприятия")
    await aishat.presses("Рядом")
    assert [line for line in aishat.text.split("\n") if line] == [
        "Мероприятия",
        "Сначала рядом с вами, потом дальше в округе.",
        "В вашем муниципалитете",
        "10 дек., 15:00 · Семинар · Своя · с. Леваши, школа № 1",
        "У соседей",
        "10 дек., 15:00 · Семинар · Соседняя · Акуша, СОШ № 1",
        "10 дек., 15:00 · Семинар · За перевалом · Буйнакский р-н, с. Нижний Дженгутай",
        "Онлайн, без дороги",
        "10 дек., 15:00 · Семинар · Вебинар о счёте · онлайн",
        "Дальше в округе",
        "10 дек., 15:00 · Семинар · Дальняя · с. Хебда, дом культуры",
    ]
    await aishat.presses("Все")
    assert "Южная" in aishat.text
    assert "Вебинар о счёте · онлайн" in aishat.text


async def test_clause_34_the_type_is_shown_and_filters(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await publishes(curator, "Читаем условие", "Леваши")
    aishat = await stage.teacher()
    await aishat.says("Мероприятия")
    assert "Отобрать: вид, месяц" not in aishat.buttons, "there is no choice"
    for title in ("Пишем план урока", "Считаем вместе"):
        await publishes(curator, title, "Леваши", kind="Семинар-практикум")
    await aishat.says("Мероприятия")
    await aishat.presses("Отобрать: вид, месяц")
    assert aishat.buttons == [
        "Семинар · 1",
        "Семинар-практикум · 2",
        "Все виды",
        "декабрь",
        "‹ К списку",
    ]
    await aishat.presses("Семинар-практикум · 2")
    assert "Только этот вид: Семинар-практикум." in aishat.text
    assert "Читаем условие" not in aishat.text
    await aishat.presses("Пишем план урока")
    await aishat.presses("‹ К списку")
    assert "Читаем условие" not in aishat.text, "the filter is kept"
    await aishat.presses("Прошедшие")
    assert "Этого вида здесь сейчас нет." in aishat.text
    await aishat.presses("Отобрать: вид, месяц")
    await aishat.presses("Все виды")
    await aishat.presses("Все")
    assert "Читаем условие" in aishat.text


async def test_clause_3_heads_have_a_track_of_their_own(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    principal, teacher = await stage.teacher("Патимат"), await stage.teacher("Айшат")
    await becomes(stage, principal, "principal")
    await recruits(curator, "Школа управления", sessions=1)
    await publishes(curator, "Для всех", "Леваши")
    for one in (principal, teacher):
        await one.says("Школы и наставники")
        await one.presses("Школы")
        leads = one is principal
        assert ("Школа управления" in one.buttons) is leads
        assert "Школа наставников" in one.buttons
        await one.says("Мероприятия")
        assert "Для всех" in one.text
        assert ("Поток 2027" in one.text) is leads, "a cohort of the school"
        assert ("Для руководителей" in one.buttons) is leads
    button = await principal.holds("Для руководителей")
    await principal.presses("Для руководителей")
    assert "Поток 2027" in principal.text
    assert "Для всех" not in principal.text
    await becomes(stage, principal, "teacher")
    await principal.presses_stale(button)
    assert "Поток 2027" not in principal.text


async def test_the_list_of_a_curator_is_short_and_leads_to_all_the_others(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    for day in ("1 декабря", "10 декабря", "14 января", "15 января", "16 января", "17 января"):
        await plans(curator, title=f"Семинар {day}", day=day)
    await curator.says("Мероприятия")
    assert len(curator.buttons) == 10, curator.buttons
    assert curator.buttons[-3:] == ["Провести мероприятие", "План в календарь", "Аналитика"]
    await curator.presses("Отобрать: вид, месяц")
    assert {"Рядом", "По моим затруднениям", "Мои записи", "Прошедшие"} <= {*curator.buttons}
    await curator.presses("январь")
    assert "1 декабря" not in curator.text
    await curator.presses("Отобрать: вид, месяц")
    await curator.presses("Мои записи")
    assert "Вы пока никуда не записаны." in curator.text
    await curator.presses("• январь")
    await curator.presses("Все")
    assert "1 декабря" in curator.text


def test_neighbours_are_neighbours_of_each_other() -> None:
    every = {one["id"]: one for one in tomllib.loads(TERRITORY.read_text())["municipalities"]}
    near = {id_: one["neighbours"].split(", ") for id_, one in every.items()}
    assert [(a, b) for a, others in near.items() for b in others if a not in near[b]] == []
    assert all(near.values())


async def test_english(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await publishes(curator, "Своя", "Леваши")
    await publishes(curator, "Чтения", "Хунзах", kind="Педагогические чтения")
    amina = await stage.teacher(language=Language.EN)
    await amina.says("Activities")
    await amina.presses("Near me")
    assert "In your municipality\n" in amina.text
    assert "Further in the district\n" in amina.text
    await amina.presses("Filter: type, month")
    await amina.presses("Pedagogical readings · 1")
    assert "Only this type: Pedagogical readings." in amina.text
