"""First contact: name, school, ready; what else is needed is asked when something needs it."""

import pytest
from sqlalchemy import update

from district.activities.activity import Audience
from district.people.person import Position
from storage.tables import activities, persons
from tests.acts.activities import attends, plans, signs_up
from tests.acts.announcements import composes
from tests.acts.people import comes_in, tells_of_themselves
from tests.play import Player, Stage
from tests.presses import counted

SUMMARY = [
    "Проверьте",
    "",
    "Магомедова Айшат Магомедовна",
    "Где: Левашинский р-н",
    "Организация: СОШ № 2, с. Леваши",
]


@pytest.fixture
async def newcomer(stage: Stage) -> Player:
    await stage.organization("СОШ № 2, с. Леваши")
    await stage.organization("СОШ № 2, с. Кутиша")
    await stage.organization("СОШ № 2, с. Акуша", municipality="akushinskiy")
    account = stage.box.add_person(first_name="Айшат", last_name="Магомедова", id=1_900)
    return Player(stage, account)


async def test_five_presses_and_two_messages(newcomer: Player) -> None:
    with counted(newcomer, "First contact"):
        await comes_in(newcomer)
        assert newcomer.buttons == ["Айшат Магомедова, это я", "Отменить"]
        await newcomer.says("Магомедова Айшат Магомедовна")
        await newcomer.presses("Верно")
        assert "шаг 2 из 2" in newcomer.text
        await newcomer.says("леваши 2")
        assert newcomer.buttons[0] == "СОШ № 2, с. Леваши · Левашинский р-н"
        assert "СОШ № 2, с. Акуша · Акушинский р-н" not in newcomer.buttons
        await newcomer.presses(newcomer.buttons[0])
        assert newcomer.text.split("\n") == SUMMARY
        await newcomer.presses("Всё верно")
    assert newcomer.texts[-2] == "Спасибо, записал. Изменить можно так: «Ещё» → «Настройки»."
    assert "Айшат Магомедовна, здравствуйте." in newcomer.text
    assert newcomer.keyboard


async def test_the_name_of_the_account_is_taken_by_one_press(newcomer: Player) -> None:
    await comes_in(newcomer)
    await newcomer.presses("Айшат Магомедова, это я")
    assert "Фамилия: Магомедова\nИмя: Айшат\nОтчество: —" in newcomer.text
    await newcomer.presses("Поменять местами")
    assert "Фамилия: Айшат\nИмя: Магомедова" in newcomer.text
    await newcomer.presses("Поменять местами")
    await newcomer.presses("Верно")
    assert "шаг 2 из 2" in newcomer.text


@pytest.mark.parametrize("given", ["Анна", "анна"])
async def test_a_name_typed_as_a_surname_is_not_doubled(newcomer: Player, given: str) -> None:
    await comes_in(newcomer)
    await newcomer.says("Петрова Анна")
    await newcomer.presses("Нет, всё это фамилия")
    await newcomer.says(given)
    await newcomer.presses("Пропустить")
    await newcomer.says("кутиша 2")
    await newcomer.presses("СОШ № 2, с. Кутиша · Левашинский р-н")
    assert "Проверьте\n\nПетрова Анна\nГде" in newcomer.text


async def test_a_shared_activity_is_named_from_the_first_message_to_the_last(
    stage: Stage, newcomer: Player
) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator)
    await newcomer.says("/start activity-1")
    named = "Вас пригласили: «Как учить читать условие»\n10 декабря, четверг, 15:00–17:30, Леваши"
    assert newcomer.text.startswith(named)
    await newcomer.presses("English")
    assert newcomer.text.startswith("You are invited to “Как учить читать условие”")
    await newcomer.presses("Русский")
    await tells_of_themselves(newcomer, agreed=False)
    assert newcomer.keyboard, "the menu does not wait for the link"
    assert newcomer.text.startswith(named)
    await newcomer.presses("Продолжить")
    await newcomer.presses("Записаться")
    assert "Вы записаны." in newcomer.text


