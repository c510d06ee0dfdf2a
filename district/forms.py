"""Forms: declared fields, answers, and the walk from field to field.

A form is a tuple of fields. The path of given answers consists of the fields whose condition holds;
next field, previous field and «шаг 3 из 5» follow from the path. Fields are typed keys:
`entered.get(SEVERITY)` is a `Severity` or None.

Everything here is pure. Options are functions of facts, which the conversation loads, and of the
answers. Conditions read only answers; values from the database that they need are stored when the
form begins (`given`).

Answers are stored as JSON in a draft, under the names of their fields; other keys begin with `_`.
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
"""Steps after the last field: the summary, and the choice of an answer to change."""
OTHER = "~"
"""The answer «другое», whose text is the next field. Not a valid option id."""

SEARCH_LIMIT = 200
"""Limit in characters of search text; longer text is truncated."""

_CHANGING, _BEFORE, _GIVEN = "_changing", "_before", "_given"
_PAGE, _SEARCH, _GROUP = "_page", "_search", "_group"
_ALBUM = "_album"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option: its id (at most 20 bytes), and its label if texts have none."""

    id: str
    label: Label | str | None = None


@dataclass(frozen=True, slots=True)
class Options(Generic[T_co, F_contra]):
    """The options of a step: `read` parses an id, `offered` lists options."""

    read: Callable[[str], T_co]
    offered: Callable[[F_contra, "Entered"], Sequence[Option]]

    def ids(self, facts: F_contra) -> set[str]:
        return {one.id for one in self.offered(facts, Entered())}


def each(kind: Callable[[str], T]) -> Options[T, object]:
    """Offers every member of an enum; labels are texts by value."""
    options = tuple(Option(id=str(one)) for one in kind)  # type: ignore[attr-defined]  # an enum iterates
    return Options(kind, lambda _facts, _entered: options)


@dataclass(frozen=True, slots=True)
class Entered:
    """The answers so far. Immutable: every method returns a changed copy."""

    answers: Mapping[str, Any] = field(default_factory=dict)

    def get(self, key: "Field[T]") -> T | None:
        """Returns the answer, or None if unanswered, skipped or «другое»."""
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
        """Returns whether the field was answered or skipped."""
        return key.is_answered_in(self.answers)

    def is_other(self, key: "Field[Any]") -> bool:
        return bool(self.answers.get(key.name) == OTHER)

    def given(self, name: str) -> Any:
        """Returns a value stored when the form began, or None."""
        return self.answers.get(_GIVEN, {}).get(name)

    def with_given(self, **given: Any) -> "Entered":
        return self._with({_GIVEN: {**self.answers.get(_GIVEN, {}), **given}})

    def page_of(self, key: "Field[Any]") -> int:
        return self.page_at(key.name)

    def page_at(self, step: str) -> int:
        at, number = self.answers.get(_PAGE, ("", 0))
        return number if at == step else 0

    def with_page(self, key: "Field[Any]", number: int) -> "Entered":
        return self.with_page_at(key.name, number)

    def with_page_at(self, step: str, number: int) -> "Entered":
        return self._with({_PAGE: (step, number)})

    def search_of(self, key: "Field[Any]") -> str:
        """Returns the search text of this step."""
        at, text = self.answers.get(_SEARCH, ("", ""))
        return str(text) if at == key.name else ""

    def with_search(self, key: "Field[Any]", text: str) -> "Entered":
        """Sets the search text; an empty text shows the whole list."""
        typed = " ".join(text.split())[:SEARCH_LIMIT]
        return self._with({_SEARCH: (key.name, typed), _PAGE: (key.name, 0)})

    def group_of(self, key: "Field[Any]") -> str | None:
        """Returns the id of the open group of options, or None."""
        at, group = self.answers.get(_GROUP, ("", None))
        return group if at == key.name else None

    def with_group(self, key: "Field[Any]", group: str | None) -> "Entered":
        return self._with({_GROUP: (key.name, group)})

    @property
    def album(self) -> str | None:
        """The id of the album whose files are being counted."""
        album: str | None = self.answers.get(_ALBUM)
        return album

    def with_album(self, album: str | None) -> "Entered":
        return self._with({_ALBUM: album})

    @property
    def is_changing(self) -> bool:
        """Whether one answer is being changed, after which the summary follows."""
        return _CHANGING in self.answers

    def is_changed_here(self, step: str) -> bool:
        """Returns whether the change began at this step: going back from it restores everything."""
        return bool(self.answers.get(_CHANGING) == step)

    def changing(self, key: "Field[Any]") -> "Entered":
        """Begins a change: remembers the answers."""
        return self._with({_CHANGING: key.name, _BEFORE: dict(self.answers)})

    def changed(self) -> "Entered":
        """Ends the change."""
        kept = {key: raw for key, raw in self.answers.items() if key not in {_CHANGING, _BEFORE}}
        return Entered(kept)

    def unchanged(self) -> "Entered":
        """Cancels the change."""
        return Entered(self.answers.get(_BEFORE, self.changed().answers))

    def _with(self, more: Mapping[str, Any]) -> "Entered":
        return Entered({**self.answers, **more})


