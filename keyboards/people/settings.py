"""Buttons of the settings."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from district.announcements.announcement import Category
from district.drafts import Form as FormName
from district.ids import CategoryId, GrantId
from district.languages import Language
from keyboards.buttons import Press, Row, button, grid, inline
from keyboards.form import beginning
from keyboards.menu import to_menu
from keyboards.people.privacy import PrivacyAction, PrivacyPress
from locales.texts import Words


class SettingsAction(StrEnum):
    OPEN = "open"
    LANGUAGE = "language"
    CATEGORIES = "categories"
    MUTE = "mute"
    UNMUTE = "unmute"
    """For a category of announcements; idempotent, like MUTE."""
    DIGEST = "digest"
    CARDS = "cards"
    """How requests that wait are told: idempotent, like DIGEST."""
    FOUND = "found"
    HIDDEN = "hidden"
    """Whether colleagues may find the person: idempotent, like FOUND."""


class SettingsPress(Press, prefix="settings"):
    action: SettingsAction
    language: Language | None = None
    category: str | None = None


def categories_keyboard(
    words: Words, categories: Iterable[Category], muted: Collection[CategoryId]
) -> InlineKeyboardMarkup:
    """Ticks categories that are not muted; «важное» is always ticked."""
    each = [
        button(
            one.name(words.language), SettingsPress(action=SettingsAction.UNMUTE, category=one.id)
        )
        if one.id in muted
        else button(
            f"✓ {one.name(words.language)}",
            SettingsPress(action=SettingsAction.MUTE, category=one.id),
        )
        for one in categories
        if not one.is_important
    ]
    back = button(words.plain("forms-back"), SettingsPress(action=SettingsAction.OPEN))
    return inline([*grid(each), [back]])


def findable_row(words: Words, *, is_findable: bool) -> Row:
    """The switch of the consent to be found by colleagues."""
    action = SettingsAction.HIDDEN if is_findable else SettingsAction.FOUND
    return [button(words.plain(f"settings-be-{action}"), SettingsPress(action=action))]


def desk_row(words: Words, *, takes_digest: bool) -> Row:
    """The switch between the digest and single cards."""
    if takes_digest:
        return [button(words.plain("desk-give-up"), SettingsPress(action=SettingsAction.CARDS))]
    return [button(words.plain("desk-take"), SettingsPress(action=SettingsAction.DIGEST))]


def settings_keyboard(
    words: Words, curator: GrantId | None, more: Iterable[Row] = ()
) -> InlineKeyboardMarkup:
    """`curator`: the reader's role as a curator, if any, who names the signer of certificates.
    `more`: rows of the reader's roles.
    """
    other = Language.EN if words.language is Language.RU else Language.RU
    speak = SettingsPress(action=SettingsAction.LANGUAGE, language=other)
    return inline(
        [
            [button(words.plain("settings-profile"), beginning(FormName.PROFILE))],
            [button(words.plain("settings-other-language"), speak)],
            [
                button(
                    words.plain("settings-categories"),
                    SettingsPress(action=SettingsAction.CATEGORIES),
                )
            ],
            [button(words.plain("signing-open"), beginning(FormName.SIGNER, curator))]
            if curator is not None
            else [],
            *more,
            [button(words.plain("settings-privacy"), PrivacyPress(action=PrivacyAction.OPEN))],
            [to_menu(words)],
        ]
    )
