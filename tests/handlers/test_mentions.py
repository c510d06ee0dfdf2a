"""Candidates, consent to be named, leaders of activities: clauses V.13 (75, 76, 78)."""

from datetime import timedelta

from district.languages import Language
from tests.acts.activities import plans
from tests.acts.common import pass_by, told
from tests.acts.many import held, weekly
from tests.play import Player, Stage
from tests.services.settled import KINDS, announced, settled

TITLES = ("Урок в горах", "Урок у моря", "Урок в степи")


async def wins(stage: Stage, curator: Player, *winners: Player) -> None:
    """Each winner has the first place of a contest."""
    assert curator.person is not None
    database, now = stage.app.database, stage.clock()
    call = await announced(database, KINDS["brand"], curator.person, now)
    for one in winners:
        assert one.person is not None
        await settled(database, call, await stage.cast.actor(one.person), "winner", now)


async def names(curator: Player, number: int, surname: str) -> None:
    """Names the leader of an activity."""
    await curator.says(f"/start activity-{number}")
    await curator.presses("Вести мероприятие")
    await curator.presses("Ведущие")
    await curator.says(surname)
    await curator.presses(next(one for one in curator.buttons if one.startswith(surname)))


async def leads(stage: Stage, curator: Player, leader: Player, titles: tuple[str, ...]) -> None:
    """Activities that the person has led, with consent."""
    for number, title in enumerate(titles, 1):
        await plans(curator, title=title, kind="Мастер-класс", day=f"{number + 9} декабря")
        await names(curator, number, "Магомедова")
        assert f"просит вас провести «{title}»" in leader.text
        await leader.presses("Да, можно")
    await pass_by(stage, timedelta(days=20))


async def to_candidates(curator: Player) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Аналитика")
    await curator.presses("Кто ведёт и побеждает")


async def test_clause_75_a_curator_finds_winners_who_led_three_master_classes(stage: Stage) -> None:
    """Two teachers won a contest, one of them led three master classes. Only curators of the
    district find them.
    """
    curator, head = await stage.curator("gornyy"), await stage.head("gornyy")
    aishat, other = await stage.teacher(), await stage.teacher("Патимат", "Алиева")
    stranger = await stage.curator("yuzhnyy")
    await leads(stage, curator, aishat, TITLES)
    await wins(stage, curator, aishat, other)
    await to_candidates(curator)
    assert "Алиева" in curator.text
    await curator.presses("Призёры")
    assert "Алиева" in curator.text
    await curator.presses("3 мастер-класса")
    assert "призовых мест 1, занятий 3, мастер-классов 3" in curator.text
    assert "Алиева" not in curator.text
    await curator.presses(next(one for one in curator.buttons if "Магомедова" in one))
    assert all(title in curator.text for title in TITLES)
    await to_candidates(stranger)
    assert "Таких пока нет." in stranger.text
    await head.says("Мероприятия")
    await head.presses("Аналитика")
    assert "Кто ведёт и побеждает" not in head.buttons
    for one in (head, aishat, stranger):
        for forged in ("candidates:0", f"candidate:{aishat.person}", f"ask:{aishat.person}"):
            data = f"mentions:{forged}:0:0:0:0"
            await one.presses_stale((one.screens[-1]["message_id"], data))
            assert "Магомедова А" not in one.text
    await plans(stranger, title="Урок в долине", kind="Мастер-класс", day="20 декабря")
    before = len(aishat.texts)
    named = f"mentions:name:{aishat.person}:0:{len(TITLES) + 1}:0:0"
    await stranger.presses_stale((stranger.screens[-1]["message_id"], named))
    assert "Магомедова А" not in stranger.text
    assert len(aishat.texts) == before, "people of another district are not asked"


