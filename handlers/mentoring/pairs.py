"""A pair: the mentor's answer, what passes between the two, questions, and how it ends."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.drafts import Form
from district.errors import BadInput, OutOfDate
from district.ids import MentorshipId
from district.mentoring.pairs import Contact, ContactKind, WordsStep, phone_number
from district.people.roles import Actor
from handlers.filters import On
from handlers.forms import AtStep, OpenForm, finish, refuse_gone, resume, typed
from handlers.show import Event, say, show
from keyboards.mentoring.pairs import MentorshipsAction, MentorshipsPress
from locales.texts import Words
from screens.errors import refusal
from screens.mentoring.pairs import (
    accepted,
    ask_contact,
    ask_message,
    ask_phone,
    ask_sure,
    declined,
    ended,
    message_letter,
    message_sent,
    no_pair,
    pair_screen,
    people,
    question_answered,
    withdrawn,
    words_cancelled,
)
from screens.screen import Screen
from services.drafts import Drafts
from services.mentoring.pairs import Mentorships

_A = MentorshipsAction


class WordsState(StatesGroup):
    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWords(OpenForm):
    """A message to the other of a pair, or an own telephone number."""

    open_state = WordsState.open.state

    mentorships: Mentorships

    @property
    def pair(self) -> MentorshipId:
        return MentorshipId(self.draft.answers["pair"])

    @property
    def opens_new_message(self) -> bool:
        return True

    async def screen(self) -> Screen:
        if self.draft.step == WordsStep.PHONE:
            return ask_phone(self.words)
        return ask_message(self.words, await self.mentorships.facts(self.actor.id, self.pair))


class FindForm(Filter):
    """Hands on the `form` that is open, or None."""

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        mentorships: Mentorships,
    ) -> dict[str, OpenWords | None]:
        draft = await drafts.find(actor, Form.PAIR)
        if draft is None:
            return {"form": None}
        form = OpenWords(
            draft=draft, actor=actor, words=words, state=state, drafts=drafts,
            mentorships=mentorships,
        )  # fmt: skip
        return {"form": form}


def router() -> Router:
    mentorships = Router(name="mentorships")
    is_open, form = StateFilter(WordsState.open), FindForm()
    mentorships.message.register(take_message, is_open, form, AtStep(WordsStep.MESSAGE))
    mentorships.message.register(take_phone, is_open, form, AtStep(WordsStep.PHONE))

    press = mentorships.callback_query
    press.filter(MentorshipsPress.filter())
    press.register(show_mine, On(_A.MINE))
    press.register(show_people, On(_A.PEOPLE))
    press.register(show_pair, On(_A.PAIR))
    press.register(accept, On(_A.ACCEPT))
    press.register(decline, On(_A.DECLINE))
    press.register(ask_whether, On(_A.WITHDRAW, _A.END, _A.ANOTHER))
    press.register(withdraw, On(_A.WITHDRAW_NOW))
    press.register(end, On(_A.END_NOW))
    press.register(ask_another, On(_A.ANOTHER_NOW))
    press.register(offer_contacts, On(_A.SHARE))
    press.register(choose_contact, On(_A.CONTACT))
    press.register(write, On(_A.WRITE))
    press.register(show_message, On(_A.FULL))
    press.register(take_answer, On(_A.ANSWER))
    press.register(resume, On(_A.WORDS_RESUME), form, AtStep())
    press.register(cancel_words, On(_A.WORDS_CANCEL), form, AtStep())
    press.register(refuse_gone)
    return mentorships


async def show_mine(
    event: CallbackQuery, actor: Actor, words: Words, mentorships: Mentorships
) -> None:
    mine = await mentorships.mine(actor)
    await show(event, no_pair(words) if mine is None else pair_screen(words, mine))


async def show_people(
    event: CallbackQuery, actor: Actor, words: Words, mentorships: Mentorships
) -> None:
    await show(event, people(words, await mentorships.of_mentor(actor)))


async def show_pair(
    event: CallbackQuery,
    callback_data: MentorshipsPress,
    actor: Actor,
    words: Words,
    mentorships: Mentorships,
) -> None:
    facts = await mentorships.facts(actor.id, _pair(callback_data))
    await show(event, pair_screen(words, facts))


async def accept(
    event: CallbackQuery,
    callback_data: MentorshipsPress,
    actor: Actor,
    words: Words,
    mentorships: Mentorships,
) -> None:
    try:
        facts = await mentorships.accept(actor, _pair(callback_data))
    except OutOfDate as error:
        await say(event, refusal(words, error), alert=True)
        await show(event, people(words, await mentorships.of_mentor(actor)))
        return
    await show(event, accepted(words, facts))


async def decline(
    event: CallbackQuery,
    callback_data: MentorshipsPress,
    actor: Actor,
    words: Words,
    mentorships: Mentorships,
) -> None:
    await mentorships.decline(actor, _pair(callback_data))
    await show(event, declined(words))


async def ask_whether(
    event: CallbackQuery,
    callback_data: MentorshipsPress,
    actor: Actor,
    words: Words,
    mentorships: Mentorships,
) -> None:
    facts = await mentorships.facts(actor.id, _pair(callback_data))
    await show(event, ask_sure(words, facts, callback_data.action))


async def withdraw(
    event: CallbackQuery,
    callback_data: MentorshipsPress,
    actor: Actor,
    words: Words,
    mentorships: Mentorships,
) -> None:
    await mentorships.withdraw(actor, _pair(callback_data))
    await show(event, withdrawn(words))


async def end(
    event: CallbackQuery,
    callback_data: MentorshipsPress,
    actor: Actor,
    words: Words,
    mentorships: Mentorships,
) -> None:
    await mentorships.end(actor, _pair(callback_data))
    await show(event, ended(words))


async def ask_another(
    event: CallbackQuery,
    callback_data: MentorshipsPress,
    actor: Actor,
    words: Words,
    mentorships: Mentorships,
) -> None:
    facts = await mentorships.ask_another(actor, _pair(callback_data))
    await show(event, pair_screen(words, facts))


# ── What passes between the two ────────────────────────────────────────────────────────────────


async def offer_contacts(
    event: CallbackQuery,
    callback_data: MentorshipsPress,
    actor: Actor,
    words: Words,
    mentorships: Mentorships,
) -> None:
    facts = await mentorships.facts(actor.id, _pair(callback_data))
    await show(event, ask_contact(words, facts, event.from_user.username))


async def choose_contact(
    event: CallbackQuery,
    callback_data: MentorshipsPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    mentorships: Mentorships,
) -> None:
    number, kind = _pair(callback_data), callback_data.contact
    if kind is ContactKind.PHONE:
        await _open_words(event, WordsStep.PHONE, number, actor, words, state, drafts, mentorships)
        return
    username = event.from_user.username
    contact = Contact(kind=ContactKind.BOT)
    if kind is ContactKind.USERNAME and username:
        contact = Contact(kind=kind, text=f"@{username}")
    await show(event, pair_screen(words, await mentorships.share(actor, number, contact)))


async def write(
    event: CallbackQuery,
    callback_data: MentorshipsPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    mentorships: Mentorships,
) -> None:
    number = _pair(callback_data)
    await _open_words(event, WordsStep.MESSAGE, number, actor, words, state, drafts, mentorships)


async def take_message(event: Message, form: OpenWords) -> None:
    try:
        said = typed(event)
        facts = await form.mentorships.write(form.actor, form.pair, form.draft.id, said)
    except BadInput as error:
        await form.insist(event, error)
        return
    await finish(event, form.state, message_sent(form.words, facts, said.strip()))


async def take_phone(event: Message, form: OpenWords) -> None:
    try:
        contact = Contact(kind=ContactKind.PHONE, text=phone_number(typed(event)))
    except BadInput as error:
        await form.insist(event, error)
        return
    facts = await form.mentorships.share(form.actor, form.pair, contact)
    await form.drafts.drop(form.draft)
    await finish(event, form.state, pair_screen(form.words, facts))


async def cancel_words(event: CallbackQuery, form: OpenWords) -> None:
    await form.give_up(event, words_cancelled(form.words))


async def show_message(
    event: CallbackQuery,
    callback_data: MentorshipsPress,
    actor: Actor,
    words: Words,
    mentorships: Mentorships,
) -> None:
    message = await mentorships.message(actor.id, callback_data.message or 0)
    await show(event, message_letter(words, message, full=True))


async def take_answer(
    event: CallbackQuery,
    callback_data: MentorshipsPress,
    actor: Actor,
    words: Words,
    mentorships: Mentorships,
) -> None:
    question, answer = callback_data.question, callback_data.answer
    if question is None or answer is None:
        raise OutOfDate
    asked = await mentorships.answer(actor, _pair(callback_data), question, answer)
    await show(event, question_answered(words, asked))


async def _open_words(
    event: CallbackQuery,
    step: WordsStep,
    number: MentorshipId,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    mentorships: Mentorships,
) -> None:
    await mentorships.ensure_pair(actor, number)
    draft = await drafts.begin(actor, Form.PAIR, step, {"pair": number})
    await OpenWords(
        draft=draft, actor=actor, words=words, state=state, drafts=drafts, mentorships=mentorships
    ).show(event)


def _pair(press: MentorshipsPress) -> MentorshipId:
    return MentorshipId(press.pair or 0)
