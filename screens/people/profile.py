"""The form in which people tell of themselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aiogram.types import InlineKeyboardMarkup

from district.drafts import Draft
from district.pages import Page
from district.people.person import ORGANIZATION_LIMIT
from district.people.profile import STEPS, ProfileDraft, ProfileStep
from district.territory import Municipality, Organization
from keyboards.people.profile import (
    begin_keyboard,
    change_keyboard,
    municipality_keyboard,
    organization_keyboard,
    position_keyboard,
    saved_keyboard,
    subjects_keyboard,
    summary_keyboard,
    words_keyboard,
)
from locales.texts import Words
from screens.screen import Screen, lines


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFacts:
    """Everything that a step may show."""

    draft: Draft
    municipality: Municipality | None
    organization: Organization | None
    municipalities: Page[Municipality]
    organizations: Page[Organization]

    @property
    def entered(self) -> ProfileDraft:
        return ProfileDraft.read(self.draft.answers)

    @property
    def step(self) -> ProfileStep:
        return ProfileStep(self.draft.step)


def profile_screen(words: Words, facts: ProfileFacts) -> Screen:
    """The form as it stands."""
    text, keyboard = _SHOWN.get(facts.step, _words_step)(words, facts)
    return Screen(text=text, keyboard=keyboard)


def saved_screen(words: Words, *, goes_on: bool) -> Screen:
    """`goes_on`: a link brought the person here and is still to be followed."""
    return Screen(text=words("profile-saved"), keyboard=saved_keyboard(words) if goes_on else None)


def cancelled_screen(words: Words, *, has_profile: bool) -> Screen:
    if has_profile:
        return Screen(text=words("profile-unchanged"))
    return Screen(text=words("profile-cancelled"), keyboard=begin_keyboard(words))


Shown = tuple[str, InlineKeyboardMarkup]


def _words_step(words: Words, facts: ProfileFacts) -> Shown:
    return _asked(words, facts), words_keyboard(words, facts.entered, facts.step)


def _municipality(words: Words, facts: ProfileFacts) -> Shown:
    page = facts.municipalities
    return _list_text(words, facts, page), municipality_keyboard(words, facts.entered, page)


def _organization(words: Words, facts: ProfileFacts) -> Shown:
    page = facts.organizations
    return _list_text(words, facts, page), organization_keyboard(words, facts.entered, page)


def _position(words: Words, facts: ProfileFacts) -> Shown:
    return _asked(words, facts), position_keyboard(words, facts.entered)


def _subjects(words: Words, facts: ProfileFacts) -> Shown:
    return _asked(words, facts), subjects_keyboard(words, facts.entered)


def _summary(words: Words, facts: ProfileFacts) -> Shown:
    text = lines(words("profile-summary"), "", *_told(words, facts))
    return text, summary_keyboard(words, facts.draft.id)


def _change(words: Words, facts: ProfileFacts) -> Shown:
    text = lines(*_told(words, facts), "", words("profile-ask-change"))
    return text, change_keyboard(words, facts.entered)


_SHOWN: Mapping[ProfileStep, Callable[[Words, ProfileFacts], Shown]] = {
    ProfileStep.MUNICIPALITY: _municipality,
    ProfileStep.ORGANIZATION: _organization,
    ProfileStep.POSITION: _position,
    ProfileStep.SUBJECTS: _subjects,
    ProfileStep.SUMMARY: _summary,
    ProfileStep.CHANGE: _change,
}


def _asked(words: Words, facts: ProfileFacts) -> str:
    return lines(
        _head(words, facts),
        words(f"profile-ask-{facts.step}", limit=ORGANIZATION_LIMIT)
        if facts.step is ProfileStep.NEW_ORGANIZATION
        else words(f"profile-ask-{facts.step}"),
        _said_before(words, facts),
    )


def _list_text(words: Words, facts: ProfileFacts, page: Page[object]) -> str:
    search = facts.entered.search
    found = None if page.total else words("profile-nothing-found")
    head = _head(words, facts)
    if page.count > 1:
        mark = words("common-page", number=page.number + 1, count=page.count)
        head = f"{head} · {mark}"
    return lines(
        head,
        words(f"profile-ask-{facts.step}"),
        words("profile-search", search=search) if search else None,
        found,
    )


def _head(words: Words, facts: ProfileFacts) -> str:
    entered = facts.entered
    if entered.changing or not entered.is_first:
        return words("profile-title")
    return words("profile-step", step=facts.step.number, steps=STEPS)


def _said_before(words: Words, facts: ProfileFacts) -> str | None:
    """For somebody who came back to a step: what stands unless other words are typed."""
    entered = facts.entered
    said = {
        ProfileStep.SURNAME: entered.surname,
        ProfileStep.GIVEN: entered.given,
        ProfileStep.PATRONYMIC: entered.patronymic,
        ProfileStep.YEAR: entered.year,
    }.get(facts.step)
    return words("profile-said-before", text=str(said)) if said else None


def _told(words: Words, facts: ProfileFacts) -> list[str]:
    entered = facts.entered
    position = words.plain(f"profile-position-{entered.position}") if entered.position else ""
    subjects = ", ".join(
        words.plain(f"profile-subject-{subject}").lower() for subject in entered.subjects
    )
    return [
        words("profile-name", name=entered.name.full),
        words("profile-municipality", name=facts.municipality.name if facts.municipality else "—"),
        words("profile-organization", name=facts.organization.name if facts.organization else "—"),
        words("profile-position", position=position),
        *([words("profile-subjects", subjects=subjects)] if subjects else []),
        words("profile-year", year=entered.year or ""),
    ]
