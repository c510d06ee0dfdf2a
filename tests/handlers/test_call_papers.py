"""Papers of calls: found in the menu, sent as files, verifiable by anyone; an activity of one."""

from collections.abc import Mapping
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from babel.dates import format_date
from pypdf import PdfReader

from district.calls.call import Call
from district.calls.entry import EntryPupil
from district.calls.paper import Given
from district.ids import PersonId
from district.languages import Language
from district.letters import LetterKind, new_letter
from services.calls.awards import TERM
from storage.calls.papers import papers_of_entries
from storage.drafts import drafts_of
from storage.outbox import put_letters
from storage.people.people import get_actor
from tests.acts.common import pass_by
from tests.play import Player, Stage
from tests.services.settled import CALL, KINDS, TITLE, announced, settled


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def is_settled(
    stage: Stage, curator: Player, author: Player, kind: str, outcome: str, *pupils: EntryPupil
) -> tuple[Call, Given]:
    database, now = stage.app.database, stage.clock()
    assert curator.person is not None
    assert author.person is not None
    call = await announced(database, KINDS[kind], curator.person, now)
    async with database.read() as connection:
        actor = await get_actor(connection, author.person, now)
    given = await settled(database, call, actor, outcome, now, pupils=pupils)
    async with database.write() as tx:
        await stage.app.services.papers.issue(tx, call, [given], now)
    return call, given


async def code_of(stage: Stage, given: Given) -> str:
    async with stage.app.database.read() as connection:
        papers = await papers_of_entries(connection, [given.entry.id])
    return papers[given.entry.id][0].code


def text_of(content: bytes) -> str:
    (page,) = PdfReader(BytesIO(content)).pages
    return " ".join(page.extract_text().replace("\N{NO-BREAK SPACE}", " ").split())


async def test_a_spravka_is_sent_and_checked_with_its_ground(stage: Stage, curator: Player) -> None:
    aishat = await stage.teacher()
    _, given = await is_settled(stage, curator, aishat, "defence", "defended")
    await aishat.says("Ещё")
    await aishat.presses("Конкурсы и опыт")
    await aishat.presses("Портфолио и дипломы")
    number = f"ЗО-{stage.clock().year}-0001"
    assert f"{TITLE}\nОпыт защищён · {CALL}\nСправка № {number}" in aishat.text
    await aishat.presses(TITLE)
    printed = text_of(aishat.document(f"Справка {number}.pdf"))
    assert "Магомедова Айшат" in printed
    assert "приравнивается к распространению опыта на региональном уровне." in printed
    code = await code_of(stage, given)
    assert f"start=paper-{code}" in printed

    stranger = await stage.newcomer("Прохожий")
    await stranger.says(f"/start paper-{code}")
    assert f"Справка № {number}. Документ подлинный." in stranger.text
    assert "Магомедова Айшат" in stranger.text
    assert "Итог: Опыт защищён" in stranger.text
    assert "Средняя оценка экспертов: 87,5 из 100" in stranger.text
    await stranger.says("/start paper-xxxx")
    assert "Такого документа нет." in stranger.text


async def test_a_struck_spravka_says_so_everywhere(stage: Stage, curator: Player) -> None:
    aishat, stranger = await stage.teacher(), await stage.newcomer("Прохожий")
    _, given = await is_settled(stage, curator, aishat, "defence", "defended")
    number = f"ЗО-{stage.clock().year}-0001"
    async with stage.app.database.write() as tx:
        await stage.app.services.papers.strike(tx, given.entry.id, "Ошибка", stage.clock())
    await pass_by(stage, timedelta(minutes=1))
    assert f"Справка № {number}. Документ больше не действует." in aishat.text
    assert "Причина: Ошибка" in aishat.text
    await aishat.presses("Портфолио и дипломы")
    assert f"Справка № {number}, больше не действует" in aishat.text
    assert TITLE not in aishat.buttons
    await stranger.says(f"/start paper-{await code_of(stage, given)}")
    assert "Документ аннулирован." in stranger.text


