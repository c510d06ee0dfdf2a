"""A sample request with author, for tests of screens."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from district.clock import Calendar
from district.errors import DistrictError
from district.ids import (
    AreaId,
    DeficitId,
    DistrictId,
    MunicipalityId,
    OrganizationId,
    PersonId,
    RequestId,
    TopicId,
)
from district.people.person import Name, Position, Profile, Subject
from district.requests.cards import CardFacts
from district.requests.deficits import (
    DEFICIT_KIND,
    Deficit,
    DeficitFacts,
    DeficitStatus,
    Help,
    Same,
    Severity,
)
from district.requests.request import Deadlines, Request, RequestStatus, start_waiting
from district.territory import Municipality, MunicipalityKind, Organization, OrganizationKind, Place
from district.topics import Label, Topic
from locales.texts import load_texts
from screens.screen import Screen

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 23, 11, 12, tzinfo=UTC)
TEXTS = load_texts(MOSCOW)
AREA = Label(ru="Функциональная грамотность", en="Literacy", button_ru="Ф", button_en="L")
TOPIC = Label(ru="Математическая", en="Mathematical", button_ru="М", button_en="M")
LEVASHI = Municipality(
    id=MunicipalityId("levashinskiy"),
    name="Левашинский р-н",
    kind=MunicipalityKind.DISTRICT,
    district=DistrictId("gornyy"),
)


def waiting_card() -> CardFacts:
    """Request 128 as seen by a decider with permission."""
    deficit = Deficit(
        id=DeficitId(1),
        person=PersonId(1),
        topic=Topic(id=TopicId("t"), area=AreaId("a"), label=TOPIC),
        area=AreaId("a"),
        area_label=AREA,
        own_words=None,
        severity=Severity.NEED_HELP,
        tried="решали задачи, <дети> не читают условие",
        wanted=(Help.SEMINAR, Help.MENTOR),
        status=DeficitStatus.REPORTED,
        reported_at=NOW,
        changed_at=NOW,
    )
    request = Request(
        id=RequestId(128),
        kind=DEFICIT_KIND,
        subject_id=1,
        author=PersonId(1),
        place=Place(municipality=LEVASHI.id, district=LEVASHI.district),
        status=RequestStatus.SUBMITTED,
        version=1,
        escalated=False,
        submitted_at=NOW,
        waiting=start_waiting(NOW, Calendar(zone=MOSCOW), Deadlines()),
    )
    author = Profile(
        name=Name(surname="Магомедова", given="Айшат"),
        municipality=LEVASHI,
        organization=Organization(
            id=OrganizationId(1),
            name="СОШ № 2, с. Леваши",
            kind=OrganizationKind.SCHOOL,
            municipality=LEVASHI.id,
        ),
        position=Position.TEACHER,
        subjects=(Subject.MATHEMATICS,),
        working_since=2022,
    )
    return CardFacts(
        reader=PersonId(2),
        request=request,
        subject=DeficitFacts(deficit=deficit, same=Same(day=date(2026, 11, 23), people=11)),
        municipality=LEVASHI,
        author=author,
        today=date(2026, 11, 23),
        card=None,
        may_decide=True,
        may_undo=False,
        named=(),
        decider=None,
        note=None,
    )


def buttons(screen: Screen) -> list[str]:
    rows = getattr(screen.keyboard, "inline_keyboard", [])
    return [button.text for row in rows for button in row]


def difficulty(facts: CardFacts) -> DeficitFacts:
    assert isinstance(facts.subject, DeficitFacts)
    return facts.subject


def every_class(of: type[DistrictError] = DistrictError) -> Iterator[type[DistrictError]]:
    yield of
    for narrower in of.__subclasses__():
        yield from every_class(narrower)