Condition = Callable[[Entered], bool]


def always(_: Entered) -> bool:
    return True


def never(_: Entered) -> bool:
    return False


def other(*choices: "Field[Any]") -> Condition:
    """A condition: one of these was answered «другое»."""
    return lambda entered: any(entered.is_other(one) for one in choices)


def unless(condition: Condition) -> Condition:
    return lambda entered: not condition(entered)


def given(name: str) -> Condition:
    """A condition: the value stored when the form began is true."""
    return lambda entered: bool(entered.given(name))


@dataclass(frozen=True, slots=True, eq=False)
class Field(ABC, Generic[T]):
    """A question of a form."""

    name: str
    """At most 12 bytes; key of the answer and of the texts."""
    _: KW_ONLY
    when: Condition = always
    hangs_on: tuple["Field[Any]", ...] = ()
    """A new answer to one of these deletes the answer here."""
    part_of: str | None = None
    """Name of the field whose step number it shares."""
    optional: bool = False
    changeable: bool = True
    """Whether the summary offers to change it separately."""
    beside: Condition | None = None
    """While it holds, the step is not on the path: a button of the summary, or of its hub, opens
    it, and it leads back there. None: always with a hub, never without."""
    hub: "Field[Any] | None" = None
    """The step whose button opens this one, and to which it returns."""
    ends: bool = False
    """Whether the steps that this one opens continue like it instead of returning to it."""
    follows: tuple["Field[Any]", ...] = ()
    """For a step outside the path: the steps that it follows, if not opened by a button."""
    drops: tuple[str, ...] = ()
    """Names of answers deleted by an answer here."""
    label: Label | None = None
    """The question, for a form that is declared by data; None: texts have it."""

    def is_answered_in(self, answers: Mapping[str, Any]) -> bool:
        return self.name in answers

    def is_beside(self, entered: Entered) -> bool:
        return self.hub is not None if self.beside is None else self.beside(entered)

    @abstractmethod
    def read(self, raw: Any) -> T:
        """Parses the stored answer."""

    def keep(self, value: T) -> Any:
        """Returns the answer as JSON."""
        return value

    def typed(self, text: str) -> T:
        """Parses a typed answer.

        Raises:
            BadInput: it is not valid; `NotAChoice` if a button is expected.
        """
        raise NotAChoice

    def accepts(self, raw: Any) -> bool:
        """Returns whether a stored answer fits the field, which may have changed since. May raise
        for an answer to a field of another type.
        """
        self.read(raw)
        return True


@dataclass(frozen=True, slots=True, eq=False)
class Hub(Field[T]):
    """A step with buttons that open other steps or are actions of the conversation; one button
    continues.
    """

    def read(self, raw: Any) -> T:
        value: T = raw
        return value


@dataclass(frozen=True, slots=True, eq=False)
class Choice(Field[T]):
    """One of several options, each a button."""

    _: KW_ONLY
    options: Options[T, Any]
    other: bool = False
    """Whether «другое» is offered, whose text is the next field."""
    groups: Options[Any, Any] | None = None
    """Groups of options, of which one is open; only its options are offered."""
    columns: int | None = None
    """None: two short labels share a row."""
    page: int | None = None
    """Page size; None: no pages."""
    labels: str | None = None
    """Prefix of the options' texts, if not that of the field."""
    stays: bool = False
    """Whether the step stays, with the option ticked, until a button continues."""
    takes_words: bool = False
    """Whether typed text is the text of «другое», as if that had been pressed first."""

    def read(self, raw: Any) -> T:
        return self.options.read(raw)

    def keep(self, value: T) -> Any:
        return str(value)

    def accepts(self, raw: Any) -> bool:
        """Options in groups depend on facts, and are not compared."""
        return isinstance(raw, str) and (self.groups is not None or raw in self.options.ids(None))


