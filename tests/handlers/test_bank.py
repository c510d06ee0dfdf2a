"""The bank of practices in the chat: found through a deficit, used, «Стало легче», help."""

from datetime import timedelta

import pytest

from district.calls.call import Call
from district.ids import EntryId, TopicId
from district.languages import Language
from district.people.roles import Role, Scope
from storage.calls.entries import entries_of_call
from storage.calls.listings import hide_listings
from storage.practices import help_of
from storage.requests.deficits import deficits_of
from tests.acts.bank import FILE, SHORT, TITLE, lists
from tests.acts.common import pass_by, told
from tests.acts.entering import opened
from tests.acts.requests import reports
from tests.play import NotOnScreen, Player, Stage

WEEK = timedelta(days=7, hours=1)


async def shelve(
    stage: Stage, author: Player, title: str = TITLE, *, what: str = "lesson"
) -> EntryId:
    """Puts a practice of the author into the bank; returns its entry."""
    assert author.person is not None
    actor, topic = await stage.cast.actor(author.person), TopicId("literacy-2")
    _, entry = await lists(stage.app.database, actor, stage.clock(), title, topic=topic, what=what)
    return entry


@pytest.fixture
async def author(stage: Stage) -> Player:
    return await stage.teacher("Патимат", "Авторова", workplace="СОШ № 5")


RUSSIAN = (
    ("Ещё", "Конкурсы и опыт", "Банк практик", "Поделиться практикой"),
    ("Функц. грамотность", "Математическая", "Урок"),
    ("Готово", "Подтверждаю", "Отправить работу"),
)
ENGLISH = (
    ("More", "Contests and experience", "Bank of practices", "Share a practice"),
    ("Functional literacy", "Mathematical", "Lesson"),
    ("Done", "I confirm", "Send the entry"),
)
"""Labels that lead to the form, its choices, and those that end a step and the form."""


async def uploads(author: Player, labels: tuple[tuple[str, ...], ...] = RUSSIAN) -> None:
    """From the button of the bank to the entry that is sent."""
    (more, *way), choices, (done, confirm, send) = labels
    await author.says(more)
    for label in way:
        await author.presses(label)
    await author.says(TITLE)
    for label in choices:
        await author.presses(label)
    await author.says(SHORT)
    await author.presses(done)
    await author.sends_file(b"%PDF-1.7 lesson", "урок.pdf")
    for label in (done, confirm, send):
        await author.presses(label)


async def is_approved(
    stage: Stage, call: Call, language: Language = Language.RU, *labels: str
) -> None:
    """By the expert whom the curator's press assigns."""
    expert = await stage.teacher("Зулейха", "Экспертова", workplace="Лицей № 1", language=language)
    await stage.grants(expert, Role.EXPERT, Scope(district=call.district))
    curator = await stage.cast.actor(call.created_by)
    planned = await stage.app.services.experts.plan(curator, call.id)
    await stage.app.services.experts.assign(curator, call.id, planned.plan.version)
    await pass_by(stage, timedelta(minutes=2))
    for label in labels or ("Беру", "Принять", "Отправить"):
        await expert.presses(label)


async def test_a_practice_goes_from_its_upload_to_the_deficit_that_it_heals(
    stage: Stage, author: Player
) -> None:
    call = await opened(stage, "practices", "Банк практик")
    member, teacher = await stage.member("levashinskiy"), await stage.teacher()
    await uploads(author)
    await reports(teacher)
    await member.presses("Принять")
    assert "Что помогло другим" not in teacher.text, "not in the bank before it is approved"
    await is_approved(stage, call)
    assert told(author, f"По вашей работе есть итог: «{TITLE}»") == 1
    async with stage.app.database.read() as connection:
        (entry,) = await entries_of_call(connection, call.id)
    assert entry.answers["rights"]["version"] == call.version
    await teacher.says("Ещё")
    for label in ("Конкурсы и опыт", "Банк практик", TITLE):
        await teacher.presses(label)
    for shown in (TITLE, SHORT, "Авторова", "СОШ № 5", "Урок"):
        assert shown in teacher.text
    await pass_by(stage, WEEK)
    assert "Удалось применить?" in teacher.text
    await teacher.presses("Применил(а)")
    assert "стало легче?" in teacher.text
    await teacher.presses("Получилось, больше не трудно")
    assert "Помогла 1 коллеге" in teacher.text
    await pass_by(stage, WEEK)
    assert told(teacher, "Удалось применить?") == 0
    async with stage.app.database.read() as connection:
        (deficit,) = await deficits_of(connection, await stage.person_of(teacher))
        assert [one.title for one in await help_of(connection, deficit)] == [TITLE]
    await member.says("Ещё")
    await member.presses("Конкурсы и опыт")
    await member.presses("Банк практик")
    assert f"{TITLE} — помогла 1 коллеге" in member.text


