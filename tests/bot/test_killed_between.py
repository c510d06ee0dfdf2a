"""A kill after the effect of a form and before its draft is deleted: the update is handled again.

The effect is not repeated, and the person sees what was done.
"""

from collections.abc import Awaitable, Callable

import pytest

from district.drafts import Form
from storage.drafts import drafts_of
from tests.acts.activities import manages, plans, signs_up
from tests.acts.announcements import scheduled
from tests.acts.common import refusal_arrives, told
from tests.acts.mentoring import asks_for_mentor, becomes_mentor
from tests.acts.requests import reports
from tests.bot.looptime import until
from tests.bot.waiting import calls_to, holds_answers
from tests.play import Player, Stage

PHONE = "+7 928 123-45-67"
Act = Callable[[], object]
Check = Callable[[], Awaitable[None]]


async def a_decision(stage: Stage) -> tuple[Player, str, Act, Check]:
    member, aishat = await stage.member("levashinskiy"), await stage.teacher()
    await reports(aishat)
    await member.presses("Отклонить")
    await member.presses("Решается в школе")
    confirm = await member.holds("Отклонить")

    async def check() -> None:
        assert "Заявка 1 отклонена." in member.text
        await refusal_arrives(stage)
        assert told(aishat, "Заявку 1 не приняли") == 1

    return member, Form.DECISION, lambda: member.account.press(*confirm), check


async def a_phone_number(stage: Stage) -> tuple[Player, str, Act, Check]:
    helper, mentee = await stage.teacher("Зулейха", "Алиева"), await stage.teacher()
    await becomes_mentor(stage, helper)
    await asks_for_mentor(mentee)
    await helper.presses("Принять")
    await helper.presses("Как со мной связаться")
    await helper.presses("Показать телефон")

    async def check() -> None:
        assert f"Вы показываете: {PHONE}" in helper.text
        await mentee.presses("Мой наставник")
        assert f"Телефон: {PHONE}" in mentee.text

    return helper, Form.PAIR, lambda: helper.account.send(PHONE), check


async def a_move(stage: Stage) -> tuple[Player, str, Act, Check]:
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await plans(curator)
    await signs_up(aishat)
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses("Время")
    for said in ("11 декабря", "16:00-18:00"):
        await curator.says(said)
    move = await curator.holds("Перенести и сообщить всем")

    async def check() -> None:
        assert "Перенесено" in curator.text
        assert told(aishat, "Мероприятие перенесено") == 1

    return curator, Form.ACTIVITY, lambda: curator.account.press(*move), check


async def a_change(stage: Stage) -> tuple[Player, str, Act, Check]:
    curator = await stage.curator("gornyy")
    await scheduled(curator)
    await curator.presses("Изменить текст")
    await curator.says("Новый текст")
    save = await curator.holds("Сохранить")

    async def check() -> None:
        assert "Новый текст" in curator.text
        assert "Придержать" in curator.buttons

    return curator, Form.ANNOUNCEMENT, lambda: curator.account.press(*save), check


@pytest.mark.parametrize("scene", [a_decision, a_phone_number, a_move, a_change])
async def test_a_form_killed_before_its_draft_is_deleted_tells_what_was_done(
    stage: Stage, scene: Callable[[Stage], Awaitable[tuple[Player, str, Act, Check]]]
) -> None:
    player, form, act, check = await scene(stage)
    holds_answers(stage, player)
    calls = calls_to(stage, player)
    act()
    await until(lambda: calls_to(stage, player) > calls)
    await stage.crash()
    await check()
    assert player.person is not None
    async with stage.app.database.read() as connection:
        assert form not in {one.form for one in await drafts_of(connection, player.person)}
