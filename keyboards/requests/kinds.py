"""The buttons of one kind of request: what its author can press, which reasons a decider picks."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Generic, TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from district.requests.request import Move, ReadyReason, Request, RequestStatus
from district.requests.subject import SubjectFacts
from keyboards.buttons import Row, Style, button
from keyboards.requests.mine import withdraw_button
from locales.texts import Words

Reasons = Mapping[Move, tuple[ReadyReason, ...]]
Subject = TypeVar("Subject", bound=SubjectFacts)


class KindButtons(ABC, Generic[Subject]):
    """One kind of request."""

    reasons: ClassVar[Reasons] = {}
    """Predefined reasons of a rejection or a return; a reason can always be typed instead."""

    @abstractmethod
    def answering(self, request: Request, subject: Subject) -> CallbackData:
        """Returns the press that begins the form which answers a returned request."""

    def subject_button(self, words: Words, subject: Subject) -> InlineKeyboardButton | None:
        """Returns the button that opens what the request is about."""
        return None

    def decider_rows(self, words: Words, request: Request, subject: Subject) -> list[Row]:
        """Returns what deciders can do besides deciding."""
        return []

    def own_rows(self, words: Words, request: Request, subject: Subject) -> list[Row]:
        """Returns the author's actions in the current state, except for a reply."""
        rows: list[Row] = []
        if request.status.is_open:
            rows.append([withdraw_button(words, request.id)])
        opening = self.subject_button(words, subject)
        return [*rows, [opening]] if opening else rows

    def answer_rows(self, words: Words, request: Request, subject: Subject) -> list[Row]:
        """Returns what the author is to do next, also for letters."""
        if request.status is not RequestStatus.RETURNED:
            return []
        press = self.answering(request, subject)
        return [[button(words.plain("requests-answer"), press, Style.WANTED)]]
