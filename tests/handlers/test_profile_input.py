"""Invalid input in the profile, and later changes."""

import pytest

from tests.acts.people import comes_in, tells_name, to_list, to_summary
from tests.play import Player, Stage

pytestmark = pytest.mark.any_database

BAD_NAME = "Имя пишут буквами, дефис и апостроф тоже можно. Напишите ещё раз, пожалуйста."


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    """Walks to the first step."""
    newcomer = await stage.newcomer("Айшат")
    await comes_in(newcomer)
    return newcomer


@pytest.mark.parametrize("typed", ["Магомедова2", "🙂", "<b>Али</b>", "-", "Маг@медова", "."])
async def test_a_name_is_letters(aishat: Player, typed: str) -> None:
    await aishat.says(typed)
    assert aishat.text.startswith(BAD_NAME)
    assert "шаг 1 из 2" in aishat.text
    await aishat.says("Магомедова")
    assert "Ваше имя?" in aishat.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("магомедова", "Магомедова"),
        ("Алиева-Гаджиева", "Алиева-Гаджиева"),
        ("Гасан оглы", "Гасан оглы"),
        ("О'Нил", "О'Нил"),
        ("МАГОМЕДОВА", "МАГОМЕДОВА"),
        ("  Ёлкина  ", "Ёлкина"),
    ],
)
async def test_names_are_tidied_and_otherwise_kept_as_typed(
    aishat: Player, typed: str, kept: str
) -> None:
    await aishat.says(typed)
    await aishat.presses("‹ Назад")
    assert aishat.text.endswith(f"Сейчас: {kept}")


@pytest.mark.parametrize("length", [61, 4_096])
async def test_a_name_too_long_is_told_how_long_it_may_be(aishat: Player, length: int) -> None:
    await aishat.says("к" * length)
    assert "а поместится 60" in aishat.text
    assert "шаг 1 из 2" in aishat.text


async def test_every_part_of_the_name_is_checked(aishat: Player) -> None:
    await aishat.says("Магомедова")
    await aishat.says("A1")
    assert "Ваше имя?" in aishat.text
    await aishat.says("Айшат")
    await aishat.says("!!!")
    assert "отчество" in aishat.text
    assert "Пропустить" in aishat.buttons


async def to_year(newcomer: Player) -> None:
    await to_summary(newcomer)
    await newcomer.presses("Изменить")
    await newcomer.presses("Стаж")


@pytest.mark.parametrize("typed", ["1949", "2027", "двадцать", "-2015", "٢٠١٥", "15 детей", "77"])
async def test_a_year_is_one_that_can_be(aishat: Player, typed: str) -> None:
    await to_year(aishat)
    await aishat.says(typed)
    assert aishat.text.startswith("Напишите год числом, от 1950 до 2026.")
    await aishat.says("2026")
    assert "В образовании с 2026 года" in aishat.text


@pytest.mark.parametrize(
    ("typed", "year"),
    [("15", 2011), ("15 лет", 2011), ("с 2015", 2015), ("2015 г.", 2015), ("Стаж 1 год", 2025)],
)
async def test_a_year_is_understood_as_people_say_it(aishat: Player, typed: str, year: int) -> None:
    await to_year(aishat)
    await aishat.says(typed)
    assert f"В образовании с {year} года" in aishat.text


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo", "document", "location"])
async def test_anything_but_words_keeps_the_step(aishat: Player, kind: str) -> None:
    await aishat.sends(kind)
    assert aishat.text.startswith("Картинка, голос или файл здесь не подойдут")
    assert "шаг 1 из 2" in aishat.text
    await to_list(aishat)
    await aishat.sends(kind)
    assert "шаг 2 из 2" in aishat.text
    await aishat.presses("Нет в списке — добавить")
    await aishat.sends(kind)
    assert "Напишите название организации" in aishat.text


