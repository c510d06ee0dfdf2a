"""Questions and answers of fields that are declared by data: their labels are not in the texts."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from district.forms import Choices, Entered, Field, LongText, Moment, Option, ShortText
from district.gathered import (
    Amount,
    Confirm,
    Files,
    Gathered,
    Link,
    Named,
    NamedPupil,
    Parts,
    People,
    Pupils,
    SentFile,
    Step,
    Steps,
)
from district.pages import Page
from locales.texts import Words
from screens.screen import lines

MOST_ITEMS = 8
"""Limit of gathered items that a step names; the last ones."""

_HINTS: Mapping[type[Field[Any]], tuple[str, Callable[[Any], dict[str, Any]]]] = {
    Parts: ("forms-hint-parts", lambda key: {"limit": key.limit}),
    ShortText: ("forms-hint-text", lambda key: {"limit": key.limit}),
    LongText: ("forms-hint-text", lambda key: {"limit": key.limit}),
    Files: ("forms-hint-files", lambda key: {"types": ", ".join(key.extensions), "most": key.most}),
    People: ("forms-hint-people", lambda key: {"most": key.most}),
    Amount: ("forms-hint-amount", lambda key: {"least": key.least, "most": key.most}),
    Link: ("forms-hint-link", lambda _: {}),
    Choices: ("forms-hint-choices", lambda _: {}),
    Steps: ("forms-hint-steps", lambda key: {"most": key.most}),
    Moment: ("forms-hint-day", lambda _: {}),
}


def asked(
    words: Words, key: Field[Any], entered: Entered, found: Page[Option] | None = None
) -> str:
    """Returns the question: the label, how to answer, and what is gathered so far. `found`: the
    people whom the search of the step finds.
    """
    label = key.label.full(words.language) if key.label else key.name
    return lines(
        f"<b>{escape(label, quote=False)}</b>",
        _hint(words, key),
        *_search_lines(words, key, entered, found),
        *_gathered_lines(words, key, entered),
    )


def _hint(words: Words, key: Field[Any]) -> str | None:
    if isinstance(key, Pupils):
        hint = "forms-hint-pupils" if key.consent else "forms-hint-pupils-open"
        return words(hint, most=key.most)
    found = _HINTS.get(type(key))
    return words(found[0], **found[1](key)) if found else None


def _search_lines(
    words: Words, key: Field[Any], entered: Entered, found: Page[Option] | None
) -> Iterable[str]:
    if isinstance(key, People) and (search := entered.search_of(key)):
        yield words("forms-search", search=search)
        if found is None or not found.total:
            yield words("forms-nobody-registered" if key.registered else "forms-nobody-found")


def _gathered_lines(words: Words, key: Field[Any], entered: Entered) -> Iterable[str]:
    if not isinstance(key, Gathered) or not (items := entered.get(key)):
        return
    if isinstance(key, Parts):
        yield words("forms-typed-before", text="\n".join(items))
        return
    yield words("forms-gathered", count=len(items), most=key.most)
    if len(items) > MOST_ITEMS:
        yield "…"
    yield from (f"• {escape(_item(words, one), quote=False)}" for one in items[-MOST_ITEMS:])


def said(words: Words, key: Field[Any], answer: Any) -> str:
    """Returns an answer that is not chosen from options, as plain text."""
    match key:
        case Parts():
            return "\n".join(answer)
        case Gathered():
            return "; ".join(_item(words, one) for one in answer)
        case Amount():
            return words.hundredths(answer)
        case Moment():
            return words.day(answer, "d MMMM yyyy")
        case Confirm():
            return words.plain("forms-confirmed")
        case _:
            return str(answer)


def _item(words: Words, item: object) -> str:
    match item:
        case SentFile():
            return item.name
        case Named():
            if item.person is not None:
                return item.name
            return words.plain("forms-typed-name", name=item.name)
        case Step():
            return f"{item.title}, {item.due_on:%d.%m.%Y}"
        case NamedPupil():
            day = item.consent_on
            parts = (item.initials, item.grade, None if day is None else f"{day:%d.%m.%Y}")
            return ", ".join(one for one in parts if one)
        case _:
            return str(item)
