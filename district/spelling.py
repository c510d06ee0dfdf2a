"""Spellings: how a name is stored, and which names mean the same.

`tidy` is for text that is stored and shown: it removes invisible characters. `folded` is for
comparing. `words_of` is the one key for searching, adding and loading: the words of a name without
signs, legal forms and endings, so that «МБОУ «СОШ №1»» and «1 школа» have equal words.

The database stores these words, so a change of the rules needs a migration that fills the table
again.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

# ── Characters ─────────────────────────────────────────────────────────────────────────────────

PALOCHKA = "\u04c0"
"""The stored form of the letter: the capital one, because fonts often lack the small one."""

_BLANKS = dict.fromkeys(map(ord, "\u115f\u1160\u2800\u3164\uffa0"), " ")
"""Letters and symbols without ink."""
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\ufe63\uff0d"), "-")
_DASHES = dict.fromkeys(map(ord, "\u2012\u2013\u2014\u2015\u2212"), "-")
_AROUND_HYPHEN = re.compile(r"\s*-\s*")
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


def dashed(text: str) -> str:
    """Replaces every kind of dash by a hyphen, without spaces around it."""
    return _AROUND_HYPHEN.sub("-", text.translate(_DASHES))


def cyrillic(text: str) -> str:
    """Replaces Latin look-alikes in Cyrillic words, and everything typed for a palochka."""
    return _RUN.sub(_in_cyrillic, text)


def folded(text: str) -> str:
    """Returns the text for comparing: lower case, «ё» as «е», plain quotes, dashes and numero
    signs, look-alikes as Cyrillic letters. Idempotent.
    """
    plain = unicodedata.normalize("NFKC", tidy(text).replace("№", "#"))
    plain = plain.translate(_DASHES).translate(_QUOTES).replace("\u0130", "I")
    plain = cyrillic(_RUN.sub(_all_look_alike, plain))
    return tidy(plain.lower().replace("ё", "е"))


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


# ── Words ──────────────────────────────────────────────────────────────────────────────────────

_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (PALOCHKA.lower(), ""),  # Russian spelling leaves it out
        (r"#|\b(?:n[oº°]?|nr|номер|ном)\b\.?|\bn[oº°]?(?=\d)", " "),
        (r"(?<=\d)(?:\s?-\s?)?(?:ая|ый|ой|ого|ое|го|ей|ья|ий|[яйюе])\b", " "),
        (r"\bд\s?[/\\.]\s?с\b|\bдет[а-я]*\W+сад", " сад"),
        (r"\bр\s?[/\\.-]\s?н[а-я]{0,2}\b", " район "),
        (r"\bреспублик[а-я]+ дагестан\b", " "),
        (r"(?<=[а-я])'(?=[а-я])", ""),
        (r"\b(нов|стар|верхн|нижн|средн|мал|больш)[оеи][ -]?(?=[а-я]{3})", r"\1 "),
    )
)
"""Signs and shortened forms, replaced one after another in the folded text."""

_LEGAL = re.compile(
    r"(?:фг|[гмчнр])?[бак]?(?:п|об|с|ск|кс|в|н|сп|вп|нп)?оу(?:до|дод|дпо)?"
    r"|[гм][бак]у|ано|нано|ооо|до|дод|дпо|спо|рд|рф"
)
"""Short legal forms, which do not tell one organization from another."""

_DROPPED = frozenset(
    word
    for words in (
        "муниципальн бюджетн казен автономн государствен федеральн частн некоммерч",
        "общеобразовательн общеобр образовательн образован учрежден организац детск дет юнош",
        "город гор сел поселок пос пгт станиц хутор аул деревн мкр микрорайон улиц ул",
        "округ имен им при на го мо the of",
    )
    for word in words.split()
)
"""Stems of long legal forms, of kinds of places, and words that many leave out."""

_MEANINGS = {
    word: tuple(meant.split())
    for meant, words in {
        "школ": "сош сш ош шк ср средн school",
        "основн школ": "оош основн",
        "начальн школ": "нош нш начальн нач",
        "начальн школ сад": "ншдс",
        "школ интернат": "ши",
        "коррекционн школ интернат": "скоши",
        "школ искусств": "дши",
        "школ музыкальн": "дмш",
        "школ художественн": "дхш",
        "школ спортивн": "дюсш сдюсшор сшор",
        "сад": "доу мбдоу мкдоу мадоу мдоу гбдоу чдоу дс детсад садик ясл дошкольн kindergarten",
        "гимназ": "гимн gymnasium",
        "лиц": "lyceum",
        "коледж": "college",
        "центр": "цо centre",
        "центр дополнительн": "цдо цдод",
        "центр развит ребенк": "црр",
        "дом творчеств": "ддт",
        "район": "district",
    }.items()
    for word in words.split()
}
"""The stems that a short word or another stem means."""

KINDS = frozenset({"лиц", *(stem for meant in _MEANINGS.values() for stem in meant)})
"""Stems of kinds of organizations, which many names share."""

_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        (
            "перв один", "втор два две", "трет три", "четверт четыр", "пят", "шест", "седьм сем",
            "восьм восем", "девят", "десят", "одиннадцат", "двенадцат", "тринадцат",
            "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат",
            "девятнадцат", "двадцат",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+|\d+")
_HYPHENATED = re.compile(r"\b[а-я]{2,}(?:-[а-я]{2,})+\b")
_COMPOUND = re.compile(r"(.{3,})(школ|сад|коледж|училищ|интернат)")
_DOUBLED = re.compile(r"([^\W\d])\1")
_ADJECTIVE = re.compile(
    r"(.{3,}?)(?:ин|ын|ов|ев|(?<=[жшщчц])ен)?ск(?:ая|ий|ое|ой|ого|ому|ую|ом|им|их|ие)?"
)
"""An adjective of a place: «Ахтынская» as «Ахты»."""
_ENDING = re.compile(r"(?<=.{3})(?:(?:ого|его|ому|ему|ыми|ими|ых|их)|[аеиоуыэюяйь]+)$")
SHORT = 3
"""Letters of the shortest stems."""
_INITIAL = re.compile(r"\b[А-Я](?=\.)")


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """Returns the words of a name, each once, in their order; a name of nothing but legal forms is
    one word.
    """
    text = folded(name)
    for pattern, written in _SHAPES:
        text = pattern.sub(written, text)
    words = dict.fromkeys(word for raw in _WORD.findall(text) for word in _meant(raw))
    return tuple(words or filter(None, [folded(name)]))


@lru_cache(maxsize=8192)
def searched_words(name: str) -> tuple[str, ...]:
    """Returns the words of a name, and those written with a hyphen also as one word."""
    joined = (word.replace("-", "") for word in _HYPHENATED.findall(folded(name)))
    return tuple(
        dict.fromkeys((*words_of(name), *(word for raw in joined for word in _meant(raw))))
    )


def spelled(name: str, city: str = "") -> frozenset[str]:
    """Returns the words of a name without their order; see `is_same`.

    `city`: the city where all organizations of the list are, which is often left out.
    """
    return frozenset(words_of(name)) - frozenset(words_of(city)) or frozenset(words_of(name))


def is_same(one: str, other: str, city: str = "") -> bool:
    """Returns whether two names are spellings of one: equal words, and no other initials."""
    if spelled(one, city) != spelled(other, city):
        return False
    initials, others = _initials(one), _initials(other)
    return initials <= others or initials >= others


def placed(name: str, settlement: str, municipality: str) -> str:
    """Returns the name with its settlement, unless the name says it, or it is the city itself."""
    words = {*words_of(settlement)}
    is_said = words <= {*words_of(name)} or words == {*words_of(municipality)}
    return name if is_said else f"{name}, {settlement}"


def _initials(name: str) -> set[str]:
    return set(_INITIAL.findall(cyrillic(tidy(name))))


def _meant(raw: str) -> Iterator[str]:
    """Yields the words that a written word means."""
    if raw.isdecimal():
        yield str(int(raw))
    elif raw in _MEANINGS:
        yield from _MEANINGS[raw]
    elif len(raw) > 1 and not _LEGAL.fullmatch(raw):
        stem = _stem(raw)
        compound = _COMPOUND.fullmatch(stem)
        if stem in _NUMBERS:
            yield _NUMBERS[stem]
        elif stem in _MEANINGS:
            yield from _MEANINGS[stem]
        elif compound is not None:
            yield compound[1]
            yield compound[2]
        elif stem not in _DROPPED:
            yield stem


def _stem(word: str) -> str:
    adjective = _ADJECTIVE.fullmatch(word)
    stem = _ENDING.sub("", adjective[1] if adjective else word)
    return _DOUBLED.sub(r"\1", stem) if len(stem) > SHORT else stem


# ── Search in texts ────────────────────────────────────────────────────────────────────────────

_SHORTEST_STEM = 3
"""Letters of a word from which on its ending may differ."""
_TEXT_WORD = re.compile(r"[^\W_]+")


def words_in(*texts: str) -> list[str]:
    """Returns the different words and numbers of texts, as they are compared."""
    return list(dict.fromkeys(word for text in texts for word in _TEXT_WORD.findall(folded(text))))


def has_words(text: str, wanted: Collection[str]) -> bool:
    """Returns whether the text has all these words, in any form."""
    said = _words_in_text(text) if wanted else ()
    return all(
        any(word == each if each.isdecimal() else word.startswith(stem(each)) for word in said)
        for each in wanted
    )


@lru_cache(maxsize=2048)
def _words_in_text(text: str) -> tuple[str, ...]:
    return tuple(words_in(text))


def stem(word: str) -> str:
    """Returns the beginning that another form of the word shares; a number is compared whole."""
    return word if word.isdecimal() else word[: max(_SHORTEST_STEM, len(word) - 2)]