async def test_clause_76_a_name_is_published_only_with_consent(stage: Stage) -> None:
    """No answer and a no publish nothing. After a yes the announcement is drafted; it is refused
    if the consent is withdrawn before it is sent.
    """
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await wins(stage, curator, aishat)
    await to_candidates(curator)
    await curator.presses(next(one for one in curator.buttons if "Магомедова" in one))
    assert "Написать объявление" not in curator.buttons
    await curator.presses("Спросить согласие")
    assert "ждём ответа" in curator.text
    begins = (curator.screens[-1]["message_id"], "form:begin:announcement:::mention-1")
    await curator.presses_stale(begins)
    assert "Знакомьтесь" not in curator.text, "no answer yet"
    assert "хочет рассказать о вас коллегам" in aishat.text
    _, agree = await aishat.holds("Да, можно")
    await curator.presses_stale((curator.screens[-1]["message_id"], agree))
    await aishat.presses("Не нужно")
    assert "просит не называть" in curator.text
    await curator.presses_stale(begins)
    assert "Знакомьтесь" not in curator.text, "a no"
    await aishat.presses("Разрешить: Объявление обо мне")
    assert "согласие есть" in curator.text
    await curator.presses("Написать объявление")
    assert "Знакомьтесь: Магомедова Айшат" in " ".join(curator.texts)
    await aishat.says("/menu")
    for label in ("Ещё", "Настройки", "Где называют моё имя", "Отозвать: Объявление обо мне"):
        await aishat.presses(label)
    assert "Согласие отозвано, куратору сказали." in aishat.text
    assert any("согласие отозвано" in text for text in curator.texts)
    await curator.presses("Отправить")
    assert "больше не согласен" in (curator.alert or curator.text)
    assert not any("Знакомьтесь" in text for text in aishat.texts)


async def withdraws_on_the_second_page(person: Player) -> None:
    await person.says("/menu")
    for label in ("Ещё", "Настройки", "Где называют моё имя"):
        await person.presses(label)
    assert "страница 1 из 2" in person.text
    assert "Отозвать: Объявление обо мне" not in person.buttons
    await person.presses("›")
    await person.presses("Отозвать: Объявление обо мне")
    assert "страница 2 из 2" in person.text


async def test_clause_76_a_scheduled_announcement_stops_when_the_consent_is_withdrawn(
    stage: Stage,
) -> None:
    """Its author is told, cannot release it, and may after a new yes. The consent is on the second
    page of the person's list, since six names were asked for.
    """
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await wins(stage, curator, aishat)
    actor = await stage.cast.actor(await stage.person_of(curator))
    mentions, person = stage.app.services.mentions, await stage.person_of(aishat)
    await mentions.ask(actor, person)
    await stage.settle()
    await aishat.presses("Да, можно")
    await curator.presses("Написать объявление")
    for said in ("Когда", "В назначенное время"):
        await curator.presses(said)
    await curator.says("26 ноября в 10:00")
    await curator.presses("Запланировать")
    for number in range(5):
        led = await held(stage, curator, f"Урок {number}", starts=weekly(stage, 1))
        await mentions.name(actor, led.id, person)
    await withdraws_on_the_second_page(aishat)
    await pass_by(stage, timedelta(days=3))
    assert "Объявление 1 не ушло" in curator.text
    assert "отозвал согласие" in curator.text
    await curator.presses("Открыть объявление")
    await curator.presses("Снова запланировать")
    assert "больше не согласен" in (curator.alert or "")
    assert not told(aishat, "Знакомьтесь")
    await aishat.presses("Разрешить: Объявление обо мне")
    await curator.presses("Снова запланировать")
    await stage.ticks()
    assert told(aishat, "Знакомьтесь") == 1


async def test_clause_78_seminars_are_found_by_the_person_who_leads_them(stage: Stage) -> None:
    """The card of an activity leads to its leader with the other activities; the leader has them
    in the own portfolio. Without a yes there is no name.
    """
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    reader = await stage.teacher("Патимат", "Алиева")
    await plans(curator, title="Урок в лесу", day="9 декабря")
    await names(curator, 1, "Магомедова")
    await reader.says("/start activity-1")
    assert "Кто ведёт" not in reader.buttons
    await aishat.presses("Да, можно")
    await reader.says("/start activity-1")
    await reader.presses("Кто ведёт")
    assert "Магомедова Айшат" in reader.text
    assert "Урок в лесу" in reader.text
    await aishat.says("Мероприятия")
    await aishat.presses("Мои документы")
    await aishat.presses("Портфолио и дипломы")
    assert "Провели и ведёте: 1" in aishat.text
    await stage.speaks(reader, Language.EN)
    await reader.says("/start activity-1")
    await reader.presses("Who leads it")
    assert "Leaders of “Урок в лесу”" in reader.text
