"""Letters about a time that is booked: of an entry, or with a methodist."""

from district.calls.slots import SlotNews
from district.ids import AppointmentId, EntryId, PersonId, TopicId
from district.letters import LetterKind
from district.questions.consultations import News
from handlers.letters import AreaLetters, Letters, Payload
from locales.texts import Words
from screens.calls.slots import news_letter
from screens.questions import consultations
from screens.screen import Screen


class SlotLetters(AreaLetters):
    def table(self) -> Letters:
        kinds = LetterKind.SLOT_NEWS, LetterKind.SLOT_REMINDER, LetterKind.SLOT_QUESTION
        return dict.fromkeys(kinds, self._about_slot)

    async def _about_slot(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        if "entry" not in payload:
            return await self._about_consultation(words, reader, payload)
        entry, slot = EntryId(payload["entry"]), payload.get("slot")
        own = await self.services.slots.letter_facts(reader, entry, slot)
        return news_letter(words, own, SlotNews(payload["news"]))

    async def _about_consultation(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        service, news = self.services.consultations, News(payload["news"])
        if news is News.FREE:
            methodist, topic = PersonId(payload["methodist"]), TopicId(payload["topic"])
            free = await service.became_free(reader, methodist, topic)
            return consultations.free_letter(words, free)
        number, asked = AppointmentId(payload["appointment"]), payload.get("asked", False)
        seen, times = await service.news(reader, number, news, asked=asked)
        return consultations.news_letter(words, seen, times, news)
