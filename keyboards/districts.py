"""The choice of the district in which an organizer of several districts acts."""

from enum import StrEnum

from district.territory import ActingIn
from keyboards.buttons import Press, Row, button
from locales.texts import Words


class DistrictAction(StrEnum):
    """Where the choice was made; this is shown again."""

    ACTIVITIES = "activities"
    GROWTH = "growth"
    OUTCOMES = "outcomes"
    CLUSTERS = "clusters"
    DESK = "desk"


class DistrictPress(Press, prefix="district"):
    action: DistrictAction
    place: str


def district_rows(words: Words, acting: ActingIn | None, action: DistrictAction) -> list[Row]:
    """One button for each other district."""
    return [
        [
            button(
                words.plain("common-other-district", district=one.name),
                DistrictPress(action=action, place=one.id),
            )
        ]
        for one in (acting.others if acting else ())
    ]
