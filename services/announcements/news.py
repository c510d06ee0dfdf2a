"""«Новости»: what was announced to a person, also before they joined."""

from datetime import timedelta

from district.announcements.announcement import Announcement
from district.errors import NotFound
from district.ids import AnnouncementId
from district.pages import Page
from district.people.roles import Actor
from district.spelling import stem, words_in
from services.service import Service
from storage.announcements.news import announced_to

KEPT = timedelta(days=366)
"""Age up to which announcements are news."""
PAGE = 6


class News(Service):
    async def page(self, actor: Actor, words: str = "", number: int = 0) -> Page[Announcement]:
        """Returns the announcements with all these words, in any form, the newest first.

        Raises:
            ProfileNeeded: the actor has no profile.
        """
        wanted = words_in(words)
        found = [one for one, _ in await self._news(actor) if _has(one, wanted)]
        return Page.of(found, number, PAGE)

    async def get(self, actor: Actor, number: AnnouncementId) -> tuple[Announcement, bool]:
        """Returns an announcement, and whether the actor has a copy.

        Raises:
            NotFound: it was not announced to the actor.
        """
        for one, has_copy in await self._news(actor):
            if one.id == number:
                return one, has_copy
        raise NotFound

    async def _news(self, actor: Actor) -> list[tuple[Announcement, bool]]:
        now, district = self.clock(), actor.profile.municipality.district
        today = self.calendar.local(now).date()
        async with self.database.read() as connection:
            return await announced_to(
                connection, actor.id, district, now - KEPT, today=today, now=now
            )


def _has(one: Announcement, wanted: list[str]) -> bool:
    said = words_in(one.content.text) if wanted else []
    return all(any(word.startswith(stem(each)) for word in said) for each in wanted)
