"""Fields of data-declared forms: what is typed or sent is taken exactly, or refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.errors import (
    Ahead,
    BadAmount,
    BadInput,
    BadLink,
    BadPupilLine,
    NotWhatItSays,
    SentTwice,
    TooLong,
    TooMany,
    WrongFileType,
)
from district.gathered import (
    FILE_TYPES,
    LARGEST_READ,
    UNTOLD,
    Amount,
    Files,
    Link,
    Parts,
    People,
    Pupils,
    SentFile,
)

TODAY = date(2026, 11, 28)
FILES = Files("files", most=3, extensions=tuple(FILE_TYPES))
PUPILS = Pupils("pupils", most=300)
PARTS = Parts("parts", limit=3500)
PEOPLE = People("people", most=3, found=lambda _: None)


def file(name: str, mime: str = "", size: int = 10, unique: str = "u") -> SentFile:
    return SentFile(id="id", unique=unique, name=name, mime=mime, size=size)


@pytest.mark.parametrize("extension", FILE_TYPES)
def test_a_file_is_taken_by_name_type_and_first_bytes(extension: str) -> None:
    kind = FILE_TYPES[extension]
    for mime in (*UNTOLD, kind.mimes[0]):
        FILES.ensure_fits(file(f"Урок.{extension.upper()}", mime))
    for begins in kind.begins:
        FILES.ensure_is(file(f"Урок.{extension}"), bytes(kind.offset) + begins + b"more")
    with pytest.raises(WrongFileType):
        FILES.ensure_fits(file(f"Урок.{extension}", "application/x-msdownload"))
    for wrong in (b"", b"MZ\x90\x00", b"\x7fELF", b"#!/bin/sh"):
        with pytest.raises(NotWhatItSays):
            FILES.ensure_is(file(f"Урок.{extension}"), wrong)


@pytest.mark.parametrize("name", ["", "pdf", "a.", ".pdf", "a.exe", "a.pdf.exe", "a.pdf "])
def test_a_name_without_a_declared_extension_is_refused(name: str) -> None:
    with pytest.raises(WrongFileType):
        FILES.ensure_fits(file(name, "application/pdf"))


def test_a_file_is_taken_once_and_survives_the_draft() -> None:
    sent = file("a.pdf", size=LARGEST_READ + 1)
    kept = FILES.with_items([], [FILES.keep_one(sent)])
    assert FILES.read(kept) == (sent,)
    assert sent.is_large
    with pytest.raises(SentTwice):
        FILES.with_items(kept, [FILES.keep_one(sent)])


@pytest.mark.parametrize("field", [FILES, PUPILS, PEOPLE], ids=lambda one: one.name)
def test_more_than_the_limit_is_refused_as_a_whole(field: Files | Pupils | People) -> None:
    items: dict[object, list[object]] = {
        FILES: [FILES.keep_one(file("a.pdf", unique=str(n))) for n in range(4)],
        PUPILS: [["М. А.", "8", "2026-10-12"]] * 301,
        PEOPLE: [PEOPLE.unregistered(f"Имя {n}") for n in range(4)],
    }
    full = field.with_items([], items[field][:-1])
    with pytest.raises(TooMany) as refusal:
        field.with_items(full, items[field][-1:])
    assert refusal.value.limit == field.most


def test_a_person_is_named_once() -> None:
    one = {"id": 7, "name": "Магомедова П."}
    assert PEOPLE.with_items([one], [one]) == [one]


def test_300_pupils_are_read_and_the_next_is_refused() -> None:
    rows = "\n".join(f"М. А., {n % 11 + 1} класс, {n % 28 + 1}.10.2026" for n in range(300))
    items = PUPILS.with_items([], PUPILS.items(rows, TODAY))
    assert len(PUPILS.read(items)) == 300
    with pytest.raises(TooMany):
        PUPILS.with_items(items, PUPILS.items("М. А., 8, 12.10.2026", TODAY))


@pytest.mark.parametrize(
    "line",
    [
        "М. А., 8 класс, 12.10.2026",
        "М. А. 8 кл., согласие от 12 октября 2026",
        "м.а. 8\t12.10.2026",
        "M. A., 8, consent of 12.10.2026",
    ],
)
def test_a_pupil_is_read_in_usual_spellings(line: str) -> None:
    (pupil,) = PUPILS.read(PUPILS.items(line, TODAY))
    assert (pupil.grade, pupil.consent_on) == ("8", date(2026, 10, 12))


@pytest.mark.parametrize(
    "line",
    [
        "М. А., 8 класс",
        "Магомед Алиев, 8, 12.10.2026",
        "М. А., 12, 12.10.2026",
        "М. А., 8, вчерась",
    ],
)
def test_a_pupil_without_consent_or_with_a_name_is_refused(line: str) -> None:
    with pytest.raises(BadPupilLine):
        PUPILS.items(f"А. Б., 9, 1.10.2026\n{line}", TODAY)


def test_a_consent_of_tomorrow_is_refused() -> None:
    with pytest.raises(Ahead):
        PUPILS.items("М. А., 8, 29.11.2026", TODAY)


def test_without_the_demand_of_consent_the_day_may_be_left_out() -> None:
    without = Pupils("pupils", most=3, consent=False)
    assert without.items("М. А., 8\nА. Б., 9, 1.10.2026", TODAY) == [
        ["М. А.", "8", None],
        ["А. Б.", "9", "2026-10-01"],
    ]


@given(st.decimals(0, 5000, places=2), st.sampled_from([",", "."]))
def test_an_amount_is_read_exactly(number: Decimal, point: str) -> None:
    typed = f"{number:f}".replace(".", point)
    assert Amount("cost", most=5000).typed(typed) == int(number * 100)


@pytest.mark.parametrize(
    "typed", ["", "12,345", "-1", "5000,01", "5001", "NaN", "Infinity", "1e9", "сто", "1 2,3,4"]
)
def test_another_number_is_refused(typed: str) -> None:
    with pytest.raises(BadAmount):
        Amount("cost", most=5000).typed(typed)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_in_words(typed: str) -> None:
    for field in (Amount("cost", most=5000), Link("video")):
        try:
            kept = field.typed(typed)
        except BadInput:
            continue
        assert field.read(field.keep(kept)) == kept  # type: ignore[arg-type]


@pytest.mark.parametrize("url", ["https://example.org", "https://disk.yandex.ru/i/a?b=c#d "])
def test_a_public_link_is_taken(url: str) -> None:
    assert Link("video").typed(url) == url.strip()


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "https://localhost/a",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://2130706433/",
        "https://router.local/",
        "https://user:word@example.org",
        "https://example.org:99999/",
        "javascript:alert(1)",
        "https://example.org/a b",
        "https://example.org/" + "a" * 500,
    ],
)
def test_another_link_is_refused(url: str) -> None:
    with pytest.raises(BadLink):
        Link("video").typed(url)


@given(st.lists(st.text("абв ", min_size=1, max_size=900).filter(str.strip), max_size=8))
def test_a_text_of_several_messages_is_joined_up_to_its_limit(messages: list[str]) -> None:
    kept: list[str] = []
    for message in messages:
        more = PARTS.items(message, TODAY)
        if len("\n".join([*kept, *more])) > PARTS.limit:
            with pytest.raises(TooLong):
                PARTS.with_items(kept, more)
        else:
            kept = PARTS.with_items(kept, more)
    assert len("\n".join(PARTS.read(kept))) <= PARTS.limit
