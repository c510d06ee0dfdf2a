"""Presses of forms that come twice or too late: each answers truth and acts at most once."""

import pytest

from tests.acts.announcements import DISTRICT, composes
from tests.acts.mentoring import becomes_mentor, opens_mentors
from tests.acts.requests import reports
from tests.acts.schools import opens_school, recruits
from tests.play import Player, Stage


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    return await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")


@pytest.fixture
async def member(stage: Stage) -> Player:
    return await stage.member("levashinskiy")


async def test_back_tapped_twice_goes_back_once(aishat: Player) -> None:
    await aishat.says("Рассказать, что трудно")
    for label in ("Функц. грамотность", "Математическая"):
        await aishat.presses(label)
    assert "шаг 3 из 3" in aishat.text
    back = await aishat.holds("‹ Назад")
    for _ in range(2):
        await aishat.presses_stale(back)
        assert "шаг 2 из 3" in aishat.text
    older = (back[0], "form:back:deficit::")
    await aishat.presses_stale(older)
    assert "шаг 1 из 3" in aishat.text


async def test_back_tapped_twice_closes_an_area_and_keeps_the_change(
    stage: Stage, aishat: Player
) -> None:
    await becomes_mentor(stage, aishat)
    await opens_mentors(aishat)
    for label in (
        "Моя анкета наставника",
        "Изменить анкету",
        "Изменить",
        "С чем помогаю",
        "Методические · 1",
    ):
        await aishat.presses(label)
    back = await aishat.holds("‹ К областям")
    for _ in range(2):
        await aishat.presses_stale(back)
        assert "Методические · 1" in aishat.buttons


async def test_the_last_child_is_taken_back_once_by_two_taps(stage: Stage) -> None:
    aishat = await applies(stage, "Б. Р., 8 класс", "К. Г., 7 класс")
    fewer = await aishat.holds("Убрать последнего")
    for _ in range(2):
        await aishat.presses_stale(fewer)
        assert "Б. Р., 8 класс" in aishat.text
        assert "К. Г." not in aishat.text
    await aishat.presses_stale((fewer[0], "form:fewer:application:pupils:"))
    assert "инициалы и класс одного ученика" in aishat.text


async def test_another_child_is_undone_by_going_back(stage: Stage) -> None:
    aishat = await applies(stage, "М. А., 8 класс")
    listed = aishat.text
    await aishat.presses("Ещё ученик")
    await aishat.presses("‹ Назад")
    assert aishat.text == listed
    await aishat.presses("Ещё ученик")
    await aishat.says("К. Г., 7 класс")
    await aishat.presses("‹ Назад")
    await aishat.presses("‹ Назад")
    assert aishat.text == listed
    await aishat.presses("Готово")
    await aishat.presses("‹ Назад")
    assert aishat.text == listed
    for label in ("Готово", "Пропустить", "Пропустить", "Отправить"):
        await aishat.presses(label)
    assert "Заявка 1 отправлена" in aishat.text


async def applies(stage: Stage, *pupils: str) -> Player:
    """Fills in an application up to the list of pupils."""
    curator = await stage.curator("gornyy")
    await recruits(curator, "Школа одарённых детей", sessions=1)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа одарённых детей")
    await aishat.presses("Подать заявку")
    for one in pupils:
        if "Ещё ученик" in aishat.buttons:
            await aishat.presses("Ещё ученик")
        await aishat.says(one)
        await aishat.says("12 ноября")
    return aishat


@pytest.mark.parametrize("older", ["back", "cancel", "note", "reason"])
async def test_an_older_button_acts_only_on_the_form_of_its_request(
    member: Player, aishat: Player, older: str
) -> None:
    await reports(aishat)
    await reports(aishat, "Читательская")
    await member.presses("Отклонить")
    await member.presses("Решается в школе")
    shown, message = member.text, member.screens[-1]["message_id"]
    reason = "ready-repeated" if older == "reason" else ""
    await member.presses_stale((message, f"council:{older}:1:::{reason}"))
    assert "уже отправлена или отменена" in (member.alert or "")
    assert member.text == shown
    await member.presses("Отклонить")
    assert "Заявка 2 отклонена." in member.text


@pytest.mark.parametrize("late", ["Отклонить", "Спросить автора"])
async def test_a_press_that_comes_too_late_redraws_its_card(
    stage: Stage, member: Player, aishat: Player, late: str
) -> None:
    """Delivery follows the card it has sent, not one that was opened from the list."""
    other = await stage.member("levashinskiy")
    await reports(aishat)
    await other.says("Ждут решения")
    await other.presses("1")
    await member.presses("Принять")
    button = await other.holds(late)
    assert "ждёт решения" in other.text
    await other.presses_stale(button)
    assert "уже принята" in (other.alert or "")
    assert "ПРИНЯТА" in other.text
    assert "К списку" in " ".join(other.buttons)


async def test_words_below_a_parked_form_keep_what_the_other_is_about(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await recruits(curator, "Школа наставников", sessions=1)
    await recruits(curator, "Школа экспертов", sessions=1)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await opens_school(aishat, "Школа наставников")
    await aishat.presses("Подать заявку")
    await aishat.says("Хочу учиться")
    await opens_school(aishat, "Школа экспертов")
    await aishat.presses("Подать заявку")
    await aishat.says("а?")
    assert "У вас не отправлена заявка: Школа наставников." in aishat.text
    await aishat.presses("Начать заново")
    assert "Школа экспертов · заявка" in aishat.text


async def test_a_button_is_taken_off_once_and_only_where_it_is_shown(stage: Stage) -> None:
    curator = await stage.curator(DISTRICT)
    await composes(curator)
    await curator.presses("Кнопки")
    for name in ("ivi.ru", "ok.ru"):
        await curator.presses("Кнопка со ссылкой")
        await curator.says(f"{name} https://{name}")
    take = next(label for label in curator.buttons if label.endswith("1"))
    first = await curator.holds(take)
    for _ in range(2):
        await curator.presses_stale(first)
        assert "ok.ru" in curator.text
    unnamed = (first[0], "form:act:announcement::take.0")
    await curator.presses_stale(unnamed)
    assert curator.alert is not None
    assert "ok.ru" in curator.text


@pytest.mark.parametrize("late", ["announcing:clear::", "announcing:take::0"])
async def test_an_older_button_without_a_step_changes_nothing_later(
    stage: Stage, late: str
) -> None:
    curator = await stage.curator(DISTRICT)
    await composes(curator)
    await curator.presses("Кому")
    await curator.presses("Должности")
    await curator.presses("Учитель")
    shown = curator.text
    await curator.presses_stale((curator.screens[-1]["message_id"], late))
    assert curator.alert is not None
    assert curator.text == shown
    assert "✓ Учитель" in " ".join(curator.buttons)
