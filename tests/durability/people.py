"""The people of the load: they act on their screens and remember what they saw."""

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass

from sandbox import Box
from tests.durability.human import (
    THINKING,
    Human,
    Message,
    Pressed,
    Temper,
    buttons,
    has_button,
    text_of,
)

OWN_LIST, SETTINGS = "Мои заявки", "Настройки"
RESTING = (0.5, 3.0)
"""Seconds between two activities."""
TOGETHER = 1.5
"""Seconds that members wait for one another."""
WITHDRAWN_SHARE, REJECTED_SHARE, EAGER_SHARE = 0.3, 0.4, 0.5
ENDED = "ПРИНЯТА|ОТКЛОНЕНА|ОТОЗВАНА"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A request confirmed to its author."""

    number: int
    tried: str


class Author(Human):
    """Reports deficits with numbered words, withdraws some, looks around."""

    def __init__(
        self, box: Box, name: str, temper: Temper, seed: int, topics: list[tuple[str, str]]
    ) -> None:
        super().__init__(box, name, temper, seed)
        self._topics = list(topics)
        """Buttons of topics not reported yet; if none are left, own words."""
        self.begun = 0
        self.told: list[Told] = []
        self.withdrawn: list[int] = []
        self.out_of_order: list[str] = []

    async def _acts(self) -> None:
        await self._reports()
        if self.is_going:
            return
        if self.whims.random() < WITHDRAWN_SHARE:
            await self._withdraws(self.told[-1])
        await self._looks_around()
        await self._pause(RESTING)

    async def _reports(self) -> None:
        start = "Рассказать, что трудно"
        marks: list[int] = []

        def first_step(mark: int) -> Message | None:
            marks.append(mark)
            return self.with_button(mark, "Другое, своими словами")

        shown = await self.says(start, first_step)
        mark = marks[0]
        self.begun += 1
        shown = await self._names_it(mark, shown)
        shown = await self._goes_on(mark, shown, "Нужна помощь", "Что пробовали")
        shown = await self._goes_on(mark, shown, "Что пробовали", "Пропустить")
        tried = f"Проба {self.begun:03} первая"
        self.account.send(tried)
        if self.whims.random() < EAGER_SHARE:  # the second must not be read before the first
            self.account.send(f"Проба {self.begun:03} вторая")
        shown = await self._waits(
            f"«{tried}»",
            lambda: self.with_button(mark, "Какая помощь"),
            lambda: self.account.send(tried),
        )
        shown = await self._goes_on(mark, shown, "Какая помощь", "Наставник")
        shown = await self._goes_on(mark, shown, "Наставник", "✓ Наставник")
        shown = await self._goes_on(mark, shown, "Готово", "Отправить")
        number = await self.presses(shown, "Отправить", lambda _: self._confirmed(mark))
        self.told.append(Told(number=number, tried=tried))

    async def _names_it(self, mark: int, shown: Message) -> Message:
        if self._topics:
            area, label = self._topics.pop(0)
            shown = await self._goes_on(mark, shown, area, label)
            return await self._goes_on(mark, shown, label, "Нужна помощь")
        asked = "Напишите своими словами"
        await self.presses(
            shown,
            "Другое, своими словами",
            lambda _: next((one for one in self.since(mark) if asked in text_of(one)), None),
        )
        words = f"Затруднение {self.begun:03}"
        return await self.says(words, lambda _: self.with_button(mark, "Нужна помощь"))

    async def _goes_on(self, mark: int, shown: Message, label: str, following: str) -> Message:
        return await self.presses(shown, label, lambda _: self.with_button(mark, following))

    def _confirmed(self, mark: int) -> int | None:
        """An earlier one may be confirmed again if its tap is handled again after a kill."""
        known = {one.number for one in self.told}
        for one in self.since(mark):
            found = re.match(r"Заявка (\d+) (отправлена|дополнена)", text_of(one))
            if found and int(found[1]) not in known:
                if found[2] != "отправлена":
                    self.trouble.append(f"{self.account.id} was told: {text_of(one)!r}")
                return int(found[1])
        return None

    async def _withdraws(self, told: Told) -> None:
        """Withdraws, unless it is decided meanwhile."""
        confirmed = next(
            one
            for one in self.since(0)
            if text_of(one).startswith(f"Заявка {told.number} отправлена")
            and has_button(one, "Открыть заявку")
        )
        own = f"Заявка {told.number} · затруднение"

        def opened(_: Pressed) -> Message | None:
            return next((one for one in self.since(0) if text_of(one).startswith(own)), None)

        shown = await self.presses(confirmed, "Открыть заявку", opened)
        if not has_button(shown, "Отозвать заявку"):
            return
        number = shown["message_id"]
        shown = await self.presses(
            shown, "Отозвать заявку", lambda _: self._if_button(number, "Да, отозвать")
        )

        def is_over(pressed: Pressed) -> str | None:
            text = text_of(self.account.chat.messages[number])
            if "Вы отозвали" in text:
                return "withdrawn"
            return pressed.alert

        if await self.presses(shown, "Да, отозвать", is_over) == "withdrawn":
            self.withdrawn.append(told.number)

    def _if_button(self, number: int, label: str) -> Message | None:
        message = self.account.chat.messages[number]
        return message if has_button(message, label) else None

    async def _looks_around(self) -> None:
        """Sends two messages at once; replies must come in order."""
        mark: int = self.account.send(OWN_LIST)["message_id"]
        self.account.send(SETTINGS)

        def heads() -> list[str]:
            return [text_of(one).split("\n")[0] for one in self.since(mark)][::-1]

        def both() -> bool | None:
            found = heads()
            return (any(map(_is_own, found)) and SETTINGS in found) or None

        def again() -> None:
            self.account.send(OWN_LIST)
            self.account.send(SETTINGS)

        await self._waits("two wishes", both, again)
        first = next(one for one in heads() if _is_own(one) or one == SETTINGS)
        if not _is_own(first):
            self.out_of_order.append(f"{self.account.id} was answered {heads()}")


def _is_own(head: str) -> bool:
    """Returns whether it heads one's requests, or the only open one."""
    return OWN_LIST in head or (head.startswith("Заявка ") and " · " in head)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision that its member saw as their own."""

    number: int
    is_accepted: bool
    reason: str | None = None


class Table:
    """A meeting of council members who decide the same request at the same moment."""

    def __init__(self, seats: int) -> None:
        self._seats = seats
        self._before: dict[int, int] = {}
        self._all = asyncio.Condition()

    async def turn_to(self, number: int) -> None:
        """Waits until all have that request on the screen, or a timeout."""
        async with self._all:
            self._before[number] = self._before.get(number, 0) + 1
            self._all.notify_all()
            with suppress(TimeoutError):
                async with asyncio.timeout(TOGETHER):
                    await self._all.wait_for(lambda: self._before[number] >= self._seats)


class Member(Human):
    """Decides waiting requests, the oldest first."""

    def __init__(self, box: Box, name: str, temper: Temper, seed: int, table: Table) -> None:
        super().__init__(box, name, temper, seed)
        self._table = table
        self.decided: list[Decided] = []
        self.too_late = 0
        self._done: set[int] = set()

    async def _acts(self) -> None:
        card = self._waiting_card()
        if card is None:
            self._something.clear()
            if not self.is_going:
                await self._something.wait()
            return
        number = number_of(card)
        self._done.add(number)
        await self._table.turn_to(number)
        if not has_button(card, "Принять"):
            self.too_late += 1
            return
        if self.whims.random() < REJECTED_SHARE:
            await self._rejects(card, number)
        else:
            await self._accepts(card, number)
        await self._pause(THINKING)

    def _waiting_card(self) -> Message | None:
        return next(
            (
                one
                for one in self.account.messages
                if has_button(one, "Принять") and number_of(one) not in self._done
            ),
            None,
        )

    async def _accepts(self, card: Message, number: int) -> None:
        place = card["message_id"]
        label = "Принять"
        for step in range(6):  # the card, its area, its topic; again if another was faster
            before = self._look_of(place)

            def changed(pressed: Pressed, before: str = before) -> str | None:
                if pressed.alert:
                    return pressed.alert
                return "changed" if self._look_of(place) != before else None

            card = self.account.chat.messages[place]
            if await self.presses(card, label, changed, at_once=step == 0) != "changed":
                self.too_late += 1
                return
            card = self.account.chat.messages[place]
            if not re.match(rf"Заявка {number} · (принять с|отнести к) направлени", text_of(card)):
                break  # decided, maybe by another: its other buttons lead elsewhere
            choices = [one["text"] for one in buttons(card) if not one["text"].startswith("‹")]
            label = self.whims.choice(choices)
        if "ПРИНЯТА" in text_of(card) and has_button(card, "Отменить решение"):
            self.decided.append(Decided(number=number, is_accepted=True))
        else:
            self.too_late += 1

    def _look_of(self, place: int) -> str:
        message = self.account.chat.messages[place]
        return text_of(message) + repr([one["text"] for one in buttons(message)])

    async def _rejects(self, card: Message, number: int) -> None:
        def asked(pressed: Pressed) -> Message | str | None:
            head = f"Заявка {number} · отклонить"
            found = (one for one in self.since(pressed.mark) if text_of(one).startswith(head))
            is_settled = re.search(ENDED, text_of(self.account.chat.messages[card["message_id"]]))
            return next(found, None) or pressed.alert or ("too late" if is_settled else None)

        form = await self.presses(card, "Отклонить", asked, at_once=True)
        if isinstance(form, str):
            self.too_late += 1
            return
        reason = f"Причина {number} от {self.account.id}"

        def to_check(mark: int) -> Message | None:
            found = (one for one in self.since(mark) if "Проверьте и подтвердите" in text_of(one))
            return next(found, None)

        check = await self.says(reason, to_check)
        confirmed = f"Заявка {number} отклонена."

        def is_over(pressed: Pressed) -> str | None:
            since = self.since(pressed.mark)
            if any(text_of(one).startswith(confirmed) for one in since):
                return "rejected"
            is_settled = re.search(ENDED, text_of(self.account.chat.messages[check["message_id"]]))
            return pressed.alert or ("too late" if is_settled else None)

        if await self.presses(check, "Отклонить", is_over) == "rejected":
            self.decided.append(Decided(number=number, is_accepted=False, reason=reason))
        else:
            self.too_late += 1


def number_of(card: Message) -> int:
    found = re.match(r"Заявка (\d+)", text_of(card))
    return int(found[1]) if found else 0
