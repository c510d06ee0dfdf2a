"""Keeps words that readers have to guess out of docstrings, comments, log lines and documents."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent

PHRASES = (
    "whoever", "somebody", "nobody", "anybody", "everybody", "stands",
    "tells of", "tell of", "told of", "hears of", "hear of",
    "as it is kept", "as they are kept", "twice is once", "it is no matter", "has no ear",
    "hands on", "holds up", "gives way",
)  # fmt: skip
OPENINGS = ("What", "Who", "Whom", "Whose", "Those", "Answers", "Of", "As")
"""First words of a docstring: it begins with a verb or a noun."""

NOT_YET = ("storage/migrations/versions", "CHANGELOG.md")
"""Files and folders that are not rewritten. It only shrinks."""

_ANYWHERE = re.compile(rf"\b({'|'.join(PHRASES)})\b", re.IGNORECASE)
_AT_THE_START = re.compile(rf"({'|'.join(OPENINGS)})\b")
_OPENED = re.compile(rf'"""\s*({"|".join(OPENINGS)})\b')
_QUOTED = re.compile(r"`[^`]*`|«[^»]*»")
_LOGGING = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log"})


def _files(*endings: str) -> list[Path]:
    shown = [one for one in ROOT.iterdir() if not one.name.startswith(".") and one.name != "var"]
    below = (path for top in shown for path in (top, *top.rglob("*")))
    return sorted(path for path in below if path.suffix in endings and _is_due(path))


def _is_due(path: Path) -> bool:
    name = path.relative_to(ROOT).as_posix()
    return name != "tests/test_english.py" and not any(
        name == one or name.startswith(f"{one}/") for one in NOT_YET
    )


def _docstrings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text)), lineno=line):
                yield line, text


def _log_lines(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="log"), attr=name), args=arguments):
                if name in _LOGGING:
                    for one in arguments:
                        match one:
                            case ast.Constant(value=str(text), lineno=line):
                                yield line, text


def _comments(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _complaints(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    if not _ANYWHERE.search(source) and not _OPENED.search(source):
        return  # parsing is most of the work
    tree = ast.parse(source)
    docstrings = list(_docstrings(tree))
    for line, text in [*docstrings, *_log_lines(tree), *_comments(source)]:
        for found in _ANYWHERE.findall(_QUOTED.sub("", text)):
            yield f"{path.relative_to(ROOT)}:{line}: {found}"
    for line, text in docstrings:
        if opening := _AT_THE_START.match(text.lstrip()):
            yield f"{path.relative_to(ROOT)}:{line}: begins with {opening[0]}"


def test_code_speaks_plainly() -> None:
    assert [one for path in _files(".py") for one in _complaints(path)] == []


def test_documents_speak_plainly() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {phrase}"
        for path in _files(".md")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for phrase in _ANYWHERE.findall(_QUOTED.sub("", line))
    ]
    assert found == []
