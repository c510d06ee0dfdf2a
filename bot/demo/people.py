"""The sample people of the demo. They press what is shown to them.

None of them is real: every account is marked «образец».
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tqdm import tqdm

from bot.data_files import read_toml
from bot.load import DATA
from bot.settings import load_settings
from district.clock import utc_now
from district.holidays import HolidayKind
from district.languages import Language
from locales.texts import Words, load_texts
from sandbox import Box, Person

PATIENCE = 60.0
"""Timeout in seconds of the bot's start and of its reply to a tap."""
NEWEST = 4
"""Number of newest messages in which a button is searched: a letter may arrive below it."""


class CannotPlay(Exception):
    """The demo cannot start or continue; the message is one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A difficulty to report, by the labels of the buttons."""

    area: str
    topic: str
    tried: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample person."""

    surname: str
    given: str
    patronymic: str
    organization: str
    note: str
    position: str = "teacher"
    subject: str | None = None
    municipality: str = "Левашинский"
    since: int = 2012
    role: tuple[str, str] | None = None
    """A role and the id of its district or municipality."""
    reports: tuple[Report, ...] = ()


TEACHER = Sample(
    surname="Магомедова", given="Айшат", patronymic="Магомедовна", subject="mathematics",
    organization="СОШ № 2, с. Леваши", note="учитель (образец)", since=2021,
)  # fmt: skip
COUNCIL = (
    Sample(
        surname="Гаджиев", given="Магомед", patronymic="Алиевич", subject="history",
        organization="СОШ № 1, с. Леваши", note="член Совета (образец)", since=1998,
        role=("council-member", "levashinskiy"),
    ),
    Sample(
        surname="Алиева", given="Патимат", patronymic="Гаджиевна", position="deputy",
        subject="russian", organization="СОШ № 3, с. Цудахар", note="член Совета (образец)",
        role=("council-member", "levashinskiy"),
    ),
)  # fmt: skip
CURATOR = Sample(
    surname="Омарова", given="Зарема", patronymic="Руслановна", position="methodologist",
    municipality="Махачкала", organization="СОШ № 1, г. Махачкала", note="куратор (образец)",
    role=("curator", "gornyy"),
)  # fmt: skip
OTHERS = (
    Sample(
        surname="Исаев", given="Руслан", patronymic="Камилович", subject="physics",
        organization="СОШ № 2, с. Леваши", note="учитель (образец)", since=2005,
        reports=(
            Report(area="Предметные", topic="Практикумы, «Точка роста»",
                   tried="Смотрел записи, но приборы у нас другие."),
        ),
    ),
    Sample(
        surname="Абдуллаева", given="Мадина", patronymic="Исаевна", subject="primary",
        organization="СОШ № 3, с. Цудахар", note="учитель (образец)", since=2023,
        reports=(
            Report(area="Методические", topic="Неуспевающие ученики",
                   tried="Даю карточки, времени на каждого не хватает."),
            Report(area="Функц. грамотность", topic="Читательская",
                   tried="Читаем вслух, пересказывают слабо."),
        ),
    ),
    Sample(
        surname="Курбанов", given="Шамиль", patronymic="Омарович", subject="mathematics",
        municipality="Акушинский", organization="СОШ № 1, с. Акуша", note="учитель (образец)",
        reports=(
            Report(area="Методические", topic="Малокомплектная школа",
                   tried="Объединяю третий и четвёртый класс."),
        ),
    ),
)  # fmt: skip
MENTORS = (
    Sample(
        surname="Рамазанова", given="Хадижат", patronymic="Магомедовна", subject="mathematics",
        organization="СОШ № 3, с. Цудахар", note="наставник (образец)", since=1996,
        role=("mentor", "gornyy"),
    ),
    Sample(
        surname="Османов", given="Гасан", patronymic="Алиевич", subject="physics",
        municipality="Акушинский", organization="СОШ № 1, с. Акуша", note="наставник (образец)",
        since=2001, role=("mentor", "gornyy"),
    ),
)  # fmt: skip
NEWCOMER = "Новый учитель"
COMMUNITY = "Учителя математики"
"""A community that some of the sample people join."""

IsLabel = Callable[[str], bool]
IsMessage = Callable[[dict[str, Any]], bool]


async def fill(box: Box, links: dict[tuple[str, str], list[str]]) -> list[int]:
    """Registers all sample people and lets them report, decide, plan and offer help.

    Returns the accounts to show side by side.
    """
    words = load_texts(load_settings(_env_file=None).timezone).of(Language.RU)
    everybody = (TEACHER, *COUNCIL, CURATOR, *OTHERS, *MENTORS)
    hands = [Hand(box, sample, words) for sample in everybody]
    with tqdm(total=len(hands) + 3, desc="sample people come", leave=False, disable=None) as bar:

        async def come(hand: Hand) -> None:
            await hand.comes(links[hand.sample.role].pop() if hand.sample.role else None)
            bar.update()

        deciding = [hand for hand in hands if hand.sample.role]
        await asyncio.gather(*map(come, deciding))
        await asyncio.gather(*(come(hand) for hand in hands if hand not in deciding))
        for step in (_report_and_decide, _plan_and_join, _offer_help):
            await step(hands)
            bar.update()
    box.add_person(first_name=NEWCOMER, last_name="(образец)", note="ещё не начинал (образец)")
    return [hand.account.id for hand in hands[:4]]


async def _report_and_decide(hands: "Sequence[Hand]") -> None:
    member, ruslan, madina = hands[1], hands[4], hands[5]
    for hand in hands[4 : -len(MENTORS)]:
        for report in hand.sample.reports:
            await hand.reports(report)
    await member.decides(ruslan.sample, "council-accept")
    await member.decides(madina.sample, "council-return")
    await member.says("В каком классе это заметнее всего?")
    await member.sees("council-add-note")
    await member.presses("council-confirm-return")
    await member.sees("council-undo")


async def _plan_and_join(hands: "Sequence[Hand]") -> None:
    """Creates a seminar without a free seat, joins a community, opens a cohort of a school."""
    curator = hands[3]
    await curator.plans("Как помочь неуспевающему ученику", seats=2)
    for hand in hands[4 : -len(MENTORS)]:
        await hand.signs_up()
    for hand in (hands[0], hands[6]):
        await hand.joins(COMMUNITY)
    await curator.recruits("Школа наставников", sessions=9)


async def _offer_help(hands: "Sequence[Hand]") -> None:
    for hand in hands[-len(MENTORS) :]:
        await hand.tells_how_to_help()


class Hand:
    """Presses buttons on the screen of one sample person."""

    def __init__(self, box: Box, sample: Sample, words: Words) -> None:
        self.sample = sample
        self.account: Person = box.add_person(
            first_name=sample.given, last_name=sample.surname, note=sample.note
        )
        self._box = box
        self._words = words

    async def comes(self, link: str | None) -> None:
        sample = self.sample
        self.account.start(link)
        await self.presses("consent-agree")
        await self.sees("forms-cancel")
        await self.says(f"{sample.surname} {sample.given} {sample.patronymic}")
        await self.presses("profile-whole-right")
        await self.sees("profile-to-list")
        await self.says(f"{sample.municipality} {sample.organization}")
        await self._press(lambda label: label.startswith(f"{sample.organization} · "))
        await self.presses("forms-change")
        await self.presses("profile-change-position")
        await self.presses(f"profile-position-{sample.position}")
        if sample.subject is not None:
            await self.presses(f"profile-subject-{sample.subject}")
            await self.presses("forms-done")
            await self._gone("forms-done")
        await self.presses("forms-change")
        await self.presses("profile-change-year")
        await self._gone("profile-change-year")
        await self.says(str(sample.since))
        await self.presses("profile-send")
        if link is not None:
            await self.presses("menu-go-on")
            await self.presses("invites-accept")
        await self._until(lambda: self.account.keyboard is not None)

    async def reports(self, report: Report) -> None:
        await self.says(self._words.plain("menu-deficit"))
        await self._press(lambda label: label == report.area)
        await self._press(lambda label: label == report.topic)
        await self.presses("deficits-severity-need-help")
        await self.presses("deficits-change-tried")
        await self.sees("forms-skip")
        await self.says(report.tried)
        await self.presses("deficits-change-wanted")
        await self.presses("deficits-wanted-seminar")
        await self.presses("forms-done")
        await self.presses("deficits-send")
        await self.sees("common-menu")

    async def decides(self, about: Sample, key: str) -> None:
        """Presses the button `key` on the first card that names the author `about`."""
        wanted = self._words.plain(key)

        def on_card(message: dict[str, Any]) -> bool:
            return about.surname in message.get("text", "")

        await self._press(lambda label: label == wanted, on_card)

    async def plans(self, title: str, seats: int) -> None:
        """Publishes a seminar in about ten days, on a topic that a sample person has reported."""
        day = _free_day(10)
        await self.says(self._words.plain("menu-activities"))
        await self.presses("organising-to-made")
        await self.presses("organising-new")
        await self._press(lambda label: label == "Семинар")
        await self.says(title)
        await self._press(lambda label: label == "Методические")
        await self._press(lambda label: label == "Неуспевающие ученики")
        for said in (day.isoformat(), "15:00–17:30", "Леваши, СОШ № 2", "4", str(seats)):
            await self.says(said)
        await self.presses("organising-whom-all")
        await self.presses("organising-publish")
        await self.sees("organising-manage")

    async def recruits(self, school: str, sessions: int) -> None:
        """Opens a cohort with weekly sessions, none of them on a public holiday."""
        day = _free_day(14, weeks=sessions)
        await self.says(self._words.plain("menu-growth"))
        await self.presses("schools-entry")
        await self._press(lambda label: label == school)
        await self.presses("schools-recruit")
        await self.sees("forms-cancel")
        for said in (f"Поток {day.year} года", day.isoformat(), "15:00–17:00"):
            await self.says(said)
        for said in ("Леваши, СОШ № 2", "36"):
            await self.says(said)
        await self.presses("organising-unlimited")
        await self.presses("organising-whom-district")
        for _ in range(sessions - 1):
            await self.presses("organising-week-later")
        await self.presses("organising-publish")
        await self.sees("organising-manage")

    async def signs_up(self) -> None:
        """Takes a seat or a place in the queue."""
        await self.says(self._words.plain("menu-activities"))
        await self._press(lambda label: label.startswith("Как помочь"))
        joins = {self._words.plain(key) for key in ("activities-join", "activities-join-queue")}
        await self._press(lambda label: label in joins)
        await self.sees("activities-to-list")

    async def joins(self, community: str) -> None:
        await self.says(self._words.plain("menu-growth"))
        await self.presses("communities-to")
        await self._press(lambda label: label == community)
        await self.presses("communities-join")
        await self.sees("communities-leave")

    async def tells_how_to_help(self) -> None:
        """Fills in a mentor's register entry: two topics, two people."""
        await self.says(self._words.plain("menu-growth"))
        await self.presses("mentors-open")
        await self.presses("mentors-fill")
        await self._press(lambda label: label == "Методические")
        for topic in ("Неуспевающие ученики", "Малокомплектная школа"):
            await self._ticks(topic)
        await self.presses("mentors-to-areas")
        await self.presses("forms-done")
        await self.sees("profile-subject-other")
        await self.presses("forms-done")
        await self.presses("mentors-language-dargin")
        await self._gone("mentors-language-dargin")
        await self.presses("forms-done")
        await self._press(lambda label: label == "2")
        await self.presses("forms-skip")
        await self.presses("mentors-save")
        await self._gone("mentors-save")

    async def _ticks(self, label: str) -> None:
        def is_label(shown: str) -> bool:
            return shown == label

        await self._press(is_label)
        await self._until(lambda: self._find(is_label) is None)

    async def says(self, text: str) -> None:
        self.account.send(text)

    async def presses(self, key: str) -> None:
        wanted = self._words.plain(key)
        await self._press(lambda label: label == wanted)

    async def sees(self, key: str) -> None:
        wanted = self._words.plain(key)
        await self._until(lambda: self._find(lambda label: label == wanted) is not None)

    async def _gone(self, key: str) -> None:
        wanted = self._words.plain(key)
        await self._until(lambda: self._find(lambda label: label == wanted) is None)

    async def _press(self, is_wanted: IsLabel, is_meant: IsMessage | None = None) -> None:
        await self._until(lambda: self._find(is_wanted, is_meant) is not None)
        found = self._find(is_wanted, is_meant)
        if found is not None:
            self.account.press(*found)

    async def _until(self, is_so: Callable[[], bool]) -> None:
        try:
            await until(self._box, is_so)
        except TimeoutError:
            shown = self.account.messages[-1].get("text", "")
            raise CannotPlay(f"{self.sample.given} gets no further than: {shown!r}") from None

    def _find(
        self, is_wanted: IsLabel, is_meant: IsMessage | None = None
    ) -> tuple[int, str] | None:
        """Returns message and data of a button, newest first, among the newest messages or among
        all that `is_meant` accepts.
        """
        shown = [one for one in reversed(self.account.messages) if one["from"]["is_bot"]]
        looked_at = shown[:NEWEST] if is_meant is None else [one for one in shown if is_meant(one)]
        for message in looked_at:
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if is_wanted(button["text"]) and "callback_data" in button:
                        return message["message_id"], button["callback_data"]
        return None


def _free_day(after: int, weeks: int = 1) -> date:
    """Returns the first day from `after` days on that is no public holiday, in any of the weeks."""
    off = [
        (one.text("starts"), one.text("ends") or one.text("starts"))
        for one in read_toml(DATA / "holidays.toml")
        if one.text("kind") == HolidayKind.PUBLIC
    ]
    day = utc_now().date() + timedelta(days=after)
    while any(
        starts <= (day + timedelta(weeks=week)).isoformat() <= ends
        for week in range(weeks)
        for starts, ends in off
    ):
        day += timedelta(days=1)
    return day


async def until(box: Box, is_so: Callable[[], bool]) -> None:
    """Waits until `is_so`, checking it at each event of the sandbox.

    Raises:
        TimeoutError: not within `PATIENCE`.
    """
    happened = asyncio.Event()
    stop = box.events.listen(lambda _: happened.set())
    try:
        async with asyncio.timeout(PATIENCE):
            while not is_so():
                happened.clear()
                await first(happened.wait(), asyncio.sleep(0.2))
    finally:
        stop()


async def first(*awaited: Awaitable[object]) -> None:
    """Waits for the first of the awaitables and cancels the others."""
    tasks = [asyncio.ensure_future(one) for one in awaited]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
