"""The menu: its entries by role, available at any moment."""

from zoneinfo import ZoneInfo

import pytest

from district.languages import Language
from keyboards.parked import RESUME
from locales.texts import load_texts
from tests.acts.people import comes_in, tells_name
from tests.play import Player, Stage

pytestmark = pytest.mark.any_database

EVERYBODY = ["Рассказать, что трудно", "Мероприятия", "Школы и наставники", "Мои заявки", "Ещё"]
RARER = {
    "Новости": "Пока объявлений не было",
    "Настройки": "Моя анкета",
    "Помощь": "/language",
    "О проекте": "Подробнее: /privacy",
}
"""Sections behind «Ещё», with what they show."""
MOST_ROWS = 4
INVITE, ORGANIZATIONS = {"Пригласить": "Отменить"}, {"Организации": "Организации"}
ROLES = {"Роли": "Пригласить"} | INVITE
CALLS = {"Конкурсы и опыт": "Участвуйте"}
COUNCIL = CALLS | {"Совет": "Совет округа"}
QUESTIONS = {"Вопросы педагогов": "никто не ждёт"}
AREA, TOPIC = "Функц. грамотность", "Математическая"


async def menu_of(player: Player) -> list[str]:
    await player.says("/menu")
    return player.keyboard


async def at_a_form(teacher: Player) -> None:
    """Walks to the third step of the deficit form."""
    await teacher.says("Рассказать, что трудно")
    await teacher.presses(AREA)
    await teacher.presses(TOPIC)


async def behind_more(player: Player) -> list[str]:
    await player.presses("Ещё")
    return player.buttons


async def test_the_menu_shows_what_the_roles_allow_and_no_more(stage: Stage) -> None:
    for_all, more = EVERYBODY[:4], EVERYBODY[4:]
    decides = [*for_all, "Ждут решения"]
    tells = [*decides, "Объявления"]
    for player, menu, rarer in (
        (await stage.teacher(), for_all, CALLS | RARER),
        (await stage.member("levashinskiy"), tells, COUNCIL | RARER),
        (await stage.head("gornyy"), tells, ROLES | COUNCIL | RARER),
        (await stage.curator("gornyy"), tells, ROLES | ORGANIZATIONS | QUESTIONS | COUNCIL | RARER),
        (await stage.administrator(), [*decides, "Роли"], INVITE | ORGANIZATIONS | COUNCIL | RARER),
    ):
        assert await menu_of(player) == [*menu, *more]
        assert player.account.keyboard is not None
        assert len(player.account.keyboard["keyboard"]) <= MOST_ROWS
        assert await behind_more(player) == list(rarer)
        for label, shown in rarer.items():
            await player.presses("Ещё")
            await player.presses(label)
            assert shown in player.text + " ".join(player.buttons)
            if "Отменить" in player.buttons:
                await player.presses("Отменить")


async def test_what_is_behind_more_is_refused_when_the_role_has_ended(stage: Stage) -> None:
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await curator.says("/menu")
    await curator.presses("Ещё")
    _, roles = await curator.holds("Роли")
    await aishat.says("Ещё")
    await aishat.presses_stale((aishat.screens[-1]["message_id"], roles))
    assert aishat.alert is not None
    assert "нужна другая роль" in aishat.alert


async def test_a_label_typed_by_somebody_without_the_role_opens_nothing(stage: Stage) -> None:
    aishat = await stage.teacher()
    for label in ("Ждут решения", "Роли", "Организации", "Совет"):
        await aishat.says(label)
        assert "нужна другая роль" in aishat.text


@pytest.mark.parametrize("command", ["/menu", "/start", "/start@okrug_test_bot", "/start x"])
async def test_the_commands_open_the_menu(stage: Stage, command: str) -> None:
    aishat = await stage.teacher()
    await aishat.says(command)
    assert aishat.text == "Айшат, здравствуйте.\nЧем помочь? Выберите внизу."


@pytest.mark.parametrize("label", ["Мои заявки", "Настройки", "О проекте", "/help", "/privacy"])
async def test_a_label_in_the_middle_of_a_form_is_served_and_the_form_offered_again(
    stage: Stage, label: str
) -> None:
    aishat = await stage.teacher()
    await at_a_form(aishat)
    before = len(aishat.screens)
    await aishat.says(label)
    assert len(aishat.screens) == before + 2
    assert aishat.text == "Не закончено: затруднение, шаг 3 из 3."
    await aishat.presses("Вернуться к затруднению")
    assert "шаг 3 из 3" in aishat.text
    assert "Нужна помощь" in aishat.buttons


