"""The kinds of requests on the screen. A kind has its other side in `services/wiring.py`."""

from types import MappingProxyType

from district.activities.activity import ENROLMENT_KIND, SCHOOL_KIND
from district.activities.certificates import CORRECTION_KIND
from district.announcements.announcement import ANNOUNCEMENT_KIND
from district.calls.entry import ENTRY_KIND
from district.calls.project import MILESTONE_KIND
from district.learning.route import ROUTE_KIND
from district.mentoring.mentors import MENTOR_KIND
from district.people.accounts import ACCOUNT_KIND
from district.requests.deficits import DEFICIT_KIND
from screens.activities.correction_kind import CorrectionScreens
from screens.activities.enrolment_kind import EnrolmentScreens
from screens.announcements.announcement_kind import AnnouncementScreens
from screens.calls.entry_kind import EntryScreens
from screens.calls.projects import MilestoneScreens
from screens.learning.route import RouteScreens
from screens.mentoring.mentor_kind import MentorScreens
from screens.people.accounts import AccountScreens
from screens.requests.deficit_kind import DeficitScreens
from screens.requests.kinds import Kinds
from screens.schools.application_kind import ApplicationScreens

KINDS: Kinds = MappingProxyType(
    {
        DEFICIT_KIND: DeficitScreens(),
        ENROLMENT_KIND: EnrolmentScreens(),
        SCHOOL_KIND: ApplicationScreens(),
        MENTOR_KIND: MentorScreens(),
        ANNOUNCEMENT_KIND: AnnouncementScreens(),
        CORRECTION_KIND: CorrectionScreens(),
        ENTRY_KIND: EntryScreens(),
        MILESTONE_KIND: MilestoneScreens(),
        ROUTE_KIND: RouteScreens(),
        ACCOUNT_KIND: AccountScreens(),
    }
)
