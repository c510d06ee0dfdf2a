"""Tasks of the strategy and opportunities with deadlines: clauses IV and V.13 of the regulation."""

from datetime import timedelta

from district.languages import Language
from tests.acts.common import pass_by, told
from tests.play import Player, Stage

GORNYY = "gornyy"


async def about(person: Player) -> None:
    await person.says("Ещё")
    await person.presses("О проекте")


async def adds_dated(
    curator: Player, kind: str, title: str, due: str, owner: str | None = None
) -> None:
    await about(curator)
    for label in ("Документы", "Добавить документ", kind):
        await curator.presses(label)
    await curator.says(title)
    if owner is not None:
        await curator.says(owner)
    await curator.says(due)
    for _ in ("about", "file", "link"):
        await curator.presses("Пропустить")
    await curator.presses("Добавить")
    assert title in curator.text


async def opens(person: Player, label: str) -> None:
    await about(person)
    await person.presses(label)


async def test_clause_24_the_head_sees_tasks_with_owners_and_overdue_ones(stage: Stage) -> None:
    curator, head = await stage.curator(GORNYY), await stage.head(GORNYY)
    teacher = await stage.teacher("Патимат")
    now = stage.clock()
    for title, days in (("Создать банк уроков", 20), ("Обучить наставников", 3)):
        due = now.date() + timedelta(days=days)
        await adds_dated(curator, "Задача стратегии", title, f"{due:%d.%m.%Y}", "Омарова З., ДИРО")
    await opens(head, "Задачи округа")
    assert head.text.index("Обучить") < head.text.index("Создать"), "the nearest first"
    assert "Отвечает: Омарова З., ДИРО." in head.text
    assert "ПРОСРОЧЕНО" not in head.text
    for _ in range(5):
        await pass_by(stage, timedelta(days=1))
    assert told(head, "Скоро закончится: Обучить наставников") == 1
    assert told(teacher, "Скоро закончится") == 0
    await opens(head, "Задачи округа")
    assert head.text.count("ПРОСРОЧЕНО") == 1
    await opens(teacher, "Задачи округа")
    await teacher.presses("Обучить наставников")
    assert "Выполнено" not in teacher.buttons
    message, _ = await teacher.holds("‹ Документы")
    await head.presses("Обучить наставников")
    button = await head.holds("Выполнено")
    await teacher.presses_stale((message, button[1]))
    assert teacher.alert
    await head.presses("Выполнено")
    assert "Выполнено 28 ноября" in head.text
    await head.presses_stale(button)
    await opens(head, "Задачи округа")
    assert "ПРОСРОЧЕНО" not in head.text
    assert head.text.index("Создать") < head.text.index("Обучить"), "what is done comes last"


async def test_clause_77_subscribers_are_reminded_of_a_deadline_a_week_before(stage: Stage) -> None:
    curator, teacher = await stage.curator(GORNYY), await stage.teacher("Патимат")
    muted, stranger = (
        await stage.teacher("Ума"),
        await stage.teacher("Заира", municipality="kizlyar"),
    )
    await muted.says("Настройки")
    await muted.presses("Какие объявления получать")
    await muted.presses("✓ Гранты")
    due = stage.clock().date() + timedelta(days=10)
    title = "Грант молодым учителям"
    await adds_dated(curator, "Грант, стажировка, статья", title, f"{due:%d.%m.%Y}")
    await opens(teacher, "Возможности")
    assert f"{title}\nПодать до 3 декабря 2026 г." in teacher.text
    await pass_by(stage, timedelta(days=2))
    assert told(teacher, "Скоро закончится") == 0
    for _ in range(3):
        await pass_by(stage, timedelta(days=1))
    assert told(teacher, f"Скоро закончится: {title}") == 1
    assert told(muted, "Скоро закончится") == told(stranger, "Скоро закончится") == 0
    await teacher.presses("Открыть документ")
    assert title in teacher.text
    await pass_by(stage, timedelta(days=8))
    await opens(teacher, "Возможности")
    assert title not in teacher.text, "it is over"
    await teacher.presses("Все документы")
    assert title in teacher.text


async def test_odd_answers_and_english(stage: Stage) -> None:
    curator = await stage.curator(GORNYY)
    await stage.speaks(curator, Language.EN)
    await curator.says("More")
    for label in ("About", "Documents", "Add a document", "Task of the strategy"):
        await curator.presses(label)
    await curator.says("Train mentors")
    await curator.says("я" * 101)
    await curator.says("<b>Омарова</b>")
    await curator.says("вчера")
    await curator.says("01.12.2026")
    for _ in range(3):
        await curator.presses("Skip")
    await curator.presses("Add")
    assert "In charge: <b>Омарова</b>. Due: 1 December 2026" in curator.text
