"""Nothing that is kept links a person to an anonymous answer, without the key.

Two worlds are played in which only the answers of two people are exchanged
(`tests/hostile/worlds.py`). Words are the exception: what a person types is in the inbox until it
is handled, and in the log of SQLite for an hour, but in no row afterwards.
"""

import json
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import insert, select, update

import bot.intake.inbox
import services.drafts
import services.surveys.surveys as surveys_service
from district.drafts import Form
from district.surveys.answering import Plain
from storage.tables import drafts, metadata, sealed_answers, survey_answers, survey_tokens, surveys
from tests.acts.common import pass_by
from tests.acts.surveys import SENDS, opens
from tests.hostile.worlds import World, told_apart, world
from tests.play import Player
from tests.postgresql import Server

CHOICES = """Какая тема нужнее?
Читательская грамотность
Оценивание

Хватает ли помощи? 1–5"""
FIRST, SECOND = ("Читательская грамотность", "1"), ("Оценивание", "5")
PEOPLE = 6
Said = tuple[str, str]
Leak = Callable[["Study", Player, Said], Awaitable[None]]


async def no_leak(*_: object) -> None:
    """Writes nothing."""


@dataclass(slots=True, kw_only=True)
class Study(World):
    """An anonymous survey."""

    people: list[Player] = field(default_factory=list)

    async def opens(self, questions: str = CHOICES) -> None:
        self.people = [await self.stage.teacher(surname=f"Учитель{at}") for at in range(PEOPLE)]
        await opens(await self.stage.curator("gornyy"), "Анонимно, по должностям", questions)

    async def fills_in(self, person: Player, said: Said) -> None:
        # Of no message: which number a copy got is left to chance.
        await person.presses_stale((10_000, "form:begin:poll::1:"))
        for label in said:
            await person.presses(label)


Both = Callable[..., Awaitable[list[str]]]


