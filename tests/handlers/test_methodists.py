"""Methodists: the role, their topics, and the register that all read."""

import re

from district.ids import DistrictId
from district.languages import Language
from district.people.roles import Role, Scope
from tests.play import Player, Stage

MOUNTAINS = Scope(district=DistrictId("gornyy"))


async def opens_register(player: Player) -> None:
    await player.says("Ещё")
    await player.presses("О проекте")
    await player.presses("Методисты округа")


async def chooses_topic(methodist: Player, area: str, topic: str) -> None:
    await opens_register(methodist)
    for label in ("Мои темы", "Темы", area, topic):
        await methodist.presses(label)


async def is_invited(methodist: Player, curator: Player) -> None:
    await curator.presses("Пригласить методиста")
    await curator.presses("Создать приглашение")
    link = re.search(r"\?start=(role-[\w-]+)", curator.text)
    assert link is not None
    await methodist.says(f"/start {link[1]}")
    await methodist.presses("Принять роль")
    assert "Отметьте свои темы" in methodist.text


async def test_an_invited_methodist_chooses_topics_and_is_found_by_them(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await opens_register(curator)
    assert "Методистов в округе пока нет" in curator.text
    methodist = await stage.teacher("Заира", "Ибрагимова", workplace="Лицей № 1")
    await is_invited(methodist, curator)
    await opens_register(methodist)
    await methodist.presses("Мои темы")
    assert "Темы: пока не отмечены" in methodist.text
    assert methodist.buttons == ["Темы", "Пауза", "Методисты округа"]
    await chooses_topic(methodist, "Функц. грамотность", "Читательская")
    far = await stage.teacher("Аминат", "Азизова", municipality="akushinskiy")
    await stage.grants(far, Role.METHODIST, MOUNTAINS)
    teacher = await stage.teacher("Патимат", "Алиева")
    await opens_register(teacher)
    near, other = teacher.text.split("\n· ")[1:]
    assert near.startswith("Ибрагимова Заира")
    assert near.endswith(": Читательская")
    assert other.startswith("Азизова Аминат")
    assert "темы пока не отмечены" in other
    assert not {"Мои темы", "Пригласить методиста"} & set(teacher.buttons)
    for words in ("читательская", "ибрагимова", "левашинский"):
        await teacher.says(words)
        assert "1 методист" in teacher.text
        assert "Ибрагимова" in teacher.text
    await teacher.says("Гасанов")
    assert "никого не нашлось" in teacher.text
    await teacher.presses("Все методисты")
    await opens_register(methodist)
    await teacher.presses_stale(await methodist.holds("Мои темы"))
    assert "Сюда принимают экспертов" in (teacher.alert or "")


async def test_the_register_in_english(stage: Stage) -> None:
    reader = await stage.teacher(language=Language.EN)
    await stage.grants(reader, Role.METHODIST, MOUNTAINS)
    for label in ("More", "About", "Methodists of the district", "My topics"):
        await (reader.says(label) if label == "More" else reader.presses(label))
    assert "none chosen yet" in reader.text
