"""Where text and pictures are on the page of a template, read from its SVG."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

from documents.typesetting import Fact, pages

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
_COMMAND = re.compile(r"([MmHhVvLlCcQqZz])([^MmHhVvLlCcQqZz]*)")
_NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")
TOUCH = 0.5
"""Overlap in points that is not seen."""

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """In points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box", apart: float = -TOUCH) -> bool:
        """Returns whether there is less than `apart` between them."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > -apart and down > -apart

    def is_within(self, other: "Box") -> bool:
        return (
            self.left >= other.left - TOUCH
            and self.top >= other.top - TOUCH
            and self.right <= other.right + TOUCH
            and self.bottom <= other.bottom + TOUCH
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    whole: Box
    runs: tuple[Box, ...]
    """The ink of glyphs that were set together."""
    pictures: tuple[Box, ...]

    @property
    def clashes(self) -> list[tuple[Box, Box]]:
        return [(one, two) for one, two in combinations(self.runs, 2) if one.overlaps(two)]

    def field(self, margin: float) -> Box:
        whole = self.whole
        return Box(
            left=margin, top=margin, right=whole.right - margin, bottom=whole.bottom - margin
        )


def page_of(template: str, facts: Mapping[str, Fact]) -> Page:
    (content,) = pages(template, facts, "svg")
    root = fromstring(content.decode())
    *_, width, height = map(float, root.attrib["viewBox"].split())
    glyphs = {
        symbol.attrib["id"]: list(_outline(path.attrib["d"]))
        for symbol in root.iter(f"{SVG}symbol")
        for path in symbol.iter(f"{SVG}path")
    }
    runs, pictures = [], []
    for element, matrix in _elements(root, (1, 0, 0, 1, 0, 0)):
        inked = [point for one in element.findall(f"{SVG}use") for point in _inked(one, glyphs)]
        if inked:
            runs.append(_around(inked, matrix))
        if element.tag == f"{SVG}image":
            across, down = float(element.attrib["width"]), float(element.attrib["height"])
            pictures.append(_around([(0, 0), (across, down)], matrix))
    whole = Box(left=0, top=0, right=width, bottom=height)
    return Page(whole=whole, runs=tuple(runs), pictures=tuple(pictures))


def _elements(element: Element, matrix: Matrix) -> Iterator[tuple[Element, Matrix]]:
    if element.tag in {f"{SVG}defs", f"{SVG}symbol"}:
        return
    matrix = _times(matrix, _matrix(element.attrib.get("transform", "")))
    yield element, matrix
    for child in element:
        yield from _elements(child, matrix)


def _matrix(transform: str) -> Matrix:
    numbers = [float(one) for one in _NUMBER.findall(transform)]
    match transform.partition("(")[0]:
        case "":
            return (1, 0, 0, 1, 0, 0)
        case "translate":
            return (1, 0, 0, 1, numbers[0], [*numbers, 0][1])
        case "scale":
            return (numbers[0], 0, 0, numbers[-1], 0, 0)
        case "matrix":
            a, b, c, d, e, f = numbers
            return (a, b, c, d, e, f)
        case other:
            raise ValueError(other)


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j,
        a * k + c * m + e, b * k + d * m + f,
    )  # fmt: skip


def _inked(use: Element, glyphs: Mapping[str, list[Point]]) -> Iterator[Point]:
    across, down = float(use.attrib["x"]), float(use.attrib["y"])
    for x, y in glyphs.get(use.attrib[LINK].removeprefix("#"), []):
        yield across + x, down + y


def _around(points: list[Point], matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    shown = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
    across, down = [x for x, _ in shown], [y for _, y in shown]
    return Box(left=min(across), top=min(down), right=max(across), bottom=max(down))


def _outline(path: str) -> Iterator[Point]:
    """Yields the corners of an outline."""
    x = y = 0.0
    start = (x, y)
    for command, text in _COMMAND.findall(path):
        name, numbers = command.lower(), [float(one) for one in _NUMBER.findall(text)]
        if name == "z":
            x, y = start
            continue
        size = {"h": 1, "v": 1, "c": 6, "q": 4}.get(name, 2)
        from_x, from_y = (1, 1) if command.islower() else (0, 0)
        for at in range(0, len(numbers), size):
            *_, last = part = numbers[at : at + size]
            if name != "v":
                x = from_x * x + (last if name == "h" else part[-2])
            if name != "h":
                y = from_y * y + last
            if name == "m":
                start = (x, y)
            else:
                yield x, y
