"""Cards of motions in the messages that people press."""

from dataclasses import dataclass

from district.cards import Card
from district.council.motion import MotionLine
from district.ids import MotionId, PersonId
from services.council.motion_reading import MotionReading
from services.service import Service
from storage.cards import mark_card_shown, motion_cards
from storage.council.motions import get_motion

NOBODY = PersonId(0)
"""The reader of a group's copy, who has no voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The versions that a drawing shows, read before its facts."""

    version: int
    card: Card | None

    @property
    def known(self) -> tuple[int, int | None]:
        return self.version, self.card.wanted if self.card else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionCards(Service):
    async def seen(self, reader: PersonId, motion: MotionId) -> Seen:
        async with self.database.read() as connection:
            card = await motion_cards.find(connection, reader, motion)
            version, _ = await motion_cards.version(connection, reader, motion)
        return Seen(version=version, card=card)

    async def shown(
        self, reader: PersonId, motion: MotionId, seen: Seen, message_id: int | None
    ) -> bool:
        """Marks the reader's card as drawn, if the message is the card.

        Returns False if the motion has changed since it was seen.
        """
        async with self.database.read() as connection:
            if seen.known != await motion_cards.version(connection, reader, motion):
                return False
        card = seen.card
        if card is not None and card.message_id == message_id and card.shown < card.wanted:
            async with self.database.write() as tx:
                await mark_card_shown(tx, card.id, card.wanted)
        return True

    async def line(self, motion: MotionId) -> MotionLine:
        """Returns what a group may see of a motion.

        Raises:
            NotFound: there is no such motion.
        """
        async with self.database.read() as connection:
            found = await get_motion(connection, motion)
            return (await MotionReading().lines(connection, NOBODY, [found]))[0]
