"""Programmes: the list, a card, signing up for all of it; making one and its activities; its
certificate.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.activities.curriculum import CURRICULUM
from district.activities.organizers import may_make
from district.documents import Issuer
from district.drafts import Draft
from district.ids import ActivityId, CurriculumId, DraftId
from district.pages import Page
from district.topics import Area
from documents.certificate import certificate_pdf
from handlers.form import Conversation
from handlers.tap import Presses, Said, Tap
from keyboards.activities.curricula import CurriculaAction, CurriculaPress
from screens.activities.curricula import (
    CurriculumLook,
    choosing_screen,
    curricula_screen,
    curriculum_screen,
    dropped_screen,
    dropping_screen,
    not_made,
)
from screens.activities.curriculum_certificates import (
    certificate_file_screen,
    check_screen,
    printed_page,
)
from screens.screen import Screen
from services.activities.curricula import PAGE, Curricula
from services.activities.curriculum_certificates import CurriculumCertificates
from services.limiting import Limiting

A = CurriculaAction


class OfCurriculum(CurriculaPress, prefix="curricula"):
    curriculum: Annotated[CurriculumId, Field(ge=1, le=2**31 - 1)]


class PartPress(OfCurriculum, prefix="curricula"):
    activity: Annotated[ActivityId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurriculumHandlers:
    curricula: Curricula
    curriculum_certificates: CurriculumCertificates
    limiting: Limiting
    issuer: Issuer

    def register(self, router: Router) -> None:
        press = Presses(router, CurriculaPress.__prefix__)
        press(CurriculaPress, self.list, A.LIST)
        press(OfCurriculum, self.show, A.CARD)
        press(OfCurriculum, self.join, A.JOIN)
        press(OfCurriculum, self.choose, A.CHOOSE)
        press(OfCurriculum, self.choose_out, A.OUT)
        press(PartPress, self.change, A.ADD, A.TAKE)
        press(OfCurriculum, self.ask_drop, A.ASK_DROP)
        press(OfCurriculum, self.drop, A.DROP)
        press(OfCurriculum, self.send_certificate, A.CERTIFICATE)

    async def list(self, tap: Tap[CurriculaPress]) -> None:
        page = await self.curricula.page(tap.actor, tap.press.page)
        await tap.show(curricula_screen(tap.words, page, makes=may_make(tap.actor)))

    async def show(self, tap: Tap[OfCurriculum]) -> None:
        facts = await self.curricula.get(tap.actor, tap.press.curriculum)
        await tap.show(curriculum_screen(tap.words, facts, tap.press.page))

    async def join(self, tap: Tap[OfCurriculum]) -> None:
        signed = await self.curricula.sign_up(tap.actor, tap.press.curriculum)
        above = tap.words("curricula-joined", joined=signed.joined, left=signed.left)
        await tap.show(curriculum_screen(tap.words, signed.facts, above=above))

    async def choose(self, tap: Tap[OfCurriculum]) -> None:
        number = tap.press.curriculum
        page = await self.curricula.choices(tap.actor, number, tap.press.page)
        facts = await self.curricula.get(tap.actor, number)
        await tap.show(choosing_screen(tap.words, facts.curriculum, A.CHOOSE, page))

    async def choose_out(self, tap: Tap[OfCurriculum]) -> None:
        facts = await self.curricula.kept(tap.actor, tap.press.curriculum)
        page = Page.of([one.activity for one in facts.parts], tap.press.page, PAGE)
        await tap.show(choosing_screen(tap.words, facts.curriculum, A.OUT, page))

    async def change(self, tap: Tap[PartPress]) -> None:
        press = tap.press
        facts = await self.curricula.change(
            tap.actor, press.curriculum, press.activity, is_added=press.action is A.ADD
        )
        await tap.show(curriculum_screen(tap.words, facts))

    async def ask_drop(self, tap: Tap[OfCurriculum]) -> None:
        facts = await self.curricula.kept(tap.actor, tap.press.curriculum)
        await tap.show(dropping_screen(tap.words, facts.curriculum))

    async def drop(self, tap: Tap[OfCurriculum]) -> None:
        await self.curricula.drop(tap.actor, tap.press.curriculum)
        await tap.show(dropped_screen(tap.words))

    async def send_certificate(self, tap: Tap[OfCurriculum]) -> None:
        """Sends the file; of a certificate that is no longer valid only says so."""
        ground = await self.curriculum_certificates.issue(tap.actor, tap.press.curriculum)
        if not ground.is_valid:
            await tap.show(check_screen(tap.words, ground))
            return
        await self.limiting.take_file(tap.actor, "certificate")
        page = printed_page(tap.words, ground, self.issuer)
        content = await asyncio.to_thread(certificate_pdf, page)
        await tap.send(certificate_file_screen(tap.words, ground, content))


@dataclass(frozen=True, slots=True, kw_only=True)
class MakingCurriculum(Conversation[Sequence[Area]]):
    form = CURRICULUM
    look = CurriculumLook()

    curricula: Curricula

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        self.curricula.ensure_may_make(said.actor)

    async def facts(self, said: Said, draft: Draft) -> Sequence[Area]:
        return await self.curricula.areas()

    async def send(self, said: Said, draft: DraftId) -> Screen:
        facts = await self.curricula.make(said.actor, draft)
        return curriculum_screen(said.words, facts, above=said.words("curricula-made"))

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return not_made(said.words)