async def test_in_english_a_practice_is_shared_approved_and_used(
    stage: Stage, author: Player
) -> None:
    call, reader = await opened(stage, "practices", "Bank"), await stage.teacher()
    for one in (author, reader):
        await stage.speaks(one, Language.EN)
    await uploads(author, ENGLISH)
    await is_approved(stage, call, Language.EN, "I take it", "Accept", "Send")
    assert f"“{TITLE}”" in author.text
    await reader.says("More")
    for label in ("Contests and experience", "Bank of practices", TITLE):
        await reader.presses(label)
    await pass_by(stage, WEEK)
    assert "Could you use it?" in reader.text
    await reader.presses("I have used it")
    assert "Used by 1 colleague" in reader.text


async def test_help_is_sent_from_the_card(stage: Stage, author: Player) -> None:
    await shelve(stage, author)
    member, teacher = await stage.member("levashinskiy"), await stage.teacher()
    await reports(teacher)
    await member.presses("Принять")
    await member.presses("Чем помочь")
    assert "Есть по теме: 1 практика." in member.text
    await member.presses(f"Послать: {TITLE}")
    assert f"практика «{TITLE}»" in member.text
    assert f"советуют практику коллег «{TITLE}»" in teacher.text
    await teacher.presses("Открыть практику")
    assert SHORT in teacher.text


async def test_words_find_a_practice_and_its_file(stage: Stage, author: Player) -> None:
    entry = await shelve(stage, author)
    reader = await stage.teacher(language=Language.EN)
    await reader.says("More")
    await reader.presses("Contests and experience")
    await reader.presses("Bank of practices")
    await reader.presses("Search")
    await reader.says("читем условие")
    await reader.presses(TITLE)
    held = await reader.holds("I have used it")
    assert f"📎 {FILE.name}" in reader.buttons
    async with stage.app.database.write() as tx:
        await hide_listings(tx, [entry], stage.clock())
    await reader.presses_stale(held)
    await reader.presses("‹ To the list")
    with pytest.raises(NotOnScreen):
        await reader.presses(TITLE)


async def test_clause_28_the_bank_shows_only_models_of_the_environment(
    stage: Stage, author: Player
) -> None:
    models = {f"Модель {number}" for number in range(1, 8)}
    for title in sorted(models):
        await shelve(stage, author, title, what="model")
    for title, what in ((TITLE, "lesson"), ("Кружок", "programme"), ("Чек-лист", "tool")):
        await shelve(stage, author, title, what=what)
    reader = await stage.teacher()
    await reader.says("Ещё")
    await reader.presses("Конкурсы и опыт")
    await reader.presses("Банк практик")
    assert "Всего: 10" in reader.text
    await reader.presses("Модель среды")
    assert "Модель среды. Нашлось: 7" in reader.text
    shown = titles(reader)
    await reader.presses("›")
    assert sorted(shown + titles(reader)) == sorted(models), "the filter is kept on the next page"
    await reader.presses("Модель 1")
    assert "Модель среды" in reader.text
    await reader.presses("‹ К списку")
    await reader.presses("Весь банк")
    assert "Всего: 10" in reader.text


def titles(reader: Player) -> list[str]:
    return [line[2:] for line in reader.text.splitlines() if line.startswith("• ")]
