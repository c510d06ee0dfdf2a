"""The signer of certificates, typed in one message."""

from dataclasses import dataclass

from district.activities.signing import SIGNER_WORDS, SIGNING, SigningFacts, grant_in, signing_of
from district.drafts import Draft
from district.errors import BadInput, NotFound
from district.forms import entered_of
from district.ids import GrantId
from handlers.form import LARGEST_ID, Conversation, Open, Start
from handlers.step_message import finish
from handlers.tap import Said
from keyboards.form import FormPress
from screens.activities.signing import REMOVE, SigningLook, signing_cancelled, signing_changed
from screens.errors import refusal
from screens.screen import Screen
from services.activities.signing import Signing


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingSigner(Conversation[SigningFacts]):
    form = SIGNING
    look = SigningLook()
    gives_way = True

    signing: Signing

    async def start(self, said: Said, about: str | None) -> Start:
        """
        Raises:
            NotFound: the button is forged.
        """
        if not (about and about.isdecimal() and int(about) <= LARGEST_ID):
            raise NotFound
        await self.signing.get(said.actor, GrantId(int(about)))
        return Start(entered=signing_of(GrantId(int(about))))

    async def facts(self, said: Said, draft: Draft) -> SigningFacts:
        return await self.signing.get(said.actor, grant_in(entered_of(draft)))

    async def take_message(self, form: Open) -> bool:
        try:
            typed = SIGNER_WORDS.typed(form.said.need_text())
            await self._change(form, typed)
        except BadInput as error:
            await form.show(hint=refusal(form.said.words, error))
        return True

    async def act(self, form: Open, press: FormPress) -> None:
        if press.value != REMOVE:
            raise NotFound
        await self._change(form, None)

    async def _change(self, form: Open, typed: str | None) -> None:
        said = form.said
        facts = await self.signing.change(said.actor, grant_in(form.entered), typed)
        await finish(said.event, said.state, signing_changed(said.words, facts))
        await form.drafts.drop(form.draft)  # after a crash it is stored and shown once more

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return signing_cancelled(said.words)
