"""Screens of the list of organizations for the people who maintain it."""

from district.pages import Page
from district.territory import Added, Merge, OrganizationFacts
from keyboards.people.organizations import (
    added_keyboard,
    card_keyboard,
    done_keyboard,
    list_keyboard,
    merging_keyboard,
    renaming_keyboard,
    targets_keyboard,
)
from locales.texts import Words
from screens.screen import Screen, cut, lines

BUTTON = 28


def list_screen(
    words: Words,
    page: Page[OrganizationFacts],
    *,
    search: str,
    added_by_people: bool,
    may_move: bool = False,
) -> Screen:
    """`may_move`: the reader may move municipalities."""
    text = lines(
        _title(words, page),
        words("organizations-search", search=cut(search, 60)) if search else None,
        words("organizations-only-added") if added_by_people else None,
        "",
        *_rows(words, page),
        "",
        words("organizations-type-to-search"),
    )
    keyboard = list_keyboard(
        words, page, _labels(page), added_by_people=added_by_people, may_move=may_move
    )
    return Screen(text=text, keyboard=keyboard)


def added_letter(words: Words, page: Page[Added]) -> Screen:
    """To the people who maintain the list: what was added by typing, and what it may be."""
    facts = [one.facts for one in page.items]
    text = lines(
        words("organizations-added-letter", count=page.total),
        "",
        *_rows(words, Page.of(facts, 0, page.size)),
        words("organizations-added-more", count=page.total - len(facts))
        if page.total > len(facts)
        else None,
        "",
        words("organizations-added-hint"),
    )
    merges = [
        (
            words.plain(
                "organizations-merge-into", number=number, name=cut(near.organization.name, BUTTON)
            ),
            one.facts.organization.id,
            near.organization.id,
        )
        for number, one in enumerate(page.items, start=1)
        for near in one.near
    ]
    return Screen(text=text, keyboard=added_keyboard(words, merges))


def card_screen(words: Words, facts: OrganizationFacts) -> Screen:
    text = lines(
        words("organizations-card", name=facts.organization.name),
        words(
            "organizations-card-where",
            kind=words.plain(f"organizations-kind-{facts.organization.kind}"),
            municipality=facts.municipality.name,
        ),
        words("organizations-card-people", count=facts.people),
        words("organizations-card-added") if facts.organization.added_by else None,
    )
    return Screen(text=text, keyboard=card_keyboard(words, facts.organization.id))


def renaming_screen(words: Words, facts: OrganizationFacts) -> Screen:
    return Screen(
        text=words("organizations-ask-name", name=facts.organization.name),
        keyboard=renaming_keyboard(words, facts.organization.id),
    )


def renamed_screen(words: Words, facts: OrganizationFacts) -> Screen:
    return Screen(
        text=words("organizations-renamed", name=facts.organization.name),
        keyboard=done_keyboard(words),
    )


def targets_screen(
    words: Words, source: OrganizationFacts, page: Page[OrganizationFacts], search: str
) -> Screen:
    text = lines(
        words("organizations-ask-target", name=source.organization.name),
        words("organizations-search", search=cut(search, 60)) if search else None,
        _page_mark(words, page),
        "",
        *_rows(words, page),
        "",
        words("organizations-type-to-search"),
    )
    keyboard = targets_keyboard(words, source.organization.id, page, _labels(page))
    return Screen(text=text, keyboard=keyboard)


def merging_screen(words: Words, merge: Merge) -> Screen:
    text = words(
        "organizations-ask-merge",
        source=merge.source.organization.name,
        target=merge.target.organization.name,
        moving=words.plain("organizations-people", count=merge.source.people),
        staying=words.plain("organizations-people", count=merge.target.people),
    )
    return Screen(text=text, keyboard=merging_keyboard(words, merge))


def merged_screen(words: Words, target: OrganizationFacts) -> Screen:
    text = words(
        "organizations-merged",
        name=target.organization.name,
        people=words.plain("organizations-people", count=target.people),
    )
    return Screen(text=text, keyboard=done_keyboard(words))


def _title(words: Words, page: Page[OrganizationFacts]) -> str:
    title = words("organizations-title", count=page.total)
    mark = _page_mark(words, page)
    return title if mark is None else f"{title} · {mark}"


def _page_mark(words: Words, page: Page[OrganizationFacts]) -> str | None:
    if page.count == 1:
        return None
    return words("organizations-page", page=str(page.number + 1), pages=str(page.count))


def _rows(words: Words, page: Page[OrganizationFacts]) -> list[str]:
    if not page.items:
        return [words("organizations-none")]
    return [
        words(
            "organizations-row",
            number=str(number),
            name=cut(facts.organization.name),
            municipality=facts.municipality.name,
            count=facts.people,
        )
        for number, facts in enumerate(page.items, start=page.number * page.size + 1)
    ]


def _labels(page: Page[OrganizationFacts]) -> list[str]:
    return [
        cut(f"{number}. {facts.organization.name}", BUTTON)
        for number, facts in enumerate(page.items, start=page.number * page.size + 1)
    ]
