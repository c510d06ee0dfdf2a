"""The bot of another token hands out files that were sent to the former one."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from district.calls.entry import EntryFile
from sandbox.files import Files
from storage.kept_files import all_kept
from storage.private import FILE
from tests.acts.common import DAY
from tests.acts.library import AGREEMENT, PDF, about, adds
from tests.acts.people import GRACE, leaves
from tests.acts.reviews import Desk, blind
from tests.calls import shipped
from tests.play import PICTURE, Stage
from tests.world import MOUNTAINS

WORK = "Файлова М.pdf"


async def becomes_another(stage: Stage) -> None:
    """The database goes on with a bot to which no file was sent."""
    await stage.stop()
    stage.box.token, stage.box.bot["id"], stage.box.files = "2:another", 2, Files()
    stage.settings = stage.settings.model_copy(update={"bot_token": SecretStr("2:another")})
    await stage.start()
    await stage.settle()


async def night(stage: Stage) -> None:
    await stage.app.ticks.each_night()
    await stage.settle()


async def sent_work(stage: Stage, content: bytes = b"the work") -> EntryFile:
    """A file that a person has sent, as the form of an entry keeps it."""
    player = await stage.teacher("Марьям", "Файлова")
    await player.sends_file(content, WORK)
    sent = next(one["document"] for one in player.account.messages if one.get("document"))
    return EntryFile(
        field="deck", file_id=sent["file_id"], unique_id="1", name=WORK, size=len(content)
    )


def grow_old(stage: Stage) -> None:
    """Ages the copies, which have the time of the machine."""
    for one in files_of(stage).iterdir():
        os.utime(one, (0, 0))


def files_of(stage: Stage) -> Path:
    folder = stage.settings.files_folder
    assert folder is not None
    return folder


def copies_in(stage: Stage) -> Mapping[str, bytes]:
    return {one.name: one.read_bytes() for one in files_of(stage).iterdir()}


async def test_the_file_of_an_entry_outlives_the_token(stage: Stage) -> None:
    desk = Desk(stage)
    file = await sent_work(stage)
    large = replace(file, file_id="large", name="large.pdf", size=21 << 20)
    [expert] = await desk.begins(blind(shipped("brand")), files=(file, large))
    await night(stage)
    [(name, kept)] = copies_in(stage).items()
    assert b"the work" not in kept
    assert WORK.encode() not in kept
    assert (files_of(stage) / name).stat().st_mode & 0o777 == FILE
    await becomes_another(stage)
    await expert.presses("Беру")
    await expert.presses("Открыть работу")
    assert expert.document(f"{desk.entry.code}-1.pdf") == b"the work"
    await night(stage)
    assert copies_in(stage) == {name: kept}, "nothing is copied twice"


async def test_a_document_and_an_announcement_outlive_the_token(stage: Stage) -> None:
    curator, teacher = await stage.curator(MOUNTAINS), await stage.teacher("Патимат")
    await adds(curator, AGREEMENT, "1 марта 2027")
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    await curator.sends_album("photo", 2, "Смотрите")
    await curator.presses("Готово")
    await curator.presses("Когда")
    await curator.presses("В назначенное время")
    await curator.says("завтра в 9")
    await curator.presses("Запланировать")
    await night(stage)
    assert len(copies_in(stage)) == 3
    await becomes_another(stage)
    for _ in range(3):
        await about(teacher)
        await teacher.presses("Документы")
        await teacher.presses("AB-17/3 · Соглашение о взаимодействии с…")
        await teacher.presses("Скачать файл")
        assert teacher.document("agreement.pdf") == PDF
        await stage.restart()
    ids = {one["document"]["file_id"] for one in teacher.screens if one.get("document")}
    assert len(ids) == 1, "uploaded once, then the new id is used"
    stage.clock.advance(DAY)
    await stage.ticks()
    album = [one["photo"][-1]["file_id"] for one in teacher.screens if one.get("photo")]
    found = [stage.box.files.find(one) for one in album]
    assert [one.content for one in found if one] == [PICTURE, PICTURE]


@pytest.mark.any_database
async def test_an_erasure_leaves_no_copy(stage: Stage) -> None:
    desk = Desk(stage)
    await desk.begins(shipped("defence"), files=(await sent_work(stage),))
    await night(stage)
    assert len(copies_in(stage)) == 1
    grow_old(stage)
    await leaves(desk.author)
    stage.clock.advance(GRACE)
    await stage.ticks()
    async with stage.app.database.read() as connection:
        assert await all_kept(connection) == {}
    await stage.ticks()
    assert copies_in(stage) == {}


@pytest.mark.any_database
async def test_a_lost_copy_is_made_again_and_the_limit_is_kept(stage: Stage) -> None:
    files = [await sent_work(stage, letter * 600_000) for letter in (b"1", b"2", b"3")]
    stage.settings = stage.settings.model_copy(update={"files_megabytes": 1})
    await stage.restart()
    await Desk(stage).begins(shipped("defence"), files=tuple(files))
    await night(stage)
    assert len(copies_in(stage)) == 2
    for one in files_of(stage).iterdir():
        one.unlink()
    await night(stage)
    assert len(copies_in(stage)) == 2
