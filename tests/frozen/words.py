"""Texts that the bot understands in old chats: menu labels, commands, deep links."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.filters import Command
from aiogram.filters.base import Filter

from district.activities.certificates import Certificate
from district.activities.curriculum_certificates import CurriculumCertificate
from district.calls.paper import CallPaper
from handlers.menu import DeepLink, menu_labels
from locales.texts import load_texts
from tests.wired import root


def known_words() -> dict[str, str]:
    """Text → meaning."""
    texts = load_texts(ZoneInfo("Europe/Moscow"))
    labels = {label: f"menu:{one}" for label, one in menu_labels(texts).items()}
    commands = {f"/{one}": f"command:{one}" for one in _commands()}
    links = {f"/start {one.prefix}VALUE": f"link:{one.prefix}VALUE" for one in _links()}
    checks = {
        f"/start {one.prefix}VALUE": f"link:{one.prefix}VALUE"
        for one in (Certificate, CurriculumCertificate, CallPaper)
    }
    return {
        word: known[word] for known in (labels, commands, links, checks) for word in sorted(known)
    }


def _commands() -> Iterator[str]:
    for one in _filters(root()):
        if isinstance(one, Command):
            yield from (word for word in one.commands if isinstance(word, str))


def _links() -> Iterator[DeepLink]:
    return (one for one in _filters(root()) if isinstance(one, DeepLink))


def _filters(router: Router) -> Iterator[Filter]:
    for each in router.chain_tail:
        for handler in each.observers["message"].handlers:
            for one in handler.filters or ():
                if isinstance(one.callback, Filter):
                    yield one.callback
