"""Certificates: one's own as a file, anybody's checked by its link before any consent."""

import asyncio

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from district.errors import NotFound
from district.ids import ActivityId
from district.operator import Operator
from district.roles import Actor
from documents.certificate import certificate_pdf
from handlers.filters import On
from handlers.show import send
from keyboards.certificates import Action, CertificatesPress
from locales.texts import Words
from screens.certificates import certificate_of, certificate_screen, check_failed, check_screen
from services.certificates import Certificates

PREFIX = "cert-"
LONGEST = 32


class CheckLink(Filter):
    """`/start cert-<code>` of anybody, known or not. Hands on `code`."""

    async def __call__(self, message: Message) -> bool | dict[str, str]:
        command, _, payload = (message.text or "").partition(" ")
        if command.split("@")[0] != "/start" or not payload.startswith(PREFIX):
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
) -> None:
    facts = await certificates.issue(actor, ActivityId(callback_data.activity))
    link = f"https://t.me/{bot_username}?start={PREFIX}{facts.code}"
    page = certificate_of(words, facts, issuer=operator.name, link=link)
    await send(
        event, certificate_screen(words, facts, await asyncio.to_thread(certificate_pdf, page))
    )
