"""Experts in the chat: the register, an expert's settings, the assignment of a call."""

import re
from datetime import timedelta

import pytest

from district.calls.call import Call
from district.calls.entry import Entry
from district.calls.kind import Apart
from district.ids import DistrictId
from district.languages import Language
from district.people.roles import Role, Scope
from tests.play import Player, Stage
from tests.services.jury import Jury, kind
from tests.world import AKUSHA

MOUNTAINS = Scope(district=DistrictId("gornyy"))


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def expert(stage: Stage, surname: str) -> Player:
    player = await stage.teacher("Зулейха", surname, workplace=f"Лицей {surname}")
    return await stage.grants(player, Role.EXPERT, MOUNTAINS)


async def entered(jury: Jury, stage: Stage, call: Call, player: Player) -> Entry:
    return await jury.entry(call, await jury.cast.actor(await stage.person_of(player)))


async def opens_register(curator: Player) -> None:
    await curator.says("Ещё")
    await curator.presses("Конкурсы и опыт")
    await curator.presses("Эксперты округа")


async def opens_plan(curator: Player, call: Call) -> tuple[int, str]:
    """Returns the pressed button of the call's card."""
    await curator.says("/menu")
    for label in ("Ещё", "Конкурсы и опыт", "Конкурсы и защиты", call.title):
        await curator.presses(label)
    plan = await curator.holds("Эксперты")
    await curator.presses_stale(plan)
    return plan


async def test_an_invited_expert_chooses_topics_load_and_a_pause(
    stage: Stage, curator: Player
) -> None:
    await opens_register(curator)
    assert "Экспертов в округе пока нет." in curator.text
    newcomer = await stage.teacher("Патимат", "Алиева")
    await is_invited(newcomer, curator)
    await chooses(newcomer)
    await opens_register(curator)
    assert "Эксперты округа: 1" in curator.text
    assert "Алиева П., СОШ № 2 · Левашинский р-н: пауза до 30 ноября" in curator.text
    await newcomer.presses("Снова предлагать")
    await curator.says("алиева")
    assert "Алиева П., СОШ № 2 · Левашинский р-н: 0 из 3" in curator.text
    await curator.says("Гасанов")
    assert "Никого с таким именем" in curator.text
    for _ in range(9):
        await expert(stage, "Омарова")
    await curator.says("омарова")
    await curator.presses("›")
    assert "Ищу: омарова" in curator.text
    assert curator.text.count("Омарова З.") == 1, "the second page of those who were searched"


async def is_invited(newcomer: Player, curator: Player) -> None:
    await curator.presses("Пригласить эксперта")
    await curator.presses("Создать приглашение")
    link = re.search(r"\?start=(role-[\w-]+)", curator.text)
    assert link is not None
    await newcomer.says(f"/start {link[1]}")
    await newcomer.presses("Принять роль")


async def chooses(newcomer: Player) -> None:
    await newcomer.says("Ещё")
    await newcomer.presses("Конкурсы и опыт")
    assert "Эксперты округа" not in newcomer.buttons
    await newcomer.presses("Темы и нагрузка")
    assert "Темы: любые" in newcomer.text
    assert "Сейчас у вас 0 из 5 экспертиз." in newcomer.text
    await newcomer.presses("Темы")
    await newcomer.presses("Методические")
    await newcomer.presses("Неуспевающие ученики")
    assert "Отмечено: 1 из 12" in newcomer.text
    await newcomer.presses("‹ К областям")
    assert "Методические · 1" in newcomer.buttons
    await newcomer.presses("‹ Назад")
    await newcomer.presses("Сколько сразу")
    await newcomer.presses("3")
    await newcomer.presses("Пауза")
    await newcomer.presses("Неделя")
    assert "0 из 3" in newcomer.text
    assert "Пауза до 30 ноября" in newcomer.text


async def test_a_call_is_assigned_with_one_press_undone_and_corrected_by_hand(
    stage: Stage, curator: Player
) -> None:
    jury = Jury(stage.app.database, clock=stage.clock)
    by = await jury.cast.actor(await stage.person_of(curator))
    call = await jury.call(by)
    names = ("Алиева", "Багандова", "Велиева")
    experts = {name: await expert(stage, name) for name in names}
    authors = (await stage.teacher("Айшат", "Магомедова"), experts["Велиева"])
    entries = [await entered(jury, stage, call, one) for one in authors]
    plan = await opens_plan(curator, call)
    await assigns(stage, curator, experts["Алиева"])
    await replaces(stage, curator, entries[1], experts["Алиева"])
    await stage.speaks(curator, Language.EN)
    await entered(jury, stage, call, await stage.teacher("Мадина", "Исаева"))
    await curator.presses_stale(plan)
    assert "1 entry, 2 reviews." in curator.text
    assert await jury.is_whole()


