"""The route: clauses II and V.4bis of the regulation."""

from datetime import UTC, datetime, timedelta

from district.ids import DistrictId, TopicId
from district.languages import Language
from district.people.roles import Role, Scope
from tests.acts.activities import TITLE, begins, manages, plans, signs_up
from tests.acts.bank import TITLE as PRACTICE
from tests.acts.bank import lists
from tests.acts.common import pass_by, refusal_arrives, told
from tests.acts.consultations import FIRST, lays, to_times
from tests.acts.mentoring import asks_for_mentor, becomes_mentor
from tests.acts.methodists import with_topic
from tests.acts.requests import reports, reports_pupils
from tests.acts.schools import COHORT, enters, opens_board, recruits
from tests.play import OFFICE, Player, Stage

TOPIC = "Работа с неуспевающими"


async def methodist_of(stage: Stage) -> Player:
    player = await stage.teacher("Патимат", "Гасанова", workplace=OFFICE)
    return await stage.grants(player, Role.METHODIST, Scope(district=DistrictId("gornyy")))


async def opens(teacher: Player) -> None:
    await teacher.says("/my")
    await teacher.presses("Мой маршрут")


async def proposes(teacher: Player) -> None:
    await opens(teacher)
    await teacher.presses("Составить от затруднений")


async def agreed(stage: Stage, teacher: Player, methodist: Player) -> None:
    await teacher.presses("Отправить методистам")
    assert "Ждёт согласования" in teacher.text
    await methodist.presses("Принять")
    assert "Маршрут согласован" in teacher.text
    await pass_by(stage, timedelta(minutes=11))
    await opens(teacher)
    assert "Согласован, идёт" in teacher.text


async def adds_own(teacher: Player, title: str, *, hours: str = "4") -> None:
    await teacher.presses("Добавить строку")
    await teacher.presses("Без затруднения")
    await teacher.presses("Своё")
    await teacher.says(title)
    await teacher.says("справка школы")
    await teacher.says("много")
    assert "500" in teacher.text
    await teacher.says(hours)
    await teacher.says("1 ноября 2026")
    assert "прош" in teacher.text.lower()
    await teacher.says("25 декабря")
    await teacher.presses("Добавить")


async def test_clause_5_a_line_closes_by_itself_across_municipalities(stage: Stage) -> None:
    curator, methodist = await stage.curator("gornyy"), await methodist_of(stage)
    teacher = await stage.teacher("Айшат", "Магомедова", municipality="akushinskiy")
    await reports_pupils(teacher)
    await plans(curator)  # in Levashi
    await stage.ticks()
    await proposes(teacher)
    assert f"○ {TITLE} · 4 ч · до 10 декабря 2026" in teacher.text
    await agreed(stage, teacher, methodist)
    assert "Сделано: 0 из 1, 0 из 4 ч" in teacher.text
    await signs_up(teacher)
    await begins(stage, curator)
    await manages(curator)
    await curator.presses("Отметить, кто пришёл")
    await curator.presses(next(one for one in curator.buttons if one.startswith("☐")))
    await pass_by(stage, timedelta(hours=4))
    await opens(teacher)
    assert f"✓ {TITLE} · 4 ч · сделано · № 2026-00001" in teacher.text
    assert "Сделано: 1 из 1, 4 из 4 ч" in teacher.text
    await teacher.presses("Отправить на подтверждение")
    await methodist.presses("Принять")
    assert "Маршрут подтверждён" in teacher.text
    await opens(teacher)
    assert "Пройден и подтверждён" in teacher.text
    assert f"✓ {TITLE}" in teacher.text
    assert "Добавить строку" not in teacher.buttons


async def opens_from_the_menu(methodist: Player) -> None:
    await methodist.says("Ждут решения")
    await methodist.presses("Сколько ждут")
    assert "Сейчас ждут: 1" in methodist.text
    await methodist.says("Ждут решения")
    assert "Маршрут 2026/27" in methodist.text
    await methodist.presses("2")
    assert "Согласуйте план" in methodist.text


