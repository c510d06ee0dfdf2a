"""People tell of themselves: eight steps, a summary; later one thing at a time."""

import re
from dataclasses import dataclass, replace

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.drafts import Form
from district.errors import BadInput
from district.ids import DraftId, MunicipalityId, OrganizationId
from district.pages import Page
from district.people.profile import ProfileDraft, ProfileStep
from district.people.roles import Actor
from district.territory import Municipality, Organization
from handlers.filters import On
from handlers.forms import AtStep, OpenForm, finish, refuse_gone, resume, show_current, typed
from handlers.menu import LINK, show_menu
from handlers.show import Event
from keyboards.people.profile import ProfileAction, ProfilePress
from locales.texts import Words
from screens.people.profile import ProfileFacts, cancelled_screen, profile_screen, saved_screen
from screens.screen import Screen
from services.drafts import Drafts
from services.people.profile import Profiles
from services.territory import Territory

MUNICIPALITIES = 10
"""On one page."""

_ID = re.compile(r"[1-9][0-9]{0,8}")

LISTS = (ProfileStep.MUNICIPALITY, ProfileStep.ORGANIZATION)


class ProfileForm(StatesGroup):
    """One state: the step stands in the draft."""

    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProfile(OpenForm):
    open_state = ProfileForm.open.state

    territory: Territory

    @property
    def entered(self) -> ProfileDraft:
        return ProfileDraft.read(self.draft.answers)

    @property
    def step(self) -> ProfileStep:
        return ProfileStep(self.draft.step)

    async def answer(self, event: Event, entered: ProfileDraft) -> None:
        """The step is answered: on to the next one."""
        await self.go(event, entered.step_after(self.step), entered)

    async def go(self, event: Event, step: ProfileStep, entered: ProfileDraft) -> None:
        if step is not self.step:
            entered = replace(entered, search="", page=0)
        if step is ProfileStep.SUMMARY:
            entered = replace(entered, changing=False)
        await (await self.kept(step, entered.answers())).show(event)

    async def screen(self) -> Screen:
        entered = self.entered
        facts = ProfileFacts(
            draft=self.draft,
            municipality=await self._municipality(entered),
            organization=await self._organization(entered),
            municipalities=await self.territory.municipality_page(
                search=entered.search, number=entered.page, size=MUNICIPALITIES
            ),
            organizations=await self._organizations(entered),
        )
        return profile_screen(self.words, facts)

    async def _municipality(self, entered: ProfileDraft) -> Municipality | None:
        if entered.municipality is None:
            return None
        return await self.territory.municipality(entered.municipality)

    async def _organization(self, entered: ProfileDraft) -> Organization | None:
        if entered.organization is None:
            return None
        return await self.territory.organization(entered.organization)

    async def _organizations(self, entered: ProfileDraft) -> Page[Organization]:
        if self.step is not ProfileStep.ORGANIZATION or entered.municipality is None:
            return Page(items=(), total=0, number=0, size=1)
        return await self.territory.organizations(
            entered.municipality, search=entered.search, number=entered.page
        )


class FindForm(Filter):
    """Hands on the `form` that is open, or None."""

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        territory: Territory,
    ) -> dict[str, OpenProfile | None]:
        draft = await drafts.find(actor, Form.PROFILE)
        if draft is None:
            return {"form": None}
        form = OpenProfile(
            draft=draft, actor=actor, words=words, state=state, drafts=drafts, territory=territory
        )
        return {"form": form}


def router() -> Router:
    profile = Router(name="profile")
    profile.message.register(resume, StateFilter(ProfileForm.open), FindForm(), AtStep(again=True))
    profile.message.register(take_words, StateFilter(ProfileForm.open), FindForm(), AtStep())

    press, step, action = profile.callback_query, ProfileStep, ProfileAction
    press.filter(ProfilePress.filter(), FindForm())
    press.register(resume, AtStep(again=True))
    press.register(begin, On(action.BEGIN))
    press.register(edit, On(action.EDIT))
    press.register(resume, On(action.RESUME), AtStep())
    press.register(cancel, On(action.CANCEL), AtStep())
    press.register(go_back, On(action.BACK), AtStep())
    press.register(skip_patronymic, On(action.SKIP), AtStep(step.PATRONYMIC))
    press.register(turn_page, On(action.PAGE), AtStep(*LISTS))
    press.register(show_every, On(action.EVERY), AtStep(*LISTS))
    press.register(
        choose_municipality,
        On(action.MUNICIPALITY),
        AtStep(step.MUNICIPALITY),
    )
    press.register(
        choose_organization,
        On(action.ORGANIZATION),
        AtStep(step.ORGANIZATION),
    )
    press.register(ask_name, On(action.ADD), AtStep(step.ORGANIZATION))
    press.register(choose_position, On(action.POSITION), AtStep(step.POSITION))
    press.register(toggle_subject, On(action.SUBJECT), AtStep(step.SUBJECTS))
    press.register(end_subjects, On(action.DONE), AtStep(step.SUBJECTS))
    press.register(offer_changes, On(action.CHANGE), AtStep(step.SUMMARY))
    press.register(change_step, On(action.STEP), AtStep(step.CHANGE))
    press.register(save, On(action.SAVE))
    press.register(show_current, AtStep())
    press.register(refuse_gone)
    return profile


