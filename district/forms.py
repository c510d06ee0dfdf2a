"""Forms: declared fields, the answers so far, and the walk from field to field.

A form is a tuple of fields. The path of some answers is the fields whose condition holds; what
comes after a field, what before, and «шаг 3 из 5» follow from the path. Fields are typed keys:
`entered.get(SEVERITY)` is a `Severity` or None. Everything here is pure. Options are functions of
facts, which the conversation loads, and of the answers; conditions read answers alone, and what one
needs from the database is kept when the form begins (`given`).

Answers are kept as JSON, in a draft, under the names of their fields; other keys begin with `_`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, datetime, time
from typing import Any, Generic, TypeVar

from district.drafts import Draft
from district.errors import NotAChoice, OutOfDate
from district.pages import Page
from district.topics import Label
from district.typed_text import limited_text

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
F_contra = TypeVar("F_contra", contravariant=True)
OnWall = TypeVar("OnWall", date, datetime, time)

SUMMARY, CHANGE = "summary", "change"
"""The steps after the last field: everything at a glance, and which answer to change."""
OTHER = "~"
"""The answer «другое»: its words are the next field. No id of an option is like that."""

SEARCH_LIMIT = 60
"""Characters of what is typed to narrow a list; more are cut off."""

_CHANGING, _BEFORE, _GIVEN = "_changing", "_before", "_given"
_PAGE, _SEARCH, _GROUP = "_page", "_search", "_group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something to choose: its id, at most 20 bytes, and its label where texts have none."""

    id: str
    label: Label | str | None = None


@dataclass(frozen=True, slots=True)
class Options(Generic[T_co, F_contra]):
    """What may be chosen at a step: `read` makes a value of an id, `offered` lists options."""

    read: Callable[[str], T_co]
    offered: Callable[[F_contra, "Entered"], Sequence[Option]]


def each(kind: Callable[[str], T]) -> Options[T, object]:
    """Offers every member of an enum; labels are texts by its value."""
    options = tuple(Option(id=str(one)) for one in kind)  # type: ignore[attr-defined]  # an enum iterates
    return Options(kind, lambda _facts, _entered: options)


@dataclass(frozen=True, slots=True)
class Entered:
    """The answers so far. Every verb returns the entered with one thing changed."""

    answers: Mapping[str, Any] = field(default_factory=dict)

    def get(self, key: "Field[T]") -> T | None:
        """Returns the answer; None: not answered, skipped, or «другое»."""
        raw = self.answers.get(key.name)
        return None if raw is None or raw == OTHER else key.read(raw)

    def need(self, key: "Field[T]") -> T:
        """Returns the answer.

        Raises:
            OutOfDate: there is none.
        """
        value = self.get(key)
        if value is None:
            raise OutOfDate
        return value

    def is_answered(self, key: "Field[Any]") -> bool:
        """Whether the field was answered or skipped."""
        return key.name in self.answers

    def is_other(self, key: "Field[Any]") -> bool:
        return bool(self.answers.get(key.name) == OTHER)

    def given(self, name: str) -> Any:
        """Returns what the conversation kept when the form began; None if it kept nothing."""
        return self.answers.get(_GIVEN, {}).get(name)

    def with_given(self, **given: Any) -> "Entered":
        return self._with({_GIVEN: {**self.answers.get(_GIVEN, {}), **given}})

    def page_of(self, key: "Field[Any]") -> int:
        at, number = self.answers.get(_PAGE, ("", 0))
        return number if at == key.name else 0

    def with_page(self, key: "Field[Any]", number: int) -> "Entered":
        return self._with({_PAGE: (key.name, number)})

    def search_of(self, key: "Field[Any]") -> str:
        """Returns what was typed to narrow the list of this step."""
        at, text = self.answers.get(_SEARCH, ("", ""))
        return str(text) if at == key.name else ""

    def with_search(self, key: "Field[Any]", text: str) -> "Entered":
        """Narrows the list; an empty text shows all of it again."""
        typed = " ".join(text.split())[:SEARCH_LIMIT]
        return self._with({_SEARCH: (key.name, typed), _PAGE: (key.name, 0)})

    def group_of(self, key: "Field[Any]") -> str | None:
        """Returns the id of the group of options that is open; None: none is."""
        at, group = self.answers.get(_GROUP, ("", None))
        return group if at == key.name else None

    def with_group(self, key: "Field[Any]", group: str | None) -> "Entered":
        return self._with({_GROUP: (key.name, group)})

    @property
    def is_changing(self) -> bool:
        """Whether one answer is being changed: after it comes the summary again."""
        return _CHANGING in self.answers

    def is_changed_here(self, step: str) -> bool:
        """Whether the change began at this step: going back from it restores everything."""
        return bool(self.answers.get(_CHANGING) == step)

    def changing(self, key: "Field[Any]") -> "Entered":
        """Remembers the answers as they are."""
        return self._with({_CHANGING: key.name, _BEFORE: dict(self.answers)})

    def changed(self) -> "Entered":
        """The change is done."""
        kept = {key: raw for key, raw in self.answers.items() if key not in {_CHANGING, _BEFORE}}
        return Entered(kept)

    def unchanged(self) -> "Entered":
        """The change is given up."""
        return Entered(self.answers.get(_BEFORE, self.changed().answers))

    def _with(self, more: Mapping[str, Any]) -> "Entered":
        return Entered({**self.answers, **more})