@dataclass(frozen=True, slots=True, eq=False)
class Choices(Field[tuple[T, ...]]):
    """Several options, ticked one by one, then «Готово»."""

    _: KW_ONLY
    options: Options[T, Any]
    least: int = 0
    """Minimum of ticked options for «Готово»."""
    most: int | None = None
    in_order: bool = False
    """Whether the order of ticking counts instead of the options' order."""
    groups: Options[Any, Any] | None = None
    """Groups of options, of which one is open; only its options are offered."""
    columns: int | None = None
    page: int | None = None
    labels: str | None = None
    searched: bool = False
    """Whether typed text filters the options, which the facts supply."""

    def read(self, raw: Any) -> tuple[T, ...]:
        return tuple(self.options.read(one) for one in raw)

    def keep(self, value: tuple[T, ...]) -> Any:
        return [str(one) for one in value]

    def accepts(self, raw: Any) -> bool:
        is_within = self.least <= len(raw) and (self.most is None or len(raw) <= self.most)
        return is_within and self.options.ids(None).issuperset(raw)

    def ticked(self, kept: Sequence[str], choice: str, offered: Iterable[str]) -> list[str]:
        """Ticks or unticks an option, up to `most`."""
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
    """One of many options in pages, filtered by typed text.

    The facts supply the page selected by `page_of` and `search_of`.
    """

    _: KW_ONLY
    read_id: Callable[[str], T]
    found: Callable[[Any], Page[Option]]
    """Returns the page from the facts."""
    other: bool = False
    """Whether «другое» is offered, whose text is the next field."""
    columns: int = 2

    def read(self, raw: Any) -> T:
        return self.read_id(raw)


@dataclass(frozen=True, slots=True, eq=False)
class Typed(Field[T]):
    """A typed and validated value, such as a name or a number, stored as JSON."""

    _: KW_ONLY
    parse: Callable[[str], T]

    def read(self, raw: Any) -> T:
        value: T = raw
        return value

    def typed(self, text: str) -> T:
        return self.parse(text)


@dataclass(frozen=True, slots=True, eq=False)
class Moment(Field[OnWall]):
    """A local day, time or both. Without `parse` the conversation parses the text."""

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

    def accepts(self, raw: Any) -> bool:
        return bool(self.typed(raw) == raw)


@dataclass(frozen=True, slots=True, eq=False)
class LongText(Field[str]):
    """Text as typed."""

    _: KW_ONLY
    limit: int

    def read(self, raw: Any) -> str:
        return str(raw)

    def typed(self, text: str) -> str:
        return limited_text(text, self.limit)


