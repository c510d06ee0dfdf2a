"""The visibility of calls: every screen, list, file, search and link, for every kind of reader.

Marks are planted in all that an entry keeps: names, answers, files, comments, totals, initials.
Each reader opens the menu, the deep links and the letters, and presses every button that was shown
to any of them; only presses that change something are left out. What is read is
compared with a table, while experts judge and after the announcement.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from io import BytesIO
from types import MappingProxyType
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest
from sqlalchemy import select

from district.calls.call import Call
from district.calls.entry import (
    ENTRY_KIND,
    Agreement,
    Entry,
    EntryFile,
    EntryMove,
    EntryPerson,
    EntryPupil,
    EntryStatus,
    NewEntry,
)
from district.calls.kind import Confirm, FieldSpec, FieldType, Kind
from district.calls.review import Review
from district.calls.scoring import Comment
from district.calls.visible import Reader, Visible
from district.letters import LetterKind, new_letter
from district.people.roles import Actor, Role, Scope
from district.requests.request import Deciders
from district.topics import Label
from sandbox import Call as Sent
from storage.calls.calls import get_call
from storage.calls.entries import get_entry, move_entry, put_parts
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_actor
from storage.tables import call_papers
from tests.calls import CallCast, shipped
from tests.play import Player, Stage
from tests.world import MOUNTAINS

NOTHING: Mapping[Comment, str] = MappingProxyType({})
HERE = Scope(district=MOUNTAINS)
AT_ONCE = 15
"""Presses of one person that may wait."""
REGISTER = "<b>Эксперты округа"
ABOUT_CALLS = (
    "calls", "entries", "experts", "results", "reviews", "slots", "bank", "practices", "papers",
    "programme", "council", "pending", "form",
)  # fmt: skip
FORMS = {"entry", "call-change", "call-off", "milestone", "decision"}
"""Forms about calls; all readers begin them, and open what is pressed in them."""
OPENING = {"begin", "anew", "resume", "change", "page", "act", "back"}
"""Actions of forms that show answers; the others are the reader's own."""
CHANGING = {
    "calls": {"later", "save"},
    "entries": {"withdraw", "agree", "refuse"},
    "experts": {"topic", "limit", "pause", "go-on", "assign", "undo", "ask"},
    "results": {
        "next", "judge", "reopen", "above", "share", "reset", "put", "announce", "set", "take",
        "accept", "decline",
    },
    "reviews": {
        "take", "reason", "mark", "skip", "verdict", "give", "change", "extend", "settle",
    },
    "slots": {"place", "tidy", "held", "missed", "free", "book", "cancel"},
    "bank": {"used", "answer"},
    "practices": {"offer"},
    "papers": {"hide"},
    "programme": {"up", "down", "to", "pause", "minutes", "publish"},
    "council": {
        "accept", "later", "reject", "return", "undo", "reason", "note", "confirm", "cancel",
    },
}  # fmt: skip
"""Actions that are not pressed: they move what is looked at."""

# ── What is planted ────────────────────────────────────────────────────────────────────────────