Condition = Callable[[Entered], bool]


def always(_: Entered) -> bool:
    return True


def never(_: Entered) -> bool:
    return False


def other(*choices: "Field[Any]") -> Condition:
    """«Другое» was the answer to one of them."""
    return lambda entered: any(entered.is_other(one) for one in choices)


def unless(condition: Condition) -> Condition:
    return lambda entered: not condition(entered)


def given(name: str) -> Condition:
    """What was kept when the form began is true."""
    return lambda entered: bool(entered.given(name))


@dataclass(frozen=True, slots=True, eq=False)
class Field(ABC, Generic[T]):
    """One question of a form."""

    name: str
    """At most 12 bytes; the key of the answer and of the texts."""
    _: KW_ONLY
    when: Condition = always
    hangs_on: tuple["Field[Any]", ...] = ()
    """A new answer to one of these drops the answer here: it is asked anew."""
    part_of: str | None = None
    """The name of the field with which it shares its number among the steps."""
    optional: bool = False
    changeable: bool = True
    """Whether the summary offers to change it by itself."""
    beside: Condition | None = None
    """While it holds, the step is not on the path: a button of the summary, or of its hub, opens
    it, and it leads back there. None: always with a hub, never without."""
    hub: "Hub[Any] | None" = None
    """The step whose button opens this one, and to which it leads back."""
    follows: tuple["Field[Any]", ...] = ()
    """Of a step that is not on the path: comes after one of these, not by a button."""
    drops: tuple[str, ...] = ()
    """Names of the answers that an answer here drops."""

    def is_beside(self, entered: Entered) -> bool:
        return self.hub is not None if self.beside is None else self.beside(entered)

    @abstractmethod
    def read(self, raw: Any) -> T:
        """Returns the answer kept as `raw`."""

    def keep(self, value: T) -> Any:
        """Returns the answer as JSON."""
        return value

    def typed(self, text: str) -> T:
        """Returns the answer that was typed.

        Raises:
            BadInput: it cannot be taken; `NotAChoice` where a button answers.
        """
        raise NotAChoice


@dataclass(frozen=True, slots=True, eq=False)
class Hub(Field[T]):
    """A step with buttons of its own, which open others or are acts of the conversation; a button
    leads on."""

    _: KW_ONLY
    ends: bool = False
    """The steps that it opens lead on, as it does, and not back to it."""

    def read(self, raw: Any) -> T:
        value: T = raw
        return value


@dataclass(frozen=True, slots=True, eq=False)
class Choice(Field[T]):
    """One of some options, each a button."""

    _: KW_ONLY
    options: Options[T, Any]
    other: bool = False
    """«Другое» is offered too: its words are the next field."""
    columns: int | None = None
    """None: two short labels lie in a row."""
    page: int | None = None
    """Options on one page; None: all of them."""
    labels: str | None = None
    """The prefix of the options' texts where it is not that of the field."""
    stays: bool = False
    """The step stays, with the option ticked, until a button leads on."""

    def read(self, raw: Any) -> T:
        return self.options.read(raw)


