"""A typed name finds people on the lists of an activity and of a cohort."""

from district.ids import ActivityId
from district.languages import Language
from tests.acts.many import held, weekly
from tests.acts.schools import COHORT, applies, opens_board, recruits
from tests.play import Player, Stage


async def signs_up(stage: Stage, given: str, surname: str, number: ActivityId) -> None:
    one = await stage.teacher(given, surname)
    actor = await stage.cast.actor(await stage.person_of(one))
    await stage.app.services.enrolling.sign_up(actor, number)


async def opens(curator: Player, title: str) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses(next(one for one in curator.buttons if title in one))
    await curator.presses("Кто записан")


async def test_a_typed_name_finds_participants(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    course = await held(stage, curator, "Курс", starts=weekly(stage, 1))
    other = await held(stage, curator, "Лекция", starts=weekly(stage, 1))
    for n in range(22):
        await signs_up(stage, "Али", f"Гаджиев{chr(ord('а') + n)}", course.id)
    await signs_up(stage, "Руслан", "Османов", course.id)
    await signs_up(stage, "Мурад", "Османов", other.id)
    await opens(curator, "Курс")
    assert "Чтобы найти человека, напишите его фамилию." in curator.text
    assert "Османов" not in curator.text
    await curator.says("осмонов")
    assert "Поиск: «осмонов»" in curator.text
    assert "Записаны: 1" in curator.text
    assert "Османов Р. · СОШ № 2" in curator.text
    assert "Мурад" not in curator.text
    await curator.says("Гаджиев")
    assert "Записаны: 22" in curator.text
    await curator.presses("›")
    assert "Поиск: «Гаджиев»" in curator.text
    await curator.presses("Показать всех")
    assert "Записаны: 23" in curator.text
    await curator.says("Зурабов")
    assert "Такого имени в списке нет." in curator.text
    await opens(curator, "Лекция")
    assert "Записаны: 1" in curator.text
    assert "Чтобы найти" not in curator.text


async def test_a_typed_name_finds_members_of_a_cohort(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await recruits(curator, sessions=1)
    for given, surname in (("Айшат", "Магомедова"), ("Патимат", "Алиева")):
        await applies(await stage.teacher(given, surname))
    await opens_board(curator)
    await curator.says("магамедова")
    assert "Поиск: «магамедова»" in curator.text
    assert "Ждут решения: 1" in curator.text
    assert "Магомедова А." in curator.text
    assert "Алиева" not in curator.text
    await curator.says("Зурабов")
    assert "Такого имени в списке нет." in curator.text
    await stage.speaks(curator, Language.EN)
    await curator.says("Алиева")
    assert "Search: “Алиева”" in curator.text
    assert COHORT in curator.text
    assert "Алиева П." in curator.text
