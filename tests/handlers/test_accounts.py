"""A lost account moves to a new one; an administrator merges two accounts of one person."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from district.ids import ActivityId, PersonId
from district.languages import Language
from district.people.roles import Role, Scope
from district.people.views import Viewed
from storage.activities.activities import get_activity
from storage.invariants import broken_invariants
from storage.people.merging import people_columns
from storage.tables import changes, enrolments, views
from tests.acts.activities import TITLE, plans, signs_up
from tests.acts.common import told
from tests.acts.council import puts
from tests.acts.people import leaves
from tests.acts.requests import reports
from tests.play import NotOnScreen, Player, Stage
from tests.postgresql import Server, blocked
from tests.world import MEMBER

QUESTION = "Провести слёт наставников"
GONE = "Вы теперь работаете из другого аккаунта."


async def asks_for_earlier(player: Player, name: str = "Магомедова Айшат") -> None:
    await player.says("/privacy")
    await player.presses("У меня был другой аккаунт")
    await player.says(name)
    await player.presses("СОШ № 2 · Левашинский р-н")
    await player.presses("Отправить куратору")


async def hours_pass(stage: Stage, hours: int) -> None:
    stage.clock.advance(timedelta(hours=hours))
    await stage.ticks()


async def is_whole(stage: Stage, gone: PersonId) -> None:
    """Nothing refers to the row that is gone, and every invariant holds."""
    async with stage.app.database.read() as connection:
        for column in people_columns():
            found = select(func.count()).select_from(column.table).where(column == gone)
            assert (await connection.execute(found)).scalar_one() == 0, column
        assert await broken_invariants(connection) == []


async def merges(administrator: Player, name: str = "Магомедова Айшат") -> None:
    """Walks to the comparison of the only two people with that name."""
    await administrator.says("Роли")
    await administrator.presses("Два аккаунта одного человека")
    await administrator.says(name)
    await administrator.presses(administrator.buttons[0])
    await administrator.says(name)
    await administrator.presses(administrator.buttons[0])


async def second_administrator(stage: Stage) -> Player:
    player = await stage.teacher("Али", "Второй")
    await stage.grants(player, Role.ADMINISTRATOR, Scope())
    return player


async def lost_and_confirmed(stage: Stage) -> tuple[Player, Player]:
    """Returns the earlier account, with a seat, and the new one, with a difficulty."""
    curator, old = await stage.curator("gornyy"), await stage.teacher()
    await plans(curator, seats="1")
    await signs_up(old)
    new = await stage.teacher("Айшат", "Гаджиева")
    await reports(new)
    await asks_for_earlier(new)
    assert "Заявка 2 отправлена куратору" in new.text
    await new.presses("Открыть заявку")
    assert "Прежде: Магомедова Айшат, СОШ № 2" in new.text
    assert "последнее действие" not in new.text  # nothing about others
    assert "• Магомедова Айшат, СОШ № 2, Левашинский р-н; последнее действие: 23 ноября" in (
        curator.text
    )
    async with stage.app.database.read() as connection:
        seen = await connection.execute(select(views.c.person_id).distinct())
        assert {old.person, new.person} <= set(seen.scalars())
    await curator.presses("Это Магомедова А.")
    assert any("Заявка 2 · прежний аккаунт · ПРИНЯТА" in text for text in curator.texts)
    return old, new


async def test_a_lost_account_is_found_again_after_three_days(stage: Stage) -> None:
    old, new = await lost_and_confirmed(stage)
    assert "Ваш аккаунт переносят на другой." in old.text
    assert "Перенос: 26 ноября" in new.text
    await hours_pass(stage, 71)
    await old.says("Настройки")
    assert GONE not in old.text  # the time to object is not over
    await hours_pass(stage, 2)
    assert any("Всё, что было в прежнем аккаунте, теперь здесь." in text for text in new.texts)
    assert await stage.person_of(new) == old.person
    await new.says("Мероприятия")
    await new.presses("Мои записи")
    assert TITLE in new.text
    await new.says("Мои заявки")
    assert any("2 · прежний аккаунт" in one for one in new.texts + new.buttons)
    await old.says("Мероприятия")
    assert GONE in old.text
    await old.presses("Это не я, не переносить")
    assert GONE in old.text
    await stage.restart()
    await old.says("/start")
    assert GONE in old.text
    assert new.person is not None
    await is_whole(stage, new.person)


async def test_the_earlier_account_objects_and_an_undo_ends_the_move(stage: Stage) -> None:
    curator, old = await stage.curator("gornyy"), await stage.teacher()
    new = await stage.teacher("Зарипат", "Чужая")
    await asks_for_earlier(new)
    await curator.presses("Это Магомедова А.")
    stale = await old.holds("Это не я, не переносить")
    await curator.presses("Отменить решение")
    await old.presses_stale(stale)  # stopped already: said as plainly
    assert "Перенос остановлен" in old.text
    await curator.presses("Это Магомедова А.")
    await new.presses_stale(stale)
    await old.presses("Это не я, не переносить")
    assert "Перенос остановлен, куратор это увидит." in old.text
    assert "Заявка 1: из прежнего аккаунта возразили." in curator.text
    assert "Заявка 1: перенос не состоялся." in new.text
    await hours_pass(stage, 100)
    assert await stage.person_of(old) == old.person
    assert await stage.person_of(new) == new.person


async def test_a_blocked_account_moves_at_once_and_one_with_a_role_never(stage: Stage) -> None:
    curator, old = await stage.curator("gornyy"), await stage.teacher()
    member = await stage.member("levashinskiy", "Айшат", "Магомедова", workplace="СОШ № 2")
    new = await stage.teacher("Айшат", "Новая", language=Language.EN)
    await new.says("/privacy")
    await new.presses("I had another account")
    await new.says("Магомедова Айшат")
    await new.presses("СОШ № 2 · Левашинский р-н")
    await new.presses("Send to the curator")
    assert "есть роль: переносит администратор" in curator.text
    assert curator.buttons.count("Это Магомедова А.") == 1
    forged = await curator.holds("Это Магомедова А.")
    data = forged[1].rsplit(":", 1)[0] + f":{member.person}"
    await curator.presses_stale((forged[0], data))
    assert "только администратор" in (curator.alert or "")
    old.account.block()
    await curator.presses("Это Магомедова А.")
    await hours_pass(stage, 1)
    assert "Everything from the earlier account is here now." in "".join(new.texts)
    assert await stage.person_of(new) == old.person


async def two_with_the_same(stage: Stage) -> tuple[Player, Player, Player]:
    """Returns two accounts with the same seat and topic, and who waits for a seat."""
    curator, member = await stage.curator("gornyy"), await stage.member("levashinskiy")
    first, second = await stage.teacher(), await stage.teacher()
    third = await stage.teacher("Патимат", "Алиева")
    await plans(curator, seats="2")
    for one in (first, second, third):
        await signs_up(one)
    assert "очеред" in third.text
    await reports(first)
    await member.presses("Принять")
    await reports(second)
    return first, second, third


async def test_an_administrator_merges_two_accounts_with_their_history(stage: Stage) -> None:
    administrator = await stage.administrator()
    first, second, third = await two_with_the_same(stage)
    await merges(administrator)
    assert "Аккаунт 1" in administrator.text
    assert "Есть: затруднений 1, заявок 1, записей 1" in administrator.text
    assert "Одно и то же мероприятие у обоих: 1." in administrator.text
    assert "Одно и то же затруднение у обоих: 1." in administrator.text
    await administrator.presses("Из аккаунта 2")
    assert "Отменить это нельзя." in administrator.text
    another = await second_administrator(stage)
    await merges(another)
    sure = await administrator.holds("Объединить навсегда")
    await administrator.presses_stale(sure)
    assert "теперь это один человек" in administrator.text
    await administrator.presses_stale(sure)  # a double tap, or a second administrator
    assert "уже объединили с другим" in (administrator.alert or "")
    await another.presses("Из аккаунта 1")
    assert "уже объединили с другим" in (another.alert or "")
    assert await stage.person_of(second) == first.person
    await first.says("Настройки")
    assert GONE in first.text
    assert any("место" in text.lower() for text in third.texts[-2:])
    await one_of_two_stays(stage, second)
    await second.says("Мои заявки")
    assert "1 · Математическая · принята" in second.text
    await leaves(second)
    stage.clock.advance(timedelta(days=15))
    await stage.ticks()
    await first.says("/start")
    assert "Здравствуйте. Это бот методического округа." in first.text  # a stranger


async def test_a_press_during_a_merge_of_the_same_person_is_answered(
    stage: Stage, server: Server | None, caplog: pytest.LogCaptureFixture
) -> None:
    """The press has the activity and waits for the person, the merge has the person and waits for
    the activity. PostgreSQL cancels one of them, which is tried again.
    """
    if server is None:
        pytest.skip("SQLite has one writer")
    administrator, database = await stage.administrator(), stage.app.database
    first, second, third = await two_with_the_same(stage)
    await first.says("/start activity-1")
    await first.presses("Отказаться от места")
    leave = await first.holds("Да, отказаться")
    await merges(administrator)
    await administrator.presses("Из аккаунта 1")
    sure = await administrator.holds("Объединить навсегда")
    async with database.write() as tx:
        await get_activity(tx, ActivityId(1), hold=True)
        first.account.press(*leave)
        await blocked(database, 1)
        administrator.account.press(*sure)
        await blocked(database, 2)
    await stage.settle()
    assert "deadlock detected" in caplog.text
    assert "теперь это один человек" in administrator.text
    assert "Вы отказались от участия." in first.text
    assert second.person is not None
    await is_whole(stage, second.person)
    assert any("место" in text.lower() for text in third.texts[-2:])


async def one_of_two_stays(stage: Stage, second: Player) -> None:
    assert second.person is not None
    async with stage.app.database.read() as connection:
        taken = select(func.count()).where(enrolments.c.status.in_(["booked", "offered"]))
        assert (await connection.execute(taken)).scalar_one() == 2
        log = select(changes.c.details).where(changes.c.what == "merged")
        assert (await connection.execute(log)).scalar_one()["person"] == second.person
    await is_whole(stage, second.person)


async def test_what_is_not_merged_is_listed(stage: Stage) -> None:
    administrator, curator = await stage.administrator(), await stage.curator("gornyy")
    first, second = await stage.teacher(), await stage.teacher()
    await plans(curator)
    await signs_up(first)
    await signs_up(second)
    await merges(administrator)
    await leaves(first)
    await administrator.presses("Из аккаунта 1")
    assert "Объединить нельзя:\n• один из двух удаляет свои данные;" in administrator.text
    assert not any(one.startswith("Из аккаунта") for one in administrator.buttons)
    forged = f"accounts:merge:0:{first.person}:{second.person}:0"
    at = administrator.screens[-1]["message_id"]
    for data in (
        forged,
        f"accounts:plan:0:{first.person}:{first.person}:0",
        f"accounts:plan:0:{first.person}:999:0",
        f"accounts:plan:0:{first.person}:{administrator.person}:0",
        f"accounts:merge:0:{first.person}:{second.person}:7",
    ):
        before = administrator.texts[-1]
        await administrator.presses_stale((at, data))
        assert administrator.alert or administrator.texts[-1] != before, data
    await curator.presses_stale((curator.screens[-1]["message_id"], forged))
    assert "другая роль" in (curator.alert or curator.text)
    await curator.says("Роли")
    with pytest.raises(NotOnScreen):
        await curator.presses("Два аккаунта одного человека")
    assert await stage.person_of(first) == first.person


async def test_a_merge_is_found_in_english_by_another_administrator(stage: Stage) -> None:
    administrator = await stage.administrator()
    await second_administrator(stage)
    await stage.speaks(administrator, Language.EN)
    first, second = await stage.teacher(), await stage.teacher()
    await administrator.says("/start")
    await administrator.says("Roles")
    await administrator.presses("Two accounts of one person")
    await administrator.sends("sticker")
    await administrator.says("Магомедова <b>" + "ы" * 300)
    await administrator.says("магомедова айшат")
    await administrator.presses(administrator.buttons[1])
    await administrator.says("магомедова айшат")
    await administrator.presses(administrator.buttons[0])
    await administrator.presses("From account 1")
    await administrator.presses("Merge for good")
    assert "is one person now" in administrator.text
    assert await stage.person_of(first) == first.person
    await second.says("hello")
    assert GONE in second.text


async def member_with_cards(stage: Stage) -> tuple[Player, Player]:
    """Returns a member with three cards, of which one is decided, and the member's new account."""
    old = await stage.member("levashinskiy", "Айшат", "Магомедова")
    await puts(await stage.curator("gornyy"), QUESTION)
    author = await stage.teacher("Патимат", "Алиева")
    await reports(author)
    await old.presses("Принять")
    await reports(author, "Читательская")
    return old, await stage.teacher()


