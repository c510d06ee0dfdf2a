"""Settings of a district: shown to the council, changed by the head, curators or a motion."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from district.council.bodies import Body
from district.council.setting_form import REASON, district_in, seen_in, setting_in, value_in
from district.council.settings import (
    SETTINGS,
    Installed,
    SettingFacts,
    SettingsFacts,
    ensure_allowed,
    is_allowed,
)
from district.drafts import Form, unsent
from district.errors import NotFound, NotPermitted, SettingChanged, existing
from district.forms import entered_of
from district.ids import DistrictId, DraftId, PersonId
from district.letters import LetterKind, new_letter
from district.people.roles import Actor, Permission
from district.requests.settings import CURATORS_DECIDE
from district.settings import Setting
from district.territory import District
from services.requests.engine import Requests
from services.service import Service
from storage.council.readers import readers_in
from storage.council.settings import (
    find_changed,
    hold_settings,
    note_setting,
    put_setting,
    setting_history,
)
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.outbox import put_letters
from storage.people.people import get_actor
from storage.settings import get_settings
from storage.territory import districts_in_use

log = logging.getLogger(__name__)

REROUTING: frozenset[Setting[Any]] = frozenset({CURATORS_DECIDE})
"""Settings that change who decides the requests that wait now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictSettings(Service):
    requests: Requests
    installed: Installed

    async def every(self, actor: Actor, district: DistrictId | None = None) -> SettingsFacts:
        """Returns the settings of the district; None: that in which the actor acts.

        Raises:
            NotPermitted: the actor does not see the council there.
            NotFound: there is no district.
        """
        async with self.database.read() as connection:
            seen = await _districts(connection, actor)
            shown = _chosen(seen, district)
            return SettingsFacts(
                district=shown,
                values=await get_settings(connection, shown.id),
                others=tuple(one for one in seen if one.id != shown.id),
                installed=self.installed,
            )

    async def get(self, actor: Actor, district: DistrictId, key: str) -> SettingFacts:
        """Returns one setting with its history.

        Raises:
            NotPermitted: the actor does not see the council there.
            NotFound: there is no such setting or district.
        """
        setting = existing(SETTINGS.get(key))
        async with self.database.read() as connection:
            return await self._facts(connection, actor, district, setting)

    async def told(self, reader: PersonId, district: DistrictId, key: str) -> SettingFacts:
        """Returns the facts of the letter about a change.

        Raises:
            NotPermitted, NotFound: see `get`.
        """
        async with self.database.read() as connection:
            actor = await get_actor(connection, reader, self.clock())
        return await self.get(actor, district, key)

    async def change(self, actor: Actor, draft_id: DraftId) -> SettingFacts:
        """Makes the change of a form. Idempotent by `draft_id`.

        Raises:
            DraftGone: the form does not exist and made no change.
            NotPermitted: the actor may not change the setting, or only a motion may.
            SettingChanged: it was changed after the form had begun.
            OutOfBounds: the number is not allowed beside the other settings.
            OutOfDate: the form is not complete, or from another version.
        """
        now = self.clock()
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.SETTING)
            known = await find_changed(tx, draft_id, actor.id)
            if known is not None:
                district, key = known
                return await self._facts(tx, actor, district, SETTINGS[key])
            entered = entered_of(unsent(draft, draft_id))
            district, setting = district_in(entered), setting_in(entered)
            value, reason = value_in(entered), entered.need(REASON)
            await hold_settings(tx, district)
            facts = await self._facts(tx, actor, district, setting)
            if setting.by_motion or not facts.may_change:
                raise NotPermitted(permission=Permission.CHANGE_SETTINGS)
            if facts.seen != seen_in(entered):
                raise SettingChanged(by=facts.history[0].by)
            ensure_allowed(setting, value, facts.values)
            after = setting.plain(value)
            await put_setting(tx, district, setting.key, after, now, by=actor.id, draft=draft_id)
            details = {"before": setting.plain(facts.value), "after": after, "reason": reason}
            await note_setting(tx, district, setting.key, now, actor.id, **details)
            await _tell(tx, district, setting.key, now, by=actor.id)
            await drop_draft(tx, draft_id)
            return await self._facts(tx, actor, district, setting)

    async def apply(
        self,
        tx: Connection,
        district: DistrictId,
        key: str,
        plain: Any,
        *,
        motion: int,
        number: int,
        now: datetime,
    ) -> None:
        """Makes the change that a motion adopted, in the transaction of its close. A setting or a
        value that this version does not allow is logged and ignored.

        `number`: of the motion, as people know it.
        """
        setting = SETTINGS.get(key)
        await hold_settings(tx, district)
        values = await get_settings(tx, district)
        if setting is None or not is_allowed(setting, plain, values):
            log.warning("the value that motion %s gives %s is not allowed: ignored", motion, key)
            return
        await put_setting(tx, district, key, plain, now, motion=motion)
        before = setting.plain(values.get(setting))
        details = {"before": before, "after": plain, "motion": motion, "number": number}
        await note_setting(tx, district, key, now, None, **details)
        await _tell(tx, district, key, now)
        if setting in REROUTING:
            await self.requests.reroute(tx, district, now)

    async def _facts(
        self, tx: Connection, actor: Actor, district: DistrictId, setting: Setting[Any]
    ) -> SettingFacts:
        shown = _chosen(await _districts(tx, actor), district)
        permission = Permission.PUT_MOTIONS if setting.by_motion else Permission.CHANGE_SETTINGS
        return SettingFacts(
            district=shown,
            setting=setting,
            values=await get_settings(tx, district),
            history=await setting_history(tx, district, setting.key),
            may_change=actor.may_in(district, permission),
        )


async def _tell(
    tx: Connection, district: DistrictId, key: str, now: datetime, by: PersonId | None = None
) -> None:
    """Tells the council of a change, besides the person who made it."""
    kind, mark = LetterKind.SETTING_CHANGED, f"{district}:{key}:{now.isoformat()}"
    readers = set(await readers_in(tx, district, Body.COUNCIL, now)) - {by}
    await put_letters(
        tx,
        [
            new_letter(kind, one, now, f"{mark}:{one}", district=district, key=key)
            for one in sorted(readers)
        ],
    )


async def _districts(tx: Connection, actor: Actor) -> list[District]:
    """Returns the districts whose council the actor sees, that in which they act first.

    Raises:
        NotPermitted: there is none.
    """
    actor.ensure(Permission.SEE_COUNCIL)
    known = {one.id: one for one in await districts_in_use(tx)}
    if actor.districts_with(Permission.SEE_COUNCIL) is None:
        return list(known.values())
    return [known[one] for one in actor.own_districts(Permission.SEE_COUNCIL) if one in known]


def _chosen(seen: list[District], district: DistrictId | None) -> District:
    """
    Raises:
        NotFound: there is none.
        NotPermitted: the district is not among them.
    """
    if not seen:
        raise NotFound
    found = next((one for one in seen if district in {None, one.id}), None)
    if found is None:
        raise NotPermitted(permission=Permission.SEE_COUNCIL)
    return found