@pytest.mark.parametrize(
    "link", ["activity-999", "activity-x", "request-1", "role-x", "activity-²"]
)
async def test_a_link_to_nothing_names_nothing(newcomer: Player, link: str) -> None:
    await newcomer.says(f"/start {link}")
    assert newcomer.text.startswith("Здравствуйте.")


# ── What is asked later ────────────────────────────────────────────────────────────────────────


async def audience(stage: Stage, wanted: Audience) -> None:
    async with stage.app.database.write() as tx:
        await tx.execute(activities.update().values(audience=wanted.plain()))


async def test_an_unknown_fact_hides_nothing_and_is_asked_when_signing_up(
    stage: Stage, newcomer: Player
) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator)
    await audience(stage, Audience(positions=frozenset({Position.TEACHER}), longest_service=3))
    await comes_in(newcomer)
    await tells_of_themselves(newcomer)
    await newcomer.says("Мероприятия")
    await newcomer.presses("Как учить читать условие")
    await newcomer.presses("Записаться")
    assert newcomer.text == "Моя анкета\nВаша должность?"
    await newcomer.presses("Учитель")
    await newcomer.presses("Математика")
    await newcomer.presses("Готово")
    assert newcomer.text == "Спасибо, записал."
    await newcomer.presses("Продолжить")
    assert "Сколько лет вы в образовании?" in newcomer.text
    await stage.restart()
    await newcomer.says("2 года")
    await newcomer.presses("Продолжить")
    assert "Вы записаны." in newcomer.text


async def test_whoever_is_not_in_the_audience_is_told_so(stage: Stage, newcomer: Player) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator)
    await audience(stage, Audience(longest_service=3))
    await comes_in(newcomer)
    await tells_of_themselves(newcomer)
    await newcomer.says("Мероприятия")
    await newcomer.presses("Как учить читать условие")
    await newcomer.presses("Записаться")
    await newcomer.presses("‹ Назад")
    assert "Организация: Школа мечты" in newcomer.text
    await newcomer.presses("Отменить")
    await newcomer.says("Мероприятия")
    await newcomer.presses("Как учить читать условие")
    await newcomer.presses("Записаться")
    await newcomer.says("15 лет")
    await newcomer.presses("Продолжить")
    assert newcomer.alert is not None
    assert "для других участников" in newcomer.alert


async def test_a_certificate_asks_for_the_patronymic_once(stage: Stage) -> None:
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    async with stage.app.database.write() as tx:
        unknown = update(persons).where(persons.c.id == aishat.person)
        await tx.execute(unknown.values(patronymic=None))
    await plans(curator)
    await signs_up(aishat)
    await attends(stage, curator, aishat)
    await aishat.says("/start activity-1")
    await aishat.presses("Получить сертификат")
    assert "Ваше отчество? Если его нет, пропустите." in aishat.text
    await aishat.presses("Пропустить")
    await aishat.presses("Продолжить")
    assert any("document" in one for one in aishat.screens)
    await aishat.says("/start activity-1")
    await aishat.presses("Получить сертификат")
    assert "document" in aishat.screens[-1]


async def test_an_announcement_says_how_many_have_not_told_what_it_asks_for(
    stage: Stage, newcomer: Player
) -> None:
    curator = await stage.curator("gornyy")
    await comes_in(newcomer)
    await tells_of_themselves(newcomer)
    await composes(curator)
    await curator.presses("Кому")
    assert "не указали" not in curator.text
    for step, choice in (("Должности", "Учитель"), ("Предметы", "Математика")):
        await curator.presses(step)
        await curator.presses(choice)
        await curator.presses("Готово")
        assert "Ещё 1 не указали в анкете должность, предметы или стаж" in curator.text
    await curator.presses("Стаж")
    await curator.says("30")
    assert "Ещё 1 не указали" in curator.text
