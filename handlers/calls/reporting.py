"""The conversation that reports a milestone of a project."""

from dataclasses import dataclass

from district.calls.project import REPORTING, WORDS, Milestone, milestone_in, reporting
from district.drafts import Draft
from district.forms import Entered, entered_of
from district.ids import DraftId, MilestoneId
from handlers.form import Conversation, Start, row_id
from handlers.tap import Said
from screens.calls.projects import ReportingLook, reported_screen
from screens.screen import Screen
from services.calls.projects import Projects


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting(Conversation[Milestone]):
    """Begins with the id of the milestone."""

    form = REPORTING
    look = ReportingLook()
    gives_way = True

    projects: Projects

    async def start(self, said: Said, about: str | None) -> Start:
        milestone = MilestoneId(row_id(about))
        await self.projects.ensure_may_report(said.actor, milestone)
        return Start(entered=reporting(milestone))

    async def facts(self, said: Said, draft: Draft) -> Milestone:
        return await self.projects.ensure_may_report(said.actor, milestone_in(entered_of(draft)))

    async def send(self, said: Said, draft: DraftId) -> Screen:
        return reported_screen(said.words, await self.projects.report(said.actor, draft))

    def typed_at_summary(self, entered: Entered, text: str) -> Entered:
        """Replaces the words."""
        return REPORTING.answered(entered, WORDS, WORDS.typed(text))