@pytest.fixture
def both(
    tmp_path: Path,
    district_template: str,
    server: Server | None,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> Both:
    """Plays both worlds and returns the steps at which they can be told apart."""

    async def play(leak: Leak = no_leak) -> list[str]:
        worlds: list[Study] = []
        logs = []
        for name, said in (("one", (FIRST, SECOND)), ("other", (SECOND, FIRST))):
            caplog.clear()
            numbers = count(1)
            monkeypatch.setattr(services.drafts, "uuid4", lambda: UUID(int=next(numbers)))  # noqa: B023
            place = tmp_path / name
            async with world(Study, place, district_template, server, announce_alone=50) as made:
                await played(made, said, leak)
                worlds.append(made)
            logs.append(Counter(record.getMessage() for record in caplog.records))
        return told_apart(worlds) + (["the log of the bot"] if logs[0] != logs[1] else [])

    return play


async def played(one: Study, said: tuple[Said, Said], leak: Leak) -> None:
    """Two people answer, the first with a crash; the others are known to answer alike."""
    await one.opens()
    await one.notes("open")
    await one.fills_in(one.people[0], said[0])
    await one.notes("a draft")
    await one.is_killed_in(one.people[0], SENDS)
    await leak(one, one.people[0], said[0])
    one.copies("before an answer")
    await one.fills_in(one.people[1], said[1])
    await one.people[1].presses(SENDS)
    assert "ответ учтён" in one.people[1].text
    await leak(one, one.people[1], said[1])
    one.copies("after an answer")
    await one.notes("two have answered")
    for person in one.people[2:]:
        await one.fills_in(person, SECOND)
        await person.presses(SENDS)
    await one.notes("all have answered")
    await pass_by(one.stage, timedelta(days=6))
    await one.notes("closed")
    await is_counted(one)


async def is_counted(one: Study) -> None:
    async with one.stage.app.database.read() as connection:
        row = (await connection.execute(select(surveys))).one()
        for table in (sealed_answers, survey_tokens, survey_answers):
            assert (await connection.execute(select(table))).all() == []
    topics, marks = row.results["questions"]
    assert [cell[0] for cell in topics["cells"]] == [None, PEOPLE - 1]
    assert [cell[0] for cell in marks["cells"]] == [None, None, None, None, PEOPLE - 1]
    assert len(one.sealed) == 2 * 2 * PEOPLE, "keys and answers"
    for name, content in one.files().items():
        assert not [sealed for sealed in one.sealed if sealed in content], f"{name} has answers"


async def test_nothing_that_is_kept_tells_who_answered_what(both: Both) -> None:
    assert await both() == []


async def name_the_answer(one: Study, person: Player, said: Said) -> None:
    """A seeded fault: the answer is stored beside the person, as a named one."""
    row = {
        "survey_id": 1,
        "person_id": person.person,
        "answers": {"q1": list(said)},
        "answered_at": one.stage.clock(),
    }
    async with one.stage.app.database.write() as tx:
        await tx.execute(insert(survey_answers), row)
    async with one.stage.app.database.write() as tx:  # another: one alone would write no byte
        await tx.execute(survey_answers.delete())


async def keep_the_draft(one: Study, person: Player, said: Said) -> None:
    """A seeded fault: a draft with the options themselves."""
    row = {
        "id": f"{person.person:032}",
        "person_id": person.person,
        "form": Form.POLL,
        "about": "1",
        "step": "summary",
        "answers": {"q1": str(len(said[0]))},
        "touched_at": one.stage.clock(),
    }
    async with one.stage.app.database.write() as tx:
        await tx.execute(insert(drafts), row)


@pytest.mark.sqlite_only
async def test_an_answer_that_was_stored_for_a_moment_would_be_found(both: Both) -> None:
    assert "two have answered: its log" in await both(name_the_answer)


async def test_a_draft_that_stays_would_be_found(both: Both) -> None:
    assert "two have answered: rows" in await both(keep_the_draft)


async def test_a_button_that_names_its_option_would_be_found(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seeded faults: buttons with options, on screens that intake stores as they are."""
    monkeypatch.setattr(surveys_service, "Secret", lambda **_: Plain())
    assert "a draft: rows" in await both()


async def test_a_screen_that_is_stored_would_be_found(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.intake.inbox, "without_ballots", lambda raw: raw)
    assert [one for one in await both() if one.startswith("in the press of")]


async def test_words_are_in_no_row_until_the_close_and_then_of_no_person(
    tmp_path: Path, district_template: str, server: Server | None
) -> None:
    async with world(
        Study, tmp_path / "words", district_template, server, announce_alone=50
    ) as one:
        await one.opens("Чего не хватает?")
        for at, person in enumerate(one.people):
            await one.fills_in(person, ())  # type: ignore[arg-type]  # nothing to press
            await person.says(f"Слова №{PEOPLE - at}")
            assert f"Слова №{PEOPLE - at}" in person.text, "its author sees it"
            assert not [row for row in await rows(one) if "Слова" in row], "in a draft or the inbox"
            await person.presses(SENDS)
        assert not [row for row in await rows(one) if "Слова" in row]
        await pass_by(one.stage, timedelta(days=6))
        (row,) = [row for row in await rows(one) if "Слова" in row]
        texts = [f"Слова №{at}" for at in range(1, PEOPLE + 1)]
        assert [row.index(text) for text in texts] == sorted(row.index(text) for text in texts)
        for name, content in one.files().items():
            found = content.count(json.dumps("Слова №1")[1:-1].encode())
            assert name == "its log" or found == 1, f"{name} has them elsewhere"


async def rows(one: World) -> list[str]:
    async with one.stage.app.database.read() as connection:
        return [
            str(row)
            for table in metadata.sorted_tables
            for row in (await connection.execute(select(table))).all()
        ]


async def test_an_erased_account_that_begins_anew_gives_no_second_answer(
    tmp_path: Path, district_template: str, server: Server | None
) -> None:
    async with world(
        Study, tmp_path / "erased", district_template, server, announce_alone=50
    ) as one:
        await one.opens()
        person = one.people[0]
        await one.fills_in(person, FIRST)
        await person.presses(SENDS)
        leaving = one.stage.clock() - timedelta(days=40)
        async with one.stage.app.database.write() as tx:
            at = metadata.tables["persons"]
            await tx.execute(
                update(at).where(at.c.id == person.person).values(deletion_requested_at=leaving)
            )
        await one.stage.app.services.privacy.tick()
        again = await one.stage.teacher(account=person.account.id)
        assert again.person != person.person
        await again.presses_stale((10_000, "form:begin:poll::1:"))
        assert "Вы уже ответили" in f"{again.alert} {again.text}"
