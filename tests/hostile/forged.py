"""A district in which everything has happened once, and forged presses."""

import json
import re
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args

from sqlalchemy import select

from district.calls.scoring import Comment
from district.people.roles import Role, Scope
from sandbox import Call
from storage.tables import metadata
from tests.acts.activities import manages, plans, signs_up
from tests.acts.announcements import composes
from tests.acts.common import pass_by
from tests.acts.mentoring import becomes_mentor, opens_mentors
from tests.acts.people import invited
from tests.acts.requests import reports, reports_in_own_words, reports_pupils
from tests.acts.schools import applies, opens_board, recruits
from tests.calls import CallCast, shipped
from tests.frozen import load
from tests.frozen.callbacks import press_classes
from tests.play import Player, Stage

SECRET = "сокрыт"
"""Part of all confidential text: names of people, their words."""
NUMBERS = (1, 2)
"""Row ids; every kind of row named by a press has at least the first."""
PAGING = {"page", "capacity", "button"}
"""Numbers that are not row ids."""


class Seen:
    """Every button that was ever shown."""

    def __init__(self, stage: Stage) -> None:
        self.buttons: set[str] = set()
        stage.box.watch_calls(self._see)

    def _see(self, call: Call) -> None:
        markup = call.arguments.get("reply_markup") or {}
        if isinstance(markup, str):
            markup = json.loads(markup)
        for row in markup.get("inline_keyboard", ()):
            self.buttons |= {one["callback_data"] for one in row if "callback_data" in one}


async def everything_happens(stage: Stage) -> list[Player]:
    """One path through each subject, including unfinished forms."""
    curator, head = await stage.curator("gornyy"), await stage.head("gornyy")
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат", "Сокрытова")
    patimat = await stage.teacher("Патимат", "Сокрытова")
    zumrud = await stage.teacher("Зумруд", "Сокрытова")
    await deficits_are_decided(aishat, patimat, zumrud, member)
    helper = await mentors_are_found(stage, aishat, curator)
    await seats_are_taken(curator, aishat, patimat)
    await a_school_recruits(curator, member, aishat, zumrud)
    await it_is_announced(curator, head, aishat)
    await roles_are_given(curator)
    await a_call_is_judged(stage, curator, aishat)
    for player in (aishat, patimat, member, head, curator):
        await looks_around(player)
    await stage.opens_communities()
    await pass_by(stage, timedelta(days=1))
    await it_is_held(stage, curator, aishat)
    return [curator, head, member, aishat, patimat, zumrud, helper]


async def deficits_are_decided(
    aishat: Player, patimat: Player, zumrud: Player, member: Player
) -> None:
    """Accepted, returned with a question, waiting with own words, a rejection in progress."""
    await reports_pupils(aishat)
    await member.presses("Принять")
    await reports(patimat)
    await member.presses("Спросить автора")
    await member.says("Сокрытый вопрос")
    await member.presses("Отправить вопрос")
    await reports_in_own_words(zumrud, "Сокрытое затруднение")
    await member.presses("Отклонить")
    await member.says("Сокрытая причина")
    await patimat.presses("Ответить на вопрос")


async def mentors_are_found(stage: Stage, mentee: Player, curator: Player) -> Player:
    helper = await stage.teacher("Зулейха", "Наставникова")
    await becomes_mentor(stage, helper, capacity=2)
    await opens_mentors(mentee)
    await mentee.presses("Найти наставника")
    await mentee.says("Сокрытая цель")
    await mentee.presses("Срок")
    await mentee.presses("3 месяца")
    await mentee.presses("Отправить")
    await helper.presses("Принять")
    await helper.presses("Как со мной связаться")
    await helper.presses("Показать телефон")
    await helper.says("+7 928 123-45-67")
    await mentee.presses("Мой наставник")
    await mentee.presses("Написать наставнику")
    await mentee.says("Сокрытое сообщение")
    for player, label in ((helper, "Мои подопечные"), (curator, "Очередь и пары")):
        await opens_mentors(player)
        await player.presses(label)
    return helper


async def seats_are_taken(curator: Player, aishat: Player, patimat: Player) -> None:
    await plans(curator, seats="1")
    await signs_up(aishat)
    await aishat.presses("Мой код")
    await signs_up(patimat)
    await manages(curator)
    await curator.presses("Кто записан")
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses("Время")


async def a_school_recruits(
    curator: Player, member: Player, aishat: Player, zumrud: Player
) -> None:
    await recruits(curator)
    await applies(aishat)
    await member.presses("Принять")
    await applies(zumrud)
    await opens_board(curator)
    await curator.presses("Отчислить")
    await curator.presses("Сокрытова А., СОШ № 2")
    await curator.says("Сокрытая причина отчисления")


