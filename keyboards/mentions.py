"""Buttons of candidates, of consents to be named, and of leaders of activities."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form
from district.ids import ActivityId, MentionId
from district.mentions import Candidate, LeadersFacts, MentionFacts, Wish
from district.pages import Page
from keyboards.analytics import analytics_button
from keyboards.buttons import Number, Press, Style, button, grid, inline
from keyboards.form import beginning
from keyboards.menu import Entry, back_to
from keyboards.paging import paging
from locales.texts import Words


class MentionAction(StrEnum):
    CANDIDATES = "candidates"
    CANDIDATE = "candidate"
    ASK = "ask"
    MINE = "mine"
    """Questions to the reader."""
    YES = "yes"
    NO = "no"
    LED = "led"
    """Leaders of an activity, for all."""
    LEADERS = "leaders"
    """The same for organizers."""
    NAME = "name"
    DROP = "drop"


class MentionsPress(Press, prefix="mentions"):
    action: MentionAction
    person: Number = 0
    mention: Number = 0
    activity: Number = 0
    wish: Number = 0
    """Bits of the filters."""
    page: Number = 0


A = MentionAction


def candidates_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("mentions-candidates"), MentionsPress(action=A.CANDIDATES))


def mine_button(words: Words, key: str = "mentions-mine") -> InlineKeyboardButton:
    return button(words.plain(key), MentionsPress(action=A.MINE))


def led_button(words: Words, activity: ActivityId) -> InlineKeyboardButton:
    return button(words.plain("mentions-led"), MentionsPress(action=A.LED, activity=activity))


def leaders_button(words: Words, activity: ActivityId) -> InlineKeyboardButton:
    press = MentionsPress(action=A.LEADERS, activity=activity)
    return button(words.plain("mentions-leaders"), press)


def candidates_keyboard(
    words: Words, page: Page[Candidate], wish: Wish, labels: Sequence[str]
) -> InlineKeyboardMarkup:
    here = MentionsPress(action=A.CANDIDATES, wish=int(wish))
    filters = []
    for one in Wish:
        label = words.plain(f"mentions-wish-{(one.name or '').lower()}")
        ticked = words.plain("forms-ticked", label=label) if one in wish else label
        filters.append(button(ticked, here.changed(wish=int(wish ^ one))))
    people = [
        [button(label, here.changed(action=A.CANDIDATE, person=one.person.id))]
        for label, one in zip(labels, page.items, strict=True)
    ]
    back = analytics_button(words)
    return inline([*grid(filters), *people, paging(page, here), [back]])


def candidate_keyboard(words: Words, found: Candidate, wish: Wish) -> InlineKeyboardMarkup:
    ask = MentionsPress(action=A.ASK, person=found.person.id, wish=int(wish))
    back = MentionsPress(action=A.CANDIDATES, wish=int(wish))
    mention = found.mention
    rows = []
    if mention is None:
        rows.append([button(words.plain("mentions-ask"), ask, Style.WANTED)])
    elif mention.is_agreed:
        rows.append([tell_button(words, mention.id)])
    return inline([*rows, [button(words.plain("common-back"), back)]])


def tell_button(words: Words, mention: MentionId) -> InlineKeyboardButton:
    """Begins an announcement about the person."""
    press = beginning(Form.ANNOUNCEMENT, f"mention-{mention}")
    return button(words.plain("mentions-tell"), press, Style.WANTED)


def answer_keyboard(words: Words, facts: MentionFacts) -> InlineKeyboardMarkup:
    press = MentionsPress(action=A.YES, mention=facts.mention.id)
    yes = button(words.plain("mentions-yes"), press, Style.WANTED)
    return inline([[yes], [button(words.plain("mentions-no"), press.changed(action=A.NO))]])


def answered_keyboard(
    words: Words, page: Page[MentionFacts], labels: Sequence[str]
) -> InlineKeyboardMarkup:
    """Each press changes the answer."""
    here = MentionsPress(action=A.MINE)
    rows = []
    for label, one in zip(labels, page.items, strict=True):
        action = A.NO if one.mention.is_agreed else A.YES
        press = here.changed(action=action, mention=one.mention.id, page=page.number)
        rows.append([button(label, press)])
    return inline([*rows, paging(page, here), [back_to(words, Entry.SETTINGS)]])


def leaders_keyboard(
    facts: LeadersFacts, dropping: Sequence[str], naming: Sequence[str], back: InlineKeyboardButton
) -> InlineKeyboardMarkup:
    here = MentionsPress(action=A.NAME, activity=facts.activity)
    named = [
        [button(label, MentionsPress(action=A.DROP, mention=one.mention.id))]
        for label, one in zip(dropping, facts.named, strict=True)
    ]
    found = [
        [button(label, here.changed(person=one.id))]
        for label, one in zip(naming, facts.found, strict=True)
    ]
    return inline([*found, *named, [back]])
