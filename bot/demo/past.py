"""Creates the last month of the sample district: the services act with their clock set back.

Afterwards requests are decided or wait, a seminar is over, two people work as a pair, announcements
are sent and repeated.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from bot.demo.calls import Keep, SampleCalls
from bot.demo.people import (
    ANNOUNCED,
    COUNCIL,
    CURATOR,
    GUEST_CURATOR,
    MEMBERS,
    MENTORS,
    METHODIST,
    MOST_WANTED,
    NEIGHBOURS,
    OTHERS,
    OVER,
    TEACHER,
    Sample,
)
from bot.demo.people import HOME as HOME_DISTRICT
from bot.demo.plan import PROGRAMMES, SamplePlan
from bot.demo.year import SampleYear
from bot.settings import Settings
from district.activities.enrolments import EnrolmentStatus
from district.activities.feedback import Applies, Level, Question
from district.activities.form import ActivityAnswers, PlannedSession, Whom
from district.activities.form import entered_from as activity_entered
from district.announcements.announcement import Content
from district.announcements.form import ANNOUNCEMENT, AT, CATEGORY, CONTENT, WEEKDAYS
from district.clock import Calendar, utc_now
from district.council.bodies import Body
from district.council.form import school_year
from district.council.motion import MotionKind, NewMotion, Option
from district.council.tally import FOR, Method
from district.drafts import Form
from district.forms import Entered
from district.ids import (
    ActivityId,
    AreaId,
    CampaignId,
    CategoryId,
    CurriculumId,
    DistrictId,
    DraftId,
    EnrolmentId,
    MunicipalityId,
    PersonId,
    RequestId,
    TopicId,
    TypeId,
)
from district.languages import Language
from district.letters import LetterStatus
from district.mentoring.mentor_entry import entered_from as mentor_entered
from district.mentoring.mentors import Entry, TeachingLanguage
from district.mentoring.pairs import Span
from district.mentoring.request import GOAL, MENTOR_REQUEST, SPAN
from district.mentoring.request import MENTORS as WISHES
from district.people.accounts import NAME as LOST_NAME
from district.people.accounts import ORGANIZATION as LOST_ORGANIZATION
from district.people.person import CONSENT_VERSION, Subject
from district.people.profile import (
    GIVEN,
    ORGANIZATION,
    PATRONYMIC,
    POSITION,
    SUBJECTS,
    SURNAME,
    YEAR,
)
from district.people.roles import Actor, Role
from district.requests.deficit_form import entered_from as report_entered
from district.requests.deficits import Help, Report, Severity
from district.requests.request import Move
from district.surveys.composing import closes_at, question_of
from district.surveys.survey import Naming, NewSurvey
from services.wiring import Services
from storage.database import Database, open_database
from storage.outbox import Outcome, claim_letters, settle_letters

HOME, SOUTH = DistrictId(HOME_DISTRICT), DistrictId(GUEST_CURATOR.district)
CAMPAIGN = CampaignId("unity-2026")
NOON = time(12, 0)
BEGINS, ENDS = time(14, 0), time(17, 0)
READ_BY_NOW = timedelta(hours=20)
"""Older letters are not sent: their recipients would have read them long ago."""
MANY = 1_000
THOUGHT = {Question.USEFUL: "5", Question.LEVEL: Level.RIGHT, Question.APPLIES: Applies.YES}
PRIORITIES = tuple(TopicId(one) for one in ("literacy-2", "literacy-4", "standards-1", "digital-1"))
"""Topics among which the council chooses."""
WEEKLY = "Что впереди на этой неделе: откройте «Мероприятия»."

SURVEY = (
    "Какая тема нужнее? (несколько)\nЧитательская грамотность\nОценивание\nНеуспевающие ученики",
    "Насколько хватает помощи методиста? 1–5",
    "Что ещё важно?",
)


@dataclass(slots=True)
class SetBack:
    """A clock that is set by hand."""

    now: datetime = field(default_factory=utc_now)

    def __call__(self) -> datetime:
        return self.now


async def live_through(settings: Settings, accounts: Mapping[Sample, int], keep: Keep) -> None:
    """Creates the sample people and their last month; `accounts` are those of the sandbox, which
    keeps files.
    """
    database = open_database(settings.database_url)
    clock, calendar = SetBack(), Calendar(zone=settings.timezone)
    services = Services(database, clock=clock, calendar=calendar, administrators=settings.admins)
    try:
        past = Past(database, services, clock, calendar, keep)
        await past.happens(accounts)
    finally:
        await database.close()


class Past:
    """Creates the events of the last month, the oldest first."""

    def __init__(
        self, database: Database, services: Services, clock: SetBack, calendar: Calendar, keep: Keep
    ) -> None:
        self._database = database
        self._services = services
        self._clock = clock
        self._calendar = calendar
        self._today = clock.now
        self._people: dict[Sample, PersonId] = {}
        self._calls = SampleCalls(services, clock, calendar, self._actor, keep)
        with_what: dict[str, Any] = {
            "services": services, "clock": clock, "calendar": calendar, "actor": self._actor
        }  # fmt: skip
        self._year = SampleYear(**with_what, database=database)
        self._plan = SamplePlan(**with_what)

    async def happens(self, accounts: Mapping[Sample, int]) -> None:
        self._goes_to(30)
        for sample, account in accounts.items():
            await self._comes(sample, account)
        assembly = await self._last_days_pass(*await self._weeks_pass())
        self._clock.now = self._today
        await self._plan.assembly_is_held(assembly)
        await self._ticks()
        await self._forget_letters()
        await self._announces()

    async def _weeks_pass(self) -> tuple[ActivityId, ActivityId, list[CurriculumId]]:
        """Returns the seminar, the course and the programmes."""
        calls, seminar = self._calls, await self._a_seminar_is_planned()
        self._goes_to(26)
        await calls.bank_is_filled()
        contest = await calls.contest_is_entered()
        self._goes_to(22)
        await self._two_become_a_pair()
        course = await self._a_course_is_planned()
        await self._the_seminar_takes_place(seminar)
        await self._the_course_is_over(course)
        await self._many_report_the_same()
        await calls.practice_is_used()
        self._goes_to(12)
        voters = (*COUNCIL[:1], *MEMBERS)
        question = "Провести зимнюю школу для молодых учителей"
        await self._council_votes(NewMotion(kind=MotionKind.FREE, question=question), voters)
        await self._council_votes(self._priorities(), voters, ("1", "2", "3"))
        programmes = [await self._plan.programme_is_made(*one) for one in PROGRAMMES]
        for programme, (title, *_) in zip(programmes, PROGRAMMES, strict=True):
            await self._council_votes(self._plan.question(programme, title), voters)
        self._goes_to(10)
        await calls.contest_is_judged(contest)
        return seminar, course, programmes

    async def _last_days_pass(
        self, seminar: ActivityId, course: ActivityId, programmes: list[CurriculumId]
    ) -> ActivityId:
        """Returns the assembly, which is held today."""
        self._goes_to(9)
        defence = await self._calls.defence_is_entered()
        self._goes_to(8)
        await self._year.route_is_agreed()
        await self._reports(NEIGHBOURS[0], "methods", "methods-3", "Оцениваю на глаз.")
        await self._plan.topic_is_answered()
        self._goes_to(6)
        await self._year.news_was_told(CAMPAIGN)
        await self._year.district_has_plans(HOME)
        await self._year.colleagues_agree()
        await self._year.community_has_a_chair()
        await self._days_pass(6, 4, 2)
        question = "Проводить общий семинар округа раз в месяц"
        await self._council_votes(NewMotion(kind=MotionKind.FREE, question=question), MEMBERS[:1])
        await self._calls.olympiad_is_entered()
        await self._plan.programme_is_filled(programmes[0], seminar, CAMPAIGN)
        await self._plan.names_are_asked(seminar, winner=NEIGHBOURS[3], asked=TEACHER)
        begins, ends = self._hours_around_now()
        assembly = await self._plan.assembly_is_called(2, begins, ends)
        self._goes_to(1)
        session = await self._year.team_gathers()
        await self._plan.districts_share_seats(HOME, SOUTH, session)
        await self._an_account_is_lost()
        await self._year.route_is_sent(NEIGHBOURS[0], "Статья в сборник округа")
        self._clock.now = self._today - READ_BY_NOW / 4
        await self._plan.programme_is_done(programmes[1], course)
        await self._calls.defence_is_assigned(defence)
        await self._calls.two_of_three_judge()
        await self._a_methodist_receives()
        return assembly

    async def _days_pass(self, *ago: int) -> None:
        for days in ago:
            self._goes_to(days)
            await self._services.requests.tick()
            await self._services.motions.tick()

    def _hours_around_now(self) -> tuple[time, time]:
        """In the demo it is between 8 and 18 o'clock."""
        hour = self._calendar.local(self._today).hour
        return time(hour - 1), time(hour + 3)

    async def _a_methodist_receives(self) -> None:
        actor = await self._actor(METHODIST)
        for topic in ("literacy-2", "methods-3", "methods-5"):
            await self._services.expert_register.tick_topic(actor, TopicId(topic))
        await self._services.consultations.lay(actor, "вт и чт 15:00–16:00, 20 минут, кабинет 5")

    def _goes_to(self, days_ago: int, moment: time = NOON) -> None:
        day = self._calendar.local(self._today).date() - timedelta(days=days_ago)
        self._clock.now = self._calendar.at(day, moment)

    async def _actor(self, sample: Sample) -> Actor:
        return await self._services.people.get(self._people[sample])

    # ── People ─────────────────────────────────────────────────────────────────────────────────

    async def _comes(self, sample: Sample, account: int) -> None:
        """Gives consent, fills in the profile and accepts the role."""
        services = self._services
        actor = await services.people.consent(account, Language.RU, CONSENT_VERSION)
        self._people[sample] = actor.id
        workplace = await services.profiles.add_organization(
            actor, MunicipalityId(sample.municipality), sample.organization
        )
        answers: dict[str, Any] = {
            SURNAME.name: sample.surname,
            GIVEN.name: sample.given,
            PATRONYMIC.name: sample.patronymic,
            ORGANIZATION.name: workplace,
            POSITION.name: sample.position,
            SUBJECTS.name: [sample.subject] if sample.subject else [],
            YEAR.name: sample.since,
        }
        await services.profiles.save(
            actor, await self._plan.filled(actor, Form.PROFILE, Entered(answers))
        )
        if sample.role is not None:
            is_local = sample.role is Role.COUNCIL_MEMBER
            made = await services.invites.invite_from_command_line(
                sample.role,
                district=None if is_local else DistrictId(sample.district),
                municipality=MunicipalityId(sample.municipality) if is_local else None,
            )
            await services.invites.accept(await self._actor(sample), made.invite.code)

    # ── Requests ───────────────────────────────────────────────────────────────────────────────

    async def _reports(self, sample: Sample, area: str, topic: str, tried: str) -> RequestId:
        report = Report(
            area=AreaId(area),
            topic=TopicId(topic),
            own_words=None,
            severity=Severity.NEED_HELP,
            tried=tried,
            wanted=(Help.SEMINAR,),
        )
        actor = await self._actor(sample)
        draft = await self._plan.filled(actor, Form.DEFICIT, report_entered(report))
        return (await self._services.deficits.send(actor, draft)).request.id

    async def _accepted(self, sample: Sample, area: str, topic: str, tried: str) -> None:
        number = await self._reports(sample, area, topic, tried)
        decider = COUNCIL[0] if sample.municipality == COUNCIL[0].municipality else CURATOR
        await self._services.requests.decide(await self._actor(decider), number, Move.APPROVE)

    async def _an_account_is_lost(self) -> None:
        """One who has come anew says under which name they were known."""
        actor = await self._actor(NEIGHBOURS[1])
        known = {
            LOST_NAME.name: f"{NEIGHBOURS[2].surname} {NEIGHBOURS[2].given}",
            LOST_ORGANIZATION.name: str(actor.profile.organization.id),
        }
        draft = await self._plan.filled(actor, Form.ACCOUNT, Entered(known))
        await self._services.accounts.ask(actor, draft)

    async def _many_report_the_same(self) -> None:
        for days, sample in enumerate(MOST_WANTED, start=9):
            self._goes_to(days)
            await self._accepted(
                sample, "literacy", "literacy-2", "Решаем задачи из открытого банка."
            )

    # ── A seminar that is over ─────────────────────────────────────────────────────────────────

    async def _a_seminar_is_planned(self) -> ActivityId:
        self._goes_to(27)
        for sample in OVER:
            await self._accepted(sample, "methods", "methods-1", "Смотрела открытые уроки.")
        day = self._calendar.local(self._today).date() - timedelta(days=15)
        planned = ActivityAnswers(
            type=TypeId("seminar"),
            title="Урок, который запомнят",
            topics=(TopicId("methods-1"),),
            sessions=(
                PlannedSession(day=day, begins=BEGINS, ends=ENDS, place="СОШ № 2, с. Леваши"),
            ),
            hours=4,
            capacity=25,
            whom=Whom.DISTRICT,
            campaign=CAMPAIGN,
            whole=True,
        )
        self._goes_to(24)
        return await self._is_signed_up_for(planned, OVER)

    async def _is_signed_up_for(
        self, planned: ActivityAnswers, samples: Iterable[Sample]
    ) -> ActivityId:
        curator = await self._actor(CURATOR)
        draft = await self._plan.filled(curator, Form.ACTIVITY, activity_entered(planned))
        made = (await self._services.activities.make(curator, draft)).id
        for sample in samples:
            await self._services.enrolling.sign_up(await self._actor(sample), made)
        return made

    async def _the_seminar_takes_place(self, number: ActivityId) -> None:
        """One is absent, one of those who came has not said yet what they think."""
        came = await self._takes_place(number, 15, absent=self._people[OVER[-1]])
        for sample in OVER[1:-1]:
            actor = await self._actor(sample)
            for question, choice in THOUGHT.items():
                await self._services.feedbacks.answer(actor, came[actor.id], question, choice)

    async def _takes_place(
        self, number: ActivityId, ago: int, absent: PersonId | None = None
    ) -> dict[PersonId, EnrolmentId]:
        """Marks the people; returns those who attended, the day after."""
        attendance = self._services.attendance
        self._goes_to(ago, ENDS)
        curator = await self._actor(CURATOR)
        session = (await self._services.activities.get(number)).sessions[0].id
        if session is None:
            raise RuntimeError("a stored session has an id")
        for enrolment, person, _ in (await attendance.sheet(curator, number, session)).people:
            is_present = person.id != absent
            await attendance.mark(curator, number, session, enrolment.id, is_present=is_present)
        self._goes_to(ago - 1)
        await self._ticks()
        return {
            person.id: enrolment.id
            for enrolment, person, _ in (await attendance.sheet(curator, number, session)).people
            if enrolment.status is EnrolmentStatus.ATTENDED
        }

    # ── A course, which ends with documents of the institute ───────────────────────────────────

    async def _a_course_is_planned(self) -> ActivityId:
        day = self._calendar.local(self._today).date() - timedelta(days=14)
        planned = ActivityAnswers(
            type=TypeId("course"),
            title="Оценивание, которое помогает учиться",
            topics=(TopicId("methods-1"),),
            sessions=(PlannedSession(day=day, begins=BEGINS, ends=ENDS, place="ДИРО, Махачкала"),),
            hours=36,
            capacity=30,
            whom=Whom.DISTRICT,
            whole=True,
        )
        return await self._is_signed_up_for(planned, OVER[:4])

    async def _the_course_is_over(self, number: ActivityId) -> None:
        """One has no document yet."""
        came = await self._takes_place(number, 14)
        curator = await self._actor(CURATOR)
        for at, enrolment in enumerate([*came.values()][:-1], 1):
            day = f"{self._calendar.local(self._clock()):%d.%m.%Y}"
            await self._services.institute_documents.enter(
                curator, number, enrolment, f"ОБРАЗЕЦ-{at:03}, {day}, 36"
            )

    # ── The council ────────────────────────────────────────────────────────────────────────────

    async def _council_votes(
        self, new: NewMotion, voters: Iterable[Sample], choices: tuple[str, ...] = (FOR,)
    ) -> None:
        """A member puts a question to the vote; some vote."""
        motions, author = self._services.motions, await self._actor(COUNCIL[1])
        draft = await self._plan.filled(author, Form.MOTION, Entered())
        put = (await motions.put(author, draft, Body.COUNCIL, new)).motion
        opened = (await motions.open(author, put.id)).motion
        for sample in voters:
            await motions.cast(await self._actor(sample), opened.id, opened.round, choices)

    def _priorities(self) -> NewMotion:
        return NewMotion(
            kind=MotionKind.PRIORITIES,
            question="Выбрать приоритеты учебного года",
            options=tuple(Option(id="", topic=one) for one in PRIORITIES),
            method=Method.SEVERAL,
            most=3,
            effect={"year": school_year(self._today.date())},
        )

    # ── Mentors ────────────────────────────────────────────────────────────────────────────────

    async def _two_become_a_pair(self) -> None:
        mentorships = self._services.mentorships
        for sample in MENTORS:
            actor = await self._actor(sample)
            entry = Entry(
                topics=(TopicId("methods-5"), TopicId("methods-7")),
                subjects=(Subject(sample.subject),) if sample.subject else (),
                languages=(TeachingLanguage.RUSSIAN, TeachingLanguage.DARGIN),
                capacity=2,
            )
            await self._services.mentors.send(
                actor, await self._plan.filled(actor, Form.MENTOR, mentor_entered(entry))
            )
        mentee, mentor = await self._actor(OTHERS[2]), await self._actor(MENTORS[0])
        asked = MENTOR_REQUEST.answered(Entered(), GOAL, "Вести математику в малокомплектной школе")
        asked = MENTOR_REQUEST.answered(asked, SPAN, Span.SIX_MONTHS)
        asked = MENTOR_REQUEST.answered(asked, WISHES, (mentor.id,))
        pair = await mentorships.ask(
            mentee, await self._plan.filled(mentee, Form.MENTORSHIP, asked)
        )
        self._goes_to(21)
        await mentorships.accept(mentor, pair.mentorship.id)

    # ── Announcements ──────────────────────────────────────────────────────────────────────────

    async def _announces(self) -> None:
        """One is delivered when the bot starts, one repeated every Monday; a survey can be sent."""
        curator = await self._actor(CURATOR)
        for text, weekly in ((ANNOUNCED, False), (WEEKLY, True)):
            told = Entered(
                {CATEGORY.name: CategoryId("seminars"), CONTENT.name: Content(text=text).plain()}
            )
            if weekly:
                told = ANNOUNCEMENT.answered(told, WEEKDAYS, (0,))
                told = ANNOUNCEMENT.answered(told, AT, time(9, 0))
            draft = await self._plan.filled(curator, Form.ANNOUNCEMENT, told)
            await self._services.composer.make(curator, draft)
        await self._services.surveys.make(
            curator,
            DraftId("survey"),
            NewSurvey(
                title="Образец: что нужно школам",
                questions=tuple(map(question_of, SURVEY)),
                naming=Naming.BY_MUNICIPALITY,
                closes_at=closes_at((self._today + timedelta(days=14)).date(), self._calendar),
            ),
        )

    # ── The clock and the letters ──────────────────────────────────────────────────────────────

    async def _ticks(self) -> None:
        """Does the periodic work, so that the bot finds nothing to do when it starts."""
        services = self._services
        for one in (
            services.requests, services.activities, services.enrolling, services.feedbacks,
            services.resolution, services.invitations, services.statistics, services.mentorships,
            services.communities, services.routes,
        ):  # fmt: skip
            await one.tick()

    async def _forget_letters(self) -> None:
        async with self._database.write() as tx:
            letters = await claim_letters(tx, self._today - READ_BY_NOW, MANY)
            await settle_letters(
                tx,
                [
                    Outcome(letter=one.id, status=LetterStatus.STALE, at=self._today)
                    for one in letters
                ],
            )
