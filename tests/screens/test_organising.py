"""Small counts on the screens of organizers."""

from datetime import date

from district.activities.resolution import Cluster, ClusterFacts
from district.ids import AreaId, DistrictId, MunicipalityId, TopicId
from district.languages import Language
from district.pages import Page
from district.territory import Municipality, MunicipalityKind
from district.topics import Label, Topic
from screens.activities.manage import cluster, clusters
from tests.screens.sample import TEXTS

LABEL = Label(ru="Смысловое чтение", en="Reading", button_ru="Чтение", button_en="Reading")
TOPIC = Topic(id=TopicId("t"), area=AreaId("a"), label=LABEL)


def facts(*numbers: int, day: date | None = None) -> ClusterFacts:
    places = tuple(
        (
            Municipality(
                id=MunicipalityId(f"m{place}"),
                name=f"Место-{place}",
                kind=MunicipalityKind.DISTRICT,
                district=DistrictId("d"),
            ),
            number,
        )
        for place, number in enumerate(numbers)
    )
    return ClusterFacts(cluster=Cluster(topic=TOPIC, people=16, day=day), places=places)


def test_large_numbers_are_told() -> None:
    text = cluster(TEXTS.of(Language.RU), facts(9, 7)).text
    assert "О затруднении сообщили 16 педагогов округа." in text
    assert "Место-0: 9" in text
    assert "Место-1: 7" in text


def test_small_numbers_are_named_by_place_alone() -> None:
    text = cluster(TEXTS.of(Language.RU), facts(9, 0, 0)).text
    assert "Место-0: 9" in text
    assert "По нескольку человек (меньше 5): Место-1, Место-2" in text


def test_a_number_of_a_snapshot_is_of_its_day_and_at_least() -> None:
    text = cluster(TEXTS.of(Language.RU), facts(9, 7, day=date(2026, 11, 23))).text
    assert "На 23 ноября о затруднении сообщили от 16 педагогов округа." in text
    one = Cluster(topic=TOPIC, people=16, day=date(2026, 11, 23))
    listed = clusters(TEXTS.of(Language.RU), Page.of([one], 0, 10)).text
    assert "На 23 ноября. Муниципалитеты, где меньше 5 человек, не входят в счёт." in listed
    assert "от 16 · Смысловое чтение" in listed
