"""Sign-up that asks: groups of children, the bus of an expedition, lodging."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from district.languages import Language
from tests.acts.activities import TITLE, manages, plans, signs_up, to_summary
from tests.play import Player, Stage


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def brings(player: Player, children: str, adults: str = "1") -> None:
    await signs_up(player)
    await player.says(children)
    await player.presses(adults)
    await player.presses("Записаться")


async def test_clause_59_a_group_of_twelve_and_a_teacher_takes_thirteen_places(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="20", kind="Детское мероприятие")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await signs_up(aishat)
    assert "Сколько детей приведёте? Напишите число, имён не нужно." in aishat.text
    for wrong in ("М. А., 8 класс", "0", "500", "👧", "<b>12</b>", "-3"):
        await aishat.says(wrong)
        assert "Напишите число детей, от 1 до 200" in aishat.text
    await aishat.says("12")
    await aishat.presses("1")
    assert "12 детей и 1 взрослый" in aishat.text
    assert "Займёте 13 мест." in aishat.text
    await aishat.presses("Записаться")
    assert "Вы записаны." in aishat.text
    assert "Мест: 20, свободно 7" in aishat.text


async def test_clause_59_a_larger_group_waits_and_nobody_behind_passes_it(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="20", kind="Детское мероприятие")
    aishat, amina = await stage.teacher("Айшат", "Магомедова"), await stage.teacher()
    await brings(aishat, "12")
    await signs_up(amina)
    await amina.says("25")
    await amina.presses("1")
    await amina.presses("Записаться")
    assert "самое большее 20" in (amina.alert or amina.text)
    await amina.presses("Изменить")
    await amina.presses("Сколько детей")
    await amina.says("9")
    assert "Столько мест сейчас нет: встанете в очередь." in amina.text
    await amina.presses("Записаться")
    assert "Вы в очереди, место 1." in amina.text
    assert "Вам нужно мест: 10." in amina.text

    late = await stage.teacher("Зарема", "Гаджиева")
    await late.says("/start activity-1")
    assert "Мест: 20, свободно 7" in late.text
    assert "7 мест ждут тех, кто впереди" in late.text
    assert "Встать в очередь" in late.buttons


async def test_clause_59_the_organizer_sees_seats_and_a_group_waits_for_all_of_its_own(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="20", kind="Детское мероприятие")
    aishat, amina = await stage.teacher("Айшат", "Магомедова"), await stage.teacher()
    await brings(aishat, "12")
    await brings(amina, "9")
    await manages(curator)
    assert "Записаны: 13 из 20, предложено мест: 0, в очереди: 10" in curator.text
    await curator.presses("Кто записан")
    assert "12 детей и 1 взрослый" in curator.text
    await curator.presses("Скачать список .xlsx")
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(curator.document("Участники, мероприятие 1.xlsx")))
        .get_sheet_by_index(0)
        .to_python()
    )
    assert [row[-2:] for row in rows if row[0] in {1.0, "№"}] == [["Мест", "Детей"], [13.0, 12.0]]

    await aishat.says("/start activity-1")
    await aishat.presses("Отказаться от места")
    await aishat.presses("Да, отказаться")
    await stage.ticks()
    assert any("Для вас освободилось место." in text for text in amina.texts)
    await amina.presses("Приду")
    assert "Мест: 20, свободно 10" in amina.text


async def test_clause_59_a_group_signs_up_in_english(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="20", kind="Детское мероприятие")
    aishat = await stage.teacher()
    await stage.speaks(aishat, Language.EN)
    await aishat.says("/start activity-1")
    await aishat.presses("Sign up")
    await aishat.says("12")
    await aishat.presses("1")
    assert "12 children and 1 adult" in aishat.text
    await aishat.presses("Sign up")
    assert "20 seats, 7 free" in aishat.text or "free 7" in aishat.text
    assert TITLE in aishat.text


async def camp(curator: Player, *days: str) -> None:
    """Plans a summer school of these days."""
    first, *others = days
    await to_summary(curator, day=first, seats="20", kind="Летняя школа")
    for day in others:
        await curator.presses("Добавить занятие")
        for said in (day, "10:00–16:00", "Гуниб, турбаза"):
            await curator.says(said)
    await curator.presses("Опубликовать")


async def test_clause_37_lodging_is_asked_for_two_days_and_more(
    stage: Stage, curator: Player
) -> None:
    await camp(curator, "10 декабря")
    aishat = await stage.teacher()
    await signs_up(aishat)
    assert "Вы записаны." in aishat.text, "one day: nothing is asked"
    await camp(curator, "12 декабря", "13 декабря")
    await aishat.says("/start activity-2")
    await aishat.presses("Записаться")
    assert "Нужно место для ночлега?" in aishat.text
    await aishat.says("да")
    await aishat.presses("Нужен ночлег")
    assert "Вы записаны." in aishat.text
    assert "с проживанием" in aishat.text
    await curator.says("/start activity-2")
    await curator.presses("Вести мероприятие")
    await curator.presses("Кто записан")
    assert "с проживанием" in curator.text


async def test_clause_37_lodging_is_asked_in_english(stage: Stage, curator: Player) -> None:
    await camp(curator, "12 декабря", "13 декабря")
    aishat = await stage.teacher()
    await stage.speaks(aishat, Language.EN)
    await aishat.says("/start activity-1")
    await aishat.presses("Sign up")
    assert "Do you need a place to sleep?" in aishat.text
    await aishat.presses("Cancel")
    assert "You have not signed up." in aishat.text
    await aishat.presses("Open the activity")
    await aishat.presses("Sign up")
    await aishat.presses("No need")
    assert "without lodging" in aishat.text