@dataclass(frozen=True, slots=True, eq=False)
class Repeated(Field[tuple[T, ...]]):
    """Fields asked together, several times.

    The answers are stored as an item when the last field is answered; then another item can be
    added, or the last one removed.
    """

    _: KW_ONLY
    of: tuple[Field[Any], ...]
    """The fields, which precede this one in the form."""
    item: Callable[[Mapping[str, Any]], T]
    """Parses an item from the answers by field name."""
    least: int = 1
    most: int

    def read(self, raw: Any) -> tuple[T, ...]:
        return tuple(self.item(one) for one in raw)

    def with_item(self, answers: Mapping[str, Any]) -> Mapping[str, Any]:
        """Adds an item.

        Raises:
            OutOfDate: an answer of the item is missing.
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
        """Returns the fields on the path of these answers."""
        return tuple(one for one in self.fields if one.when(entered) and not one.is_beside(entered))

    def after(self, name: str, entered: Entered) -> str:
        """Returns the step after `name`.

        A change returns to the summary, after unanswered fields and dependent ones that cannot be
        changed separately. Another item is asked for only by its button.
        """
        at = self.field(name)
        if at is not None and at.is_beside(entered):
            return self._after_beside(at, entered)
        behind = self.fields[self.fields.index(at) + 1 :] if at else ()
        following = [
            one
            for one in behind
            if one.when(entered)
            and not one.is_beside(entered)
            and not any(one in group.of and at not in group.of for group in self._repeated(entered))
        ]
        if entered.is_changing:
            following = [one for one in following if _is_asked_in_change(entered, one, name)]
        return following[0].name if following else SUMMARY

    def _after_beside(self, at: Field[Any], entered: Entered) -> str:
        for one in self.fields:
            if at in one.follows and one.when(entered):
                return one.name
        return SUMMARY if at.hub is None or at.hub.ends else at.hub.name

    def before(self, name: str, entered: Entered) -> str | None:
        """Returns the step of «‹ Назад», or None at the first step."""
        key = self.field(name)
        if key is not None and key.is_beside(entered):
            led = next((one.name for one in key.follows if entered.is_answered(one)), None)
            return led or (key.hub.name if key.hub else SUMMARY)
        if isinstance(key, Repeated):
            name = key.of[0].name
        begun = next((one for one in self._repeated(entered) if one.of[0] is key), None)
        if begun is not None:
            return begun.name
        names = [one.name for one in self.path(entered)]
        if name == CHANGE:
            return SUMMARY
        if name == SUMMARY:
            return names[-1] if names else None
        at = names.index(name) if name in names else 0
        return names[at - 1] if at else None

    def _repeated(self, entered: Entered) -> list[Repeated[Any]]:
        """Returns the groups that have items."""
        groups = [one for one in self.fields if isinstance(one, Repeated)]
        return [one for one in groups if entered.answers.get(one.name)]

    def without_begun_item(self, name: str, entered: Entered) -> Entered:
        """Drops an unfinished item if `name` is its group."""
        group = self.field(name)
        begun = {one.name for one in group.of} if isinstance(group, Repeated) else set()
        return Entered({key: raw for key, raw in entered.answers.items() if key not in begun})

    def number(self, name: str, entered: Entered) -> tuple[int, int]:
        """Returns «шаг 3 из 5» as (3, 5). Fields of one `part_of` are one step; the summary counts
        as the last step, and so does a field that it opens; any other off the path as the first.
        """
        groups = list(dict.fromkeys(one.part_of or one.name for one in self.path(entered)))
        at = self.field(name)
        group = (at.part_of or at.name) if at else groups[-1] if groups else ""
        if group in groups:
            return groups.index(group) + 1, len(groups)
        is_first = not groups or (at is not None and at.hub is not None)
        return 1 if is_first else len(groups), len(groups)

    def changeable(self, entered: Entered) -> tuple[Field[Any], ...]:
        return tuple(one for one in self.path(entered) if one.changeable)

    def answered(self, entered: Entered, key: Field[T], value: T | None) -> Entered:
        """Sets an answer; None means skipped."""
        return self.answered_raw(entered, key, None if value is None else key.keep(value))

    def answered_other(self, entered: Entered, key: Field[Any]) -> Entered:
        return self.answered_raw(entered, key, OTHER)

    def of_words(self, entered: Entered, key: Field[Any]) -> "tuple[Entered, Field[Any]]":
        """Returns the field that text typed at a step answers, and the answers so far."""
        if not isinstance(key, Choice) or not key.takes_words:
            return entered, key
        entered = self.answered_other(entered, key)
        return entered, self.field(self.after(key.name, entered)) or key

    def answered_raw(self, entered: Entered, key: Field[Any], raw: Any) -> Entered:
        """Sets an answer in its JSON form."""
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
        """Returns the fields to ask again, including indirect dependents."""
        found: set[str] = set()
        for one in self.fields:
            if any(parent.name in names or parent.name in found for parent in one.hangs_on):
                found.add(one.name)
        return found


def _is_asked_in_change(entered: Entered, key: Field[Any], changed: str) -> bool:
    hangs = changed in {parent.name for parent in key.hangs_on}
    return not entered.is_answered(key) or (hangs and not key.changeable)


def entered_of(draft: Draft) -> Entered:
    return Entered(draft.answers)