@dataclass(frozen=True, slots=True, eq=False)
class Choices(Field[tuple[T, ...]]):
    """Some of the options, ticked one by one, then «Готово»."""

    _: KW_ONLY
    options: Options[T, Any]
    least: int = 0
    """How many have to be ticked before «Готово»."""
    most: int | None = None
    in_order: bool = False
    """The order of ticking counts; otherwise that of the options."""
    groups: Options[Any, Any] | None = None
    """The options lie in groups, one of which is open; offered are the options of that one."""
    columns: int | None = None
    page: int | None = None
    labels: str | None = None
    searched: bool = False
    """Typed words narrow the options, which the facts bring."""

    def read(self, raw: Any) -> tuple[T, ...]:
        return tuple(self.options.read(one) for one in raw)

    def ticked(self, kept: Sequence[str], choice: str, offered: Iterable[str]) -> list[str]:
        """Ticks or unticks; beyond `most` nothing more is ticked."""
        if choice in kept:
            return [one for one in kept if one != choice]
        if self.most is not None and len(kept) >= self.most:
            return list(kept)
        if self.in_order:
            return [*kept, choice]
        ticked = {*kept, choice}
        return [one for one in offered if one in ticked]


@dataclass(frozen=True, slots=True, eq=False)
class Search(Field[T]):
    """One of many: a page of them at a time, narrowed by typed words.

    The facts bring the page that `page_of` and `search_of` name.
    """

    _: KW_ONLY
    read_id: Callable[[str], T]
    found: Callable[[Any], Page[Option]]
    """Picks the page out of the facts."""
    other: bool = False
    """«Другое» is offered too: its words are the next field."""
    columns: int = 2

    def read(self, raw: Any) -> T:
        return self.read_id(raw)


@dataclass(frozen=True, slots=True, eq=False)
class Typed(Field[T]):
    """A name, a number, anything that is typed and checked. It is kept as it is, as JSON."""

    _: KW_ONLY
    parse: Callable[[str], T]

    def read(self, raw: Any) -> T:
        value: T = raw
        return value

    def typed(self, text: str) -> T:
        return self.parse(text)


@dataclass(frozen=True, slots=True, eq=False)
class Moment(Field[OnWall]):
    """A day, a time or both, on the wall. Without `parse` the conversation reads what is typed."""

    _: KW_ONLY
    kind: type[OnWall]
    parse: Callable[[str], OnWall] | None = None

    def read(self, raw: Any) -> OnWall:
        return self.kind.fromisoformat(raw)

    def keep(self, value: OnWall) -> Any:
        return value.isoformat()

    def typed(self, text: str) -> OnWall:
        if self.parse is None:
            raise NotAChoice
        return self.parse(text)


@dataclass(frozen=True, slots=True, eq=False)
class ShortText(Field[str]):
    """One line; runs of white space become one space."""

    _: KW_ONLY
    limit: int

    def read(self, raw: Any) -> str:
        return str(raw)

    def typed(self, text: str) -> str:
        return limited_text(" ".join(text.split()), self.limit)


@dataclass(frozen=True, slots=True, eq=False)
class LongText(Field[str]):
    """Words as they were typed."""

    _: KW_ONLY
    limit: int

    def read(self, raw: Any) -> str:
        return str(raw)

    def typed(self, text: str) -> str:
        return limited_text(text, self.limit)


