"""The register of the council, its head, and the basis of a role, in the chat."""

from datetime import date, time, timedelta

from district.council.settings import HEAD_MODE, HeadMode
from district.ids import DistrictId, MunicipalityId
from district.languages import Language
from district.people.roles import Role, Scope
from storage.council.settings import put_setting
from tests.acts.common import pass_by, told
from tests.acts.people import invited
from tests.play import Player, Stage
from tests.world import CALENDAR

MOUNTAINS = DistrictId("gornyy")


async def opens_register(player: Player) -> None:
    await player.says("/menu")
    await player.presses("Ещё")
    await player.presses("Совет")
    await player.presses("Состав Совета")


async def test_a_curator_enters_a_member_and_the_council_is_told_once(stage: Stage) -> None:
    curator, known = await stage.curator("gornyy"), await stage.member("akushinskiy")
    english = await stage.member("akushinskiy", given="Anna", surname="Aliyeva")
    await stage.speaks(english, Language.EN)
    newcomer = await stage.teacher("Патимат", "Алиева")
    start = await invited(curator)
    for _ in range(2):
        await newcomer.says(f"/start {start}")
        if "Принять роль" in newcomer.buttons:
            await newcomer.presses("Принять роль")
    await stage.settle()
    news = "В Совете новый участник: Алиева П. — член Совета, Левашинский р-н."
    assert (told(known, news), told(newcomer, news)) == (1, 0)
    assert told(known, "Основание: приказ 12 от 3 сентября 2026") == 1
    assert told(english, "New in the council: Алиева П.") == 1
    await known.presses("Состав Совета")
    assert "Руководителя пока нет." in known.text
    assert "Алиева П. · с 23 ноября 2026, до 23 ноября 2027, приказ 12" in known.text
    assert "Акушинский р-н\nГаджиев М. · с 22 ноября 2026, без срока, основание не" in known.text
    assert "Кураторы: Омарова З." in known.text
    assert "Пока никто не представляет: Ахвахский р-н" in known.text
    assert "Пригласить" not in known.buttons


async def test_a_teacher_reads_names_and_municipalities_alone(stage: Stage) -> None:
    await stage.member("levashinskiy")
    aishat = await stage.teacher()
    await aishat.says("/menu")
    for label in ("Ещё", "О проекте", "Состав Совета"):
        await aishat.presses(label)
    assert "Левашинский р-н\nГаджиев М.\n" in aishat.text
    assert "ноября" not in aishat.text
    assert "Руководители" not in aishat.buttons
    await aishat.presses("Экспертный совет")
    assert "Пока никого." in aishat.text


async def test_the_basis_and_the_voice_of_a_member_are_corrected(stage: Stage) -> None:
    member, curator = await stage.member("levashinskiy"), await stage.curator("gornyy")
    await opens_register(curator)
    await curator.presses("Изменить")
    await curator.presses(next(one for one in curator.buttons if "Гаджиев" in one))
    assert "Основание не указано" in curator.text
    await curator.presses("Основание")
    await curator.says("приказ двенадцать")
    assert "Напишите номер и день" in curator.text
    await curator.says("приказ 12 от 3 сентября")
    assert "Основание: приказ 12 от 3 сентября 2026" in curator.text
    await curator.presses("‹ Назад")
    await curator.presses("Голос")
    await curator.presses("С совещательным голосом")
    assert "С совещательным голосом" in curator.text
    await opens_register(member)
    assert "Гаджиев М. (совещательный голос) · с 22 ноября" in member.text


async def test_an_expert_joins_the_expert_council(stage: Stage) -> None:
    curator, expert = await stage.curator("gornyy"), await stage.teacher("Эльмира", "Экспертова")
    await opens_register(curator)
    await curator.presses("Экспертный совет")
    await curator.presses("Пригласить")
    await curator.says("протокол 2 от 1 ноября")
    await curator.presses("Создать приглашение")
    start = curator.text.partition("?start=")[2].split()[0]
    await expert.says(f"/start {start}")
    assert "Вы входите в экспертный совет" in expert.text
    await expert.presses("Принять роль")
    await opens_register(expert)
    await expert.presses("Экспертный совет")
    assert "Экспертова Э. · с 23 ноября 2026" in expert.text


