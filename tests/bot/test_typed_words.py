"""Every typed text fails in the database, and the log never contains it.

Forms are walked as people walk them. At each step the text is typed while every statement with it
is refused; then the step is answered and the walk continues.
"""

import io
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from sqlalchemy import event, select

from bot.logs import log_handler
from district.drafts import Form
from district.forms import SUMMARY, Choice, Choices, LongText, ShortText
from district.people.roles import Role, Scope
from storage.database import Database
from storage.tables import drafts, persons
from tests.acts.activities import (
    GOOD,
    asks_for_seat,
    manages,
    opens_form,
    plans,
    plans_with_consent,
    to_summary,
    workbook,
)
from tests.acts.announcements import composes
from tests.acts.mentoring import becomes_mentor, opens_mentors
from tests.acts.people import agrees
from tests.acts.requests import reports
from tests.acts.schools import applies, opens_board, opens_school, recruits
from tests.play import Player, Stage
from tests.wired import declared_forms

Way = tuple[str, ...]
WORD = "Kukushkina"
"""A typed word, in Latin letters because JSON would escape Cyrillic."""


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log in both formats, with every logger at its most verbose level."""
    stream = io.StringIO()
    handlers, root = [log_handler("text", stream), log_handler("json", stream)], logging.getLogger()
    before = root.level
    for one in handlers:
        root.addHandler(one)
    root.setLevel(logging.INFO)
    yield stream
    root.setLevel(before)
    for one in handlers:
        root.removeHandler(one)


@contextmanager
def refused_by(database: Database) -> Iterator[list[str]]:
    """Makes every statement with the word fail, except those that store updates and conversations.

    Yields the failed statements.
    """
    refused: list[str] = []

    def spoil(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> tuple[str, Any]:
        is_intake = "inbox" in statement or "conversations" in statement
        if is_intake or WORD.lower() not in str(parameters).lower():
            return statement, parameters
        refused.append(statement)
        return f"{statement} no such syntax", parameters

    engines = [one._engine.sync_engine for one in (database._writers, database._readers)]
    for one in engines:
        event.listen(one, "before_cursor_execute", spoil, retval=True)
    yield refused
    for one in engines:
        event.remove(one, "before_cursor_execute", spoil)


@dataclass(frozen=True, slots=True)
class Planted:
    """Where the word was typed, and where it reached a statement."""

    stage: Stage
    log: io.StringIO
    typed: set[tuple[str, str]] = field(default_factory=set)
    """Form and step."""
    refused: set[tuple[str, str]] = field(default_factory=set)

    async def type_at(self, player: Player, text: str = WORD) -> None:
        await self.send_at(player, lambda: player.says(text))

    async def send_at(self, player: Player, send: Callable[[], Awaitable[None]]) -> None:
        """Sends a message that contains the word."""
        at = await self._step_of(player)
        with refused_by(self.stage.app.database) as statements:
            await send()
        assert WORD not in self.log.getvalue(), at
        self.typed.add(at)
        if statements:
            self.refused.add(at)

    async def walk(self, player: Player, way: Way) -> None:
        """Types the word at each stop, then presses or types the answer."""
        for one in way:
            if WORD in one:
                await self.type_at(player, one)
                continue
            await self.type_at(player)
            if one in player.keyboard or player._find(one) is None:
                await player.says(one)
            else:
                await player.presses(one)
        await self.type_at(player)

    async def _step_of(self, player: Player) -> tuple[str, str]:
        newest = (
            select(drafts.c.form, drafts.c.step)
            .join(persons, persons.c.id == drafts.c.person_id)
            .where(persons.c.telegram_id == player.account.id)
            .order_by(drafts.c.touched_at.desc())
        )
        async with self.stage.app.database.read() as connection:
            row = (await connection.execute(newest)).first()
        return (row.form, row.step) if row else ("", "")


@pytest.fixture
def planted(stage: Stage, log: io.StringIO) -> Planted:
    return Planted(stage, log)


# ── Every form ─────────────────────────────────────────────────────────────────────────────────


async def profile(planted: Planted) -> None:
    newcomer = await planted.stage.newcomer("Айшат")
    await newcomer.says("/start")
    await agrees(newcomer)
    way: Way = ("Магомедова Айшат Алиевна", "Нет, всё это фамилия", "Айшат", "Алиевна")
    way += ("Выбрать из списка", "леваш", "Левашинский р-н")
    way += ("Нет в списке — добавить", "Школа мечты", "Изменить", "Должность", "Учитель")
    way += ("Математика", "Готово", "Изменить", "Стаж", "2015")
    await planted.walk(newcomer, way)


async def deficit(planted: Planted) -> None:
    teacher, member = await planted.stage.teacher(), await planted.stage.member("levashinskiy")
    await teacher.says("Рассказать, что трудно")
    await planted.walk(teacher, ("Другое, своими словами", "Мало часов", "Нужна помощь"))
    await planted.walk(teacher, ("Что пробовали", "Просила завуча"))
    await teacher.presses("Отправить")
    await member.presses("Спросить автора")
    await member.says("Каких часов?")
    await member.presses("Отправить вопрос")
    await teacher.presses("Ответить на вопрос")
    await planted.type_at(teacher)


async def decision(planted: Planted) -> None:
    teacher, member = await planted.stage.teacher(), await planted.stage.member("levashinskiy")
    await reports(teacher)
    await member.presses("Отклонить")
    await planted.walk(member, ("Это есть в планах", "Добавить заметку для Совета", "Звонил завуч"))
    await member.presses("Отклонить")
    await reports(teacher)
    await member.presses("Спросить автора")
    await planted.walk(member, ("Какой класс?",))


async def invite(planted: Planted) -> None:
    curator = await planted.stage.curator("gornyy")
    await curator.says("Роли")
    await curator.presses("Пригласить")
    await planted.walk(curator, ("лева", "Левашинский р-н"))


async def municipality(planted: Planted) -> None:
    teacher = await planted.stage.teacher()
    administrator = await planted.stage.grants(teacher, Role.ADMINISTRATOR, Scope())
    await administrator.says("Организации")
    await administrator.presses("Муниципалитеты и округа")
    await administrator.presses("Перенести муниципалитет")
    way: Way = ("лева", "Левашинский р-н", "Южный методический округ", "1 декабря")
    await planted.walk(administrator, way)


async def organization(planted: Planted) -> None:
    await planted.stage.organization("моя школа", added=True)
    curator = await planted.stage.curator("gornyy")
    await curator.says("Организации")
    await planted.walk(curator, ("моя", "1. моя школа", "Переименовать", "СОШ № 77", "Объединить"))


async def activity(planted: Planted) -> None:
    curator = await planted.stage.curator("gornyy")
    await opens_form(curator)
    way: Way = ("Семинар", "Читаем условие", "Методические", "Неуспевающие ученики", "10 декабря")
    way += ("15:00–17:30", "Леваши, СОШ № 2", "4", "3", "Для всех округов", "Ещё настройки")
    way += ("Описание", "Возьмите учебник", "Конец записи", "8 декабря в 12:00")
    way += ("Места по муниципалитетам", "Левашинский р-н", "2", "Когда места станут общими")
    way += ("1 декабря", "‹ Назад", "Стаж не больше", "40", "‹ Назад")
    way += ("Добавить занятие", "11 декабря", "15:00–17:30", "Леваши")
    way += ("Изменить", "11 дек., 15:00", "‹ Назад", "‹ Назад", "Опубликовать")
    await planted.walk(curator, way)
    await to_summary(curator, kind="Методическая экспедиция")
    await planted.walk(curator, ("Ещё настройки", "Места в автобусе", "2", "‹ Назад"))
    await curator.presses("Опубликовать")
    await to_summary(curator, kind="Летняя школа")
    await planted.walk(curator, ("Несколько дней подряд", "3"))


async def plan_import(planted: Planted) -> None:
    curator = await planted.stage.curator("gornyy")
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Загрузить план")
    titled, mistyped = (GOOD[0], WORD, *GOOD[2:]), (WORD, *GOOD[1:])
    for content in (b"no sheet", workbook(mistyped), workbook(titled)):
        await planted.send_at(curator, partial(curator.sends_file, content, f"{WORD}.xlsx"))


async def announcement(planted: Planted) -> None:
    stage = planted.stage
    curator = await stage.curator("gornyy")
    await stage.teacher("Патимат")
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    await planted.send_at(curator, partial(curator.sends_picture, WORD))
    way: Way = (
        "Завтра семинар",
        "Кому",
        "Организации",
        "сош",
        "СОШ № 2",
        "Готово",
        "Стаж",
        "5",
        "Сохранённые условия",
    )
    way += ("Сохранить эти условия", "Наши", "‹ Назад", "Готово")
    way += ("Кнопки", "Кнопка со ссылкой", f"{WORD} https://example.org/{WORD}")
    way += ("Программа https://example.org/plan", "Записаться", "‹ Назад", "Готово")
    way += ("Когда", "В назначенное время", "завтра в 11", "Когда", "Каждый месяц", "31", "10")
    await planted.walk(curator, way)
    await composes(curator)
    await planted.walk(curator, ("Когда", "Каждую неделю", "Вторник", "Готово", "в 9:30", "1 мая"))


async def answer(planted: Planted) -> None:
    stage = planted.stage
    curator, member = await stage.curator("gornyy"), await stage.member("levashinskiy")
    teacher = await stage.teacher()
    await plans_with_consent(curator)
    await asks_for_seat(teacher)
    await member.presses("Спросить автора")
    await member.says("Зачем вам?")
    await member.presses("Отправить вопрос")
    await teacher.presses("Ответить на вопрос")
    await planted.walk(teacher, ("Хочу научиться",))


async def application(planted: Planted) -> None:
    stage = planted.stage
    curator, teacher = await stage.curator("gornyy"), await stage.teacher()
    await recruits(curator, sessions=1)
    await recruits(curator, "Школа одарённых детей", sessions=1)
    await opens_school(teacher, "Школа наставников")
    await teacher.presses("Подать заявку")
    await planted.walk(teacher, ("Хочу помогать", "Завуч советует"))
    await teacher.presses("Отправить")
    await opens_school(teacher, "Школа одарённых детей")
    await teacher.presses("Подать заявку")
    await planted.walk(teacher, ("М. А., 8 класс", "12 ноября", "Готово", "Просят сами", "Завуч"))


async def holiday(planted: Planted) -> None:
    curator = await planted.stage.curator("gornyy")
    await curator.says("Мероприятия")
    for label in ("Провести мероприятие", "Праздники и каникулы", "Добавить праздник"):
        await curator.presses(label)
    await planted.walk(curator, (f"10 декабря, {WORD}",))


async def signer(planted: Planted) -> None:
    curator = await planted.stage.curator("gornyy")
    await curator.says("Настройки")
    await curator.presses("Подпись в сертификатах")
    await planted.walk(curator, (f"Ректор {WORD}, А. Магомедова",))


async def expulsion(planted: Planted) -> None:
    stage = planted.stage
    curator, member = await stage.curator("gornyy"), await stage.member("levashinskiy")
    teacher = await stage.teacher()
    await recruits(curator)
    await applies(teacher)
    await member.presses("Принять")
    await opens_board(curator)
    await curator.presses("Отчислить")
    await curator.presses("Магомедова А., СОШ № 2")
    await planted.walk(curator, ("Не приходит",))


async def mentor(planted: Planted) -> None:
    teacher = await planted.stage.teacher()
    await planted.stage.member("levashinskiy")
    await opens_mentors(teacher)
    await teacher.presses("Стать наставником")
    way: Way = ("Методические", "Неуспевающие ученики", "‹ К областям", "Готово", "Готово")
    await planted.walk(teacher, (*way, "Даргинский", "Готово", "1", "Двадцать лет в школе"))


async def mentor_request(planted: Planted) -> None:
    helper = await planted.stage.teacher("Зулейха", "Наставникова")
    await becomes_mentor(planted.stage, helper)
    teacher = await planted.stage.teacher()
    await opens_mentors(teacher)
    await teacher.presses("Найти наставника")
    await planted.walk(teacher, ("Вести математику",))


async def pair(planted: Planted) -> None:
    stage = planted.stage
    helper, mentee = await stage.teacher("Зулейха", "Наставникова"), await stage.teacher()
    await becomes_mentor(stage, helper)
    await opens_mentors(mentee)
    await mentee.presses("Найти наставника")
    await mentee.says("Вести математику")
    await mentee.presses("Отправить")
    await helper.presses("Принять")
    await helper.presses("Как со мной связаться")
    await helper.presses("Показать телефон")
    await planted.walk(helper, ("+7 928 123-45-67",))
    await mentee.presses("Мой наставник")
    await mentee.presses("Написать наставнику")
    await planted.walk(mentee, ("Когда удобно?",))


Walk = Callable[[Planted], Awaitable[None]]
WALKS: dict[str, tuple[int, Walk]] = {
    Form.PROFILE: (6, profile),
    Form.DEFICIT: (3, deficit),
    Form.DECISION: (2, decision),
    Form.INVITE: (1, invite),
    Form.MUNICIPALITY: (1, municipality),
    "organization": (1, organization),
    Form.ACTIVITY: (3, activity),
    Form.IMPORT: (1, plan_import),
    Form.ANNOUNCEMENT: (4, announcement),
    Form.ANSWER: (1, answer),
    Form.APPLICATION: (2, application),
    Form.EXPULSION: (1, expulsion),
    Form.HOLIDAY: (1, holiday),
    Form.SIGNER: (1, signer),
    Form.MENTOR: (1, mentor),
    Form.MENTORSHIP: (1, mentor_request),
    Form.PAIR: (1, pair),
}
"""With the number of steps that accept typed text."""
BELOW_SUMMARY = (Form.DEFICIT, "answer")
"""A field without a step of its own: it is typed below the summary."""


@pytest.mark.parametrize("form", WALKS)
async def test_words_typed_into_a_form_are_in_no_line(
    stage: Stage, planted: Planted, form: str
) -> None:
    administrator = await stage.administrator()
    fields, walk = WALKS[form]
    await walk(planted)
    assert len(planted.refused) >= fields
    assert "Traceback" in planted.log.getvalue()
    assert "Непредвиденная ошибка" in "".join(administrator.texts)
    assert WORD not in "".join(administrator.texts)
    assert missed_of(form, planted) == []


def missed_of(form: str, planted: Planted) -> list[str]:
    """Returns declared fields that accept typed text and were not tested."""
    declared = {one.form.name: one.form for one in declared_forms().conversations}
    fields = declared[form].fields if form in declared else ()
    missed = []
    for one in fields:
        reached = planted.refused if isinstance(one, ShortText | LongText) else planted.typed
        step = SUMMARY if (form, one.name) == BELOW_SUMMARY else one.name
        if not isinstance(one, Choice | Choices) and (form, step) not in reached:
            missed.append(one.name)
    return missed


# ── Words besides forms ────────────────────────────────────────────────────────────────────────


async def published_activity(planted: Planted) -> None:
    curator = await planted.stage.curator("gornyy")
    await plans(curator)
    for setting, words in (("Место", "Акуша"), ("Описание", "С собой учебник")):
        await manages(curator)
        await curator.presses("Изменить")
        await planted.walk(curator, (setting, words))


async def link_of_a_community(planted: Planted) -> None:
    await planted.stage.opens_communities()
    curator = await planted.stage.curator("gornyy")
    await curator.says("Школы и наставники")
    await curator.presses("Сообщества")
    await curator.presses("Все сообщества")
    await curator.presses("Учителя математики")
    for label in ("Вести сообщество", "Задать ссылку"):
        await curator.presses(label)
    await planted.walk(curator, (f"https://t.me/+{WORD}",))


async def names_of_accounts(planted: Planted) -> None:
    """Names of a new person, a group, and a forwarded chat."""
    stage = planted.stage
    newcomer = await stage.newcomer(WORD)
    newcomer.account.account["username"] = WORD
    for sent in ("/start", "/privacy", "/mydata"):
        await planted.send_at(newcomer, partial(newcomer.says, sent))
    with refused_by(stage.app.database):
        group = stage.box.add_group(WORD, [newcomer.account])
        await stage.settle()
        stage.box.say_in_group(group, newcomer.account, f"/start {WORD}")
        await stage.settle()


async def nothing_that_is_asked_for(planted: Planted) -> None:
    teacher = await planted.stage.teacher()
    for sent in (WORD, f"/{WORD}", f"/start {WORD}", f"/start role-{WORD}", f"/start check-{WORD}"):
        await planted.type_at(teacher, sent)
    await planted.send_at(teacher, partial(teacher.edits, WORD))
    await planted.send_at(teacher, partial(teacher.forwards, WORD))
    await planted.send_at(teacher, partial(teacher.sends_picture, WORD))
    await planted.send_at(teacher, partial(teacher.sends_file, b"x", WORD))


@pytest.mark.parametrize(
    "walk", [published_activity, link_of_a_community, names_of_accounts, nothing_that_is_asked_for]
)
async def test_words_besides_forms_are_in_no_line(planted: Planted, walk: Walk) -> None:
    await walk(planted)
    assert WORD not in planted.log.getvalue()
