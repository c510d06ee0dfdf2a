"""The accusative of Russian surnames, as far as their ending tells it: «за Алиева К. О.»."""

_ENDINGS = (
    ("ская", "скую"), ("цкая", "цкую"), ("ова", "ову"), ("ева", "еву"), ("ёва", "ёву"),
    ("ина", "ину"), ("ына", "ыну"), ("ский", "ского"), ("цкий", "цкого"), ("ов", "ова"),
    ("ев", "ева"), ("ёв", "ёва"), ("ин", "ина"), ("ын", "ына"), ("ой", "ого"), ("ый", "ого"),
    ("ая", "ую"),
)  # fmt: skip
LEAST = 4
"""Letters of a surname that is declined."""


def accusative(name: str) -> str:
    """Declines the surname at the start of a short name; other surnames stay as they are."""
    surname, space, rest = name.partition(" ")
    return "-".join(map(_declined, surname.split("-"))) + space + rest


def _declined(part: str) -> str:
    if len(part) < LEAST:
        return part
    found = next((one for one in _ENDINGS if part.endswith(one[0])), None)
    return part.removesuffix(found[0]) + found[1] if found else part
