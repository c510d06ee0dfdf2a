"""Results of a survey, of which no number identifies anyone.

A count below `FEW` is hidden, and with everything that is shown it may be anything from 0 to 4:

* Any question may be skipped, and how many people answered an anonymous survey is not shown. So the
  options of a question add up to no known number, and each is judged by itself.
* The total of an option is the sum of its shown groups, to which the hidden ones are added only as
  far as each of them may still be 0 to 4 (`_added`). It is a lower bound.
* Words are shown from `FEW` texts on, sorted, without a group.

Anonymous answers are counted once, at the close, so that no two versions differ by one person.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from district.requests.deficits import FEW

Answer = tuple[int, str, Sequence[str]]
"""Place of the question, group, and the chosen options or the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How many chose an option."""

    total: int | None
    """None: hidden."""
    is_at_least: bool = False
    groups: Mapping[str, int]
    """The shown ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The answers to a question."""

    cells: tuple[Cell, ...] = ()
    """By option."""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    questions: tuple[Counted, ...]

    def plain(self) -> dict[str, Any]:
        return {
            "questions": [
                {
                    "cells": [[one.total, one.is_at_least, dict(one.groups)] for one in each.cells],
                    "words": list(each.words),
                }
                for each in self.questions
            ]
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Results":
        return cls(
            questions=tuple(
                Counted(
                    cells=tuple(
                        Cell(total=total, is_at_least=is_at_least, groups=groups)
                        for total, is_at_least, groups in each["cells"]
                    ),
                    words=tuple(each["words"]),
                )
                for each in plain["questions"]
            )
        )


def published(counts: Mapping[str, int]) -> Cell:
    """Returns what may be shown of an option. `counts`: by group, also of those with none."""
    shown = {group: count for group, count in counts.items() if count >= FEW}
    hidden = [count for count in counts.values() if count < FEW]
    total = sum(shown.values()) + _added(hidden)
    return Cell(total=total if total >= FEW else None, is_at_least=bool(hidden), groups=shown)


def _added(hidden: Sequence[int]) -> int:
    """Returns the part of the hidden counts that may be told.

    One of them is 0 only if the others make up the sum, so it is at most what the others can be. A
    sum that one alone could be is not told, so that it may be 4 too.
    """
    largest = FEW - 1
    bound = min(sum(hidden), largest * (len(hidden) - 1))
    return bound if bound > largest else 0


def counted(options: Sequence[int], answers: Iterable[Answer], groups: Collection[str]) -> Results:
    """Counts answers. `options`: how many each question has; `groups`: all that there may be; empty
    if answers are not counted by group.
    """
    chosen: Counter[tuple[int, str, str]] = Counter()
    words: list[list[str]] = [[] for _ in options]
    for at, group, said in answers:
        if options[at]:
            chosen.update((at, one, group) for one in said)
        else:
            words[at] += said
    every = sorted({*groups, *(group for _, _, group in chosen)})
    return Results(
        questions=tuple(
            Counted(
                cells=tuple(
                    published({group: chosen[at, str(one), group] for group in every or ("",)})
                    for one in range(1, number + 1)
                ),
                words=tuple(sorted(words[at])) if len(words[at]) >= FEW else (),
            )
            for at, number in enumerate(options)
        )
    )
