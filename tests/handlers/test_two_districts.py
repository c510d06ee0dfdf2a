"""A curator of two districts sees in which one the work is done, and chooses."""

from district.ids import DistrictId
from district.languages import Language
from district.people.roles import Role, Scope
from tests.acts.activities import GOOD, opens_import, plans, sends_plan, workbook
from tests.acts.announcements import announces, composes, copies
from tests.acts.mentoring import opens_mentors
from tests.play import Player, Stage

MOUNTAINS, SOUTH = "Горный методический округ", "Южный методический округ"


async def curator_of_two(stage: Stage) -> Player:
    south = Scope(district=DistrictId("yuzhnyy"))
    return await stage.grants(await stage.curator("gornyy"), Role.CURATOR, south)


async def opens_made(curator: Player) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")


async def test_the_chosen_district_gets_the_activity(stage: Stage) -> None:
    curator = await curator_of_two(stage)
    await opens_made(curator)
    assert f"Округ: {MOUNTAINS}" in curator.text
    await curator.presses(f"→ {SOUTH}")
    assert f"Округ: {SOUTH}" in curator.text
    await plans(curator)
    await opens_made(curator)
    title = next(one for one in curator.buttons if one.startswith("10 дек."))
    await curator.presses(f"→ {MOUNTAINS}")
    assert title not in curator.buttons
    await curator.says("Мероприятия")
    await curator.presses("Аналитика")
    assert f"Округ: {MOUNTAINS}" in curator.text
    await stage.restart()
    await opens_made(curator)
    assert f"Округ: {MOUNTAINS}" in curator.text


async def test_a_form_and_a_file_stay_in_the_district_where_they_were_begun(stage: Stage) -> None:
    curator = await curator_of_two(stage)
    await opens_made(curator)
    switch = await curator.holds(f"→ {SOUTH}")
    await opens_import(curator)
    await sends_plan(curator, workbook(GOOD))
    publish = await curator.holds("Опубликовать все")
    await curator.presses_stale(switch)
    await curator.presses_stale(publish)
    await opens_made(curator)
    assert f"Округ: {SOUTH}" in curator.text
    of_mountains = next(one for one in curator.buttons if one == f"→ {MOUNTAINS}")
    before = len(curator.buttons)
    await curator.presses(of_mountains)
    assert len(curator.buttons) == before + 1


async def test_only_own_districts_are_chosen(stage: Stage) -> None:
    two, one = await curator_of_two(stage), await stage.curator("gornyy")
    await opens_made(two)
    message, data = await two.holds(f"→ {SOUTH}")
    await opens_made(one)
    assert "Округ: " not in one.text
    assert not [label for label in one.buttons if label.startswith("→")]
    own, _ = await one.holds("‹ Ко всем мероприятиям")
    await one.presses_stale((own, data))
    await opens_made(one)
    assert "Округ: " not in one.text
    await stage.speaks(two, Language.EN)
    await two.presses_stale((message, data))
    assert f"District: {SOUTH}" in two.text


async def test_growth_names_the_district_of_pairs_and_schools(stage: Stage) -> None:
    curator = await curator_of_two(stage)
    await curator.says("Школы и наставники")
    assert f"Округ: {MOUNTAINS}" in curator.text
    await curator.presses(f"→ {SOUTH}")
    assert f"Округ: {SOUTH}" in curator.text


async def test_pairs_and_clusters_name_the_district(stage: Stage) -> None:
    curator = await curator_of_two(stage)
    waiting = await stage.teacher("Амина", municipality="derbent")
    await opens_mentors(waiting)
    await waiting.presses("Найти наставника")
    await waiting.says("Научиться оценивать")
    await waiting.presses("Встать в очередь")
    await opens_mentors(curator)
    await curator.presses("Очередь и пары")
    assert f"Округ: {MOUNTAINS}" in curator.text
    assert "Магомедова А." not in curator.text
    await curator.presses(f"→ {SOUTH}")
    assert f"Округ: {SOUTH}" in curator.text
    assert "Магомедова А." in curator.text
    await opens_made(curator)
    await curator.presses("Что даётся трудно многим")
    assert f"Округ: {SOUTH}" in curator.text
    await curator.presses(f"→ {MOUNTAINS}")
    assert f"Округ: {MOUNTAINS}" in curator.text


async def turns_south(curator: Player) -> None:
    await opens_made(curator)
    await curator.presses(f"→ {SOUTH}")


async def test_an_announcement_goes_to_the_district_where_it_was_begun(stage: Stage) -> None:
    curator = await curator_of_two(stage)
    near = await stage.teacher("Патимат", workplace="СОШ № 3")
    far = await stage.teacher("Амина", municipality="derbent", workplace="СОШ № 4")
    await composes(curator)
    send = await curator.holds("Отправить")
    await curator.presses("Кому")
    assert MOUNTAINS in curator.text
    assert SOUTH not in curator.text
    await curator.presses("Муниципалитеты")
    assert "Дербент" not in curator.buttons
    await turns_south(curator)
    await curator.presses_stale(send)
    assert (len(copies(near)), len(copies(far))) == (1, 0)
    await announces(curator, "Встреча в Дербенте")
    assert len(copies(near, "Встреча в Дербенте")) == 0
    assert len(copies(far, "Встреча в Дербенте")) == 1


async def test_an_announcement_is_approved_in_its_district(stage: Stage) -> None:
    curator = await curator_of_two(stage)
    heads = [await stage.head("gornyy"), await stage.head("yuzhnyy")]
    await turns_south(curator)
    await composes(curator)
    await curator.presses("Кому")
    assert SOUTH in curator.text
    for label in ("Затруднение", "Предметные", "Содержание предмета, ФГОС", "Готово", "Отправить"):
        await curator.presses(label)
    waiting = []
    for head in heads:
        await head.says("Ждут решения")
        waiting.append("Омарова" in head.text)
    assert waiting == [False, True]


async def test_the_district_is_changed_in_the_form(stage: Stage) -> None:
    curator = await curator_of_two(stage)
    near = await stage.teacher("Патимат", workplace="СОШ № 3")
    far = await stage.teacher("Амина", municipality="derbent", workplace="СОШ № 4")
    await composes(curator)
    await curator.presses("Кому")
    await curator.presses("Муниципалитеты")
    await curator.presses("Левашинский р-н")
    await curator.presses("Готово")
    switch = await curator.holds(f"→ {SOUTH}")
    await curator.presses(f"→ {SOUTH}")
    assert SOUTH in curator.text
    assert "Левашинский" not in curator.text
    await curator.presses_stale(switch)
    assert f"→ {MOUNTAINS}" in curator.buttons
    await curator.presses("Готово")
    assert SOUTH in curator.text
    await curator.presses("Отправить")
    assert (len(copies(near)), len(copies(far))) == (0, 1)
