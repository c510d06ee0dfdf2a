"""A person's own data: shown, exported, erased after a grace period."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from district.languages import Language
from storage.tables import inbox
from tests.acts.activities import manages, plans, signs_up
from tests.acts.people import GRACE, everything_kept, is_gone, leaves
from tests.acts.requests import OWN, TRIED, reports, reports_in_own_words, reports_tried
from tests.play import Player, Stage


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    return await stage.teacher("Айшат", "Магомедова")


async def test_privacy_says_who_keeps_what_and_offers_both_ways(aishat: Player) -> None:
    await aishat.says("/privacy")
    assert "Хранит: Институт, Махачкала. Связь: okrug@example.org" in aishat.text
    assert "через 14 дней" in aishat.text
    assert aishat.buttons == [
        "Получить мои данные",
        "У меня был другой аккаунт",
        "Удалить мои данные",
        "В меню",
    ]


async def test_the_settings_lead_to_the_same(aishat: Player) -> None:
    await aishat.says("Настройки")
    await aishat.presses("Мои данные")
    assert "Ваши данные" in aishat.text


async def test_my_data_is_all_that_is_kept_of_a_person(stage: Stage, aishat: Player) -> None:
    member = await stage.member("levashinskiy")
    await reports_tried(aishat)
    await member.presses("Принять")
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Функц. грамотность")
    await aishat.says("/mydata")
    kept = json.loads(aishat.document("okrug.json"))
    assert kept["person"]["surname"] == "Магомедова"
    assert kept["person"]["telegram_id"] == aishat.account.id
    assert kept["person"]["organization"] == "СОШ № 2"
    assert kept["deficits"][0]["tried"] == TRIED
    assert kept["requests"][0]["status"] == "approved"
    assert [entry["move"] for entry in kept["history"]] == ["submit", "approve"]
    assert [draft["step"] for draft in kept["drafts"]] == ["topic"]
    assert [letter["kind"] for letter in kept["letters"]] == ["request-decided"]


async def test_what_could_not_be_handled_stands_in_my_data_and_is_erased_with_its_account(
    stage: Stage, aishat: Player
) -> None:
    other = await stage.teacher("Патимат")
    for player in (aishat, other):
        content = {"message_id": "?", "from": player.account.account, "text": OWN}
        stage.box.updates.add("message", content)
    await aishat.says("/mydata")
    [update] = json.loads(aishat.document("okrug.json"))["updates"]
    assert update["status"] == "unreadable"
    assert json.loads(update["raw"])["message"]["text"] == "str"
    assert OWN not in await everything_kept(stage)
    await leaves(aishat)
    stage.clock.advance(GRACE - timedelta(seconds=1))
    stage.box.updates.add("message", {"message_id": "?", "from": aishat.account.account})
    stage.box.updates.add("message", {"message_id": "?", "from": other.account.account})
    await stage.settle()
    stage.clock.advance(timedelta(seconds=1))
    await stage.ticks()
    async with stage.app.database.read() as connection:
        kept = set((await connection.execute(select(inbox.c.person))).scalars())
    assert kept - {None} == {other.account.id}


async def test_my_data_can_be_read_without_a_program(aishat: Player) -> None:
    await reports_tried(aishat)
    await aishat.says("/mydata")
    assert "Всё, что о вас хранится: для чтения." in aishat.texts
    told = aishat.document("Мои данные.txt").decode()
    assert "О ВАС" in told
    assert "Магомедова" in told
    assert TRIED in told


async def test_a_member_takes_away_decisions_and_their_own_notes(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports_tried(aishat)
    await member.presses("Отклонить")
    await member.presses("Решается в школе")
    await member.presses("Добавить заметку для Совета")
    await member.says("Звонил завуч")
    await member.presses("Отклонить")
    await member.says("/mydata")
    kept = json.loads(member.document("okrug.json"))
    assert [(one["move"], one["note"]) for one in kept["decisions"]] == [("reject", "Звонил завуч")]
    assert [one["role"] for one in kept["roles"]] == ["council-member"]
    assert len(kept["cards"]) == 1
    await aishat.says("/mydata")
    assert "Звонил завуч" not in aishat.document("okrug.json").decode()


async def test_deleting_asks_first_and_can_be_refused(stage: Stage, aishat: Player) -> None:
    await aishat.says("/delete")
    assert aishat.text.startswith("Удалить ваши данные?")
    assert "Через 14 дней" in aishat.text
    await aishat.presses("‹ Назад")
    assert "Ваши данные" in aishat.text
    stage.clock.advance(GRACE)
    await stage.ticks()
    await aishat.says("/menu")
    assert "Айшат, здравствуйте." in aishat.text


async def test_whoever_leaves_hears_until_when_they_may_come_back(
    stage: Stage, aishat: Player
) -> None:
    await leaves(aishat)
    assert "Это произойдёт 7 декабря 2026" in aishat.text
    assert aishat.buttons == ["Передумать и остаться"]
    for words in ("Мои заявки", "/menu", "/start", "/mydata"):
        await aishat.says(words)
        assert "Вы просили удалить ваши данные." in aishat.text
    await aishat.says("/privacy")
    assert "Ваши данные" in aishat.text


async def test_nothing_is_sent_to_whoever_leaves(stage: Stage, aishat: Player) -> None:
    member = await stage.member("levashinskiy")
    await reports_tried(aishat)
    await leaves(aishat)
    before = len(aishat.screens)
    await member.presses("Принять")
    await stage.ticks()
    assert len(aishat.screens) == before


async def test_coming_back_within_the_grace_restores_everything(
    stage: Stage, aishat: Player
) -> None:
    await reports_tried(aishat)
    await leaves(aishat)
    stage.clock.advance(GRACE - timedelta(minutes=1))
    await stage.ticks()
    await aishat.says("/start")
    await aishat.presses("Передумать и остаться")
    assert aishat.texts[-2] == "Данные остаются, я снова пишу вам."
    assert "Айшат, здравствуйте." in aishat.text
    stage.clock.advance(GRACE)
    await stage.ticks()
    await aishat.says("Мои заявки")
    assert "1 ·" in aishat.text


async def test_asking_twice_does_not_make_the_grace_longer(stage: Stage, aishat: Player) -> None:
    await aishat.says("/delete")
    sure = await aishat.holds("Удалить")
    await aishat.presses_stale(sure)
    stage.clock.advance(timedelta(days=3))
    await aishat.presses_stale(sure)
    assert "7 декабря" in aishat.text


async def test_after_the_grace_nothing_tells_of_the_person(stage: Stage, aishat: Player) -> None:
    await reports_tried(aishat)
    await reports_in_own_words(aishat)
    await aishat.says("Рассказать, что трудно")
    await is_gone(stage, aishat)
    kept = await everything_kept(stage)
    for trace in ("Магомедова", "Айшат", TRIED, OWN, str(aishat.account.id)):
        assert trace not in kept


async def test_whoever_is_gone_comes_back_as_a_newcomer(stage: Stage, aishat: Player) -> None:
    await is_gone(stage, aishat)
    await aishat.says("/start")
    assert "Согласие на обработку данных" in aishat.text
    assert "Текст согласия изменился" not in aishat.text
    await aishat.presses("Даю согласие")
    assert "шаг 1 из 2" in aishat.text


async def test_a_restore_that_comes_too_late_restores_nothing(stage: Stage, aishat: Player) -> None:
    await leaves(aishat)
    restore = await aishat.holds("Передумать и остаться")
    stage.clock.advance(GRACE)
    await stage.ticks()
    await aishat.presses_stale(restore)
    assert "Согласие на обработку данных" in aishat.text


async def test_it_speaks_english(stage: Stage) -> None:
    john = await stage.teacher("John", "Smith", language=Language.EN)
    await john.says("/privacy")
    await john.presses("Get my data")
    assert b"Smith" in john.document("okrug.json")
    await john.says("/delete")
    assert john.text.startswith("Delete your data?")
    await john.presses("Yes, delete my data")
    assert "7 December 2026" in john.text
    await john.presses("Keep my data")
    assert "Hello, John." in john.text


async def test_a_person_reads_who_looked_at_what_of_theirs(stage: Stage) -> None:
    member, other = await stage.member("levashinskiy"), await stage.member("akushinskiy")
    curator, aishat = await stage.curator("gornyy"), await stage.teacher("Айшат", "Магомедова")
    away = await stage.member("levashinskiy", "Камиль", "Недоступный")
    away.account.block()  # the card is drawn, and does not arrive
    await reports(aishat)
    await member.says("Ждут решения")
    await other.says("/start request-1")
    await plans(curator)
    await signs_up(aishat)
    await manages(curator)
    await curator.presses("Кто записан")
    await curator.presses("Скачать список .xlsx")
    await aishat.says("/mydata")
    mine = json.loads(aishat.document("okrug.json"))
    assert [(one["reader"], one["subject"], one["subject_id"]) for one in mine["views"]] == [
        ("Гаджиев Магомед", "request", 1),
        ("Омарова Зарема", "participants", 1),
        ("Омарова Зарема", "participants-file", 1),
    ]
    readable = aishat.document("Мои данные.txt").decode()
    assert "КТО СМОТРЕЛ ВАШИ ДАННЫЕ" in readable
    assert "Гаджиев Магомед" in readable
