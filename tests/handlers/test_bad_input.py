"""Unexpected input: messages of all kinds, groups, forged presses."""

import re
from collections.abc import AsyncIterator

import pytest

from tests.acts.people import invited
from tests.acts.requests import reports
from tests.play import Player, Stage

pytestmark = pytest.mark.any_database

NOT_UNDERSTOOD = "Простите, не понял. Что с этим сделать?"
NO_COMMAND = "Простите, не понял. Выберите раздел внизу или спросите куратора: /help"


@pytest.fixture
async def aishat(stage: Stage) -> AsyncIterator[Player]:
    """Nothing that she does leads to an apology or a traceback."""
    player = await stage.teacher("Айшат", "Магомедова")
    yield player
    alerts = [answer.text for answer in stage.box.callback_answers.values() if answer.text]
    seen = "\n".join([*player.texts, *alerts])
    assert "у нас сбой" not in seen
    assert not re.search(r"Traceback|Error|Exception|\.py", seen)


# ── Messages that no form waits for ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "words", ["как дела?", "/nosuchcommand", "0", "-1", "99999999999999999999"]
)
async def test_words_that_mean_nothing_are_answered_with_the_way_on(
    aishat: Player, words: str
) -> None:
    await aishat.says(words)
    told = NO_COMMAND if words[0] == "/" else NOT_UNDERSTOOD
    assert aishat.text in {told, "Такого не нашлось. Проверьте номер или откройте меню."}
    await aishat.says("Мои заявки")
    assert "Пока ни одной" in aishat.text


@pytest.mark.parametrize(
    "kind", ["sticker", "voice", "photo", "document", "location", "contact", "dice", "poll"]
)
async def test_anything_but_words_outside_a_form_is_answered_kindly(
    aishat: Player, kind: str
) -> None:
    await aishat.sends(kind)
    assert aishat.text == "Картинки и голосовые я пока не разбираю. Напишите, пожалуйста, словами."
    assert "Рассказать, что трудно" in aishat.keyboard


WHERE_ALBUMS_COME: dict[str, tuple[str, ...]] = {
    "nowhere": (),
    "own words of a deficit": ("=Рассказать, что трудно", "Другое, своими словами"),
    "a form that waits for a press": ("=Рассказать, что трудно",),
    "the title of an activity": (
        "=Мероприятия",
        "Провести мероприятие",
        "Новое мероприятие",
        "Семинар",
    ),
    "a plan's file": ("=Мероприятия", "Провести мероприятие", "Загрузить план"),
    "the time of an announcement": (
        *("=Объявления", "Новое объявление", "=Завтра совещание", "Когда", "В назначенное время"),
    ),
}
"""Labels to press; words to say after `=`."""


@pytest.mark.parametrize("where", WHERE_ALBUMS_COME)
@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_an_album_is_answered_once_where_none_is_wanted(
    stage: Stage, where: str, kind: str
) -> None:
    curator = await stage.curator("gornyy")
    for step in WHERE_ALBUMS_COME[where]:
        if step.startswith("="):
            await curator.says(step[1:])
        else:
            await curator.presses(step)
    for _ in range(2):
        before = len(curator.screens)
        await curator.sends_album(kind, 4, "Фото с семинара")
        answers = [one for one in curator.screens[before:] if "media_group_id" not in one]
        assert len(answers) == 1


async def test_an_edited_message_outside_a_form_changes_nothing(aishat: Player) -> None:
    await aishat.says("как дела?")
    before = len(aishat.screens)
    await aishat.edits("Мои заявки")
    assert len(aishat.screens) == before


async def test_an_edited_answer_is_asked_for_anew(aishat: Player) -> None:
    await aishat.says("Настройки")
    await aishat.presses("Моя анкета")
    await aishat.presses("Имя")
    await aishat.says("Патимот")
    await aishat.edits("Патимат")
    assert aishat.text == "Исправленное сообщение я не вижу. Пришлите, пожалуйста, новое."
    await aishat.presses("Всё верно")
    assert "Патимот, здравствуйте." in aishat.text


async def test_forwarded_words_are_words(aishat: Player) -> None:
    await aishat.forwards("как дела?")
    assert aishat.text == NOT_UNDERSTOOD
    await aishat.forwards("Мои заявки")
    assert "Мои заявки" in aishat.text


async def test_ten_thousand_characters_are_told_to_be_too_many(aishat: Player) -> None:
    await aishat.says("к" * 10_000)
    assert aishat.text == NOT_UNDERSTOOD
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Функц. грамотность")
    await aishat.presses("Другое")
    await aishat.says("к" * 10_000)
    assert "10000" in re.sub(r"\s", "", aishat.text)
    assert len(aishat.text) < 500


