"""The council reads its protocols, and the secretary adds to them."""

import pytest

from tests.acts.protocols import keeps_protocol
from tests.documents.protocols import docx_text, pdf_text
from tests.play import Player, Stage


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def opens_protocols(player: Player) -> None:
    await player.says("/menu")
    await player.presses("Ещё")
    await player.presses("Совет")
    await player.presses("Протоколы")


async def test_a_protocol_is_found_by_its_words(stage: Stage, curator: Player) -> None:
    await opens_protocols(curator)
    assert "Протокол появится, когда закроется первое голосование." in curator.text
    await keeps_protocol(stage)
    await opens_protocols(curator)
    assert "№ 4 · 12 дек. 2026 · Провести семинар по читательской грамотности" in curator.text
    await curator.says("нет такого")
    assert "Ничего не нашлось" in curator.text
    await curator.says("РУКОВОДИТЕЛЯ 4")
    await curator.presses("№ 4 от 12 дек. 2026")
    assert curator.text.startswith("Протокол № 4 от 12 декабря 2026 г.")
    assert "2. Избрать руководителя на 2 года — принято" in curator.text
    assert "5. Перенести день методиста — нет кворума" in curator.text


async def test_a_secretary_completes_and_downloads_a_protocol(
    stage: Stage, curator: Player
) -> None:
    await keeps_protocol(stage)
    await opens_protocols(curator)
    await curator.presses("№ 4 от 12 дек. 2026")
    await curator.presses("Дополнить, исправить")
    await curator.presses("Секретарь")
    await curator.presses("Выступили")
    await curator.presses("Готово")
    assert "Сейчас: Гаджиева П. М." in curator.text
    await curator.says("Омаров О. О.")
    await curator.presses("3. Подтвердить награждение")
    await curator.says("Алиев К. О.: <b>поддерживаю</b>\nГаджиева П. М.: согласна")
    await curator.says("имя секретаря и выступления")
    assert "Выступили: Алиев К. О.: <b>поддерживаю</b>" in curator.text
    await curator.presses("Сохранить")
    assert curator.text.startswith("Протокол № 4 исправлен. Это редакция 2, прежние сохранены.")

    await curator.presses("Протокол .docx")
    sent = docx_text(curator.document("Протокол 4, 2026, редакция 2.docx"))
    assert "Секретарь: Омаров О. О." in [line.replace("\u00a0", " ") for line in sent]
    assert "ВЫСТУПИЛИ: Алиев К. О.: <b>поддерживаю</b>" in [
        line.replace("\u00a0", " ") for line in sent
    ]
    await curator.presses("Открыть протокол")
    assert "Редакция 2 из 2" in curator.text
    assert "Исправлено: имя секретаря и выступления (Омарова З.)" in curator.text
    await curator.presses("Редакция 1")
    assert "Дополнить, исправить" not in curator.buttons
    await curator.presses("Протокол .pdf")
    old = pdf_text(curator.document("Протокол 4, 2026, редакция 1.pdf")).replace("\u00a0", " ")
    assert "Секретарь: Гаджиева П. М." in old
    assert "ВЫСТУПИЛИ" not in old


async def test_members_read_and_teachers_do_not(stage: Stage, curator: Player) -> None:
    await keeps_protocol(stage)
    member, teacher = await stage.member("levashinskiy"), await stage.teacher()
    await opens_protocols(member)
    await member.presses("№ 4 от 12 дек. 2026")
    assert "Дополнить, исправить" not in member.buttons
    stale = await member.holds("Протокол .pdf")
    await teacher.says("/menu")
    await teacher.presses_stale(stale)
    assert "Протокол 4" not in teacher.text
