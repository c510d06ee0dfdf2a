"""The choice of the district in which an organizer of several districts acts."""

from dataclasses import dataclass, replace

from aiogram import Router

from district.ids import DistrictId
from handlers.activities.manage import Clusters, Manage
from handlers.analytics import AnalyticsHandlers
from handlers.development import Growth
from handlers.mentoring.matching_desk import MatchingDesk
from handlers.tap import Presses, Tap
from keyboards.districts import DistrictAction, DistrictPress
from services.people.roles import Roles


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseDistrict:
    roles: Roles
    manage: Manage
    growth: Growth
    analytics: AnalyticsHandlers
    clusters: Clusters
    desk: MatchingDesk

    def register(self, router: Router) -> None:
        press = Presses(router, DistrictPress.__prefix__)
        press(DistrictPress, self.choose, *DistrictAction)

    async def choose(self, tap: Tap[DistrictPress]) -> None:
        actor = await self.roles.choose_district(tap.actor, DistrictId(tap.press.place))
        chosen = replace(tap, actor=actor)
        match tap.press.action:
            case DistrictAction.GROWTH:
                await self.growth.open(chosen)
            case DistrictAction.OUTCOMES:
                await self.analytics.show(chosen)
            case DistrictAction.CLUSTERS:
                await self.clusters.open(chosen)
            case DistrictAction.DESK:
                await self.desk.open(chosen)
            case DistrictAction.ACTIVITIES:
                await self.manage.show_list(chosen)
