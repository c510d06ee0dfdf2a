"""Codes of presence: the person's own, which an organiser opens, and the one on the wall."""

import asyncio

from aiogram import Router

from district.people.roles import Actor
from documents.qr import qr_png
from handlers.menu import DeepLink
from handlers.show import Event, show
from locales.texts import Words
from screens.activities.attendance import arrived, scanned
from services.activities.attendance import Attendance

OWN, ROOM, TURNING = "came", "room", "wall"
LONGEST = 32


def links() -> Router:
    """A button of the menu goes on with such a link too."""
    opened = Router(name="presence-links")
    for subject, handler in ((OWN, scan), (ROOM, arrive), (TURNING, arrive_by_turning)):
        opened.message.register(handler, DeepLink(subject))
        opened.callback_query.register(handler, DeepLink(subject))
    return opened


async def scan(
    event: Event, value: str, actor: Actor, words: Words, attendance: Attendance
) -> None:
    seen = await attendance.scan(actor, value[:LONGEST])
    screen = scanned(words, seen.activity, seen.session, seen.person, is_again=seen.is_again)
    await show(event, screen)


async def arrive(
    event: Event, value: str, actor: Actor, words: Words, attendance: Attendance
) -> None:
    seen = await attendance.arrive(actor, value[:LONGEST])
    await show(event, arrived(words, seen.activity, seen.session, is_again=seen.is_again))


async def arrive_by_turning(
    event: Event, value: str, actor: Actor, words: Words, attendance: Attendance
) -> None:
    seen = await attendance.arrive_by_turning(actor, value[:LONGEST])
    await show(event, arrived(words, seen.activity, seen.session, is_again=seen.is_again))


async def code_picture(bot_username: str, subject: str, code: str) -> bytes:
    link = f"https://t.me/{bot_username}?start={subject}-{code}"
    return await asyncio.to_thread(qr_png, link)