async def test_words_that_are_no_answer_keep_the_step(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Изменить")
    await aishat.presses("Должность")
    await aishat.says("космонавт")
    assert aishat.text.startswith("Выберите, пожалуйста, одну из кнопок.")
    await aishat.presses("Учитель")
    await aishat.says("квиддич")
    assert aishat.text.startswith("Выберите, пожалуйста, одну из кнопок.")
    await aishat.presses("Готово")
    await aishat.says("да, всё верно")
    assert "Проверьте" in aishat.text


@pytest.mark.parametrize("length", [201, 4_096])
async def test_the_name_of_an_organization_has_a_limit(aishat: Player, length: int) -> None:
    await to_list(aishat)
    await aishat.presses("Нет в списке — добавить")
    await aishat.says("к" * length)
    assert "а поместится 200" in aishat.text
    await aishat.says("к" * 200)
    assert "Проверьте" in aishat.text


async def test_markup_in_own_words_is_shown_as_typed(aishat: Player) -> None:
    await tells_name(aishat)
    await aishat.says("<b>леваш</b> &amp;")
    assert "Поиск: «<b>леваш</b> &amp;»" in aishat.text
    await aishat.presses("Выбрать из списка")
    await aishat.says("леваш")
    await aishat.presses("Левашинский р-н")
    await aishat.presses("Нет в списке — добавить")
    await aishat.says("<i>Школа</i> & сад")
    assert "Организация: <i>Школа</i> & сад" in aishat.text


async def test_a_very_long_search_is_no_trouble(aishat: Player) -> None:
    await tells_name(aishat)
    await aishat.says("к" * 4_096)
    assert "Не нашлось" in aishat.text
    await aishat.presses("Выбрать из списка")
    await aishat.says("к" * 4_096)
    assert "Не нашлось" in aishat.text


# ── Later, from the settings ───────────────────────────────────────────────────────────────────


async def test_one_thing_is_changed_later(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат", "Магомедова")
    await aishat.says("Настройки")
    await aishat.presses("Моя анкета")
    assert "Что изменить?" in aishat.text
    await aishat.presses("Отчество")
    await aishat.says("Алиевна")
    assert "Магомедова Айшат Алиевна" in aishat.text
    await aishat.says("/menu")
    assert "Айшат, здравствуйте." in aishat.texts[-2]
    await aishat.presses("Вернуться к анкете")
    await aishat.presses("Всё верно")
    assert "Айшат Алиевна, здравствуйте." in aishat.text


async def test_another_organization_later(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат", "Магомедова")
    await stage.organization("Школа степи", municipality="nogayskiy")
    await aishat.says("Настройки")
    await aishat.presses("Моя анкета")
    await aishat.presses("Организация")
    await aishat.presses("Другой район или город")
    await aishat.says("ногай")
    await aishat.presses("Ногайский р-н")
    await aishat.presses("‹ Назад")
    assert "Где: Левашинский р-н\nОрганизация: СОШ № 2" in aishat.text
    await aishat.presses("Изменить")
    await aishat.presses("Организация")
    await aishat.says("ногайский школа степи")
    await aishat.presses("Школа степи · Ногайский р-н")
    assert "Где: Ногайский р-н\nОрганизация: Школа степи" in aishat.text
    await aishat.presses("Всё верно")
    await aishat.says("/mydata")
    assert "Школа степи" in aishat.document("okrug.json").decode()


async def test_saving_an_old_form_again_does_not_undo_a_newer_change(
    stage: Stage, aishat: Player
) -> None:
    await to_summary(aishat)
    old = await aishat.holds("Всё верно")
    await aishat.presses_stale(old)
    await aishat.says("Настройки")
    await aishat.presses("Моя анкета")
    await aishat.presses("Имя")
    await aishat.says("Патимат")
    await aishat.presses("Всё верно")
    await aishat.presses_stale(old)
    assert "Патимат Алиевна, здравствуйте." in aishat.text
