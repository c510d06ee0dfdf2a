"""A vote on paper: two people enter the same totals, or it stays open."""

from district.council.bodies import Body
from district.council.motion import MotionKind, NewMotion
from district.ids import DraftId
from storage.people.people import get_actor
from tests.acts.council import council
from tests.play import Stage


async def test_two_people_enter_the_totals_of_a_vote_on_paper(stage: Stage) -> None:
    first, second, *_ = await council(stage)
    assert first.person is not None
    async with stage.app.database.read() as connection:
        actor = await get_actor(connection, first.person, stage.clock())
    motions = stage.app.services.motions
    new = NewMotion(kind=MotionKind.FREE, question="Доверие", secret=True, paper=True)
    put = await motions.put(actor, DraftId("d" * 32), Body.COUNCIL, new)
    await motions.open(actor, put.motion.id)
    await stage.settle()

    await first.presses("Внести итоги")
    await first.says("три и два")
    assert "Нужны 3 числа." in first.text
    await first.says("3, 2, 0")
    assert "должен внести второй человек" in first.text
    await second.presses("Внести итоги")
    await second.says("4 1 0")
    assert "у другого человека по вопросу 1 другие числа" in second.text
    await second.presses("Внести итоги")
    await second.says("9 9 9")
    assert "Итоги не сходятся" in " ".join(second.texts[-2:])
    await second.says("3 2 0")
    assert "голосование закрыто" in " ".join(second.texts[-3:])
    assert "за 3, против 2, воздержались 0" in " ".join(first.texts)
