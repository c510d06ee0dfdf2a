"""The tests that keep dead ends open exist."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.dead_ends import DEAD_ENDS

TESTS = Path(__file__).parent


def test_every_dead_end_has_its_number() -> None:
    assert sorted(DEAD_ENDS) == list(range(1, 22))


@pytest.mark.parametrize("number", DEAD_ENDS)
def test_its_tests_exist(number: int) -> None:
    named = [one.split("::") for one in DEAD_ENDS[number].tests]
    assert named
    assert [name for file, name in named if name not in functions(file)] == []


@cache
def functions(file: str) -> frozenset[str]:
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    return frozenset(
        one.name for one in tree.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
    )
