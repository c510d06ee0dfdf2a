"""The cost of taps: statements, calls and refused edits of a usual day.

`pytest tests/golden/test_costs.py --accept` stores the results; `-s` prints the table.
"""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import event
from sqlalchemy.engine import Engine

from district.languages import Language
from keyboards.menu import Entry
from locales.texts import load_texts
from sandbox.box import Box
from tests.acts.announcements import composes
from tests.play import Player, Stage

KEPT = Path(__file__).parent / "costs.json"
LABEL = {
    one: load_texts(ZoneInfo("Europe/Moscow")).of(Language.RU).plain(f"menu-{one}") for one in Entry
}
NOT_COUNTED = ("BEGIN", "PRAGMA", "COMMIT", "ROLLBACK")


class Costs:
    """Per act, everything the process does until it is idle."""

    def __init__(self, box: Box) -> None:
        self.table: dict[str, dict[str, int]] = {}
        self._box = box
        self._statements = 0

    @contextmanager
    def of(self, act: str) -> Iterator[None]:
        assert act not in self.table
        before = self._calls()
        self._statements = 0
        event.listen(Engine, "before_cursor_execute", self._count)
        try:
            yield
        finally:
            event.remove(Engine, "before_cursor_execute", self._count)
        made = self._calls() - before
        self.table[act] = {"statements": self._statements, "calls": made.total()}

    def _count(self, _: Any, __: Any, statement: str, *___: Any) -> None:
        if not statement.startswith(NOT_COUNTED):
            self._statements += 1

    def _calls(self) -> Counter[str]:
        return Counter(
            {name: times for name, times in self._box.call_counts.items() if name != "getUpdates"}
        )


async def test_no_act_of_a_usual_day_costs_more(stage: Stage, request: Any) -> None:
    teacher, member = await stage.teacher(), await stage.member("levashinskiy")
    curator = await stage.curator("gornyy")
    costs = Costs(stage.box)
    await _reports(costs, teacher)
    await _decides(costs, member)
    with costs.of("requests: own list"):
        await teacher.says(LABEL[Entry.REQUESTS])
    with costs.of("settings"):
        await teacher.says(LABEL[Entry.SETTINGS])
    await _publishes(costs, curator)
    await _signs_up(costs, teacher)
    await _announces(costs, curator)
    stage.clock.advance(timedelta(minutes=1))
    await stage.ticks()  # with what is due once a day
    with costs.of("clock: a minute with nothing due"):
        stage.clock.advance(timedelta(minutes=1))
        await stage.ticks()
    told = json.dumps(costs.table, indent=1)
    print(told)  # noqa: T201 - the table
    if request.config.getoption("--accept"):
        KEPT.write_text(told + "\n", "utf-8")
    kept = json.loads(KEPT.read_text("utf-8"))
    grown = {
        act: (kept.get(act), found)
        for act, found in costs.table.items()
        if act not in kept or any(found[name] > kept[act][name] for name in found)
    }
    assert not grown, "kept and found"


async def _reports(costs: Costs, who: Player) -> None:
    with costs.of("deficit: begin"):
        await who.says(LABEL[Entry.DEFICIT])
    for label in ("Методические", "Неуспевающие ученики", "Нужна помощь"):
        with costs.of(f"deficit: choose {label}"):
            await who.presses(label)
    await who.presses("Что пробовали")
    with costs.of("deficit: type words"):
        await who.says("Дополнительные занятия после уроков")
    await who.presses("Какая помощь")
    with costs.of("deficit: tick"):
        await who.presses("Наставник")
    with costs.of("deficit: ready"):
        await who.presses("Готово")
    with costs.of("deficit: back"):
        await who.presses("‹ Назад")
    await who.presses("Нужна помощь")
    with costs.of("deficit: send, card to the member"):
        await who.presses("Отправить")


async def _decides(costs: Costs, who: Player) -> None:
    with costs.of("decision: list of what waits"):
        await who.says(LABEL[Entry.PENDING])
    with costs.of("decision: accept, letter to the author"):
        await who.presses("Принять")


async def _publishes(costs: Costs, who: Player) -> None:
    await who.says(LABEL[Entry.ACTIVITIES])
    await who.presses("Провести мероприятие")
    await who.presses("Новое мероприятие")
    await who.presses("Семинар")
    await who.says("Как читать условие")
    await who.presses("Методические")
    await who.presses("Неуспевающие ученики")
    await who.says("10 декабря")
    await who.says("15:00–17:30")
    await who.says("Леваши, СОШ № 2")
    with costs.of("activity: type a number"):
        await who.says("4")
    await who.says("25")
    await who.presses("Для всех округов")
    with costs.of("activity: publish, invitation to the author of the deficit"):
        await who.presses("Опубликовать")


async def _announces(costs: Costs, who: Player) -> None:
    await composes(who)
    await who.presses("Кому")
    await who.presses("Должности")
    with costs.of("announcement: tick a position"):
        await who.presses("Учитель")


async def _signs_up(costs: Costs, who: Player) -> None:
    with costs.of("activities: list"):
        await who.says(LABEL[Entry.ACTIVITIES])
    with costs.of("activities: open"):
        await who.says("/start activity-1")
    with costs.of("activities: sign up"):
        await who.presses("Записаться")
    with costs.of("activities: my seat again"):
        await who.says("/start activity-1")
