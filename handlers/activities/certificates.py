"""Certificates: the own one as a file, its correction, those of all attendees."""

import asyncio
from dataclasses import dataclass

from aiogram import Router

from district.activities.certificates import CertificateFacts
from district.documents import Issuer
from district.ids import ActivityId
from documents.archive import zipped
from documents.certificate import certificate_pdf
from handlers.tap import Presses, Tap
from keyboards.activities.certificates import Action, CertificatesPress
from locales.texts import Words
from screens.activities.certificates import (
    archive_screen,
    asked_screen,
    certificate_screen,
    correcting_screen,
    nobody_attended,
    papers_screen,
    printed_page,
    progress,
)
from services.activities.certificates import Certificates
from services.limiting import Limiting

TOGETHER = 50
"""Certificates rendered between two updates of the progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateHandlers:
    certificates: Certificates
    limiting: Limiting
    issuer: Issuer

    def register(self, router: Router) -> None:
        press = Presses(router, CertificatesPress.__prefix__)
        press(CertificatesPress, self.send_own, Action.SEND)
        press(CertificatesPress, self.send_all, Action.ALL)
        press(CertificatesPress, self.show_names, Action.CORRECT)
        press(CertificatesPress, self.ask_correction, Action.ASK)
        press(CertificatesPress, self.show_papers, Action.MINE)

    async def send_own(self, tap: Tap[CertificatesPress]) -> None:
        facts = await self.certificates.issue(tap.actor.id, ActivityId(tap.press.activity))
        await self.limiting.take_file(tap.actor, "certificate")
        await tap.send(certificate_screen(tap.words, facts, await self._file(tap.words, facts)))

    async def send_all(self, tap: Tap[CertificatesPress]) -> None:
        """Sends an archive; the pressed message shows the progress."""
        number, words = ActivityId(tap.press.activity), tap.words
        every = await self.certificates.issue_all(tap.actor, number)
        if not every:
            await tap.show(nobody_attended(words, number))
            return
        await self.limiting.take_file(tap.actor, "certificates")
        files: list[tuple[str, bytes]] = []
        for begin in range(0, len(every), TOGETHER):
            await tap.show(progress(words, number, begin, len(every)))
            files += [
                (f"{facts.certificate.number}.pdf", await self._file(words, facts))
                for facts in every[begin : begin + TOGETHER]
            ]
        await tap.show(progress(words, number, len(every), len(every)))
        archive = await asyncio.to_thread(zipped, files)
        await tap.send(archive_screen(words, number, archive, len(every)))

    async def show_names(self, tap: Tap[CertificatesPress]) -> None:
        """Shows the names below the file, or replaces the screen of the button."""
        own = await self.certificates.own(tap.actor, ActivityId(tap.press.activity))
        await tap.show(correcting_screen(tap.words, own))

    async def ask_correction(self, tap: Tap[CertificatesPress]) -> None:
        own = await self.certificates.ask(tap.actor, ActivityId(tap.press.activity))
        await tap.show(asked_screen(tap.words, own))

    async def show_papers(self, tap: Tap[CertificatesPress]) -> None:
        page = await self.certificates.papers(tap.actor, tap.press.page)
        await tap.show(papers_screen(tap.words, page))

    async def _file(self, words: Words, facts: CertificateFacts) -> bytes:
        return await certificate_file(words, facts, self.issuer)


async def certificate_file(words: Words, facts: CertificateFacts, issuer: Issuer) -> bytes:
    return await asyncio.to_thread(certificate_pdf, printed_page(words, facts, issuer))