MARKS = {
    "author": "Авторова",
    "co-author": "Соавторова",
    "title": "Знакназвания",
    "answer": "Знакответа",
    "inner": "Знакслужебный",
    "file": "Знакфайла",
    "expert": "Экспертова",
    "other expert": "Судейкина",
    "total": "62,86",
    "to author": "Знаксловавтору",
    "to curator": "Знакслово куратору",
    "initials": "Ы. Ю.",
    "load": "1 из 5",
    "gate": "Знакдопуска",
    "gate answer": "Знакправки",
}
READERS = (
    "author", "coauthor", "expert", "second", "free", "curator", "entrant", "member", "refuser",
    "stranger", "newcomer",
)  # fmt: skip
"""`refuser`: refused to be a co-author; `free`: an expert who judges nothing; `entrant`: a curator
with an own entry.
"""
BEFORE = {
    "author": "author coauthor curator entrant",
    "co-author": "author coauthor curator entrant",
    "title": "author coauthor expert second curator entrant",
    "answer": "author coauthor expert second curator entrant",
    "inner": "author coauthor curator",
    "file": "author coauthor curator entrant",
    "expert": "curator",
    "other expert": "curator",
    "total": "expert curator",
    "to author": "expert curator",
    "to curator": "expert curator",
    "initials": "author curator entrant",
    "load": "second curator",
    "gate": "author curator entrant",
    "gate answer": "author curator entrant",
}
"""Readers of a mark before the announcement; own marks of an expert are the expert's."""
AFTER = {
    **dict.fromkeys(("author", "co-author", "title", "total"), " ".join(READERS)),
    "answer": "author coauthor expert second curator entrant member",
    "inner": "author coauthor curator",
    "file": "author coauthor expert second curator entrant member",
    "expert": "curator member",
    "other expert": "curator member",
    "to author": "author coauthor expert curator member",
    "to curator": "expert curator",
    "initials": "author curator entrant",
    "load": "second curator",
    "gate": "author curator entrant",
    "gate answer": "author curator entrant",
}
"""The same afterwards; the papers are checked by their links without consent."""
SURELY = {
    "before": {"author": "author title answer inner gate", "expert": "title answer",
               "curator": "author title expert load gate"},
    "after": {"author": "author title total", "curator": "author title total", "stranger": "title",
              "newcomer": "author title"},
}  # fmt: skip
"""Marks that have to be found, so that the walk is known to go far."""


def planted() -> Kind:
    kind = shipped("brand")
    words = dict.fromkeys(("ru", "en", "button_ru", "button_en"), "Основание")
    inner = FieldSpec(
        id="basis", type=FieldType.SHORT_TEXT, label=Label(**words), limit=200, inner=True
    )
    rules = replace(kind.rules, confirm=Confirm.CURATOR, motion=None)
    stages = (replace(kind.stages[0], experts=2, least=2),)
    return replace(kind, fields=(*kind.fields, inner), rules=rules, stages=stages)


