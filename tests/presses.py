"""The presses and typed messages of the tasks that people come for, counted by plays.

A play counts them in `counted`. The numbers of `TASKS` are exact, so the table that
`python -m tests.architecture` puts into `docs/architecture.md` shows what the bot really takes.
The tap on the menu, the consent and Telegram's own START count as presses.
"""

import ast
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.play import Player

TESTS = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Numbers of presses and typed messages."""

    who: str
    aim: tuple[int, int]
    takes: tuple[int, int]
    besides: str = ""
    """Additional input that is not counted."""


def _of(
    who: str, tasks: Mapping[str, tuple[tuple[int, int], tuple[int, int]]], **besides: str
) -> dict[str, Task]:
    return {
        name: Task(who=who, aim=aim, takes=takes, besides=besides.get(name, ""))
        for name, (aim, takes) in tasks.items()
    }


TASKS: dict[str, Task] = {
    **_of(
        "teacher",
        {
            "First contact": ((5, 2), (5, 2)),
            "Report a difficulty (topic)": ((5, 0), (5, 0)),
            "Report a difficulty (own words)": ((3, 1), (3, 1)),
            "Answer the Council": ((1, 1), (1, 1)),
            "What became of my request": ((1, 0), (1, 0)),
            "Sign up from an invitation": ((1, 0), (1, 0)),
            "Sign up from a letter with several invitations": ((1, 0), (1, 0)),
            "Sign up from the list": ((3, 0), (3, 0)),
            "My code at the door, in the reminder": ((1, 0), (0, 0)),
            "My code at the door, from the reminder of the day before": ((1, 0), (1, 0)),
            "Find a mentor": ((4, 1), (4, 1)),
            "Book a consultation": ((4, 0), (4, 0)),
        },
    ),
    **_of(
        "Council",
        {
            "Accept a card": ((1, 0), (1, 0)),
            "Accept a report in own words": ((2, 0), (2, 0)),
            "Accept a report in own words, topic later": ((2, 0), (2, 0)),
            "Ask with a ready question": ((2, 0), (2, 0)),
            "Ask in own words": ((1, 1), (1, 1)),
            "Reject": ((3, 0), (3, 0)),
            "Decide after the author answered": ((1, 0), (1, 0)),
            "Work through five waiting": ((7, 0), (7, 0)),
            "Accept ten that wait": ((12, 0), (3, 0)),
            "Name a deputy": ((6, 0), (6, 0)),
            "Announce to the own municipality": ((3, 1), (3, 1)),
            "Put a question to the Council": ((5, 2), (4, 2)),
            "Vote on a motion": ((1, 0), (1, 0)),
        },
    ),
    **_of("expert", {"Review an entry": ((6, 0), (5, 0))}),
    **_of("author", {"Book the time of a defence": ((2, 0), (2, 0))}),
    **_of(
        "curator",
        {
            "Plan a seminar": ((4, 1), (4, 1)),
            "Fix a typo in the title": ((1, 1), (1, 1)),
            "Fix a typo in the title after publishing": ((1, 1), (1, 1)),
            "Repeat on another day": ((5, 0), (5, 0)),
            "Announce to teachers": ((4, 1), (4, 1)),
            "Tell people about a seminar just published": ((2, 0), (2, 0)),
            "Help all on a topic": ((4, 0), (4, 0)),
            "Help all on a topic, from the letter": ((2, 0), (2, 0)),
            "Mark 25 who came, 2 absent": ((7, 0), (7, 0)),
            "Invite a Council member": ((4, 1), (4, 1)),
            "Load a plan": ((4, 0), (4, 0)),
        },
        **{"Load a plan": "the file"},
    ),
    **_of(
        "administrator",
        {
            "Invite a curator": ((5, 0), (5, 0)),
            "Merge a school that a person typed": ((4, 0), (2, 0)),
            "Find a role": ((0, 1), (0, 1)),
            "End a role": ((4, 0), (4, 0)),
            "Rename a school that a person typed": ((3, 2), (3, 2)),
            "Revoke an invitation": ((4, 0), (4, 0)),
            "Decide a request without deciders": ((1, 0), (1, 0)),
            "See what waits": ((1, 0), (1, 0)),
        },
    ),
}
"""The tasks of the review of screens, with what was aimed at."""


@contextmanager
def counted(player: Player, task: str, *, at_most: tuple[int, int] | None = None) -> Iterator[None]:
    """Counts what the person does inside: exactly the numbers of `TASKS`, or at most `at_most` for
    a task that is not listed there.
    """
    before = player.pressed, player.typed
    yield
    did = player.pressed - before[0], player.typed - before[1]
    if at_most is None:
        assert did == TASKS[task].takes, f"{task}: {did} presses and messages"
    else:
        assert did[0] <= at_most[0], f"{task}: {did[0]} presses, {at_most[0]} would do"
        assert did[1] <= at_most[1], f"{task}: {did[1]} typed messages, {at_most[1]} would do"


def plays() -> dict[str, str]:
    """Returns the test that counts each task, as `tests/<file>::<function>`."""
    found: dict[str, str] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        source = path.read_text("utf-8")
        if "counted(" not in source:
            continue
        for function in ast.walk(ast.parse(source)):
            if isinstance(function, ast.AsyncFunctionDef) and function.name.startswith("test_"):
                for task in _counted_in(function):
                    found.setdefault(task, f"{path.relative_to(TESTS.parent)}::{function.name}")
    return found


def _counted_in(function: ast.AsyncFunctionDef) -> Iterator[str]:
    for call in ast.walk(function):
        match call:
            case ast.Call(
                func=ast.Name(id="counted"), args=[_, ast.Constant(value=str(task))], keywords=[]
            ):
                yield task


def table() -> str:
    """Returns the tasks with their presses (P) and typed messages (T) as a table of Markdown."""
    tests = plays()
    rows = [
        f"| {one.who} | {name} | {_said(one.takes)}{f' + {one.besides}' * bool(one.besides)} "
        f"| {_said(one.aim)} | `{tests[name]}` |"
        for name, one in TASKS.items()
    ]
    return "\n".join(["| who | task | takes | aim | counted by |", "|---|---|---|---|---|", *rows])


def _said(numbers: tuple[int, int]) -> str:
    return " + ".join(f"{n} {unit}" for n, unit in zip(numbers, "PT", strict=True) if n) or "0 P"
