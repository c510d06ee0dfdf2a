"""One search over everything that a person may see.

Each source is the list in which the person finds the same without a search, so that a result is
never more than its card would show.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from district.calls.bank import Search
from district.council.motion import Shown
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor, Permission
from district.requests.request import Request
from district.requests.subject import SubjectFacts
from district.search import Found, Sought
from district.spelling import has_words, words_in
from services.wiring import Services

PAGE = 6
EACH = 30
"""Limit of results of one kind."""
NEWS = 10
"""Limit of announcements, whose audiences have to be compared with the reader."""
LONGEST = 8
"""Limit of typed words; the rest is ignored."""

Named = Callable[[Request, SubjectFacts], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    actor: Actor
    typed: str
    wanted: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Searching:
    services: Services

    async def page(self, actor: Actor, typed: str, named: Named, number: int = 0) -> Page[Found]:
        """Returns a page of what has all these words, in any form, or the number.

        `named`: returns the name of a request in the reader's language.

        Raises:
            ProfileNeeded: what the actor may see depends on the workplace.
        """
        wanted = words_in(typed)[:LONGEST]
        if not wanted:
            return Page.of([], number, PAGE)
        asked = Asked(actor=actor, typed=typed, wanted=wanted)
        found = await self._requests(asked, named)
        for source in (
            self._activities,
            self._documents,
            self._news,
            self._calls,
            self._practices,
            self._motions,
            self._protocols,
            self._mentors,
            self._roles,
        ):
            found += await source(asked)
        return Page.of(found, number, PAGE)

    async def _requests(self, asked: Asked, named: Named) -> list[Found]:
        own = [
            (one.id, named(one, subject))
            for one, subject in await self.services.requests.own_newest(asked.actor, EACH)
        ]
        return [
            self._one(Sought.REQUEST, id_, name, number=id_)
            for id_, name in own
            if has_words(f"{id_} {name}", asked.wanted)
        ]

    async def _activities(self, asked: Asked) -> list[Found]:
        found = await self.services.browsing.named(asked.actor, asked.wanted, EACH)
        return [self._one(Sought.ACTIVITY, one.id, one.title, day=one.starts_at) for one in found]

    async def _documents(self, asked: Asked) -> list[Found]:
        found = await self.services.library.newest(asked.actor, asked.wanted, EACH)
        return [
            self._one(
                Sought.DOCUMENT,
                one.id,
                " · ".join(filter(None, (one.number, one.title))),
                day=one.day,
            )
            for one in found
        ]

    async def _news(self, asked: Asked) -> list[Found]:
        found = await self.services.news.newest(asked.actor, asked.typed, NEWS)
        return [
            self._one(Sought.NEWS, one.id, one.content.text, day=one.started_at) for one in found
        ]

    async def _calls(self, asked: Asked) -> list[Found]:
        found = await self.services.calls.told_to(asked.actor)
        return [
            self._one(Sought.CALL, one.id, one.title)
            for one in found
            if has_words(one.title, asked.wanted)
        ]

    async def _practices(self, asked: Asked) -> list[Found]:
        found = (await self.services.bank.page(asked.actor, Search(words=asked.typed))).page.items
        return [self._one(Sought.PRACTICE, one.id, one.title) for one in found]

    async def _motions(self, asked: Asked) -> list[Found]:
        if not asked.actor.may(Permission.SEE_COUNCIL):
            return []
        found = (await self.services.motions.page(asked.actor, Shown.ALL, search=asked.typed)).items
        return [self._one(Sought.MOTION, one.motion.id, one.motion.question) for one in found]

    async def _protocols(self, asked: Asked) -> list[Found]:
        if not asked.actor.may(Permission.SEE_COUNCIL):
            return []
        found = (await self.services.protocols.page(asked.actor, search=asked.typed)).page.items
        return [
            self._one(
                Sought.PROTOCOL,
                one.id,
                next(iter(one.questions), ""),
                number=one.number,
                day=one.day,
            )
            for one in found
        ]

    async def _mentors(self, asked: Asked) -> list[Found]:
        found = await self.services.mentors.named(asked.actor, asked.typed)
        return [self._one(Sought.MENTOR, one.person.id, _listed(one.person)) for one in found]

    async def _roles(self, asked: Asked) -> list[Found]:
        if not asked.actor.may(Permission.GRANT_COUNCIL_ROLES):
            return []
        found = (await self.services.roles.named(asked.actor, asked.typed)).items
        return [self._one(Sought.ROLE, one.grant.id, _listed(one.holder)) for one in found]

    def _one(
        self,
        sought: Sought,
        id_: int | str,
        title: str,
        *,
        number: int | None = None,
        day: date | datetime | None = None,
    ) -> Found:
        local = (
            self.services.library.calendar.local(day).date() if isinstance(day, datetime) else day
        )
        first = title.strip().split("\n")[0]
        return Found(sought=sought, id=str(id_), title=first, number=number, day=local)


def _listed(person: Person) -> str:
    return person.profile.listed if person.profile else ""
