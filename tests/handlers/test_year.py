"""«Мой год»: clauses II and II а of the regulation."""

from datetime import timedelta
from io import BytesIO

from pypdf import PdfReader
from sqlalchemy import select

from district.languages import Language
from storage.tables import certificates
from tests.acts.activities import TITLE, attends, plans, signs_up
from tests.acts.common import pass_by
from tests.play import Player, Stage

FILE = "Мой профессиональный год 2026-27.pdf"


async def links_of(stage: Stage) -> list[str]:
    async with stage.app.database.read() as connection:
        codes = await connection.execute(select(certificates.c.code))
        return [f"https://t.me/okrug_test_bot?start=cert-{code}" for code in codes.scalars()]


def links_in(content: bytes) -> set[str]:
    """Returns what the lines of a file open."""
    return {
        note.get_object()["/A"]["/URI"]
        for page in PdfReader(BytesIO(content)).pages
        for note in page.get("/Annots", ())
    }


def printed(player: Player) -> str:
    found = PdfReader(BytesIO(player.document(FILE)))
    return " ".join(" ".join(page.extract_text() for page in found.pages).split())


async def attended(stage: Stage) -> Player:
    """A teacher who was at a seminar of four hours, in «Мой год»."""
    curator, teacher = await stage.curator("gornyy"), await stage.teacher()
    await plans(curator)
    await signs_up(teacher)
    await attends(stage, curator, teacher)
    await teacher.says("/my")
    return teacher


async def test_clause_9_the_year_shows_hours_done_and_ahead(stage: Stage) -> None:
    curator, teacher = await stage.curator("gornyy"), await stage.teacher()
    await teacher.says("/my")
    assert "Мой год: 2026/27" in teacher.text
    assert "пока ничего нет" in teacher.text
    await plans(curator, title="Оцениваем по критериям", day="20 декабря")
    await plans(curator)
    await signs_up(teacher)
    await teacher.says("Мероприятия")
    await teacher.presses("Оцениваем по критериям")
    await teacher.presses("Записаться")
    await teacher.says("Школы и наставники")
    await teacher.presses("Мой год")
    assert "Пройдено: 0 ч, впереди: 8 ч" in teacher.text
    assert f"10 декабря, 15:00 · {TITLE}" in teacher.text
    assert not [one for one in teacher.buttons if "аттестации" in one]
    await attends(stage, curator, teacher)
    await teacher.says("/my")
    assert "Пройдено: 4 ч, впереди: 4 ч" in teacher.text
    assert "Семинар: 4 ч" in teacher.text
    await teacher.presses("Что было: 1")
    assert f"Семинар · {TITLE} · 4 ч · № 2026-00001" in teacher.text
    await teacher.presses(TITLE)
    assert "Леваши, СОШ № 2" in teacher.text


async def test_every_line_of_the_file_is_verified_by_its_link(stage: Stage) -> None:
    teacher = await attended(stage)
    await teacher.presses("Год для аттестации (.pdf)")
    assert "Строк: 1" in teacher.text
    told = printed(teacher)
    assert "Магомедова Айшат" in told
    assert "Пройдено 4 часа" in told
    assert "сертификат № 2026-00001" in told
    [link] = await links_of(stage)
    assert links_in(teacher.document(FILE)) == {link}
    stranger = await stage.newcomer("Прохожий")
    await stranger.says(f"/start {link.partition('=')[2]}")
    assert "Сертификат № 2026-00001 подлинный." in stranger.text


async def test_a_school_year_begins_on_1_september(stage: Stage) -> None:
    teacher = await attended(stage)
    await pass_by(stage, stage.clock().replace(year=2027, month=8, day=31) - stage.clock())
    await teacher.says("/my")
    assert "Мой год: 2026/27" in teacher.text
    await pass_by(stage, timedelta(days=1))
    await teacher.says("/my")
    assert "Мой год: 2027/28" in teacher.text
    assert "пока ничего нет" in teacher.text
    await teacher.presses("‹ 2026/27")
    assert "Пройдено: 4 ч" in teacher.text
    await teacher.presses("2027/28 ›")
    assert "Пройдено: 0 ч" in teacher.text


async def test_the_year_in_english_and_of_another(stage: Stage) -> None:
    teacher = await attended(stage)
    await stage.speaks(teacher, Language.EN)
    await teacher.says("/my")
    assert "Done: 4 h" in teacher.text
    file = await teacher.holds("Year for attestation (.pdf)")
    await teacher.presses_stale(file)
    assert "Lines: 1" in teacher.text
    other = await stage.teacher("Патимат", "Алиева")
    await other.says("/my")
    for forged in ("year:file:2026:0", "year:open:2025:0", "year:past:1:0"):
        await other.presses_stale((other.screens[-1]["message_id"], forged))
        assert "4 ч" not in other.text
        assert other.alert or "нет" in other.text
