"""Printed pages with any content: text neither overlaps nor leaves its field, codes keep their
quiet zone.
"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from district.languages import Language
from documents.call_paper import CallPaper, call_paper_facts
from documents.certificate import Certificate, certificate_facts
from documents.chart import Bar, Chart, chart_facts
from documents.matrix import MatrixRow, matrix_facts
from documents.poster import Poster, poster_facts
from documents.qr import QUIET_ZONE
from tests.documents.drawn import Box, Page, page_of
from tests.documents.sample import PLAIN

POINTS = 72 / 25.4
"""Per millimetre."""
MODULES = 33
"""Width of the shortest code with a link."""


def words(limit: int, *, least: int = 0) -> st.SearchStrategy[str]:
    letters = "абвёжЩЫЙ№Юya 2«»-–.,()/ "
    return st.text(letters, min_size=least, max_size=limit) | st.sampled_from(
        ["Магомедгаджиева-Абдурахманова " * 9, "ы" * 300, "СОШ № 2 " * 60, "а и б " * 90]
    ).map(lambda text: text[:limit])


CERTIFICATES = st.builds(
    Certificate,
    holder=words(150),
    reason=st.just("с благодарностью за участие в публичной защите опыта"),
    activity=words(300),
    type_name=words(200),
    days=st.just("28 декабря 2026 г. – 3 января 2027 г."),
    hours=st.sampled_from(["", "в объёме 500 часов"]),
    number=st.just("2026-00012"),
    place=words(200),
    issuer=words(200),
    issued=st.just("5 декабря 2026 г."),
    check_link=words(40).map(lambda text: f"https://t.me/okrug_bot?start=cert-{len(text):020}"),
    language=st.sampled_from(Language),
    organization=words(200),
    signer=words(80),
    signer_post=words(120),
)


def ensure_clear(page: Page, field: Box) -> None:
    assert page.clashes == []
    assert [one for one in page.runs if not one.is_within(field)] == []


def ensure_quiet(page: Page) -> None:
    """Around the code is nothing but blank paper."""
    (code,) = page.pictures
    zone = QUIET_ZONE * (code.right - code.left) / MODULES
    assert [one for one in page.runs if one.overlaps(code, zone)] == []


@settings(deadline=None, max_examples=12)
@given(certificate=CERTIFICATES)
def test_a_certificate_is_clear_whatever_it_says(certificate: Certificate) -> None:
    page = page_of("certificate.typ", certificate_facts(certificate))
    ensure_clear(page, page.field(16 * POINTS))
    ensure_quiet(page)


CALL_PAPERS = st.builds(
    CallPaper,
    heading=st.sampled_from(["Справка", "Сертификат участника", "Письмо Совета"]),
    under_heading=st.sampled_from(["", "о публичной защите опыта"]),
    is_framed=st.booleans(),
    outcome=words(80),
    holder=words(200),
    under_holder=words(250),
    blank=st.just("Фамилия, имя, отчество"),
    together=words(300),
    reason=words(150),
    title=words(300),
    notes=st.lists(words(200), max_size=3).map(tuple),
    number=st.just("ЗО-2026-0001"),
    issued=st.just("5 декабря 2026 г."),
    issuer=words(200),
    signer=words(80),
    signer_post=words(120),
    check_link=st.just("https://t.me/okrug_bot?start=paper-abcdefghijklmnop"),
    language=st.sampled_from(Language),
)


@settings(deadline=None, max_examples=12)
@given(paper=CALL_PAPERS)
def test_a_paper_of_a_call_is_clear_whatever_it_says(paper: CallPaper) -> None:
    page = page_of("call_paper.typ", call_paper_facts(paper))
    ensure_clear(page, page.field(14 * POINTS))
    ensure_quiet(page)


@pytest.mark.parametrize("language", Language)
def test_no_band_of_a_usual_certificate_is_empty(language: Language) -> None:
    """The largest gap between lines is an eighth of the page."""
    unsigned = replace(PLAIN, language=language)
    for one in (unsigned, replace(unsigned, signer="А. М. Магомедова", signer_post="Ректор")):
        page = page_of("certificate.typ", certificate_facts(one))
        lines = sorted([*page.runs, *page.pictures], key=lambda box: box.top)
        gaps, below = [], lines[0].bottom
        for box in lines:
            gaps.append(box.top - below)
            below = max(below, box.bottom)
        assert max(gaps) < page.whole.bottom / 8


@settings(deadline=None, max_examples=10)
@given(
    poster=st.builds(
        Poster,
        heading=st.just("Отметьтесь здесь"),
        title=words(150, least=1),
        facts=st.tuples(st.just("10 декабря, четверг, 15:00–17:30"), words(200)),
        link=st.just("https://t.me/okrug_bot?start=room-abcdefghijklmnop"),
        hint=st.just("Наведите камеру телефона и отметьтесь"),
        note=st.sampled_from(["", "Откроется Telegram: нажмите кнопку внизу экрана"]),
    )
)
def test_the_page_for_the_wall_is_clear_whatever_it_says(poster: Poster) -> None:
    page = page_of("poster.typ", poster_facts(poster))
    ensure_clear(page, page.field(14 * POINTS))
    ensure_quiet(page)
    (code,) = page.pictures
    assert code.right - code.left > page.whole.right / 2, "read from the last row"


@settings(deadline=None, max_examples=10)
@given(
    bars=st.lists(
        st.builds(Bar, group=words(60), name=words(120), count=st.integers(0, 99_999)), max_size=14
    )
)
def test_numbers_of_a_chart_are_at_the_ends_of_its_bars(bars: list[Bar]) -> None:
    chart = Chart(title="Что даётся трудно многим", about="Горный округ", bars=bars, below="Итого")
    page = page_of("chart.typ", chart_facts(chart))
    ensure_clear(page, page.field(14))


@settings(deadline=None, max_examples=8)
@given(names=st.lists(words(60), max_size=12), sessions=st.integers(1, 20), title=words(150))
def test_a_picture_of_a_cohort_is_clear(names: list[str], sessions: int, title: str) -> None:
    facts = matrix_facts(
        title,
        head=("Фамилия, имя, отчество", ["10.12"] * sessions, "Итого, нужно 10"),
        rows=[
            MatrixRow(
                name=name, marks=(True,) * sessions, total=f"{sessions}/{sessions}", has_enough=True
            )
            for name in names
        ],
        came="Были",
        counts=[40] * sessions,
        below=["+ пришли, – не пришли, пусто: не отмечено. ✓ занятий достаточно: нужно 7 из 9."],
    )
    page = page_of("matrix.typ", facts)
    ensure_clear(page, page.field(12))
