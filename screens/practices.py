"""Lines about help for a deficit, on the screens of other areas."""

from collections.abc import Iterable

from district.practices import Helped, Practices
from locales.texts import Words
from screens.screen import cut


def practices_line(words: Words, found: Practices) -> str | None:
    """«Что помогло другим: 3 практики»; None: there is none."""
    if not found.count:
        return None
    if not found.healed:
        return words("bank-others", count=found.count)
    return words("bank-others-healed", count=found.count, people=found.healed)


def helped_lines(words: Words, given: Iterable[Helped]) -> Iterable[str]:
    for one in given:
        day = words.moment(one.at, "d MMMM")
        yield words(f"bank-helped-{one.means}", title=cut(one.title or ""), day=day)