async def test_pupils_diplomas_are_an_archive_without_names(stage: Stage, curator: Player) -> None:
    teacher = await stage.teacher()
    _, given = await is_settled(
        stage,
        curator,
        teacher,
        "olympiad",
        "winner",
        EntryPupil(initials="А. Б.", grade="8", outcome="winner", place=1),
        EntryPupil(initials="В. Г.", grade="9", outcome="prize", place=2),
    )
    await teacher.says("Ещё")
    await teacher.presses("Конкурсы и опыт")
    await teacher.presses("Портфолио и дипломы")
    await teacher.presses(CALL)
    assert "2 документа" in teacher.text
    assert "впишите от руки" in teacher.text
    content = teacher.document(f"Документы ОЛ, работа {given.entry.id}.zip")
    with ZipFile(BytesIO(content)) as archive:
        first, second = (text_of(archive.read(one)) for one in sorted(archive.namelist()))
    assert "Победитель, 1 место" in first
    assert "Призёр, 2 место" in second
    assert "Фамилия, имя, отчество" in first
    assert not any(initials in first + second for initials in ("А. Б.", "В. Г."))

    stranger = await stage.newcomer("Passer-by", language="en")
    await stranger.says(f"/start paper-{await code_of(stage, given)}")
    assert "The paper is genuine." in stranger.text
    assert "Class: 8" in stranger.text
    assert "place 1" in stranger.text
    assert "Магомедова" not in stranger.text
    assert "СОШ" not in stranger.text


async def test_an_accepted_offer_fills_in_the_form_of_an_activity(
    stage: Stage, curator: Player
) -> None:
    aishat = await stage.teacher()
    _, given = await is_settled(stage, curator, aishat, "offer", "held")
    async with stage.app.database.write() as tx:
        letter = new_letter(
            LetterKind.ACTIVITY_WANTED,
            PersonId(curator.person or 0),
            stage.clock(),
            given.entry.id,
            entry=given.entry.id,
        )
        await put_letters(tx, [letter])
    await pass_by(stage, timedelta(minutes=1))
    message, _ = await curator.holds("Начать мероприятие")
    await curator.says("Мероприятия")
    for pressed in ("Провести мероприятие", "Новое мероприятие", "Семинар"):
        await curator.presses(pressed)
    await curator.says("Своё название")
    await curator.presses_stale((message, f"papers:activity:{given.entry.id}:0"))
    await curator.presses("Начать мероприятие")
    assert (await begun(stage, curator))["title"] == "Своё название", "it is not lost"
    await curator.presses("Начать заново")
    answers = await begun(stage, curator)
    assert (answers["title"], answers["type"]) == (TITLE, "master-class")
    assert any(f"Мастер-класс · {TITLE}" in one for one in curator.texts)


async def begun(stage: Stage, curator: Player) -> Mapping[str, Any]:
    async with stage.app.database.read() as connection:
        (draft,) = await drafts_of(connection, PersonId(curator.person or 0))
    return draft.answers


async def test_a_member_of_the_methodical_active_has_a_term_and_is_listed(
    stage: Stage, curator: Player
) -> None:
    """Clauses 26 and 51."""
    aishat, other = await stage.teacher(), await stage.teacher("Patimat", "Gadzhieva")
    call, given = await is_settled(stage, curator, aishat, "active", "in")
    async with stage.app.database.write() as tx:
        awards = stage.app.services.entries.moves.awards
        assert awards is not None
        await awards.give_all(tx, call, [given], stage.clock(), curator.person)
    ends = format_date(stage.clock() + TERM, "d MMMM y", locale="ru")
    await aishat.says("Ещё")
    await aishat.presses("Конкурсы и опыт")
    await aishat.presses("Портфолио и дипломы")
    assert f"Вы член методического актива до {ends}" in aishat.text
    await stage.speaks(other, Language.EN)
    await other.says("/menu")
    await other.presses("More")
    await other.presses("Contests and experience")
    await other.presses("Core group of teachers")
    assert "Core group of the district: 1 person" in other.text
    assert "Магомедова Айшат, СОШ № 2, until" in other.text
    await pass_by(stage, TERM + timedelta(days=1))
    await other.presses("‹ Contests and experience")
    await other.presses("Core group of teachers")
    assert "0 people" in other.text, "the term is over"
