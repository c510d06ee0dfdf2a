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
from district.people.roles import Role
from locales.texts import Texts, Words, load_texts
from sandbox import Box, Person

PATIENCE = 60.0
"""Timeout in seconds of the bot's start and of its reply to a tap."""
NEWEST = 4
"""Number of newest messages in which a button is searched: a letter may arrive below it."""


class CannotPlay(Exception):
    """The demo cannot start or continue; the message is one line."""


HOME = "gornyy"
CAPITAL = "makhachkala"
"""Not in the district of the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A difficulty to report, by the labels of the buttons."""

    area: str
    topic: str
    tried: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample person. `part` names the texts that say what to try as this person."""

    surname: str
    given: str
    patronymic: str
    organization: str
    note: str
    position: str = "teacher"
    subject: str | None = None
    municipality: str = "levashinskiy"
    since: int = 2012
    role: Role | None = None
    """Council members act in their municipality, others in the district."""
    district: str = HOME
    reports: tuple[Report, ...] = ()
    part: str = "teacher"


TEACHER = Sample(
    surname="Магомедова", given="Айшат", patronymic="Магомедовна", subject="mathematics",
    organization="СОШ № 2, с. Леваши", note="учитель (образец)", since=2021,
)  # fmt: skip
COUNCIL = (
    Sample(
        surname="Гаджиев", given="Магомед", patronymic="Алиевич", subject="history",
        organization="СОШ № 1, с. Леваши", note="член Совета (образец)", since=1998,
        role=Role.COUNCIL_MEMBER, part="member",
    ),
    Sample(
        surname="Алиева", given="Патимат", patronymic="Гаджиевна", position="deputy",
        subject="russian", organization="СОШ № 3, с. Цудахар", note="член Совета (образец)",
        role=Role.COUNCIL_MEMBER, part="member",
    ),
)  # fmt: skip
CURATOR = Sample(
    surname="Омарова", given="Зарема", patronymic="Руслановна", position="methodologist",
    municipality=CAPITAL, organization="СОШ № 1, г. Махачкала", note="куратор (образец)",
    role=Role.CURATOR, part="curator",
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
        municipality="akushinskiy", organization="СОШ № 1, с. Акуша",
        note="учитель, есть наставник (образец)", part="mentee",
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
        role=Role.MENTOR, part="mentor",
    ),
    Sample(
        surname="Османов", given="Гасан", patronymic="Алиевич", subject="physics",
        municipality="akushinskiy", organization="СОШ № 1, с. Акуша", note="наставник (образец)",
        since=2001, role=Role.MENTOR, part="mentor",
    ),
)  # fmt: skip
ADMINISTRATOR = Sample(
    surname="Юсупов", given="Тимур", patronymic="Рашидович", position="other",
    municipality=CAPITAL, organization="СОШ № 2, г. Махачкала",
    note="администратор (образец)", part="administrator",
)  # fmt: skip
EXPERT = Sample(
    surname="Сулейманова", given="Наида", patronymic="Гасановна", subject="russian",
    organization="СОШ № 3, с. Цудахар", note="эксперт (образец)", since=1994,
    role=Role.EXPERT, part="expert",
)  # fmt: skip
METHODIST = Sample(
    surname="Ибрагимова", given="Заира", patronymic="Шамилевна", position="methodologist",
    organization="Центр дополнительного образования, с. Леваши", note="методист (образец)",
    since=2008, role=Role.METHODIST, part="methodist",
)  # fmt: skip
NEIGHBOURS = tuple(
    Sample(
        surname=surname, given=given, patronymic=patronymic, subject="mathematics",
        municipality=municipality, organization=organization, note="учитель (образец)",
    )
    for surname, given, patronymic, municipality, organization in (
        ("Шахбанова", "Написат", "Курбановна", "levashinskiy", "СОШ № 2, с. Леваши"),
        ("Гасанов", "Ислам", "Русланович", "levashinskiy", "СОШ № 3, с. Цудахар"),
        ("Меджидова", "Салимат", "Алиевна", "levashinskiy", "СОШ № 2, с. Леваши"),
        ("Багандов", "Артур", "Магомедович", "akushinskiy", "СОШ № 1, с. Акуша"),
        ("Нурова", "Асият", "Исаевна", "akushinskiy", "СОШ № 1, с. Акуша"),
    )
)  # fmt: skip
MEMBERS = tuple(
    Sample(
        surname=surname, given=given, patronymic=patronymic, municipality=municipality,
        organization=organization, note="член Совета (образец)", position="deputy",
        role=Role.COUNCIL_MEMBER,
    )
    for surname, given, patronymic, municipality, organization in (
        ("Сагидов", "Магомедрасул", "Исаевич", "gunibskiy", "СОШ № 1, с. Гуниб"),
        ("Лабазанова", "Аминат", "Рамазановна", "botlikhskiy", "СОШ № 1, с. Ботлих"),
        ("Хайбулаев", "Гамзат", "Омарович", "gergebilskiy", "СОШ № 1, с. Гергебиль"),
    )
)  # fmt: skip
"""Council members of other municipalities, who vote on motions."""
JURY = tuple(
    Sample(
        surname=surname, given=given, patronymic=patronymic, municipality=municipality,
        organization=organization, note="эксперт (образец)", since=2001, role=Role.EXPERT,
        subject=subject,
    )
    for surname, given, patronymic, municipality, organization, subject in (
        ("Магомедов", "Расул", "Гамзатович", "gunibskiy", "СОШ № 1, с. Гуниб", "mathematics"),
        ("Алибекова", "Сакинат", "Ахмедовна", "botlikhskiy", "СОШ № 1, с. Ботлих", "primary"),
    )
)  # fmt: skip
"""Experts beside the one that is shown."""
GUEST_CURATOR = Sample(
    surname="Керимова", given="Саида", patronymic="Мурадовна", position="methodologist",
    municipality="derbent", organization="СОШ № 1, г. Дербент",
    note="куратор Южного округа (образец)", role=Role.CURATOR, district="yuzhnyy",
)  # fmt: skip
"""Opens an activity of another district to this one."""
LATER = (*NEIGHBOURS, *MEMBERS, *JURY, GUEST_CURATOR)
OVER = (TEACHER, METHODIST, *NEIGHBOURS)
"""People who took a seat in the seminar that is over; the last of them did not come."""
MOST_WANTED = (*NEIGHBOURS, METHODIST)
"""People who have reported the same difficulty."""
EVERYBODY = (
    TEACHER, *COUNCIL, CURATOR, *OTHERS, *MENTORS, ADMINISTRATOR, EXPERT, METHODIST, *LATER
)  # fmt: skip
NEWCOMER = ("Новый", "учитель")
COMMUNITY = "Учителя математики"
"""A community that some of the sample people join."""
ANNOUNCED = "Расписание семинаров готово. Откройте «Мероприятия» и выберите своё."

IsLabel = Callable[[str], bool]
IsMessage = Callable[[dict[str, Any]], bool]


def seat(box: Box) -> dict[Sample, Person]:
    """Gives an account to each of the sample people, and one to a person who has not begun yet."""
    texts = load_texts(load_settings(_env_file=None).timezone)
    seated = {
        sample: box.add_person(
            first_name=sample.given,
            last_name=sample.surname,
            note=sample.note,
            tips=_tips(texts, sample.part),
        )
        for sample in EVERYBODY[: -len(LATER)]
    }
    box.add_person(
        first_name=NEWCOMER[0],
        last_name=NEWCOMER[1],
        note="ещё не начинал (образец)",
        tips=_tips(texts, "newcomer"),
    )
    return seated | {
        sample: box.add_person(first_name=sample.given, last_name=sample.surname, note=sample.note)
        for sample in LATER
    }


def _tips(texts: Texts, part: str) -> dict[str, list[str]]:
    """Returns what to try as a person, by language."""
    return {
        language.value: [texts.of(language).plain(f"demo-try-{part}-{n}") for n in range(1, 4)]
        for language in Language
    }


async def fill(box: Box, seated: dict[Sample, Person]) -> list[int]:
    """Lets the sample people open the menu, report, decide, plan and recruit.

    Returns the accounts to show side by side.
    """
    words = load_texts(load_settings(_env_file=None).timezone).of(Language.RU)
    hands = [Hand(box, sample, account, words) for sample, account in seated.items()]
    with tqdm(total=3, desc="sample people come", leave=False, disable=None) as bar:
        await until(box, lambda: all(one.has_come for one in hands))
        bar.update()
        for step in (_report_and_decide, _plan_and_join):
            await step(hands)
            bar.update()
        await until(box, lambda: all(one.is_told for one in hands))
    return [hand.account.id for hand in hands[:4]]


async def _report_and_decide(hands: "Sequence[Hand]") -> None:
    member, ruslan, madina = hands[1], hands[4], hands[5]
    for hand in hands[4:7]:
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
    for hand in hands[4:7]:
        await hand.signs_up()
    for hand in (hands[0], hands[6]):
        await hand.joins(COMMUNITY)
    await curator.recruits("Школа наставников", sessions=9)


class Hand:
    """Presses buttons on the screen of one sample person."""

    def __init__(self, box: Box, sample: Sample, account: Person, words: Words) -> None:
        self.sample = sample
        self.account = account
        self._box = box
        self._words = words

    @property
    def has_come(self) -> bool:
        """Whether the menu has arrived."""
        return self.account.keyboard is not None

    @property
    def is_told(self) -> bool:
        """Whether the announcement has arrived, or the card of it that its author follows."""
        texts = [one.get("text", "") for one in self.account.messages]
        is_left_out = self.sample is ADMINISTRATOR or self.sample.district != HOME
        return is_left_out or any(ANNOUNCED in one for one in texts)

    async def reports(self, report: Report) -> None:
        await self.says(self._words.plain("menu-deficit"))
        await self._press(lambda label: label.removeprefix("★ ") == report.area)
        await self._press(lambda label: label.removeprefix("★ ") == report.topic)
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

    async def says(self, text: str) -> None:
        self.account.send(text)

    async def presses(self, key: str) -> None:
        wanted = self._words.plain(key)
        await self._press(lambda label: label == wanted)

    async def sees(self, key: str) -> None:
        wanted = self._words.plain(key)
        await self._until(lambda: self._find(lambda label: label == wanted) is not None)

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