@pytest.mark.parametrize("command", ["/menu", "/start"])
async def test_the_menu_in_the_middle_of_a_form_offers_it_once(stage: Stage, command: str) -> None:
    aishat = await stage.teacher()
    await at_a_form(aishat)
    before = len(aishat.screens)
    await aishat.says(command)
    assert "здравствуйте" in aishat.texts[before]
    assert aishat.texts[before + 1 :] == ["Не закончено: затруднение, шаг 3 из 3."]


async def test_a_label_is_never_taken_for_an_answer(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await comes_in(newcomer)
    await newcomer.says("Настройки")
    assert newcomer.texts[-1] == "Анкета заполнена не до конца."
    await newcomer.presses("Вернуться к анкете")
    assert "шаг 1 из 2" in newcomer.text


async def test_words_after_a_form_was_parked_are_no_answer_to_it(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await comes_in(newcomer)
    await newcomer.says("/help")
    await newcomer.says("Магомедова")
    assert "Простите, не понял" in newcomer.text
    await newcomer.says("/menu")
    await newcomer.presses("Вернуться к анкете")
    assert "шаг 1 из 2" in newcomer.text


async def test_two_parked_forms_are_both_offered(stage: Stage) -> None:
    aishat = await stage.teacher()
    await at_a_form(aishat)
    await aishat.says("Настройки")
    await aishat.presses("Моя анкета")
    await aishat.says("/menu")
    assert set(aishat.buttons) == {"Вернуться к затруднению", "Вернуться к анкете"}


async def test_what_needs_a_profile_asks_for_it_at_once(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await comes_in(newcomer)
    await newcomer.presses("Отменить")
    await newcomer.says("Рассказать, что трудно")
    assert "шаг 1 из 2" in newcomer.text
    await tells_name(newcomer)
    assert "шаг 2 из 2" in newcomer.text


async def test_labels_of_the_other_language_are_understood_too(stage: Stage) -> None:
    aishat = await stage.teacher()
    await aishat.says("My requests")
    assert "Мои заявки" in aishat.text
    john = await stage.teacher("John", "Smith", language=Language.EN)
    await john.says("Мои заявки")
    assert "My requests" in john.text


async def test_help_names_the_curator_and_the_head_of_the_persons_own_district(
    stage: Stage,
) -> None:
    await stage.curator("gornyy")
    await stage.head("gornyy")
    aishat = await stage.teacher()
    await aishat.says("/help")
    assert "Омарова Зарема, Управление образования" in aishat.text
    assert "Алиев Камиль, Управление образования" in aishat.text
    assert "Институт" not in aishat.text


async def test_help_names_the_operator_where_there_is_no_curator(stage: Stage) -> None:
    await stage.curator("severnyy")
    await stage.member("levashinskiy")
    aishat = await stage.teacher()
    await aishat.says("/help")
    assert aishat.text.endswith("Если нужен человек:\nИнститут: okrug@example.org")


async def test_about_says_what_it_is_and_who_keeps_the_data(stage: Stage) -> None:
    aishat = await stage.teacher()
    await aishat.says("О проекте")
    assert "Добровольное объединение муниципалитетов Дагестана" in aishat.text
    assert "Данные хранит: Институт." in aishat.text
    await aishat.presses("В меню")
    assert "здравствуйте" in aishat.text


async def test_the_menu_speaks_english(stage: Stage) -> None:
    john = await stage.teacher("John", "Smith", language=Language.EN)
    assert await menu_of(john) == [
        *("Report a difficulty", "Activities", "Schools and mentors", "My requests", "More")
    ]
    await john.says("Report a difficulty")
    await john.says("About")
    assert john.text == "Not finished: a report, step 1 of 3."
    await john.presses("Finish my report")
    assert "step 1 of 3" in john.text


@pytest.mark.parametrize("language", Language)
def test_every_form_that_can_be_parked_is_named(language: Language) -> None:
    words = load_texts(ZoneInfo("Europe/Moscow")).of(language)
    assert all(words(f"menu-draft-{form}", step="") for form in RESUME)
