"""Builds the services from the database and the rules; used by the command line too."""

from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from district.activities.activity import ENROLMENT_KIND, SCHOOL_KIND
from district.activities.certificates import CORRECTION_KIND
from district.activities.plan_import import PlanNames
from district.announcements.announcement import ANNOUNCEMENT_KIND, AnnouncementRules
from district.calls.entry import ENTRY_KIND
from district.calls.project import MILESTONE_KIND
from district.clock import Calendar, Clock
from district.council.settings import Installed
from district.learning.route import ROUTE_KIND
from district.limits import Limits
from district.mentoring.mentors import MENTOR_KIND
from district.mentoring.pairs import MentorshipRules
from district.people.accounts import ACCOUNT_KIND
from district.requests.deficits import DEFICIT_KIND
from district.requests.request import REFUSAL_WAITS
from services.activities.attendance import Attendance
from services.activities.certificate_effects import CertificateEffects
from services.activities.certificates import Certificates
from services.activities.coordination import Coordination
from services.activities.curricula import Curricula
from services.activities.curriculum_certificates import CurriculumCertificates
from services.activities.door import Door
from services.activities.enrolling import Enrolling
from services.activities.enrolment_effects import EnrolmentEffects
from services.activities.feedback import Feedbacks
from services.activities.guests import Guests
from services.activities.holidays import HolidayKeeping
from services.activities.institute_documents import InstituteDocuments
from services.activities.invitations import Invitations
from services.activities.manage import Activities
from services.activities.merging import DoubledSeats
from services.activities.municipality_moves import OpenActivities
from services.activities.plan_import import Planning
from services.activities.reminders import Reminders
from services.activities.resolution import Resolutions
from services.activities.signing import Signing
from services.activities.teams import Teams
from services.analytics import Analytics
from services.announcements.effects import AnnouncementEffects
from services.announcements.form import Composer
from services.announcements.launching import Launching
from services.announcements.list import Announcements
from services.announcements.news import News
from services.calls.announcing import Announcing
from services.calls.awards import Awards
from services.calls.bank import Bank
from services.calls.calls import Calls
from services.calls.coauthors import Coauthors
from services.calls.entries import Entries
from services.calls.entry_drafts import EntryDrafts
from services.calls.entry_effects import EntryEffects
from services.calls.entry_moves import EntryMoves
from services.calls.expert_register import ExpertRegister
from services.calls.experts import Experts
from services.calls.kinds import CallKinds
from services.calls.papers import Papers
from services.calls.programmes import Programmes
from services.calls.projects import MilestoneEffects, Projects
from services.calls.results import Results
from services.calls.reviews import Reviews
from services.calls.slots import Slots
from services.campaigns import Campaigns
from services.communities import Communities
from services.council.assemblies import Assemblies
from services.council.cards import MotionCards
from services.council.effects import effects_of
from services.council.groups import CouncilGroups
from services.council.heads import Heads
from services.council.lost_votes import LostVotes
from services.council.meetings import Meetings
from services.council.members import Members
from services.council.motions import Motions
from services.council.protocols import Protocols
from services.council.putting import Putting
from services.council.seating import Seating
from services.council.secret import SecretVotes
from services.council.settings import DistrictSettings
from services.drafts import Drafts
from services.groups import Groups
from services.learning.routes import RouteEffects, Routes
from services.learning.year import MyYears
from services.library import Library
from services.limiting import Limiting
from services.mentions import Mentions
from services.mentoring.effects import MentorEffects
from services.mentoring.engine import Pairs
from services.mentoring.matching_desk import Pairing
from services.mentoring.mentors import Mentors
from services.mentoring.pairs import Mentorships
from services.people.account_effects import AccountEffects
from services.people.accounts import Accounts
from services.people.deputies import DeputyKeeping
from services.people.methodists import MethodistRegister
from services.people.municipality_moves import MunicipalityMoves
from services.people.organizations import Organizations
from services.people.people import People
from services.people.privacy import Privacy
from services.people.profile import Profiles
from services.people.roles import Roles
from services.priorities import YearPriorities
from services.questions.consultations import Consultations
from services.questions.threads import Threads
from services.requests.batches import Batches
from services.requests.deficit_effects import DeficitEffects
from services.requests.deficits import Deficits
from services.requests.desk import Desk
from services.requests.engine import Requests
from services.requests.request_kinds import Kinds
from services.requests.statistics import Statistics
from services.requests.waits import Waiting
from services.schools.effects import SchoolEffects
from services.schools.schools import Schools
from services.sealing import Sealing
from services.service import Basis
from services.surveys.surveys import Surveys
from services.territory import Territory
from storage.database import Database
from storage.secret_key import new_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """All services."""

    people: People
    accounts: Accounts
    profiles: Profiles
    territory: Territory
    privacy: Privacy
    drafts: Drafts
    limiting: Limiting
    deficits: Deficits
    requests: Requests
    batches: Batches
    desk: Desk
    waiting: Waiting
    roles: Roles
    deputies: DeputyKeeping
    organizations: Organizations
    moves: MunicipalityMoves
    activities: Activities
    coordination: Coordination
    campaigns: Campaigns
    composer: Composer
    announcements: Announcements
    news: News
    enrolling: Enrolling
    teams: Teams
    guests: Guests
    reminders: Reminders
    attendance: Attendance
    door: Door
    invitations: Invitations
    resolution: Resolutions
    statistics: Statistics
    analytics: Analytics
    priorities: YearPriorities
    curricula: Curricula
    curriculum_certificates: CurriculumCertificates
    mentions: Mentions
    certificates: Certificates
    institute_documents: InstituteDocuments
    papers: Papers
    programmes: Programmes
    signing: Signing
    feedbacks: Feedbacks
    schools: Schools
    holidays: HolidayKeeping
    planning: Planning
    communities: Communities
    library: Library
    methodists: MethodistRegister
    years: MyYears
    surveys: Surveys
    routes: Routes
    mentors: Mentors
    mentorships: Mentorships
    pairing: Pairing
    groups: Groups
    council_groups: CouncilGroups
    settings: DistrictSettings
    threads: Threads
    protocols: Protocols
    motions: Motions
    secret_votes: SecretVotes
    lost_votes: LostVotes
    heads: Heads
    members: Members
    motion_cards: MotionCards
    putting: Putting
    meetings: Meetings
    assemblies: Assemblies
    projects: Projects
    bank: Bank
    expert_register: ExpertRegister
    experts: Experts
    entries: Entries
    results: Results
    calls: Calls
    call_kinds: CallKinds
    coauthors: Coauthors
    entry_drafts: EntryDrafts
    reviews: Reviews
    slots: Slots
    consultations: Consultations


