"""The services, built from the database and the rules; the command line uses them too."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from district.activity_form import Whom
from district.announcements import AnnouncementRules
from district.clock import Calendar, Clock
from district.limits import Limits
from district.mentorships import MentorshipRules
from district.requests import RequestKind, Rules
from services.activities import Activities
from services.announcement_effects import AnnouncementEffects
from services.announcements import Announcements
from services.attendance import Attendance
from services.certificate_effects import CertificateEffects
from services.certificates import Certificates
from services.communities import Communities
from services.composer import Composer
from services.deficit_effects import DeficitEffects
from services.deficits import Deficits
from services.drafts import Drafts
from services.enrolling import Enrolling
from services.enrolment_effects import EnrolmentEffects
from services.feedback import Feedbacks
from services.groups import Groups
from services.healing import Healing
from services.kinds import KindEffects
from services.launching import Launching
from services.limiting import Limiting
from services.mentor_effects import MentorEffects
from services.mentors import Mentors
from services.mentorships import Mentorships
from services.organizations import Organizations
from services.pairing import Pairing
from services.pairs import Pairs
from services.people import People
from services.planning import Planning
from services.privacy import Privacy
from services.profiles import Profiles
from services.reminders import Reminders
from services.requests import Requests
from services.roles import Roles
from services.school_effects import SchoolEffects
from services.schools import Schools
from services.statistics import Statistics
from services.territory import Territory
from storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What people can do, by the names under which handlers ask for it."""

    people: People
    profiles: Profiles
    territory: Territory
    privacy: Privacy
    drafts: Drafts
    limiting: Limiting
    deficits: Deficits
    requests: Requests
    roles: Roles
    organizations: Organizations
    activities: Activities
    composer: Composer
    announcements: Announcements
    enrolling: Enrolling
    reminders: Reminders
    attendance: Attendance
    healing: Healing
    statistics: Statistics
    certificates: Certificates
    feedbacks: Feedbacks
    schools: Schools
    planning: Planning
    communities: Communities
    mentors: Mentors
    mentorships: Mentorships
    pairing: Pairing
    groups: Groups


def build_services(
    database: Database,
    *,
    clock: Clock,
    calendar: Calendar,
    rules: Rules = Rules(),  # noqa: B008 - frozen
    announcement_rules: AnnouncementRules = AnnouncementRules(),  # noqa: B008 - frozen
    mentorship_rules: MentorshipRules = MentorshipRules(),  # noqa: B008 - frozen
    limits: Limits = Limits(),  # noqa: B008 - frozen
    administrators: frozenset[int] = frozenset(),
    pupils_kept: timedelta = timedelta(days=30),
    whom: Mapping[str, Whom] = MappingProxyType({}),
) -> Services:
    """`whom`: the words for whom an activity is, in every language, in lower case."""
    kinds: dict[RequestKind, KindEffects] = {}
    limiting = Limiting(database=database, clock=clock, calendar=calendar, limits=limits)
    requests = Requests(
        database=database,
        clock=clock,
        calendar=calendar,
        kinds=kinds,
        rules=rules,
        limiting=limiting,
    )
    kinds[RequestKind.DEFICIT] = DeficitEffects()
    communities = Communities(database=database, clock=clock, calendar=calendar)
    roles = Roles(
        database=database,
        clock=clock,
        requests=requests,
        communities=communities,
        limiting=limiting,
        administrators=administrators,
    )
    kinds[RequestKind.ENROLMENT] = EnrolmentEffects(clock=clock, calendar=calendar)
    kinds[RequestKind.SCHOOL] = SchoolEffects(clock=clock, calendar=calendar)
    launching = Launching(calendar=calendar, requests=requests, rules=announcement_rules)
    kinds[RequestKind.ANNOUNCEMENT] = AnnouncementEffects(clock=clock, launching=launching)
    kinds[RequestKind.MENTOR] = MentorEffects()
    kinds[RequestKind.CERTIFICATE] = CertificateEffects()
    pairs = Pairs(calendar=calendar, rules=mentorship_rules)
    mentorships = Mentorships(database=database, clock=clock, pairs=pairs, limiting=limiting)
    enrolling = Enrolling(database=database, clock=clock, calendar=calendar, requests=requests)
    activities = Activities(database=database, clock=clock, calendar=calendar, requests=requests)
    composer = Composer(
        database=database,
        clock=clock,
        calendar=calendar,
        launching=launching,
        rules=announcement_rules,
    )
    announcements = Announcements(
        database=database,
        clock=clock,
        calendar=calendar,
        requests=requests,
        launching=launching,
        rules=announcement_rules,
    )
    return Services(
        people=People(database=database, clock=clock, roles=roles),
        profiles=Profiles(
            database=database,
            clock=clock,
            calendar=calendar,
            requests=requests,
            communities=communities,
            limiting=limiting,
        ),
        territory=Territory(database=database),
        privacy=Privacy(
            database=database,
            clock=clock,
            requests=requests,
            roles=roles,
            enrolling=enrolling,
            mentorships=mentorships,
            announcements=announcements,
            pupils_kept=pupils_kept,
        ),
        drafts=Drafts(database=database, clock=clock),
        limiting=limiting,
        deficits=Deficits(database=database, clock=clock, requests=requests, limiting=limiting),
        requests=requests,
        roles=roles,
        organizations=Organizations(database=database, clock=clock, requests=requests),
        activities=activities,
        composer=composer,
        announcements=announcements,
        planning=Planning(
            database=database, clock=clock, calendar=calendar, activities=activities, whom=whom
        ),
        enrolling=enrolling,
        attendance=Attendance(database=database, clock=clock),
        healing=Healing(database=database, clock=clock),
        statistics=Statistics(database=database, clock=clock, calendar=calendar),
        certificates=Certificates(database=database, clock=clock, requests=requests),
        feedbacks=Feedbacks(database=database, clock=clock),
        schools=Schools(
            database=database,
            clock=clock,
            calendar=calendar,
            requests=requests,
            enrolling=enrolling,
            roles=roles,
        ),
        reminders=Reminders(database=database, clock=clock, calendar=calendar),
        communities=communities,
        mentors=Mentors(database=database, clock=clock, requests=requests, pairs=pairs),
        mentorships=mentorships,
        pairing=Pairing(database=database, clock=clock, pairs=pairs),
        groups=Groups(database=database, clock=clock),
    )
