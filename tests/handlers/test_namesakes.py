"""People of one name are told apart by the organization, wherever people are listed."""

from datetime import timedelta

from tests.acts.activities import begins, manages, plans, signs_up
from tests.acts.announcements import composes
from tests.acts.mentoring import GOAL, becomes_mentor, opens_mentors, seeks
from tests.acts.requests import reports
from tests.acts.schools import applies, opens_board, recruits
from tests.play import Player, Stage

SCHOOLS = ("СОШ № 2", "СОШ № 7")


def tells_apart(player: Player, surname: str, *, buttons: bool = False) -> None:
    """Fails unless the namesake of each school is on the screen; with `buttons`, on one each."""
    rows = player.buttons if buttons else player.text.split("\n")
    for school in SCHOOLS:
        assert any(surname in row and school in row for row in rows), rows
    if buttons:
        named = [row for row in rows if surname in row]
        assert len(set(named)) == len(named) == len(SCHOOLS)


async def namesakes(stage: Stage, surname: str) -> list[Player]:
    return [await stage.teacher("Айшат", surname, workplace=school) for school in SCHOOLS]


async def test_each_namesake_is_marked_by_an_own_button(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator, seats="3")
    await signs_up(curator)
    for player in await namesakes(stage, "Магомедова"):
        await signs_up(player)
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses("Число мест")
    await curator.says("1")
    tells_apart(curator, "Магомедова А.")
    await curator.presses("Отменить")
    await begins(stage, curator)
    stage.clock.advance(timedelta(minutes=1))
    await curator.presses("Вести мероприятие")
    await curator.presses("Отметить, кто пришёл")
    tells_apart(curator, "☐ Магомедова А.", buttons=True)
    await curator.presses(f"☐ Магомедова А., {SCHOOLS[1]}")
    marks = [one for one in curator.buttons if "Магомедова" in one]
    assert sorted(marks) == [f"☐ Магомедова А., {SCHOOLS[0]}", f"☑ Магомедова А., {SCHOOLS[1]}"]


async def test_namesakes_stand_apart_among_mentors_and_mentees(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    for mentee in await namesakes(stage, "Исаева"):
        await opens_mentors(mentee)
        await mentee.presses("Найти наставника")
        await mentee.says(GOAL)
        await mentee.presses("Встать в очередь")
    for mentor in await namesakes(stage, "Магомедова"):
        await becomes_mentor(stage, mentor, capacity=2)
    await curator.says("Роли")
    tells_apart(curator, "Магомедова А.")
    teacher = await stage.teacher("Зумруд", "Алиева")
    await opens_mentors(teacher)
    await teacher.presses("Список наставников")
    tells_apart(teacher, "Магомедова А.")
    tells_apart(teacher, "Магомедова А.", buttons=True)
    await seeks(teacher, *(f"Магомедова А., {school}" for school in SCHOOLS))
    tells_apart(teacher, "Магомедова А.")
    await opens_mentors(curator)
    await curator.presses("Очередь и пары")
    tells_apart(curator, "Исаева А.")
    tells_apart(curator, "Исаева А.", buttons=True)
    await curator.presses("Подобрать пары всем")
    assert f"→ Магомедова А., {SCHOOLS[0]} (черновик)" in curator.text
    await curator.presses("Нагрузка наставников")
    tells_apart(curator, "Магомедова А.")
    await curator.presses("‹ Назад")
    await curator.presses(next(one for one in curator.buttons if "Исаева" in one))
    tells_apart(curator, "Магомедова А.", buttons=True)


async def test_namesakes_stand_apart_around_a_request(stage: Stage) -> None:
    for school in SCHOOLS:
        await stage.member("levashinskiy", "Айшат", "Магомедова", workplace=school)
    member = await stage.member("levashinskiy")
    stranger = await stage.teacher("Зумруд", "Алиева", workplace="СОШ № 5")
    await reports(stranger)
    await stranger.says("Мои заявки")
    tells_apart(stranger, "Магомедова А.")
    for author in await namesakes(stage, "Исаева"):
        await reports(author)
    await member.says("Ждут решения")
    tells_apart(member, "Исаева А.")


async def test_namesakes_stand_apart_among_recipients_and_learners(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    member = await stage.member("levashinskiy")
    await recruits(curator)
    for player in await namesakes(stage, "Исаева"):
        await applies(player)
        await member.presses("Принять")
    await opens_board(curator)
    tells_apart(curator, "Исаева А.")
    await curator.presses("Отчислить")
    tells_apart(curator, "Исаева А.", buttons=True)
    await composes(curator)
    await curator.presses("Кому")
    await curator.presses("Показать 10 имён")
    sample = next(one for one in curator.texts if one.startswith("Например"))
    for school in SCHOOLS:
        assert f"Исаева А., {school}" in sample
