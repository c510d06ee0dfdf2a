"""Consent: everything a person reads and presses before any data is stored."""

import pytest
from sqlalchemy import select

from storage.tables import persons
from tests.acts.people import NEXT_VERSION, a_new_text, tells_of_themselves
from tests.acts.requests import reports
from tests.play import Player, Stage


async def kept(stage: Stage, player: Player) -> bool:
    """Returns whether the account has a row."""
    async with stage.app.database.read() as connection:
        found = await connection.execute(
            select(persons.c.id).where(persons.c.telegram_id == player.account.id)
        )
        return found.scalar_one_or_none() is not None


async def test_the_first_screen_says_who_keeps_the_data_and_what_for(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    newcomer.account.start()
    await stage.settle()
    assert "За ботом стоит Институт." in newcomer.text
    assert "ни директор, ни коллеги его не видят." in newcomer.text
    assert newcomer.buttons == ["Даю согласие", "Прочитать целиком", "Не сейчас", "English"]
    assert newcomer.keyboard == []


async def test_whoever_refuses_is_not_kept_and_may_come_back(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says("/start")
    await newcomer.presses("Не сейчас")
    assert newcomer.text == "Хорошо, ничего не сохранено. Если передумаете, нажмите /start."
    assert newcomer.buttons == []
    assert not await kept(stage, newcomer)
    await newcomer.says("/start")
    await newcomer.presses("Даю согласие")
    assert await kept(stage, newcomer)


async def test_whoever_agrees_goes_on_to_tell_of_themselves(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says("/start")
    assert not await kept(stage, newcomer)
    await newcomer.presses("Даю согласие")
    assert await kept(stage, newcomer)
    assert "шаг 1 из 2" in newcomer.text


async def test_agreeing_twice_is_agreeing_once(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says("/start")
    button = await newcomer.holds("Даю согласие")
    await newcomer.presses_stale(button)
    await newcomer.says("Магомедова")
    await newcomer.presses_stale(button)
    assert "Ваше имя?" in newcomer.text


async def test_refusing_on_an_old_screen_takes_nothing_back(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says("/start")
    button = await newcomer.holds("Не сейчас")
    await tells_of_themselves(newcomer, agreed=False)
    await newcomer.presses_stale(button)
    assert newcomer.alert == "Эта кнопка уже не действует. Вот что сейчас:"
    assert "Рассказать, что трудно" in newcomer.keyboard
    assert await kept(stage, newcomer)


async def test_the_language_is_chosen_before_consent_and_stays(stage: Stage) -> None:
    newcomer = await stage.newcomer("Aishat")
    await newcomer.says("/start")
    await newcomer.presses("English")
    assert "Институт runs this bot." in newcomer.text
    assert newcomer.buttons == ["I agree", "Read it all", "Not now", "Русский"]
    await newcomer.says("/help")
    assert "What I can do" in newcomer.text
    await newcomer.says("/start")
    await newcomer.presses("I agree")
    assert "step 1 of 2" in newcomer.text


@pytest.mark.parametrize(
    ("phone", "greeting"), [("ru", "Здравствуйте"), ("en", "Hello"), ("kum", "Здравствуйте")]
)
async def test_the_phone_says_which_language_comes_first(
    stage: Stage, phone: str, greeting: str
) -> None:
    newcomer = await stage.newcomer("Айшат", phone)
    await newcomer.says("/start")
    assert greeting in newcomer.text


@pytest.mark.parametrize(
    "words",
    [
        *("привет", "Рассказать, что трудно", "Мои заявки", "128", "/menu", "/mydata", "/delete"),
        *("/language", "/settings", "/start@okrug_test_bot"),
    ],
)
async def test_before_consent_everything_else_leads_to_the_question(
    stage: Stage, words: str
) -> None:
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says(words)
    assert "Согласие на обработку данных" in newcomer.text
    assert len(newcomer.screens) == 1
    assert not await kept(stage, newcomer)


@pytest.mark.parametrize("kind", ["sticker", "photo", "contact", "poll"])
async def test_before_consent_anything_sent_leads_to_the_question(stage: Stage, kind: str) -> None:
    newcomer = await stage.newcomer("Айшат")
    await newcomer.sends(kind)
    assert "Согласие на обработку данных" in newcomer.text


@pytest.mark.parametrize(
    "data", ["menu:home", "profile:begin:::::", "privacy:delete", "consent:restore::", "x"]
)
async def test_before_consent_a_made_up_press_leads_to_the_question(
    stage: Stage, data: str
) -> None:
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says("/start")
    await newcomer.presses_stale((1, data))
    assert "Согласие на обработку данных" in newcomer.text
    assert len(newcomer.screens) == 2
    assert not await kept(stage, newcomer)


async def test_before_consent_help_and_privacy_answer(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says("/help")
    assert "Институт: okrug@example.org" in newcomer.text
    await newcomer.says("/privacy")
    assert "Хранит: Институт, Махачкала." in newcomer.text
    assert newcomer.buttons == []


async def test_a_new_text_asks_again_and_then_the_tap_goes_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    aishat = await stage.teacher("Айшат", "Магомедова")
    a_new_text(monkeypatch)
    await aishat.says("Мои заявки")
    assert "Текст согласия изменился." in aishat.text
    assert f"версия {NEXT_VERSION}" in aishat.text
    await aishat.presses("Даю согласие")
    assert "Спасибо. Продолжаем." in aishat.texts
    assert "Пока ни одной" in aishat.text
    await aishat.says("/menu")
    assert "Айшат, здравствуйте." in aishat.text


async def test_a_new_text_loses_no_word_of_a_form(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the typed text, nor the form, nor a press in it is lost."""
    aishat = await stage.teacher("Айшат", "Магомедова")
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Другое, своими словами")
    a_new_text(monkeypatch)
    await aishat.says("Дети не читают условие")
    assert "Текст согласия изменился." in aishat.text
    await stage.restart()
    await aishat.presses("Даю согласие")
    assert "Дети не читают условие" in aishat.text
    assert "шаг 3 из 3" in aishat.text
    monkeypatch.undo()
    await aishat.presses("Нужна помощь")
    assert "Текст согласия изменился." in aishat.text
    await aishat.presses("Нужна помощь")
    await aishat.presses("Даю согласие")
    assert sum("Проверьте, прежде" in text for text in aishat.texts) == 1


async def test_a_new_text_takes_no_deep_link_away(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    aishat = await stage.teacher("Айшат", "Магомедова")
    a_new_text(monkeypatch)
    await aishat.says("/start request-77")
    assert "Текст согласия изменился." in aishat.text
    await aishat.presses("Даю согласие")
    assert "Такого не нашлось" in aishat.text


async def test_a_decision_pressed_under_the_old_text_is_made_after_the_new_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until then cards and letters continue."""
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат", "Магомедова")
    a_new_text(monkeypatch)
    await aishat.says("/menu")
    await aishat.presses("Даю согласие")
    await reports(aishat)
    assert "Заявка 1 · затруднение · ждёт решения" in member.text
    await member.presses("Принять")
    assert "Текст согласия изменился." in member.text
    assert "Ваша заявка 1 принята" not in aishat.text
    await member.presses("Даю согласие")
    assert any("ПРИНЯТА" in text for text in member.texts)
    assert "Ваша заявка 1 принята." in aishat.text


async def test_an_album_is_asked_about_once_and_nothing_of_it_is_lost(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    curator = await stage.curator("gornyy")
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    a_new_text(monkeypatch)
    await curator.sends_album("photo", 3)
    assert sum("Текст согласия изменился." in text for text in curator.texts) == 1
    await curator.presses("Даю согласие")
    assert "3 файла" in curator.text


async def test_whoever_refuses_a_new_text_keeps_what_was_and_can_take_it_away(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    aishat = await stage.teacher("Айшат", "Магомедова")
    a_new_text(monkeypatch)
    await aishat.says("Мои заявки")
    await aishat.presses("Не сейчас")
    assert "Письма и поданные заявки идут, как прежде" in aishat.text
    assert await kept(stage, aishat)
    await aishat.says("/mydata")
    assert "Магомедова" in aishat.document("okrug.json").decode()
    await aishat.says("/delete")
    await aishat.presses("Удалить")
    assert "Вы просили удалить ваши данные." in aishat.text


async def test_the_text_says_who_comes_to_see_a_difficulty_and_when(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says("/start")
    assert "За ботом стоит Институт." in newcomer.text
    assert len(newcomer.text) < 600
    await newcomer.presses("Прочитать целиком")
    for words in (
        "Данные хранит: Институт, Махачкала. Связь: okrug@example.org",
        "члены Совета вашего муниципалитета, руководитель и кураторы округа",
        "Если в срок никто не ответит, его увидят все члены Совета",
        "Если кто-то из вашей организации входит в Совет, ваша заявка к нему не попадёт.",
        "Кто и когда смотрел, записывается: /mydata.",
    ):
        assert words in newcomer.text


async def test_agreeing_to_the_text_of_before_is_no_consent_to_the_new_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says("/start")
    a_new_text(monkeypatch)
    await newcomer.presses("Даю согласие")
    assert newcomer.alert is not None
    assert not await kept(stage, newcomer)
    assert f"версия {NEXT_VERSION}" in newcomer.text


async def test_the_door_speaks_english(stage: Stage) -> None:
    john = await stage.newcomer("John", "en")
    await john.says("hello")
    assert "Consent to data processing" in john.text
    await john.presses("Not now")
    assert john.text == "All right, nothing has been stored. If you change your mind, press /start."
    await john.says("/start")
    await john.presses("I agree")
    assert "What is your name?" in john.text