def request_kinds(
    *,
    clock: Clock,
    calendar: Calendar,
    launching: Launching,
    entry_moves: EntryMoves = EntryMoves(),  # noqa: B008 - frozen
) -> Kinds:
    """Returns what each kind of request does; how it reads is in `screens/kinds.py`."""
    return {
        DEFICIT_KIND: DeficitEffects(calendar=calendar),
        ENROLMENT_KIND: EnrolmentEffects(clock=clock, calendar=calendar),
        SCHOOL_KIND: SchoolEffects(clock=clock, calendar=calendar),
        ANNOUNCEMENT_KIND: AnnouncementEffects(clock=clock, launching=launching),
        MENTOR_KIND: MentorEffects(),
        CORRECTION_KIND: CertificateEffects(),
        ENTRY_KIND: EntryEffects(moves=entry_moves),
        MILESTONE_KIND: MilestoneEffects(),
        ROUTE_KIND: RouteEffects(clock=clock, calendar=calendar),
        ACCOUNT_KIND: AccountEffects(),
    }


def build_services(  # noqa: PLR0915 - one statement for each service
    database: Database,
    *,
    clock: Clock,
    calendar: Calendar,
    refusal_waits: timedelta = REFUSAL_WAITS,
    announcement_rules: AnnouncementRules = AnnouncementRules(),  # noqa: B008 - frozen
    mentorship_rules: MentorshipRules = MentorshipRules(),  # noqa: B008 - frozen
    limits: Limits = Limits(),  # noqa: B008 - frozen
    administrators: frozenset[int] = frozenset(),
    pupils_kept: timedelta = timedelta(days=30),
    asks_after: timedelta = timedelta(days=14),
    plan_names: PlanNames = PlanNames(),  # noqa: B008 - frozen
    more_kinds: Kinds = MappingProxyType({}),
    sealing: Sealing | None = None,
) -> Services:
    """`more_kinds`: of requests, beside the product's own. `sealing`: of secret votes; None: with
    a key that ends with the process.

    `asks_after`: time from an activity to the question whether it helped.
    """
    sealing = sealing or Sealing(new_key())
    basis: Basis = {"database": database, "clock": clock, "calendar": calendar}
    kinds = dict(more_kinds)
    limiting = Limiting(**basis, limits=limits)
    requests = Requests(**basis, kinds=kinds, refusal_waits=refusal_waits, limiting=limiting)
    deficits = Deficits(database=database, clock=clock, requests=requests, limiting=limiting)
    consultations = Consultations(**basis, deficits=deficits, requests=requests)
    communities = Communities(**basis)
    seating = Seating()
    experts = Experts(**basis)
    deputies = DeputyKeeping(**basis, requests=requests)
    heads = Heads(**basis, requests=requests, followers=(deputies, seating))
    roles = Roles(
        **basis,
        requests=requests,
        communities=communities,
        limiting=limiting,
        followers=(deputies, seating, heads, experts, consultations),
        administrators=administrators,
    )
    launching = Launching(calendar=calendar, requests=requests, rules=announcement_rules)
    awards = Awards(papers=Papers(**basis), roles=roles, deficits=deficits)
    entry_moves = EntryMoves(awards=awards)
    kinds |= request_kinds(
        clock=clock, calendar=calendar, launching=launching, entry_moves=entry_moves
    )
    entries = Entries(**basis, requests=requests, moves=entry_moves, coauthors=Coauthors(**basis))
    mentorships = Mentorships(
        **basis, pairs=Pairs(calendar=calendar, rules=mentorship_rules), limiting=limiting
    )
    enrolling = Enrolling(**basis, requests=requests)
    teams = Teams(**basis)
    activities = Activities(**basis, requests=requests)
    attendance = Attendance(**basis)
    routes = Routes(**basis, requests=requests, activities=activities)
    certificates = Certificates(**basis, requests=requests)
    curriculum_certificates = CurriculumCertificates(**basis)
    announcements = Announcements(
        **basis, requests=requests, launching=launching, rules=announcement_rules
    )
    threads = Threads(**basis, limiting=limiting)
    protocols = Protocols(**basis)
    organizations = Organizations(**basis, requests=requests, followers=(experts,))
    settings = DistrictSettings(
        **basis,
        requests=requests,
        installed=Installed(
            quiet=calendar.quiet,
            announce_alone=announcement_rules.alone,
            important_per_week=announcement_rules.important_per_week,
            mentor_answer_days=mentorship_rules.answer_days,
            ask_if_easier_days=asks_after.days,
            open_requests=limits.open_requests,
            own_words=limits.own_words,
        ),
    )
    announcing = Announcing(awards=awards)
    mentions = Mentions(**basis)
    motions = Motions(
        **basis,
        sealing=sealing,
        effects=effects_of(heads=heads, settings=settings, results=announcing),
        protocols=protocols,
    )
    return Services(
        people=People(**basis, roles=roles),
        accounts=Accounts(
            **basis,
            requests=requests,
            seats=DoubledSeats(enrolling=enrolling),
            sealing=sealing,
            administrators=administrators,
        ),
        profiles=Profiles(
            **basis,
            requests=requests,
            followers=(experts,),
            communities=communities,
            organizations=organizations,
            limiting=limiting,
        ),
        territory=Territory(database=database),
        privacy=Privacy(
            **basis,
            requests=requests,
            farewells=(
                roles.end_all_of,
                enrolling.give_up_all,
                mentorships.leave,
                announcements.leave,
                threads.leave,
                seating.leave,
                entries.leave,
                routes.leave,
                consultations.leave,
                mentions.leave,
            ),
            pupils_kept=pupils_kept,
        ),
        drafts=Drafts(database=database, clock=clock),
        limiting=limiting,
        deficits=deficits,
        requests=requests,
        batches=Batches(**basis, requests=requests),
        desk=Desk(**basis, requests=requests),
        waiting=Waiting(**basis),
        roles=roles,
        deputies=deputies,
        organizations=organizations,
        moves=MunicipalityMoves(
            **basis,
            activities=OpenActivities(),
            followers=(mentorships.pairs, requests, seating, heads),
        ),
        activities=activities,
        coordination=Coordination(**basis),
        campaigns=Campaigns(**basis),
        composer=Composer(**basis, launching=launching, rules=announcement_rules),
        announcements=announcements,
        holidays=HolidayKeeping(**basis),
        planning=Planning(**basis, activities=activities, names=plan_names),
        enrolling=enrolling,
        teams=teams,
        guests=Guests(**basis),
        attendance=attendance,
        door=Door(**basis, attendance=attendance, requests=requests),
        invitations=Invitations(**basis),
        resolution=Resolutions(**basis, deficits=deficits, asked_after=asks_after),
        statistics=Statistics(**basis),
        analytics=Analytics(**basis),
        priorities=YearPriorities(**basis),
        mentions=mentions,
        curricula=Curricula(**basis, enrolling=enrolling, deficits=deficits),
        certificates=certificates,
        curriculum_certificates=curriculum_certificates,
        institute_documents=InstituteDocuments(**basis),
        papers=awards.papers,
        programmes=Programmes(**basis),
        signing=Signing(**basis),
        feedbacks=Feedbacks(**basis),
        schools=Schools(**basis, requests=requests, enrolling=enrolling, roles=roles),
        reminders=Reminders(**basis),
        communities=communities,
        library=Library(**basis),
        methodists=MethodistRegister(**basis),
        years=MyYears(**basis, certificates=certificates, programmes=curriculum_certificates),
        surveys=Surveys(**basis, sealing=sealing),
        routes=routes,
        news=News(**basis),
        mentors=Mentors(**basis, requests=requests, pairs=mentorships.pairs),
        mentorships=mentorships,
        pairing=Pairing(**basis, pairs=mentorships.pairs),
        groups=Groups(**basis),
        council_groups=CouncilGroups(**basis),
        settings=settings,
        threads=threads,
        protocols=protocols,
        motions=motions,
        secret_votes=SecretVotes(motions=motions, sealing=sealing),
        lost_votes=LostVotes(**basis, sealing=sealing),
        heads=heads,
        members=Members(**basis, heads=heads),
        motion_cards=MotionCards(**basis),
        putting=Putting(**basis, deficits=deficits),
        meetings=Meetings(**basis, motions=motions),
        assemblies=Assemblies(**basis, motions=motions),
        bank=Bank(**basis, deficits=deficits, requests=requests),
        projects=Projects(**basis, requests=requests),
        expert_register=ExpertRegister(**basis),
        experts=experts,
        entries=entries,
        results=Results(**basis, announcing=announcing, motions=motions, moves=entry_moves),
        calls=Calls(**basis, requests=requests, moves=entry_moves),
        call_kinds=CallKinds(**basis),
        coauthors=Coauthors(**basis),
        entry_drafts=EntryDrafts(**basis),
        reviews=Reviews(**basis, experts=experts, entries=entry_moves),
        slots=Slots(**basis),
        consultations=consultations,
    )
