"""People of one name are told apart by the organization."""

from datetime import timedelta

from district.ids import DistrictId
from district.people.roles import Role, Scope
from tests.acts.activities import begins, plans, signs_up
from tests.play import Stage

SCHOOLS = ("СОШ № 2", "СОШ № 7")


async def test_each_namesake_is_marked_by_an_own_button(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator)
    for school in SCHOOLS:
        await signs_up(await stage.teacher(workplace=school))
    await begins(stage, curator)
    stage.clock.advance(timedelta(minutes=1))
    await curator.presses("Управлять")
    await curator.presses("Отметить, кто пришёл")
    for school in SCHOOLS:
        assert f"☐ Магомедова А., {school}" in curator.buttons
    await curator.presses(f"☐ Магомедова А., {SCHOOLS[1]}")
    marks = [one for one in curator.buttons if "Магомедова" in one]
    assert sorted(marks) == [f"☐ Магомедова А., {SCHOOLS[0]}", f"☑ Магомедова А., {SCHOOLS[1]}"]


async def test_namesakes_stand_apart_among_roles(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    for school in SCHOOLS:
        mentor = await stage.teacher(workplace=school)
        await stage.grants(mentor, Role.MENTOR, Scope(district=DistrictId("gornyy")))
    await curator.says("Роли")
    for school in SCHOOLS:
        assert f"Магомедова А., {school} — наставник" in curator.text
