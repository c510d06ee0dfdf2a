"""One of a pair writes to the other, or shares a telephone number."""

from dataclasses import dataclass

from aiogram.fsm.state import State

from district.drafts import Draft
from district.errors import BadInput, NotFound
from district.forms import Entered, entered_of
from district.ids import MentorshipId
from district.mentoring.pair_words import MESSAGE, PAIR_WORDS, PHONE, pair_of, read_older, words_to
from district.mentoring.pairs import Contact, ContactKind, PairFacts
from handlers.form import Conversation, OlderFormat, Open, Start, row_id
from handlers.step_message import finish
from handlers.tap import Said
from keyboards.mentoring.pairs import FORM_ACTIONS, MentorshipsPress, form_press
from screens.errors import refusal
from screens.mentoring.pair_words import PairWordsLook
from screens.mentoring.pairs import message_sent, pair_screen, words_cancelled
from screens.screen import Screen
from services.mentoring.pairs import Mentorships


@dataclass(frozen=True, slots=True, kw_only=True)
class PairWords(Conversation[PairFacts | None]):
    """Begins with «message-<pair>» or «phone-<pair>»; what is typed is sent at once."""

    form = PAIR_WORDS
    look = PairWordsLook()
    gives_way = True
    older = OlderFormat(
        press=MentorshipsPress,
        read_press=form_press,
        read_draft=read_older,
        open_state=State("open", group_name="WordsState"),
        actions=FORM_ACTIONS,
    )

    mentorships: Mentorships

    async def start(self, said: Said, about: str | None) -> Start:
        step, _, number = (about or "").partition("-")
        if step not in {MESSAGE.name, PHONE.name}:
            raise NotFound
        pair = MentorshipId(row_id(number))
        await self.mentorships.ensure_pair(said.actor, pair)
        return Start(entered=words_to(pair, phone=step == PHONE.name))

    async def facts(self, said: Said, draft: Draft) -> PairFacts | None:
        if draft.step == PHONE.name:
            return None
        return await self.mentorships.facts(said.actor.id, pair_of(entered_of(draft)))

    async def take_message(self, form: Open) -> bool:
        said = form.said
        take = self._share_phone if form.step == PHONE.name else self._send_message
        try:
            outcome = await take(form, said.need_text())
        except BadInput as error:
            await form.show(hint=refusal(said.words, error))
            return True
        await finish(said.event, said.state, outcome)
        if form.step == PHONE.name:  # after a crash the number is shared and shown once more
            await form.drafts.drop(form.draft)
        return True

    def opens_new_message(self, entered: Entered) -> bool:
        return True

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return words_cancelled(said.words)

    async def _send_message(self, form: Open, text: str) -> Screen:
        said = form.said
        pair = pair_of(form.entered)
        facts = await self.mentorships.write(said.actor, pair, form.draft.id, text)
        return message_sent(said.words, facts, text.strip())

    async def _share_phone(self, form: Open, text: str) -> Screen:
        said, contact = form.said, Contact(kind=ContactKind.PHONE, text=PHONE.typed(text))
        facts = await self.mentorships.share(said.actor, pair_of(form.entered), contact)
        return pair_screen(said.words, facts)
