"""The common work of the sample district: an answer to all on a topic, a programme that the council
agreed to, an assembly that is held today, seats for a neighbour district and from it, people who
agreed to be named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from bot.demo.acting import Acting
from bot.demo.people import (
    COUNCIL,
    CURATOR,
    GUEST_CURATOR,
    MEMBERS,
    MENTORS,
    METHODIST,
    NEIGHBOURS,
    OTHERS,
    Sample,
)
from district.activities.activity import Activity
from district.activities.curriculum import ABOUT, HOURS, TITLE, TOPICS
from district.activities.form import ActivityAnswers, PlannedSession, Whom, entered_from
from district.activities.guest_form import Source
from district.council.motion import MotionKind, NewMotion
from district.council.tally import Method
from district.drafts import Form
from district.forms import Entered
from district.ids import ActivityId, CampaignId, CurriculumId, DistrictId, DraftId, TopicId, TypeId
from district.people.person import Position
from district.requests.helping import HELP, WORDS, helping

PROGRAMMES = (
    ("Чтение и задача", ("literacy-1", "literacy-2", "methods-1")),
    ("Честная оценка", ("methods-1", "methods-3")),
)
"""Titles and topics. The first goes on, the second is done."""
AGENDA = ("Открытие, регламент", "Наставник в малой школе: что получилось за год", "Резолюция")
"""Half an hour each."""
BEGINS, ENDS = time(14, 0), time(17, 0)
SECTIONS = """\
14:00 Открытие
14:30–16:00 Секция: урок в музее
14:30–16:00 Секция: музей в школе
16:15 Что берём себе"""
SPEAKER = NEIGHBOURS[4]
WAITING = (OTHERS[0], MENTORS[0])
DELEGATES = (SPEAKER, *WAITING, *COUNCIL, *MEMBERS, MENTORS[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePlan(Acting):
    # ── Activities ─────────────────────────────────────────────────────────────────────────────

    async def _held(
        self,
        sample: Sample,
        title: str,
        topic: str,
        *,
        days: int,
        begins: time = BEGINS,
        ends: time = ENDS,
        place: str = "СОШ № 2, с. Леваши",
        kind: str = "seminar",
        about: str | None = None,
        campaign: CampaignId | None = None,
        is_published: bool = True,
        positions: Sequence[Position] = (),
    ) -> Activity:
        """Makes an activity that is held in that many days."""
        actor = await self.actor(sample)
        planned = ActivityAnswers(
            type=TypeId(kind),
            title=title,
            topics=(TopicId(topic),),
            sessions=(
                PlannedSession(
                    day=self.today + timedelta(days=days), begins=begins, ends=ends, place=place
                ),
            ),
            hours=4,
            capacity=30,
            whom=Whom.DISTRICT,
            description=about,
            campaign=campaign,
            positions=tuple(positions),
            whole=True,
        )
        draft = await self.filled(actor, Form.ACTIVITY, entered_from(planned))
        return await self.services.activities.make(actor, draft, is_published=is_published)

    async def topic_is_answered(self) -> None:
        """The curator answers all who reported the topic of the seminar."""
        curator = await self.actor(CURATOR)
        said = "Начните с пяти минут: что знаем, чего не знаем, что проверим. Образец ответа."
        answer = HELP.answered(helping(None, TopicId("methods-1")), WORDS, said)
        draft = await self.filled(curator, Form.HELP, answer)
        await self.services.helping.answer_in_words(curator, draft)

    # ── Programmes ─────────────────────────────────────────────────────────────────────────────

    async def programme_is_made(self, title: str, topics: Sequence[str]) -> CurriculumId:
        curator = await self.actor(CURATOR)
        entered = Entered(
            {
                TITLE.name: title,
                HOURS.name: 36,
                TOPICS.name: list(topics),
                ABOUT.name: "Образец для показа. Часы за посещённые занятия складываются.",
            }
        )
        draft = await self.filled(curator, Form.CURRICULUM, entered)
        return (await self.services.curricula.make(curator, draft)).curriculum.id

    @staticmethod
    def question(programme: CurriculumId, title: str) -> NewMotion:
        question = f"Согласовать тематику программы «{title}»"
        effect = {"curriculum": programme}
        return NewMotion(
            kind=MotionKind.PROGRAMME, question=question, method=Method.QUESTION, effect=effect
        )

    async def programme_is_filled(
        self, programme: CurriculumId, seminar: ActivityId, campaign: CampaignId
    ) -> None:
        """With a seminar that is over, and a draft of the next one."""
        curator = await self.actor(CURATOR)
        ahead = await self._held(
            CURATOR, "Читаем вместе: тексты народов Дагестана", "literacy-1", days=18,
            campaign=campaign, is_published=False,
        )  # fmt: skip
        for one in (seminar, ahead.id):
            await self.services.curricula.change(curator, programme, one, is_added=True)

    async def programme_is_done(self, programme: CurriculumId, course: ActivityId) -> None:
        """By all who were at a course: they get a letter, and can take the certificate."""
        curator = await self.actor(CURATOR)
        await self.services.curricula.change(curator, programme, course, is_added=True)

    # ── Names ──────────────────────────────────────────────────────────────────────────────────

    async def names_are_asked(self, seminar: ActivityId, winner: Sample, asked: Sample) -> None:
        """The leader of a seminar and a winner agree to be named, another one has not answered."""
        mentions, curator = self.services.mentions, await self.actor(CURATOR)
        await mentions.name(curator, seminar, (await self.actor(METHODIST)).id)
        for one in (winner, asked):
            await mentions.ask(curator, (await self.actor(one)).id)
        for one in (METHODIST, winner):
            agreeing = await self.actor(one)
            for facts in (await mentions.mine(agreeing)).items:
                await mentions.answer(agreeing, facts.mention.id, agrees=True)

    # ── Guest seats ────────────────────────────────────────────────────────────────────────────

    async def districts_share_seats(
        self, own: DistrictId, other: DistrictId, session: ActivityId
    ) -> None:
        """A session of this district and one of the other, both for heads of schools."""
        museum = await self._held(
            GUEST_CURATOR, "Музей как класс: опыт директоров", "methods-1", days=20,
            place="Дербент, крепость Нарын-Кала", positions=(Position.PRINCIPAL, Position.DEPUTY),
            kind="conference", about=SECTIONS,
        )  # fmt: skip
        for sample, held, guests in ((CURATOR, session, other), (GUEST_CURATOR, museum.id, own)):
            draft = DraftId(f"guests-{guests}")
            organizer = await self.actor(sample)
            await self.services.guests.open(organizer, held, guests, Source.COMMON, 5, draft)

    # ── An assembly ────────────────────────────────────────────────────────────────────────────

    async def assembly_is_called(self, days: int, begins: time, ends: time) -> ActivityId:
        """In that many days. Its delegates take seats."""
        half = timedelta(minutes=30)
        start = self.calendar.at(self.today + timedelta(days=days), begins)
        about = "\n".join(
            f"{self.calendar.local(start + number * half):%H:%M} {item}"
            for number, item in enumerate(AGENDA)
        )
        assembly = await self._held(
            CURATOR, "Дума округа о наставничестве (образец)", "methods-5", days=days,
            begins=begins, ends=ends, kind="assembly", about=about,
        )  # fmt: skip
        for one in DELEGATES:
            await self.services.enrolling.sign_up(await self.actor(one), assembly.id)
        return assembly.id

    async def assembly_is_held(self, number: ActivityId) -> None:
        """All have come; one speaks, two wait for the floor."""
        assemblies, curator = self.services.assemblies, await self.actor(CURATOR)
        session = (await self.services.activities.get(number)).sessions[0].id
        if session is None:
            raise RuntimeError("a stored session has an id")
        await self.services.attendance.mark_rest(curator, number, session)
        for one in (SPEAKER, *WAITING):
            await assemblies.ask(await self.actor(one), number)
        facts = await assemblies.facts(curator, number)
        await assemblies.call(curator, number, facts.queue[0].id)