async def test_a_head_acts_on_after_the_term(stage: Stage) -> None:
    head = await stage.teacher("Камиль", "Алиев")
    member = await stage.member("akushinskiy")
    services = stage.app.services
    assert head.person is not None
    async with stage.app.database.write() as tx:
        await services.heads.install(
            tx, MOUNTAINS, head.person, stage.clock(), until=stage.clock() + timedelta(days=50)
        )
    await stage.settle()
    assert "Вы руководите округом" in head.text
    assert "Руководитель округа теперь Алиев К." in member.text
    await pass_by(stage, timedelta(days=36))
    assert "Через 14 дней (12 января 2027) заканчивается срок руководителя" in member.text
    await pass_by(stage, timedelta(days=15))
    assert "Алиев К. остаётся и. о." in member.text
    await opens_register(head)
    assert "И. о. руководителя: Алиев К." in head.text
    assert "Пригласить" in head.buttons
    await head.presses("Руководители")
    assert "Алиев К.: с 23 ноября 2026 по сейчас" in head.text
    place = Scope(district=MOUNTAINS, municipality=MunicipalityId("levashinskiy"))
    await stage.grants(head, Role.COUNCIL_MEMBER, place)
    administrator = await stage.administrator()
    await administrator.says("Роли")
    await administrator.presses("Пригласить")
    await administrator.presses("руководитель округа")
    await administrator.presses("Горный методический округ")
    await administrator.says("протокол 5 от 1 декабря")
    await administrator.presses("Создать приглашение")
    assert "Руководитель здесь уже есть" in (administrator.alert or "")


async def led_in_turn(stage: Stage) -> tuple[Player, Player, Player]:
    """Returns the head of the last days of a term, and the two who are next."""
    before = await stage.member("levashinskiy", given="Камиль", surname="Алиев")
    after = await stage.member("akushinskiy", given="Осман", surname="Исаев")
    english = await stage.member("akhvakhskiy", given="Patimat", surname="Gadzhieva")
    await stage.speaks(english, Language.EN)
    assert before.person is not None
    now = stage.clock()
    until = CALENDAR.at(date(2026, 12, 14), time())
    async with stage.app.database.write() as tx:
        await put_setting(tx, MOUNTAINS, HEAD_MODE.key, HeadMode.TURN, now)
        await stage.app.services.heads.install(tx, MOUNTAINS, before.person, now, until=until)
    await pass_by(stage, timedelta(minutes=1))
    return before, after, english


async def test_a_member_declines_the_turn_and_the_next_is_asked(stage: Stage) -> None:
    before, after, english = await led_in_turn(stage)
    assert told(after, "Ваша очередь руководить округом") == 1
    assert "(14 декабря 2026) заканчивается срок" in after.text
    await after.presses("Принимаю")
    assert told(after, "Вы руководите округом с 14 декабря 2026") == 1
    await after.presses("Отказаться")
    await after.presses("Да, отказаться")
    assert told(after, "предложу следующему по очереди") == 1
    await stage.settle()
    assert told(english, "It is your turn to head the district") == 1
    await opens_register(before)
    await before.presses("Руководители")
    assert "Следующий: Ахвахский р-н, Gadzhieva P., с 14 декабря 2026. Ждём" in before.text
    await before.presses("↑ Левашинский р-н")


async def test_the_office_changes_hands_at_a_midnight_of_downtime(stage: Stage) -> None:
    before, after, english = await led_in_turn(stage)
    await after.presses("Отказаться")
    await after.presses("Да, отказаться")
    await stage.settle()
    await english.presses("I agree")
    assert "You head the district from 14 December 2026" in english.text
    await stage.stop()
    stage.clock.now = CALENDAR.at(date(2026, 12, 14), time(9, 30))
    await stage.start()
    await stage.app.ticks.run_missed()
    await stage.settle()
    assert told(english, "Before you: Алиев К.") == 1
    assert told(after, "Руководитель округа теперь Gadzhieva P., до 14 декабря 2028.") == 1
    await opens_register(after)
    assert "Руководитель: Gadzhieva P., до 14 декабря 2028" in after.text
    await after.presses("Руководители")
    assert "Алиев К.: с 23 ноября 2026 по 14 декабря 2026" in after.text
    await opens_register(before)
    assert "Пригласить" not in before.buttons
