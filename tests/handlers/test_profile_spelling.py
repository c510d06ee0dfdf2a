"""Names and organizations in the profile, as people type them and as devices send them."""

import unicodedata

import pytest

from tests.acts.people import comes_in, tells_name, to_list
from tests.play import Player, Stage

ADD = "Нет в списке — добавить"


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    """Walks to the first step."""
    newcomer = await stage.newcomer("Айшат")
    await comes_in(newcomer)
    return newcomer


# ── Names ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Магомедова Айшат Магомедовна", ("Магомедова", "Айшат", "Магомедовна")),
        ("айшат магомедовна магомедова", ("Магомедова", "Айшат", "Магомедовна")),
        ("Гасанов Али Гасан оглы", ("Гасанов", "Али", "Гасан оглы")),
        (
            "Алиева \u2013 Гаджиева Патимат Х1асановна.",
            ("Алиева-Гаджиева", "Патимат", "ХӀасановна"),
        ),
    ],
)
async def test_a_whole_name_is_one_step(
    aishat: Player, typed: str, parts: tuple[str, str, str]
) -> None:
    await aishat.says(typed)
    for label, part in zip(("Фамилия", "Имя", "Отчество"), parts, strict=True):
        assert f"{label}: {part}" in aishat.text
    await aishat.presses("Верно")
    assert "Где вы работаете?" in aishat.text
    await aishat.presses("‹ Назад")
    assert "Всё верно?" in aishat.text


async def test_a_missing_patronymic_is_not_asked_for(aishat: Player) -> None:
    await aishat.says("Магомедова Айшат")
    await aishat.presses("Верно")
    assert "Где вы работаете?" in aishat.text


async def test_a_surname_of_two_words_stays_one(aishat: Player) -> None:
    await aishat.says("Аль Саид")
    await aishat.presses("Нет, всё это фамилия")
    assert "Ваше имя?" in aishat.text
    assert "Сейчас" not in aishat.text
    await aishat.presses("‹ Назад")
    assert aishat.text.endswith("Сейчас: Аль Саид")


async def test_a_confirmed_name_can_still_be_changed_part_by_part(aishat: Player) -> None:
    await aishat.says("Магомедова Айшат Магомедовна")
    await aishat.presses("Верно")
    await aishat.presses("Выбрать из списка")
    await aishat.says("леваш")
    await aishat.presses("Левашинский р-н")
    await aishat.presses(ADD)
    await aishat.says("Школа мечты")
    await aishat.presses("Изменить")
    await aishat.presses("Имя")
    await aishat.says("Патимат")
    assert "Магомедова Патимат Магомедовна" in aishat.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (unicodedata.normalize("NFD", "Йёлкина"), "Йёлкина"),
        ("Алиева\u2011Гаджиева", "Алиева-Гаджиева"),
        ("Алиева\u2013Гаджиева", "Алиева-Гаджиева"),
        ("\u2068Маго\u200bмедова\u2069\ufeff", "Магомедова"),
        ("Магомедова.", "Магомедова"),
        ("Mагомeдовa", "Магомедова"),
        *((f"Х{one}асанова", "ХӀасанова") for one in "1Il|Ӏӏ"),
        *((f"{one}умарова", "Ӏумарова") for one in "1Il|"),
    ],
)
async def test_a_name_is_normalized_not_refused(aishat: Player, typed: str, kept: str) -> None:
    await aishat.says(typed)
    await aishat.presses("‹ Назад")
    assert aishat.text.endswith(f"Сейчас: {kept}")


# ── Organizations ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "typed",
    ["сош №1", "школа 1", "средняя школа № 1", "МБОУ «СОШ №1»", "1 школа", "CОШ1", "первая шк."],
)
async def test_a_school_is_found_in_every_spelling(
    stage: Stage, aishat: Player, typed: str
) -> None:
    await stage.organization("СОШ № 1")
    await stage.organization("СОШ № 11")
    await to_list(aishat)
    await aishat.says(typed)
    assert [one for one in aishat.buttons if "СОШ" in one] == ["СОШ № 1"]


async def test_near_ones_are_offered_before_a_new_one(stage: Stage, aishat: Player) -> None:
    await stage.organization("СОШ № 1, с. Леваши")
    await to_list(aishat)
    await aishat.presses(ADD)
    await aishat.says("МКОУ СОШ № 1 с. Кутиша")
    assert "Похожие уже есть в списке" in aishat.text
    assert aishat.buttons[:2] == ["СОШ № 1, с. Леваши", "Добавить «МКОУ СОШ № 1 с. Кутиша»"]
    await aishat.presses("Добавить «МКОУ СОШ № 1 с. Кутиша»")
    assert "Проверьте" in aishat.text
    patimat = await stage.newcomer("Патимат")
    await comes_in(patimat)
    await to_list(patimat)
    await patimat.says("кутиша школа 1")
    assert patimat.buttons[0] == "МКОУ СОШ № 1 с. Кутиша"


async def test_one_of_the_near_ones_is_taken(stage: Stage, aishat: Player) -> None:
    await stage.organization("СОШ № 1, с. Леваши")
    await to_list(aishat)
    await aishat.presses(ADD)
    await aishat.says("школа номер 1")
    await aishat.presses("Написать иначе")
    await aishat.says("школа номер 1")
    await aishat.presses("СОШ № 1, с. Леваши")
    assert "Проверьте" in aishat.text


async def test_a_search_everywhere_takes_the_municipality_along(
    stage: Stage, aishat: Player
) -> None:
    await stage.organization("Гимназия № 5, с. Акуша", municipality="akushinskiy")
    await to_list(aishat)
    await aishat.says("гимназия 5")
    assert "В вашем районе или городе такой нет. Есть в других:" in aishat.text
    await aishat.presses("Искать везде")
    await aishat.presses("‹ Назад")
    await aishat.presses("Искать везде")
    await aishat.presses("Гимназия № 5, с. Акуша · Акушинский р-н")
    assert "Где: Акушинский р-н\nОрганизация: Гимназия № 5, с. Акуша" in aishat.text


async def test_a_search_that_names_another_municipality_looks_there(
    stage: Stage, aishat: Player
) -> None:
    await stage.organization("Гимназия № 5", municipality="akushinskiy")
    await to_list(aishat)
    await aishat.says("акушинский район гимназия 5")
    assert aishat.buttons[0] == "Гимназия № 5 · Акушинский р-н"


@pytest.mark.parametrize("typed", ["левашинский район", "Левашинский р-он", "р-н левашинский"])
async def test_a_municipality_is_found_in_every_spelling(aishat: Player, typed: str) -> None:
    await tells_name(aishat)
    await aishat.presses("Выбрать из списка")
    await aishat.says(typed)
    assert aishat.buttons[0] == "Левашинский р-н"
