"""Screens of the list of requests waiting for a decision."""

from typing import Any

from district.requests.pending import Pending, PendingItem, Turn, Whose
from keyboards.practices import helping_button
from keyboards.requests.pending import kinds_keyboard, list_keyboard, places_keyboard
from keyboards.requests.waits import waits_row
from locales.texts import Words
from screens.requests.kinds import Kinds, KindScreens, promised
from screens.screen import Screen, cut, lines

TITLE = 60
"""Limit in characters of the subject in a row."""


def pending_list(words: Words, kinds: Kinds, pending: Pending) -> Screen:
    text = lines(
        _head(words, pending),
        _narrowed(words, pending),
        _count(words, pending),
        *(row(words, kinds[item.request.kind], item) for item in pending.page.items),
        *(("", words("pending-hint")) if pending.page.total else ()),
    )
    helping = [helping_button(words, "bank-help-all-topics")] if pending.can_help else []
    return Screen(text=text, keyboard=list_keyboard(words, pending, [*waits_row(words), *helping]))


def turn_line(words: Words, turn: Turn) -> str:
    """Formats «Ждут решения · 2 из 9»."""
    return words("pending-turn", position=turn.position, total=turn.total)


def ask_place(words: Words, pending: Pending) -> Screen:
    return Screen(text=words("pending-ask-place"), keyboard=places_keyboard(words, pending))


def ask_kind(words: Words, pending: Pending) -> Screen:
    return Screen(text=words("pending-ask-kind"), keyboard=kinds_keyboard(words, pending))


def _head(words: Words, pending: Pending) -> str:
    page = pending.page
    if page.count == 1:
        return words("pending-title")
    return words("pending-title-page", page=page.number + 1, pages=page.count)


def _narrowed(words: Words, pending: Pending) -> str | None:
    wish = pending.wish
    place = next((one.name for one in pending.municipalities if one.id == wish.municipality), None)
    shown = [
        words.plain("pending-scope-mine" if wish.whose is Whose.MINE else "pending-scope-district"),
        place or wish.municipality,
        words.plain(f"council-kind-{wish.kind}") if wish.kind else None,
        words.plain("pending-scope-late") if wish.late else None,
    ]
    return words("pending-narrowed", shown=", ".join(filter(None, shown)))


def _count(words: Words, pending: Pending) -> str:
    if pending.page.total == 0:
        return words("pending-none")
    if pending.late:
        return words("pending-count-late", count=pending.page.total, late=pending.late)
    return words("pending-count", count=pending.page.total)


def row(words: Words, kind: KindScreens[Any], item: PendingItem) -> str:
    author = item.author.listed if item.author else words.plain("pending-nameless")
    key = "pending-row-late" if item.is_late else "pending-row"
    facts = {
        "number": item.request.id,
        "author": author,
        "place": item.municipality.name,
        "about": cut(kind.short_name(words, item.subject), TITLE),
        "day": promised(words, kind, item.request, item.subject),
    }
    return words(key, **facts)
