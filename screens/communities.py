"""Screens of communities: list, card, invitation, management."""

from collections.abc import Iterable, Sequence

from district.communities import Community, CommunityFacts, KeptCommunity
from district.people.person import Person
from district.people.roles import Chair
from district.requests.deficits import FEW
from keyboards.communities import (
    communities_list,
    community_keyboard,
    declined_keyboard,
    invitation_keyboard,
    kept_keyboard,
    leaving_keyboard,
    link_keyboard,
    open_community,
)
from locales.texts import Words
from screens.errors import refusal
from screens.screen import Screen, lines


def list_screen(words: Words, every: Sequence[CommunityFacts]) -> Screen:
    """Shows the person's own communities, then those open to them."""
    mine = [one for one in every if one.is_mine]
    found = [*mine, *(one for one in every if one.is_open)]
    key = "yours" if mine else "joinable" if found else "none"
    text = lines(words("communities-title"), words(f"communities-{key}"))
    return Screen(text=text, keyboard=communities_list(words, found, is_whole=False))


def whole_list_screen(words: Words, every: Sequence[CommunityFacts]) -> Screen:
    text = words("communities-all-title")
    return Screen(text=text, keyboard=communities_list(words, every, is_whole=True))


def community_screen(words: Words, facts: CommunityFacts) -> Screen:
    text = lines(
        *_head(words, facts.community),
        _members(words, facts.members),
        _chair(words, facts.chair),
        "",
        _standing(words, facts),
        words(f"communities-own-{facts.own_chair}") if facts.own_chair else None,
    )
    return Screen(text=text, keyboard=community_keyboard(words, facts))


def leaving_screen(words: Words, facts: CommunityFacts) -> Screen:
    text = lines(
        words("communities-ask-leave", name=facts.community.name(words.language)),
        words("communities-no-way-back") if facts.refusal else None,
    )
    return Screen(text=text, keyboard=leaving_keyboard(words, facts.community.id))


def invitation_letter(words: Words, facts: CommunityFacts) -> Screen:
    text = lines(
        words("communities-invited"), *_head(words, facts.community), "", words("communities-later")
    )
    return Screen(text=text, keyboard=invitation_keyboard(words, facts.community.id))


def chair_letter(words: Words, facts: CommunityFacts) -> Screen:
    """To a person who has been named as the chair, or no longer is."""
    key = "communities-chair-now" if facts.own_chair is Chair.NAMED else "communities-chair-before"
    text = lines(
        words(key, name=facts.community.name(words.language)),
        _chair(words, facts.chair) if facts.own_chair is not Chair.NAMED else None,
    )
    return Screen(text=text, keyboard=open_community(words, facts))


def declined_screen(words: Words, facts: CommunityFacts) -> Screen:
    text = words("communities-declined", name=facts.community.name(words.language))
    return Screen(text=text, keyboard=declined_keyboard(words))


def kept_screen(words: Words, kept: KeptCommunity) -> Screen:
    name = kept.community.name(words.language)
    rows = [
        words("communities-place", place=place.name, people=people) for place, people in kept.places
    ]
    text = lines(
        words("communities-kept", name=name, district=kept.district.name),
        _members(words, kept.members),
        *rows,
        _chair(words, kept.chair) or words("communities-no-chair", people=len(kept.ready)),
        "",
        words("communities-link", link=kept.chat) if kept.chat else words("communities-no-link"),
    )
    return Screen(text=text, keyboard=kept_keyboard(words, kept))


def link_screen(words: Words, kept: KeptCommunity) -> Screen:
    text = words("communities-ask-link", name=kept.community.name(words.language))
    return Screen(text=text, keyboard=link_keyboard(words, kept.community.id))


def _head(words: Words, one: Community) -> Iterable[str]:
    yield words("communities-name", name=one.name(words.language))
    yield words("communities-purpose", purpose=one.purpose(words.language))
    yield ""
    yield words("communities-who", who=", ".join(_conditions(words, one)))


def _conditions(words: Words, one: Community) -> Iterable[str]:
    """Yields the conditions in words; "everyone" if there are none."""
    if one.longest_service is not None:
        yield words.plain("communities-who-service", years=one.longest_service)
    if one.role is not None:
        yield words.plain("communities-who-role", role=words.plain(f"roles-role-{one.role}"))
    if one.subjects:
        named = [words.plain(f"profile-subject-{subject}") for subject in one.subjects]
        yield words.plain("communities-who-subjects", names=", ".join(named))
    if one.positions:
        named = [words.plain(f"profile-position-{position}").lower() for position in one.positions]
        yield words.plain("communities-who-positions", names=", ".join(named))
    if not (one.longest_service or one.role or one.subjects or one.positions):
        yield words.plain("communities-who-anybody")


def _members(words: Words, people: int) -> str:
    if not people:
        return words("communities-members-few", few=FEW)
    return words("communities-members", people=people)


def _chair(words: Words, chair: Person | None) -> str | None:
    if chair is None or chair.profile is None:
        return None
    return words("communities-chair", name=chair.profile.listed)


def _standing(words: Words, facts: CommunityFacts) -> str:
    if facts.is_mine:
        return words("communities-ended" if facts.refusal else "communities-mine")
    if facts.refusal is None:
        return words("communities-open")
    return words("communities-refused", reason=refusal(words, facts.refusal))
