"""Builds the services from the database and the rules; used by the command line too."""

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
from services.activities.browse import Browsing
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
from services.calls.awarded_seats import AwardedSeats
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
from services.people.invites import Invites
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
from services.requests.helping import Helping
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


class Services:
    """All services. Each is built once, after those that it takes."""

    def __init__(
        self,
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
    ) -> None:
        """`more_kinds`: of requests, beside the product's own. `sealing`: of secret votes; None:
        with a key that ends with the process.

        `asks_after`: time from an activity to the question whether it helped.
        """
        basis: Basis = {"database": database, "clock": clock, "calendar": calendar}
        sealing = sealing or Sealing(new_key())
        kinds = dict(more_kinds)
        installed = Installed(
            quiet=calendar.quiet,
            announce_alone=announcement_rules.alone,
            important_per_week=announcement_rules.important_per_week,
            mentor_answer_days=mentorship_rules.answer_days,
            ask_if_easier_days=asks_after.days,
            open_requests=limits.open_requests,
            own_words=limits.own_words,
        )
        self._build_common(basis, limits)
        self._build_requests(basis, kinds, refusal_waits)
        self._build_roles(basis, administrators)
        self._build_activities(basis, plan_names, asks_after)
        self._build_announcements(basis, announcement_rules)
        self._build_mentoring(basis, mentorship_rules)
        self._build_calls(basis)
        self._build_council(basis, sealing, installed)
        self._build_learning(basis)
        self._build_people(basis, sealing, administrators, pupils_kept)
        kinds |= request_kinds(
            clock=clock,
            calendar=calendar,
            launching=self.announcements.launching,
            entry_moves=self.entries.moves,
        )

    def _build_common(self, basis: Basis, limits: Limits) -> None:
        self.limiting = Limiting(**basis, limits=limits)
        self.drafts = Drafts(database=basis["database"], clock=basis["clock"])
        self.territory = Territory(database=basis["database"])
        self.communities = Communities(**basis)
        self.groups = Groups(**basis)
        self.library = Library(**basis)
        self.mentions = Mentions(**basis)
        self.campaigns = Campaigns(**basis)
        self.analytics = Analytics(**basis)
        self.priorities = YearPriorities(**basis)

    def _build_requests(self, basis: Basis, kinds: Kinds, refusal_waits: timedelta) -> None:
        self.requests = requests = Requests(
            **basis, kinds=kinds, refusal_waits=refusal_waits, limiting=self.limiting
        )
        self.deficits = Deficits(
            database=basis["database"],
            clock=basis["clock"],
            requests=requests,
            limiting=self.limiting,
        )
        self.batches = Batches(**basis, requests=requests)
        self.desk = Desk(**basis, requests=requests)
        self.waiting = Waiting(**basis)
        self.helping = Helping(**basis, requests=requests)
        self.statistics = Statistics(**basis)
        self.consultations = Consultations(**basis, deficits=self.deficits, requests=requests)
        self.threads = Threads(**basis, limiting=self.limiting)

    def _build_roles(self, basis: Basis, administrators: frozenset[int]) -> None:
        """Roles, and what is held with a role and ends with it."""
        self.seating = Seating()
        self.experts = Experts(**basis)
        self.deputies = DeputyKeeping(**basis, requests=self.requests)
        self.heads = Heads(**basis, requests=self.requests, followers=(self.deputies, self.seating))
        self.members = Members(**basis, heads=self.heads)
        self.methodists = MethodistRegister(**basis)
        self.roles = Roles(
            **basis,
            requests=self.requests,
            communities=self.communities,
            followers=(self.deputies, self.seating, self.heads, self.experts, self.consultations),
            administrators=administrators,
        )
        self.invites = Invites(**basis, roles=self.roles, limiting=self.limiting)

    def _build_activities(self, basis: Basis, plan_names: PlanNames, asks_after: timedelta) -> None:
        requests = self.requests
        self.activities = Activities(**basis, requests=requests)
        self.browsing = Browsing(**basis)
        self.coordination = Coordination(**basis)
        self.holidays = HolidayKeeping(**basis)
        self.planning = Planning(**basis, activities=self.activities, names=plan_names)
        self.enrolling = Enrolling(**basis, requests=requests)
        self.teams = Teams(**basis)
        self.guests = Guests(**basis)
        self.reminders = Reminders(**basis)
        self.attendance = Attendance(**basis)
        self.door = Door(**basis, attendance=self.attendance, requests=requests)
        self.invitations = Invitations(**basis)
        self.resolution = Resolutions(**basis, deficits=self.deficits, asked_after=asks_after)
        self.feedbacks = Feedbacks(**basis)
        self.curricula = Curricula(**basis, enrolling=self.enrolling, deficits=self.deficits)
        self.certificates = Certificates(**basis, requests=requests)
        self.curriculum_certificates = CurriculumCertificates(**basis)
        self.institute_documents = InstituteDocuments(**basis)
        self.signing = Signing(**basis)
        self.schools = Schools(
            **basis, requests=requests, enrolling=self.enrolling, roles=self.roles
        )

    def _build_announcements(self, basis: Basis, rules: AnnouncementRules) -> None:
        launching = Launching(calendar=basis["calendar"], requests=self.requests, rules=rules)
        self.announcements = Announcements(
            **basis, requests=self.requests, launching=launching, rules=rules
        )
        self.composer = Composer(**basis, launching=launching, rules=rules)
        self.news = News(**basis)

    def _build_mentoring(self, basis: Basis, rules: MentorshipRules) -> None:
        pairs = Pairs(calendar=basis["calendar"], rules=rules)
        self.mentorships = Mentorships(**basis, pairs=pairs, limiting=self.limiting)
        self.mentors = Mentors(**basis, requests=self.requests, pairs=pairs)
        self.pairing = Pairing(**basis, pairs=pairs)

    def _build_calls(self, basis: Basis) -> None:
        requests = self.requests
        self.papers = Papers(**basis)
        self.awarded_seats = AwardedSeats(**basis, enrolling=self.enrolling)
        self.awards = Awards(
            papers=self.papers, roles=self.roles, deficits=self.deficits, seats=self.awarded_seats
        )
        self.coauthors = Coauthors(**basis)
        moves = EntryMoves(awards=self.awards)
        self.entries = Entries(**basis, requests=requests, moves=moves, coauthors=self.coauthors)
        self.entry_drafts = EntryDrafts(**basis)
        self.calls = Calls(**basis, requests=requests, moves=moves)
        self.call_kinds = CallKinds(**basis)
        self.expert_register = ExpertRegister(**basis)
        self.reviews = Reviews(**basis, experts=self.experts, entries=moves)
        self.programmes = Programmes(**basis)
        self.slots = Slots(**basis)
        self.projects = Projects(**basis, requests=requests)
        self.bank = Bank(**basis, deficits=self.deficits, requests=requests)

    def _build_council(self, basis: Basis, sealing: Sealing, installed: Installed) -> None:
        """The council, and the results of calls, which it approves."""
        announcing = Announcing(awards=self.awards)
        self.settings = DistrictSettings(**basis, requests=self.requests, installed=installed)
        self.protocols = Protocols(**basis)
        self.motions = Motions(
            **basis,
            sealing=sealing,
            effects=effects_of(heads=self.heads, settings=self.settings, results=announcing),
            protocols=self.protocols,
        )
        self.results = Results(
            **basis, announcing=announcing, motions=self.motions, moves=self.entries.moves
        )
        self.motion_cards = MotionCards(**basis)
        self.secret_votes = SecretVotes(motions=self.motions, sealing=sealing)
        self.lost_votes = LostVotes(**basis, sealing=sealing)
        self.putting = Putting(**basis, deficits=self.deficits)
        self.meetings = Meetings(**basis, motions=self.motions)
        self.assemblies = Assemblies(**basis, motions=self.motions)
        self.council_groups = CouncilGroups(**basis)
        self.surveys = Surveys(**basis, sealing=sealing)

    def _build_learning(self, basis: Basis) -> None:
        self.routes = Routes(**basis, requests=self.requests, browsing=self.browsing)
        self.years = MyYears(
            **basis, certificates=self.certificates, programmes=self.curriculum_certificates
        )

    def _build_people(
        self, basis: Basis, sealing: Sealing, administrators: frozenset[int], pupils_kept: timedelta
    ) -> None:
        """Last, because a person who leaves or moves concerns the other areas."""
        requests = self.requests
        self.people = People(**basis, roles=self.roles)
        self.organizations = Organizations(**basis, requests=requests, followers=(self.experts,))
        self.profiles = Profiles(
            **basis,
            requests=requests,
            followers=(self.experts,),
            communities=self.communities,
            organizations=self.organizations,
            limiting=self.limiting,
        )
        self.accounts = Accounts(
            **basis,
            requests=requests,
            seats=DoubledSeats(enrolling=self.enrolling),
            sealing=sealing,
            administrators=administrators,
        )
        self.moves = MunicipalityMoves(
            **basis,
            activities=OpenActivities(),
            followers=(self.mentorships.pairs, requests, self.seating, self.heads),
        )
        self.privacy = Privacy(
            **basis,
            requests=requests,
            farewells=(
                self.roles.end_all_of,
                self.enrolling.give_up_all,
                self.mentorships.leave,
                self.announcements.leave,
                self.threads.leave,
                self.seating.leave,
                self.entries.leave,
                self.routes.leave,
                self.consultations.leave,
                self.mentions.leave,
            ),
            pupils_kept=pupils_kept,
        )


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
