"""Participants who agreed to be found by each other: clauses II and V.6 of the regulation."""

from district.languages import Language
from tests.acts.activities import TITLE, plans, signs_up
from tests.play import Player, Stage


async def opens_colleagues(player: Player) -> None:
    await player.says("/start activity-1")
    await player.presses("Коллеги")


async def agrees(player: Player) -> None:
    await player.says("Настройки")
    await player.presses("Показывать меня коллегам")
    assert "Участники ваших мероприятий увидят" in player.text


async def test_clauses_8_and_63_colleagues_who_agreed_find_each_other(stage: Stage) -> None:
    await plans(await stage.curator("gornyy"))
    aishat = await stage.teacher("Айшат", "Магомедова")
    patimat = await stage.teacher("Патимат", "Алиева", municipality="lakskiy", workplace="Лицей")
    third = await stage.teacher("Зулейха", "Третьякова")
    for one in (aishat, patimat, third):
        await signs_up(one)
    await opens_colleagues(aishat)
    assert "видят друг друга те, кто согласился" in aishat.text
    await aishat.presses("Согласиться и посмотреть")
    assert "Пока никто из участников не согласился" in aishat.text

    await agrees(patimat)
    await opens_colleagues(patimat)
    assert "Магомедова Айшат · СОШ № 2, Левашинский р-н" in patimat.text
    await opens_colleagues(aishat)
    assert "Алиева Патимат · Лицей, Лакский р-н" in aishat.text
    assert "Третьякова" not in aishat.text
    assert TITLE in aishat.text
    subjects = [
        one for one in aishat.buttons if one not in {"Больше не показывать меня", "‹ Назад"}
    ]
    await aishat.presses(subjects[0])
    assert "Алиева" in aishat.text
    assert f"• {subjects[0]}" in aishat.buttons
    await opens_colleagues(third)
    assert "Алиева" not in third.text, "who has not agreed sees nobody"


async def test_the_consent_is_withdrawn_at_once_and_strangers_see_nobody(stage: Stage) -> None:
    await plans(await stage.curator("gornyy"))
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат", "Алиева")
    stranger = await stage.teacher("Ума")
    for one in (aishat, patimat):
        await signs_up(one)
    for one in (aishat, patimat, stranger):
        await agrees(one)
    await aishat.says("/start activity-1")
    button = await aishat.holds("Коллеги")
    await stranger.says("/start activity-1")
    assert "Коллеги" not in stranger.buttons
    message, _ = await stranger.holds("‹ К списку")
    await stranger.presses_stale((message, button[1]))
    assert stranger.alert
    assert "Алиева" not in stranger.text
    await opens_colleagues(aishat)
    assert "Алиева" in aishat.text
    await opens_colleagues(patimat)
    await patimat.presses("Больше не показывать меня")
    await opens_colleagues(aishat)
    assert "Алиева" not in aishat.text, "withdrawn at once"
    await patimat.says("Настройки")
    assert "Показывать меня коллегам" in patimat.buttons


async def test_english(stage: Stage) -> None:
    await plans(await stage.curator("gornyy"))
    amina, aishat = await stage.teacher("Амина", language=Language.EN), await stage.teacher()
    await signs_up(aishat)
    await opens_colleagues(aishat)
    await aishat.presses("Согласиться и посмотреть")
    await amina.says("/start activity-1")
    await amina.presses("Sign up")
    await amina.presses("Colleagues")
    await amina.presses("Agree and see")
    assert "Participants who agreed to be found." in amina.text
    assert "Магомедова Айшат · СОШ № 2" in amina.text
