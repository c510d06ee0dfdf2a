"""The form that asks at sign-up: whom one brings, the bus, lodging."""

from dataclasses import dataclass
from typing import Any

from district.activities.enrolments import SignUpFacts
from district.activities.signup_form import (
    SIGN_UP,
    TEAM,
    activity_in,
    answers_in,
    signing_up,
    team_in,
)
from district.drafts import Draft
from district.drafts import Form as FormName
from district.forms import Entered, entered_of
from district.ids import ActivityId, DraftId, PersonId
from handlers.form import Conversation, Start, named_item, people_options, row_id
from handlers.tap import Said
from keyboards.activities.browse import Action, ActivitiesPress
from keyboards.links import deep_link
from screens.activities.browse import activity_card
from screens.activities.signup import SignUpLook, signup_cancelled
from screens.screen import Screen
from services.activities.enrolling import Enrolling
from services.activities.teams import Teams
from services.drafts import Drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningUp(Conversation[SignUpFacts]):
    """Begins with the id of an activity."""

    form = SIGN_UP
    look = SignUpLook()
    gives_way = True

    enrolling: Enrolling
    teams: Teams
    drafts: Drafts
    bot_username: str

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        if about is not None:
            await self.enrolling.ensure_may_sign_up(said.actor, ActivityId(row_id(about)))

    async def start(self, said: Said, about: str | None) -> Start:
        number = ActivityId(row_id(about))
        standing = await self.enrolling.standing(said.actor.id, number)
        return Start(entered=signing_up(standing.activity))

    async def facts(self, said: Said, draft: Draft) -> SignUpFacts:
        entered = entered_of(draft)
        standing = await self.enrolling.standing(said.actor.id, activity_in(entered))
        municipality, people = said.actor.profile.place.municipality, None
        if draft.step == TEAM.name:
            search, number = entered.search_of(TEAM), entered.page_of(TEAM)
            people = people_options(await self.teams.search(said.actor, search, number))
        return SignUpFacts(standing=standing, municipality=municipality, people=people)

    async def named(self, said: Said, option: str) -> Any:
        return named_item(await self.teams.find(said.actor, PersonId(row_id(option))))

    def sends_at_once(self, entered: Entered) -> bool:
        """A single question needs no summary."""
        return len(path := SIGN_UP.path(entered)) == 1 and path[0] is not TEAM

    async def send(self, said: Said, draft: DraftId) -> Screen:
        """
        Raises:
            DraftGone: it was sent already; the activity's card shows the seat.
        """
        found = await self.drafts.get(said.actor, FormName.SIGN_UP, draft)
        entered = entered_of(found)
        standing = await self.enrolling.sign_up(
            said.actor, activity_in(entered), answers=answers_in(entered), draft=draft,
            team=team_in(entered),
        )  # fmt: skip
        number = standing.activity.id
        share = deep_link(self.bot_username, f"activity-{number}")
        press = ActivitiesPress(action=Action.OPEN, activity=number)
        return activity_card(said.words, standing, said.actor, press, share=share)

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return signup_cancelled(said.words, activity_in(entered_of(draft)))
