"""The basis of a role, typed in one message."""

from dataclasses import dataclass

from district.drafts import Draft
from district.errors import BadInput, NotFound, NotPermitted
from district.forms import entered_of
from district.ids import GrantId
from district.people.basis_form import BASIS_FORM, WORDS, BasisFacts, basis_form_of, grant_in
from district.people.roles import Permission
from handlers.form import LARGEST_ID, Conversation, Open, Start
from handlers.step_message import finish
from handlers.tap import Said
from screens.errors import refusal
from screens.people.basis import BasisLook, basis_cancelled, basis_changed
from screens.screen import Screen
from services.people.roles import Roles


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingBasis(Conversation[BasisFacts]):
    form = BASIS_FORM
    look = BasisLook()
    gives_way = True

    roles: Roles

    async def start(self, said: Said, about: str | None) -> Start:
        """
        Raises:
            NotFound: the button is forged.
            NotPermitted: the actor may not grant that role.
        """
        if not (about and about.isdecimal() and int(about) <= LARGEST_ID):
            raise NotFound
        facts = await self.roles.get(said.actor, GrantId(int(about)))
        if not facts.can_change_basis(said.actor):
            raise NotPermitted(permission=Permission.GRANT_COUNCIL_ROLES)
        return Start(entered=basis_form_of(facts.grant.id))

    async def facts(self, said: Said, draft: Draft) -> BasisFacts:
        return BasisFacts(grant=await self.roles.get(said.actor, grant_in(entered_of(draft))))

    async def take_message(self, form: Open) -> bool:
        said = form.said
        try:
            typed = WORDS.typed(said.need_text())
            facts = await self.roles.change_basis(said.actor, grant_in(form.entered), typed)
        except BadInput as error:
            await form.show(hint=refusal(said.words, error))
            return True
        await finish(said.event, said.state, basis_changed(said.words, facts))
        await form.drafts.drop(form.draft)  # after a crash it is stored and shown once more
        return True

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return basis_cancelled(said.words)
