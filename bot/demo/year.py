"""The school year of the sample people: routes, a team, colleagues, tasks and opportunities, and
what was announced last week.
"""

from dataclasses import dataclass, replace
from datetime import time, timedelta

from bot.demo.acting import Acting
from bot.demo.people import (
    COUNCIL,
    CURATOR,
    MEMBERS,
    MENTORS,
    METHODIST,
    NEIGHBOURS,
    TEACHER,
    Sample,
)
from district.activities.form import ActivityAnswers, PlannedSession, Whom
from district.activities.form import entered_from as activity_entered
from district.activities.signup import Answers
from district.announcements.announcement import AnnouncementStatus, Content
from district.announcements.form import CAMPAIGN, CATEGORY, CONTENT
from district.drafts import Form
from district.forms import Entered
from district.ids import (
    ActivityId,
    CampaignId,
    CategoryId,
    CommunityId,
    DistrictId,
    DraftId,
    RequestId,
    TopicId,
    TypeId,
)
from district.learning.route import DEFICIT, DUE, HOURS, NO_DEFICIT, THING, TITLE, Thing
from district.library import Document, DocumentKind, own_id
from district.people.person import Position
from district.requests.request import Move
from storage.announcements.announcements import get_announcement, mark_shown, save_announcement
from storage.database import Database

MATHEMATICS = CommunityId("mathematics")
SAMPLE = "Образец для показа."
TASKS = (
    ("Открыть консультации методистов в каждом районе", "Омарова З. Р.", -3),
    ("Провести окружную неделю функциональной грамотности", "Гаджиев М. А.", 30),
)
OPPORTUNITIES = (
    ("Грант учителям малокомплектных школ", 21),
    ("Сборник «Урок в горной школе»: приём статей", 40),
)
"""Titles, and the days until they are due."""
LAST_WEEK = "Каникулярная школа: программа и список участников готовы."
BEGINS, ENDS = time(10, 0), time(16, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleYear(Acting):
    database: Database

    # ── Routes ─────────────────────────────────────────────────────────────────────────────────

    async def route_is_agreed(self) -> None:
        sent = await self.route_is_sent(TEACHER, "Открытый урок для коллег")
        await self.services.requests.decide(await self.actor(METHODIST), sent, Move.APPROVE)

    async def route_is_sent(self, sample: Sample, own: str) -> RequestId:
        """A route of the person's difficulties and an own line."""
        routes, actor = self.services.routes, await self.actor(sample)
        line = Entered(
            {
                DEFICIT.name: NO_DEFICIT, THING.name: Thing.OWN, TITLE.name: own, HOURS.name: 2,
                DUE.name: (self.today + timedelta(days=60)).isoformat(),
            }
        )  # fmt: skip
        await routes.propose(actor)
        made = await routes.add_line(actor, await self.filled(actor, Form.ROUTE_LINE, line))
        sent = await routes.send(actor, made.route.id)
        if sent.request is None:
            raise RuntimeError("a route that was sent has a request")
        return sent.request

    # ── A team, and colleagues ─────────────────────────────────────────────────────────────────

    async def team_gathers(self) -> ActivityId:
        """Heads of schools; one of two has confirmed."""
        curator = await self.actor(CURATOR)
        planned = ActivityAnswers(
            type=TypeId("project-session"),
            title="Проекты малых школ",
            topics=(TopicId("methods-5"),),
            sessions=(
                PlannedSession(
                    day=self.today + timedelta(days=24), begins=BEGINS, ends=ENDS,
                    place="Акуша, СОШ № 1",
                ),
            ),
            hours=6,
            capacity=24,
            whom=Whom.DISTRICT,
            positions=(Position.PRINCIPAL, Position.DEPUTY),
            whole=True,
        )  # fmt: skip
        draft = await self.filled(curator, Form.ACTIVITY, activity_entered(planned))
        session = (await self.services.activities.make(curator, draft)).id
        captain, member, other = [
            await self.actor(one) for one in (MEMBERS[0], MEMBERS[1], COUNCIL[1])
        ]
        team = (member.id, other.id)
        await self.services.enrolling.sign_up(
            captain, session, answers=Answers(team=len(team)), team=team
        )
        await self.services.teams.answer(member, session, joins=True)
        return session

    async def colleagues_agree(self) -> None:
        for sample in (*NEIGHBOURS[:3], METHODIST):
            await self.services.people.be_findable(await self.actor(sample), is_on=True)

    async def community_has_a_chair(self) -> None:
        """A member who was ready is named by the curator."""
        communities, chair = self.services.communities, await self.actor(MENTORS[0])
        await communities.join(chair, MATHEMATICS)
        await communities.offer(chair, MATHEMATICS, is_ready=True)
        await communities.name_chair(await self.actor(CURATOR), MATHEMATICS, chair.id)

    # ── Tasks, opportunities, news ─────────────────────────────────────────────────────────────

    async def district_has_plans(self, district: DistrictId) -> None:
        tasks = [(DocumentKind.TASK, title, owner, days) for title, owner, days in TASKS]
        others = [(DocumentKind.OPPORTUNITY, title, "", days) for title, days in OPPORTUNITIES]
        curator = await self.actor(CURATOR)
        for at, (kind, title, owner, days) in enumerate([*tasks, *others]):
            draft = DraftId(f"sample-{at}")
            new = Document(
                id=own_id(draft), kind=kind, title=title, owner=owner, day=self.today,
                about=SAMPLE, ends_on=self.today + timedelta(days=days), district=district,
            )  # fmt: skip
            await self.services.library.add(curator, draft, new)

    async def news_was_told(self, campaign: CampaignId) -> None:
        """An announcement that had been delivered before the sample people opened their chats."""
        curator = await self.actor(CURATOR)
        told = Entered(
            {
                CATEGORY.name: CategoryId("seminars"),
                CONTENT.name: Content(text=LAST_WEEK).plain(),
                CAMPAIGN.name: campaign,
            }
        )
        draft = await self.filled(curator, Form.ANNOUNCEMENT, told)
        made = await self.services.composer.make(curator, draft)
        async with self.database.write() as tx:
            seen = await get_announcement(tx, made.id)
            sent = replace(seen, status=AnnouncementStatus.SENT, started_at=self.clock())
            await save_announcement(tx, seen, sent)
            await mark_shown(tx, await get_announcement(tx, made.id))
