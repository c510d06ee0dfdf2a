"""Acts of the council's secretary."""

from district.council.protocol import ProtocolFacts
from district.ids import ProtocolId
from storage.council.protocols import add_protocol
from tests.documents.protocols import FIVE
from tests.play import Stage
from tests.world import MOUNTAINS


async def keeps_protocol(stage: Stage, facts: ProtocolFacts = FIVE) -> ProtocolId:
    """A protocol is in the list, as if its votes had been counted."""
    async with stage.app.database.write() as tx:
        made = await add_protocol(
            tx, facts, district=MOUNTAINS, version=1, now=stage.clock(), by=None
        )
    return made.id
