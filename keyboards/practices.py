"""Buttons of other areas that lead to the bank of practices, and to help for a deficit."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.ids import RequestId, TopicId
from district.practices import Means
from district.topics import Topic
from keyboards.buttons import Number, Press, button
from locales.texts import Words


class PracticesAction(StrEnum):
    TOPIC = "topic"
    """The practices on a topic."""
    HELP = "help"
    """Shows the help that can be offered for a deficit, or for all on a topic."""
    OWN = "own"
    """A methodist's topics on which people need help."""
    OFFER = "offer"


class PracticesPress(Press, prefix="practices"):
    action: PracticesAction
    topic: str | None = None
    request: Number | None = None
    means: Means | None = None
    about: Number = 0


def practices_button(words: Words, topic: TopicId, count: int) -> InlineKeyboardButton:
    """«Практики по теме: 3»."""
    press = PracticesPress(action=PracticesAction.TOPIC, topic=topic)
    return button(words.plain("bank-on-topic", count=count), press)


def help_button(words: Words, number: RequestId) -> InlineKeyboardButton:
    """«Чем помочь»."""
    press = PracticesPress(action=PracticesAction.HELP, request=number)
    return button(words.plain("bank-help"), press)


def help_on_button(words: Words, topic: Topic, *, is_named: bool = False) -> InlineKeyboardButton:
    """«Чем помочь всем», or with the topic."""
    press = PracticesPress(action=PracticesAction.HELP, topic=topic.id)
    label = topic.label.button(words.language)
    named = words.plain("bank-help-on", topic=label) if is_named else words.plain("bank-help-all")
    return button(named, press)


def helping_button(words: Words, key: str = "bank-help-own") -> InlineKeyboardButton:
    """Opens the topics on which people need help."""
    return button(words.plain(key), PracticesPress(action=PracticesAction.OWN))
