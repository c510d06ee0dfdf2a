"""Public verification of documents with a number."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from aiogram import Router
from aiogram.types import Message

from district.activities.certificates import Certificate
from district.activities.curriculum_certificates import CurriculumCertificate
from district.calls.paper import CallPaper
from district.errors import NotFound
from handlers.menu import CodeLink
from handlers.show import send
from locales.texts import Words
from screens.activities import certificates, curriculum_certificates
from screens.calls import papers
from screens.screen import Screen
from services.activities.certificates import Certificates
from services.activities.curriculum_certificates import CurriculumCertificates
from services.calls.papers import Papers

LONGEST = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentChecks:
    """Handled before the consent gate: verification needs no consent."""

    certificates: Certificates
    curriculum_certificates: CurriculumCertificates
    papers: Papers

    def register(self, router: Router) -> None:
        router.message.register(self.check, CodeLink(*CHECKS))

    async def check(self, message: Message, prefix: str, code: str, words: Words) -> None:
        kind = CHECKS[prefix]
        try:
            found = await kind.read(self, code[:LONGEST])
        except NotFound:
            await send(message, Screen(text=words(kind.unknown)))
        else:
            await send(message, kind.screen(words, found))


class Check(NamedTuple):
    read: Callable[[DocumentChecks, str], Awaitable[Any]]
    screen: Callable[[Words, Any], Screen]
    unknown: str
    """The text about a code that no document has."""


CHECKS: Mapping[str, Check] = {
    Certificate.prefix: Check(
        lambda of, code: of.certificates.check(code),
        certificates.check_screen,
        "certificates-unknown",
    ),
    CurriculumCertificate.prefix: Check(
        lambda of, code: of.curriculum_certificates.check(code),
        curriculum_certificates.check_screen,
        "certificates-unknown",
    ),
    CallPaper.prefix: Check(
        lambda of, code: of.papers.check(code), papers.check_screen, "papers-unknown"
    ),
}
"""How documents are verified, by the prefix of their links."""
