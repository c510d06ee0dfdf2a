"""Audiences reveal no individuals: what an author learns about the people of a condition."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import insert, update

from district.announcements.form import with_recipients
from district.announcements.recipients import Recipients
from district.forms import Entered
from district.ids import TopicId
from district.requests.deficits import DEFICIT_KIND, Report, Severity
from storage.people.people import get_person
from storage.requests.deficits import add_deficit
from storage.tables import activities, announcements, audiences, drafts
from tests.acts.activities import plans, signs_up
from tests.acts.announcements import DISTRICT, card, composes, copies, crowd
from tests.play import NotOnScreen, Player, Stage

TOPIC = TopicId("subject-1")
HIDDEN = "Сколько человек получит, не показываю: малое число выдало бы людей."
ONLY_PLACES = ["Муниципалитеты", "Затруднение"]


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator(DISTRICT)


@pytest.fixture
async def head(stage: Stage, curator: Player) -> Player:
    return await stage.head(DISTRICT)


async def struggles(stage: Stage, *people: Player) -> None:
    report = Report(
        topic=TOPIC, area=None, own_words=None, severity=Severity.NEED_HELP, tried=None, wanted=()
    )
    now, requests = stage.clock(), stage.app.services.requests
    async with stage.app.database.write() as tx:
        for one in people:
            assert one.person is not None
            await requests.submit(
                tx,
                kind=DEFICIT_KIND,
                subject_id=await add_deficit(tx, one.person, report, now),
                author=await get_person(tx, one.person),
                draft=None,
                now=now,
            )
    await stage.settle()


async def asks_for_topic(author: Player) -> None:
    """Selects people with a deficit on it."""
    await author.presses("Кому")
    await author.presses("Затруднение")
    await author.presses("Предметные")
    await author.presses("Содержание предмета, ФГОС")


async def ticks(author: Player, step: str, choice: str) -> None:
    await author.presses(step)
    await author.presses(choice)
    await author.presses("Готово")


def sizes(author: Player) -> list[str]:
    """Returns the size in the newest screen with an audience."""
    for text in reversed(author.texts):
        told = [line for line in text.splitlines() if line.startswith(("Получ", "Сколько"))]
        if told:
            return told
    return []


# ── A difficulty ───────────────────────────────────────────────────────────────────────────────


async def test_be_it_nobody_or_four_who_struggle_an_author_reads_the_same(
    stage: Stage, curator: Player
) -> None:
    readers = await crowd(stage, 4)
    seen = []
    for number in range(5):
        if number:
            await struggles(stage, readers[number - 1])
        await composes(curator)
        await asks_for_topic(curator)
        screens = [(curator.text, curator.buttons)]
        await ticks(curator, "Муниципалитеты", "Левашинский р-н")
        screens.append((curator.text, curator.buttons))
        await curator.presses("Готово")
        screens.append((curator.text, curator.buttons))
        seen.append(screens)
        assert all(HIDDEN in text for text, _ in screens)
        assert "Отправить" in curator.buttons
        await curator.presses("Отменить")
    assert all(one == seen[0] for one in seen)


async def test_people_of_municipalities_with_fewer_than_five_are_in_no_number(
    stage: Stage, curator: Player
) -> None:
    """Otherwise the total next to the counts of other municipalities would reveal them: «5 to 9» in
    total and 9 in one of them leave none for the rest.
    """
    await struggles(stage, *await crowd(stage, 4))
    far = [
        await stage.teacher(f"Сакинат{number}", municipality="akushinskiy") for number in range(4)
    ]
    await struggles(stage, *far)
    await composes(curator)
    await asks_for_topic(curator)
    assert sizes(curator) == [HIDDEN]
    await struggles(stage, await stage.teacher("Пятая", municipality="akushinskiy"))
    await curator.presses("Готово")
    assert sizes(curator) == ["Получат: не меньше 5 человек"]


async def test_a_district_of_eleven_and_of_twelve_is_the_same_and_municipalities_tell_nothing(
    stage: Stage, curator: Player
) -> None:
    near = await crowd(stage, 11)
    far = await stage.teacher("Одна", municipality="akushinskiy")
    await struggles(stage, *near)
    await composes(curator)
    await asks_for_topic(curator)
    assert sizes(curator) == ["Получат: не меньше 10 человек"]
    await struggles(stage, far)
    await curator.presses("Готово")
    assert sizes(curator) == ["Получат: не меньше 10 человек"]
    await curator.presses("Кому")
    await curator.presses("Муниципалитеты")
    for place in ("Левашинский р-н", "Акушинский р-н"):
        await curator.presses(place)
        assert sizes(curator) == [HIDDEN]


async def test_a_difficulty_is_combined_with_municipalities_alone(
    stage: Stage, curator: Player
) -> None:
    await composes(curator)
    await curator.presses("Кому")
    every = {label: await curator.holds(label) for label in curator.buttons}
    await curator.presses("Затруднение")
    await curator.presses("Предметные")
    await curator.presses("Содержание предмета, ФГОС")
    assert [label for label in curator.buttons if label in every][:2] == ONLY_PLACES
    assert "Показать 10 имён" not in curator.buttons
    sample = every["Показать 10 имён"]
    await curator.presses_stale(sample)
    assert curator.alert is not None
    assert all("Например:" not in text for text in curator.texts)
    await curator.presses_stale(every["Должности"])
    await curator.presses("Учитель")
    await curator.presses("Готово")
    assert "можно узнать одного человека" in curator.text
    assert sizes(curator) == [HIDDEN]
    await curator.presses("Готово")
    assert "можно узнать одного человека" in curator.text
    assert "Отправить" not in curator.buttons
    await curator.presses("Кому")
    await curator.presses("Сохранённые условия")
    await curator.presses("Сохранить эти условия")
    await curator.says("Один учитель")
    assert "можно узнать одного человека" in curator.text


async def test_an_audience_that_was_saved_with_both_is_refused_when_it_is_opened(
    stage: Stage, curator: Player
) -> None:
    async with stage.app.database.write() as tx:
        both = {"districts": [DISTRICT], "topic": TOPIC, "positions": ["teacher"]}
        await tx.execute(
            insert(audiences).values(person_id=curator.person, name="Старая", recipients=both)
        )
    await composes(curator)
    await curator.presses("Кому")
    await curator.presses("Сохранённые условия")
    await curator.presses("Старая")
    assert curator.alert is not None
    assert "можно узнать одного человека" in curator.alert
    await curator.presses("‹ Назад")
    assert "затруднением" not in curator.text


async def test_a_draft_with_both_is_opened_without_a_number_and_cannot_be_sent(
    stage: Stage, curator: Player
) -> None:
    await composes(curator)
    async with stage.app.database.write() as tx:
        both = {"districts": [DISTRICT], "topic": TOPIC, "organizations": [1]}
        entered = with_recipients(Entered(await answers_of(stage, curator)), Recipients.read(both))
        own = update(drafts).where(drafts.c.person_id == curator.person)
        await tx.execute(own.values(answers=dict(entered.answers)))
    send = await curator.holds("Отправить")
    await curator.presses("Кому")
    assert "можно узнать одного человека" in curator.text
    assert sizes(curator) == [HIDDEN]
    await curator.presses("Готово")
    await curator.presses_stale(send)
    assert all("Объявление 1" not in text for text in curator.texts)
    await curator.presses("Кому")
    await curator.presses("Сбросить: всем")
    await curator.presses("Готово")
    assert "Отправить" in curator.buttons


async def answers_of(stage: Stage, player: Player) -> dict[str, Any]:
    async with stage.app.database.read() as connection:
        query = drafts.select().where(drafts.c.person_id == player.person)
        answers: dict[str, Any] = (await connection.execute(query)).one().answers
        return answers


async def test_what_was_planned_with_both_is_held_and_its_author_told(
    stage: Stage, curator: Player
) -> None:
    reader = await stage.teacher("Патимат")
    await struggles(stage, reader)
    await composes(curator)
    await curator.presses("Когда")
    await curator.presses("В назначенное время")
    await curator.says("завтра в 9")
    await curator.presses("Запланировать")
    async with stage.app.database.write() as tx:
        both = {"districts": [DISTRICT], "topic": TOPIC, "positions": ["teacher"]}
        await tx.execute(update(announcements).values(recipients=both))
    stage.clock.advance(timedelta(hours=21))
    await stage.ticks()
    assert copies(reader) == []
    assert any("такие условия больше не сочетаются" in text for text in curator.texts)


@pytest.mark.parametrize("people", [0, 1, 4])
async def test_what_is_sent_to_those_who_struggle_tells_nothing_of_how_many_they_are(
    stage: Stage, curator: Player, head: Player, people: int
) -> None:
    readers = await crowd(stage, people)
    await struggles(stage, *readers)
    await composes(curator)
    await curator.presses("Кнопки")
    await curator.presses("Кнопка «Прочитал(а)»")
    await curator.presses("Готово")
    await asks_for_topic(curator)
    await curator.presses("Готово")
    await curator.presses("Отправить")
    assert "ждёт согласования" in card(curator)
    assert HIDDEN in card(curator)
    assert HIDDEN in head.text
    await head.presses("Принять")
    assert [len(copies(one)) for one in readers] == [1] * people
    for one in readers:
        await one.presses("Прочитал(а)")
    lines = card(curator).splitlines()
    assert "отправлено" in lines[0]
    assert [line for line in lines if any(mark.isdigit() for mark in line)] == [
        "Объявление 1 · отправлено",
        "Завершено 23 ноября, 12:00",
        "Кнопка 1: Прочитал(а)",
    ]
    for label in ("Отправить тем, у кого неясно", "Изменить текст", "Отозвать у всех"):
        await curator.holds(label)
    with pytest.raises(NotOnScreen):
        await curator.holds("Скачать отчёт .xlsx")
    await curator.presses("Отправить тем, у кого неясно")
    await curator.presses("Да, отправить")
    assert "отправлено" in card(curator)
    await curator.presses("Отозвать у всех")
    asked = next(text for text in curator.texts if "Отозвать объявление 1?" in text)
    assert not any(mark.isdigit() for mark in asked.replace("объявление 1", ""))
    await curator.presses("Да, отозвать")
    assert all(copies(one) == [] for one in readers)
    assert HIDDEN in card(curator)


async def test_a_difficulty_is_looked_at_by_somebody_else_however_few_they_are(
    stage: Stage, curator: Player, head: Player
) -> None:
    await composes(curator)
    await asks_for_topic(curator)
    await curator.presses("Готово")
    await curator.presses("Отправить")
    assert "Объявление по затруднению сначала посмотрит ещё один человек" in card(curator)


# ── A community ────────────────────────────────────────────────────────────────────────────────


async def test_the_people_of_a_community_are_no_list_either(stage: Stage, curator: Player) -> None:
    await stage.opens_communities()
    await composes(curator)
    await curator.presses("Кому")
    sample = await curator.holds("Показать 10 имён")
    await curator.presses("Сообщества")
    await curator.presses(next(label for label in curator.buttons if "математик" in label.lower()))
    await curator.presses("Готово")
    assert sizes(curator) == [HIDDEN]
    assert "Показать 10 имён" not in curator.buttons
    assert "Организации" not in curator.buttons
    await curator.presses_stale(sample)
    assert curator.alert is not None
    assert all("Например:" not in text for text in curator.texts)


# ── An activity ────────────────────────────────────────────────────────────────────────────────


async def asks_for_activity(author: Player) -> None:
    await author.presses("Кому")
    await author.presses("Мероприятие")
    await author.presses(author.buttons[0])
    await author.presses("Готово")


async def test_a_member_gets_no_names_and_no_number_of_the_people_of_an_activity(
    stage: Stage, curator: Player
) -> None:
    member, reader = await stage.member("levashinskiy"), await stage.teacher("Патимат")
    await plans(curator)
    await signs_up(reader)
    await composes(member)
    await member.presses("Кому")
    sample = await member.holds("Показать 10 имён")
    await member.presses("Готово")
    await asks_for_activity(member)
    assert sizes(member) == [HIDDEN]
    assert "Показать 10 имён" not in member.buttons
    await member.presses_stale(sample)
    assert member.alert is not None
    assert all("Магомедова П." not in text for text in member.texts)
    await member.presses("Готово")
    await member.presses("Отправить")
    assert len(copies(reader)) == 1
    assert HIDDEN in card(member)
    assert "доставлено" not in card(member)
    assert "Скачать отчёт .xlsx" not in member.buttons


async def test_who_holds_an_activity_sees_its_people_as_before(
    stage: Stage, curator: Player
) -> None:
    reader = await stage.teacher("Патимат")
    await plans(curator)
    await signs_up(reader)
    await composes(curator)
    await asks_for_activity(curator)
    assert sizes(curator) == ["Получит: 1 человек"]
    await curator.presses("Показать 10 имён")
    assert any("Магомедова П." in text for text in curator.texts)


async def test_a_member_does_not_learn_who_signed_up_from_the_button_under_an_announcement(
    stage: Stage, curator: Player
) -> None:
    member, reader = await stage.member("levashinskiy"), await stage.teacher("Патимат")
    await plans(curator)
    await composes(member)
    await member.presses("Кнопки")
    await member.presses("Кнопка «Записаться»")
    await member.presses(member.buttons[0])
    await member.presses("Готово")
    await member.presses("Отправить")
    await reader.presses("Записаться")
    assert "Нажали «Записаться»: не показываю" in card(member)
    await member.presses("Скачать отчёт .xlsx")
    sheet = next(one for one in reversed(member.screens) if "document" in one)
    rows = sheet_rows(member.document(sheet["document"]["file_name"]))
    assert {row[5] for row in rows[1:]} == {""}


async def test_a_member_does_not_see_activities_that_are_not_published(
    stage: Stage, curator: Player
) -> None:
    member = await stage.member("levashinskiy")
    await plans(curator)
    async with stage.app.database.write() as tx:
        await tx.execute(update(activities).values(status="draft"))
    await composes(member)
    await member.presses("Кому")
    await member.presses("Мероприятие")
    assert "Подходящих мероприятий нет." in member.text


def sheet_rows(content: bytes) -> list[list[str]]:
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    return [[str(cell) for cell in row] for row in sheet.to_python()]
