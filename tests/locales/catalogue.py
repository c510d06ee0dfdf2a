"""Parses the catalogues and their uses in code, for `test_catalogue.py`."""

import ast
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import EnumType, StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from district.forms import Choice, Choices, Entered, Repeated, Search
from district.languages import Language
from handlers.form import Conversation
from screens.form import Look
from tests.wired import declared_forms

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "locales").glob("*/*.ftl"))
ROOMS = ("bot", "handlers", "screens", "keyboards", "locales")
PLURALS = {Language.RU: {"one", "few", "many", "other"}, Language.EN: {"one", "other"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A text with its arguments, and those that select plural forms."""

    arguments: frozenset[str]
    plurals: tuple[tuple[str, frozenset[str]], ...]


class _Reader(Visitor):
    def __init__(self) -> None:
        self.arguments: set[str] = set()
        self.plurals: list[tuple[str, frozenset[str]]] = []

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.arguments.add(node.id.name)

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:
        forms = frozenset(
            variant.key.name
            for variant in node.variants
            if isinstance(variant.key, fluent.Identifier)
        )
        if forms & {"one", "few", "many"} and isinstance(node.selector, fluent.VariableReference):
            self.plurals.append((node.selector.id.name, forms))
        self.generic_visit(node)


def entries(file: Path) -> list[fluent.EntryType]:
    return FluentParser(with_spans=False).parse(file.read_text(encoding="utf-8")).body


@cache
def messages(language: Language) -> dict[str, Message]:
    found: dict[str, Message] = {}
    for file in FILES:
        if file.parent.name != language:
            continue
        for entry in entries(file):
            if isinstance(entry, fluent.Message):
                reader = _Reader()
                reader.visit(entry)
                found[entry.id.name] = Message(
                    arguments=frozenset(reader.arguments), plurals=tuple(reader.plurals)
                )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A use of a text. `key` is complete, or the prefix of a family of keys."""

    where: str
    key: str
    is_whole: bool
    arguments: frozenset[str] | None
    """None: passed as a mapping, unknown here."""
    on_button: bool


@cache
def declared_keys(*, overridden: bool = False) -> set[str]:
    """Texts that follow from declared forms.

    `overridden`: also those that a look may use in overridden parts.
    """
    own = {
        f"{one.form.texts}-{key}".replace("_", "-")
        for one in declared_forms().conversations
        for key in _keys_of(one, overridden=overridden)
    }
    return own | {
        f"{field.labels}-{option}"
        for one in declared_forms().conversations
        for field in one.form.fields
        if isinstance(field, Choice | Choices) and field.labels is not None
        for option in _labelled(field)
    }


def _keys_of(conversation: Conversation[Any], *, overridden: bool) -> Iterator[str]:
    kind, look = type(conversation), type(conversation.look)
    has_summary = look.summary is not Look.summary
    by_name = {
        "step": look.head is Look.head,
        "summary": has_summary and look.head_of_summary is Look.head_of_summary,
        "send": has_summary
        and look.summary_rows is Look.summary_rows
        and look.send is Look.send
        and look.send_rows is Look.send_rows,
        "cancelled": kind.cancelled is Conversation.cancelled,
    }
    yield from (key for key, is_needed in by_name.items() if is_needed or overridden)
    is_asked = not kind.gives_way and kind.goes_on is Conversation.goes_on
    if is_asked and kind.parked is Conversation.parked:
        yield from ("parked", "resume", "anew")
    for one in conversation.form.fields:
        yield f"ask-{one.name}"
        if one.changeable:
            yield f"change-{one.name}"
        if isinstance(one, Choice | Search) and one.other:
            yield f"other-{one.name}"
        if isinstance(one, Repeated):
            yield from ("more", "fewer")
        if isinstance(one, Choice | Choices) and one.labels is None:
            yield from (f"{one.name}-{member}" for member in _members(one))


def _labelled(field: Choice[Any] | Choices[Any]) -> Iterable[str]:
    """Ids of options that do not depend on facts."""
    if members := [str(one) for one in _members(field)]:
        return members
    with suppress(AttributeError):
        return [one.id for one in field.options.offered(None, Entered())]
    return ()


def _members(field: Choice[Any] | Choices[Any]) -> Iterable[StrEnum]:
    return field.options.read if isinstance(field.options.read, EnumType) else ()


@cache
def uses() -> tuple[Use, ...]:
    found: list[Use] = []
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            found += _uses_in(file)
    return tuple(found)


@cache
def literals() -> frozenset[str]:
    """Every string in the code: keys may be stored in tables and used elsewhere."""
    return frozenset(
        node.value
        for room in ROOMS
        for file in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _uses_in(file: Path) -> Iterator[Use]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    on_buttons = {
        id(call.args[0])
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _name(call.func) == "button" and call.args
    }
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and call.args and _asks_for_text(call.func)):
            continue
        for key, is_whole in _keys(call.args[0]):
            named = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
            opaque = any(keyword.arg is None for keyword in call.keywords)
            yield Use(
                where=f"{file.relative_to(ROOT)}:{call.lineno}",
                key=key,
                is_whole=is_whole,
                arguments=None if opaque else named,
                on_button=id(call) in on_buttons,
            )


def _asks_for_text(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute) and function.attr in {"plain", "has", "everywhere"}:
        return True
    return _name(function) in {"words", "_words"}


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _keys(argument: ast.expr) -> Iterator[tuple[str, bool]]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value, True
    elif isinstance(argument, ast.JoinedStr) and isinstance(argument.values[0], ast.Constant):
        yield str(argument.values[0].value), False
    elif isinstance(argument, ast.IfExp):
        yield from _keys(argument.body)
        yield from _keys(argument.orelse)
