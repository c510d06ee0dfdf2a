"""The answers of people to the questions of sign-up."""

from district.activities.signup import Answers, Ask
from locales.texts import Words


def answer_words(words: Words, answers: Answers) -> list[str]:
    """Returns the answers, each as a line or a part of one."""
    found = []
    if answers.children is not None:
        adults = answers.adults or 1
        found.append(words("signup-brings", children=answers.children, adults=adults))
    for name, wanted in (("bus", answers.bus), ("lodging", answers.lodging)):
        if wanted is not None:
            found.append(words(f"signup-{name}-{_yes_or_no(wanted)}"))
    return found


def answer_cell(words: Words, answers: Answers, ask: Ask) -> str | int:
    """Returns an answer for a spreadsheet."""
    if ask is Ask.CHILDREN:
        return answers.children or 0
    wanted = getattr(answers, ask)
    return "" if wanted is None else words.plain(f"signup-cell-{_yes_or_no(wanted)}")


def _yes_or_no(wanted: bool) -> str:
    return "yes" if wanted else "no"