@dataclass
class World:
    stage: Stage
    people: dict[str, Player] = field(default_factory=dict)
    read: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """All texts and file names that came to an account."""
    buttons: set[str] = field(default_factory=set)

    # ── People and what they do ────────────────────────────────────────────────────────────────

    async def begins(self) -> None:
        self.stage.box.watch_calls(self._sees)
        await self._come()
        calls = CallCast(self.stage.app.database, self.stage.clock)
        await self._enter(calls)
        await self._judge(calls)
        await self._enter_pupils(calls)
        await self._wait(calls)

    async def _enter(self, calls: CallCast) -> None:
        author = self.people["author"]
        await author.sends_file(b"the work", f"{MARKS['file']}.pdf")
        sent = next(one["document"] for one in author.account.messages if one.get("document"))
        deck = EntryFile(
            field="deck", file_id=sent["file_id"], unique_id=sent["file_unique_id"],
            name=sent["file_name"], size=8,
        )  # fmt: skip
        self.call: Call = await calls.call(await self.id("curator"), planted(), title="Сезон")
        self.entry: Entry = await calls.admitted(
            self.call, await self.id("author"), title=MARKS["title"], nomination="school",
            answers={"title": MARKS["title"], "idea": [MARKS["answer"]], "basis": MARKS["inner"]},
        )  # fmt: skip
        answered = {"coauthor": Agreement.CONFIRMED, "refuser": Agreement.REFUSED}
        team = [EntryPerson(person=await self.id(one), state=answered[one]) for one in answered]
        await self._adds(self.entry, people=tuple(team), files=(deck,))
        self.other = await calls.admitted(self.call, await self.id("entrant"), nomination="extra")

    async def _enter_pupils(self, calls: CallCast) -> None:
        olympiad = await calls.call(await self.id("curator"), shipped("olympiad"))
        entry = await calls.admitted(olympiad, await self.id("author"))
        await self._adds(entry, pupils=(EntryPupil(initials=MARKS["initials"], grade="7"),))

    async def _wait(self, calls: CallCast) -> None:
        """An entry that waits for its admission, and one that was returned to its author."""
        season = await calls.call(await self.id("curator"), planted(), title="Второй сезон")
        author, now = await self.id("author"), self.stage.clock()
        said = {"title": MARKS["gate"], "idea": [MARKS["gate answer"]]}
        waiting, returned = [
            await calls.admitted(
                season, author, title=f"{MARKS['gate']} {number}", nomination="school",
                answers=said, status=EntryStatus.SUBMITTED, stage=None, code=None,
                move=EntryMove.SUBMIT,
            )
            for number in (1, 2)
        ]  # fmt: skip
        person = (await self.actor("author")).person
        async with self.stage.app.database.write() as tx:
            await self.stage.app.services.requests.submit(
                tx,
                kind=ENTRY_KIND,
                subject_id=waiting.id,
                author=person,
                draft=None,
                now=now,
                district=MOUNTAINS,
                deciders=Deciders.CURATORS,
            )
            await move_entry(
                tx, returned, EntryMove.RETURN, now,
                reason=MARKS["gate answer"], answer_by=now + timedelta(days=40),
            )  # fmt: skip
            letter = new_letter(
                LetterKind.ENTRY_NEWS, author, now, "returned", entry=returned.id, what="returned"
            )
            await put_letters(tx, [letter])
        await self.stage.settle()

    async def _adds(self, entry: Entry, **parts: Any) -> None:
        new = NewEntry(title=entry.title, call_version=1, **parts)
        async with self.stage.app.database.write() as tx:
            await put_parts(tx, entry.id, new)

    async def _judge(self, calls: CallCast) -> None:
        """One of two experts has given the review of the entry, the other one has begun."""
        for name in ("expert", "second"):
            await self._scores(name, await calls.asked(self.other, await self.id(name)))
        first, self.last = [
            await calls.asked(self.entry, await self.id(name)) for name in ("expert", "second")
        ]
        letters = [
            new_letter(LetterKind.REVIEW_ASKED, one.expert, one.asked_at, one.id, review=one.id)
            for one in (first, self.last)
        ]
        async with self.stage.app.database.write() as tx:
            await put_letters(tx, letters)
        await self.stage.settle()
        said = {Comment.AUTHOR: MARKS["to author"], Comment.CURATOR: MARKS["to curator"]}
        await self._scores("expert", first, said)
        await self._scores("second", self.last, gives=False)

    async def _scores(
        self,
        name: str,
        review: Review,
        said: Mapping[Comment, str] = NOTHING,
        *,
        gives: bool = True,
    ) -> None:
        reviews, expert = self.stage.app.services.reviews, await self.actor(name)
        await reviews.accept(expert, review.id)
        for criterion, mark in {"need": 4, "new": 3, "plan": 2}.items():
            await reviews.score(expert, review.id, criterion, mark)
        for which, words in said.items():
            await reviews.comment(expert, review.id, which, words)
        if gives:
            await reviews.give(expert, review.id)

    async def _come(self) -> None:
        stage = self.stage
        teacher = stage.teacher
        self.people = {
            "author": await teacher("Айшат", "Авторова"),
            "coauthor": await teacher("Сабина", "Соавторова"),
            "expert": await teacher("Эльмира", "Экспертова", workplace="Лицей № 1"),
            "second": await teacher("Саида", "Судейкина", workplace="Лицей № 2"),
            "free": await teacher("Фатима", "Свободная", workplace="Лицей № 3"),
            "curator": await stage.curator("gornyy"),
            "entrant": await teacher("Кавсарат", "Участникова", workplace="Лицей № 4"),
            "member": await stage.member("akushinskiy"),
            "refuser": await teacher("Раисат", "Отказова"),
            "stranger": await teacher("Тамара", "Чужакова", municipality="akushinskiy"),
            "newcomer": await stage.newcomer("Новичок"),
        }
        for name in ("expert", "second", "free"):
            await stage.grants(self.people[name], Role.EXPERT, HERE)
        await stage.grants(self.people["entrant"], Role.CURATOR, HERE)

    async def is_announced(self) -> None:
        services, stage = self.stage.app.services, self.stage
        await services.reviews.give(await self.actor("second"), self.last.id)
        curator = await self.actor("curator")
        stage.clock.advance(self.call.closes_at - stage.clock())  # type: ignore[operator]  # it ends
        await services.results.judge(curator, self.call.id)
        await services.results.announce(curator, self.call.id)
        await stage.settle()

    async def id(self, name: str) -> Any:
        return await self.stage.person_of(self.people[name])

    async def actor(self, name: str) -> Actor:
        async with self.stage.app.database.read() as connection:
            return await get_actor(connection, await self.id(name), self.stage.clock())

    # ── What they read ─────────────────────────────────────────────────────────────────────────

    def _sees(self, call: Sent) -> None:
        if not call.is_made or "chat_id" not in call.arguments:
            return
        said = [str(call.arguments.get(one) or "") for one in ("text", "caption")]
        markup = call.arguments.get("reply_markup") or {}
        markup = json.loads(markup) if isinstance(markup, str) else markup
        for row in markup.get("inline_keyboard", ()):
            for one in row:
                said.append(one["text"])
                if "callback_data" in one:
                    self.buttons.add(one["callback_data"])
        if said[0].startswith(REGISTER):  # names of all, whatever they judge
            said = re.findall(r"\d+ из \d+", said[0])
        self.read[int(call.arguments["chat_id"])] += said

    async def walk(self) -> None:
        """All press every button that was shown to any of them, until nothing new is shown."""
        for player in self.people.values():
            await player.says("/start")
            for label in ("Ещё", "Конкурсы и опыт"):
                if label in (*player.keyboard, *player.buttons):
                    await player.presses(label)
            for number in (self.call.id, 2, 3):
                await player.says(f"/start call-{number}")
            for code in await self.codes():
                await player.says(f"/start paper-{code}")
            await self.searches(player)
        pressed: set[str] = set()
        while new := {one for one in self.buttons if is_looking(one)} - pressed:
            pressed |= new
            await self.press(sorted(new), self.people)

    async def codes(self) -> list[str]:
        """The codes of all papers, and one that no paper has."""
        async with self.stage.app.database.read() as connection:
            found = await connection.execute(select(call_papers.c.code))
            return [*found.scalars(), "made-up"]

    async def press(self, buttons: Sequence[str], readers: Iterable[str]) -> None:
        for at in range(0, len(buttons), AT_ONCE):
            for player in (self.people[one] for one in readers):
                for data in buttons[at : at + AT_ONCE]:
                    player.account.press(player.screens[-1]["message_id"], data)
            await self.stage.settle()

    async def press_again(self, about: tuple[str, ...], *readers: str) -> None:
        buttons = [one for one in self.buttons if is_looking(one) and one.startswith(about)]
        await self.press(sorted(buttons), readers)

    async def searches(self, player: Player) -> None:
        """Titles and names, in the bank and everywhere."""
        if not player.buttons or player.person is None:
            return
        await player.presses_stale((player.screens[-1]["message_id"], "bank:search:::::"))
        await player.says(MARKS["title"])
        for word in ("title", "gate"):
            await player.presses_stale((player.screens[-1]["message_id"], "search:open:0:0"))
            await player.says(MARKS[word])

    def found(self) -> dict[str, set[str]]:
        """The marks that each reader has read; own names are no secret."""
        answers = self.stage.box.callback_answers
        alerts = [one.text or "" for one in answers.values()]
        return {
            name: {
                mark
                for mark, word in MARKS.items()
                if word in "\n".join([*self.read[player.account.id], *files_of(player, self.stage)])
                and not is_own(name, mark)
            }
            for name, player in self.people.items()
        } | {"alerts": {mark for mark, word in MARKS.items() if word in "\n".join(alerts)}}


