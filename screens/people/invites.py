"""Screens of invites: form, sharing, acceptance."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from district.forms import SUMMARY, Field
from district.people.invite import (
    INSTITUTE,
    MUNICIPALITY,
    ROLE,
    STANDING,
    TERM,
    InviteFormFacts,
    basis_of,
    institute_of,
    role_of,
    standing_of,
)
from district.people.roles import Actor, InviteFacts, Role, Standing, Where
from keyboards.buttons import Row, grid
from keyboards.form import FormAction
from keyboards.links import deep_link
from keyboards.menu import menu_keyboard
from keyboards.people.invites import (
    invites_keyboard,
    kept_keyboard,
    list_keyboard,
    made_keyboard,
    offer_keyboard,
    revoking_keyboard,
)
from keyboards.people.roles import RolesAction, RolesPress
from locales.texts import Words
from screens.form import Look, View
from screens.people.roles import basis_words, name_of, role_name, until_of, where_of
from screens.screen import Screen, lines


class InviteLook(Look[InviteFormFacts]):
    def head(self, view: View[InviteFormFacts], key: Field[Any]) -> None:
        """No step numbers; from the second step on, the role is shown."""

    def question(self, view: View[InviteFormFacts], key: Field[Any]) -> str:
        if key is ROLE:
            return super().question(view, key)
        asked = view.text(f"ask-{key.name}", role=_role(view))
        return lines(asked, *_found(view)) if key is MUNICIPALITY else asked

    def summary(self, view: View[InviteFormFacts]) -> Iterable[str]:
        words, facts, entered = view.words, view.facts, view.entered
        chosen = institute_of(entered)
        institute = next((one for one in facts.institutes if one.id == chosen), None)
        yield words(
            "invites-sum",
            role=role_name(words, role_of(entered) or Role.COUNCIL_MEMBER, institute),
            where=where_of(words, facts.where or Where()),
            until=until_of(words, facts.until),
        )
        standing = standing_of(entered)
        if standing not in {None, Standing.MEMBER}:
            yield words(f"invites-sum-{standing}")
        basis = basis_of(entered)
        if basis is not None:
            yield words("invites-sum-basis", basis=basis_words(words, basis))

    def summary_rows(self, view: View[InviteFormFacts]) -> list[Row]:
        """Term and institute are those of the last invite, and each has a button to change it."""
        known = [one for one in (TERM, INSTITUTE, STANDING) if one.when(view.entered)]
        change = [
            view.button(view.words.plain(f"invites-change-{one.name}"), FormAction.CHANGE, one)
            for one in known
            if one.is_beside(view.entered)
        ]
        return [[self.send(view)], *grid(change), self.leaving(view, SUMMARY)]


def _role(view: View[InviteFormFacts]) -> str:
    role = role_of(view.entered) or Role.COUNCIL_MEMBER
    return view.words.plain(f"roles-role-{role}")


def _found(view: View[InviteFormFacts]) -> Iterable[str]:
    page = view.facts.municipalities
    if not page.items:
        yield view.words("invites-municipality-not-found")
    if page.count > 1:
        yield view.words("invites-page", page=str(page.number + 1), pages=str(page.count))


def made_screen(words: Words, facts: InviteFacts, bot_username: str) -> Screen:
    """Shows the link to its creator right after creation; only its hash is stored."""
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
    return deep_link(bot_username, f"role-{code}")


def invites_screen(words: Words, invites: tuple[InviteFacts, ...]) -> Screen:
    """The rows say in full what the buttons cannot."""
    labels = [
        words.plain(
            "invites-label",
            role=role_name(words, facts.invite.role, facts.institute),
            where=where_of(words, facts.where),
        )
        for facts in invites
    ]
    keyboard = invites_keyboard(words, invites, labels, RolesPress(action=RolesAction.LIST))
    rows = [words("invites-row", label=label) for label in labels]
    head = words("invites-open", count=len(invites))
    return Screen(text=lines(head, "" if rows else None, *rows), keyboard=keyboard)


def revoking_screen(words: Words, facts: InviteFacts) -> Screen:
    return Screen(
        text=words("invites-ask-revoke", **_spoken(words, facts)),
        keyboard=revoking_keyboard(words, facts.invite.id),
    )


def revoked_screen(words: Words) -> Screen:
    return Screen(text=words("invites-revoked"), keyboard=list_keyboard(words))


def offer_screen(words: Words, facts: InviteFacts) -> Screen:
    """Asks the person who opened the link."""
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
    """Includes the menu of the new role."""
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
        "role": role_name(words, facts.invite.role, facts.institute),
        "where": where_of(words, facts.where),
        "until": until_of(words, facts.invite.grant_until),
    }
