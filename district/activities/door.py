"""People who come to a session without a seat: the search for them, and their admission."""

from dataclasses import dataclass

from district.activities.activity import Activity, ActivityStatus, Session
from district.activities.enrolments import Seats
from district.drafts import Form as FormName
from district.forms import Entered, Form, Option, Search
from district.ids import ActivityId, PersonId, SessionId
from district.pages import Page
from district.people.person import Person

PAGE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorFacts:
    """A session, and the people whose names are like the typed words."""

    activity: Activity
    session: Session
    people: Page[Person]
    is_cut: bool
    """Whether more people have such names than are ranked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Reasons not to admit a person; the organizer decides."""

    activity: Activity
    session: Session
    person: Person
    full: Seats | None
    """The seats if none is free for the person."""
    is_outside: bool
    """Whether the activity is not for the person."""


def takes_people_at_door(activity: Activity) -> bool:
    """Returns whether people can be added to sessions that have begun; a school's cohort is entered
    by application only.
    """
    is_held = activity.status in {ActivityStatus.PUBLISHED, ActivityStatus.OVER}
    return is_held and activity.school is None


def _options(facts: DoorFacts) -> Page[Option]:
    return facts.people.map(lambda one: Option(id=str(one.id)))


WHO = Search("who", read_id=lambda raw: PersonId(int(raw)), found=_options, changeable=False)
ARRIVAL: Form[DoorFacts] = Form(name=FormName.ARRIVAL, texts="door", fields=(WHO,))


def arriving(activity: ActivityId, session: SessionId) -> Entered:
    """Returns a new form about a session."""
    return Entered().with_given(activity=activity, session=session)


def session_of(entered: Entered) -> tuple[ActivityId, SessionId]:
    return ActivityId(entered.given("activity")), SessionId(entered.given("session"))
