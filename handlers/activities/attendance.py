"""Attendance codes: personal ones, opened by an organizer, and codes on the wall."""

import asyncio
from dataclasses import dataclass

from aiogram import Router

from district.activities.attendance import WallCode
from documents.poster import poster_png
from documents.qr import qr_png
from handlers.menu import DeepLink
from handlers.tap import Linked, follows
from keyboards.links import deep_link
from locales.texts import Words
from screens.activities.attendance import arrived, poster_of, scanned
from services.activities.attendance import Attendance

OWN, ROOM, TURNING = "came", "room", "wall"
LONGEST = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceLinks:
    attendance: Attendance

    def register_links(self, router: Router) -> None:
        follows(router, self.scan, DeepLink(OWN))
        follows(router, self.arrive, DeepLink(ROOM))
        follows(router, self.arrive_by_turning, DeepLink(TURNING))

    async def scan(self, link: Linked) -> None:
        seen = await self.attendance.scan(link.actor, link.value[:LONGEST])
        again = seen.is_again
        await link.show(
            scanned(link.words, seen.activity, seen.session, seen.person, is_again=again)
        )

    async def arrive(self, link: Linked) -> None:
        seen = await self.attendance.arrive(link.actor, link.value[:LONGEST])
        await link.show(arrived(link.words, seen.activity, seen.session, is_again=seen.is_again))

    async def arrive_by_turning(self, link: Linked) -> None:
        seen = await self.attendance.arrive_by_turning(link.actor, link.value[:LONGEST])
        await link.show(arrived(link.words, seen.activity, seen.session, is_again=seen.is_again))


async def poster_picture(words: Words, bot_username: str, wall: WallCode) -> bytes:
    subject = TURNING if wall.is_turning else ROOM
    link = deep_link(bot_username, f"{subject}-{wall.code}")
    return await asyncio.to_thread(poster_png, poster_of(words, wall, link))


async def code_picture(bot_username: str, subject: str, code: str) -> bytes:
    link = deep_link(bot_username, f"{subject}-{code}")
    return await asyncio.to_thread(qr_png, link)