async def test_clause_64_a_route_is_returned_with_a_comment_and_accepted_then(stage: Stage) -> None:
    curator, methodist = await stage.curator("gornyy"), await methodist_of(stage)
    teacher = await stage.teacher()
    await reports_pupils(teacher)
    await proposes(teacher)
    assert "Наставник" in teacher.text
    await teacher.presses("Отправить методистам")
    assert "Добавить строку" not in teacher.buttons
    card = methodist.text
    assert "Маршрут: 1 строка" in card
    assert "Согласуйте план" in card
    await opens_from_the_menu(methodist)
    await methodist.presses("Спросить автора")
    await methodist.says("Добавьте, чем поделитесь сами")
    await methodist.presses("Отправить вопрос")
    assert told(teacher, "Добавьте, чем поделитесь сами")
    await teacher.presses("Ответить на вопрос")
    assert "Методист просит дополнить" in teacher.text
    assert "«Добавьте, чем поделитесь сами»" in teacher.text
    await adds_own(teacher, "Открытый <b>урок</b> 📚")
    assert "Открытый <b>урок</b> 📚 · 4 ч · до 25 декабря 2026" in teacher.text
    await stage.crash()
    await teacher.presses("Отправить снова")
    for _ in range(2):
        await pass_by(stage, timedelta(days=3))
    assert told(curator, "Согласуйте план"), "escalated"
    await opens_from_the_menu(methodist)
    await methodist.presses("Принять")
    assert told(teacher, "Маршрут согласован")


async def adds(teacher: Player, thing: str, deficit: str, *due: str) -> None:
    for label in ("Добавить строку", deficit, thing):
        await teacher.presses(label)
    if due:
        await teacher.presses("Пропустить")
        await teacher.says(*due)
    await teacher.presses("Добавить")


def state_of(teacher: Player, title: str) -> list[str]:
    """Returns the marks of the lines with that title."""
    return [row[0] for row in teacher.text.split("\n") if row[2:].startswith(title)]


async def is_helped(stage: Stage, teacher: Player, adviser: Player, mentor: Player) -> None:
    """A practice is used, a pair ends before its time, a time with the methodist is kept."""
    author = await stage.cast.actor(await stage.person_of(adviser))
    await lists(stage.app.database, author, stage.clock(), topic=TopicId("literacy-2"))
    await teacher.says("Ещё")
    for label in ("Конкурсы и опыт", "Банк практик", PRACTICE, "Применил(а)"):
        await teacher.presses(label)
    await asks_for_mentor(teacher)
    await mentor.presses("Принять")
    await teacher.says("Школы и наставники")
    for label in ("Наставники", "Мой наставник", "Закончить раньше срока"):
        await teacher.presses(label)
    await teacher.presses(next(one for one in teacher.buttons if one.startswith("Да")))
    await lays(adviser)
    await to_times(teacher)
    await teacher.presses(FIRST)
    await opens(teacher)
    assert state_of(teacher, "Консультация") == ["○"], "booked is not held"
    await pass_by(stage, timedelta(days=2))
    await teacher.presses("Стало легче")


async def test_clause_5_lines_close_by_all_that_a_teacher_does(stage: Stage) -> None:
    """A practice, a consultation, a pair (one line for one pair), an own entry, a school."""
    curator, member = await stage.curator("gornyy"), await stage.member("levashinskiy")
    office = await stage.teacher("Патимат", "Гаджиева", workplace=OFFICE)
    adviser = await with_topic(stage, office, "literacy-2")
    mentor, teacher = await stage.teacher("Зулейха", "Алиева"), await stage.teacher()
    await becomes_mentor(stage, mentor)
    await reports(teacher)
    await reports_pupils(teacher)
    await recruits(curator, sessions=1)
    await enters(teacher, member)
    await proposes(teacher)
    await adds(teacher, COHORT, "Без затруднения")
    for thing in ("Консультация методиста", "Практика из банка"):
        await adds(teacher, thing, "Математическая", "25 декабря")
    await adds(teacher, "Конкурс или защита опыта", "Без затруднения", "25 декабря")
    await agreed(stage, teacher, adviser)
    assert "Сделано: 0 из 6" in teacher.text
    await is_helped(stage, teacher, adviser, mentor)
    person = await stage.cast.actor(await stage.person_of(teacher))
    await lists(stage.app.database, person, stage.clock(), "Своя работа")
    await opens(teacher)
    for thing in ("Консультация", "Практика", "Конкурс"):
        assert state_of(teacher, thing) == ["✓"], thing
    assert state_of(teacher, "Наставник") == ["✓", "○"], "another pair closes the other line"
    await is_graduated(stage, curator, teacher)
    assert "Сделано: 5 из 6" in teacher.text