@pytest.mark.parametrize("typed", ["<b>жирно</b>", "</b><script>", "&lt;b&gt; & co", "{ $number }"])
async def test_markup_in_own_words_is_shown_literally_to_everybody(
    stage: Stage, aishat: Player, typed: str
) -> None:
    member = await stage.member("levashinskiy")
    await reports(aishat, tried=typed)
    assert f"«{typed}»" in member.text
    await aishat.says("1")
    assert f"«{typed}»" in aishat.text


# ── Presses ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "data",
    [
        *("x", "", "menu", "menu:nothing", "profile:::::::", "deficits:send", "nobody:home"),
        *("requests:open:abc", "council:approve", "settings:language:xx", "consent:agree:1:ru"),
        *("profile:organization:abc::::", "profile:position:::nobody::", "roles:card"),
        *("requests:open:99999999999999999999", "х" * 32, "privacy:nothing"),
    ],
)
async def test_a_made_up_press_is_answered_and_harms_nothing(aishat: Player, data: str) -> None:
    await aishat.says("Настройки")
    await aishat.presses("Моя анкета")
    await aishat.presses_stale((aishat.screens[-1]["message_id"], data))
    assert aishat.answer is not None
    await aishat.says("Мои заявки")
    assert any("Пока ни одной" in text for text in aishat.texts[-2:])


async def test_a_made_up_organization_is_no_trouble(stage: Stage, aishat: Player) -> None:
    await aishat.says("Настройки")
    await aishat.presses("Моя анкета")
    await aishat.presses("Организация")
    for made_up in ("abc", "-1", "99999999999999999999", ""):
        message = aishat.screens[-1]["message_id"]
        await aishat.presses_stale((message, f"profile:organization:{made_up}::::"))
        assert "Где вы работаете?" in aishat.text


async def test_somebody_elses_card_is_not_pressed_by_a_stranger(
    stage: Stage, aishat: Player
) -> None:
    member = await stage.member("levashinskiy")
    elsewhere = await stage.member("derbentskiy", "Али", "Алиев")
    await reports(aishat, tried="решали задачи")
    _, accept = await member.holds("Принять")
    for stranger in (aishat, elsewhere, await stage.teacher("Патимат", "Керимова")):
        await stranger.says("/menu")
        await stranger.presses_stale((stranger.screens[-1]["message_id"], accept))
        assert stranger.alert is not None
        assert "решали задачи" not in stranger.text
    assert "ждёт решения" in member.text


async def test_somebody_elses_request_is_not_opened(stage: Stage, aishat: Player) -> None:
    await reports(aishat, tried="решали задачи")
    _, opened = await aishat.holds("Открыть заявку")
    patimat = await stage.teacher("Патимат", "Керимова")
    await patimat.says("1")
    assert "Такого не нашлось" in patimat.text
    await patimat.presses_stale((patimat.screens[-1]["message_id"], opened))
    assert patimat.alert == "Такого не нашлось. Проверьте номер или откройте меню."
    assert "решали задачи" not in "\n".join(patimat.texts)


async def test_a_button_of_a_finished_form_is_told_to_be_over(aishat: Player) -> None:
    await aishat.says("Рассказать, что трудно")
    area = await aishat.holds("Функц. грамотность")
    await aishat.presses("Отменить")
    await aishat.presses_stale(area)
    assert aishat.alert == ("Эта форма уже отправлена или отменена. Начать новую можно из меню.")


async def test_a_button_under_a_message_that_is_gone_is_answered(aishat: Player) -> None:
    await aishat.says("/menu")
    await aishat.presses_stale((999_999, "menu:home"))
    assert "здравствуйте" in aishat.text


async def test_two_accounts_in_the_same_form_at_once_do_not_meet(
    stage: Stage, aishat: Player
) -> None:
    patimat = await stage.teacher("Патимат", "Керимова")
    for player, area in ((aishat, "Функц. грамотность"), (patimat, "Методические")):
        player.account.send("Рассказать, что трудно")
        await stage.settle()
        player.account.press(*await player.holds(area))
    await stage.settle()
    theirs, mine = patimat.buttons[0], aishat.buttons[0]
    assert theirs != mine
    await patimat.presses(theirs)
    await aishat.presses(mine)
    assert "Функциональная грамотность →" in aishat.text
    assert "Методические →" in patimat.text


async def test_an_invite_with_a_made_up_code_opens_nothing(stage: Stage, aishat: Player) -> None:
    await invited(await stage.curator("gornyy"))
    for code in ("role-", "role-abc", "role-" + "x" * 59, "role-' OR 1=1"):
        await aishat.says(f"/start {code}")
        assert "Принять роль" not in aishat.buttons
