"""The calls of the sample district: a bank with practices, a contest with results, a defence that
experts are judging, an olympiad.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from bot.demo.people import (
    COUNCIL,
    CURATOR,
    EXPERT,
    JURY,
    MEMBERS,
    MENTORS,
    METHODIST,
    NEIGHBOURS,
    OTHERS,
    TEACHER,
    Sample,
)
from district.calls.bank import Search
from district.calls.call import Call
from district.calls.entry import ENTRY_KIND, Entry
from district.calls.entry_form import TITLE as CALL_TITLE
from district.calls.entry_form import about_call, entry_of
from district.calls.kind import Verdict
from district.calls.opening import DAYS, EXPERTS, OPENING, SUBJECTS, TITLE, opening
from district.calls.scoring import Comment
from district.clock import Calendar, Clock
from district.council.tally import FOR
from district.drafts import Form
from district.forms import SUMMARY, Entered
from district.ids import KindId, TopicId
from district.people.roles import Actor
from district.requests.request import Move
from services.wiring import Services

ALL_EXPERTS = (EXPERT, *JURY)
TOPICS = {
    EXPERT: ("literacy-1", "methods-1"),
    JURY[0]: ("literacy-2", "methods-5", "methods-7"),
    JURY[1]: ("methods-1", "methods-3"),
}
PRACTICES = (
    (MENTORS[0], "Математика в совмещённом классе", "methods-5", "programme",
     "Третий и четвёртый класс решают одну задачу: младшие рисуют условие, старшие решают."),
    (OTHERS[0], "Опыты с тем, что есть на кухне", "methods-1", "lesson",
     "Семь опытов на два урока: весы из вешалки, термометр из бутылки. Список и карточки внутри."),
    (NEIGHBOURS[4], "Читаем условие вслух", "literacy-2", "tool",
     "Перед решением ученик пересказывает задачу соседу. Если сосед понял, решаем."),
)  # fmt: skip
"""Author, title, topic, what it is, how to use it."""
PROJECTS = (
    (NEIGHBOURS[3], "school", "Школьный музей как класс", ((4, 5, 4), (5, 4, 4)),
     "Уроки истории и родного языка проходят в музее, экспонаты готовят сами ученики."),
    (TEACHER, "school", "Задача дня на школьном радио", ((4, 3, 4), (3, 4, 4)),
     "Каждое утро по радио звучит задача из жизни села. Ответы собирают в коридоре."),
    (METHODIST, "extra", "Мастерская горных ремёсел", ((4, 4, 3), (4, 3, 4)),
     "Дети учатся у мастеров ковроткачества и резьбы, родители помогают по субботам."),
)  # fmt: skip
"""Author, nomination, title, the marks of two experts, idea."""
CONTEST = "Образовательный брэнд, осень"
DEFENCE = "Защита опыта в декабре"
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""
"""An empty page."""

Keep = Callable[[str, bytes], dict[str, Any]]
"""Stores a file by name, and returns it as an answer of a form."""


class SampleCalls:
    """Creates the calls, step by step; the clock is set by the caller."""

    def __init__(
        self,
        services: Services,
        clock: Clock,
        calendar: Calendar,
        actor: Callable[[Sample], Awaitable[Actor]],
        keep: Keep,
    ) -> None:
        self._services = services
        self._clock = clock
        self._calendar = calendar
        self._actor = actor
        self._keep = keep
        self._marks: dict[int, Sequence[Sequence[int]]] = {}

    # ── What happens, the oldest first ─────────────────────────────────────────────────────────

    async def bank_is_filled(self) -> None:
        """An expert accepts three practices."""
        for sample, topics in TOPICS.items():
            for topic in topics:
                await self._services.expert_register.tick_topic(
                    await self._actor(sample), TopicId(topic)
                )
        bank = await self._opens("practices", title="Банк практик")
        for author, title, topic, what, how in PRACTICES:
            answers = {"title": title, "topic": topic, "kind": what, "short": [how], "rights": True}
            await self._enters(author, bank, answers, file="Материал.pdf")
        await self._assigned(bank)
        for expert in ALL_EXPERTS:
            await self._judges(expert, verdict=Verdict.ACCEPT)

    async def practice_is_used(self) -> None:
        colleague = await self._actor(NEIGHBOURS[1])
        found = await self._services.bank.page(colleague, Search(topic=TopicId("literacy-2")))
        await self._services.bank.card(colleague, found.page.items[0].id)
        await self._services.bank.use(colleague, found.page.items[0].id)

    async def contest_is_entered(self) -> Call:
        contest = await self._opens("brand", days=14, experts=2, title=CONTEST)
        for author, nomination, title, marks, idea in PROJECTS:
            answers = {"nomination": nomination, "title": title, "idea": [idea]}
            entry = await self._enters(author, contest, answers, file="Презентация.pdf", at="deck")
            await self._admitted(author, entry)
            self._marks[entry.id] = marks
        return contest

    async def contest_is_judged(self, contest: Call) -> None:
        """Experts give their marks, and most of the council confirms the results."""
        results, curator = self._services.results, await self._actor(CURATOR)
        await self._assigned(contest)
        for expert in ALL_EXPERTS:
            await self._judges(expert, said="Ясно и нужно. Добавьте, как измерите результат.")
        await results.judge(curator, contest.id)
        motion = await results.put(curator, contest.id, f"Утвердить итоги: {CONTEST}", "")
        opened = (await self._services.motions.open(curator, motion)).motion
        for sample in (*COUNCIL[:1], *MEMBERS):
            voter = await self._actor(sample)
            await self._services.motions.cast(voter, opened.id, opened.round, (FOR,))

    async def defence_is_entered(self) -> Call:
        """One entry is admitted, one is begun."""
        defence = await self._opens("defence", days=21, experts=3, title=DEFENCE)
        admitted = await self._enters(
            OTHERS[0], defence, _defended("Опыты без лаборатории", "methods-1"), file="Опыт.pdf"
        )
        await self._admitted(OTHERS[0], admitted)
        begun = _defended("Мастера района ведут уроки", "literacy-2")
        del begun["abstract"]
        await self._services.drafts.begin(
            await self._actor(METHODIST),
            Form.ENTRY,
            "abstract",
            Entered(begun).with_given(**{CALL_TITLE: DEFENCE}).answers,
            about=about_call(defence.id),
        )
        return defence

    async def defence_is_assigned(self, defence: Call) -> None:
        """Another entry waits for its admission."""
        await self._enters(
            MENTORS[1], defence, _defended("Кружок, куда идут все", "methods-3"), file="Опыт.pdf"
        )
        await self._assigned(defence)

    async def two_of_three_judge(self) -> None:
        for expert, marks in zip(JURY, ((4, 4, 3), (3, 4, 4)), strict=True):
            await self._judges(expert, marks=marks, said="Приборы простые, повторить легко.")

    async def olympiad_is_entered(self) -> None:
        olympiad = await self._opens(
            "olympiad", days=14, title="Олимпиада по математике и физике",
            subjects=["Математика", "Физика"],
        )  # fmt: skip
        consent = self._calendar.local(self._clock()).date().isoformat()
        pupils = [["М. А.", "8", consent], ["П. Г.", "8", consent], ["Х. И.", "9", consent]]
        await self._enters(NEIGHBOURS[2], olympiad, {"subject": "o1", "pupils": pupils})

    # ── Steps ──────────────────────────────────────────────────────────────────────────────────

    async def _opens(
        self,
        kind: str,
        *,
        title: str,
        days: int | None = None,
        experts: int | None = None,
        subjects: Sequence[str] = (),
    ) -> Call:
        services, curator = self._services, await self._actor(CURATOR)
        found = await services.call_kinds.get(curator, KindId(kind))
        entered = OPENING.answered(opening(found.id, found.kind, title), TITLE, title)
        if days is not None:
            entered = OPENING.answered(entered, DAYS, days)
        if experts is not None:
            entered = OPENING.answered(entered, EXPERTS, experts)
        if subjects:
            entered = OPENING.answered(entered, SUBJECTS, list(subjects))
        draft = await services.drafts.begin(curator, Form.CALL, SUMMARY, entered.answers)
        return await services.calls.open(curator, draft.id, (found.kind, entered))

    async def _enters(
        self,
        sample: Sample,
        call: Call,
        answers: Mapping[str, Any],
        *,
        file: str | None = None,
        at: str = "file",
    ) -> Entry:
        """`file`: its name; `at`: the field that asks for it."""
        author, about = await self._actor(sample), about_call(call.id)
        sent = {at: [self._keep(file, PDF)]} if file else {}
        entered = Entered({**answers, **sent})
        drafts = self._services.drafts
        draft = await drafts.begin(author, Form.ENTRY, SUMMARY, entered.answers, about=about)
        new = entry_of(call.kind, entered, title=call.title, version=call.version)
        return await self._services.entries.submit(author, call.id, draft.id, new)

    async def _admitted(self, author: Sample, entry: Entry) -> None:
        requests = self._services.requests
        for one in await requests.of_author(await self._actor(author)):
            if one.kind == ENTRY_KIND and one.subject_id == entry.id:
                await requests.decide(await self._actor(CURATOR), one.id, Move.APPROVE)

    async def _assigned(self, call: Call) -> None:
        curator, experts = await self._actor(CURATOR), self._services.experts
        planned = await experts.plan(curator, call.id)
        await experts.assign(curator, call.id, planned.plan.version)

    async def _judges(
        self,
        sample: Sample,
        *,
        marks: Sequence[int] | None = None,
        verdict: Verdict | None = None,
        said: str | None = None,
    ) -> None:
        """Gives all reviews that wait for an expert. `marks`: else those of the project."""
        reviews, expert = self._services.reviews, await self._actor(sample)
        for facts in (await reviews.mine(expert)).items:
            number = facts.review.id
            if not (await reviews.accept(expert, number)).is_at_work:
                continue
            if verdict is not None:
                await reviews.decide(expert, number, verdict)
            else:
                given = marks or self._next_marks(facts.review.entry)
                for criterion, mark in zip(facts.criteria, given, strict=True):
                    await reviews.score(expert, number, criterion.id, mark)
            if said is not None:
                await reviews.comment(expert, number, Comment.AUTHOR, said)
            await reviews.give(expert, number)

    def _next_marks(self, entry: int) -> Sequence[int]:
        now, *later = self._marks[entry]
        self._marks[entry] = later
        return now


def _defended(theme: str, topic: str) -> dict[str, Any]:
    return {
        "theme": theme,
        "topic": topic,
        "purpose": "attestation",
        "abstract": [
            "Пять лет собираю то, что работает в обычном классе. Итоги и примеры в файле."
        ],
        "video": None,
    }
