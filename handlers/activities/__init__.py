"""Activities: finding, holding and planning them, and what remains of them."""

from collections.abc import Iterable
from typing import Any

from handlers.activities.answer import Answering
from handlers.activities.browse import Browse
from handlers.activities.certificates import CertificateHandlers
from handlers.activities.curricula import CurriculumHandlers, MakingCurriculum
from handlers.activities.door import Arriving, DoorHandlers
from handlers.activities.feedback import FeedbackHandlers
from handlers.activities.form import ActivityConversation
from handlers.activities.guests import GuestHandlers, OpeningToGuests
from handlers.activities.holidays import AddHoliday, HolidayHandlers
from handlers.activities.institute_documents import DocumentHandlers
from handlers.activities.manage import Clusters, Manage
from handlers.activities.plan_import import PlanFiles, PlanImport
from handlers.activities.resolution import ResolutionHandlers
from handlers.activities.signing import NamingSigner
from handlers.activities.signup import SigningUp
from handlers.analytics import analytics_handlers
from handlers.environment import Environment
from handlers.extension import Handlers, wired
from handlers.form import Conversation
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [
        wired(ActivityConversation, services, env),
        PlanImport(
            planning=services.planning,
            coordination=services.coordination,
            holidays=services.holidays,
            limiting=services.limiting,
        ),
        Answering(enrolling=services.enrolling, drafts=services.drafts),
        SigningUp(
            enrolling=services.enrolling,
            teams=services.teams,
            drafts=services.drafts,
            bot_username=env.bot_username,
        ),
        Arriving(door=services.door),
        OpeningToGuests(guests=services.guests, drafts=services.drafts),
        AddHoliday(holidays=services.holidays),
        NamingSigner(signing=services.signing),
        MakingCurriculum(curricula=services.curricula),
    ]


def browse(services: Services, env: Environment) -> Browse:
    return Browse(
        activities=services.activities,
        browsing=services.browsing,
        coordination=services.coordination,
        limiting=services.limiting,
        enrolling=services.enrolling,
        teams=services.teams,
        attendance=services.attendance,
        people=services.people,
        clock=env.clock,
        bot_username=env.bot_username,
    )


def manage(services: Services, env: Environment) -> Manage:
    return Manage(
        activities=services.activities,
        coordination=services.coordination,
        territory=services.territory,
        attendance=services.attendance,
        feedbacks=services.feedbacks,
        limiting=services.limiting,
        calendar=env.calendar,
        clock=env.clock,
        bot_username=env.bot_username,
    )


def clusters(services: Services) -> Clusters:
    return Clusters(
        resolution=services.resolution, limiting=services.limiting, territory=services.territory
    )


def handlers(services: Services, env: Environment) -> Iterable[Handlers]:
    return [
        browse(services, env),
        manage(services, env),
        DoorHandlers(door=services.door, drafts=services.drafts),
        GuestHandlers(guests=services.guests),
        DocumentHandlers(
            documents=services.institute_documents, limiting=services.limiting, texts=env.texts
        ),
        clusters(services),
        PlanFiles(
            activities=services.activities, deficits=services.deficits, limiting=services.limiting
        ),
        ResolutionHandlers(resolution=services.resolution, analytics=analytics_handlers(services)),
        FeedbackHandlers(feedbacks=services.feedbacks),
        HolidayHandlers(holidays=services.holidays),
        wired(CurriculumHandlers, services, env),
        wired(CertificateHandlers, services, env),
    ]
