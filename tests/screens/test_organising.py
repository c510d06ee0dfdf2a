"""What those who hold activities see of numbers that could name somebody."""

from district.healing import Cluster, ClusterFacts
from district.ids import AreaId, DistrictId, MunicipalityId, TopicId
from district.languages import Language
from district.territory import Municipality, MunicipalityKind
from district.topics import Label, Topic
from screens.organising import cluster
from tests.screens.sample import TEXTS

LABEL = Label(ru="Смысловое чтение", en="Reading", button_ru="Чтение", button_en="Reading")
TOPIC = Topic(id=TopicId("t"), area=AreaId("a"), label=LABEL)


def shown(*numbers: int) -> str:
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
    facts = ClusterFacts(cluster=Cluster(topic=TOPIC, people=sum(numbers)), places=places)
    return cluster(TEXTS.of(Language.RU), facts).text


def test_large_numbers_are_told() -> None:
    assert "Место-0: 9" in shown(9, 7)
    assert "Место-1: 7" in shown(9, 7)


def test_small_numbers_stand_together() -> None:
    text = shown(9, 3, 2)
    assert "Место-0: 9" in text
    assert "Понемногу: Место-1, Место-2" in text
    assert "3" not in text.replace("14", "")


def test_one_small_number_takes_the_next_smallest_with_it() -> None:
    text = shown(9, 6, 2)
    assert "Место-0: 9" in text
    assert "Понемногу: Место-1, Место-2" in text