async def it_is_announced(curator: Player, head: Player, aishat: Player) -> None:
    await composes(curator, "Слово")
    for label in ("Кнопки", "Кнопка «Прочитал(а)»", "Готово", "Отправить"):
        await curator.presses(label)
    await head.presses("Принять")
    await aishat.presses("Прочитал(а)")
    await composes(curator, "Сокрытый черновик")
    await curator.presses("Кому")


async def a_call_is_judged(stage: Stage, curator: Player, author: Player) -> None:
    """An entry of a contest with a review that is given, and the ranking drawn up."""
    calls = CallCast(stage.app.database, stage.clock)
    expert = await stage.teacher("Эльмира", "Сокрытова", workplace="Лицей № 1")
    kind = shipped("brand")
    stages = (replace(kind.stages[0], experts=1, least=1),)
    curating = await calls.actor(await stage.person_of(curator))
    call = await calls.call(
        curating, replace(kind, stages=stages), closes_at=stage.clock() + timedelta(minutes=1)
    )
    entry = await calls.admitted(
        call, await stage.person_of(author), title="Сокрытая работа", nomination="school",
        answers={"title": "Сокрытая работа", "idea": ["Сокрытая идея"]},
    )  # fmt: skip
    await stage.grants(expert, Role.EXPERT, Scope(district=call.district))
    review = await calls.asked(entry, await stage.person_of(expert))
    judge, reviews = await calls.actor(review.expert), stage.app.services.reviews
    await reviews.accept(judge, review.id)
    for one in kind.criteria:
        await reviews.score(judge, review.id, one.id, 4)
    for which in Comment:
        await reviews.comment(judge, review.id, which, "Сокрытые слова")
    await reviews.give(judge, review.id)
    await pass_by(stage, timedelta(minutes=2))
    await stage.app.services.results.judge(curating, call.id)
    for player, press in ((author, "entries:open:1:"), (curator, "results:panel:1::0")):
        await player.presses_stale((player.screens[-1]["message_id"], press))


async def roles_are_given(curator: Player) -> None:
    await invited(curator)
    await curator.says("Роли")


async def looks_around(player: Player) -> None:
    """Opens every menu entry and the first buttons of each."""
    for label in (*player.keyboard, "Настройки"):
        await player.says(label)
        for button in player.buttons[:2]:
            if button in player.buttons:
                await player.presses(button)
                await player.says(label)


async def it_is_held(stage: Stage, curator: Player, aishat: Player) -> None:
    start = stage.clock().replace(month=12, day=10, hour=12, minute=30)
    await pass_by(stage, start - stage.clock())
    await manages(curator)
    await curator.presses("Отметить, кто пришёл")
    await curator.presses("☐ Сокрытова А.")
    await pass_by(stage, timedelta(hours=4))
    await aishat.says("/start activity-1")
    await aishat.presses("Получить сертификат")
    await pass_by(stage, timedelta(days=15))


def forged(seen: set[str]) -> list[str]:
    """Presses on every row: every shown button and every action."""
    classes = press_classes()
    actions: dict[str, str] = {}
    for data in sorted(load("callbacks.json"), key=len):
        actions.setdefault(":".join(data.split(":")[:2]), data)
    packed = {data for data in {*seen, *actions.values()} if data.split(":")[0] in classes}
    return sorted({_about(data, number) for data in packed for number in NUMBERS})


def _about(data: str, number: int) -> str:
    """The same press for row `number`, of any kind."""
    prefix, *parts = data.split(":")
    fields = press_classes()[prefix].model_fields
    new = [
        _replaced(name, part, number, is_number=int in kinds_of(field.annotation))
        for (name, field), part in zip(fields.items(), parts, strict=False)
    ]
    return ":".join([prefix, *new])


def _replaced(name: str, part: str, number: int, *, is_number: bool) -> str:
    if is_number and name not in PAGING:
        return str(number)
    return re.sub(r"\d+$", str(number), part) if name in {"value", "choice"} else part


def kinds_of(annotation: Any) -> set[Any]:
    """Types in an annotation, at any depth."""
    return {annotation}.union(*(kinds_of(one) for one in get_args(annotation)))


async def rows_of(stage: Stage, besides: Collection[str]) -> dict[str, list[Any]]:
    """All stored rows by table, except `besides`."""
    async with stage.app.database.read() as connection:
        return {
            table.name: [row._asdict() for row in await connection.execute(select(table))]
            for table in metadata.sorted_tables
            if table.name not in besides
        }
