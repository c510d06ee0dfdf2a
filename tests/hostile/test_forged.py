"""Forged presses: every button of a full walk, with every id replaced, by four people without
permission. They see nothing of others and change nothing.
"""

import random
from collections.abc import Iterator
from dataclasses import fields
from itertools import groupby, islice
from typing import Any

from district.errors import NotPermitted
from district.languages import Language
from district.letters import LetterKind
from district.people.roles import Permission, Role, Scope
from screens.errors import refusal
from tests.hostile.forged import SECRET, Seen, everything_happens, forged, rows_of
from tests.play import Player, Stage
from tests.screens.sample import TEXTS, every_class
from tests.soak import SEED, share
from tests.world import SOUTH

AT_ONCE = 15
"""Waiting presses of one person, below the share."""
BESIDES = frozenset({"inbox", "views"})
"""Tables in which the press or view itself may be recorded."""
OWN = frozenset(
    {"persons", "drafts", "conversations", "mutes", "memberships", "changes", "presses", "routes"}
)
"""Tables in which the presser's own rows may change: language, forms, mutes, routes and so on."""
OWN_AFFAIRS = ("consent:", "privacy:")
"""Prefixes that concern only the presser and would end the test."""


OF_OTHERS = frozenset(
    {
        "analytics",
        "answering",
        "certificates",
        "cohorts",
        "council",
        "entries",
        "expelling",
        "feedback",
        "healing",
        "mentorships",
        "requests",
        "results",
        "reviews",
    }
)
"""Prefixes about other people's rows, unless about one's own."""
OWN_SCREENS = (
    *("Мои подопечные", "Наставника у вас сейчас нет.", "Мои заявки"),
    *("Мои документы", "Мои работы", "Мои экспертизы", "Сейчас экспертиз нет", "Проектный офис"),
    *(
        "Эта кнопка уже не действует.",
        "Не закончено:",
        "Объявление не отправлено",
        "Анкета заполнена не до конца",
    ),  # a field that the action requires is not there
)
"""First words of screens about own data at those prefixes."""
OF_ROLES = {"member": "Аналитика", "curator": "Аналитика"}
"""First words of what else a role may read: the figures of the own district (SEE_AGGREGATES)."""
WORDS = TEXTS.of(Language.RU)
REFUSALS = frozenset(
    {"", *(refusal(WORDS, kind()) for kind in every_class() if not fields(kind))}
    | {refusal(WORDS, NotPermitted(permission=one)) for one in Permission}
)


async def four(stage: Stage) -> dict[str, Player]:
    """One of another municipality, two of another district, one without consent."""
    south = SOUTH
    curator = await stage.teacher("Карина", "Чужакова", municipality="derbent")
    people = {
        "teacher": await stage.teacher("Тамара", "Чужакова", municipality="akushinskiy"),
        "member": await stage.member("derbent", "Мурад", "Чужаков"),
        "curator": await stage.grants(curator, Role.CURATOR, Scope(district=south)),
        "newcomer": await stage.newcomer("Новичок"),
    }
    for player in people.values():
        await player.says("/start")
    return people


def chosen(presses: list[str]) -> list[str]:
    """Returns a tenth of the presses, one of each action at least; all of them in `make soak`."""
    found: list[str] = []
    for _, alike in groupby(presses, lambda data: data.split(":")[:2]):
        group = list(alike)
        found += random.Random(SEED).sample(group, share(len(group)))
    return sorted(found)


def batches(presses: list[str]) -> Iterator[list[str]]:
    """Batches with one prefix each."""
    for _, alike in groupby(presses, prefix_of):
        while batch := list(islice(alike, AT_ONCE)):
            yield batch


def prefix_of(data: str) -> str:
    return data.partition(":")[0]


class Presser:
    """One of the four, and what they read."""

    def __init__(self, who: str, player: Player, stage: Stage) -> None:
        self.who = who
        self.player = player
        self.stage = stage
        self.pressed = player.screens[-1]["message_id"]
        self.first = player.text
        self.seen = self._screens()
        self.presses: dict[str, str] = {}

    def press(self, batch: list[str]) -> None:
        self.presses = {data: self.player.account.press(self.pressed, data) for data in batch}

    def read(self) -> list[str]:
        """New since the last call: alerts, and new or changed messages."""
        answers = self.stage.box.callback_answers
        alerts = [answers[one].text or "" for one in self.presses.values() if one in answers]
        now = self._screens()
        new = [said for number, said in now.items() if self.seen.get(number) != said]
        self.seen = now
        return [*alerts, *new]

    def _screens(self) -> dict[int, str]:
        return {
            one["message_id"]: one.get("text") or one.get("caption") or "file"
            for one in self.player.screens
        }


def of_others(rows: dict[str, list[Any]], pressers: list[Presser]) -> dict[str, list[str]]:
    """All stored rows, except the pressers' own."""
    persons = {one.player.person for one in pressers if one.player.person is not None}
    accounts = {one.player.account.id for one in pressers}

    def is_own(name: str, row: dict[str, Any]) -> bool:
        if name == "outbox":  # the own profile, sent again, brings invitations
            return row["kind"] == LetterKind.COMMUNITY_INVITATION and row["person_id"] in persons
        whose = row["id"] if name == "persons" else row.get("person_id")
        return name in OWN and (whose in persons or row.get("user_id") in accounts)

    return {
        name: sorted(str(row) for row in kept if not is_own(name, row))
        for name, kept in rows.items()
    }


def differences(before: dict[str, list[str]], after: dict[str, list[str]]) -> list[str]:
    return [
        f"{name}: {one}"
        for name in before
        if before[name] != after[name]
        for one in {*before[name]} ^ {*after[name]}
    ]


class Walked:
    """The district after the walk, with its rows and screens."""

    def __init__(self, stage: Stage, people: list[Player], pressers: list[Presser]) -> None:
        self.stage = stage
        self.people = people
        self.pressers = pressers

    async def stands(self) -> dict[str, list[str]]:
        """Rows and screens of all but the pressers."""
        kept = of_others(await rows_of(self.stage, BESIDES), self.pressers)
        return kept | {f"screen {one.account.id}": one.texts for one in self.people}


async def test_forged_presses_read_nothing_and_change_nothing(stage: Stage) -> None:
    seen = Seen(stage)
    people = await everything_happens(stage)
    pressers = [Presser(who, player, stage) for who, player in (await four(stage)).items()]
    world = Walked(stage, people, pressers)
    before = await world.stands()
    presses = chosen([data for data in forged(seen.buttons) if not data.startswith(OWN_AFFAIRS)])
    assert len(seen.buttons) > 300
    for batch in batches(presses):
        for one in pressers:
            one.press(batch)
        await stage.settle()
        for one in pressers:
            ensure_only_refused(one, batch, one.read())
        changed = differences(before, await world.stands())
        assert changed == [], batch


def ensure_only_refused(one: Presser, batch: list[str], said: list[str]) -> None:
    """Nothing about others is shown; a person without consent is asked for it after any press.

    A press that can only concern another person's row is refused.
    """
    for text in said:
        assert SECRET not in text.lower(), (one.who, batch, text)
        assert one.who != "newcomer" or text in {"", one.first}, (batch, text)
        if one.who != "newcomer" and prefix_of(batch[0]) in OF_OTHERS:
            screens = (*OWN_SCREENS, OF_ROLES.get(one.who, OWN_SCREENS[0]))
            is_own = text.startswith(screens) or text.endswith(WORDS("menu-choose"))
            assert text in REFUSALS or is_own, (one.who, batch, text)