async def begin_profile(
    event: Event,
    state: FSMContext,
    actor: Actor,
    words: Words,
    drafts: Drafts,
    territory: Territory,
) -> None:
    """The form from its first step; one that lies unfinished goes on where it was left."""
    draft = await drafts.find(actor, Form.PROFILE)
    if draft is None:
        answers = ProfileDraft().answers()
        draft = await drafts.begin(actor, Form.PROFILE, ProfileStep.SURNAME, answers)
    form = OpenProfile(
        draft=draft, actor=actor, words=words, state=state, drafts=drafts, territory=territory
    )
    await form.show(event)


async def begin(
    event: CallbackQuery,
    state: FSMContext,
    actor: Actor,
    words: Words,
    drafts: Drafts,
    territory: Territory,
) -> None:
    await begin_profile(event, state, actor, words, drafts, territory)


async def edit(
    event: CallbackQuery,
    state: FSMContext,
    actor: Actor,
    words: Words,
    drafts: Drafts,
    territory: Territory,
) -> None:
    """From the settings: what is kept, and what of it to change."""
    if actor.person.profile is not None and await drafts.find(actor, Form.PROFILE) is None:
        answers = ProfileDraft.of(actor.person.profile).answers()
        await drafts.begin(actor, Form.PROFILE, ProfileStep.CHANGE, answers)
    await begin_profile(event, state, actor, words, drafts, territory)


async def cancel(event: CallbackQuery, form: OpenProfile) -> None:
    has_profile = form.actor.person.profile is not None
    await form.give_up(event, cancelled_screen(form.words, has_profile=has_profile))
    if has_profile:
        await show_menu(event, form.state, form.actor, form.words, form.drafts)


async def go_back(event: CallbackQuery, form: OpenProfile) -> None:
    await form.go(event, form.entered.step_before(form.step) or form.step, form.entered)


async def take_words(event: Message, form: OpenProfile, profiles: Profiles) -> None:
    """Words where words are asked for; anything else is answered with what is expected."""
    entered = form.entered
    try:
        text = typed(event)
        if form.step is ProfileStep.NEW_ORGANIZATION and entered.municipality is not None:
            added = await profiles.add_organization(form.actor, entered.municipality, text)
            entered = replace(entered, organization=added)
        else:
            entered = entered.with_words(form.step, text, profiles.today())
    except BadInput as error:
        await form.insist(event, error)
        return
    if form.step in LISTS:
        await form.go(event, form.step, entered)
    else:
        await form.answer(event, entered)


async def skip_patronymic(event: CallbackQuery, form: OpenProfile) -> None:
    await form.answer(event, replace(form.entered, patronymic=None))


async def turn_page(event: CallbackQuery, callback_data: ProfilePress, form: OpenProfile) -> None:
    await form.go(event, form.step, replace(form.entered, page=callback_data.page or 0))


async def show_every(event: CallbackQuery, form: OpenProfile) -> None:
    await form.go(event, form.step, replace(form.entered, search="", page=0))


async def choose_municipality(
    event: CallbackQuery, callback_data: ProfilePress, form: OpenProfile
) -> None:
    chosen = await form.territory.municipality(MunicipalityId(callback_data.choice or ""))
    if chosen is None:
        await show_current(event, form)
        return
    await form.answer(event, form.entered.in_municipality(chosen.id))


async def choose_organization(
    event: CallbackQuery, callback_data: ProfilePress, form: OpenProfile
) -> None:
    chosen = await form.territory.organization(_organization(callback_data))
    if chosen is None or chosen.municipality != form.entered.municipality:
        await show_current(event, form)
        return
    await form.answer(event, replace(form.entered, organization=chosen.id))


def _organization(press: ProfilePress) -> OrganizationId:
    """0, which is nobody's id, for what was made up."""
    choice = press.choice or ""
    return OrganizationId(int(choice) if _ID.fullmatch(choice) else 0)


async def ask_name(event: CallbackQuery, form: OpenProfile) -> None:
    await form.go(event, ProfileStep.NEW_ORGANIZATION, form.entered)


async def choose_position(
    event: CallbackQuery, callback_data: ProfilePress, form: OpenProfile
) -> None:
    if callback_data.position is not None:
        await form.answer(event, form.entered.with_position(callback_data.position))


async def toggle_subject(
    event: CallbackQuery, callback_data: ProfilePress, form: OpenProfile
) -> None:
    if callback_data.subject is not None:
        entered = form.entered.with_subject_toggled(callback_data.subject)
        await form.go(event, form.step, entered)


async def end_subjects(event: CallbackQuery, form: OpenProfile) -> None:
    await form.answer(event, form.entered)


async def offer_changes(event: CallbackQuery, form: OpenProfile) -> None:
    await form.go(event, ProfileStep.CHANGE, form.entered)


async def change_step(event: CallbackQuery, callback_data: ProfilePress, form: OpenProfile) -> None:
    step = callback_data.step or ProfileStep.SUMMARY
    await form.go(event, step, replace(form.entered, changing=True))


async def save(
    event: CallbackQuery,
    callback_data: ProfilePress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    profiles: Profiles,
    drafts: Drafts,
) -> None:
    profile = await profiles.save(actor, DraftId(callback_data.choice or ""))
    goes_on = (await state.get_data()).get(LINK) is not None
    await finish(event, state, saved_screen(words, goes_on=goes_on))
    if not goes_on:
        known = replace(actor, person=replace(actor.person, profile=profile))
        await show_menu(event, state, known, words, drafts)
