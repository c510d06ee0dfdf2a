"""Letters about roles, accounts, deputies, organizations and municipalities."""

from district.ids import AccountMoveId, PersonId
from district.letters import LetterKind
from district.people.accounts import AccountNews
from handlers.letters import AreaLetters, Letters, Payload, drawn, own
from locales.texts import Words
from screens.people import accounts, deputies, roles
from screens.people.municipality_moves import moved_letter
from screens.people.organizations import added_letter
from screens.screen import Screen

K = LetterKind


class PeopleLetters(AreaLetters):
    def table(self) -> Letters:
        facts, named = self.services.roles.grant_facts, self.services.deputies.letter_facts
        added = self.services.organizations.added
        return {
            K.ROLE_GRANTED: drawn(roles.granted_letter, facts, "grant"),
            K.ROLE_ENDED: drawn(roles.ended_letter, facts, "grant"),
            K.DEPUTY_NAMED: drawn(deputies.named_letter, named, "deputy", is_over=False),
            K.DEPUTY_ENDED: drawn(deputies.ended_letter, named, "deputy", is_over=True),
            K.ORGANIZATIONS_ADDED: own(added_letter, added, "district", "until"),
            K.MUNICIPALITY_MOVED: drawn(moved_letter, self.services.moves.facts, "move"),
            K.ACCOUNT_NEWS: self._account_news,
        }

    async def _account_news(self, words: Words, reader: PersonId, payload: Payload) -> Screen:
        number, news = AccountMoveId(payload["move"]), AccountNews(payload["news"])
        move = await self.services.accounts.told(reader, number, news)
        return accounts.news_letter(words, move, news, reader)
