"""Links that grant a role: making one, handing it on, opening it."""

from urllib.parse import urlencode

from district.ids import DraftId
from district.pages import Page
from district.people.roles import Actor, InviteFacts, Role
from district.territory import District, Municipality
from keyboards.menu import menu_keyboard
from keyboards.people.invites import (
    district_step_keyboard,
    invites_keyboard,
    kept_keyboard,
    list_keyboard,
    made_keyboard,
    municipality_step_keyboard,
    offer_keyboard,
    revoking_keyboard,
    role_step_keyboard,
    term_step_keyboard,
)
from keyboards.people.roles import RolesAction, RolesPress
from locales.texts import Words
from screens.people.roles import name_of, until_of, where_of
from screens.screen import Screen, lines


def role_step(words: Words, roles: tuple[Role, ...]) -> Screen:
    return Screen(text=words("invites-step-role"), keyboard=role_step_keyboard(words, roles))


def district_step(
    words: Words, role: Role, districts: tuple[District, ...], *, is_first: bool
) -> Screen:
    return Screen(
        text=words("invites-step-district", role=words.plain(f"roles-role-{role}")),
        keyboard=district_step_keyboard(words, districts, is_first=is_first),
    )


def municipality_step(
    words: Words, role: Role, page: Page[Municipality], *, is_first: bool
) -> Screen:
    """An empty page: nothing was found for what was typed."""
    text = lines(
        words("invites-step-municipality", role=words.plain(f"roles-role-{role}")),
        None if page.items else words("invites-municipality-not-found"),
        words("invites-page", page=str(page.number + 1), pages=str(page.count))
        if page.count > 1
        else None,
    )
    return Screen(text=text, keyboard=municipality_step_keyboard(words, page, is_first=is_first))


def term_step(words: Words, role: Role, draft: DraftId) -> Screen:
    return Screen(
        text=words("invites-step-term", role=words.plain(f"roles-role-{role}")),
        keyboard=term_step_keyboard(words, draft),
    )


def made_screen(words: Words, facts: InviteFacts, bot_username: str) -> Screen:
    """The link is shown to whoever has just made it; only its hash is kept."""
    if not facts.invite.code:
        return _kept_screen(words, facts)
    address = link_of(bot_username, facts.invite.code)
    text = words(
        "invites-made",
        **_spoken(words, facts),
        expires=words.moment(facts.invite.expires_at),
        address=address,
    )
    message = words.plain("invites-share-text", **_spoken(words, facts))
    share = "https://t.me/share/url?" + urlencode({"url": address, "text": message})
    return Screen(text=text, keyboard=made_keyboard(words, facts.invite.id, address, share))


def _kept_screen(words: Words, facts: InviteFacts) -> Screen:
    text = words(
        "invites-kept", **_spoken(words, facts), expires=words.moment(facts.invite.expires_at)
    )
    return Screen(text=text, keyboard=kept_keyboard(words, facts.invite.id))


def link_of(bot_username: str, code: str) -> str:
    return f"https://t.me/{bot_username}?start=role-{code}"


def invites_screen(words: Words, invites: tuple[InviteFacts, ...]) -> Screen:
    labels = [
        words.plain(
            "invites-label",
            role=words.plain(f"roles-role-{facts.invite.role}"),
            where=where_of(words, facts.where),
        )
        for facts in invites
    ]
    keyboard = invites_keyboard(words, invites, labels, RolesPress(action=RolesAction.LIST))
    return Screen(text=words("invites-open", count=len(invites)), keyboard=keyboard)


def revoking_screen(words: Words, facts: InviteFacts) -> Screen:
    return Screen(
        text=words("invites-ask-revoke", **_spoken(words, facts)),
        keyboard=revoking_keyboard(words, facts.invite.id),
    )


def revoked_screen(words: Words) -> Screen:
    return Screen(text=words("invites-revoked"), keyboard=list_keyboard(words))


def offer_screen(words: Words, facts: InviteFacts) -> Screen:
    """What the one who opened the link is asked."""
    text = lines(
        words("invites-offer", **_spoken(words, facts)),
        words("invites-offer-by", name=name_of(words, facts.created_by))
        if facts.created_by
        else None,
        "",
        words(f"invites-gives-{facts.invite.role}"),
    )
    return Screen(text=text, keyboard=offer_keyboard(words, facts.invite.code))


def accepted_screen(words: Words, facts: InviteFacts, holder: Actor) -> Screen:
    """With the menu that the new role brings."""
    return Screen(
        text=lines(
            words("invites-accepted", **_spoken(words, facts)),
            words(f"invites-gives-{facts.invite.role}"),
        ),
        keyboard=menu_keyboard(words, holder),
    )


def later_screen(words: Words) -> Screen:
    return Screen(text=words("invites-put-off"))


def cancelled_screen(words: Words) -> Screen:
    return Screen(text=words("invites-cancelled"), keyboard=list_keyboard(words))


def _spoken(words: Words, facts: InviteFacts) -> dict[str, str]:
    return {
        "role": words.plain(f"roles-role-{facts.invite.role}"),
        "where": where_of(words, facts.where),
        "until": until_of(words, facts.invite.grant_until),
    }