@dataclass(frozen=True, slots=True, eq=False)
class Repeated(Field[tuple[T, ...]]):
    """Some fields asked together, several times over. Their answers are kept as one item when the
    last of them is answered; then one more can be asked for, or the last item removed."""

    _: KW_ONLY
    of: tuple[Field[Any], ...]
    """Stand before this field in the form."""
    item: Callable[[Mapping[str, Any]], T]
    """Reads the answers of one item by the names of their fields."""
    least: int = 1
    most: int

    def read(self, raw: Any) -> tuple[T, ...]:
        return tuple(self.item(one) for one in raw)

    def with_item(self, answers: Mapping[str, Any]) -> Mapping[str, Any]:
        """
        Raises:
            OutOfDate: an answer of the item is not there.
        """
        names = [one.name for one in self.of]
        if any(name not in answers for name in names):
            raise OutOfDate
        kept = {name: raw for name, raw in answers.items() if name not in names}
        item = {name: answers[name] for name in names}
        return {**kept, self.name: [*(answers.get(self.name) or ()), item]}


Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Generic[Facts]):
    """A declared form; `texts` is the prefix of its texts."""

    name: str
    texts: str
    fields: tuple[Field[Any], ...]

    def field(self, name: str) -> Field[Any] | None:
        return next((one for one in self.fields if one.name == name), None)

    def path(self, entered: Entered) -> tuple[Field[Any], ...]:
        """Returns the fields that these answers lead through."""
        return tuple(one for one in self.fields if one.when(entered) and not one.is_beside(entered))

    def after(self, name: str, entered: Entered) -> str:
        """Returns the step that follows when `name` is answered.

        A change goes back to the summary, by way of what is not answered yet, and of what hangs on
        it and cannot be changed by itself.
        """
        at = self.field(name)
        if at is not None and at.is_beside(entered):
            return self._after_beside(at, entered)
        behind = self.fields[self.fields.index(at) + 1 :] if at else ()
        following = [one for one in behind if one.when(entered) and not one.is_beside(entered)]
        if entered.is_changing:
            following = [one for one in following if _is_asked_in_change(entered, one, name)]
        return following[0].name if following else SUMMARY

    def _after_beside(self, at: Field[Any], entered: Entered) -> str:
        for one in self.fields:
            if at in one.follows and one.when(entered):
                return one.name
        return SUMMARY if at.hub is None or at.hub.ends else at.hub.name

    def before(self, name: str, entered: Entered) -> str | None:
        """Returns where «‹ Назад» leads; None from the first step."""
        key = self.field(name)
        if key is not None and key.is_beside(entered):
            led = next((one.name for one in key.follows if entered.is_answered(one)), None)
            return led or (key.hub.name if key.hub else SUMMARY)
        if isinstance(key, Repeated):
            name = key.of[0].name
        names = [one.name for one in self.path(entered)]
        if name == CHANGE:
            return SUMMARY
        if name == SUMMARY:
            return names[-1]
        at = names.index(name) if name in names else 0
        return names[at - 1] if at else None

    def number(self, name: str, entered: Entered) -> tuple[int, int]:
        """Returns the number of the step and how many there are; past the last field, the last."""
        groups = list(dict.fromkeys(one.part_of or one.name for one in self.path(entered)))
        at = self.field(name)
        group = (at.part_of or at.name) if at else groups[-1]
        number = groups.index(group) + 1 if group in groups else 1
        return number, len(groups)

    def changeable(self, entered: Entered) -> tuple[Field[Any], ...]:
        return tuple(one for one in self.path(entered) if one.changeable)

    def answered(self, entered: Entered, key: Field[T], value: T | None) -> Entered:
        """Returns the entered with an answer, None if it was skipped."""
        return self.answered_raw(entered, key, None if value is None else key.keep(value))

    def answered_other(self, entered: Entered, key: Field[Any]) -> Entered:
        return self.answered_raw(entered, key, OTHER)

    def answered_raw(self, entered: Entered, key: Field[Any], raw: Any) -> Entered:
        """Returns the entered with an answer as JSON keeps it."""
        stale = {key.name} if entered.answers.get(key.name) != raw else set()
        dropped = self._hanging_on(stale) if stale else set()
        kept = {name: one for name, one in entered.answers.items() if name not in dropped}
        gone = {_PAGE, _SEARCH, *key.drops}
        kept = {name: one for name, one in kept.items() if name not in gone}
        kept[key.name] = raw
        for one in self.fields:
            if isinstance(one, Repeated) and one.of[-1] is key:
                return Entered(one.with_item(kept))
        return Entered(kept)

    def _hanging_on(self, names: Collection[str]) -> set[str]:
        """Returns the fields to be asked anew, also those that hang on one that is."""
        found: set[str] = set()
        for one in self.fields:
            if any(parent.name in names or parent.name in found for parent in one.hangs_on):
                found.add(one.name)
        return found

    def is_complete(self, entered: Entered) -> bool:
        return all(
            one.optional or entered.answers.get(one.name) is not None for one in self.path(entered)
        )


def _is_asked_in_change(entered: Entered, key: Field[Any], changed: str) -> bool:
    hangs = changed in {parent.name for parent in key.hangs_on}
    return not entered.is_answered(key) or (hangs and not key.changeable)


def entered_of(draft: Draft) -> Entered:
    return Entered(draft.answers)
