"""Spellings: how a name is stored, and which names mean the same.

`tidy` is for text that is stored and shown: it removes invisible characters. `folded` is for
comparing.
"""

import re
import unicodedata

# ── Characters ─────────────────────────────────────────────────────────────────────────────────

PALOCHKA = "\u04c0"
"""The stored form of the letter: the capital one, because fonts often lack the small one."""

_BLANKS = dict.fromkeys(map(ord, "\u115f\u1160\u2800\u3164\uffa0"), " ")
"""Letters and symbols without ink."""
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\ufe63\uff0d"), "-")
_DASHES = dict.fromkeys(map(ord, "\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = dict.fromkeys(map(ord, "«»„“”‟‹›″"), '"') | dict.fromkeys(map(ord, "‘’‚‛ʼ′`"), "'")
_JOINER = re.compile("\u200d(?=\\w|\\s|$)|(?<=\\w)\u200d")
"""A joiner outside an emoji."""
_LATIN, _CYRILLIC = "ABCEHKMOPTXYacehkmoptxy", "АВСЕНКМОРТХУасенкмортху"
_LOOK_ALIKES = str.maketrans(_LATIN, _CYRILLIC)
_PALOCHKAS = str.maketrans(dict.fromkeys("\u04cfIl|", PALOCHKA))
_RUN = re.compile(r"(?:[^\W_]|\|)+")
_HAS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_HAS_LATIN = re.compile(r"[A-Za-z]")
_ONE = re.compile(r"(?<=[\u0400-\u04ff])1(?=[\u0400-\u04ff])|(?<=[гкптхцчГКПТХЦЧ])1(?![^\W_])")
"""The digit typed for a palochka: between letters, or last after a letter that takes one."""


def tidy(text: str) -> str:
    """Returns the text in one line, composed, without invisible characters."""
    blank = _JOINER.sub("", text.translate(_BLANKS).translate(_HYPHENS))
    composed = unicodedata.normalize("NFC", "".join(filter(_is_seen, blank)))
    stressless = composed.replace("\u0300", "").replace("\u0301", "")
    return " ".join(unicodedata.normalize("NFC", stressless).split())


def cyrillic(text: str) -> str:
    """Replaces Latin look-alikes in Cyrillic words, and everything typed for a palochka."""
    return _RUN.sub(_in_cyrillic, text)


def folded(text: str) -> str:
    """Returns the text for comparing: lower case, «ё» as «е», plain quotes, dashes and numero
    signs, look-alikes as Cyrillic letters. Idempotent.
    """
    plain = unicodedata.normalize("NFKC", tidy(text).replace("№", "#"))
    plain = cyrillic(plain.translate(_DASHES).translate(_QUOTES))
    return tidy(_RUN.sub(_all_look_alike, plain).lower().replace("ё", "е"))


def mixed_words(text: str) -> list[str]:
    """Returns the words that mix Cyrillic and Latin letters."""
    words = _RUN.findall(tidy(text))
    return [one for one in words if _HAS_CYRILLIC.search(one) and _HAS_LATIN.search(one)]


def _is_seen(one: str) -> bool:
    return one.isspace() or one == "\u200d" or unicodedata.category(one) not in {"Cf", "Cc"}


def _in_cyrillic(run: re.Match[str]) -> str:
    if not _HAS_CYRILLIC.search(run[0]):
        return run[0]
    return _ONE.sub(PALOCHKA, run[0].translate(_LOOK_ALIKES).translate(_PALOCHKAS))


def _all_look_alike(run: re.Match[str]) -> str:
    letters = {one for one in run[0] if not one.isdecimal()}
    return run[0].translate(_LOOK_ALIKES) if letters <= set(_LATIN) else run[0]