async def assigns(stage: Stage, curator: Player, first: Player) -> None:
    assert "2 работы, 4 экспертизы." in curator.text
    assert "Экспертов: 2, нагрузка по 2." in curator.text
    await curator.presses("Назначить (4)")
    assert "Назначено: 4 экспертизы. Эксперты получат работы через минуту." in curator.text
    stale = await curator.holds("Отменить (60 секунд)")
    await curator.presses_stale(stale)
    assert "4 экспертизы." in curator.text
    await curator.presses("Назначить (4)")
    assert first.screens == []
    stage.clock.advance(timedelta(minutes=1))
    await stage.settle()
    assert len(first.screens) == 2
    await curator.presses_stale(stale)
    assert curator.alert is not None


async def replaces(stage: Stage, curator: Player, entry: Entry, former: Player) -> None:
    asked = next(one for one in former.screens if entry.title in one["text"])
    takes = asked["message_id"], (await former.holds("Беру"))[1]
    await curator.presses("По работам")
    await curator.presses(entry.code or "")
    assert "Алиева З., Лицей Алиева: ждём ответа" in curator.text
    await curator.presses("Заменить: Алиева З., Лицей Алиева")
    assert "Велиева З., Лицей Велиева: 0 из 5, автор работы" in curator.text
    assert "Назначить некого" in curator.text
    await curator.presses("‹ Назад")
    newcomer = await expert(stage, "Гамзатова")
    await curator.presses("Заменить: Алиева З., Лицей Алиева")
    await curator.presses("Гамзатова З., Лицей Гамзатова · 0 из 5")
    assert "Алиева З., Лицей Алиева: назначен другой эксперт" in curator.text
    assert "Гамзатова З., Лицей Гамзатова: ждём ответа" in curator.text
    assert len(newcomer.screens) == 1
    told = f"«{entry.title}»: эта работа перешла к коллеге"
    assert told in former.text
    await former.presses("‹ Экспертизы")
    assert entry.title not in former.text
    await former.presses_stale(takes)
    assert sum(told in text for text in former.texts) == 1, "the card is drawn anew"


async def test_what_lacks_experts_is_said_with_reasons(stage: Stage, curator: Player) -> None:
    jury = Jury(stage.app.database, clock=stage.clock)
    call = await jury.call(await jury.cast.actor(await stage.person_of(curator)))
    player = await expert(stage, "Алиева")
    entry = await entered(jury, stage, call, player)
    await opens_plan(curator, call)
    assert f"1 работе не хватает экспертов: {entry.code}" in curator.text
    assert "Назначить некого" in curator.text
    assert "Пригласить эксперта" in curator.buttons
    await curator.presses("Кому не хватает и почему")
    assert f"{entry.code}: нужно ещё 2" in curator.text
    assert "Алиева З., Лицей Алиева: автор работы, та же организация" in curator.text


async def test_an_expert_who_moves_is_told_and_the_curator_sees_why(
    stage: Stage, curator: Player
) -> None:
    jury = Jury(stage.app.database, clock=stage.clock)
    by = await jury.cast.actor(await stage.person_of(curator))
    call = await jury.call(by, kind(apart=Apart.MUNICIPALITY))
    author = await stage.teacher(municipality=AKUSHA, workplace="СОШ 5")
    sender = await jury.cast.actor(await stage.person_of(author))
    entry = await jury.entry(call, sender, municipality=AKUSHA)
    judge = await expert(stage, "Алиева")
    await jury.experts.ask(by, entry.id, await stage.person_of(judge))
    await stage.organization("Гимназия 9", municipality=AKUSHA)
    await stage.settle()
    await judge.presses("Беру")
    await moves_to(judge, "Гимназия 9")
    await stage.settle()
    assert "теперь из того же муниципалитета" in curator.text
    await curator.presses("Эксперты этой работы")
    assert "работа взята (тот же муниципалитет)" in curator.text
    await expert(stage, "Велиева")
    await moves_to(judge, "СОШ 5")
    await stage.settle()
    assert "теперь у вас связь с этой работой" in judge.text
    assert "экспертизу не учитываем" in curator.text
    assert "Попросили следующего эксперта" in curator.text
    await curator.presses("Эксперты этой работы")
    assert "Алиева З., СОШ 5: конфликт интересов" in curator.text
    assert "Велиева З., Лицей Велиева: ждём ответа" in curator.text


async def moves_to(player: Player, workplace: str) -> None:
    await player.says("Настройки")
    await player.presses("Моя анкета")
    await player.presses("Организация")
    if "Акушинский р-н" not in player.text:
        await player.presses("Другой район или город")
        await player.says("Акуш")
        await player.presses("Акушинский р-н")
    await player.says(workplace)
    await player.presses(workplace)
    await player.presses("Всё верно")