async def is_graduated(stage: Stage, curator: Player, teacher: Player) -> None:
    """By the curator, after its one session."""
    await pass_by(stage, datetime(2026, 12, 10, 13, tzinfo=UTC) - stage.clock())
    await opens_board(curator)
    await curator.presses("Вести мероприятие")
    await curator.presses(next(one for one in curator.buttons if one.startswith("Отметить, кто")))
    await curator.presses("☐ Магомедова А.")
    await pass_by(stage, timedelta(hours=3))
    await opens(teacher)
    assert state_of(teacher, COHORT) == ["○"], "the curator confirms who has graduated"
    await opens_board(curator)
    await curator.presses("Проверить выпуск")
    await curator.presses("Подтвердить выпуск")
    await opens(teacher)
    assert state_of(teacher, COHORT) == ["✓"]


async def test_own_lines_are_confirmed_by_the_methodist_with_the_route(stage: Stage) -> None:
    methodist, teacher = await methodist_of(stage), await stage.teacher()
    other = await stage.teacher("Мадина", "Исаева")
    await reports_pupils(teacher)
    await proposes(teacher)
    await adds_own(teacher, "Открытый <b>урок</b> 📚")
    await agreed(stage, teacher, methodist)
    await teacher.presses("Открытый <b>урок</b> 📚")
    claim = await teacher.holds("Сделано")
    await other.says("/my")
    await other.presses_stale((other.screens[-1]["message_id"], claim[1]))
    assert "◐" not in other.text
    await teacher.presses_stale(claim)
    assert "◐ Открытый" in teacher.text
    assert "Отправить на подтверждение" not in teacher.buttons  # a mentor is planned too
    await teacher.presses("Наставник")
    await teacher.presses("Убрать из плана")
    assert "✕ Наставник" in teacher.text
    await teacher.presses("Отправить на подтверждение")
    await methodist.presses("Принять")
    await opens(teacher)
    assert "✓ Открытый" in teacher.text
    assert "Сделано: 1 из 1, 4 из 4 ч" in teacher.text


async def test_a_cancelled_activity_opens_its_line_and_a_route_is_stopped(stage: Stage) -> None:
    curator, methodist = await stage.curator("gornyy"), await methodist_of(stage)
    teacher = await stage.teacher()
    await reports_pupils(teacher)
    await plans(curator)
    await proposes(teacher)
    await agreed(stage, teacher, methodist)
    await pass_by(stage, timedelta(days=10))
    await pass_by(stage, timedelta(hours=1))
    assert told(teacher, "Маршрут: скоро срок") == 1
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses("Отменить мероприятие")
    await curator.presses("Да, отменить мероприятие")
    await opens(teacher)
    assert f"⚠ {TITLE}" in teacher.text
    assert "отменено, выберите другое" in teacher.text
    await teacher.presses("Остановить маршрут")
    await teacher.presses("Остановить")
    assert "Остановлен" in teacher.text
    await opens(teacher)
    assert "Составить от затруднений" in teacher.buttons


async def test_a_route_in_english_is_rejected_and_read_by_curators_without_methodists(
    stage: Stage,
) -> None:
    curator, teacher = await stage.curator("gornyy"), await stage.teacher()
    await reports_pupils(teacher)
    await stage.speaks(teacher, Language.EN)
    await teacher.says("/my")
    await teacher.presses("My route")
    await teacher.presses("Make it from my difficulties")
    assert "Mentor" in teacher.text
    await teacher.presses("Send to the methodists")
    assert "Waits to be agreed" in teacher.text
    assert "Маршрут: 1 строка" in curator.text
    await curator.presses("Отклонить")
    await curator.presses("Составить вместе")
    await curator.presses("Отклонить")
    await refusal_arrives(stage)
    assert told(teacher, "The route is not agreed")
    await teacher.says("/my")
    await teacher.presses("My route")
    assert "A draft" in teacher.text
