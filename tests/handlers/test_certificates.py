"""Certificates: for attendees, under a permanent number, verifiable by anyone."""

import asyncio
import json
import re
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from sqlalchemy import select, update

from district.errors import AlreadyDecided
from district.ids import ActivityId
from district.languages import Language
from district.people.roles import Actor
from district.requests.cards import CardFacts
from district.requests.request import Move, RequestStatus
from sandbox.faults import Fault
from services.activities.certificates import PAPERS
from storage.people.people import get_actor
from storage.tables import certificates, changes, persons
from tests.acts.activities import (
    TITLE,
    asks_for_correction,
    attends,
    begins,
    is_certified,
    is_held,
    manages,
    plans,
    signs_up,
)
from tests.acts.common import pass_by, refusal_arrives, told
from tests.acts.many import held, reads_to_the_end
from tests.acts.people import is_gone, renames
from tests.play import Player, Stage
from tests.presses import counted


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def code_of(stage: Stage) -> str:
    async with stage.app.database.read() as connection:
        found = await connection.exec_driver_sql("SELECT code FROM certificates")
        return str(found.scalar_one())


async def test_who_attended_gets_it_and_anybody_checks_it(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await signs_up(aishat)
    await aishat.says("/start activity-1")
    assert "Получить сертификат" not in aishat.buttons
    await attends(stage, curator, aishat)
    await aishat.says("/start activity-1")
    await aishat.presses("Получить сертификат")
    number = re.search(r"№ (2026-\d{5})", aishat.text)
    assert number is not None
    content = aishat.document(f"Сертификат {number[1]}.pdf")
    assert content.startswith(b"%PDF-")
    await aishat.says("/start activity-1")
    await aishat.presses("Получить сертификат")
    assert number[1] in aishat.text  # the same again

    stranger = await stage.newcomer("Прохожий")
    await stranger.says(f"/start cert-{await code_of(stage)}")
    assert f"Сертификат № {number[1]} подлинный." in stranger.text
    assert "Магомедова Айшат" in stranger.text
    assert "4 часа" in stranger.text
    await stranger.says("/start cert-xxxx")
    assert "Такого сертификата нет." in stranger.text


async def test_it_is_given_by_the_institute_of_the_curator(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat, patimat = await stage.teacher(), await stage.teacher("Патимат", "Алиева")
    for one in (aishat, patimat):
        await signs_up(one)
    await begins(stage, curator)
    await manages(curator)
    await curator.presses("Отметить, кто пришёл")
    await curator.presses(next(one for one in curator.buttons if "Магомедова" in one))
    await pass_by(stage, timedelta(hours=4))
    code = await code_of(stage)
    administrator = await stage.administrator()
    await administrator.says("Роли")
    await administrator.presses(next(one for one in administrator.buttons if "Омарова" in one))
    await administrator.presses("Институт")
    await administrator.presses("ДИРО")
    await curator.presses(next(one for one in curator.buttons if "Алиева" in one))
    assert patimat.document("Сертификат 2026-00002.pdf").startswith(b"%PDF-")
    async with stage.app.database.read() as connection:
        found = await connection.execute(select(certificates.c.code))
        [later] = set(found.scalars()) - {code}
    await aishat.says(f"/start cert-{later}")
    assert "Кем выдан: Дагестанский институт развития образования" in aishat.text
    await aishat.says(f"/start cert-{code}")
    assert "подлинный" in aishat.text
    assert "Кем выдан" not in aishat.text  # keeps the operator


def printed(player: Player, number: int) -> str:
    content = player.document(f"Сертификат 2026-{number:05}.pdf")
    (page,) = PdfReader(BytesIO(content)).pages
    return " ".join(page.extract_text().split())


async def test_who_signs_is_printed_on_what_is_issued_later(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat, patimat = await stage.teacher(), await stage.teacher("Патимат", "Алиева")
    for one in (aishat, patimat):
        await signs_up(one)
    await begins(stage, curator)
    await manages(curator)
    await curator.presses("Отметить, кто пришёл")
    await curator.presses(next(one for one in curator.buttons if "Магомедова" in one))
    await pass_by(stage, timedelta(hours=4))
    before = aishat.document("Сертификат 2026-00001.pdf")
    sheet = await curator.holds(next(one for one in curator.buttons if "Алиева" in one))
    await curator.says("Настройки")
    await curator.presses("Подпись в сертификатах")
    await curator.says("Ректор, А. М. Магомедова")
    await curator.presses_stale(sheet)
    assert "Ректор А. М. Магомедова" in printed(patimat, 2)
    assert "с благодарностью за участие в семинаре" in printed(patimat, 2)
    await aishat.says("/start activity-1")
    await aishat.presses("Получить сертификат")
    assert aishat.document("Сертификат 2026-00001.pdf") == before


async def test_the_curator_and_administrators_say_who_signs(stage: Stage, curator: Player) -> None:
    await curator.says("/start")
    with counted(curator, "Name who signs certificates", at_most=(3, 1)):
        await curator.presses("Ещё")
        await curator.presses("Настройки")
        _, forged = await curator.holds("Подпись в сертификатах")
        await curator.presses("Подпись в сертификатах")
        assert "Сейчас подписи нет." in curator.text
        await curator.says("Ректор, А. М. Магомедова")
    assert "Подписывает: Ректор, А. М. Магомедова" in curator.text

    administrator = await stage.administrator()
    await administrator.says("Роли")
    await administrator.presses(next(one for one in administrator.buttons if "Омарова" in one))
    await administrator.presses("Подпись в сертификатах")
    assert "Подписывает: Ректор, А. М. Магомедова" in administrator.text
    await administrator.says("Ректор")
    assert "Напишите должность, запятую и имя" in administrator.text
    await administrator.presses("Без подписи")
    assert "Сейчас подписи нет." in administrator.text
    await stage.speaks(curator, Language.EN)
    await curator.says("Settings")
    await curator.presses("Signature on certificates")
    assert "There is no signature now." in curator.text

    aishat = await stage.teacher()
    await aishat.says("Настройки")
    assert "Подпись в сертификатах" not in aishat.buttons
    await aishat.presses_stale((aishat.screens[-1]["message_id"], forged))
    assert "Кто выдаёт" not in aishat.text


async def test_it_comes_by_itself_and_is_found_in_the_menu(stage: Stage, curator: Player) -> None:
    """0 presses from the letter, 3 from the menu. Feedback is a letter apart."""
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    await aishat.says("Мероприятия")
    await aishat.presses("Мои документы")
    assert "Здесь будут сертификаты" in aishat.text
    await attends(stage, curator, aishat)
    assert told(aishat, "Ваш сертификат готов") == told(aishat, "Как прошло") == 1
    assert told(aishat, "Сертификат № 2026-00001") == 1
    content = aishat.document("Сертификат 2026-00001.pdf")
    await aishat.says("Мероприятия")
    await aishat.presses("Мои документы")
    assert f"Семинар · {TITLE} · 10 декабря 2026 г. · 4 ч · № 2026-00001" in aishat.text
    assert aishat.buttons == [TITLE, "Портфолио и дипломы", "‹ Ко всем мероприятиям"]
    sent = len(aishat.screens)
    await aishat.presses(TITLE)
    assert aishat.document("Сертификат 2026-00001.pdf") == content
    assert len(aishat.screens) == sent + 1


async def test_a_refused_file_leaves_its_letter_with_a_button(
    stage: Stage, curator: Player
) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    refusal = {"status": 400, "description": "Bad Request: IMAGE_PROCESS_FAILED"}
    stage.box.faults.add(Fault(refusal, method="sendDocument"))
    await attends(stage, curator, aishat)
    assert told(aishat, "Ваш сертификат готов") == 1
    await aishat.presses("Получить сертификат")
    assert aishat.document("Сертификат 2026-00001.pdf").startswith(b"%PDF-")


async def test_a_name_that_is_not_whole_is_asked_for_before_the_issue(
    stage: Stage, curator: Player
) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    async with stage.app.database.write() as tx:
        unknown = update(persons).where(persons.c.id == aishat.person).values(patronymic=None)
        await tx.execute(unknown)
    await attends(stage, curator, aishat)
    assert told(aishat, "Ваш сертификат готов") == 1
    assert told(aishat, "Сертификат №") == 0
    await aishat.presses("Получить сертификат")
    await aishat.says("Магомедовна")
    await aishat.presses(aishat.buttons[0])
    assert "Сертификат №" in "".join(aishat.texts)
    assert "Магомедова Айшат Магомедовна" in await checked(stage)


async def test_a_list_of_many_certificates_has_pages(stage: Stage, curator: Player) -> None:
    aishat = await stage.teacher(language=Language.EN)
    holder, organizer = await actor_of(stage, aishat), await actor_of(stage, curator)
    services, starts = stage.app.services, [stage.clock() + timedelta(hours=2)]
    every = [await held(stage, curator, f"№{n:02}", starts=starts) for n in range(PAPERS + 2)]
    seats = [(await services.enrolling.sign_up(holder, one.id)).enrolment for one in every]
    stage.clock.advance(timedelta(hours=2))
    for one, seat in zip(every, seats, strict=True):
        session = one.sessions[0].id
        assert seat is not None
        assert session is not None
        await services.attendance.mark(organizer, one.id, session, seat.id, is_present=True)
    await pass_by(stage, timedelta(hours=3))
    await aishat.says("Activities")
    await aishat.presses("My documents")
    seen = "\n".join(await reads_to_the_end(aishat))
    assert [n for n in range(PAPERS + 2) if f"№{n:02}" not in seen] == []
    assert "No. 2026-00001" in seen


async def test_a_check_keeps_nothing_of_who_asks(stage: Stage, curator: Player) -> None:
    stranger = await stage.newcomer("Прохожий")
    await stranger.says("/start cert-" + "x" * 500)
    assert "Такого сертификата нет." in stranger.text
    async with stage.app.database.read() as connection:
        for table in ("persons", "conversations"):
            found = await connection.exec_driver_sql(
                f"SELECT count(*) FROM {table} WHERE "
                + ("telegram_id" if table == "persons" else "user_id")
                + f" = {stranger.account.id}"
            )
            assert found.scalar_one() == 0


async def test_a_corrected_mark_takes_it_back(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await signs_up(aishat)
    await attends(stage, curator, aishat)
    await aishat.says("/start activity-1")
    button = await aishat.holds("Получить сертификат")
    await aishat.presses("Получить сертификат")
    await curator.presses(next(one for one in curator.buttons if one.startswith("☑")))
    await aishat.says(f"/start cert-{await code_of(stage)}")
    assert "больше не действует" in aishat.text
    await aishat.presses_stale(button)
    assert "кое-что изменилось" in f"{aishat.alert} {aishat.text}"


async def test_it_is_checked_in_english(stage: Stage, curator: Player) -> None:
    await plans(curator)
    john = await stage.teacher("John", "Smith", language=Language.EN)
    await john.says("/start activity-1")
    await john.presses("Sign up")
    await attends(stage, curator, john)
    await john.says("/start activity-1")
    await john.presses("Get the certificate")
    assert "Certificate No." in john.text
    await john.says(f"/start cert-{await code_of(stage)}")
    assert "is genuine" in john.text
    assert "Smith John" in john.text


async def test_all_of_an_activity_are_one_archive(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    people = [await stage.teacher(name) for name in ("Айшат", "Патимат", "Зумруд")]
    await is_held(stage, curator, people)
    await manages(curator)
    await curator.presses("Скачать все сертификаты")
    assert "Сертификатов: 3" in curator.text
    assert any("Готовлю сертификаты: 3 из 3" in text for text in curator.texts)
    with ZipFile(BytesIO(curator.document("Сертификаты, мероприятие 1.zip"))) as archive:
        assert sorted(archive.namelist()) == ["2026-00001.pdf", "2026-00002.pdf", "2026-00003.pdf"]
        assert all(archive.read(name).startswith(b"%PDF") for name in archive.namelist())
    await manages(curator)
    await curator.presses("Скачать все сертификаты")
    assert "Сертификатов: 3" in curator.text


# ── The name is frozen, and corrected by a curator ─────────────────────────────────────────────


async def actor_of(stage: Stage, player: Player) -> Actor:
    assert player.person is not None
    async with stage.app.database.read() as connection:
        return await get_actor(connection, player.person, stage.clock())


async def checked(stage: Stage) -> str:
    stranger = await stage.newcomer("Прохожий")
    await stranger.says(f"/start cert-{await code_of(stage)}")
    return stranger.text


async def test_another_surname_does_not_make_it_another_persons_certificate(
    stage: Stage, curator: Player
) -> None:
    aishat = await is_certified(stage, curator)
    before = aishat.document("Сертификат 2026-00001.pdf")
    await renames(aishat, "Гаджиева")
    assert "Магомедова Айшат, СОШ № 2" in await checked(stage)
    await aishat.says("/start activity-1")
    await aishat.presses("Получить сертификат")
    assert aishat.document("Сертификат 2026-00001.pdf") == before


async def test_another_name_of_the_school_does_not_change_it(stage: Stage, curator: Player) -> None:
    await is_certified(stage, curator)
    async with stage.app.database.write() as tx:
        await tx.exec_driver_sql("UPDATE organizations SET name = 'Лицей № 1'")
    assert "Магомедова Айшат, СОШ № 2" in await checked(stage)


async def test_a_correction_is_agreed_to_by_a_curator_and_the_number_stays(
    stage: Stage, curator: Player
) -> None:
    aishat = await is_certified(stage, curator)
    await renames(aishat, "Гаджиева")
    await asks_for_correction(aishat)
    assert "ушла куратору" in aishat.text
    assert "Сейчас в сертификате: Магомедова Айшат, СОШ № 2" in curator.text
    assert "Просит исправить на: Гаджиева Айшат, СОШ № 2" in curator.text
    assert "Магомедова Айшат" in await checked(stage)
    await curator.presses("Принять")
    assert "имя в нём исправлено" in aishat.text
    told = await checked(stage)
    assert "№ 2026-00001 подлинный" in told
    assert "Гаджиева Айшат, СОШ № 2" in told
    async with stage.app.database.read() as connection:
        query = select(changes.c.person_id, changes.c.details).where(
            changes.c.subject == "certificate"
        )
        noted = (await connection.execute(query)).one()
    assert noted.person_id == curator.person
    assert noted.details["from"]["name"] == "Магомедова Айшат"
    assert noted.details["to"]["name"] == "Гаджиева Айшат"


async def test_an_undone_correction_prints_the_old_name(stage: Stage, curator: Player) -> None:
    aishat = await is_certified(stage, curator)
    await renames(aishat, "Гаджиева")
    await asks_for_correction(aishat)
    await curator.presses("Принять")
    await curator.presses("Отменить решение")
    assert "Магомедова Айшат" in await checked(stage)
    await curator.presses("Отклонить")
    await curator.presses("Имя другого человека")
    await curator.presses("Отклонить")
    await refusal_arrives(stage)
    assert "остаётся прежнее имя" in aishat.text
    assert "Магомедова Айшат" in await checked(stage)


async def test_a_correction_is_asked_for_once_and_of_what_was_seen(
    stage: Stage, curator: Player
) -> None:
    aishat = await is_certified(stage, curator)
    await aishat.presses("Исправить имя в сертификате")
    assert "В сертификате то же, что в анкете" in aishat.text
    assert "Попросить исправить" not in aishat.buttons
    await renames(aishat, "Гаджиева")
    await asks_for_correction(aishat)
    number = aishat.text.split()[1]
    await renames(aishat, "Алиева")
    await aishat.says("/start activity-1")
    await aishat.presses("Получить сертификат")
    await aishat.presses("Исправить имя в сертификате")
    assert f"заявка {number}" in aishat.text
    await curator.presses("Принять")
    assert "Гаджиева Айшат" in await checked(stage)


async def test_a_returned_correction_is_sent_again_with_the_mended_profile(
    stage: Stage, curator: Player
) -> None:
    aishat = await is_certified(stage, curator)
    await renames(aishat, "Гаджиевва")
    await asks_for_correction(aishat)
    await curator.presses("Спросить автора")
    await curator.presses("Проверить имя в анкете")
    await renames(aishat, "Гаджиева")
    await aishat.presses("Ответить на вопрос")
    await aishat.presses("Попросить исправить")
    assert any("ушла куратору" in text for text in aishat.texts)
    await curator.presses("Принять")
    assert "Гаджиева Айшат" in await checked(stage)


async def test_the_holder_takes_a_correction_back(stage: Stage, curator: Player) -> None:
    aishat = await is_certified(stage, curator)
    await renames(aishat, "Гаджиева")
    await asks_for_correction(aishat)
    await aishat.presses("Открыть заявку")
    await aishat.presses("Отозвать заявку")
    await aishat.presses("Да, отозвать")
    assert "отозвали" in aishat.text
    assert "ОТОЗВАНА" in curator.text
    assert "Магомедова Айшат" in await checked(stage)


async def test_nobody_corrects_somebody_elses(stage: Stage, curator: Player) -> None:
    aishat = await is_certified(stage, curator)
    await renames(aishat, "Гаджиева")
    await aishat.says("/start activity-1")
    await aishat.presses("Получить сертификат")
    await aishat.presses("Исправить имя в сертификате")
    _, ask = await aishat.holds("Попросить исправить")
    other = await stage.teacher("Патимат", "Омарова")
    await other.says("/menu")
    await other.presses_stale((other.screens[-1]["message_id"], ask))
    assert "Магомедова Айшат" in await checked(stage)
    assert "Заявка" not in curator.text


async def test_asked_for_many_times_at_once_it_is_one_request_with_one_decision(
    stage: Stage, curator: Player
) -> None:
    aishat = await is_certified(stage, curator)
    await renames(aishat, "Гаджиева")
    certificates, requests = stage.app.services.certificates, stage.app.services.requests
    holder = await actor_of(stage, aishat)
    asked = await asyncio.gather(*(certificates.ask(holder, ActivityId(1)) for _ in range(5)))
    (number,) = {one.request for one in asked}
    assert number is not None
    deciders = [await actor_of(stage, await stage.curator("gornyy")) for _ in range(4)]
    moves = (Move.APPROVE, Move.REJECT)
    outcomes = await asyncio.gather(
        *(
            requests.decide(decider, number, moves[at % 2], reason="Почему")
            for at, decider in enumerate(deciders)
        ),
        return_exceptions=True,
    )
    (stands,) = [one for one in outcomes if isinstance(one, CardFacts)]
    assert sum(isinstance(one, AlreadyDecided) for one in outcomes) == 3
    surname = "Гаджиева" if stands.request.status is RequestStatus.APPROVED else "Магомедова"
    assert f"{surname} Айшат" in await checked(stage)


async def test_frozen_names_and_corrections_are_part_of_ones_data(
    stage: Stage, curator: Player
) -> None:
    aishat = await is_certified(stage, curator)
    await renames(aishat, "Гаджиева")
    await asks_for_correction(aishat)
    await aishat.says("/mydata")
    kept = json.loads(aishat.document("okrug.json"))
    assert [one["name"] for one in kept["certificates"]] == ["Магомедова Айшат"]
    assert [one["organization"] for one in kept["certificates"]] == ["СОШ № 2"]
    assert [one["name"] for one in kept["corrections"]] == ["Гаджиева Айшат"]


async def test_after_erasure_the_check_tells_that_the_name_was_deleted(
    stage: Stage, curator: Player
) -> None:
    aishat = await is_certified(stage, curator)
    await is_gone(stage, aishat)
    told = await checked(stage)
    assert "подлинный" in told
    assert "Имя удалено по просьбе владельца." in told