async def test_open_cards_of_a_member_follow_to_the_new_account(stage: Stage) -> None:
    administrator = await stage.administrator()
    old, new = await member_with_cards(stage)
    before = len(old.screens)
    stage.clock.advance(timedelta(days=1))
    await merges(administrator)
    await administrator.presses("Из аккаунта 2")
    await administrator.presses("Объединить навсегда")
    assert told(new, "Заявка 2 · затруднение · ждёт решения") == 1
    assert told(new, QUESTION) == 1
    assert told(new, "Заявка 1") == 0, "it is decided"
    assert len(old.screens) == before
    seen = select(views.c.subject_id).where(
        views.c.subject == Viewed.REQUEST, views.c.day == stage.clock().date()
    )
    async with stage.app.database.read() as connection:
        assert [*(await connection.execute(seen)).scalars()] == [2], "a look that was none"
    await new.presses("Принять")
    assert "Заявка 2 · затруднение · ПРИНЯТА" in "".join(new.texts)
    await new.presses("За")
    assert told(new, "Проголосовали 1 ") == 1
    await stage.restart()
    assert told(new, QUESTION) == told(new, "Заявка 2 · затруднение") == 1


async def test_cards_that_are_in_the_account_that_stays_are_not_sent_again(stage: Stage) -> None:
    administrator = await stage.administrator()
    old, new = await member_with_cards(stage)
    assert new.person is not None
    await stage.speaks(old, Language.EN)
    await stage.grants(new, Role.COUNCIL_MEMBER, MEMBER)
    before = len(old.screens), len(new.screens)
    await merges(administrator)
    await administrator.presses("Из аккаунта 1")
    await administrator.presses("Объединить навсегда")
    assert (len(old.screens), len(new.screens)) == before
    await old.presses("Accept")
    assert "Request 2 · difficulty · ACCEPTED" in "".join(old.texts)
