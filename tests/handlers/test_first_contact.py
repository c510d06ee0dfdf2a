"""First contact: name, school, ready; what else is needed is asked when something needs it."""

import pytest

from tests.acts.people import comes_in, tells_name
from tests.play import Player, Stage

pytestmark = pytest.mark.any_database

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
    assert newcomer.texts[-2] == "Спасибо, записал. Изменить можно в «Настройках»."
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
