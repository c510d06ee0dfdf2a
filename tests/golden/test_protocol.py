"""The text of a protocol: the same in .docx, in .pdf and in what LibreOffice makes of the .docx.

`pytest tests/golden --accept` stores the present text.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from district.council.protocol import Attendee, ProtocolFacts
from district.languages import Language
from documents.protocol import protocol_docx, protocol_pdf
from keyboards.menu import Entry
from screens.council.protocol_document import printed
from tests.acts.protocols import keeps_protocol
from tests.documents.protocols import FIVE, docx_text, pdf_text
from tests.golden.conftest import MakeTwins
from tests.play import Stage
from tests.screens.sample import TEXTS

KEPT = Path(__file__).parent / "protocols"
REPEATED = re.compile(
    r"(?:Протокол №|Protocol No\.) \d+ (?:от|of) [^·]+· \d+ / \d+"
    r"|Голос Кто голосовал Как|Voice Who voted How"
)
"""Footers, and heads of tables, which are repeated on every page."""
TYPED = 'Сказал «<b>да</b>» & ушёл 😀 #panic() $x$ *b* ] \\ "q"'
LONG = "Магомедгаджиева-Абдурахманова Патимат Гаджимагомедовна"
TEXTS_TYPED = ("Ы" * 300, "и в " * 60, "СОШ № 2. " * 300, TYPED)
LARGEST = replace(
    FIVE,
    place="с. Верхнее " * 18,
    secretary=LONG,
    present=tuple(
        Attendee(name=f"{LONG} {at}", municipality="Левашинский р-н") for at in range(60)
    ),
    invited=f"{TYPED}\n\n  Второй абзац\x00\u202e.",
    questions=tuple(
        replace(one, number=at, question=f"{one.question} " * 4, text=text, spoke=TYPED)
        for at, (one, text) in enumerate(zip(FIVE.questions * 4, TEXTS_TYPED * 5, strict=True))
    ),
)


def ink(texts: Iterable[str]) -> str:
    """The characters that are printed once, whatever the spaces and hyphens between them."""
    whole = re.sub(r"\s+", " ", " ".join(texts))
    return re.sub(r"\s|\u200b|\ufffe", "", REPEATED.sub("", whole)).replace("\u2011", "-")


def written(language: Language, facts: ProtocolFacts) -> tuple[bytes, bytes]:
    made = printed(TEXTS.of(language), facts)
    return protocol_docx(made), protocol_pdf(made)


@pytest.mark.parametrize("language", Language)
def test_both_files_say_the_same(language: Language, accept: bool) -> None:
    docx, pdf = written(language, FIVE)
    shown = "\n".join(docx_text(docx)).replace("\N{NO-BREAK SPACE}", " ") + "\n"
    kept = KEPT / f"{language}.txt"
    if accept:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(shown, encoding="utf-8")
    assert shown == kept.read_text(encoding="utf-8")
    assert ink([pdf_text(pdf)]) == ink([shown])


def test_nothing_is_lost_of_the_largest_protocol() -> None:
    docx, pdf = written(Language.RU, LARGEST)
    assert ink([pdf_text(pdf)]) == ink(docx_text(docx))
    said = "\n".join(docx_text(docx))
    assert said.count('Сказал «<b>да</b>» & ушёл #panic() $x$ *b* ] \\ "q"') == 26
    assert "Второй абзац." in said.splitlines()


async def test_the_secretarys_screens(stage: Stage, twins: MakeTwins) -> None:
    who = await twins(stage.curator, "gornyy")
    await keeps_protocol(stage)
    await who.opens(Entry.COUNCIL)
    await who.presses("Протоколы")
    who.look("protocols")
    await who.says("руководителя")
    await who.presses("№ 4 от 12 дек. 2026")
    who.look("protocol")
    await who.presses("Дополнить, исправить")
    who.look("protocol-parts")
    await who.presses("Особое мнение")
    await who.presses("Готово")
    who.look("protocol-question")
    await who.presses("2. Избрать руководителя н…")
    who.look("protocol-opinion")
    await who.says("Омаров М.-Р. Г.: голосование было поспешным")
    await who.says("забыли особое мнение")
    who.look("protocol-summary")


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """Converts a document to .pdf by LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        if "CI" in os.environ:
            pytest.fail("LibreOffice is missing: .ci/run installs it")
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-writer-nogui")
    folder = tmp_path_factory.mktemp("office")

    def convert(content: bytes) -> bytes:
        (folder / "protocol.docx").write_bytes(content)
        subprocess.run(
            [
                office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
                "--convert-to", "pdf", "--outdir", str(folder), str(folder / "protocol.docx"),
            ],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        return (folder / "protocol.pdf").read_bytes()

    return convert


def test_libreoffice_reads_the_document(opened: Callable[[bytes], bytes]) -> None:
    docx, _ = written(Language.RU, FIVE)
    kept = (KEPT / "ru.txt").read_text(encoding="utf-8")
    assert ink([pdf_text(opened(docx))]) == ink([kept])
