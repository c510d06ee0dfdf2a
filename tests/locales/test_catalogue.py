"""Every text in every language is used and accepted by Telegram's own parser."""

import itertools
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from district.languages import Language
from locales.texts import FOLDER, Patterns, Safe, TextError, Texts, load_texts
from tests.locales.catalogue import FILES, PLURALS, declared_keys, entries, literals, messages, uses

BUTTON_LIMIT = 28


@pytest.fixture(scope="module")
def texts() -> Texts:
    return load_texts(ZoneInfo("Europe/Moscow"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_file_can_be_parsed(file: Path) -> None:
    junk = [entry.content for entry in entries(file) if isinstance(entry, fluent.Junk)]
    assert junk == []


def test_languages_have_the_same_texts_with_the_same_arguments() -> None:
    first, *others = (messages(language) for language in Language)
    for other in others:
        assert {key: text.arguments for key, text in other.items()} == {
            key: text.arguments for key, text in first.items()
        }


@pytest.mark.parametrize("language", Language)
def test_every_plural_has_all_its_forms(language: Language) -> None:
    lacking = {
        key: sorted(PLURALS[language] - forms)
        for key, text in messages(language).items()
        for _, forms in text.plurals
        if not forms >= PLURALS[language]
    }
    assert lacking == {}


def test_every_text_asked_for_is_there() -> None:
    known = messages(Language.RU)
    lacking = [
        f"{use.where}: {use.key}"
        for use in uses()
        if not (use.key in known if use.is_whole else any(key.startswith(use.key) for key in known))
    ]
    assert lacking == []


def test_every_text_gets_the_arguments_it_names() -> None:
    known = messages(Language.RU)
    wrong = [
        f"{use.where}: {use.key} takes {sorted(known[use.key].arguments)}"
        for use in uses()
        if use.is_whole
        and use.key in known
        and use.arguments is not None
        and use.arguments != known[use.key].arguments
    ]
    assert wrong == []


def test_a_declared_form_has_its_texts() -> None:
    assert sorted(declared_keys() - messages(Language.RU).keys()) == []


def test_no_text_stands_unused() -> None:
    families = tuple(use.key for use in uses() if not use.is_whole)
    named = {use.key for use in uses() if use.is_whole} | literals()
    named |= declared_keys(overridden=True)
    made = ("error-", "menu-")  # from class names and menu entries
    unused = [
        key
        for key in messages(Language.RU)
        if key not in named and not key.startswith(families + made)
    ]
    assert unused == []


@pytest.mark.parametrize("language", Language)
def test_buttons_are_short(language: Language, texts: Texts) -> None:
    known = messages(language)
    words = texts.of(language)
    long = {
        key: label
        for use in uses()
        if use.on_button
        for key in known
        if (key == use.key if use.is_whole else key.startswith(use.key))
        and not known[key].arguments
        and len(label := words.plain(key)) > BUTTON_LIMIT
    }
    assert long == {}


def parsed(html: str) -> Any:
    """The result of Telegram's own parser for a text."""
    tdjson = pytest.importorskip("tdjson", reason="Telegram's parser is not installed")
    tdjson.td_execute(
        json.dumps({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}).encode()
    )
    call = {
        "@type": "parseTextEntities",
        "text": html,
        "parse_mode": {"@type": "textParseModeHTML"},
    }
    return json.loads(tdjson.td_execute(json.dumps(call).encode()))


@pytest.mark.parametrize("language", Language)
def test_telegram_accepts_the_markup_of_every_text(language: Language, texts: Texts) -> None:
    words = texts.of(language)
    refused = {}
    for key, text in messages(language).items():
        plural = {name for name, _ in text.plurals}
        for number in (1, 3, 5, 21, 1000) if plural else (1,):
            arguments = {
                name: number if name in plural else "<&> «слово»" for name in text.arguments
            }
            answer = parsed(words(key, **arguments))
            if answer["@type"] == "error" or len(answer["text"]) > 4096:
                refused[key] = answer
    assert refused == {}


def test_an_unknown_key_or_a_missing_argument_is_an_error(texts: Texts) -> None:
    words = texts.of(Language.RU)
    with pytest.raises(TextError):
        words("no-such-text")
    key = next(key for key, text in messages(Language.RU).items() if text.arguments)
    with pytest.raises(TextError):
        words(key)


def test_what_people_typed_is_escaped_and_our_own_markup_is_not(tmp_path: Path) -> None:
    for language in Language:
        folder = tmp_path / language
        folder.mkdir()
        (folder / "one.ftl").write_text("greeting = <b>{ $name }</b>\n", encoding="utf-8")
    words = load_texts(ZoneInfo("Europe/Moscow"), tmp_path).of(Language.RU)
    assert words("greeting", name="<i>&") == "<b>&lt;i&gt;&amp;</b>"
    assert words("greeting", name=Safe("<i>x</i>")) == "<b><i>x</i></b>"
    assert words.plain("greeting", name="<i>") == "<b><i></b>"


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    for language, name in itertools.product(Language, ("one", "two")):
        (tmp_path / language).mkdir(exist_ok=True)
        (tmp_path / language / f"{name}.ftl").write_text("same = word\n", encoding="utf-8")
    with pytest.raises(TextError, match="twice"):
        load_texts(ZoneInfo("Europe/Moscow"), tmp_path)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_each_text_is_cut_out_of_its_file_as_the_parser_reads_it(file: Path) -> None:
    """Texts are parsed one by one; one that is not found so would be a missing key."""
    patterns = Patterns(Language(file.parent.name), [FOLDER])
    named = [one for one in entries(file) if isinstance(one, fluent.Message | fluent.Term)]
    assert named
    for one in named:
        key = f"-{one.id.name}" if isinstance(one, fluent.Term) else one.id.name
        (cut,) = FluentParser().parse(patterns.source(key)).body
        assert cut.equals(one, ignored_fields=["span", "comment"]), key
