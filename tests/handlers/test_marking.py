"""Everyone who came is marked by one press, and those who did not by one press each."""

from datetime import timedelta

from district.ids import ActivityId
from tests.acts.activities import TITLE, begins, plans, signs_up
from tests.acts.common import pass_by
from tests.play import Player, Stage
from tests.presses import counted

SURNAMES = ("Алиева", "Исаева", "Османова", "Магомедова")


async def test_five_presses_mark_everyone_and_one_each_absent_person(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator)
    people = [await stage.teacher("Айшат", one) for one in SURNAMES]
    people += [await stage.teacher("Патимат", "Исаева", workplace=f"СОШ № {at}") for at in (5, 7)]
    for one in people:
        await signs_up(one)
    await begins(stage, curator)
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses(next(one for one in curator.buttons if TITLE in one))
    await curator.presses("Отметить, кто пришёл")
    assert "Отметить остальных" not in curator.buttons
    rows = keyboard(curator)
    assert ["☐ Алиева А.", "☐ Исаева А."] in rows
    assert ["☐ Исаева П., СОШ № 5"] in rows
    again = await curator.holds("Были все")
    await curator.presses("Были все")
    assert "Пришли: 6 из 6" in curator.text
    await curator.presses("☑ Османова А.")
    assert "Пришли: 5 из 6" in curator.text
    await curator.presses_stale(again)
    assert "Пришли: 5 из 6" in curator.text, "a mark that was set stays"
    assert not {"Были все", "Отметить остальных"} & {*curator.buttons}
    await pass_by(stage, timedelta(hours=4))
    await plans(curator, day="11 декабря", title="Завтрашний семинар")
    await curator.presses("Вести мероприятие")
    await curator.presses("‹ К мероприятиям округа")
    assert TITLE in next(one for one in curator.buttons if "10 дек." in one or "11 дек." in one)
    await curator.presses(next(one for one in curator.buttons if TITLE in one))
    assert "Были 5 из 6" in curator.text


async def test_twenty_five_of_twenty_seven_are_marked_by_seven_presses(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator)
    for number in range(27):
        teacher = await stage.teacher("Айшат", f"Алиева-{number}")
        actor = await stage.cast.actor(await stage.person_of(teacher))
        await stage.app.services.enrolling.sign_up(actor, ActivityId(1))
    await begins(stage, curator)
    await curator.says("/menu")
    with counted(curator, "Mark 25 who came, 2 absent"):
        for label in ("Мероприятия", "Провести мероприятие"):
            await curator.presses(label)
        await curator.presses(next(one for one in curator.buttons if TITLE in one))
        for label in ("Отметить, кто пришёл", "Были все"):
            await curator.presses(label)
        assert "Пришли: 27 из 27" in curator.text
        for absent in [one for one in curator.buttons if one.startswith("☑")][:2]:
            await curator.presses(absent)
    assert "Пришли: 25 из 27" in curator.text


async def test_the_rest_is_marked_after_the_first_marks(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator)
    await signs_up(curator)
    for one in SURNAMES:
        await signs_up(await stage.teacher("Айшат", one))
    await begins(stage, curator)
    await curator.presses("Вести мероприятие")
    await curator.presses("Отметить, кто пришёл")
    await curator.presses("☐ Исаева А.")
    await curator.presses("☑ Исаева А.")
    await curator.presses("Отметить остальных")
    assert "✗ Исаева А." in curator.buttons
    assert len([one for one in curator.buttons if one.startswith("☑")]) == 3
    assert len([one for one in curator.buttons if one.startswith("☐")]) == 1, "the curator's own"


def keyboard(player: Player) -> list[list[str]]:
    rows = player.screens[-1]["reply_markup"]["inline_keyboard"]
    return [[one["text"] for one in row] for row in rows]
