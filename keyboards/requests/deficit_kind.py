"""Buttons of requests about a deficit."""

from typing import ClassVar

from aiogram.filters.callback_data import CallbackData

from district.drafts import Form
from district.requests.deficits import DeficitFacts, DeficitStatus
from district.requests.request import Move, ReadyReason, Request, RequestStatus
from keyboards.buttons import Row, Style, button
from keyboards.consultations import consultations_button
from keyboards.form import beginning
from keyboards.practices import help_button, practices_button
from keyboards.questions.threads import ask_curator
from keyboards.requests.kinds import KindButtons, Reasons
from keyboards.requests.mine import Action, RequestsPress, withdraw_button
from locales.texts import Words


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
        return [*self._practices(words, subject), *rows]

    def decider_rows(self, words: Words, request: Request, subject: DeficitFacts) -> list[Row]:
        return [[help_button(words, request.id)]] if subject.deficit.takes_help(request) else []

    def answer_rows(self, words: Words, request: Request, subject: DeficitFacts) -> list[Row]:
        """A deficit without a decision in time is sent again by one press; after a rejection a
        curator may help.
        """
        if request.status is RequestStatus.REJECTED:
            return [[ask_curator(words)]]
        if request.status is not RequestStatus.EXPIRED or not subject.deficit.status.is_open:
            return [*super().answer_rows(words, request, subject), *self._practices(words, subject)]
        again = RequestsPress(action=Action.REOPEN, request=request.id)
        return [[button(words.plain("requests-again"), again, Style.WANTED)]]

    @staticmethod
    def _practices(words: Words, subject: DeficitFacts) -> list[Row]:
        """Help that a person may take: practices, and a consultation while the deficit is open."""
        topic, count = subject.deficit.topic, subject.practices.count
        if topic is None:
            return []
        practices = [[practices_button(words, topic.id, count)]] if count else []
        is_open = subject.deficit.status.is_open and subject.deficit.severity.is_counted
        return [*practices, [consultations_button(words, topic.id)]] if is_open else practices
