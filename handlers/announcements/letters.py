"""Letters to the author of an announcement that is put off."""

from district.announcements.announcement import AnnouncementStatus
from district.ids import AnnouncementId, PersonId
from district.letters import LetterKind
from handlers.letters import AreaLetters, Draw, Letters, Payload
from locales.texts import Words
from screens.announcements.list import put_off_letter
from screens.screen import Screen


class AnnouncementLetters(AreaLetters):
    def table(self) -> Letters:
        return {
            LetterKind.ANNOUNCEMENT_HELD: self._put_off(AnnouncementStatus.HELD),
            LetterKind.ANNOUNCEMENT_LATE: self._put_off(AnnouncementStatus.LATE),
            LetterKind.ANNOUNCEMENT_GROWN: self._put_off(AnnouncementStatus.ASKED),
        }

    def _put_off(self, status: AnnouncementStatus) -> Draw:
        async def draw(words: Words, reader: PersonId, payload: Payload) -> Screen:
            number = AnnouncementId(payload["announcement"])
            one, is_unnamed = await self.services.announcements.put_off(reader, number, status)
            return put_off_letter(words, one, is_unnamed=is_unnamed)

        return draw
