"""Papers of calls: their whole texts, one page for any content."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from district.languages import Language
from documents.call_paper import CallPaper, call_paper_facts, call_paper_pdf
from documents.typesetting import pages
from tests.documents.papers import DIPLOMA, LETTER, PAPERS, PUPIL, SPRAVKA

FOOT = """\
Институт (образец)
Координатор округа Образцова А. Б.
№ {number} от 24 ноября 2026 г.
Проверить: наведите камеру на код или откройте ссылку
https://t.me/okrug_bot?start=paper-abcdefghijklmnop"""
TEXTS = {
    "spravka": """\
СПРАВКА
о публичной защите опыта
Магомедова Айшат Магомедовна
Учитель, МБОУ «Левашинская СОШ № 2»
Соавторы: Алиева З. М.
Представлен и защищён опыт работы по теме
Как помочь неуспевающему ученику
Публичная защита опыта приравнивается к распространению опыта на региональном уровне.
Решение Совета округа: протокол № 3 от 24 ноября 2026 г.
""",
    "diploma": """\
ДИПЛОМ
Победитель, 1 место
Магомедова Айшат Магомедовна
Учитель, МБОУ «Левашинская СОШ № 2»
Дагестан & образовательный брэнд
Школьный музей как класс
Номинация «Школа»
""",
    "pupil": """\
ДИПЛОМ
Призёр, 2 место
Фамилия, имя, отчество
8 класс, МБОУ «Левашинская СОШ № 2»
Предметная олимпиада
Олимпиада по математике
""",
    "certificate": """\
СЕРТИФИКАТ УЧАСТНИКА
Магомедова Айшат Магомедовна
Учитель, МБОУ «Левашинская СОШ № 2»
Педагогические чтения
Школьный музей как класс
В программе
""",
    "letter": """\
ПИСЬМО СОВЕТА
Рекомендована
МБОУ «Левашинская СОШ № 2»
Дагестанская Лига лучших школ
Школа, в которую хочется идти
Публичная защита опыта приравнивается к распространению опыта на региональном уровне.
Решение Совета округа: протокол № 3 от 24 ноября 2026 г.
""",
}


def ink(text: str) -> str:
    return "".join(text.split())


def shown(paper: CallPaper) -> str:
    (page,) = PdfReader(BytesIO(call_paper_pdf(paper))).pages
    return ink(page.extract_text())


@pytest.mark.parametrize("name", PAPERS)
def test_the_whole_text_of_a_paper(name: str) -> None:
    paper = PAPERS[name]
    assert shown(paper) == ink(TEXTS[name] + FOOT.format(number=paper.number))


@pytest.mark.parametrize(
    "paper",
    [
        *PAPERS.values(),
        replace(PUPIL, outcome="", under_holder="", title=""),
        replace(SPRAVKA, holder='#panic() $x$ *b* _i_ "q" ] </p> \\ 😀', title="ы" * 300),
        replace(DIPLOMA, holder="Магомедгаджиева-Абдурахманова " * 6, title="Название " * 30),
        replace(LETTER, notes=("Решение " * 25,) * 3, language=Language.EN),
    ],
)
def test_it_is_one_upright_page_whatever_it_says(paper: CallPaper) -> None:
    (page,) = pages("call_paper.typ", call_paper_facts(paper))
    assert [int.from_bytes(page[at : at + 4], "big") for at in (16, 20)] == [1191, 1684]


def test_equal_papers_are_equal_files() -> None:
    assert call_paper_pdf(SPRAVKA) == call_paper_pdf(replace(SPRAVKA))
    assert call_paper_pdf(SPRAVKA) != call_paper_pdf(replace(SPRAVKA, number="ЗО-2026-0002"))


def test_a_name_is_left_out_for_a_hand_to_fill_in() -> None:
    assert "Фамилия," not in shown(DIPLOMA)
    assert "Фамилия," in shown(PUPIL)