def is_own(name: str, mark: str) -> bool:
    return (name, mark) in {
        ("author", "author"), ("coauthor", "co-author"), ("expert", "expert"),
        ("second", "other expert"),
    }  # fmt: skip


def is_looking(data: str) -> bool:
    prefix, _, rest = data.partition(":")
    if prefix == "form":
        action, form = rest.split(":")[:2]
        return action in OPENING and form in FORMS
    return prefix in ABOUT_CALLS and rest.partition(":")[0] not in CHANGING.get(prefix, set())


def files_of(player: Player, stage: Stage) -> list[str]:
    """Names and texts of the files that came."""
    said = []
    for one in player.screens:
        document = one.get("document")
        if document is None:
            continue
        said.append(document["file_name"])
        stored = stage.box.files.find(document["file_id"])
        assert stored is not None
        if is_zipfile(BytesIO(stored.content)):
            packed = ZipFile(BytesIO(stored.content))
            said += [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
    return said


def leaks(found: dict[str, set[str]], allowed: dict[str, str]) -> list[str]:
    return sorted(
        f"{name} reads {mark}"
        for name, marks in found.items()
        for mark in marks
        if name not in allowed[mark].split()
    )


def missing(found: dict[str, set[str]], phase: str) -> list[str]:
    return [
        f"{name} does not read {mark}"
        for name, marks in SURELY[phase].items()
        for mark in marks.split()
        if mark not in found[name] and not is_own(name, mark)
    ]


@pytest.fixture
async def world(stage: Stage) -> World:
    made = World(stage)
    await made.begins()
    return made


async def test_nothing_but_the_matrix_comes_out_of_a_call(world: World) -> None:
    await world.walk()
    assert leaks(world.found(), BEFORE) == []
    assert missing(world.found(), "before") == []
    await world.is_announced()
    await world.walk()
    assert leaks(world.found(), AFTER) == []
    assert missing(world.found(), "after") == []


def everything(call: Call, entry: Entry, reader: Reader) -> Visible:
    names = {one: True for one in Visible.__slots__ if one not in {"fields", "renamed"}}
    return Visible(fields=frozenset(one.id for one in call.kind.fields), **names)


async def _of_all(tx: Connection, _: Actor, number: Any, **__: Any) -> tuple[Entry, Call]:
    entry = await get_entry(tx, number)
    return entry, await get_call(tx, entry.call)


ENTRIES = ("entries", "reviews", "results", "experts:entr", "bank:card")
FAULTS: Mapping[str, tuple[dict[str, Any], str, tuple[str, ...]]] = {
    "all is visible": (
        {f"services.calls.{one}.visible": everything for one in ("entries", "visible")},
        "stranger reads inner",
        ENTRIES,
    ),
    "answers are not left out": (
        {"services.calls.visible.redacted": lambda entry, _: entry}, "second reads inner", ENTRIES
    ),
    "files keep their names": (
        {"services.calls.visible.shown_files": lambda _, files, __: tuple(files)},
        "second reads file",
        ENTRIES,
    ),
    "everybody leads": (
        {f"services.calls.{one}.leads": lambda *_: True for one in ("results", "leading")},
        "stranger reads total",
        ENTRIES,
    ),
    "forms of returned entries open for all": (
        {"services.calls.visible.visible": everything, "services.calls.entries._own": _of_all},
        "stranger reads gate answer",
        ("form",),
    ),
    "cards of requests open for all": (
        {
            "services.requests.pending.may_decide": lambda *_: True,
            "services.requests.pending.principal_of": lambda *_: None,
        },
        "stranger reads gate",
        ("council",),
    ),
}  # fmt: skip
"""Faults of the functions that decide, what the walk finds then, and by which buttons."""


async def test_seeded_faults_are_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.walk()
    for fault, (patched, leak, about) in FAULTS.items():
        world.read.clear()
        with monkeypatch.context() as patch:
            for name, instead in patched.items():
                patch.setattr(name, instead)
            await world.press_again(about, "second", "stranger")
        assert leak in leaks(world.found(), BEFORE), fault
