"""The conversation of an expulsion from a cohort: the reason, a check, and the expulsion."""

from dataclasses import dataclass

from aiogram.fsm.state import State

from district.drafts import Draft
from district.errors import DistrictError
from district.forms import entered_of
from district.ids import ActivityId, DraftId, EnrolmentId
from district.schools.expulsion import EXPULSION, expelling, read_older, seat_of
from district.schools.school import Expulsion
from handlers.form import Conversation, OlderFormat, Start, row_id
from handlers.tap import Said
from keyboards.schools.expulsion import MEANINGS, ExpellingPress, form_press
from screens.schools.expulsion import ExpulsionLook, expelled, expulsion_cancelled
from screens.screen import Screen
from services.schools.schools import Schools


@dataclass(frozen=True, slots=True, kw_only=True)
class Expelling(Conversation[Expulsion]):
    """Begins with «<cohort>-<seat>»."""

    form = EXPULSION
    look = ExpulsionLook()
    gives_way = True
    older = OlderFormat(
        press=ExpellingPress,
        read_press=form_press,
        actions=MEANINGS,
        read_draft=read_older,
        open_state=State("open", group_name="ExpulsionForm"),
    )

    schools: Schools

    async def start(self, said: Said, about: str | None) -> Start:
        activity, _, seat = (about or "").partition("-")
        entered = expelling(ActivityId(row_id(activity)), EnrolmentId(row_id(seat)))
        await self.schools.expulsion(said.actor, *seat_of(entered))
        return Start(entered=entered)

    async def facts(self, said: Said, draft: Draft) -> Expulsion:
        return await self.schools.expulsion(said.actor, *seat_of(entered_of(draft)))

    async def send(self, said: Said, draft: DraftId) -> Screen:
        return expelled(said.words, await self.schools.expel(said.actor, draft))

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        try:
            whom = await self.facts(said, draft)
        except DistrictError:  # has left since: the form is closed
            return expulsion_cancelled(said.words, None)
        return expulsion_cancelled(said.words, whom)
