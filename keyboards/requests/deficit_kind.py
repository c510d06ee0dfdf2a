"""Buttons of requests about a deficit."""

from typing import ClassVar

from aiogram.filters.callback_data import CallbackData

from district.drafts import Form
from district.requests.deficits import DeficitFacts, DeficitStatus
from district.requests.request import Move, ReadyReason, Request, RequestStatus
from keyboards.buttons import Row, Style, button
from keyboards.form import beginning
from keyboards.practices import help_button, practices_button
from keyboards.questions.consultations import consultations_button
from keyboards.questions.threads import ask_curator
from keyboards.requests.kinds import KindButtons, Reasons
from keyboards.requests.mine import Action, RequestsPress, withdraw_button
from locales.texts import Words

_HELPED = frozenset({RequestStatus.APPROVED, RequestStatus.EXPIRED})


class DeficitButtons(KindButtons[DeficitFacts]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.SAY_MORE, ReadyReason.OTHER_TOPIC, ReadyReason.WHAT_FORM),
        Move.REJECT: (ReadyReason.NOT_OURS, ReadyReason.IN_SCHOOL, ReadyReason.REPEATED),
    }

    def answering(self, request: Request, subject: DeficitFacts) -> CallbackData:
        return beginning(Form.DEFICIT, request.id)

    def own_rows(self, words: Words, request: Request, subject: DeficitFacts) -> list[Row]:
        """A deficit lives on after its request, so its buttons follow its own state."""
        deficit, rows = subject.deficit, list[Row]()
        if deficit.can_move(DeficitStatus.RESOLVED) and deficit.severity.is_counted:
            resolved = RequestsPress(action=Action.RESOLVED, request=request.id)
            rows.append([button(words.plain("requests-healed"), resolved, Style.WANTED)])
        if deficit.status is DeficitStatus.RESOLVED:
            reopen = RequestsPress(action=Action.REOPEN, request=request.id)
            rows.append([button(words.plain("requests-reopen"), reopen)])
        if deficit.status.is_open:
            rows.append([withdraw_button(words, request.id)])
        return rows

    def decider_rows(self, words: Words, request: Request, subject: DeficitFacts) -> list[Row]:
        return [[help_button(words, request.id)]] if subject.deficit.takes_help(request) else []

    def answer_rows(self, words: Words, request: Request, subject: DeficitFacts) -> list[Row]:
        """A deficit without a decision in time is sent again by one press; after a rejection a
        curator may help.
        """
        rows = super().answer_rows(words, request, subject)
        if request.status is RequestStatus.REJECTED:
            rows = [[ask_curator(words)]]
        elif request.status is RequestStatus.EXPIRED and subject.deficit.status.is_open:
            again = RequestsPress(action=Action.REOPEN, request=request.id)
            rows = [[button(words.plain("requests-again"), again, Style.WANTED)]]
        return [*rows, *self._help(words, request, subject)]

    @staticmethod
    def _help(words: Words, request: Request, subject: DeficitFacts) -> list[Row]:
        """Help that a person may take: practices, and a consultation once the request is decided
        or was left undecided, while the deficit is open.
        """
        deficit, topic, count = subject.deficit, subject.deficit.topic, subject.practices.count
        if topic is None:
            return []
        rows = [[practices_button(words, topic.id, count)]] if count else []
        if request.status in _HELPED and deficit.status.is_open and deficit.severity.is_counted:
            rows.append([consultations_button(words, topic.id)])
        return rows
