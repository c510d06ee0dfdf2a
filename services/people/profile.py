"""Profiles: identity and workplace."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from district.drafts import Form
from district.errors import DraftGone, OutOfDate
from district.forms import Entered
from district.ids import DraftId, MunicipalityId, OrganizationId, PersonId, RequestId
from district.people.person import ORGANIZATION_LIMIT, Profile
from district.people.profile import (
    ORGANIZATION,
    POSITION,
    YEAR,
    name_of,
    profile_entered,
    subjects_of,
)
from district.people.roles import Actor
from district.spelling import tidy
from district.typed_text import limited_text
from services.limiting import Limiting
from services.people.organization_search import organization_page
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.people.organization_words import Within
from storage.people.organizations import (
    add_organization,
    find_organization_facts,
    merged_into,
    namesakes,
    spellings_of,
)
from storage.people.people import get_person, save_profile
from storage.requests.requests import requests_of


class Following(Protocol):
    """Reacts to a change of workplaces."""

    async def workplace_changed(
        self, tx: Connection, people: Collection[PersonId], now: datetime
    ) -> None: ...


class Showing(Following, Protocol):
    """Redraws and reassigns cards after a correction."""

    async def facts_changed(self, tx: Connection, request_id: RequestId) -> None: ...


class Inviting(Protocol):
    """Reacts to a saved profile."""

    async def on_profile(self, tx: Connection, person: PersonId) -> None: ...


class Keeping(Protocol):
    """Reacts to an organization that a person added."""

    async def on_added(
        self, tx: Connection, organization: OrganizationId, *, by: PersonId
    ) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiles(Service):
    """A person manages only their own profile, so no permission is checked."""

    requests: Showing
    followers: Sequence[Following] = ()
    communities: Inviting
    organizations: Keeping
    limiting: Limiting

    async def add_organization(
        self, actor: Actor, municipality: MunicipalityId, name: str
    ) -> OrganizationId:
        """Adds an organization missing in the list, or returns the one with that name in any
        spelling.

        Raises:
            Empty, TooLong: the name is empty or over `ORGANIZATION_LIMIT` characters.
            LimitReached: the daily limit is reached.
        """
        added_name = limited_text(tidy(name), ORGANIZATION_LIMIT)
        async with self.database.write() as tx:
            known = await namesakes(tx, municipality, added_name)
            if known:
                return known[0]
            await self.limiting.ensure_organization(tx, actor.id, self.clock())
            added = await add_organization(tx, municipality, added_name, actor.id)
            await note_change(
                tx, self.clock(), actor.id, "organization", added, "added", {"name": added_name}
            )
            await self.organizations.on_added(tx, added, by=actor.id)
            return added

    async def offers_near(self, municipality: MunicipalityId, name: str) -> bool:
        """Returns whether the list has names near to a new one, but no spelling of it."""
        async with self.database.read() as connection:
            if await spellings_of(connection, municipality, name):
                return False
            within = Within(municipalities=[municipality])
            near = await organization_page(connection, name, within, number=0, size=1)
        return near.total > 0

    async def save(self, actor: Actor, draft_id: DraftId) -> Profile:
        """Saves the profile from a form. Idempotent: without the form, returns the saved profile.

        Raises:
            DraftGone: there is neither the form nor a profile.
            OutOfDate: an answer is missing, or the organization is not in use.
        """
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.PROFILE)
            if draft is None or draft.id != draft_id:
                person = await get_person(tx, actor.id)
                if person.profile is None:
                    raise DraftGone
                return person.profile
            profile = await _profile(tx, profile_entered(draft))
            before = (await get_person(tx, actor.id)).profile
            await save_profile(tx, actor.id, profile)
            await drop_draft(tx, draft_id)
            await note_change(tx, self.clock(), actor.id, "person", actor.id, "told of themselves")
            if before is None or before.organization.id != profile.organization.id:
                for one in (self.requests, *self.followers):
                    await one.workplace_changed(tx, [actor.id], self.clock())
            for request in await requests_of(tx, actor.id):
                if request.status.is_open:
                    await self.requests.facts_changed(tx, request.id)
            await self.communities.on_profile(tx, actor.id)
            return profile


async def _profile(tx: Connection, entered: Entered) -> Profile:
    organization = await _followed(tx, entered.need(ORGANIZATION))
    facts = await find_organization_facts(tx, organization)
    if facts is None:
        raise OutOfDate
    return Profile(
        name=name_of(entered),
        municipality=facts.municipality,
        organization=facts.organization,
        position=entered.get(POSITION),
        subjects=subjects_of(entered),
        working_since=entered.get(YEAR),
    )


async def _followed(tx: Connection, organization: OrganizationId) -> OrganizationId:
    """Returns the target if the organization was merged after the form was opened."""
    return await merged_into(tx, organization) or organization
