"""«Новости»: what was announced to a person, also before they joined."""

from collections.abc import Collection
from datetime import timedelta

from district.announcements.announcement import Announcement
from district.errors import NotFound
from district.ids import AnnouncementId
from district.pages import Page
from district.people.roles import Actor
from district.spelling import words_in
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
        found = [one for one, _ in await self._news(actor, words_in(words))]
        return Page.of(found, number, PAGE)

    async def newest(self, actor: Actor, words: str, most: int) -> list[Announcement]:
        """Variant of `page` that stops at the newest `most`."""
        return [one for one, _ in await self._news(actor, words_in(words), most)][:most]

    async def get(self, actor: Actor, number: AnnouncementId) -> tuple[Announcement, bool]:
        """Returns an announcement, and whether the actor has a copy.

        Raises:
            NotFound: it was not announced to the actor.
        """
        for one, has_copy in await self._news(actor):
            if one.id == number:
                return one, has_copy
        raise NotFound

    async def _news(
        self, actor: Actor, wanted: Collection[str] = (), most: int | None = None
    ) -> list[tuple[Announcement, bool]]:
        now, district = self.clock(), actor.profile.municipality.district
        today = self.calendar.local(now).date()
        async with self.database.read() as connection:
            return await announced_to(
                connection, actor.id, district, now - KEPT, wanted, most=most, today=today, now=now
            )
