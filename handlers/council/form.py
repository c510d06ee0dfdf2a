"""The conversations that put a motion and withdraw one."""

from dataclasses import dataclass

from aiogram.types import Message

from district.clock import Calendar, Clock
from district.council.form import (
    CANDIDATES,
    FILES,
    PROPOSED,
    PUTTING,
    REASON,
    TEXT,
    TOPICS,
    UNTIL,
    WITHDRAWAL,
    PuttingFacts,
    assembly_of,
    body_of,
    curriculum_in,
    motion_of,
    nearest_end,
    opens_at_once,
    putting,
    school_year,
    withdrawing,
    withdrawn_motion,
)
from district.council.motion import MOST_FILES, MotionFacts, MotionFile, MotionStatus
from district.drafts import Draft
from district.drafts import Form as FormName
from district.forms import SUMMARY, Entered, Field, entered_of
from district.ids import DraftId, MotionId, PersonId
from district.people.roles import Permission
from district.typed_time import read_day, read_moment
from handlers.form import Conversation, Open, Start, row_id
from handlers.tap import Said
from screens.council.form import (
    MOVED,
    YEAR,
    PuttingLook,
    WithdrawalLook,
    own_question,
    programme_text,
    put_cancelled,
    put_screen,
    withdrawn_screen,
)
from screens.screen import Screen
from services.council.motions import Motions
from services.council.putting import Putting
from services.drafts import Drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class PuttingMotion(Conversation[PuttingFacts]):
    """Begins with what `putting` reads."""

    form = PUTTING
    look = PuttingLook()
    gives_way = True

    putting: Putting
    motions: Motions
    drafts: Drafts
    calendar: Calendar
    clock: Clock

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        said.actor.ensure(Permission.PUT_MOTIONS)

    async def start(self, said: Said, about: str | None) -> Start:
        year = school_year(self.calendar.local(self.clock()).date())
        entered = putting(about).with_given(**{YEAR: year})
        if about == PROPOSED and (topics := await self.putting.hardest(said.actor)):
            entered = PUTTING.answered_raw(entered, TOPICS, topics)
        if (number := curriculum_in(entered)) is not None:
            text = programme_text(said.words, *await self.putting.programme(said.actor, number))
            entered = PUTTING.answered(entered, TEXT, text)
        first = PUTTING.path(entered)[0]
        is_answered = entered.is_answered(first)
        return Start(
            entered=entered, step=PUTTING.after(first.name, entered) if is_answered else None
        )

    async def facts(self, said: Said, draft: Draft) -> PuttingFacts:
        entered = entered_of(draft)
        at_people = draft.step == CANDIDATES.name
        chosen: tuple[PersonId, ...] = ()
        if at_people or draft.step == SUMMARY:
            chosen = entered.get(CANDIDATES) or ()
        return await self.putting.facts(
            said.actor,
            body_of(entered),
            assembly=assembly_of(entered),
            chosen=chosen,
            search=entered.search_of(CANDIDATES) if at_people else None,
            curriculum=curriculum_in(entered),
        )

    async def take_words(
        self, said: Said, entered: Entered, key: Field[object], text: str
    ) -> Entered:
        """Moments are those of the district's clock; an end in quiet hours is moved to the morning,
        and the summary says so.
        """
        now = self.clock()
        wall = self.calendar.local(now).replace(tzinfo=None)
        if key is UNTIL:
            typed = read_moment(text, wall)
            end = nearest_end(typed, now, self.calendar)
            entered = PUTTING.answered(entered, UNTIL, end)
            return entered.with_given(**{MOVED: end != typed})
        if key.name == "agenda":
            return PUTTING.answered_raw(entered, key, read_day(text, wall.date()).isoformat())
        return self.form.answered(entered, key, key.typed(text))

    async def take_message(self, form: Open) -> bool:
        """Adds a photo or a document at the step of the text, or below the summary."""
        event = form.said.event
        if form.step not in {SUMMARY, TEXT.name} or not isinstance(event, Message):
            return False
        if event.photo:
            file = MotionFile(kind="photo", file=event.photo[-1].file_id)
        elif event.document is not None:
            file = MotionFile(kind="document", file=event.document.file_id)
        else:
            return False
        files = (*(form.entered.get(FILES) or ()), file)[-MOST_FILES:]
        entered = PUTTING.answered(form.entered, FILES, files)
        if event.caption and form.step == TEXT.name:
            entered = PUTTING.answered(entered, TEXT, TEXT.typed(event.caption))
        await form.go(SUMMARY, entered)
        return True

    async def send(self, said: Said, draft: DraftId) -> Screen:
        """Puts the motion, and opens it unless it waits for a meeting, a day or candidates."""
        facts = await self.motions.find_put(said.actor, draft)
        if facts is None:
            facts = await self._put(said, draft)
        if opens_at_once(facts.motion):
            facts = await self.motions.open(said.actor, facts.motion.id)
        return put_screen(said.words, facts)

    async def _put(self, said: Said, draft: DraftId) -> MotionFacts:
        stored = await self.drafts.get(said.actor, FormName.MOTION, draft)
        entered, known = entered_of(stored), await self.facts(said, stored)
        question = own_question(said.words, known, entered)
        new = motion_of(entered, known, question, self.clock(), self.calendar)
        return await self.motions.put(said.actor, draft, body_of(entered), new)

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return put_cancelled(said.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawing(Conversation[MotionFacts]):
    """Begins with the motion's id."""

    form = WITHDRAWAL
    look = WithdrawalLook()
    gives_way = True

    motions: Motions
    drafts: Drafts

    async def start(self, said: Said, about: str | None) -> Start:
        motion = MotionId(row_id(about))
        await self.motions.facts(said.actor.id, motion)
        return Start(entered=withdrawing(motion))

    async def facts(self, said: Said, draft: Draft) -> MotionFacts:
        return await self.motions.facts(said.actor.id, withdrawn_motion(entered_of(draft)))

    async def send(self, said: Said, draft: DraftId) -> Screen:
        stored = await self.drafts.get(said.actor, FormName.WITHDRAWAL, draft)
        facts = await self.facts(said, stored)
        if facts.motion.status is not MotionStatus.WITHDRAWN:  # before a crash
            reason = entered_of(stored).need(REASON)
            facts = await self.motions.withdraw(said.actor, facts.motion.id, reason)
        await self.drafts.drop(stored)
        return withdrawn_screen(said.words, facts)
