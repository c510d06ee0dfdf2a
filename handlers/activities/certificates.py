"""Certificates: one's own as a file and corrected, anybody's checked by its link before any
consent."""

import asyncio

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from district.errors import NotFound
from district.ids import ActivityId
from district.operator import Operator
from district.people.roles import Actor
from documents.archive import zipped
from documents.certificate import certificate_pdf
from handlers.filters import On
from handlers.menu import payload_of
from handlers.show import send, show
from keyboards.activities.certificates import Action, CertificatesPress
from locales.texts import Words
from screens.activities.certificates import (
    archive_screen,
    asked_screen,
    certificate_of,
    certificate_screen,
    check_failed,
    check_screen,
    correcting_screen,
    nobody_attended,
    progress,
)
from services.activities.certificates import Certificates
from services.limiting import Limiting

PREFIX = "cert-"
LONGEST = 32
TOGETHER = 50
"""Certificates drawn between two looks at the progress."""


class CheckLink(Filter):
    """`/start cert-<code>` of anybody, known or not. Hands on `code`."""

    async def __call__(self, message: Message) -> bool | dict[str, str]:
        payload = payload_of(message)
        if payload is None or not payload.startswith(PREFIX):
            return False
        return {"code": payload.removeprefix(PREFIX).strip()}


def checks() -> Router:
    """Before the door: whoever checks a certificate is asked for nothing."""
    router_ = Router(name="certificate-checks")
    router_.message.register(check, CheckLink())
    return router_


def router() -> Router:
    certificates = Router(name="certificates")
    certificates.callback_query.filter(CertificatesPress.filter())
    certificates.callback_query.register(send_own, On(Action.SEND))
    certificates.callback_query.register(send_all, On(Action.ALL))
    certificates.callback_query.register(show_names, On(Action.CORRECT))
    certificates.callback_query.register(ask_correction, On(Action.ASK))
    return certificates


async def check(message: Message, code: str, words: Words, certificates: Certificates) -> None:
    try:
        facts = await certificates.check(code[:LONGEST])
    except NotFound:
        await send(message, check_failed(words))
    else:
        await send(message, check_screen(words, facts))


async def send_own(
    event: CallbackQuery,
    callback_data: CertificatesPress,
    actor: Actor,
    words: Words,
    certificates: Certificates,
    operator: Operator,
    bot_username: str,
    limiting: Limiting,
) -> None:
    facts = await certificates.issue(actor, ActivityId(callback_data.activity))
    await limiting.take_file(actor, "certificate")
    link = f"https://t.me/{bot_username}?start={PREFIX}{facts.code}"
    page = certificate_of(words, facts, issuer=operator.name, link=link)
    await send(
        event, certificate_screen(words, facts, await asyncio.to_thread(certificate_pdf, page))
    )


async def send_all(
    event: CallbackQuery,
    callback_data: CertificatesPress,
    actor: Actor,
    words: Words,
    certificates: Certificates,
    operator: Operator,
    bot_username: str,
    limiting: Limiting,
) -> None:
    """One archive; while it is made, the message pressed says how far it is."""
    number = ActivityId(callback_data.activity)
    every = await certificates.issue_all(actor, number)
    if not every:
        await show(event, nobody_attended(words, number))
        return
    await limiting.take_file(actor, "certificates")
    files: list[tuple[str, bytes]] = []
    for begin in range(0, len(every), TOGETHER):
        await show(event, progress(words, number, begin, len(every)))
        for facts in every[begin : begin + TOGETHER]:
            link = f"https://t.me/{bot_username}?start={PREFIX}{facts.code}"
            page = certificate_of(words, facts, issuer=operator.name, link=link)
            files.append((f"{facts.number}.pdf", await asyncio.to_thread(certificate_pdf, page)))
    await show(event, progress(words, number, len(every), len(every)))
    archive = await asyncio.to_thread(zipped, files)
    await send(event, archive_screen(words, number, archive, len(every)))


async def show_names(
    event: CallbackQuery,
    callback_data: CertificatesPress,
    actor: Actor,
    words: Words,
    certificates: Certificates,
) -> None:
    """Below the file, or in place of the screen the button stands on."""
    own = await certificates.own(actor, ActivityId(callback_data.activity))
    await show(event, correcting_screen(words, own))


async def ask_correction(
    event: CallbackQuery,
    callback_data: CertificatesPress,
    actor: Actor,
    words: Words,
    certificates: Certificates,
) -> None:
    own = await certificates.ask(actor, ActivityId(callback_data.activity))
    await show(event, asked_screen(words, own))
