"""Certificates: for whoever attended, under one number, checked by anybody."""

import re
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from district.languages import Language
from tests.handlers.test_activities import pass_by, plans, signs_up
from tests.handlers.test_feedback import is_held as is_held_for
from tests.handlers.test_healing import is_held
from tests.handlers.test_planning import manages
from tests.play import Player, Stage


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def code_of(stage: Stage) -> str:
    async with stage.app.database.read() as connection:
        found = await connection.exec_driver_sql("SELECT code FROM certificates")
        return str(found.scalar_one())


async def attends(stage: Stage, curator: Player, *players: Player) -> None:
    await is_held(stage, curator)
    await curator.presses("Управлять")
    await curator.presses("Отметить, кто пришёл")
    for label in [one for one in curator.buttons if one.startswith("☐")]:
        await curator.presses(label)
    await pass_by(stage, timedelta(hours=4))


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
    content = aishat.document(f"certificate-{number[1]}.pdf")
    assert content.startswith(b"%PDF-")
    await aishat.says("/start activity-1")
    await aishat.presses("Получить сертификат")
    assert number[1] in aishat.text  # the same once more

    stranger = await stage.newcomer("Прохожий")
    await stranger.says(f"/start cert-{await code_of(stage)}")
    assert f"Сертификат № {number[1]} подлинный." in stranger.text
    assert "Магомедова Айшат" in stranger.text
    assert "4 часа" in stranger.text
    await stranger.says("/start cert-xxxx")
    assert "Такого сертификата нет." in stranger.text


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
    assert "что-то изменилось" in f"{aishat.alert} {aishat.text}"


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
    await is_held_for(stage, curator, people)
    await manages(curator)
    await curator.presses("Все сертификаты")
    assert "Сертификатов: 3" in curator.text
    assert any("Готовлю сертификаты: 3 из 3" in text for text in curator.texts)
    with ZipFile(BytesIO(curator.document("certificates-1.zip"))) as archive:
        assert sorted(archive.namelist()) == ["2026-00001.pdf", "2026-00002.pdf", "2026-00003.pdf"]
        assert all(archive.read(name).startswith(b"%PDF") for name in archive.namelist())
    await manages(curator)
    await curator.presses("Все сертификаты")
    assert "Сертификатов: 3" in curator.text
