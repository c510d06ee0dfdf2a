"""The ballot of a secret vote in chat, from the card to the result."""

import pytest

from district.council.bodies import Body
from district.council.motion import MotionKind, NewMotion
from district.ids import DraftId
from district.languages import Language
from storage.people.people import get_actor
from tests.acts.common import pass_by
from tests.acts.council import CLOSED, council
from tests.play import Player, Stage

COUNTED = "Голос учтён. Изменить его нельзя."


async def opened(stage: Stage, by: Player) -> None:
    assert by.person is not None
    async with stage.app.database.read() as connection:
        actor = await get_actor(connection, by.person, stage.clock())
    new = NewMotion(kind=MotionKind.FREE, question="Утвердить план", secret=True)
    motions = stage.app.services.motions
    put = await motions.put(actor, DraftId("d" * 32), Body.COUNCIL, new)
    await motions.open(actor, put.motion.id)
    await stage.settle()


@pytest.mark.any_database
async def test_a_ballot_is_filled_in_and_given_away(stage: Stage) -> None:
    first, second, *others = await council(stage)
    await opened(stage, first)
    assert "Голосование тайное" in second.text
    await second.presses("Проголосовать тайно")
    assert "До закрытия голос хранится зашифрованным, потом стирается;" in second.text
    cast_before = await second.holds("Против")
    await second.presses("Против")
    assert "Отдать голос: Против?" in second.text
    await second.presses("‹ Назад")
    await second.presses("За")
    await second.presses("Отдать голос")
    assert second.text.endswith(COUNTED)
    assert any("Ваш голос учтён." in text for text in second.texts), "on the card"
    await second.presses_stale(cast_before)
    assert second.text.endswith(COUNTED), "the vote is final"
    await others_vote(stage, *others)
    await pass_by(stage, CLOSED)
    result = next(text for text in second.texts if "РЕШЕНО" in text)
    assert "Голоса: за 4, против 0, воздержались 0" in result
    assert "Все проголосовали одинаково, поэтому тайны здесь нет." in result


async def others_vote(stage: Stage, third: Player, english: Player, fifth: Player) -> None:
    await third.presses("Проголосовать тайно")
    await third.presses("Не сейчас")
    assert "голос не отдан" in third.text
    await third.presses("Проголосовать тайно")
    stolen = await third.holds("Против")
    await fifth.presses("Проголосовать тайно")
    await fifth.presses_stale((fifth.screens[-1]["message_id"], stolen[1]))
    assert "Отдать голос" not in fifth.buttons, "a token of another person is none"
    for one in (third, fifth):
        await one.presses("За")
        await one.presses("Отдать голос")
    await stage.speaks(english, Language.EN)
    await english.presses("Проголосовать тайно")
    assert "Until the close your vote is kept encrypted, then it is erased;" in english.text
    await english.presses("For")
    await english.presses("Cast the vote")
    assert english.text.endswith("Your vote is counted. It cannot be changed.")
