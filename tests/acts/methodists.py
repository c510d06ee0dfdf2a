"""Acts around methodists."""

from district.calls.experts import ExpertEntry
from district.ids import DistrictId, TopicId
from district.people.roles import Role, Scope
from storage.calls.experts import put_expert_entry
from tests.play import Player, Stage

MOUNTAINS = Scope(district=DistrictId("gornyy"))


async def opens_register(player: Player) -> None:
    await player.says("Ещё")
    await player.presses("О проекте")
    await player.presses("Методисты округа")


async def with_topic(stage: Stage, player: Player, topic: str = "literacy-1") -> Player:
    """Makes a person a methodist of a topic."""
    await stage.grants(player, Role.METHODIST, MOUNTAINS)
    entry = ExpertEntry(person=await stage.person_of(player), topics=(TopicId(topic),))
    async with stage.app.database.write() as tx:
        await put_expert_entry(tx, entry, stage.clock())
    return player
