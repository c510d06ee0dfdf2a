"""A form declared by data, with every type of field that gathers; one draft for each subject."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from aiogram import Router
from aiogram.filters import Command

from district.drafts import Draft
from district.errors import DraftGone, NotFound
from district.forms import Choice, Entered, Field, Form, Moment, Option, Options
from district.gathered import Amount, Confirm, Files, Link, Parts, People, Pupils
from district.ids import DraftId
from district.pages import Page
from district.topics import Label
from district.typed_time import read_day
from handlers.environment import Environment
from handlers.extension import Extension, Handlers
from handlers.form import Conversation
from handlers.tap import Said, Tap, says
from keyboards.buttons import button, inline
from keyboards.form import FormPress, beginning
from screens.form import Look, View, answer_text
from screens.screen import Screen
from services.drafts import Drafts
from services.wiring import Services

REGISTER = {"7": "Магомедова П.", "8": "Магомедова З."}


def _label(word: str) -> Label:
    return Label(ru=word, en=word, button_ru=word, button_en=word)


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectFacts:
    found: Page[Option] | None


def _groups(_: object, __: Entered) -> list[Option]:
    return [Option(id="north", label="Север"), Option(id="south", label="Юг")]


def _places(_: object, entered: Entered) -> list[Option]:
    group = entered.group_of(PLACE)
    return [Option(id=f"{group}-1", label=f"{group}, первое")] if group else []


PLACE = Choice(
    "place", label=_label("Место"), options=Options(str, _places), groups=Options(str, _groups)
)
FILES = Files("files", label=_label("Файлы"), most=3, extensions=("pdf", "docx"))
PEOPLE = People("people", label=_label("Люди"), most=2, found=lambda facts: facts.found)
PUPILS = Pupils("pupils", label=_label("Ученики"), most=200)
COST = Amount("cost", label=_label("Смета"), most=5000)
VIDEO = Link("video", label=_label("Запись"), optional=True)
ESSENCE = Parts("essence", label=_label("Суть"), limit=3500)
DAY = Moment("day", label=_label("День"), kind=date, optional=True)
OWN = Confirm("own", label=_label("Это моя работа"))

FIELDS = (PLACE, FILES, PEOPLE, PUPILS, COST, VIDEO, ESSENCE, DAY, OWN)
COLLECT: Form[CollectFacts] = Form(name="collect", texts="collects", fields=FIELDS)


class CollectLook(Look[CollectFacts]):
    def summary(self, view: View[CollectFacts]) -> Iterable[str | None]:
        for key in view.form.path(view.entered):
            yield f"{key.name}: {answer_text(view, key)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collecting(Conversation[CollectFacts]):
    """About 1 every field is asked, about a larger number only the first ones."""

    look = CollectLook()
    keeps_each: ClassVar[bool] = True

    form: Form[Any] = field(default=COLLECT)
    drafts: Drafts

    async def about(self, said: Said, about: str) -> "Collecting":
        if not about.isdecimal():
            raise NotFound
        fields = FIELDS if about == "1" else FIELDS[: int(about)]
        form: Form[Any] = Form(name="collect", texts="collects", fields=fields)
        return Collecting(form=form, drafts=self.drafts)

    def goes_on(self, draft: Draft, about: str | None) -> Entered | None:
        return Entered(draft.answers)

    async def facts(self, said: Said, draft: Draft) -> CollectFacts:
        search = Entered(draft.answers).search_of(PEOPLE).casefold()
        found = [
            Option(id=one, label=name)
            for one, name in REGISTER.items()
            if search and name.casefold().startswith(search)
        ]
        return CollectFacts(found=Page.of(found, 0, 8))

    async def named(self, said: Said, option: str) -> Any:
        return {"id": int(option), "name": REGISTER[option]} if option in REGISTER else None

    async def take_words(self, said: Said, entered: Entered, key: Field[Any], text: str) -> Entered:
        value = read_day(text, date(2026, 11, 28)) if key is DAY else key.typed(text)
        return self.form.answered(entered, key, value)

    async def send(self, said: Tap[FormPress], draft: DraftId) -> Screen:
        stored = await self.drafts.find(said.actor, "collect", said.press.about or "")
        if stored is None or not await self.drafts.drop(stored):
            raise DraftGone
        return Screen(text=f"collected {stored.about}: {sorted(stored.answers)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    def forms(self, services: Services, env: Environment) -> Iterable[Collecting]:
        return [Collecting(drafts=services.drafts)]

    def handlers(self, services: Services, env: Environment) -> Iterable[Handlers]:
        return [self]

    def register(self, router: Router) -> None:
        says(router, self.offer, Command("collect"))

    async def offer(self, said: Said) -> None:
        rows = [[button(f"begin {one}", beginning("collect", one))] for one in ("1", "2", "3")]
        await said.send(Screen(text="collect", keyboard=inline(rows)))


EXTENSION = Extension(
    effects={}, screens={}, areas=(Offering(),), texts=(Path(__file__).parent / "texts",)
)
