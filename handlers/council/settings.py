"""Settings of a district: the list, one setting with its history, and its change."""

from dataclasses import dataclass

from aiogram import Router

from district.council.setting_form import (
    CHANGE,
    VALUE,
    changing,
    district_in,
    setting_in,
    with_typed,
)
from district.council.settings import Group, SettingFacts
from district.drafts import Draft
from district.errors import NotFound, NotPermitted, SettingChanged
from district.forms import Entered, Field, entered_of
from district.ids import DistrictId, DraftId
from district.people.roles import Permission
from handlers.form import Conversation, Start
from handlers.step_message import finish, leave
from handlers.tap import Presses, Said, Tap
from keyboards.council.settings import RulesAction, RulesPress
from keyboards.form import FormPress
from screens.council.settings import (
    SettingLook,
    proposals,
    setting_card,
    settings_group,
    settings_list,
)
from screens.errors import refusal
from screens.screen import Screen
from services.council.settings import DistrictSettings
from services.drafts import Drafts


class SettingPress(RulesPress, prefix="rules"):
    key: str
    district: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsSection:
    settings: DistrictSettings

    def register(self, router: Router) -> None:
        press = Presses(router, RulesPress.__prefix__)
        press(RulesPress, self.show_list, RulesAction.LIST)
        press(SettingPress, self.show_group, RulesAction.GROUP)
        press(SettingPress, self.open, RulesAction.OPEN)
        press(SettingPress, self.propose, RulesAction.PUT)

    async def show_list(self, tap: Tap[RulesPress]) -> None:
        district = tap.press.district and DistrictId(tap.press.district)
        facts = await self.settings.every(tap.actor, district or None)
        await tap.show(settings_list(tap.words, facts))

    async def show_group(self, tap: Tap[SettingPress]) -> None:
        """
        Raises:
            NotFound: the button is forged.
        """
        if tap.press.key not in set(Group):
            raise NotFound
        facts = await self.settings.every(tap.actor, DistrictId(tap.press.district))
        await tap.show(settings_group(tap.words, facts, Group(tap.press.key)))

    async def open(self, tap: Tap[SettingPress]) -> None:
        await tap.show(setting_card(tap.words, await self._facts(tap), tap.press.page or 0))

    async def propose(self, tap: Tap[SettingPress]) -> None:
        """
        Raises:
            NotPermitted: the actor cannot put motions there, or none is needed.
        """
        facts = await self._facts(tap)
        if not (facts.may_change and facts.setting.by_motion):
            raise NotPermitted(permission=Permission.PUT_MOTIONS)
        await tap.show(proposals(tap.words, facts))

    async def _facts(self, tap: Tap[SettingPress]) -> SettingFacts:
        district = DistrictId(tap.press.district)
        return await self.settings.get(tap.actor, district, tap.press.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangingSetting(Conversation[SettingFacts]):
    """Begins with `<district>.<key>`."""

    form = CHANGE
    look = SettingLook()
    gives_way = True

    settings: DistrictSettings
    drafts: Drafts

    async def start(self, said: Said, about: str | None) -> Start:
        """
        Raises:
            NotFound: the button is forged.
            NotPermitted: the actor may not change the setting, or only a motion may.
        """
        district, _, key = (about or "").partition(".")
        facts = await self.settings.get(said.actor, DistrictId(district), key)
        if facts.setting.by_motion or not facts.may_change:
            raise NotPermitted(permission=Permission.CHANGE_SETTINGS)
        return Start(entered=changing(facts.district.id, facts.setting, facts.seen))

    async def facts(self, said: Said, draft: Draft) -> SettingFacts:
        entered = entered_of(draft)
        return await self.settings.get(said.actor, district_in(entered), setting_in(entered).key)

    async def take_words(self, said: Said, entered: Entered, key: Field[str], text: str) -> Entered:
        if key is not VALUE:
            return await super(ChangingSetting, self).take_words(said, entered, key, text)
        district, setting = district_in(entered), setting_in(entered)
        facts = await self.settings.get(said.actor, district, setting.key)
        return with_typed(entered, text, facts.values)

    async def complete(self, tap: Tap[FormPress], draft: DraftId) -> None:
        """Changes the setting; if another person was faster, shows it as it is now."""
        try:
            facts = await self.settings.change(tap.actor, draft)
        except SettingChanged as error:
            await tap.alert(refusal(tap.words, error))
            found = await self.drafts.get(tap.actor, CHANGE.name)
            now = await self.facts(tap, found)
            await leave(tap.event, tap.state, setting_card(tap.words, now))
            await self.drafts.drop(found)
            return
        head = tap.words("rule-done")
        await finish(tap.event, tap.state, setting_card(tap.words, facts, head=head))

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        facts = await self.facts(said, draft)
        return setting_card(said.words, facts, head=said.words("rule-cancelled"))
