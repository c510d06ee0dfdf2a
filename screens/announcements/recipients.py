"""Formatting of an announcement's audience."""

from collections.abc import Iterable

from district.announcements.recipients import Whom
from district.disclosure import Told
from locales.texts import Words
from screens.screen import cut

NAMED = 4
"""Limit of names per condition on a screen."""
CATEGORY_CUT = 60


def whom_lines(words: Words, whom: Whom) -> Iterable[str]:
    """Yields a line per condition; without conditions, the whole district or municipality."""
    wanted = whom.recipients
    yield from _places(words, whom)
    if wanted.organizations:
        yield words("announcing-whom-organizations", names=_names(words, whom.organizations))
    if wanted.positions:
        named = [words.plain(f"profile-position-{one}").lower() for one in wanted.positions]
        yield words("announcing-whom-positions", names=_names(words, named))
    if wanted.subjects:
        named = [words.plain(f"profile-subject-{one}").lower() for one in wanted.subjects]
        yield words("announcing-whom-subjects", names=_names(words, named))
    if wanted.longest_service is not None:
        yield words("announcing-whom-service", years=wanted.longest_service)
    if wanted.roles:
        named = [words.plain(f"roles-role-{one}") for one in wanted.roles]
        yield words("announcing-whom-roles", names=_names(words, named))
    if whom.communities:
        named = [one.name(words.language) for one in whom.communities]
        yield words("announcing-whom-communities", names=_names(words, named))
    yield from _doings(words, whom)


def size_line(words: Words, size: Told, muted: int = 0, category: str = "") -> str:
    """Formats «Получат: 214 человек (ещё 6 отключили «Семинары»)»."""
    if size.people is None:
        return words("announcing-size-hidden")
    if size.is_at_least:
        return words("announcing-size-at-least", people=size.people)
    if muted:
        return words("announcing-size-muted", people=size.people, muted=muted, category=category)
    return words("announcing-size", people=size.people)


def _places(words: Words, whom: Whom) -> Iterable[str]:
    if whom.municipalities:
        yield words("announcing-whom-places", names=_names(words, whom.municipalities))
    elif whom.districts:
        yield words("announcing-whom-districts", names=_names(words, whom.districts))


def _doings(words: Words, whom: Whom) -> Iterable[str]:
    wanted = whom.recipients
    if wanted.activity is not None:
        named = [words.plain(f"announcing-status-{one}").lower() for one in wanted.statuses]
        yield words(
            "announcing-whom-activity",
            title=cut(whom.activity or "", CATEGORY_CUT),
            statuses=_names(words, named) or words.plain("announcing-whom-all"),
        )
    if whom.topic is not None:
        yield words("announcing-whom-topic", topic=whom.topic.full(words.language))


def _names(words: Words, names: Iterable[str]) -> str:
    every = list(names)
    shown = ", ".join(every[:NAMED])
    left = len(every) - NAMED
    return words.plain("announcing-whom-more", names=shown, more=left) if left > 0 else shown
