"""The ballot of a secret vote: tokens of its buttons, and the vote itself."""

from dataclasses import dataclass

from district.council.motion import MotionFacts
from district.council.secrecy import SecretBallot, secret_choices, ticked_or_not
from district.council.tally import ABSTAIN, Choice, Method
from district.errors import NotFound, RoundOver
from district.ids import MotionId
from district.people.roles import Actor
from services.council.motions import Motions
from services.sealing import Sealing


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretVotes:
    motions: Motions
    sealing: Sealing

    async def ballot(
        self, actor: Actor, motion: MotionId, round_number: int, token: str = ""
    ) -> SecretBallot:
        """Returns the ballot of the reader.

        Raises:
            NotFound: no secret motion that the actor may see.
        """
        facts = await self.motions.facts(actor.id, motion)
        if not facts.motion.secret:
            raise NotFound
        chosen = self._chosen(facts, round_number, token) if token else ()
        return SecretBallot(facts=facts, chosen=chosen, tokens=self._tokens(facts, chosen))

    async def cast(
        self, actor: Actor, motion: MotionId, round_number: int, token: str
    ) -> SecretBallot:
        """Seals the vote; a second one, also of the same update handled again, changes nothing.

        Raises:
            DistrictError: the vote is not allowed.
            RoundOver: the token is of another round, person or key.
        """
        before = await self.ballot(actor, motion, round_number, token)
        if before.has_voted:
            return before
        if not before.chosen:
            raise RoundOver
        await self.motions.cast(actor, motion, round_number, before.chosen)
        return await self.ballot(actor, motion, round_number)

    def _chosen(self, facts: MotionFacts, round_number: int, token: str) -> Choice:
        motion = facts.motion
        choices = secret_choices(motion.ballot)
        if round_number != motion.round:
            return ()
        found = self.sealing.choice_of(token, motion.id, round_number, facts.reader, choices)
        return found or ()

    def _tokens(self, facts: MotionFacts, chosen: Choice) -> dict[Choice, str]:
        ballot = facts.motion.ballot
        offered: set[Choice] = {(one,) for one in ballot.choices if one not in ballot.gone}
        if ballot.rules.method is Method.SEVERAL:
            after = (ticked_or_not(ballot, chosen, one) for one in ballot.options)
            offered = {one for one in after if len(one) <= ballot.rules.most}
            offered |= {(ABSTAIN,)}
        offered |= {chosen}
        return {
            one: self.sealing.token(facts.motion.id, facts.motion.round, facts.reader, one)
            for one in offered
        }
