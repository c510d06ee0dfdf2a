"""Communities: joining and leaving, and the chat's link for managers."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State

from district.communities import MembershipStatus
from district.errors import BadInput
from district.ids import CommunityId, PersonId
from district.letters import LetterKind
from handlers.letters import AreaLetters, Letters, own
from handlers.step_message import finish, insist, leave, show_step
from handlers.tap import Presses, Said, Tap, says
from keyboards.communities import CommunitiesAction, CommunitiesPress
from screens.communities import (
    chair_letter,
    community_screen,
    declined_screen,
    invitation_letter,
    kept_screen,
    leaving_screen,
    link_screen,
    list_screen,
    whole_list_screen,
)
from services.communities import Communities

VIEW = "community"
"""Key in the conversation's data of the community whose link is asked for."""
LINK_ASKED = State("link", group_name="CommunityForm")

A = CommunitiesAction


class CommunityPress(CommunitiesPress, prefix="communities"):
    community: CommunityId


class ChairPress(CommunityPress, prefix="communities"):
    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityHandlers:
    communities: Communities

    def register(self, router: Router) -> None:
        press = Presses(router, CommunitiesPress.__prefix__)
        press(CommunitiesPress, self.show_list, A.LIST)
        press(CommunitiesPress, self.show_whole_list, A.ALL)
        press(CommunityPress, self.open, A.OPEN)
        press(CommunityPress, self.join, A.JOIN)
        press(CommunityPress, self.decline, A.DECLINE)
        press(CommunityPress, self.ask_leave, A.ASK_LEAVE)
        press(CommunityPress, self.leave, A.LEAVE)
        press(CommunityPress, self.offer, A.READY, A.UNREADY)
        press(CommunityPress, self.open_kept, A.KEEP)
        press(CommunityPress, self.ask_link, A.LINK)
        press(CommunityPress, self.remove_link, A.UNLINK)
        press(ChairPress, self.name_chair, A.CHAIR)
        press(CommunityPress, self.take_chair, A.UNCHAIR)
        says(router, self.take_link, StateFilter(LINK_ASKED))

    # ── For all members ────────────────────────────────────────────────────────────────────────

    async def show_list(self, tap: Tap[CommunitiesPress]) -> None:
        await tap.show(list_screen(tap.words, await self.communities.page(tap.actor)))

    async def show_whole_list(self, tap: Tap[CommunitiesPress]) -> None:
        await tap.show(whole_list_screen(tap.words, await self.communities.page(tap.actor)))

    async def open(self, tap: Tap[CommunityPress]) -> None:
        facts = await self.communities.facts(tap.actor, tap.press.community)
        await tap.show(community_screen(tap.words, facts))

    async def join(self, tap: Tap[CommunityPress]) -> None:
        facts = await self.communities.join(tap.actor, tap.press.community)
        await tap.show(community_screen(tap.words, facts))

    async def decline(self, tap: Tap[CommunityPress]) -> None:
        """Shows the current community if the invitation was answered otherwise."""
        facts = await self.communities.decline(tap.actor, tap.press.community)
        is_declined = facts.status is MembershipStatus.DECLINED
        screen = declined_screen if is_declined else community_screen
        await tap.show(screen(tap.words, facts))

    async def ask_leave(self, tap: Tap[CommunityPress]) -> None:
        facts = await self.communities.facts(tap.actor, tap.press.community)
        screen = leaving_screen if facts.is_mine else community_screen
        await tap.show(screen(tap.words, facts))

    async def leave(self, tap: Tap[CommunityPress]) -> None:
        facts = await self.communities.leave(tap.actor, tap.press.community)
        await tap.show(community_screen(tap.words, facts))

    async def offer(self, tap: Tap[CommunityPress]) -> None:
        is_ready = tap.press.action is A.READY
        facts = await self.communities.offer(tap.actor, tap.press.community, is_ready=is_ready)
        await tap.show(community_screen(tap.words, facts))

    # ── Those who keep the district ────────────────────────────────────────────────────────────

    async def open_kept(self, tap: Tap[CommunityPress]) -> None:
        """Also cancels the input of a link."""
        kept = await self.communities.kept(tap.actor, tap.press.community)
        screen = kept_screen(tap.words, kept)
        if await tap.state.get_state() == LINK_ASKED.state:
            await leave(tap.event, tap.state, screen)
        else:
            await tap.show(screen)

    async def ask_link(self, tap: Tap[CommunityPress]) -> None:
        kept = await self.communities.kept(tap.actor, tap.press.community)
        await tap.state.set_state(LINK_ASKED)
        await tap.state.update_data({VIEW: kept.community.id})
        await show_step(tap.event, tap.state, link_screen(tap.words, kept))

    async def take_link(self, said: Said) -> None:
        community = CommunityId((await said.state.get_data()).get(VIEW, ""))
        try:
            kept = await self.communities.set_chat(said.actor, community, said.need_text())
        except BadInput as error:
            kept = await self.communities.kept(said.actor, community)
            screen = link_screen(said.words, kept)
            await insist(said.event, said.state, screen, said.words, error)
            return
        await finish(said.event, said.state, kept_screen(said.words, kept))

    async def remove_link(self, tap: Tap[CommunityPress]) -> None:
        kept = await self.communities.set_chat(tap.actor, tap.press.community, None)
        await tap.show(kept_screen(tap.words, kept))

    async def name_chair(self, tap: Tap[ChairPress]) -> None:
        press = tap.press
        kept = await self.communities.name_chair(tap.actor, press.community, press.person)
        await tap.show(kept_screen(tap.words, kept))

    async def take_chair(self, tap: Tap[CommunityPress]) -> None:
        kept = await self.communities.name_chair(tap.actor, tap.press.community, None)
        await tap.show(kept_screen(tap.words, kept))


class CommunityLetters(AreaLetters):
    def table(self) -> Letters:
        given, of = self.services.communities, ("community", "district")
        return {
            LetterKind.COMMUNITY_INVITATION: own(invitation_letter, given.invitation, *of),
            LetterKind.COMMUNITY_CHAIR: own(chair_letter, given.chair_facts, *of, "is_named"),
        }
