"""The believable list of organizations, and the rules by which people spell them differently."""

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from district.catalogues import Catalogue, Entry, Origin
from district.spelling import placed

FOLDER = Path(__file__).parent / "bench"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    id: str
    municipality: str
    settlement: str
    name: str

    @property
    def title(self) -> str:
        """The name with the settlement, as the list is loaded."""
        return placed(self.name, self.settlement, self.municipality)

    @property
    def city(self) -> str:
        return self.municipality if self.municipality.startswith("г.") else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    municipality: str
    """Where the person works."""
    query: str
    wanted_id: str


def listed() -> list[Listed]:
    return [Listed(**row) for row in _rows("organizations")]


def queries() -> list[Query]:
    return [Query(**row) for row in _rows("queries")]


def entries() -> list[Entry]:
    """The list as `okrug load` reads it."""
    return [
        Entry(
            catalogue=Catalogue.ORGANIZATIONS,
            id=one.id,
            fields={"municipality": one.municipality, "name": one.title, "kind": "school"},
            origin=Origin(file="organizations.csv", line=line),
        )
        for line, one in enumerate(listed(), start=2)
    ]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


# ── Other spellings of the same name ───────────────────────────────────────────────────────────

Rule = Callable[[str, Random], str]

LOOK_ALIKES = dict(zip("АВСЕНКМОРТХасеорху", "ABCEHKMOPTXaceopxy", strict=True))
_LEGAL = re.compile(r"^(?:М[БКА]ОУ|ГБОУ|ГКОУ)\s+(?:РД\s+)?")
_SECONDARY = re.compile(r"\bСОШ\b|средняя (?:общеобразовательная )?школа", re.IGNORECASE)
_KINDERGARTEN = re.compile(r"детский сад|детсад|\bд/с\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:№|N|#)\s*(?=\d)")


def _number_sign(name: str, random: Random) -> str:
    sign = random.choice(["№", "№ ", "N", "N ", "No ", "#", "номер ", ""])
    return _NUMBER.sub(f" {sign}", name)


def _legal_form(name: str, random: Random) -> str:
    form = random.choice(
        ["", "МБОУ ", "МКОУ ", "муниципальное казённое общеобразовательное учреждение "]
    )
    return _LEGAL.sub(form, name)


def _secondary(name: str, random: Random) -> str:
    kind = random.choice(["СОШ", "сш", "школа", "средняя школа", "ср. школа", "шк."])
    return _SECONDARY.sub(kind, name)


def _kindergarten(name: str, random: Random) -> str:
    return _KINDERGARTEN.sub(random.choice(["д/с", "детсад", "Детский сад", "ДС", "садик"]), name)


def _quotes(name: str, random: Random) -> str:
    left, right = random.choice([("", ""), ('"', '"'), ("“", "”"), ("'", "'"), ("„", "“")])
    return re.sub(r'[«"](?=\S)', f" {left}", name).replace("»", right).replace('"', right)


def _dashes(name: str, random: Random) -> str:
    return name.replace("-", random.choice("-\u2010\u2011"))


def _spaces(name: str, random: Random) -> str:
    return name.replace(" ", random.choice([" ", "  ", "\u00a0", "\u202f"])) + " " * random.randint(
        0, 2
    )


def _invisible(name: str, random: Random) -> str:
    at = random.randint(0, len(name))
    return name[:at] + random.choice("\u200b\u200e\u2068\ufeff\u00ad") + name[at:]


def _looks_alike(name: str, random: Random) -> str:
    def swapped(word: re.Match[str]) -> str:
        place = random.randrange(len(word[0]))
        one = word[0][place]
        return word[0][:place] + LOOK_ALIKES.get(one, one) + word[0][place + 1 :]

    return re.sub(r"[А-Яа-яё]{2,}", swapped, name)


def _words(name: str, random: Random) -> str:
    """Puts the last words first, unless they belong to a settlement or a person before them."""
    head, comma, tail = name.partition(", ")
    return f"{tail} {head}" if comma and random.random() < 0.5 else name


RULES: tuple[Rule, ...] = (
    lambda name, _: name.lower(),
    lambda name, _: name.upper(),
    lambda name, _: name.replace("ё", "е"),
    lambda name, _: unicodedata.normalize("NFD", name),
    lambda name, _: name + ".",
    _number_sign,
    _legal_form,
    _secondary,
    _kindergarten,
    _quotes,
    _dashes,
    _spaces,
    _invisible,
    _looks_alike,
    _words,
)


def respelled(name: str, random: Random) -> str:
    """Applies up to five of the rules, each once, in the order of the table."""
    count = random.randint(1, 5)
    for place in sorted(random.sample(range(len(RULES)), count), reverse=True):
        name = RULES[place](name, random)
    return name
